"""When the interpreter looks for garbage that holds itself, and on which thread.

A full collection goes through every object there is, and the window waits for it: with a plan of
five thousand sentences a fifth of a second, at a key that only happened to make one object more. In
the program it comes in quiet moments only; young objects are looked through all the time.

Garbage is looked for on whatever thread makes the next object, and a widget that is thrown away on
the background thread takes the program with it: while that works, the window looks for it itself.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCursor, QGuiApplication

_NEVER = 2**30
_FULL = 2
"""The generation of the oldest objects; how often the younger ones were looked through since."""


class QuietCollections(QObject):
    """Looks for garbage in full when nothing moves: no key, no mouse, for half a minute."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        young, middle, self._due = gc.get_threshold()
        gc.set_threshold(young, middle, _NEVER)
        self._seen: tuple[object, ...] = ()
        self._timer = QTimer(self, interval=_QUIET_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect if the mouse and the place that is typed in are where they were last time."""
        at = QGuiApplication.inputMethod().cursorRectangle()
        now = (QCursor.pos(), QGuiApplication.focusObject(), at)
        quiet, self._seen = now == self._seen, now
        if quiet and gc.get_count()[_FULL] > self._due:
            gc.collect()

    def end(self) -> None:
        """As the interpreter does it by itself."""
        self._timer.stop()
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, self._due)


class WindowCollections(QObject):
    """Looks for garbage on the window's thread alone as long as anybody works beside it."""

    _keeping: ClassVar[set[int]] = set()
    """Who keeps the interpreter from looking by itself; a program has several threads of work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._holders = 0
        self._left = 0
        self._timer = QTimer(self, interval=_ROUND_MS)
        self._timer.timeout.connect(self._look)

    def hold(self) -> None:
        """Work beside the window begins."""
        self._holders += 1
        self._left = 0
        self._keeping.add(id(self))
        gc.disable()
        self._timer.start()

    def release(self) -> None:
        """One piece of work has told its end; its thread may still be on the way back from that."""
        self._holders = max(0, self._holders - 1)
        if not self._holders:
            self._left = _CALM_ROUNDS

    def end(self) -> None:
        """Nothing works beside the window any more: the thread is joined, or long at rest."""
        self._holders = 0
        self._timer.stop()
        self._keeping.discard(id(self))
        if not self._keeping:
            gc.enable()

    def _look(self) -> None:
        gc.collect(1)  # what outlives one look is not looked at again: the next would take longer
        self._left -= 1
        if not self._holders and self._left <= 0:
            self.end()


_QUIET_MS = 30_000
_ROUND_MS = 20
"""What the background made since the last look is looked through at once: it must not be much."""
_CALM_ROUNDS = 5
"""So long a thread has to come to rest after its last word."""
