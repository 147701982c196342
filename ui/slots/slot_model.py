"""The slots of a template as rows: kind, what stood there, how often, and what is filled in.

计划年    2026      12处    2027
地名      江城市     3处
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui import style
from ui.row_model import RowModel
from ui.tree_model import ACCESSIBLE, DISPLAY, EDIT, TOOL_TIP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.slots.sight import Sight
    from ui.tree_model import Index
    from workbench.drafting.slot_list import Slot

FILL = 3
_FOREGROUND = 9
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class SlotModel(RowModel["Slot"]):
    """Rows for a table view.

    Signals:
        filled(id, words): she wrote into a slot; it holds at all its places.
    """

    filled = Signal(str, str)
    heads = ("种类", "原来", "位置", "填写")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values: Mapping[str, str] = {}

    def show_sight(self, sight: Sight) -> None:
        """Another template, or the same as it stands now."""
        self._values = sight.values
        self.show(sight.slots)

    def key_of(self, row: Slot) -> object:
        return row.id

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        writable = index.column() == FILL
        return _FLAGS | Qt.ItemFlag.ItemIsEditable if writable else _FLAGS

    def told(self, row: Slot, column: int, role: int) -> object:
        value = self._values.get(row.id, "")
        if role == EDIT:
            return value
        if role in (DISPLAY, ACCESSIBLE):
            return _cells(row, value)[column]
        if role == TOOL_TIP:
            return "\n".join(f"{p.name}：{p.sentence}" for p in row.places[:5])
        if role == _FOREGROUND:
            return style.shade("warn" if column == FILL and not value else "ink")
        return None

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        if role != EDIT or index.column() != FILL:
            return False
        self.filled.emit(self.rows[index.row()].id, str(value).strip())
        return True


def _cells(slot: Slot, value: str) -> tuple[str, ...]:
    count = len(slot.places)
    where = slot.places[0].name if count == 1 else f"{slot.places[0].name}等{count}处"
    return slot.kind.label, slot.value or "（未填过）", where, value or "待填"
