"""The rows of an import's tree, flat with depths: folding and corrections move only few of them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject

from ui.imports.rows import Key, Row, RowKind
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP, USER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.tree_model import Index

_NO_ROW = QtCore.Qt.ItemFlag.NoItemFlags
_NOT_CHOSEN = QtCore.Qt.ItemFlag.ItemNeverHasChildren
_CHOSEN = (
    _NOT_CHOSEN | QtCore.Qt.ItemFlag.ItemIsEnabled | QtCore.Qt.ItemFlag.ItemIsSelectable
)  # made once: a view asks each of its rows


class Part(IntEnum):
    """What a row tells its delegate beyond the text."""

    ROW = USER + 1
    FOLDED = USER + 2


class RowsModel(QAbstractListModel):
    """The rows that are not folded away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Row, ...] = ()
        self._shown: list[Row] = []
        self._folded: set[Key] = set()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; those that stay are not moved."""
        self._all = tuple(rows)
        self._arrange()

    def row(self, number: int) -> Row:
        """The row at `number` of those shown."""
        return self._shown[number]

    def number_of(self, key: Key) -> int:
        """Where the row of `key` is shown; the heading it is folded into; -1 for none."""
        kind, start = key
        found = (n for n, row in enumerate(self._shown) if row.start == start and row.kind is kind)
        return next(found, self._folded_above(start))

    def _folded_above(self, start: int) -> int:
        """The last folded heading that begins no later, -1 for none."""
        if not self._folded:
            return -1
        rows = ((n, row) for n, row in enumerate(self._shown) if row.below and row.start <= start)
        return max((n for n, row in rows if row.key in self._folded), default=-1)

    def fold(self, number: int, folded: bool) -> bool:
        """Fold or unfold the heading at `number`; False if there is nothing to do."""
        row = self._shown[number]
        if not row.below or folded is (row.key in self._folded):
            return False
        (self._folded.add if folded else self._folded.discard)(row.key)
        self._arrange()
        index = self.index(number, 0)
        self.dataChanged.emit(index, index)
        return True

    def parent_of(self, number: int) -> int:
        """The heading above that holds the row, -1 for none."""
        depth = self._shown[number].depth
        above = range(number - 1, -1, -1)
        return next((n for n in above if self._shown[n].depth < depth), -1)

    def _arrange(self) -> None:
        """Replace the rows between those that stay at both ends."""
        old, new = self._shown, self._unfolded()
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        gone, come = len(old) - head - tail, len(new) - head - tail
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self._shown = [*old[:head], *old[head + gone :]]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            rest = self._shown
            self._shown = [*rest[:head], *new[head : head + come], *rest[head:]]
            self.endInsertRows()
        self._replace(new)

    def _replace(self, new: list[Row]) -> None:
        """The rows that stayed may say something else now."""
        pairs = enumerate(zip(new, self._shown, strict=True))
        changed = [at for at, (row, old) in pairs if row is not old and row != old]
        self._shown = new
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))

    def _unfolded(self) -> list[Row]:
        if not self._folded:
            return list(self._all)
        found: list[Row] = []
        at = 0
        while at < len(self._all):
            row = self._all[at]
            found.append(row)
            at += 1 + (row.below if row.below and row.key in self._folded else 0)
        return found

    # -- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Part.FOLDED:
            return row.key in self._folded
        answer = _ANSWERS.get(role)
        return answer(row) if answer else None

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        if not index.isValid():
            return _NO_ROW
        return _NOT_CHOSEN if self._shown[index.row()].kind is RowKind.ANSWERS else _CHOSEN


_ANSWERS: dict[int, Callable[[Row], object]] = {
    DISPLAY: lambda row: row.text,
    ACCESSIBLE: lambda row: row.spoken,
    TOOL_TIP: lambda row: _tip(row),
    Part.ROW: lambda row: row,
}


def _tip(row: Row) -> str:
    doubt = f"存疑：{row.doubt}" if row.doubt else ""
    return "\n".join(line for line in (row.text, doubt, row.why) if line)


def _common(left: Sequence[Row], right: Sequence[Row]) -> int:
    """How many of both stand for the same from the start; most are the same objects."""
    pairs = enumerate(zip(left, right, strict=False))
    other = (at for at, (a, b) in pairs if a is not b and a.key != b.key)
    return next(other, min(len(left), len(right)))
