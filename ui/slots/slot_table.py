"""The places of a template: where there is little room, what is to be filled in comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView

from ui import style
from ui.row_table import dress_table
from ui.slots.slot_model import FILL

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.slots.slot_model import SlotModel

_WIDTHS = (6, 12, 14, 0)
_LEAST = 10
"""What can be typed in, in characters as are the widths."""
_ROOM = 14
"""Pixels of a row besides its line of words."""


class SlotTable(QTableView):
    """All columns, or without 位置, or without 原来 too: the tooltip of a row names its places."""

    def __init__(self, model: SlotModel) -> None:
        super().__init__()
        self.setModel(model)
        dress_table(self, "待填处", _WIDTHS, _ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        left = self.viewport().width() - style.em(_WIDTHS[0] + _LEAST)
        for column in range(1, FILL):
            left -= style.em(_WIDTHS[column])
            self.setColumnHidden(column, left < 0)
        super().resizeEvent(event)
