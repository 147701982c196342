"""Finds the row of a tree in which a place of the source stands, however many rows there are."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.imports.rows import Row


class RowPlaces:
    """Rows by their places: of those that hold a place the one that begins last."""

    def __init__(self, rows: Sequence[Row]) -> None:
        # From the end: of rows that begin at one place the first stands last.
        order = sorted(range(len(rows) - 1, -1, -1), key=lambda number: rows[number].start)
        self._numbers = order
        self._starts = [rows[number].start for number in order]
        self._ends = [rows[number].end for number in order]
        self._furthest = list(accumulate(self._ends, max))

    def row_at(self, place: int) -> int:
        """The number of the row in which `place` stands, -1 where it is in none."""
        at = bisect_right(self._starts, place) - 1
        while at >= 0 and self._furthest[at] > place:
            if self._ends[at] > place:
                return self._numbers[at]
            at -= 1
        return -1
