"""F6: the focus from one region of the window to the next, where Tab means something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.window.main_window import MainWindow


@runtime_checkable
class InParts(Protocol):
    """A view that is several regions, the one with the work first."""

    def parts(self) -> Sequence[QWidget]:
        """The parts that are of use now; one that lies in another stands behind it."""


class Regions(QObject):
    """The regions in order: menu row, left panel, header, bars, view, lists, right panel, status.

    A page in place of the plan names its own parts.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def move(self, steps: int) -> None:
        """Focus the next (1) or previous (-1) region that is there."""
        regions = [r for r in self._all() if r.isVisible()]
        holding = [i for i, region in enumerate(regions) if _holds_focus(region)]
        at = holding[-1] if holding else -steps  # a part stands behind what it lies in
        for offset in range(1, len(regions) + 1):
            target = first_stop(regions[(at + steps * offset) % len(regions)])
            if target:
                target.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
                return

    def _all(self) -> list[QWidget]:
        window, area = self._window, self._window.area
        shown = area.pages.currentWidget()
        if shown is area.below:
            middle = [part for view in area.page.shown() for part in _parts(view)]
            middle += [part for part in (area.page.reference, area.bottom) if part]
        else:
            middle = [*_parts(shown)]
        before = [window.menu_row, window.panel, area.header, area.bars]
        return [*before, *middle, window.side, window.status]


def _parts(view: QWidget) -> Sequence[QWidget]:
    return view.parts() if isinstance(view, InParts) else (view,)


def _holds_focus(region: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is region or region.isAncestorOf(focus))


def first_stop(region: QWidget) -> QWidget | None:
    """Where the focus lands in `region`: on what it names, on itself, else on its first field."""
    if (named := region.focusProxy()) and (found := first_stop(named)):
        return found
    policy = QtCore.Qt.FocusPolicy.TabFocus
    # Not by nextInFocusChain(): PySide makes what it returns a child of what it was asked of, so
    # that all of the window would be called deleted with the first field that goes.
    inside = [region, *region.findChildren(QWidget)]
    return next((w for w in inside if w.focusPolicy() & policy and _can_hold(w)), None)


def _can_hold(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()
