"""A list below the plan of places in other papers: an icon with its word, then words by column.

未对应  省要点  （六）第1句  建成安宁疗护试点机构
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QTableView

from ui import icons, style
from ui.row_model import RowModel
from ui.row_table import dress_table
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP
from ui.window.measures import measures_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent


_DECORATION, _FOREGROUND = 1, 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the words of its cells, its icon and the token of that."""

    cells: tuple[str, ...]
    icon: str
    token: str


class PlaceModel(RowModel[Line]):
    """Lines under `heads`."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = tuple(heads)

    def key_of(self, row: Line) -> object:
        return row

    def told(self, row: Line, column: int, role: int) -> object:
        if role in (DISPLAY, ACCESSIBLE, TOOL_TIP):
            return row.cells[column]
        if column == 0 and role == _DECORATION:
            return icons.icon(row.icon, row.token)
        if column == 0 and role == _FOREGROUND:
            return style.shade(row.token)
        return None


class PlaceTable(QTableView):
    """The list.

    Signals:
        wanted(line): she clicked a line or pressed Enter.
        acted(line): Ctrl+N or Ctrl+Enter on a line.
    """

    wanted = Signal(int)
    acted = Signal(int)

    def __init__(
        self, model: PlaceModel, name: str, widths: Sequence[float], *, below: bool = True
    ) -> None:
        """`widths` of the columns in characters, 0 shares what is left; `below` the plan or not."""
        super().__init__()
        self._below = below
        self.setModel(model)
        dress_table(self, name, widths)
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))

    # -- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._below:
            self.horizontalHeader().setHidden(not measures_of(self).wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line: int = QModelIndex(self.currentIndex()).row()
        with_ctrl = bool(event.modifiers() & _CTRL)
        if line >= 0 and event.key() in _ENTER:
            (self.acted if with_ctrl else self.wanted).emit(line)
        elif line >= 0 and with_ctrl and event.key() == Qt.Key.Key_N:
            self.acted.emit(line)
        else:
            super().keyPressEvent(event)
