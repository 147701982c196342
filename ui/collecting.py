"""When the interpreter looks for garbage that holds itself: not while a file is looked over.

A full collection goes through every object there is, on whatever thread it falls due, and the
window waits for it: under the review of a task table of five thousand rows a fifth of a second,
several times for each key. What a reader and a review make refers to nothing that refers back, so
it goes without being looked for. Young objects are looked through all the time.
"""

from __future__ import annotations

import gc

_USUAL = gc.get_threshold()
_NEVER = 2**30


class FullCollections:
    """Holds the full collections back as long as anybody asks for it; window's thread only."""

    def __init__(self) -> None:
        self._holders = 0

    def hold(self) -> None:
        """None from now on, until as many have released as have asked."""
        self._holders += 1
        gc.set_threshold(*_USUAL[:2], _NEVER)

    def release(self) -> None:
        """One of those who asked does not mind any more."""
        self._holders = max(0, self._holders - 1)
        if not self._holders:
            gc.set_threshold(*_USUAL)

    def end(self) -> None:
        """Nobody minds any more, whoever asked."""
        self._holders = 0
        self.release()
