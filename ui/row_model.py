"""What all tables of rows have in common as item models: rows of one kind under their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject

from ui.tree_model import DISPLAY

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from ui.tree_model import Index

Row = TypeVar("Row")
_FEW = 40
"""In so many places rows come and go one by one; where there are more, the list begins anew."""


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows under `heads`; a child says by `told` what a cell answers, by `key_of` what stays.

    `rows`: what is listed, in its order.
    """

    heads: tuple[str, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """List other rows; the same ones as they stand now are drawn anew, and nothing moves."""
        keys = [self.key_of(row) for row in rows]
        if rows and None not in keys and keys == [self.key_of(row) for row in self.rows]:
            self.rows = tuple(rows)
            self.tell_changed()
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def follow(self, rows: Sequence[Row]) -> None:
        """List other rows; those that stay keep what stands on them: the place, an open field."""
        was, now = [self.key_of(row) for row in self.rows], [self.key_of(row) for row in rows]
        gone, come = _runs(was, set(now)), _runs(now, set(was))
        if not _in_order(was, now) or len(gone) + len(come) > _FEW:
            self.show(rows)
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            self.rows = (*self.rows[:first], *self.rows[last + 1 :])
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(QModelIndex(), first, last)
            self.rows = (*self.rows[:first], *rows[first : last + 1], *self.rows[first:])
            self.endInsertRows()
        self.rows = tuple(rows)
        self.tell_changed()

    def tell_changed(self) -> None:
        """All cells may answer something else now."""
        if self.rows:
            last = self.index(len(self.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, at: int) -> Row | None:
        """What is listed in line `at`, None where there is no such line."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def line(self, at: int) -> QModelIndex:
        """The place of line `at`; none where it is below 0."""
        return self.index(at, 0) if at >= 0 else QModelIndex()

    def key_of(self, row: Row) -> object:
        """What a row is known by when it is listed again; None: every list is another one."""
        del row
        return None

    def told(self, row: Row, column: int, role: int) -> object:
        """What the cell of `row` in `column` answers to `role`."""
        raise NotImplementedError

    # -- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: QtCore.Qt.Orientation, role: int = DISPLAY
    ) -> object:
        if orientation is QtCore.Qt.Orientation.Horizontal and role == DISPLAY:
            return self.heads[section]
        return None

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        return self.told(self.rows[index.row()], index.column(), role)


def _in_order(was: Sequence[object], now: Sequence[object]) -> bool:
    """Rows stay, each known by a key of its own, in the order they had."""
    before, after = set(was), set(now)
    alone = len(before) == len(was) and len(after) == len(now) and None not in after
    stay = [key for key in was if key in after]
    return alone and bool(stay) and stay == [key for key in now if key in before]


def _runs(keys: Iterable[object], known: Container[object]) -> list[tuple[int, int]]:
    """The first and the last of each stretch of keys that are not `known`."""
    runs: list[tuple[int, int]] = []
    for at, key in enumerate(keys):
        if key in known:
            continue
        if runs and runs[-1][1] == at - 1:
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    return runs
