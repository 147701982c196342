"""看板: the plan in four cards; a click on a bar shows its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import labels, style
from ui.board import charts as board_charts
from ui.buttons import Button, IconButton
from ui.state import Message
from ui.tasks.lineage_feed import feed_of
from workbench.assigning.board import Board, board
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import (
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )

    from ui.board.charts import Mark, Pen
    from ui.jobs import Job
    from ui.session import Session
    from workbench.plan import Plan

_CARDS: tuple[tuple[str, str, str, Callable[[Pen, QRectF, Board], list[Mark]]], ...] = (
    ("各单位任务", "按完成季度；点一段看任务", "填上牵头单位，这里就有各单位的任务。",
     board_charts.draw_loads),
    ("条目去留", "上年的条目到哪里去了", "导入上年的要点，或由它生成今年的，这里就看得到去留。",
     board_charts.draw_flows),
    ("指标走势", "圆点为往年，空心圆为今年目标，短线为上级要求",
     "往年的要点里有同一个指标，这里就画出走势。", board_charts.draw_trends),
    ("责任落实", "斜纹为未定", "正文里条目下的每一句是一项任务。", board_charts.draw_covers),
)  # fmt: skip


_LEAST = 13
"""How high a picture is at least, in characters; where there is less room the board scrolls."""
_SAID = 8
"""So many places of a picture are read out before one is walked to."""
_TWO = 60
"""From this width on, in characters, cards stand in two columns."""


class Chart(QWidget):
    """A picture one can point into: ←→ walk its places, Enter or a click goes to the tasks.

    Signals:
        chosen(Filter): she wants to see the tasks of a place.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, hint: str, draw: Callable[[Pen, QRectF, Board], list[Mark]]
    ) -> None:
        super().__init__()
        self._name, self._hint, self._draw = name, hint, draw
        self._board: Board | None = None
        self._marks: list[Mark] = []
        self._at = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(style.em(16), style.em(_LEAST))

    def show_board(self, board: Board | None) -> None:
        """Draw this."""
        self._board, self._at = board, -1
        self.update()

    def draw(self, painter: QPainter, room: QRectF, *, paper: bool = False) -> list[Mark]:
        """The picture in `room`, in the colours of the theme, or of paper."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = board_charts.Pen(painter, style.print_shade if paper else style.shade)
        marks = self._draw(pen, room, self._board) if self._board else []
        if not marks and self._board:
            pen.write(room, self._hint, "ink3", "body", Qt.AlignmentFlag.AlignCenter)
        return marks

    @property
    def marks(self) -> list[Mark]:
        """The places there are, as drawn last."""
        return self._marks

    def _go(self, at: int) -> None:
        if not self._marks:
            return
        self._at = at % len(self._marks)
        words = self._marks[self._at].words
        self._tell()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.setToolTip(words)
        self.update()

    def _tell(self) -> None:
        """What is read out: the place she walked to; before, what can be walked to."""
        if 0 <= self._at < len(self._marks):
            words = self._marks[self._at].words
        else:
            first = "；".join(mark.words for mark in self._marks[:_SAID])
            more = f"等 {len(self._marks)} 处" if len(self._marks) > _SAID else ""
            words = f"{first}{more}。方向键逐处看" if first else self._hint
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._marks) and self._marks[at].wanted:
            self.chosen.emit(self._marks[at].wanted)

    def _under(self, event: QMouseEvent) -> int:
        spots = enumerate(self._marks)
        return next((i for i, mark in spots if mark.rect.contains(event.position())), -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self._marks = self.draw(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2))
        self._tell()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(style.shade("focus"), 2))
            spot = self._marks[self._at].rect if 0 <= self._at < len(self._marks) else None
            painter.drawRect(spot or QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if step := steps.get(Qt.Key(event.key())):
            self._go(max(self._at, 0) + step if self._at >= 0 else 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._under(event)
        hand = at >= 0 and self._marks[at].wanted is not None
        shapes = Qt.CursorShape
        self.setCursor(shapes.PointingHandCursor if hand else shapes.ArrowCursor)
        self.setToolTip(self._marks[at].words if at >= 0 else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._under(event)
        if at >= 0:
            self._go(at)
            self._choose(at)


class BoardView(QWidget):
    """The view 看板 of the open plan.

    Signals:
        tasks_wanted(Filter): these tasks are to be shown.
    """

    tasks_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._feed = feed_of(session)
        self._stale = True
        self._job: Job | None = None
        self._later = QTimer(self, interval=300, singleShot=True)
        self.charts = [Chart(name, hint, draw) for name, _, hint, draw in _CARDS]
        self.words = labels.text("", "body", "warn")
        self._copy_all = Button("复制为图片", "quiet", "copy")
        self._pdf = Button("导出 PDF", "quiet", "pdf")
        self._build()
        self._connect()

    def _build(self) -> None:
        bar = QFrame()
        bar.setProperty("ground", "surface")
        bar.setProperty("edge", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 5, 10, 5)
        row.addWidget(self.words, 1)
        row.addWidget(self._copy_all)
        row.addWidget(self._pdf)
        self._copy_all.setToolTip("把整个看板复制成一张图片")
        self._pdf.setToolTip("把看板存成 PDF 文件")
        self.desk = QFrame()
        self.desk.setProperty("ground", "desk")
        self._cards = [self._card(at, chart) for at, chart in enumerate(self.charts)]
        self._grid = QGridLayout(self.desk)
        self._grid.setContentsMargins(12, 12, 12, 12)
        self._grid.setSpacing(12)
        self._grid.setColumnStretch(0, 7)
        self._lay_out(2)
        area = QScrollArea()
        area.setWidget(self.desk)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(area, 1)
        self.setFocusProxy(self.charts[0])

    def _lay_out(self, columns: int) -> None:
        """The cards in one column or two."""
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        self._grid.setColumnStretch(1, 5 if columns > 1 else 0)

    def _card(self, at: int, chart: Chart) -> QFrame:
        name, told, _, _ = _CARDS[at]
        card = QFrame()
        card.setProperty("card", "board")
        copy = IconButton("copy", f"把‘{name}’复制为图片")
        copy.clicked.connect(lambda: self._copy(card))
        head = QHBoxLayout()
        head.addWidget(labels.text(name, "strong"))
        head.addWidget(labels.text(told, "small", "ink2"), 1)
        head.addWidget(copy)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 8, 14, 12)
        column.addLayout(head)
        column.addWidget(chart, 1)
        return card

    def _connect(self) -> None:
        self._session.plan_opened.connect(self._go_stale)
        self._session.plan_changed.connect(self._go_stale)
        self._feed.found.connect(self._go_stale)
        self._later.timeout.connect(self._refresh)
        self._copy_all.clicked.connect(lambda: self._copy(self.desk))
        self._pdf.clicked.connect(self._ask_pdf)
        for chart in self.charts:
            chart.chosen.connect(self.tasks_wanted)

    def _go_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._later.start()

    def _refresh(self) -> None:
        """Count anew, beside the window."""
        plan, lineage = self._session.plan, self._feed.lineage
        if not self._stale or plan is None:
            return
        self._stale = False
        told = (lineage.ledger, lineage.before, lineage.superiors) if lineage else (None, (), ())
        self._job = job = self._session.work("正在统计", lambda _: board(plan, *told), quiet=True)
        job.succeeded.connect(lambda made: self.show_board(made) if job is self._job else None)

    def show_board(self, made: Board) -> None:
        """Draw what was counted."""
        parts = [f"{made.open} 项责任未定"] if made.open else []
        parts += [f"{made.falling} 个指标低于去年或上级要求"] if made.falling else []
        self.words.setText("，".join(parts))
        for chart in self.charts:
            chart.show_board(made)

    def _copy(self, part: QWidget) -> None:
        QGuiApplication.clipboard().setPixmap(part.grab())
        self._session.message.emit(Message("已复制为图片"))

    def _ask_pdf(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        from pathlib import Path

        start = f"{plan.title or '要点'}看板.pdf"
        name, _ = QFileDialog.getSaveFileName(self, "导出看板", start, "PDF (*.pdf)")
        if name:
            self.save_pdf(Path(name), plan)

    def save_pdf(self, path: Path, plan: Plan) -> None:
        """The board on one turned page; written aside, then put in place."""
        file = QSaveFile(str(path))
        if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
            told = f"未能写入‘{path.name}’：{file.errorString()}。"
            self._session.failed.emit(WorkbenchError(told, "请换一个文件夹再导出。"))
            return
        writer = QPdfWriter(file)
        writer.setResolution(96)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
        writer.setTitle(plan.title)
        painter = QPainter(writer)
        self._draw_page(painter, QRectF(0, 0, writer.width(), writer.height()), plan)
        painter.end()
        if file.commit():
            self._session.message.emit(Message(f"已导出‘{path.name}’"))

    def _draw_page(self, painter: QPainter, page: QRectF, plan: Plan) -> None:
        pen = board_charts.Pen(painter, style.print_shade)
        pen.write(QRectF(0, 0, page.width(), 28), f"{plan.title}看板", role="title")
        wide, high = page.width() / 2, (page.height() - 36) / 2
        for at, chart in enumerate(self.charts):
            cell = QRectF(at % 2 * wide, 36 + at // 2 * high, wide - 20, high - 16)
            pen.write(QRectF(cell.left(), cell.top(), wide, 22), _CARDS[at][0], role="strong")
            chart.draw(painter, cell.adjusted(0, 28, 0, 0), paper=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(2 if self.width() >= style.em(_TWO) else 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._feed.want(type(self), wanted=True)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._feed.want(type(self), wanted=False)
