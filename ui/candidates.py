"""Which candidate below a field is taken: the one that stands highlighted, and no other.

yzc  →  the first one is highlighted, Enter takes it
人事  →  none is: Enter keeps what is typed, ↓ goes into the list
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractItemView

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


def meant(word: str, found: Sequence[str]) -> int:
    """Which of the names `found` for `word` it stands for; -1 where it may be meant as typed.

    Letters are no name of a unit, they are typed for one; characters are a name as they stand.
    """
    if word in found:
        return found.index(word)
    spelt = word.isascii() and any(character.isalpha() for character in word)
    return 0 if spelt and found else -1


def highlight(popup: QAbstractItemView, at: int) -> None:
    """Mark row `at` of the open list; none for -1. Qt's own current row is not to be seen."""
    model = popup.selectionModel()
    model.clear()
    index = popup.model().index(at, 0) if at >= 0 else QModelIndex()
    model.setCurrentIndex(index, _SELECT)
    if at >= 0:
        popup.scrollTo(index)


def highlighted(popup: QAbstractItemView) -> str:
    """The name that is marked in the open list, "" for none."""
    rows = popup.selectionModel().selectedIndexes()
    return str(rows[0].data()) if rows else ""
