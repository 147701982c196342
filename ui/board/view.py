"""看板: the plan in four cards; a click on a bar shows its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import labels, style
from ui.board import charts as board_charts
from ui.board.bar import BoardBar
from ui.board.chart import Chart
from ui.buttons import IconButton
from ui.choosing import PDF, chooser_of
from ui.state import Message
from ui.tasks.lineage_feed import feed_of
from workbench.assigning.board import Board, board
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtGui import (
        QHideEvent,
        QKeyEvent,
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


_TWO = 60
"""From this width on, in characters, cards stand in two columns."""

_SHARES = (7, 5)
"""Of the width, for the left and the right pictures."""


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
        self.bar = BoardBar()
        self.words = self.bar.words
        self._cards: list[QFrame] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self.desk = QFrame()
        self.desk.setProperty("ground", "desk")
        self._cards = [self._card(at, chart) for at, chart in enumerate(self.charts)]
        self._grid = QGridLayout(self.desk)
        self._grid.setContentsMargins(12, 12, 12, 12)
        self._grid.setSpacing(12)
        self._lay_out(2)
        area = QScrollArea()
        area.setWidget(self.desk)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(area, 1)
        self.setFocusProxy(self.charts[0])

    def _lay_out(self, columns: int) -> None:
        """The cards in one column or two."""
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        seen = {at % columns for at, card in enumerate(self._cards) if not card.isHidden()}
        for at, share in enumerate(_SHARES):
            self._grid.setColumnStretch(at, share if at in seen else 0)

    def _card(self, at: int, chart: Chart) -> QFrame:
        name, told, _, _ = _CARDS[at]
        card = QFrame()
        card.setProperty("card", "board")
        large = IconButton("expand", f"放大“{name}”，再按一下回到四张图")
        large.clicked.connect(lambda: self.enlarge(None if self.enlarged is chart else chart))
        copy = IconButton("copy", f"把“{name}”复制为图片")
        copy.clicked.connect(lambda: self._copy(card))
        head = QHBoxLayout()
        head.addWidget(labels.text(name, "strong"))
        head.addWidget(labels.text(told, "small", "ink2"), 1)
        head.addWidget(large)
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
        self._session.plan_opened.connect(self.bar.reset)
        self.bar.wanted.connect(lambda _: self._go_stale())
        self.bar.copy_all.clicked.connect(lambda: self._copy(self.desk))
        self.bar.pdf.clicked.connect(self._ask_pdf)
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
        part = self.bar.part
        work = self._session.work
        self._job = job = work("正在统计", lambda _: board(plan, *told, part), quiet=True)
        job.succeeded.connect(lambda made: self.show_board(made) if job is self._job else None)

    def show_board(self, made: Board) -> None:
        """Draw what was counted."""
        self.bar.show_board(made)
        for chart in self.charts:
            chart.show_board(made)

    @property
    def enlarged(self) -> Chart | None:
        """The picture that has all the room, None where all four are seen."""
        seen = [at for at, card in enumerate(self._cards) if not card.isHidden()]
        return self.charts[seen[0]] if len(seen) == 1 else None

    def enlarge(self, chart: Chart | None, *, focus: bool = True) -> None:
        """One picture in all the room, or all four again; the keys go to it."""
        for each, card in zip(self.charts, self._cards, strict=True):
            card.setVisible(chart is None or each is chart)
        self._lay_out(self._columns)
        if focus:
            (chart or self.charts[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def told_look(self) -> Mapping[str, str]:
        """Which part is counted, and the picture that has all the room."""
        enlarged = self.enlarged
        card = {"card": enlarged.accessibleName()} if enlarged else {}
        return self.bar.told() | card

    def recall_look(self, told: Mapping[str, str]) -> None:
        """Count that part, and enlarge that picture."""
        self.bar.recall(told)
        names = {chart.accessibleName(): chart for chart in self.charts}
        if names.get(told.get("card", "")) is not self.enlarged:
            self.enlarge(names.get(told.get("card", "")), focus=False)

    def _copy(self, part: QWidget) -> None:
        QGuiApplication.clipboard().setPixmap(part.grab())
        self._session.message.emit(Message("已复制为图片"))

    def _ask_pdf(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        from workbench.papers import name_ending

        chooser, name = chooser_of(self._session), name_ending(plan.title, "看板.pdf")
        path = chooser.to_write(self, "导出看板", name, PDF)
        if path:
            self.save_pdf(path, plan)

    def save_pdf(self, path: Path, plan: Plan) -> None:
        """The board on one turned page; written aside, then put in place."""
        file = QSaveFile(str(path))
        if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
            told = f"未能写入“{path.name}”：{file.errorString()}。"
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
            self._session.message.emit(Message(f"已导出“{path.name}”"))

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (chart := self.enlarged):
            self.enlarge(None)
            chart.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._feed.want(type(self), wanted=True)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._feed.want(type(self), wanted=False)
