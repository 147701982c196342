"""The item model of the phrase table: her own entries, written in place, then the built-in ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from ui import style
from ui.tree_model import ACCESSIBLE, DISPLAY, EDIT, TOOL_TIP
from workbench.drafting.phrases import Phrase, builtin_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tree_model import Index

_HEADS = ("提法", "起用", "停用", "说明", "")
_FIELDS = ("text", "valid_from", "valid_to", "note")
WHOSE = 4
_FOREGROUND = 9
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PhraseModel(QAbstractTableModel):
    """Rows for a table view.

    Signals:
        written(): she changed something.
    """

    written = Signal()

    def __init__(self, own: Sequence[Phrase], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = list(own)
        self._builtin: tuple[Phrase, ...] = ()
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

    def phrase(self, row: int) -> Phrase:
        """The entry in `row`."""
        own = len(self._own)
        return self._own[row] if row < own else self._builtin[row - own]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._own) + len(self._builtin)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return _HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        writable = index.column() != WHOSE and self.is_own(index.row())
        return _SHOWN | Qt.ItemFlag.ItemIsEditable if writable else _SHOWN

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        phrase, own = self.phrase(index.row()), self.is_own(index.row())
        if role in (DISPLAY, ACCESSIBLE, EDIT, TOOL_TIP):
            if index.column() == WHOSE:
                return "自加" if own else "内置"
            return str(getattr(phrase, _FIELDS[index.column()]))
        if role == _FOREGROUND and not own:
            return style.shade("ink3")
        return None

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not self.is_own(index.row()) or index.column() == WHOSE:
            return False
        cells = {field: getattr(self._own[index.row()], field) for field in _FIELDS}
        cells[_FIELDS[index.column()]] = str(value).strip()
        before = self._own[index.row()]
        same = cells["text"] == before.text  # a pattern is only good for the name it came with
        self._own[index.row()] = Phrase(**cells, pattern=before.pattern if same else "")
        self.dataChanged.emit(index, index)
        self.written.emit()
        return True

    def _cover(self) -> None:
        named = {phrase.text for phrase in self._own}
        self._builtin = tuple(p for p in builtin_phrases() if p.text not in named)
