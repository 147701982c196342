"""Places in a sequence of siblings, so that an insertion or a move changes one row, not all.

Places are integers with wide gaps: between 100 and 200 comes 150. Rows that keep their order keep
their places; only where no gap is left are the siblings spread anew.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GAP = 1 << 32  # about 32 insertions at one spot before a spread; 2**31 rows fit one after another


def placed(order: Sequence[str], known: Mapping[str, int]) -> dict[str, int]:
    """A place for every id of `order`, ascending, keeping as many of the `known` as possible."""
    kept = _longest_rise([(name, known[name]) for name in order if name in known])
    places: dict[str, int] = {}
    run: list[str] = []
    low: int | None = None
    for name in order:
        if name not in kept:
            run.append(name)
            continue
        if not _fill(places, run, low, kept[name]):
            return _spread(order)
        low = places[name] = kept[name]
        run = []
    _fill(places, run, low, None)
    return places


def _longest_rise(pairs: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The longest ascending run of places: what may stay where it is (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [at]
    rise: dict[str, int] = {}
    at = ends[-1] if ends else -1
    while at >= 0:
        rise[pairs[at][0]] = pairs[at][1]
        at = before[at]
    return rise


def _fill(places: dict[str, int], run: Sequence[str], low: int | None, high: int | None) -> bool:
    """Place `run` between `low` and `high` (None: open); False where the gap is too narrow."""
    if low is not None and high is not None:
        step = (high - low) // (len(run) + 1)
    else:
        step = GAP
        low = low or 0 if high is None else high - GAP * (len(run) + 1)
    places.update((name, low + step * at) for at, name in enumerate(run, 1))
    return step > 0 or not run


def _spread(order: Sequence[str]) -> dict[str, int]:
    return {name: GAP * at for at, name in enumerate(order, 1)}
