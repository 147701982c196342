"""What was found, line by line: its place, the words around it, and how these would read.

☑（二）第1句  …新建【急救】站点6个…   …新建【救护】站点6个…
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal

from ui.row_model import RowModel
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


class FindModel(RowModel[Line]):
    """Hits in the order of the paper, each of which can be left out of the replacing.

    Signals:
        ticked(): others are to be replaced.
    """

    ticked = Signal()
    heads = ("位置", "现在", "替换后")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left_out: set[int] = set()
        self._words: str | None = None

    def show(self, lines: Sequence[Line]) -> None:
        """List other hits, all of them ticked."""
        self._left_out.clear()
        super().show(lines)

    def put(self, words: str | None) -> None:
        """What would stand there in place of the words found; None: nothing is replaced."""
        self._words = words
        self.tell_changed()

    @property
    def chosen(self) -> tuple[Line, ...]:
        """What is ticked."""
        return tuple(line for at, line in enumerate(self.rows) if at not in self._left_out)

    def told(self, row: Line, column: int, role: int) -> object:
        if role == PARTS:
            return self._parts(row, column)
        if role in (DISPLAY, ACCESSIBLE):
            return row.place if column == Column.PLACE else "".join(self._parts(row, column))
        return row.hit.text if role == TOOL_TIP else None

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role == _CHECK and index.column() == Column.PLACE and self._words is not None:
            return 0 if index.row() in self._left_out else 2
        return super().data(index, role)

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

    def _parts(self, line: Line, column: int) -> tuple[str, str, str]:
        if column == Column.NOW:
            return line.parts(line.words)
        return line.parts(self._words) if self._words is not None else ("", "", "")
