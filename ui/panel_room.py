"""How much room the left panel gets: it folds, narrows and gives way as the window allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.main_window import MainWindow

WIDE = 1600
"""From this width on, everything has room: see the table of widths of the look."""
_NARROW = 1000
"""Below this width there is room for one thing: no left panel, nothing side by side."""
_SHORT = 620


class PanelRoom(QObject):
    """Gives the left panel of a window its width, or takes it away."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._chosen = 0
        self._narrow = False
        self._gave_room = False
        self._was_folded = False
        self._away = False

    def fit(self, chosen: int | None = None) -> None:
        """The panel at the width that suits the window, or at the one she had chosen."""
        window = self._window
        self._chosen = self._chosen if chosen is None else chosen
        width = self._room()
        left = self._chosen or (320 if width >= WIDE else 252 if width >= 1280 else 232)
        self._narrow = width < _NARROW
        window.panel.setHidden(self._narrow)
        window.area.allow_beside(not self._narrow)
        side = window.side.width() if window.side.isVisible() else 0
        window.splitter.setSizes([left, max(1, window.width() - left - side), side])

    def refit(self) -> None:
        """The window became narrow, or no longer is: the left panel goes and comes again."""
        narrow = self._room() < _NARROW
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self._window.area.allow_beside(not narrow)
        if not self._window.menu_row.isHidden() and not self._away:
            self._window.panel.setHidden(narrow)

    def make_room(self, beside: bool) -> None:
        """Side by side, text and table get the room of the left panel where there is not enough."""
        panel = self._window.panel
        if beside and self._window.width() < WIDE and not panel.isHidden():
            panel.hide()
            self._gave_room = True
        elif not beside and self._gave_room:
            panel.show()
            self._gave_room = False

    def give_all(self, whole: bool) -> None:
        """A review takes the whole work area; the panel comes back where it was shown before."""
        panel = self._window.panel
        if whole and not panel.isHidden():
            self._away = True
            panel.hide()
        elif not whole and self._away:
            self._away = False
            panel.setHidden(self._narrow)

    def toggle(self) -> None:
        """She wants the panel shown, or hidden."""
        self._window.panel.setHidden(not self._window.panel.isHidden())
        self._gave_room = self._away = False

    def toggle_side(self, key: str = "") -> None:
        """The right panel (its page of `key`), or not."""
        side = self._window.side
        if side.isHidden() or key not in ("", side.key):
            self.show_side(key)
        else:
            side.hide()

    def show_side(self, key: str = "") -> None:
        """The page of `key` at the right of the plan, "" for the one shown last."""
        if self._window.side.has(key):
            self._window.side.show_page(key)

    def fold_library(self) -> None:
        """Where the window is not wide the outline gets the room once a plan is open."""
        window = self._window
        if not self._was_folded:
            self._was_folded = True
            short = window.width() < WIDE or window.height() < _SHORT
            window.panel.library_section.fold(short)

    def _room(self) -> float:
        """The width of the window in pixels as they would be at the standard size of type."""
        window = self._window
        return window.width() * 10 / max(8.0, window.font().pointSizeF())
