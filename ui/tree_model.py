"""A small tree of rows for the left panel, and the model that shows one.

Outline and library both are such trees: the panel turns its data into rows, the model compares
them with what it shows and resets only where the shape changed, so nothing folds or scrolls while
she types.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex

DISPLAY, EDIT, TOOL_TIP, ACCESSIBLE, DESCRIPTION, USER = 0, 2, 3, 11, 12, 256
"""`Qt.ItemDataRole` by number; see `ui.labels` why Qt is not named here."""


class Role(IntEnum):
    """What a row tells its delegate beyond the text."""

    KEY = USER + 1
    RIGHT = USER + 2
    TONE = USER + 3
    ICON = USER + 4
    STRONG = USER + 5
    COUNTS = USER + 6


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it stands for, its text, what stands at the right and how that is meant.

    `counts` stand in columns at the right, each a number in words and its tone. `key` is what
    `TreeModel.index_of` finds it by. `edit` is the text F2 offers, None where it cannot be renamed.
    `spoken` is read out in place of `text` and `right`.
    """

    key: str
    text: str
    right: str = ""
    tone: str = "ink3"
    icon: str = ""
    strong: bool = False
    edit: str | None = None
    spoken: str = ""
    tip: str = ""
    counts: tuple[tuple[str, str], ...] = ()
    rows: tuple[Row, ...] = ()


class TreeModel(QAbstractItemModel):
    """Rows for a `QTreeView`; `rename` is called with a row's key and its new text."""

    def __init__(
        self, rename: Callable[[str, str], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rename = rename
        self._tops: tuple[Row, ...] = ()
        self._rows: list[Row] = []
        self._parents: list[int] = []
        self._children: dict[int, list[int]] = {-1: []}
        self._place: list[int] = []
        self._by_key: dict[str, int] = {}

    def show(self, rows: Sequence[Row]) -> bool:
        """Show `rows`; True if the shape changed and the model was reset."""
        if self._patch(rows):
            return False
        self._tops = tuple(rows)
        flat: list[tuple[Row, int]] = []
        _flatten(rows, -1, flat)
        new_rows, parents = [row for row, _ in flat], [parent for _, parent in flat]
        same = parents == self._parents and _keys(new_rows) == _keys(self._rows)
        if same:
            self._replace(new_rows)
        else:
            self._reset(new_rows, parents)
        return not same

    def index_of(self, key: str) -> QModelIndex:
        """Where `key` stands; an invalid index if nowhere."""
        return self._index(self._by_key.get(key, -1))

    def keys(self) -> tuple[str, ...]:
        """The keys of all rows in reading order."""
        return tuple(_keys(self._rows))

    def parents(self) -> tuple[str, ...]:
        """The keys of the rows that have others below them, in reading order."""
        return tuple(self._rows[at].key for at in sorted(self._children) if at >= 0)

    def _patch(self, rows: Sequence[Row]) -> bool:
        """Show `rows` by looking only at the top rows that are others; False where that won't do.

        An edit makes one chapter of an outline of thousands of rows anew.
        """
        tops = self._children[-1]
        if len(rows) != len(tops):
            return False
        patches: list[tuple[int, list[Row]]] = []
        for at, row in enumerate(rows):
            if row is not self._tops[at]:
                patch = self._of_same_shape(row, tops[at])
                if patch is None:
                    return False
                patches.append((tops[at], patch))
        self._tops = tuple(rows)
        for start, patch in patches:
            self._replace(patch, start)
        return True

    def _of_same_shape(self, top: Row, start: int) -> list[Row] | None:
        """A top row and all below it; None unless rows of its shape stand from `start` on."""
        flat: list[tuple[Row, int]] = []
        _flatten((top,), -1, flat)
        made, end = [row for row, _ in flat], start + len(flat)
        parents = [-1, *(parent + start for _, parent in flat[1:])]
        alone = self._parents[end : end + 1] in ([], [-1])
        same = parents == self._parents[start:end] and _keys(made) == _keys(self._rows[start:end])
        return made if same and alone else None

    def _replace(self, rows: list[Row], start: int = 0) -> None:
        """These rows stand from `start` on, where others of the same shape stood."""
        old = self._rows[start : start + len(rows)]
        self._rows[start : start + len(rows)] = rows
        changed: dict[int, list[int]] = {}
        for at, (was, row) in enumerate(zip(old, rows, strict=True), start):
            if row is not was and row != was:
                changed.setdefault(self._parents[at], []).append(at)
        for siblings in changed.values():  # told of once: a view looks for its lines each time
            self.dataChanged.emit(self._index(siblings[0]), self._index(siblings[-1]))

    def _reset(self, rows: list[Row], parents: list[int]) -> None:
        self.beginResetModel()
        self._rows, self._parents = rows, parents
        self._children = {-1: []}
        self._place = []
        self._by_key = {row.key: at for at, row in enumerate(rows)}
        for at, parent in enumerate(parents):
            siblings = self._children.setdefault(parent, [])
            self._place.append(len(siblings))
            siblings.append(at)
        self.endResetModel()

    def _index(self, at: int) -> QModelIndex:
        return self.createIndex(self._place[at], 0, at) if at >= 0 else QModelIndex()

    def _at(self, index: Index) -> int:
        return int(index.internalId()) if index.isValid() else -1

    # -- Qt -------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        children = self._children.get(self._at(parent or QModelIndex()), [])
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self._index(children[row])

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        at = self._at(index or QModelIndex())
        return self._index(self._parents[at]) if at >= 0 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._children.get(self._at(parent or QModelIndex()), []))

    def columnCount(self, parent: Index | None = None) -> int:
        del parent
        return 1

    def data(self, index: Index, role: int = DISPLAY) -> object:
        answer = _ANSWERS.get(role)
        return answer(self._rows[self._at(index)]) if answer and index.isValid() else None

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        nothing, plain, named = _flags()
        if not index.isValid():
            return nothing
        return named if self._rename and self._rows[self._at(index)].edit is not None else plain

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        text = str(value).strip()
        row = self._rows[self._at(index)] if index.isValid() else None
        if role != EDIT or not row or not self._rename or not text:
            return False
        if text != row.edit:
            self._rename(row.key, text)
        return True


@lru_cache(maxsize=1)
def _flags() -> tuple[QtCore.Qt.ItemFlag, ...]:
    """Of no row, of a row, of one that can be named: put together once, as Qt asks for all rows."""
    flag = QtCore.Qt.ItemFlag
    plain = flag.ItemIsSelectable | flag.ItemIsEnabled
    return flag.NoItemFlags, plain, plain | flag.ItemIsEditable


_ANSWERS: dict[int, Callable[[Row], object]] = {
    DISPLAY: lambda row: row.text,
    EDIT: lambda row: row.text if row.edit is None else row.edit,
    TOOL_TIP: lambda row: row.tip or row.text,
    ACCESSIBLE: lambda row: row.spoken or f"{row.text} {row.right}".strip(),
    Role.KEY: lambda row: row.key,
    Role.RIGHT: lambda row: row.right,
    Role.TONE: lambda row: row.tone,
    Role.ICON: lambda row: row.icon,
    Role.STRONG: lambda row: row.strong,
    Role.COUNTS: lambda row: row.counts,
}


def _flatten(rows: Sequence[Row], parent: int, flat: list[tuple[Row, int]]) -> None:
    for row in rows:
        at = len(flat)
        flat.append((row, parent))
        _flatten(row.rows, at, flat)


def _keys(rows: Sequence[Row]) -> list[str]:
    return [row.key for row in rows]
