"""How lists are walked: to the next line, or to the next that waits, always round the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Row = TypeVar("Row")


def stepped(at: int, steps: int, count: int) -> int:
    """The line `steps` from line `at` of `count`; from none (-1) the first or the last.

    -1 where there are no lines.
    """
    if not count:
        return -1
    start = at if at >= 0 else -1 if steps > 0 else 0
    return (start + steps) % count


def next_waiting(rows: Sequence[Row], at: int, steps: int, waits: Callable[[Row], bool]) -> int:
    """The next line from `at` that waits, itself as the last; -1 where none does."""
    order = (stepped(at, steps * far, len(rows)) for far in range(1, len(rows) + 1))
    return next((line for line in order if waits(rows[line])), -1)
