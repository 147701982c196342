"""A list below the plan of places in other papers: an icon with its word, then words by column.

未对应  省要点  （六）第1句  建成安宁疗护试点机构
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui import icons, style
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP
from ui.window.measures import measures_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ui.tree_model import Index

_DECORATION, _FOREGROUND = 1, 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the words of its cells, its icon and the token of that."""

    cells: tuple[str, ...]
    icon: str
    token: str


class PlaceModel(QAbstractTableModel):
    """Lines under `heads`."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """List others."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (DISPLAY, ACCESSIBLE, TOOL_TIP):
            return line.cells[index.column()]
        if index.column() == 0 and role == _DECORATION:
            return icons.icon(line.icon, line.token)
        if index.column() == 0 and role == _FOREGROUND:
            return style.shade(line.token)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return self._heads[section]
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
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        head.setHighlightSections(False)
        for at, width in enumerate(widths):
            if width:
                head.resizeSection(at, style.em(width))
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))

    def step(self, steps: int) -> int:
        """To the next (1) or previous (-1) line, round the end; -1 where there is none."""
        count = self.model().rowCount()
        if not count:
            return -1
        at = self.currentIndex().row()
        line = (at + steps) % count if at >= 0 else 0 if steps > 0 else count - 1
        self.setCurrentIndex(self.model().index(line, 0))
        return line

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
