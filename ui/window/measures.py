"""How much room a window has, in pixels as they would be at the standard size of type.

A window of 1366 pixels at 200 % is as wide as one of 683 at 100 %: what goes where follows from
that, so type of twice the size never pushes a control out of sight.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDE, MEDIUM, NARROW = 1600, 1280, 1000
"""From these widths on: all has room; 详情 stands beside the plan; 资料 and 大纲 do."""
TALL, SHORT, LOW = 900, 620, 460
"""From these heights on: the lists below show eight rows; four or more; three."""
_ROW_ROOM = 50
"""So much more height of the window is worth a row more, from `_FOUR` on."""
_FOUR = 700
_LEAST, _MOST = 3, 8
"""Rows of the lists below."""
SMALLEST = (680, 340)
"""Below this width and height the window scrolls."""
_POINTS = 10.0
"""The standard size of type."""


class Below(StrEnum):
    """How the lists below the plan are there; with TABS their tabs are seen while none is open."""

    TALL = "tall"
    SHORT = "short"
    TABS = "tabs"
    AWAY = "away"

    @property
    def over(self) -> bool:
        """They open over the plan, not below it."""
        return self is Below.AWAY


class Measures(NamedTuple):
    """The `width` and `height` of a window at the standard size of type."""

    width: float
    height: float

    @property
    def left(self) -> int:
        """The width of the left panel unless she chose one."""
        if self.width >= WIDE:
            return 320
        return 252 if self.width >= MEDIUM else 232

    @property
    def side(self) -> int:
        """The width of the right panel unless she chose one."""
        return 368 if self.width >= WIDE else 284

    @property
    def wide(self) -> bool:
        """There is room for 资料 and 大纲 one below the other, and for the heads of columns."""
        return self.width >= WIDE

    @property
    def left_over(self) -> bool:
        """The left panel opens over the plan."""
        return self.width < NARROW

    @property
    def side_over(self) -> bool:
        """The right panel opens over the plan."""
        return self.width < MEDIUM

    @property
    def compact(self) -> bool:
        """There is room for one thing: the header folds into a list and a menu."""
        return self.width < NARROW

    @property
    def below(self) -> Below:
        """How the lists below the plan are there."""
        bounds = ((TALL, Below.TALL), (SHORT, Below.SHORT), (LOW, Below.TABS))
        return next((kind for bound, kind in bounds if self.height >= bound), Below.AWAY)

    @property
    def rows(self) -> int:
        """So many rows the lists below the plan show unless she drew their edge."""
        if self.height < SHORT:
            return _LEAST
        if self.height >= TALL:
            return _MOST
        return min(_MOST, 4 + max(0, round(self.height - _FOUR)) // _ROW_ROOM)


def scale_of(widget: QWidget) -> float:
    """How much larger the type is than the standard size."""
    return max(8.0, widget.font().pointSizeF()) / _POINTS


def measures_of(widget: QWidget) -> Measures:
    """Those of the window `widget` stands in."""
    window = widget.window()
    scale = scale_of(window)
    return Measures(window.width() / scale, window.height() / scale)
