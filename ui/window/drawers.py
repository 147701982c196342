"""A panel that lies over an edge of the work area where there is no room beside the plan.

Nothing below it moves; Esc or the panel's own switch takes it away again.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.window.regions import first_stop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_REST = 48
"""So much of the plan (pixels) is seen beside a drawer, however wide its panel would be."""
_HALF = 0.55
"""How much of the height a drawer at the lower edge takes."""


class Edge(StrEnum):
    """Where a drawer lies."""

    LEFT = "left"
    RIGHT = "right"
    BOTTOM = "bottom"


class Drawer(QFrame):
    """Holds one panel over an edge of `ground`, which it follows in size.

    It is a child of `parent`, which is no splitter: that would give every child a place.
    """

    def __init__(self, parent: QWidget, ground: QWidget, edge: Edge) -> None:
        super().__init__(parent)
        self._parent = parent
        self._ground = ground
        self._edge = edge
        self._extent = 0
        self._panel: QWidget | None = None
        self.setProperty("ground", "panel")
        self.setProperty("drawer", edge.value)
        self.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        ground.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open(self, panel: QWidget, extent: int) -> None:
        """Show `panel`, `extent` pixels wide (a drawer at the lower edge: half the height)."""
        self._panel, self._extent = panel, extent
        layout = self.layout()
        if layout is not None and panel.parent() is not self:
            layout.addWidget(panel)
        panel.show()
        self._place()
        self.show()
        self.raise_()
        self.setAutoFillBackground(True)  # what it covers knows that; the style takes it back
        if target := first_stop(panel):
            target.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def close_over(self) -> None:
        """Take it away; its panel stays in it until somebody takes it out."""
        self.hide()

    def holds(self, widget: QWidget | None) -> bool:
        """Whether `widget` is part of what is shown in it."""
        return widget is not None and self.isAncestorOf(widget)

    def _place(self) -> None:
        corner = self._ground.mapTo(self._parent, QPoint(0, 0))
        room = QRect(corner, self._ground.size())
        width = min(self._extent, room.width() - _REST)
        if self._edge is Edge.LEFT:
            self.setGeometry(QRect(room.x(), room.y(), width, room.height()))
        elif self._edge is Edge.RIGHT:
            self.setGeometry(QRect(room.right() + 1 - width, room.y(), width, room.height()))
        else:
            height = round(room.height() * _HALF)
            self.setGeometry(QRect(room.x(), room.bottom() + 1 - height, room.width(), height))

    # -- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._ground and event.type() is QEvent.Type.Resize and self.is_open:
            self._place()
        return super().eventFilter(watched, event)
