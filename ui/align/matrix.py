"""矩阵: our chapters against the papers they answer to, reached／asked, and a cell's shortfalls.

一、健全公共卫生服务体系  7／9 ▇▇▇▇▁  3／3 ▇▇▇▇
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from ui import icons, row_painting, style
from ui.align.rows import bare
from ui.align.shortfalls import Shortfalls
from ui.buttons import Button
from ui.labels import Elided
from ui.tree_model import ACCESSIBLE, DESCRIPTION, DISPLAY, TOOL_TIP, USER

if TYPE_CHECKING:
    from ui.align.rows import Held, Page, Row
    from ui.tree_model import Index

TALLY = USER + 1
"""The role under which a cell gives its `Tally`."""
NO_CHAPTER = "未对应到任何一章"
_PAD = 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_BAR = 5
_SAID = 5
"""So many shortfalls of a cell are read out."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Tally(NamedTuple):
    """Of what was asked in a cell so much is reached; `last`: what found no chapter."""

    reached: int
    asked: int
    last: bool = False

    @property
    def sign(self) -> tuple[str, str]:
        """Icon and token."""
        if self.last:
            return ("missing", "err")
        return ("check-filled", "ok") if self.reached == self.asked else ("partly", "warn")

    @property
    def words(self) -> str:
        """7／9; 2 条; — where nothing was asked."""
        if self.last:
            return f"{self.asked} 条" if self.asked else "无"
        return f"{self.reached}／{self.asked}" if self.asked else "—"


class MatrixModel(QAbstractTableModel):
    """A chapter a row, a paper a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chapters: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._pages: tuple[Page, ...] = ()
        self._cells: list[list[Tally]] = []

    def show(self, held: Held | None) -> None:
        """The matrix of another look."""
        self.beginResetModel()
        plan, self._pages = (held.plan, held.pages) if held else (None, ())
        sections = plan.sections if plan else ()
        numbers = plan.numbers() if plan else {}
        self._chapters = tuple(section.heading for section in sections)
        self._names = tuple(f"{numbers[s.id]}{s.heading}" for s in sections)
        self._cells = [_column(page) for page in self._pages]
        self.endResetModel()

    def page(self, column: int) -> Page | None:
        """The paper of a column, None for the chapters' own."""
        return self._pages[column - 1] if 1 <= column <= len(self._pages) else None

    def chapter(self, row: int) -> str:
        """The chapter of a row, "" for the last one."""
        return self._chapters[row] if row < len(self._chapters) else ""

    def rows_of(self, index: Index) -> tuple[Row, ...]:
        """The requirements counted in a cell."""
        page = self.page(index.column())
        chapter = self.chapter(index.row())
        found = page.rows if page else ()
        return tuple(
            r for r in found if r.requirement.chapter == chapter and not r.requirement.reason
        )

    def rowCount(self, parent: Index | None = None) -> int:
        if parent and parent.isValid():
            return 0
        return len(self._chapters) + 1 if self._pages else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._pages) + 1

    def tally(self, index: Index) -> Tally | None:
        """What a cell counts, None for the names of the chapters."""
        return self._cells[index.column() - 1][index.row()] if index.column() else None

    def name(self, row: int) -> str:
        """What a row is called."""
        return self._names[row] if row < len(self._names) else NO_CHAPTER

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        tally = self.tally(index)
        if role == TALLY:
            return tally
        if role == DISPLAY:
            return tally.words if tally else self.name(index.row())
        if role in (ACCESSIBLE, TOOL_TIP):
            return self._spoken(index, tally)
        return self._short(index) if role == DESCRIPTION else None

    def _short(self, index: Index) -> str:
        """What is short in a cell, in words, for who cannot see the lines below."""
        short = [r.requirement for r in self.rows_of(index) if not r.requirement.relation.settled]
        told = "；".join(f"{r.relation.label}：{bare(r.entry.text)}" for r in short[:_SAID])
        return f"{told}等 {len(short)} 条" if len(short) > _SAID else told

    def _spoken(self, index: Index, tally: Tally | None) -> str:
        name, page = self.name(index.row()), self.page(index.column())
        if tally is None or page is None:
            return name
        if tally.last:
            return f"{page.reference.title}：{tally.asked}条未对应到任何一章"
        return f"{name}：{page.reference.title}要求{tally.asked}条，达到{tally.reached}条"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is not Qt.Orientation.Horizontal or role not in (DISPLAY, TOOL_TIP):
            return None
        page = self.page(section)
        if page is None:
            return "本级章节"
        reached = sum(r.requirement.relation.reached for r in page.rows)
        asked = sum(not r.requirement.reason for r in page.rows)
        return f"{page.reference.title}　{reached}／{asked}"


def _column(page: Page) -> list[Tally]:
    found = [Tally(cell.reached, cell.asked) for cell in page.alignment.matrix]
    left = [r for r in page.rows if not r.requirement.chapter and not r.requirement.reason]
    return [*found, Tally(0, len(left), last=True)]


