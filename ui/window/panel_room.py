"""How much room each panel gets: it narrows, lies over the plan or gives way, as the window allows.

Every view of the plan has its own set of open panels and their sizes (`panel_sets`). Where there
is no room beside the plan a panel becomes a drawer over the edge, closed until she asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject

from ui.window.drawers import Drawer, Edge
from ui.window.header import TEXT
from ui.window.last_shares import LastShares
from ui.window.measures import Below, Measures, measures_of, scale_of
from ui.window.panel_sets import BESIDE, BOTTOM, LEFT, SIDE, PanelSets

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from ui.window.bottom_panel import BottomPanel
    from ui.window.main_window import MainWindow


class PanelRoom(QObject):
    """Gives the panels of a window their place."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._sets = PanelSets(settings)
        self._shares = LastShares(window.panel, window.area.page, settings)
        self._view = TEXT
        self._alone = False  # 专注, or a page that takes the whole work area
        self._fitting = False
        self._was_folded = False
        self._measures = Measures(0, 0)
        ground = window.splitter.parentWidget() or window
        self._drawers = {
            LEFT: Drawer(ground, window.splitter, Edge.LEFT),
            SIDE: Drawer(ground, window.splitter, Edge.RIGHT),
            BOTTOM: Drawer(ground, window.area, Edge.BOTTOM),
        }
        for panel in (window.panel, window.side):
            panel.installEventFilter(self)
        window.splitter.splitterMoved.connect(self._keep_widths)
        window.area.below.splitterMoved.connect(self._keep_height)
        window.area.pages.currentChanged.connect(self.fit)

    # -- what the window asks for -----------------------------------------------------------------

    def fit(self) -> None:
        """Everything as the measures of the window ask for."""
        if self._fitting:
            return
        self._fitting = True
        window, measures = self._window, measures_of(self._window)
        self._measures = measures
        window.area.allow_beside(not measures.compact)
        window.area.header.set_compact(measures.compact)
        window.menu_row.set_compact(measures.compact)
        self._fit_panel(LEFT, over=measures.left_over)
        self._fit_panel(SIDE, over=measures.side_over)
        self._fit_below()
        self._share()
        self._fitting = False

    def follow_view(self, view: str, beside: bool) -> None:
        """Another view is about to be shown: the panels it had last."""
        key = BESIDE if beside else view
        if key != self._view:
            self._view = key
            self.fit()

    def set_alone(self, alone: bool) -> None:
        """Nothing but the plan, or but a page that takes the whole work area; or all of it."""
        if alone is not self._alone:
            self._alone = alone
            self.close_drawers()
            self.fit()

    def close_drawers(self) -> bool:
        """Take away what lies over the plan; False if nothing did."""
        opened = [key for key, drawer in self._drawers.items() if drawer.is_open]
        focused = any(self._drawers[key].holds(self._window.focusWidget()) for key in opened)
        for key in opened:
            self._shut(key)
        if focused:
            self._window.area.page.focus_view()
        return bool(opened)

    # -- what she asks for ------------------------------------------------------------------------

    def toggle(self, key: str = LEFT) -> None:
        """She wants the left or right panel shown, or hidden."""
        if self._over(key):
            if self._drawers[key].is_open:
                self.close_drawers()
            else:
                self._pull_out(key)
        else:
            self._set_open(key, self._panel(key).isHidden())

    def toggle_side(self, key: str = "") -> None:
        """The right panel (its page of `key`), or not."""
        side = self._window.side
        if side.isVisibleTo(self._window) and key in ("", side.key):
            self.toggle(SIDE)
        else:
            self.show_side(key)

    def show_side(self, key: str = "") -> None:
        """The page of `key` at the right of the plan, "" for the one shown last."""
        side = self._window.side
        if not side.has(key):
            return
        side.show_page(key)
        if self._over(SIDE):
            self._pull_out(SIDE)
        else:
            self._set_open(SIDE, True)

    def show_left(self) -> None:
        """The left panel, where it is not there."""
        if not self._window.panel.isVisibleTo(self._window):
            self.toggle(LEFT)

    def fold_library(self) -> None:
        """Where the window is not wide the outline gets the room once a plan is open."""
        if not self._was_folded:
            self._was_folded = True
            low = self._measures.below is not Below.TALL
            usual = low or not self._measures.wide
            self._window.panel.library_section.fold(self._shares.folded(usual=usual))
            self._shares.share_trees()

    def stands(self, key: str) -> bool:
        """Whether the panel of `key` is to stand beside a plan in the view shown last."""
        return self._sets.is_open(self._view, key, self._measures) and not self._over(key)

    # -- the lists below --------------------------------------------------------------------------

    def take_bottom(self, bottom: BottomPanel) -> None:
        """The lists below the plan were made."""
        bottom.installEventFilter(self)
        bottom.unfolded.connect(self._open_below)
        bottom.was_folded.connect(self._close_below)
        bottom.half_wanted.connect(self.toggle_half)
        bottom.keep_tabs(self._measures.below is Below.TABS)
        if self._sets.is_open(self._view, BOTTOM, self._measures):
            self._fit_below()

    def toggle_half(self) -> None:
        """The lists below the plan get half the height, or the rows they had before."""
        bottom = self._window.area.bottom
        if bottom is None:
            return
        if self._measures.below.over:  # there it has more than half whenever it is open
            self._window.area.toggle_bottom()
            return
        half = not (bottom.is_open and self._sets.is_half(self._view))
        self._sets.set_half(self._view, half)
        if bottom.is_open:
            self._share_height()
        else:
            bottom.show_tab(bottom.tab)

    def _open_below(self) -> None:
        bottom = self._window.area.bottom
        if bottom is None:
            return
        if self._measures.below.over:
            self._drawers[BOTTOM].open(bottom, 0)
        elif not self._fitting:
            self._sets.set_open(self._view, BOTTOM, opened=True)
            self._share_height()

    def _close_below(self) -> None:
        if self._drawers[BOTTOM].is_open:
            self._shut(BOTTOM)
        elif not self._fitting and not self._measures.below.over:
            self._sets.set_open(self._view, BOTTOM, opened=False)
            self._leave_tabs()

    def _fit_below(self) -> None:
        bottom = self._window.area.bottom
        if bottom is None:
            return
        over = self._measures.below.over
        bottom.keep_tabs(self._measures.below is Below.TABS)
        if self._drawers[BOTTOM].is_open:
            if over:
                return
            self._drawers[BOTTOM].close_over()
        self._window.area.below.addWidget(bottom)
        if not over and not self._alone and self._sets.is_open(self._view, BOTTOM, self._measures):
            bottom.show_tab(bottom.tab)
            self._share_height()
        else:
            bottom.fold()
            bottom.setHidden(bottom.isHidden() or self._alone)
            self._leave_tabs()

    def _leave_tabs(self) -> None:
        """As high as the list was the tabs alone would leave a gap."""
        below, bottom = self._window.area.below, self._window.area.bottom
        if bottom is not None:
            tabs = bottom.maximumHeight()
            below.setSizes([max(1, below.height() - tabs), tabs])

    def _share_height(self) -> None:
        below, bottom = self._window.area.below, self._window.area.bottom
        if bottom is None:
            return
        chosen = self._sets.extent(self._view, BOTTOM, scale_of(self._window))
        usual, most = bottom.sizeHint().height(), below.height() // 2
        half = self._sets.is_half(self._view)
        wanted = most if half else min(chosen, max(most, usual)) or usual
        bottom.show_half(half)
        below.setSizes([max(1, below.height() - wanted), wanted])

    # -- left and right ---------------------------------------------------------------------------

    def _fit_panel(self, key: str, *, over: bool) -> None:
        panel, drawer, splitter = self._panel(key), self._drawers[key], self._window.splitter
        if over and drawer.is_open:
            return
        drawer.close_over()
        if over:
            panel.hide()
            return
        if panel.parent() is not splitter:
            splitter.insertWidget(0 if key == LEFT else splitter.count(), panel)
        panel.setVisible(self._wanted(key))

    def _wanted(self, key: str) -> bool:
        """Whether the panel is to stand beside what is shown now."""
        if self._alone or not self._sets.is_open(self._view, key, self._measures):
            return False
        area, side = self._window.area, self._window.side
        if key == LEFT:
            return True
        past = self._window.session.past.seen is not None  # 历史 stays beside what it shows
        if (area.pages.currentWidget() is not area.below and not past) or not side.has():
            return False
        side.show_page()
        return True

    def _share(self) -> None:
        """The widths she chose, or those of the look; the rest is the plan's."""
        splitter, scale = self._window.splitter, scale_of(self._window)
        widths = {LEFT: self._measures.left, SIDE: self._measures.side}
        sizes = []
        for widget in (splitter.widget(at) for at in range(splitter.count())):
            key = self._key_of(widget)
            chosen = self._sets.extent(self._view, key, scale) if key else 0
            sizes.append((chosen or round(widths[key] * scale)) if key else 0)
        shown = [s for at, s in enumerate(sizes) if not splitter.widget(at).isHidden()]
        at = splitter.indexOf(self._window.area)
        sizes[at] = max(1, self._window.width() - sum(shown))
        splitter.setSizes(sizes)

    def _over(self, key: str) -> bool:
        return self._measures.left_over if key == LEFT else self._measures.side_over

    def _panel(self, key: str) -> QWidget:
        return self._window.panel if key == LEFT else self._window.side

    def _key_of(self, panel: QObject | None) -> str:
        """LEFT or SIDE, "" for anything else."""
        window = self._window
        return LEFT if panel is window.panel else SIDE if panel is window.side else ""

    def _set_open(self, key: str, opened: bool) -> None:
        self._sets.set_open(self._view, key, opened)
        if opened and key == SIDE and not self._window.side.has():
            return
        self._panel(key).setVisible(opened)
        self._share()

    def _pull_out(self, key: str) -> None:
        self.close_drawers()
        if key == SIDE:
            if not self._window.side.has():
                return
            self._window.side.show_page()
        wide = self._measures.left if key == LEFT else self._measures.side
        self._drawers[key].open(self._panel(key), round(wide * scale_of(self._window)))

    def _shut(self, key: str) -> None:
        self._drawers[key].close_over()
        if key == BOTTOM:
            self._fit_below()
        else:
            self._panel(key).hide()

    # -- kept -----------------------------------------------------------------------------------

    def _keep_widths(self) -> None:
        scale = scale_of(self._window)
        for key in (LEFT, SIDE):
            panel = self._panel(key)
            if panel.isVisible() and not self._over(key):
                self._sets.set_extent(self._view, key, panel.width(), scale)

    def _keep_height(self) -> None:
        bottom = self._window.area.bottom
        if bottom and bottom.is_open and not self._measures.below.over:
            height, scale = bottom.height(), scale_of(self._window)
            self._sets.set_extent(self._view, BOTTOM, height, scale)
            self._sets.set_half(self._view, half=False)
            bottom.show_half(half=False)

    # -- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The switches in the menu row follow the panels."""
        kinds = QtCore.QEvent.Type
        if event.type() in (kinds.ShowToParent, kinds.HideToParent):
            window, shown = self._window, event.type() is kinds.ShowToParent
            window.menu_row.show_panel(self._key_of(watched) or BOTTOM, shown)
        return super().eventFilter(watched, event)
