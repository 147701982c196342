"""The item model of the task table: rows under chapters, in step with the plan.

An edit that changes words in cells announces those cells; only where rows come or go are rows put
in or taken out, so that selection and scrolling stay.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.task_rows import OPEN, Column, Filter, GroupRow, TaskRow, visible
from workbench.assigning.quarters import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

Index = QModelIndex | QPersistentModelIndex
Line = GroupRow | TaskRow

_DATA = Qt.ItemDataRole
_NO_INDEX = QModelIndex()


class Is(IntEnum):
    """What a cell tells its delegate beyond the text."""

    GROUP = _DATA.UserRole + 1
    OPEN = _DATA.UserRole + 2
    QUARTER = _DATA.UserRole + 3


class TaskModel(QAbstractTableModel):
    """Rows for a table view; `write` is called with (task id, column, text) when one is typed over.

    Signals:
        counted(shown, all): how many tasks are shown, of how many.
        reshaped(): rows came or went, and all of that is done.
    """

    counted = Signal(int, int)
    reshaped = Signal()

    def __init__(
        self, write: Callable[[str, Column, str], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._write = write
        self._every: tuple[TaskRow, ...] = ()
        self._lines: list[Line] = []
        self._filter = Filter()
        self._folded: frozenset[str] = frozenset()
        self.editable = True

    # -- showing --------------------------------------------------------------------------------

    def show(self, every: tuple[TaskRow, ...]) -> None:
        """Show these rows; what is folded, filtered and selected stays."""
        self._every = every
        self._refresh()

    def set_filter(self, words: str, *, only_open: bool) -> None:
        """Show only what holds `words` and, if `only_open`, has no unit yet."""
        self._filter = Filter(words.strip(), only_open)
        shown = {row.key for row in self._every if self._filter.passes(row)}
        if self._filter.active:
            self._filter = Filter(words.strip(), only_open, frozenset(shown))
        self._refresh()

    def fold(self, keys: Set[str]) -> None:
        """Fold exactly these chapters."""
        self._folded = frozenset(keys)
        self._refresh()

    @property
    def folded(self) -> frozenset[str]:
        """The chapters folded."""
        return self._folded

    @property
    def filter(self) -> Filter:
        """What is filtered for."""
        return self._filter

    @property
    def open_count(self) -> int:
        """How many tasks nobody answers for."""
        return sum(row.open for row in self._every)

    def line(self, row: int) -> Line | None:
        """What stands in a row, None beyond the last."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def lines(self) -> Sequence[Line]:
        """All rows shown."""
        return self._lines

    def row_of(self, task_id: str) -> int:
        """The row that shows a task, -1 if none does."""
        return next((i for i, line in enumerate(self._lines) if line.key == task_id), -1)

    def _refresh(self) -> None:
        new = list(visible(self._every, self._filter, self._folded))
        steps = _steps(self._lines, new)
        for start, end, other_start, other_end in reversed(steps):
            self._take_out(start, end)
            self._put_in(start, new[other_start:other_end])
        self._announce(new)
        if steps:
            self.reshaped.emit()
        shown = sum(self._filter.passes(row) for row in self._every)
        self.counted.emit(shown, len(self._every))

    def _take_out(self, start: int, end: int) -> None:
        if start < end:
            self.beginRemoveRows(_NO_INDEX, start, end - 1)
            del self._lines[start:end]
            self.endRemoveRows()

    def _put_in(self, at: int, lines: list[Line]) -> None:
        if lines:
            self.beginInsertRows(_NO_INDEX, at, at + len(lines) - 1)
            self._lines[at:at] = lines
            self.endInsertRows()

    def _announce(self, new: list[Line]) -> None:
        """The rows whose content differs, stretch by stretch."""
        changed = [
            i for i, (old, now) in enumerate(zip(self._lines, new, strict=True)) if old != now
        ]
        self._lines = new
        last = len(Column) - 1
        for first, end in _stretches(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    # -- Qt's side ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        if isinstance(line, GroupRow):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        writable = self.editable and Column(index.column()).editable
        return flags | Qt.ItemFlag.ItemIsEditable if writable else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DATA.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _DATA.DisplayRole:
            return Column(section).label if 0 <= section < len(Column) else None
        return None

    def data(self, index: Index, role: int = _DATA.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if isinstance(line, GroupRow):
            return _group_data(line, index.column(), role)
        return self._task_data(line, Column(index.column()), role)

    def setData(self, index: Index, value: object, role: int = _DATA.EditRole) -> bool:
        line = self.line(index.row()) if index.isValid() else None
        if role != _DATA.EditRole or not isinstance(line, TaskRow) or not self.editable:
            return False
        return self._write(line.key, Column(index.column()), str(value))

    def _task_data(self, row: TaskRow, column: Column, role: int) -> object:
        nobody = row.open and column is Column.LEAD
        if role == _DATA.DisplayRole:
            return NAMES[row.quarter] if column is Column.QUARTER else row.shown(column)
        if role == _DATA.EditRole:
            return row.typed(column)
        if role == _DATA.ToolTipRole:
            return _tip(row, column)
        if role == _DATA.AccessibleTextRole:
            return f"{column.label}：{'责任未定' if nobody else row.shown(column) or '空'}"
        if role == Is.OPEN:
            return nobody
        return row.quarter if role == Is.QUARTER and column is Column.QUARTER else None


def group_text(group: GroupRow) -> str:
    """The counts behind a chapter's title: 11 项，未定 1."""
    return f"{group.count} 项" + (f"，{OPEN} {group.open_count}" if group.open_count else "")


def _group_data(group: GroupRow, column: int, role: int) -> object:
    if role == Is.GROUP:
        return group
    if column == 0 and role == _DATA.DisplayRole:
        return group.title
    if column == 0 and role == _DATA.AccessibleTextRole:
        return f"{group.title}，{group_text(group)}"
    return None


def _tip(row: TaskRow, column: Column) -> str | None:
    if column is Column.PLACE:
        return f"{row.row.chapter}\n{row.row.item}".strip()
    return row.typed(column) or None


def _steps(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[int, int, int, int]]:
    """Which stretches of rows give way to which, where the rows themselves differ."""
    old_keys, new_keys = [line.key for line in old], [line.key for line in new]
    if old_keys == new_keys:
        return []
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    return [(a, b, c, d) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]


def _stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring numbers: 3 4 5 9 → (3, 5), (9, 9)."""
    start = 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or rows[i] != rows[i - 1] + 1:
            yield rows[start], rows[i - 1]
            start = i
