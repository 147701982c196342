"""What a side of the review is: a list that is shown, walked, and decided at one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.turn.feed import Turn


class Side(QFrame):
    """One of the three sides of 结转核对."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")

    @property
    def easy(self) -> Sequence[object]:
        """What can be decided in one go."""
        raise NotImplementedError

    @property
    def progress(self) -> tuple[int, int, int]:
        """How many are done, how many there are, how many wait."""
        raise NotImplementedError

    def show_turn(self, turn: Turn) -> None:
        """What there is now."""
        raise NotImplementedError

    def focus(self) -> None:
        """The keys go to the list."""
        raise NotImplementedError

    def walk(self, steps: int) -> None:
        """To the next (1) or previous (-1) one that waits, round the end."""
        raise NotImplementedError

    def accept_easy(self) -> None:
        """Decide all of `easy`."""
        raise NotImplementedError
