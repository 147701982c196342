"""The slots of a template as rows: kind, what stood there, how often, and what is filled in.

计划年    2026      12处    2027
地名      江城市     3处
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from ui import style
from ui.tree_model import ACCESSIBLE, DISPLAY, EDIT, TOOL_TIP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.slots.sight import Sight
    from ui.tree_model import Index
    from workbench.drafting.slot_list import Slot

_HEADS = ("种类", "原来", "位置", "填写")
FILL = 3
_FOREGROUND = 9
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class SlotModel(QAbstractTableModel):
    """Rows for a table view.

    Signals:
        filled(id, words): she wrote into a slot; it holds at all its places.
    """

    filled = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.slots: tuple[Slot, ...] = ()
        self._values: Mapping[str, str] = {}

    def show(self, sight: Sight) -> None:
        """Another template, or the same as it stands now."""
        same = [s.id for s in sight.slots] == [s.id for s in self.slots]
        if same and self.slots:
            self.slots, self._values = sight.slots, sight.values
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.slots) - 1, FILL))
            return
        self.beginResetModel()
        self.slots, self._values = sight.slots, sight.values
        self.endResetModel()

    def slot_at(self, row: int) -> Slot | None:
        """The slot in `row`, None where there is none."""
        return self.slots[row] if 0 <= row < len(self.slots) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.slots)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return _HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        writable = index.column() == FILL
        return _FLAGS | Qt.ItemFlag.ItemIsEditable if writable else _FLAGS

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        slot = self.slots[index.row()]
        value = self._values.get(slot.id, "")
        if role == EDIT:
            return value
        if role in (DISPLAY, ACCESSIBLE):
            return _cells(slot, value)[index.column()]
        if role == TOOL_TIP:
            return "\n".join(f"{p.name}：{p.sentence}" for p in slot.places[:5])
        if role == _FOREGROUND:
            return style.shade("warn" if index.column() == FILL and not value else "ink")
        return None

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        if role != EDIT or index.column() != FILL:
            return False
        self.filled.emit(self.slots[index.row()].id, str(value).strip())
        return True


def _cells(slot: Slot, value: str) -> tuple[str, ...]:
    count = len(slot.places)
    where = slot.places[0].name if count == 1 else f"{slot.places[0].name}等{count}处"
    return slot.kind.label, slot.value or "（未填过）", where, value or "待填"
