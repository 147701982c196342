"""The item model of the table of fonts: a row a face, as `workbench doctor` prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui import style
from ui.row_model import RowModel
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP

if TYPE_CHECKING:
    from workbench.house_fonts import FontRole, HouseFonts

ORIGIN, FILE = 2, 6
"""The columns that say where a font comes from, and its file."""
_COUNTS = (3, 4, 5)
_TONES = {"代替": "warn", "设定": "ok"}
_TOLD = {
    "标准": "本机有这种用途的标准字体",
    "代替": "本机没有标准字体，用同类字体代替",
    "设定": "您选定的字体",
}


class FontModel(RowModel["FontRole"]):
    """Rows for a table view; they are shown, never edited."""

    def __init__(self, fonts: HouseFonts) -> None:
        super().__init__()
        self.show_fonts(fonts)

    def show_fonts(self, fonts: HouseFonts) -> None:
        """Another state of the same faces."""
        self.heads = fonts.titles
        self.show(fonts.roles)

    def told(self, row: FontRole, column: int, role: int) -> object:
        words = row.cells[column]
        if role in (DISPLAY, ACCESSIBLE):
            return words
        if role == TOOL_TIP:
            return _TOLD.get(words, words)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _COUNTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column in (1, ORIGIN):
            return _colour(row, column)
        return None


def _colour(row: FontRole, column: int) -> object:
    missing = not row.cells[ORIGIN]
    token = "err" if missing else _TONES.get(row.cells[column], "")
    return style.shade(token) if token else None
