"""Widths of the columns of the task table, which of them a narrow window drops, heights of rows.

Heights are seen to where she looks; the rest follows in idle moments, as a plan may have thousands
of rows.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QTableView

from ui import style
from ui.tasks.arranging import GroupRow
from ui.tasks.delegate import PAD
from ui.tasks.rows import Column, TaskRow

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction

    from ui.tasks.model import TaskModel

_WIDTHS = {  # in characters of the body size
    Column.NUMBER: 2.2,
    Column.PLACE: 0,  # see `_PLACE`
    Column.TEXT: 13,
    Column.TARGETS: 7.6,
    Column.LEAD: 7,
    Column.RESPONSIBLE: 7,
    Column.SUPPORT: 7.6,
    Column.DUE: 5.6,
    Column.QUARTER: 5,
    Column.FATE: 4.9,
    Column.STEPS: 9,
    Column.NOTE: 9,
}
_PLACE = "（三十三）"
"""The widest number that is likely: 位置 is at least as wide as it, and as its longest number."""
_MOST_PLACE = 8
"""Characters of the body size that 位置 never exceeds."""
_ALIKE = 2
"""Shorter by so many characters a number is narrower in any font."""
_DROPPED = (Column.FATE, Column.QUARTER)
"""In this order columns that say what others say give way; the rest is scrolled to."""
_LEFT_TO_THE_TEXT = (Column.SUPPORT, Column.RESPONSIBLE, Column.TARGETS, Column.PLACE)
"""Beside the text these give way, too: the sentence in it shows them, or 详情."""
_OPTIONAL = (Column.RESPONSIBLE, Column.STEPS, Column.NOTE)
"""Shown where she asks for them; 责任单位 also where the plan names some."""
_WRAPPED = (
    *(Column.TEXT, Column.TARGETS, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT),
    *(Column.STEPS, Column.NOTE),
)
"""What stands in these may take two lines, which makes a row as tall as it is."""
_BESIDE_WORDS = 2 * PAD + 1
"""Pixels of a column that no words stand in: the margins, and the line to the next one."""
_SETTLED = 120
"""Milliseconds without a change after which row heights follow the widths."""
_TURN = 8
"""Milliseconds that measuring rows out of sight may take before others have their turn."""
_CHUNK = 40


class Columns(QObject):
    """Sees to the columns and row heights of one table view.

    Signals:
        changed(): she chose other columns or other widths.
        retyped(): the type of the window has another size.
    """

    changed = Signal()
    retyped = Signal()

    def __init__(self, view: QTableView, model: TaskModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._take_metrics()
        self._beside = False
        self._wished: dict[Column, bool] = {}
        self._actions: dict[Column, QAction] = {}
        self._settling = QTimer(self, singleShot=True)  # one fit for the steps of a drag
        self._settling.timeout.connect(self._settle)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._fit_more)
        self._next = 0
        self._place = self._least(Column.PLACE)
        self._set_up()
        view.installEventFilter(self)

    def _take_metrics(self) -> None:
        self._metrics = QFontMetricsF(style.font("body"))
        self._em = self._metrics.horizontalAdvance("国")

    def _set_up(self) -> None:
        head = self._view.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(28)
        head.setSectionsClickable(True)
        head.sectionPressed.disconnect()  # Qt marks the whole column: a click only sorts here
        head.sectionEntered.disconnect()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        head.sectionResized.connect(self._resized)
        head.sectionClicked.connect(lambda at: self._model.sort_by(Column(at)))
        self._view.verticalHeader().hide()
        self._view.verticalHeader().setDefaultSectionSize(self._heights()[1])
        self._view.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        for column in _WIDTHS:
            self._view.setColumnWidth(column, self._least(column))
        head.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Fixed)
        for column in tuple(Column)[Column.TARGETS :]:
            self._offer(head, column)
        back = head.addAction("按要点的顺序排")
        back.triggered.connect(lambda: self._model.sort_by(None))

    def _offer(self, head: QHeaderView, column: Column) -> None:
        action = self._actions[column] = head.addAction(column.label)
        action.setCheckable(True)
        action.setChecked(column not in _OPTIONAL)
        action.triggered.connect(lambda on, column=column: self.wish(column, shown=on))

    def _least(self, column: Column) -> int:
        """The width in pixels with which a column begins, and below which others give way."""
        if column is Column.PLACE:
            return math.ceil(self._widest_place()) + _BESIDE_WORDS
        return math.ceil(_WIDTHS[column] * self._em) + _BESIDE_WORDS

    def _widest_place(self) -> float:
        places = {_PLACE, *(row.place for row in self._model.every)}
        longest = max(map(len, places))
        near = (place for place in places if len(place) > longest - _ALIKE)
        return min(max(map(self._metrics.horizontalAdvance, near)), self._most_place())

    def _most_place(self) -> float:
        """A heading stands for the number where there is none: it does not take the room."""
        return self._metrics.horizontalAdvance("国") * _MOST_PLACE

    def _heights(self) -> dict[int, int]:
        """The height of a group's row, and of one with one line or two."""
        spacing = round(self._metrics.lineSpacing())
        return {0: spacing + 10, 1: spacing + 12, 2: 2 * spacing + 8}

    # -- columns --------------------------------------------------------------------------------

    def wish(self, column: Column, *, shown: bool) -> None:
        """The drafter wants to see a column, or no longer."""
        self._wished[column] = shown
        self.fit()
        self.changed.emit()

    def told(self) -> list[str]:
        """What she chose, as words that `tell` understands: 节点=1, 牵头单位:90."""
        wishes = [f"{column.name}={int(on)}" for column, on in self._wished.items()]
        widths = ((c, self._view.columnWidth(c)) for c in self.shown() if c is not Column.TEXT)
        return wishes + [f"{c.name}:{width}" for c, width in widths if width != self._least(c)]

    def tell(self, words: list[str]) -> None:
        """Lay the columns out as `told` said."""
        for word in words:
            name, sign, value = word.partition("=") if "=" in word else word.partition(":")
            if name not in Column.__members__ or not value.isdigit():
                continue
            if sign == "=":
                self._wished[Column[name]] = value == "1"
            else:
                self._view.setColumnWidth(Column[name], int(value))
        self.fit()

    def shown(self) -> list[Column]:
        """The columns on screen, from left to right."""
        return [column for column in Column if not self._view.isColumnHidden(column)]

    def stand_beside(self, beside: bool) -> None:
        """Whether the text of the plan stands beside the table."""
        if beside is not self._beside:
            self._beside = beside
            self.fit()

    def fit(self) -> None:
        """Drop columns that give way until the sentence has room; one she wished for stays."""
        least = {c: self._least(c) for c in Column}
        kept = [c for c in Column if self._wished.get(c, self._is_usual(c))]
        left = _LEFT_TO_THE_TEXT if self._beside else ()
        for column in (*_DROPPED, *left):
            if sum(least[c] for c in kept) <= self._view.viewport().width():
                break
            if column in kept and not self._wished.get(column):
                kept.remove(column)
        for column in Column:
            self._view.setColumnHidden(column, column not in kept)
        for column, action in self._actions.items():
            action.setChecked(column in kept)
        self._give_rest()
        self.fit_rows()

    def _give_rest(self) -> None:
        """The sentence takes the room the others leave, and never less than it can be read in.

        What does not fit then is reached by the scroll bar.
        """
        others = sum(self._view.columnWidth(c) for c in self.shown() if c is not Column.TEXT)
        width = max(self._least(Column.TEXT), self._view.viewport().width() - others)
        self._view.setColumnWidth(Column.TEXT, width)

    def _resized(self, column: int) -> None:
        if column != Column.TEXT:
            self._give_rest()
        self._settling.start(_SETTLED)

    def _is_usual(self, column: Column) -> bool:
        if column is Column.RESPONSIBLE:
            return any(row.row.responsible for row in self._model.every)
        return column not in _OPTIONAL

    def _settle(self) -> None:
        self.fit_rows()
        self.changed.emit()

    def _take_type(self) -> None:
        """Columns and rows grow with the type; Qt tells of it several times over."""
        before = self._em
        if QFontMetricsF(style.font("body")).horizontalAdvance("国") == before:
            return
        least = {column: self._least(column) for column in Column}
        self._take_metrics()
        self._view.verticalHeader().setDefaultSectionSize(self._heights()[1])
        for column in Column:
            width = self._view.columnWidth(column)
            own = width not in (0, least[column])  # she dragged it there
            grown = round(width * self._em / before) if own else self._least(column)
            self._view.setColumnWidth(column, grown)
        self._place = self._least(Column.PLACE)
        self.retyped.emit()
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._take_type()
        return super().eventFilter(watched, event)

    # -- rows -----------------------------------------------------------------------------------

    def fit_all(self) -> None:
        """Rows came or went: group rows lie across the table."""
        self._fit_place()
        self._view.clearSpans()
        for row, line in enumerate(self._model.lines()):
            if isinstance(line, GroupRow):
                self._view.setSpan(row, 0, 1, len(Column))
        if self._is_usual(Column.RESPONSIBLE) is self._view.isColumnHidden(Column.RESPONSIBLE):
            self.fit()
        else:
            self.fit_rows()

    def _fit_place(self) -> None:
        """位置 follows its longest number, unless she has made it wider."""
        width, had = self._least(Column.PLACE), self._view.columnWidth(Column.PLACE)
        if had < width or had == self._place:
            self._view.setColumnWidth(Column.PLACE, width)
        self._place = width

    def fit_rows(self) -> None:
        """The heights of all rows: now where she looks, the others when nothing else is to do."""
        self.fit_seen()
        self._next = 0
        if self._model.rowCount():
            self._idle.start()

    def fit_seen(self) -> None:
        """The heights of the rows on screen, which are the taller for it and fewer."""
        if not self._view.isVisible():
            return
        first = max(self._view.rowAt(0), 0)
        last = first + self._view.viewport().height() // self._heights()[0] + 1
        self._fit(first, min(last, self._model.rowCount() - 1))

    def _follow_scroll(self) -> None:
        """What came into sight has its height already, once all were looked at."""
        if self._idle.isActive():
            self.fit_seen()

    def fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """The heights of a few rows that have other words now; all, where it is many."""
        if not any(first.column() <= column <= last.column() for column in _WRAPPED):
            return
        if last.row() - first.row() > _CHUNK:
            self.fit_rows()
        else:
            self._fit(first.row(), last.row())

    def _fit_more(self) -> None:
        """The next rows out of sight; what she looks at stays where it is."""
        clock = QElapsedTimer()
        clock.start()
        top = self._view.rowAt(0)
        before = self._view.rowViewportPosition(top)
        while self._next < self._model.rowCount() and clock.elapsed() < _TURN:
            self._fit(self._next, min(self._next + _CHUNK, self._model.rowCount()) - 1)
            self._next += _CHUNK
        grown = self._view.rowViewportPosition(top) - before
        if top > 0 and grown:
            bar = self._view.verticalScrollBar()
            self._view.updateGeometries()
            bar.setValue(bar.value() + grown)
        if self._next >= self._model.rowCount():
            self._idle.stop()

    def _fit(self, first: int, last: int) -> None:
        heads, heights, lines = self._view.verticalHeader(), self._heights(), self._model.lines()
        hidden = self._view.isColumnHidden
        room = {c: self._view.columnWidth(c) - _BESIDE_WORDS for c in _WRAPPED if not hidden(c)}
        for row in range(first, min(last, len(lines) - 1) + 1):
            line = lines[row]
            count = self._count(line, room) if isinstance(line, TaskRow) else 0
            if heads.sectionSize(row) != heights[count]:
                heads.resizeSection(row, heights[count])

    def _count(self, row: TaskRow, room: dict[Column, int]) -> int:
        """How many lines the fullest cell of the row takes, one or two.

        What a paste would put into it stands below what is there.
        """
        pending = self._model.pending
        if pending and any((row.key, column) in pending for column in self.shown()):
            return 2
        em, metrics = self._em, self._metrics
        return max(_lines(row.shown(c), width, em, metrics) for c, width in room.items())


def _lines(words: str, width: int, em: float, metrics: QFontMetricsF) -> int:
    """One line or two for `words`; measured only where the count of characters leaves a doubt."""
    if len(words) * em <= width:
        return 1
    narrow = len(words.encode("ascii", "ignore"))
    if (len(words) - narrow) * em > width:
        return 2
    return 2 if metrics.horizontalAdvance(words) > width else 1
