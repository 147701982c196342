"""When the interpreter looks for garbage that holds itself: not while a file is looked over.

A full collection goes through every object there is, on whatever thread it falls due, and the
window waits for it: under the review of a task table of five thousand rows a fifth of a second,
several times for each key. What a reader and a review make refers to nothing that refers back, so
it goes without being looked for. Young objects are looked through all the time.

Garbage is looked for on whatever thread makes the next object, and a widget that is thrown away on
the background thread takes the program with it: while that works, the window looks for it itself.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

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


class WindowCollections(QObject):
    """Looks for garbage on the window's thread alone as long as anybody works beside it."""

    _keeping: ClassVar[set[int]] = set()
    """Who keeps the interpreter from looking by itself; a program has several threads of work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._holders = 0
        self._rounds = 0
        self._timer = QTimer(self, interval=_ROUND_MS)
        self._timer.timeout.connect(self._look)

    def hold(self) -> None:
        """Work beside the window begins."""
        self._holders += 1
        self._keeping.add(id(self))
        gc.disable()
        self._timer.start()

    def release(self) -> None:
        """One piece of work has told its end; its thread may still be on the way back from that."""
        self._holders = max(0, self._holders - 1)
        if not self._holders:
            self._timer.start()

    def end(self) -> None:
        """Nothing works beside the window any more: the thread is joined, or long at rest."""
        self._holders = 0
        self._timer.stop()
        self._keeping.discard(id(self))
        if not self._keeping:
            gc.enable()

    def _look(self) -> None:
        self._rounds += 1
        gc.collect(1 if self._rounds % _YOUNG_ROUNDS == 0 else 0)
        if not self._holders:
            self.end()


_ROUND_MS = 100
"""Also how long a thread has to come to rest after its last word."""
_YOUNG_ROUNDS = 10
"""So often only what was made since the last look is looked through."""
