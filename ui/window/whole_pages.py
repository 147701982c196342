"""Pages that take the whole work area and can be left and come back to, each made when first shown.

    area.show_whole(KEY)

A page is a `WholePage`; `MAKERS` says how the one of a key is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session


COMPARE = "compare"
"""Two plans or versions."""
SLOTS = "slots"
"""A template and what is filled in."""


class WholePage(QFrame):
    """A page in place of the plan. What is decided on it is kept at once; leaving loses nothing.

    Signals:
        left(): she pressed 返回.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")

    @property
    def left_over(self) -> str:
        """What a bar above the plan says once the page is left undone, "" for nothing."""
        return ""

    def open(self) -> None:
        """It is shown now: bring it up to date with the open plan."""

    def resume(self) -> None:
        """She goes on with what she left: to what waits first."""


def _turn_page(side: str) -> Callable[[Session], WholePage]:
    def made(session: Session) -> WholePage:
        from ui.turn.page import TurnPage

        return TurnPage(session, side)

    return made


MAKERS: dict[str, Callable[[Session], WholePage]] = {
    side: _turn_page(side) for side in ("rollforward", "fates", "facts")
}


def _compare(session: Session) -> WholePage:
    from ui.compare.page import ComparePage

    return ComparePage(session)


MAKERS[COMPARE] = _compare


def _slots(session: Session) -> WholePage:
    from ui.slots.page import SlotsPage

    return SlotsPage(session)


MAKERS[SLOTS] = _slots
