"""Buttons that take their icon from our set and its colour from the theme, and the view switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from ui import icons, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon, QKeyEvent, QPaintEvent

_RING = 2
"""The width in pixels of the ring around what has the focus, and of the gap inside it."""
_ICON_TOKENS = {"primary": "on_accent", "link": "accent_ink"}


class Button(QPushButton):
    """A button with words: primary, normal, quiet, link, status or head (see `ui.style`)."""

    def __init__(
        self, text: str, kind: str = "normal", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._shown: QIcon | None = None
        self._icon_name = icon
        self._icon_token = _ICON_TOKENS.get(kind, "ink2")
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self._draw_icon()

    def set_icon(self, name: str, token: str) -> None:
        """Another icon, in the colour of `token`; "" for none."""
        self._icon_name, self._icon_token = name, token
        if not name:
            self._shown = None
            self.setIcon(QPixmap())
        self._draw_icon()

    def set_kind(self, kind: str) -> None:
        """Another weight: primary for the one act that is meant now, else normal."""
        self._icon_token = _ICON_TOKENS.get(kind, "ink2")
        style.mark(self, kind=kind)
        self._draw_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("kind") == "primary":
            _part_ring(self)

    def _draw_icon(self) -> None:
        if self._icon_name:
            token = self._icon_token if self.isEnabled() else "ink3"
            made = icons.icon(self._icon_name, token, size=style.px(16))
            if made is not self._shown:
                self._shown = made
                self.setIcon(made)
                self.setIconSize(QSize(style.px(16), style.px(16)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._draw_icon()


class IconButton(QToolButton):
    """A button that is only an icon; always with a name to be read out and a tooltip."""

    def __init__(self, icon: str, name: str, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: QIcon | None = None
        self._icon_name = icon
        self._size = size
        self.setProperty("kind", "icon")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self._draw_icon()

    def set_icon(self, name: str) -> None:
        """Another icon."""
        self._icon_name = name
        self._draw_icon()

    def _draw_icon(self) -> None:
        token = "ink2" if self.isEnabled() else "ink3"
        size = style.px(self._size)
        made = icons.icon(self._icon_name, token, size=size)
        if made is not self._shown:
            self._shown = made
            self.setIcon(made)
            self.setIconSize(QSize(size, size))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._draw_icon()


class _Segment(QPushButton):
    """One choice of a `Switch`."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            _part_ring(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)


class Switch(QWidget):
    """A segmented switch: one tab stop, ←/→ move, the chosen segment filled and bold.

    Signals:
        chosen(key): she chose another segment.
    """

    chosen = Signal(str)

    def __init__(self, segments: Sequence[tuple[str, str, str]], name: str) -> None:
        """`segments`: key, text and tooltip of each; `name` is read out for the whole."""
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (key, text, tip) in enumerate(segments):
            row.addWidget(self._segment(key, text, tip, _side(at, len(segments))))
        self._group.buttonClicked.connect(self._tell)

    def choose(self, key: str) -> None:
        """Show `key` as chosen without telling anybody."""
        self._buttons[key].setChecked(True)
        for name, button in self._buttons.items():  # Tab comes to the chosen one
            button.setProperty("focusPolicy", "StrongFocus" if name == key else "ClickFocus")

    def rename(self, key: str, text: str) -> None:
        """Other words on the segment of `key`, which has room for them at once."""
        if self._buttons[key].text() == text:
            return
        self._buttons[key].setText(text)
        self.updateGeometry()
        holder = self.parentWidget()
        for layout in (holder.layout() if holder else None, self.layout()):
            if layout:
                layout.activate()

    @property
    def choice(self) -> str:
        """The key of the chosen segment."""
        return next((k for k, b in self._buttons.items() if b.isChecked()), "")

    def _segment(self, key: str, text: str, tip: str, side: str) -> QPushButton:
        button = _Segment(text)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # read out as one of several, which the group does not say
        button.setProperty("kind", "segment")
        button.setProperty("side", side)
        button.setToolTip(tip)
        self._group.addButton(button)
        self._buttons[key] = button
        return button

    def _tell(self) -> None:
        self.chosen.emit(self.choice)


def _part_ring(button: QAbstractButton) -> None:
    """A gap between the ring of the focus and a ground that has the same colour."""
    if not (button.hasFocus() and button.isEnabled()):
        return
    ground = QPixmap(1, 1)  # a pen or a brush would name `Qt`, which is not loaded at first paint
    ground.fill(style.shade("surface"))
    painter = QPainter(button)
    right, low = button.width() - 2 * _RING, button.height() - 2 * _RING
    for left, top, width, height in (
        (_RING, _RING, right, _RING),
        (_RING, low, right, _RING),
        (_RING, _RING, _RING, low),
        (right, _RING, _RING, low),
    ):
        painter.drawPixmap(left, top, width, height, ground)
    painter.end()


def _press_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses the button that has the focus, as Space does; in a dialog too."""
    if event.key() not in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
        return False
    button.click()
    return True


def _side(at: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if at == 0 else "last" if at == count - 1 else "middle"
