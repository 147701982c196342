"""The first row of the window: menus at the left; undo, redo and the panel switch at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenuBar, QSizePolicy, QToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QActionEvent

    from ui.actions import Actions

_BUTTONS = ("undo", "redo", "panel")


class MenuRow(QFrame):
    """Menus and the few buttons that are only icons."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.setProperty("ground", "chrome")
        self.setProperty("edge", "bottom")
        self.menus = QMenuBar()
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        actions.fill(self.menus)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.menus)
        row.addStretch(1)
        for key in _BUTTONS:
            row.addWidget(_ActionButton(actions, key))


class _ActionButton(QToolButton):
    """An action as an icon, grey with it."""

    def __init__(self, actions: Actions, key: str) -> None:
        super().__init__()
        self._actions = actions
        self._key = key
        self.setDefaultAction(actions[key])
        self.setProperty("kind", "icon")
        self.setIconSize(QSize(20, 20))
        self.setAccessibleName(actions[key].text())
        self.setIcon(actions.icon_of(key))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self.setIcon(self._actions.icon_of(self._key))

    def actionEvent(self, event: QActionEvent) -> None:
        """A button takes its action's icon whenever that changes; ours has the theme's colour."""
        super().actionEvent(event)
        if event.type() is QEvent.Type.ActionChanged:
            self.setIcon(self._actions.icon_of(self._key))
