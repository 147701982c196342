"""What can stay where it is when things are put in another order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def rising(things: Sequence[T], places: Sequence[int]) -> list[T]:
    """As many of `things` as are in order already: those whose `places` rise, the longest run."""
    tails: list[int] = []  # the least last place of a run so long
    ends: list[int] = []  # and which of `things` it is
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [at]
    kept, at = [], ends[-1] if ends else -1
    while at >= 0:
        kept.append(things[at])
        at = before[at]
    return kept[::-1]
