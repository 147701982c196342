"""The first row of the window: menus, the command box; undo, redo and the panel switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenuBar, QSizePolicy, QToolButton

from ui import style
from ui.labels import upright_rule

if TYPE_CHECKING:
    from PySide6.QtGui import QActionEvent
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions

_STEPS = ("undo", "redo", "history")
_PANELS = ("panel", "bottom", "side")
_BOX_GAP = 24
"""Between the menus and the command box, in pixels."""
_BOX_WIDTH = (170, 360)
"""The command box at its narrowest and widest, in pixels."""


class MenuRow(QFrame):
    """Menus, the place of the command box, and the few buttons that are only icons."""

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
        self._place = QHBoxLayout()
        self._place.setContentsMargins(_BOX_GAP, 0, _BOX_GAP, 0)
        row.addLayout(self._place, 1)
        row.addStretch()
        for key in _STEPS:
            if actions.has(key):
                row.addWidget(_ActionButton(actions, key))
        row.addWidget(upright_rule())
        self._switches = {key: _ActionButton(actions, key) for key in _PANELS}
        for switch in self._switches.values():
            row.addWidget(switch)

    def put_box(self, box: QWidget) -> None:
        """Put the command box beside the menus; it takes 170 to 360 pixels."""
        box.setMinimumWidth(_BOX_WIDTH[0])
        box.setMaximumWidth(_BOX_WIDTH[1])
        self._place.addWidget(box, 1)
        self._place.addStretch()

    def show_panel(self, key: str, shown: bool) -> None:
        """The switch of the panel "panel", "bottom" or "side" says whether it is there."""
        self._switches[key].fill(shown)


class _ActionButton(QToolButton):
    """An action as an icon, grey with it."""

    def __init__(self, actions: Actions, key: str) -> None:
        super().__init__()
        self._actions = actions
        self._key = key
        self._filled = False
        self.setDefaultAction(actions[key])
        self.setProperty("kind", "icon")
        self.setAccessibleName(actions[key].text())
        self._draw()

    def _draw(self) -> None:
        self.setIconSize(QSize(style.px(20), style.px(20)))
        self.setIcon(self._actions.icon_of(self._key, filled=self._filled))

    def fill(self, filled: bool) -> None:
        """Filled says that what it switches is open."""
        self._filled = filled
        self._draw()
        name = self._actions[self._key].text()
        self.setAccessibleName(f"{name}（已打开）" if filled else name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._draw()

    def actionEvent(self, event: QActionEvent) -> None:
        """A button takes its action's icon whenever that changes; ours has the theme's colour."""
        super().actionEvent(event)
        if event.type() is QEvent.Type.ActionChanged:
            self._draw()
