"""What the parts of the window lie on: where it becomes too small for them it scrolls.

A window can be drawn as small as one likes then, and no control is cut off or pushed away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LEAST = QSize(320, 160)
"""The smallest window, in pixels."""


class Ground(QScrollArea):
    """Holds `parts` one below the other; the first one takes what room there is."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setProperty("focusPolicy", "NoFocus")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        inside = QFrame()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in parts:
            column.addWidget(part, 1 if part is parts[0] else 0)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        return _LEAST

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() if inside else _LEAST
