"""The item model of the task table: rows under groups, in step with the plan.

An edit that changes words in cells announces those cells; where rows come or go in one place they
are put in or taken out there, so that selection and scrolling stay. Another arrangement (filter,
group, sort) is a reset.
"""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from itertools import compress, count
from operator import attrgetter, is_not
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.tasks.arranging import (
    Filter,
    Grouping,
    GroupRow,
    Look,
    arranged,
    chapter_counts,
    passing,
)
from ui.tasks.rows import OPEN, Column, TaskRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence, Set

Index = QModelIndex | QPersistentModelIndex
Line = GroupRow | TaskRow
Spot = tuple[str, Column]
"""A cell: the task's id and the column."""

_DATA = Qt.ItemDataRole
_NO_INDEX = QModelIndex()
_WIDTH = len(Column)
_KEY = attrgetter("row.task_id")
_WRITTEN = frozenset(int(column) for column in Column if column.editable)
_NOTHING, _ENABLED = Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsEnabled
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WRITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable


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
        arranged(Look): she filtered, grouped, sorted or folded.
    """

    counted = Signal(int, int)
    reshaped = Signal()
    arranged = Signal(object)

    def __init__(
        self, write: Callable[[str, Column, str], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._write = write
        self._every: tuple[TaskRow, ...] = ()
        self._lines: list[Line] = []
        self._look = Look()
        self._fates: Mapping[str, str] = {}
        self._passed: tuple[object, Filter | None, object, list[TaskRow]] = (None, None, None, [])
        self.pending: Mapping[Spot, str] = {}
        self.editable = True

    # -- showing --------------------------------------------------------------------------------

    def show(self, every: tuple[TaskRow, ...]) -> None:
        """Show these rows; what is folded, filtered, sorted and selected stays."""
        steady = self._look.sort is not None or self._look.grouping is not Grouping.CHAPTER
        same = steady and set(map(_KEY, every)) == set(map(_KEY, self._every))
        self._every = every
        self._replace(self._refilled() if same else self._made())

    def arrange(self, look: Look) -> None:
        """Filter, group, sort and fold like this."""
        wanted = replace(look.filter, kept=frozenset())
        if wanted.active:
            shown = passing(self._every, wanted, self._fates)
            wanted = replace(wanted, kept=frozenset(map(_KEY, shown)))
            self._passed = (self._every, wanted, self._fates, shown)
        self._look = replace(look, filter=wanted)
        self.beginResetModel()
        self._lines = self._made()
        self.endResetModel()
        self.reshaped.emit()
        self.arranged.emit(self._look)
        self._count()

    def set_filter(self, words: str, *, only_open: bool) -> None:
        """Show only what holds `words` and, if `only_open`, has no unit yet."""
        wanted = replace(self._look.filter, words=words.strip(), only_open=only_open)
        self.arrange(replace(self._look, filter=wanted))

    def fold(self, keys: Set[str]) -> None:
        """Fold exactly these groups."""
        self._look = replace(self._look, folded=frozenset(keys))
        self._replace(self._made())
        self.arranged.emit(self._look)

    def sort_by(self, column: Column | None) -> None:
        """Sort by a column; once more the other way round, a third time as in the plan."""
        again = column is self._look.sort
        if again and self._look.descending:
            column = None
        self.arrange(replace(self._look, sort=column, descending=again and column is not None))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def show_fates(self, fates: Mapping[str, str]) -> None:
        """What each task was last year, by its id."""
        told, self._fates = self._fates, fates
        if self._lines and told != fates:
            last = self.index(len(self._lines) - 1, Column.FATE)
            self.dataChanged.emit(self.index(0, Column.FATE), last)

    def show_pending(self, cells: Mapping[Spot, str]) -> None:
        """What a paste would put into cells, shown there until she decides."""
        self.pending = cells
        if self._lines:
            last = self.index(len(self._lines) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def look(self) -> Look:
        """How the rows are arranged."""
        return self._look

    @property
    def folded(self) -> frozenset[str]:
        """The groups folded."""
        return self._look.folded

    @property
    def filter(self) -> Filter:
        """What is filtered for."""
        return self._look.filter

    @property
    def every(self) -> tuple[TaskRow, ...]:
        """All rows there are, in the order of the plan."""
        return self._every

    @property
    def open_count(self) -> int:
        """How many tasks nobody answers for."""
        return sum(unmet for _, unmet in chapter_counts(self._every).values())

    def fate(self, task_id: str) -> str:
        """What the task was last year: 延续, 新增 …; "" where nobody knows."""
        return self._fates.get(task_id, "")

    def line(self, row: int) -> Line | None:
        """What stands in a row, None beyond the last."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def lines(self) -> Sequence[Line]:
        """All rows shown."""
        return self._lines

    def row_of(self, task_id: str) -> int:
        """The row that shows a task, -1 if none does."""
        return next((i for i, line in enumerate(self._lines) if line.key == task_id), -1)

    def _made(self) -> list[Line]:
        return list(arranged(self._every, self._look, self._fates, self._passing()))

    def _passing(self) -> list[TaskRow]:
        """What passes the filter; looked for once."""
        told = (self._every, self._look.filter, self._fates)
        if not all(known is one for known, one in zip(self._passed, told, strict=False)):
            self._passed = (*told, passing(*told))
        return self._passed[3]

    def _refilled(self) -> list[Line]:
        """The same rows in the same places: sorted cells that change do not move their row."""
        rows = dict(zip(map(_KEY, self._every), self._every, strict=True))
        return [rows.get(line.key, line) for line in self._lines]

    def _replace(self, new: list[Line]) -> None:
        start, end, other_end = _difference(self._lines, new)
        self._take_out(start, end)
        self._put_in(start, new[start:other_end])
        self._announce(new)
        if start < end or start < other_end:
            self.reshaped.emit()
        self._count()

    def _count(self) -> None:
        self.counted.emit(len(self._passing()), len(self._every))

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
        old, self._lines = self._lines, new
        changed = [i for i in compress(count(), map(is_not, old, new)) if old[i] != new[i]]
        last = len(Column) - 1
        for first, end in _stretches(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    # -- Qt's side ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else _WIDTH

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row())  # none has row -1; Qt asks twice for each cell it draws
        if line is None:
            return _NOTHING
        if isinstance(line, GroupRow):
            return _ENABLED
        return _WRITABLE if self.editable and index.column() in _WRITTEN else _READABLE

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DATA.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _DATA.DisplayRole:
            return self._head(Column(section)) if 0 <= section < len(Column) else None
        return None

    def _head(self, column: Column) -> str:
        if column is not self._look.sort:
            return column.label
        return f"{column.label} {'↓' if self._look.descending else '↑'}"

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
            return self._shown(row, column)
        if role == _DATA.EditRole:
            return row.typed(column)
        if role == _DATA.ToolTipRole:
            return _tip(row, column)
        if role == _DATA.AccessibleTextRole:
            return f"{column.label}：{'责任未定' if nobody else self._shown(row, column) or '空'}"
        if role == Is.OPEN:
            return nobody
        return row.quarter if role == Is.QUARTER and column is Column.QUARTER else None

    def _shown(self, row: TaskRow, column: Column) -> str:
        if column is Column.FATE:
            return self.fate(row.key)
        return row.quarter_name if column is Column.QUARTER else row.shown(column)


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


def _difference(old: Sequence[Line], new: Sequence[Line]) -> tuple[int, int, int]:
    """From where on, up to where the rows themselves differ, in the old ones and in the new."""
    start = _alike(old, new)
    tail = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    end, other_end = len(old) - tail, len(new) - tail
    while start < min(end, other_end) and old[start].key == new[start].key:
        start += 1
    while min(end, other_end) > start and old[end - 1].key == new[other_end - 1].key:
        end, other_end = end - 1, other_end - 1
    return start, end, other_end


def _alike(old: Sequence[Line], new: Sequence[Line]) -> int:
    """How many of the first rows are the very same objects; thousands are gone through at once."""
    return next(compress(count(), map(is_not, old, new)), min(len(old), len(new)))


def _stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring numbers: 3 4 5 9 → (3, 5), (9, 9)."""
    start = 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or rows[i] != rows[i - 1] + 1:
            yield rows[start], rows[i - 1]
            start = i
