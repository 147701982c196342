"""A line to look for something: a glass before the words, a cross behind them that takes them out.

Qt's own icons in a line of text stay 16 pixels at every size of type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit

from ui import icons, style
from ui.buttons import IconButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_ICON, _EDGE = 16, 7
"""The side of the glass and its distance from the edge, in pixels at 100 %."""
_CROSS = 20
"""The room of the cross, in pixels at 100 %."""


class SearchField(QLineEdit):
    """Called `name`; `hint` stands where nothing is typed yet, `glass` says whether it has one."""

    def __init__(self, name: str, hint: str, *, glass: bool = False) -> None:
        super().__init__()
        self._glass = glass
        self._cross: IconButton | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textChanged.connect(self._show_cross)
        self._keep_room()

    @property
    def cross(self) -> IconButton | None:
        """What takes the words out; None until there were any."""
        return self._cross

    def _show_cross(self, words: str) -> None:
        if words and self._cross is None:
            self._cross = IconButton("close", "清除", 12, self)
            self._cross.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
            self._cross.setCursor(QtCore.Qt.CursorShape.ArrowCursor)
            self._cross.clicked.connect(self.clear)
            self._place_cross()
        if self._cross:
            self._cross.setVisible(bool(words))

    def _place_cross(self) -> None:
        if self._cross:
            side = min(style.px(_CROSS), self.height() - 2)
            top = (self.height() - side) // 2
            self._cross.setGeometry(self.width() - side - style.px(3), top, side, side)

    def _keep_room(self) -> None:
        left = style.px(_ICON) + 4 if self._glass else 0
        self.setTextMargins(left, 0, style.px(_CROSS - _EDGE), 0)

    # -- Qt -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._glass:
            side = style.px(_ICON)
            painter = QPainter(self)
            box = QRectF(style.px(_EDGE), (self.height() - side) / 2, side, side)
            icons.paint(painter, "search", "ink3", box)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cross()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._keep_room()
            self._place_cross()
