"""The item model of the phrase table: her own entries, written in place, then the built-in ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui import style
from ui.row_model import RowModel
from ui.tree_model import ACCESSIBLE, DISPLAY, EDIT, TOOL_TIP
from workbench.drafting.phrases import Phrase, builtin_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tree_model import Index

_FIELDS = ("text", "valid_from", "valid_to", "note")
WHOSE = 4
_FOREGROUND = 9
_WORDS = (DISPLAY, ACCESSIBLE, EDIT, TOOL_TIP)
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PhraseModel(RowModel[Phrase]):
    """Rows for a table view.

    Signals:
        written(): she changed something.
    """

    written = Signal()
    heads = ("提法", "起用", "停用", "说明", "来源")

    def __init__(self, own: Sequence[Phrase], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = list(own)
        self._cover()

    @property
    def own(self) -> tuple[Phrase, ...]:
        """Her entries as they stand, those without any word left out."""
        return tuple(phrase for phrase in self._own if phrase != Phrase(""))

    def is_own(self, row: int) -> bool:
        """Whether the entry in `row` is hers."""
        return 0 <= row < len(self._own)

    def add(self, phrase: Phrase) -> int:
        """One more entry of hers, behind the others; gives its row."""
        self.beginResetModel()
        self._own.append(phrase)
        self._cover()
        self.endResetModel()
        return len(self._own) - 1

    def remove(self, row: int) -> None:
        """Take an entry of hers away; a built-in one it stood for counts again."""
        self.beginResetModel()
        del self._own[row]
        self._cover()
        self.endResetModel()
        self.written.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        writable = index.column() != WHOSE and self.is_own(index.row())
        return _SHOWN | Qt.ItemFlag.ItemIsEditable if writable else _SHOWN

    def data(self, index: Index, role: int = DISPLAY) -> object:
        own = self.is_own(index.row())
        if index.column() == WHOSE and role in _WORDS:
            return "自加" if own else "内置"
        if role == _FOREGROUND and index.isValid() and not own:
            return style.shade("ink3")
        return super().data(index, role)

    def told(self, row: Phrase, column: int, role: int) -> object:
        return str(getattr(row, _FIELDS[column])) if role in _WORDS else None

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not self.is_own(index.row()) or index.column() == WHOSE:
            return False
        cells = {field: getattr(self._own[index.row()], field) for field in _FIELDS}
        cells[_FIELDS[index.column()]] = str(value).strip()
        before = self._own[index.row()]
        same = cells["text"] == before.text  # a pattern is only good for the name it came with
        self._own[index.row()] = Phrase(**cells, pattern=before.pattern if same else "")
        self.rows = (*self._own, *self.rows[len(self._own) :])
        self.dataChanged.emit(index, index)
        self.written.emit()
        return True

    def _cover(self) -> None:
        named = {phrase.text for phrase in self._own}
        self.rows = (*self._own, *(p for p in builtin_phrases() if p.text not in named))
