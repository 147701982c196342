"""Widths of the columns of the task table, which of them a narrow window drops, heights of rows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QTableView

from ui import style
from ui.task_delegate import PAD
from ui.task_rows import Column, GroupRow, TaskRow

if TYPE_CHECKING:
    from ui.task_model import TaskModel

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
}
_PLACE = "（三十三）"
"""The widest number that is likely: 位置 is as wide as it."""
_DROPPED = (Column.QUARTER, Column.TARGETS, Column.SUPPORT, Column.PLACE)
"""In this order columns give way where the window is too narrow for all."""
_WRAPPED = (Column.TEXT, Column.TARGETS, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT)


_SETTLED = 120
"""Milliseconds without a change after which row heights follow the widths."""


class Columns:
    """Sees to the columns and row heights of one table view."""

    def __init__(self, view: QTableView, model: TaskModel) -> None:
        self._view = view
        self._model = model
        self._metrics = QFontMetricsF(style.font("body"))
        self._wished: dict[Column, bool] = {}
        self._settling = QTimer(view)  # one fit for the many steps in which a column is dragged
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self.fit_rows)
        self._set_up()

    def _set_up(self) -> None:
        head = self._view.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(28)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        head.sectionResized.connect(lambda: self._settling.start(_SETTLED))
        self._view.verticalHeader().hide()
        for column in _WIDTHS:
            self._view.setColumnWidth(column, self._least(column))
        head.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        for column in tuple(Column)[Column.TARGETS :]:
            action = head.addAction(column.label)
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(lambda on, column=column: self.wish(column, shown=on))

    def _least(self, column: Column) -> int:
        """The width in pixels with which a column begins, and below which others give way."""
        if column is Column.PLACE:
            return math.ceil(self._metrics.horizontalAdvance(_PLACE)) + 2 * PAD
        return round(_WIDTHS[column] * self._metrics.horizontalAdvance("国")) + 2 * PAD

    def wish(self, column: Column, *, shown: bool) -> None:
        """The drafter wants to see a column, or no longer."""
        self._wished[column] = shown
        self.fit()

    def shown(self) -> list[Column]:
        """The columns on screen, from left to right."""
        return [column for column in Column if not self._view.isColumnHidden(column)]

    def fit(self) -> None:
        """Drop columns until the sentence has room; one that she wished for stays."""
        least = {c: self._least(c) for c in Column}
        kept = [c for c in Column if self._wished.get(c, True)]
        for column in _DROPPED:
            if sum(least[c] for c in kept) <= self._view.viewport().width():
                break
            if column in kept and not self._wished.get(column):
                kept.remove(column)
        for column in Column:
            self._view.setColumnHidden(column, column not in kept)
        self.fit_rows()

    def fit_all(self) -> None:
        """Rows came or went: group rows lie across the table."""
        self._view.clearSpans()
        for row, line in enumerate(self._model.lines()):
            if isinstance(line, GroupRow):
                self._view.setSpan(row, 0, 1, len(Column))
        self.fit_rows()

    def fit_rows(self, first: int = 0, last: int = -1) -> None:
        """The height of rows `first` to `last` (-1: the last one): one line or two."""
        heads = self._view.verticalHeader()
        spacing = round(self._metrics.lineSpacing())
        heights = {0: spacing + 10, 1: spacing + 12, 2: 2 * spacing + 8}
        lines = self._model.lines()
        room = {c: self._view.columnWidth(c) - 2 * PAD for c in _WRAPPED if c in self.shown()}
        for row in range(first, len(lines) if last < 0 else last + 1):
            line = lines[row]
            count = self._count(line, room) if isinstance(line, TaskRow) else 0
            if heads.sectionSize(row) != heights[count]:
                heads.resizeSection(row, heights[count])

    def _count(self, row: TaskRow, room: dict[Column, int]) -> int:
        """How many lines the fullest cell of the row takes, one or two."""
        return max(_lines(row.shown(c), width, self._metrics) for c, width in room.items())


def _lines(words: str, width: int, metrics: QFontMetricsF) -> int:
    """One line or two for `words`; measured only where the count of characters leaves a doubt."""
    em = metrics.horizontalAdvance("国")
    if len(words) * em <= width:
        return 1
    narrow = sum(char.isascii() for char in words)
    if (len(words) - narrow) * em > width:
        return 2
    return 2 if metrics.horizontalAdvance(words) > width else 1
