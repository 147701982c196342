"""The first row of the window: menus, the command box; undo, redo and the panel switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenuBar, QSizePolicy

from ui import style
from ui.action_button import ActionButton
from ui.labels import upright_rule

if TYPE_CHECKING:
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
        self._box: QWidget | None = None
        self._compact = False
        self.setProperty("ground", "chrome")
        self.setProperty("edge", "bottom")
        self.menus = QMenuBar()
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        actions.fill(self.menus)
        self._seek = ActionButton(actions, "palette" if actions.has("palette") else "search")
        self._rule = upright_rule()
        self._switches = {key: ActionButton(actions, key) for key in _PANELS}
        steps = [ActionButton(actions, key) for key in _STEPS if actions.has(key)]
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.menus)
        row.addSpacing(_BOX_GAP)
        row.addStretch(1)
        for part in (self._seek, *steps, self._rule, *self._switches.values()):
            row.addWidget(part)
        self._seek.hide()

    def put_box(self, box: QWidget) -> None:
        """Put the command box beside the menus; it takes 170 to 360 pixels."""
        self._box = box
        box.setMinimumWidth(style.px(_BOX_WIDTH[0]))
        box.setMaximumWidth(style.px(_BOX_WIDTH[1]))
        self._row.insertWidget(2, box, 3)
        self.setFocusProxy(box)  # F6 stops here; the menus open with Alt
        box.setHidden(self._compact)

    def set_compact(self, compact: bool) -> None:
        """Little room: the box becomes its icon, the header of the plan takes the switches."""
        self._compact = compact
        if self._box:
            self._box.setHidden(compact)
        self._seek.setVisible(compact)
        for part in (self._rule, *self._switches.values()):
            part.setHidden(compact)

    def show_panel(self, key: str, shown: bool) -> None:
        """The switch of the panel "panel", "bottom" or "side" says whether it is there."""
        self._switches[key].fill(shown)

    # -- Qt -------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """A window may be narrower: the last menus and buttons go first."""
        return QSize(style.px(320), super().minimumSizeHint().height())
