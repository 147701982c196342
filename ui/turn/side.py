"""What a side of the review is: a list that is shown, walked, and decided at one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout

from ui import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.turn.feed import Turn

_WHOLE = 99
"""Characters of both panes together at first; only their proportion counts."""


class Side(QFrame):
    """One of the three sides of 结转核对."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")

    def lay_panes(self, left: QWidget, right: QWidget, width: float) -> None:
        """Classes and list side by side, `left` so many characters wide until she moves it."""
        panes = QSplitter()
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([style.em(width), style.em(_WHOLE - width)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panes)

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

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks, the list first."""
        raise NotImplementedError

    def walk(self, steps: int) -> None:
        """To the next (1) or previous (-1) one that waits, round the end."""
        raise NotImplementedError

    def accept_easy(self) -> None:
        """Decide all of `easy`."""
        raise NotImplementedError
