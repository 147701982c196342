"""数字核对: numbers, dates, units, persons and 《》 not as last year, each with its tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from ui import row_painting
from ui.labels import text
from ui.row_model import RowModel
from ui.row_table import ColumnFit, dress_table, follow_current
from ui.state import Message, Selection
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP
from ui.turn.side import Side
from ui.walking import next_waiting

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from ui.session import Session
    from ui.tree_model import Index
    from ui.turn.feed import Turn, TurnFeed
    from workbench.drafting.factguard import FactDifference

KIND, BEFORE, AFTER, PLACE, SENTENCE, TICK = range(6)
_WIDTHS = (4, 13, 13, 9, 0, 7.5)
"""Of the columns, in characters; the sentence gets the rest."""
_NONE = "（无）"
_NOTHING = "数字、日期、单位、人员和文件都与上年一致，或还没有采纳改动。"


class FactModel(RowModel["FactDifference"]):
    """A fact a row."""

    heads = ("类别", "上年", "现在", "位置", "现在的句子", "核对")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticked: frozenset[str] = frozenset()

    def key_of(self, row: FactDifference) -> object:
        return row

    def told(self, row: FactDifference, column: int, role: int) -> object:
        cells = self._cells(row)
        if role == ACCESSIBLE:
            return "，".join(cells)
        if role == TOOL_TIP:
            return f"上年：{row.sentence_before}\n现在：{row.sentence}"
        return cells[column] if role == DISPLAY else None

    def _cells(self, row: FactDifference) -> tuple[str, ...]:
        told = "已核对" if row.id in self.ticked else "待核对"
        before, after = row.before or _NONE, row.after or _NONE
        return row.kind.label, before, after, row.place, row.sentence, told


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        current = self._view.currentIndex().row() == index.row()
        words = str(index.data())
        column = index.column()
        painter.save()
        row_painting.ground(painter, rect, current=current)
        at = rect.left() + row_painting.PAD
        if words == _NONE and column in (BEFORE, AFTER):
            row_painting.words(painter, rect, words, "ink3")
        elif column == BEFORE:
            row_painting.marked(
                painter, rect, at, words, ("err", "err_soft"), row_painting.struck()
            )
        elif column == AFTER:
            row_painting.marked(
                painter, rect, at, words, ("ok", "ok_soft"), row_painting.underlined()
            )
        elif column == TICK:
            done = words == "已核对"
            icon, token = ("check-filled", "ok") if done else ("doubt", "warn")
            row_painting.signed(painter, rect, icon, token, words, "body" if done else "strong")
        else:
            tone = {KIND: "ink2", PLACE: "accent_ink"}.get(column, "ink")
            row_painting.words(painter, rect, words, tone)
        if current and self._view.hasFocus():
            row_painting.frame(painter, rect, first=column == KIND, last=column == TICK)
        painter.restore()


class _Table(QTableView):
    def __init__(self, owner: FactsView, model: FactModel) -> None:
        super().__init__()
        self._owner = owner
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        dress_table(self, "数字核对", _WIDTHS, 16)
        ColumnFit(self, _WIDTHS, {PLACE: 14}, give={BEFORE: 9.5, AFTER: 9.5})
        follow_current(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._owner.tick()
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._owner.follow(current.row())


class FactsView(Side):
    """The third side of the review."""

    def __init__(self, session: Session, feed: TurnFeed) -> None:
        super().__init__()
        self._session = session
        self._feed = feed
        self.facts = FactModel(self)
        self.table = _Table(self, self.facts)
        self.table.doubleClicked.connect(self.tick)
        self.nothing = text(_NOTHING, "body", "ink3", wrap=True)
        self.nothing.hide()  # said once it is known
        self.nothing.setContentsMargins(16, 16, 16, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)

    @property
    def easy(self) -> tuple[FactDifference, ...]:
        """The facts that wait for a tick."""
        return tuple(row for row in self.facts.rows if row.id not in self.facts.ticked)

    @property
    def progress(self) -> tuple[int, int, int]:
        """How many are ticked, how many there are, how many wait."""
        waiting, total = len(self.easy), len(self.facts.rows)
        return total - waiting, total, waiting

    def show_turn(self, turn: Turn) -> None:
        """What differs now."""
        self.facts.ticked = turn.ticked
        self.facts.show(turn.facts)
        self.nothing.setVisible(not turn.facts)
        if turn.facts and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.facts.index(0, 0))

    def focus(self) -> None:
        """The keys go to the list."""
        self.table.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks, the list first."""
        return (self.table,)

    def tick(self) -> None:
        """The current fact is right; on to the next."""
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.facts.rows):
            self._feed.tick((self.facts.rows[at],))
            self.table.setCurrentIndex(self.facts.index(min(at + 1, len(self.facts.rows) - 1), 0))

    def accept_easy(self) -> None:
        """All of them were looked at."""
        self._feed.tick(self.easy)

    def walk(self, steps: int) -> None:
        """To the next fact that waits."""
        rows, at = self.facts.rows, self.table.currentIndex().row()
        found = next_waiting(rows, at, steps, lambda row: row.id not in self.facts.ticked)
        if found < 0:
            self._session.message.emit(Message("都核对过了"))
        else:
            self.table.setCurrentIndex(self.facts.index(found, 0))

    def follow(self, at: int) -> None:
        """The sentence of the fact is the current one everywhere."""
        if self.isVisible() and 0 <= at < len(self.facts.rows):
            self._session.select(Selection(task_ids=(self.facts.rows[at].task_id,)))
