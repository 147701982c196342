"""How fast the machine is at this moment, so that a figure can be told at the pace of another.

A figure at the pace of the baselines is figure × `BASELINE` / pace: reckoned, not measured.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BASELINE = 8.6
"""Milliseconds of `sum(range(10**6))` on the machine on which the limits were measured."""
_TRIES = 3


def cost(work: Callable[[], object]) -> float:
    """Milliseconds of the processor that this thread spent on `work`."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def pace() -> float:
    """Milliseconds of the processor for `sum(range(10**6))` now, at its best of some tries."""
    return min(cost(lambda: sum(range(10**6))) for _ in range(_TRIES))


def at_baseline(figure: float, measured: float) -> float:
    """What `figure`, taken at the pace `measured`, comes to at the pace of the baselines."""
    return figure * BASELINE / measured