class MatrixDelegate(QStyledItemDelegate):
    """Icon, reached／asked and a small bar."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        tally = index.data(TALLY)
        last = index.row() == index.model().rowCount() - 1
        current = self._view.currentIndex()
        here = (current.row(), current.column()) == (index.row(), index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "sel" if here else "head" if last else "surface"
        painter.fillRect(rect, style.shade(ground))
        row_painting.grid(painter, rect)
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        if isinstance(tally, Tally) and tally.asked:
            _paint_tally(painter, inner, tally)
        else:
            _paint_name(painter, inner, str(index.data()), strong=last and tally is None)
        if here and self._view.hasFocus():
            painter.setPen(QPen(style.shade("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


def _paint_name(painter: QPainter, rect: QRectF, words: str, *, strong: bool) -> None:
    font = style.font("strong" if strong else "body")
    painter.setFont(font)
    painter.setPen(style.shade("ink"))
    line = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _MIDDLE, line)


def _paint_tally(painter: QPainter, rect: QRectF, tally: Tally) -> None:
    name, token = tally.sign
    icons.paint(painter, name, token, QRectF(rect.left(), rect.top(), style.px(16), rect.height()))
    whole = tally.reached == tally.asked
    painter.setFont(style.font("body" if whole else "strong"))
    painter.setPen(style.shade("ink" if whole else token))
    painter.drawText(rect.adjusted(style.px(22), 0, 0, 0), _MIDDLE, tally.words)
    left = rect.left() + style.px(22) + style.em(4)
    width = rect.right() - left
    if tally.last or width < style.em(2):
        return
    bar = QRectF(left, rect.center().y() - _BAR / 2, width, _BAR)
    painter.fillRect(bar, style.shade("grid"))
    bar.setWidth(width * tally.reached / tally.asked)
    painter.fillRect(bar, style.shade(token))


class MatrixTable(QTableView):
    """The cells.

    Signals:
        entered_cell(): Enter or a double click on a cell.
    """

    entered_cell = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered_cell.emit()
        else:
            super().keyPressEvent(event)


class AlignMatrix(QFrame):
    """The matrix, and below it what is short in the current cell.

    Signals:
        opened(document, chapter): a cell is wanted in 逐条.
    """

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.model = MatrixModel(self)
        self.table = MatrixTable()
        self.below = Shortfalls()
        self._title = Elided("strong")
        self.link = Button("逐条打开", "link", "arrow-right")
        self.link.setToolTip("在逐条里只看这一格（回车）")
        self.foot = self._build_foot()
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.table.entered_cell.connect(self.open_cell)
        self.table.doubleClicked.connect(lambda _: self.open_cell())
        self.link.clicked.connect(self.open_cell)
        self._show_cell(QModelIndex())

    def show_held(self, held: Held | None) -> None:
        """The matrix of another look; the same cell stays current."""
        at = self.table.currentIndex()
        row, column = at.row(), at.column()
        self.model.show(held)
        head = self.table.horizontalHeader()
        for each in range(self.model.columnCount()):
            head.setSectionResizeMode(each, QHeaderView.ResizeMode.Stretch)
        if 0 <= row < self.model.rowCount() and column < self.model.columnCount():
            self.table.setCurrentIndex(self.model.index(row, column))
        self._show_cell(self.table.currentIndex())

    def open_cell(self) -> None:
        """The current cell in 逐条."""
        index = self.table.currentIndex()
        page = self.model.page(index.column()) if index.isValid() else None
        if page:
            self.opened.emit(page.reference.id, self.model.chapter(index.row()))

    def _show_cell(self, index: QModelIndex) -> None:
        tally = self.model.tally(index) if index.isValid() else None
        page = self.model.page(index.column()) if index.isValid() else None
        self.foot.setVisible(bool(tally and tally.asked))
        if tally is None or page is None:
            return
        short = [r for r in self.model.rows_of(index) if not r.requirement.relation.settled]
        name, title = self.model.name(index.row()), page.reference.title
        end = f"{tally.asked} 条" if tally.last else f"{tally.asked} 条中 {tally.reached} 条达到"
        self._title.show_text(f"{name} × {title}：{end}")
        self.below.show_rows(short)

    def _build_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("ground", "panel")
        foot.setProperty("edge", "top")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.link)
        column = QVBoxLayout(foot)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.below)
        return foot

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(MatrixDelegate(table))
        table.setAccessibleName("对标矩阵")
        table.setAccessibleDescription("方向键走格子，回车在逐条里看这一格")
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(table.fontMetrics().height() + 20)
        head = table.horizontalHeader()
        head.setDefaultAlignment(_MIDDLE)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the counts stand at the end
        head.setMinimumSectionSize(style.em(8))
