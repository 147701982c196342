"""News told in the order in which it came, to all who listen.

Who hears of an edit may answer it with another – a field that loses the keys hands in what stands
in it. Told at once, those who listen behind it would hear of the second edit first, and end with
the first.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class InTurn:
    """Hands each piece of news to `tell`; one that comes while another is told waits for it."""

    def __init__(self, tell: Callable[..., object]) -> None:
        self._tell = tell
        self._waiting: deque[tuple[object, ...]] = deque()
        self._telling = False

    def __call__(self, *news: object) -> None:
        """Tell it now, or behind what is being told."""
        self._waiting.append(news)
        if self._telling:
            return
        self._telling = True
        try:
            while self._waiting:
                self._tell(*self._waiting.popleft())
        finally:
            self._telling = False
