"""The names of units the task table knows: those it offers, and those it does not underline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ui.tasks.chapters import ByChapter
from ui.tasks.rows import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.tasks.chapters import Rows


class UnitNames:
    """Learns from the drafter's list and from the cells of the plan, chapter by chapter.

    `offered`: the list, then all in the plan. `settled`: the list, and what stands in two places: a
    name in no list that stands in one place only may be a slip. Without a list all are settled.
    """

    def __init__(self) -> None:
        self.offered: tuple[str, ...] = ()
        self.settled: tuple[str, ...] = ()
        self._named = ByChapter(_named)

    def learn(self, every: Rows, listed: Iterable[str]) -> None:
        """These rows are shown now; `listed` are the names of her list."""
        counts: Counter[str] = Counter()
        for own in self._named.of(every):
            counts.update(own)
        known = tuple(dict.fromkeys(listed))
        self.offered = tuple(dict.fromkeys((*known, *counts)))
        often = [name for name, count in counts.items() if count > 1]
        self.settled = tuple(dict.fromkeys((*known, *often))) if known else self.offered


def _named(rows: Rows) -> Counter[str]:
    """How often each unit stands in a cell, in any role."""
    columns = ((r.row.lead, r.row.responsible, r.row.support) for r in rows)
    cells = Counter(cell for three in columns for cell in three if cell)
    counts: Counter[str] = Counter()
    for cell, count in cells.items():
        for name in cell.split(SEPARATOR):
            counts[name] += count
    return counts
