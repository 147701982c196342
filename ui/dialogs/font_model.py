"""The item model of the table of fonts: a row a face, as `workbench doctor` prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui import style

if TYPE_CHECKING:
    from workbench.house_fonts import HouseFonts

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ORIGIN, FILE = 2, 6
"""The columns that say where a font comes from, and its file."""
_COUNTS = (3, 4, 5)
_TONES = {"代替": "warn", "设定": "ok"}
_TOLD = {
    "标准": "本机有这种用途的标准字体",
    "代替": "本机没有标准字体，用同类字体代替",
    "设定": "您选定的字体",
}


class FontModel(QAbstractTableModel):
    """Rows for a table view; they are shown, never edited."""

    def __init__(self, fonts: HouseFonts) -> None:
        super().__init__()
        self._fonts = fonts

    def show_fonts(self, fonts: HouseFonts) -> None:
        """Another state of the same faces."""
        self.beginResetModel()
        self._fonts = fonts
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._fonts.roles)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._fonts.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._fonts.titles[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = self._fonts.roles[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return _TOLD.get(words, words)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _COUNTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (1, ORIGIN):
            return self._colour(index)
        return None

    def _colour(self, index: Index) -> object:
        cells = self._fonts.roles[index.row()].cells
        missing = not cells[ORIGIN]
        token = "err" if missing else _TONES.get(cells[index.column()], "")
        return style.shade(token) if token else None
