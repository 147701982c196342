"""An action as an icon in a row of the window, grey with it and filled where what it opens is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QToolButton

from ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QActionEvent

    from ui.actions import Actions


class ActionButton(QToolButton):
    """The action `key` without words; its name is read out."""

    def __init__(self, actions: Actions, key: str) -> None:
        super().__init__()
        self._actions = actions
        self._key = key
        self._filled = False
        self.setDefaultAction(actions[key])
        self.setProperty("kind", "icon")
        self.fill(False)

    def fill(self, filled: bool) -> None:
        """Filled says that what it switches is open."""
        self._filled = filled
        self._draw()
        name = self._actions[self._key].text().rstrip("…")
        self.setAccessibleName(f"{name}（已打开）" if filled else name)

    def _draw(self) -> None:
        self.setIconSize(QSize(style.px(20), style.px(20)))
        self.setIcon(self._actions.icon_of(self._key, filled=self._filled))

    # -- Qt -------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._draw()

    def actionEvent(self, event: QActionEvent) -> None:
        """A button takes its action's icon whenever that changes; ours has the theme's colour."""
        super().actionEvent(event)
        if event.type() is QEvent.Type.ActionChanged:
            self._draw()
