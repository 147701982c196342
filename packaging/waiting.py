"""Waiting until the window is ready to be photographed: by what is under way, not by the clock."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.jobs import Runner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST, PAUSE = 60_000, 1_500
"""Milliseconds a scene may take, and the longest pause the window makes before it goes on."""


@contextmanager
def awaiting(signal: object) -> Iterator[None]:
    """Leave only when `signal` has come; a minute is too long."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    QTimer.singleShot(LONGEST, loop, lambda: loop.exit(1))
    yield
    if loop.exec():
        raise TimeoutError("the window did not answer")


def until(done: Callable[[], bool]) -> None:
    """Leave only when it is done; what is read beside the window takes its time."""
    end = time.monotonic() + LONGEST / 1000
    while not done() and time.monotonic() < end:
        settle()


def settle(quiet: float = 0.2) -> None:
    """Let everything be read, laid out, counted and painted, till nothing more is under way.

    `quiet` is for how many seconds nothing must have been under way.
    """
    end = time.monotonic() + LONGEST / 1000
    since = time.monotonic()
    while time.monotonic() < min(end, since + quiet):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if any(_under_way(top) for top in QApplication.topLevelWidgets()):
            since = time.monotonic()


def _under_way(window: QWidget) -> bool:
    """Work beside the window, or a pause after which some will begin."""
    session = getattr(window, "session", None)
    owners = [owner for owner in (window, session) if isinstance(owner, QObject)]
    return any(
        any(runner.busy for runner in owner.findChildren(Runner))
        or any(_pausing(timer) for timer in owner.findChildren(QTimer))
        for owner in owners
    )


def _pausing(timer: QTimer) -> bool:
    ends = timer.isSingleShot() or timer.interval() == 0  # the others go on for ever
    return timer.isActive() and ends and timer.interval() <= PAUSE
