"""What all tables of rows have in common as item models: rows of one kind under their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject

from ui.tree_model import DISPLAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tree_model import Index

Row = TypeVar("Row")


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
