"""Which panels each view of the plan has beside it, how wide they are; kept for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.window.header import TEXT

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.window.measures import Measures

LEFT, SIDE, BOTTOM = "panel", "side", "bottom"
BESIDE = "beside"
"""Two views side by side have panels of their own."""


class PanelSets:
    """What she left open beside each view, or what the look opens where she chose nothing."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def is_open(self, view: str, panel: str, measures: Measures) -> bool:
        """Whether `panel` stands beside `view` in a window of these measures."""
        kept = self._settings.value(self._key(view, panel))
        if kept is not None:
            return str(kept) == "true"
        if panel == LEFT:
            return view != BESIDE or measures.wide
        return panel == SIDE and (measures.wide or view == TEXT)

    def set_open(self, view: str, panel: str, opened: bool) -> None:
        """She opened or closed it."""
        self._settings.setValue(self._key(view, panel), "true" if opened else "false")

    def extent(self, view: str, panel: str, scale: float) -> int:
        """The width (the height of the lists below) she gave it, in pixels; 0 if she did not."""
        kept = self._settings.value(self._key(view, panel) + "-extent")
        return round(float(str(kept)) * scale) if kept else 0

    def set_extent(self, view: str, panel: str, pixels: int, scale: float) -> None:
        """She drew its edge."""
        self._settings.setValue(self._key(view, panel) + "-extent", round(pixels / scale, 1))

    def is_half(self, view: str) -> bool:
        """The lists below have half the height."""
        return str(self._settings.value(self._key(view, BOTTOM) + "-half")) == "true"

    def set_half(self, view: str, half: bool) -> None:
        """She gave them half the height, or the rows they had before."""
        self._settings.setValue(self._key(view, BOTTOM) + "-half", "true" if half else "false")

    def _key(self, view: str, panel: str) -> str:
        return f"panels/{view}/{panel}"
