"""What was found, line by line: its place, the words around it, and how these would read.

☑（二）第1句  …新建【急救】站点6个…   …新建【救护】站点6个…
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Signal

from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP, USER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tree_model import Index
    from workbench.drafting.finding import Found

_CHECK = 10
"""`Qt.ItemDataRole.CheckStateRole`."""
PARTS = USER + 1
"""The role under which a cell gives its words in three parts: before, the words found, behind."""
_BEFORE, _BEHIND = 14, 30


class Column(IntEnum):
    """What stands where."""

    PLACE = 0
    NOW = 1
    THEN = 2


HEADS = ("位置", "现在", "替换后")


@dataclass(frozen=True, slots=True)
class Line:
    """A hit with the name of its place."""

    hit: Found
    place: str

    def parts(self, words: str) -> tuple[str, str, str]:
        """What stands before, `words`, and what stands behind, cut where it is long."""
        text, start, end = self.hit.text, self.hit.start, self.hit.end
        head, tail = max(0, start - _BEFORE), end + _BEHIND
        before = "…" * (head > 0) + text[head:start]
        return before, words, text[end:tail] + "…" * (tail < len(text))

    @property
    def words(self) -> str:
        """The words as they stand there."""
        return self.hit.text[self.hit.start : self.hit.end]


class FindModel(QAbstractTableModel):
    """Hits in the order of the paper, each of which can be left out of the replacing.

    Signals:
        ticked(): others are to be replaced.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._left_out: set[int] = set()
        self._words: str | None = None

    def show(self, lines: Sequence[Line]) -> None:
        """List other hits, all of them ticked."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self._left_out.clear()
        self.endResetModel()

    def put(self, words: str | None) -> None:
        """What would stand there in place of the words found; None: nothing is replaced."""
        self._words = words
        if self._lines:
            corner = self.index(len(self._lines) - 1, Column.THEN)
            self.dataChanged.emit(self.index(0, 0), corner)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is listed."""
        return self._lines

    @property
    def chosen(self) -> tuple[Line, ...]:
        """What is ticked."""
        return tuple(line for at, line in enumerate(self._lines) if at not in self._left_out)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        if role == PARTS:
            return self._parts(line, column)
        if role in (DISPLAY, ACCESSIBLE):
            return line.place if column is Column.PLACE else "".join(self._parts(line, column))
        if role == _CHECK and column is Column.PLACE and self._words is not None:
            return 0 if index.row() in self._left_out else 2
        return line.hit.text if role == TOOL_TIP else None

    def setData(self, index: Index, value: object, role: int = DISPLAY) -> bool:
        if role != _CHECK or not index.isValid():
            return False
        left_out = getattr(value, "value", value) == 0
        (self._left_out.add if left_out else self._left_out.discard)(index.row())
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.PLACE and self._words is not None:
            flags |= QtCore.Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: QtCore.Qt.Orientation, role: int = DISPLAY
    ) -> object:
        if role == DISPLAY and orientation is QtCore.Qt.Orientation.Horizontal:
            return HEADS[section]
        return None

    def _parts(self, line: Line, column: Column) -> tuple[str, str, str]:
        if column is Column.NOW:
            return line.parts(line.words)
        return line.parts(self._words) if self._words is not None else ("", "", "")


def model_index(model: FindModel, line: int) -> QModelIndex:
    """The place of a line; none where it is below 0."""
    return model.index(line, 0) if line >= 0 else QModelIndex()
