"""Counts the sections of a plan: the number each is given by the scheme of the plan.

    一、健全体系　（一）加强防治　（二）完善网络　二、提升能力　（三）夯实基层

Counting goes from chapter to chapter; where one stayed and begins with the same counts, its numbers
are those of last time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.numbering import Style, render
from workbench.plan import SectionKind
from workbench.remembering import remembered, remembered_of_parts

if TYPE_CHECKING:
    from workbench.numbering import Scheme
    from workbench.plan import Plan, Section


class _Start(NamedTuple):
    """What a chapter begins with: the scheme, annexes in all and so far, counts by depth."""

    scheme: Scheme
    annexes: int
    annex: int = 0
    counts: tuple[tuple[int, int], ...] = ()


class _Counted(NamedTuple):
    """The numbers of a chapter, and what the next one begins with."""

    numbers: dict[str, str]
    end: _Start


@remembered
def numbers_of(plan: Plan) -> dict[str, str]:
    """The number of every section by id: 一、（一）附件1; "" for a theme phrase."""
    numbers: dict[str, str] = {}
    for own in numbers_of_chapters(plan):
        numbers.update(own)
    return numbers


@remembered
def numbers_of_chapters(plan: Plan) -> tuple[dict[str, str], ...]:
    """The same, apart for each section at the top; what stayed as it was is the same object."""
    annexes = sum(section.kind is SectionKind.ANNEX for section in plan.sections)
    start, found = _Start(plan.scheme, annexes + plan.issuance.task_table), []
    for top in plan.sections:
        counted = _counted(top, start)
        found.append(counted.numbers)
        start = counted.end
    return tuple(found)


@remembered_of_parts
def _counted(top: Section, start: _Start) -> _Counted:
    counter = _Counter(start)
    numbers = {section.id: counter.number(section, depth) for section, depth in top.walk()}
    return _Counted(numbers, counter.end)


class _Counter:
    """Counts level by level; a level that runs on is not reset by a new parent."""

    def __init__(self, start: _Start) -> None:
        self._scheme = start.scheme
        self._counts = dict(start.counts)
        self._annexes = start.annexes
        self._annex = start.annex

    @property
    def end(self) -> _Start:
        """What comes next begins with."""
        counts = tuple(sorted(self._counts.items()))
        return _Start(self._scheme, self._annexes, self._annex, counts)

    def number(self, section: Section, depth: int) -> str:
        """The number of the next section, which stands at `depth`."""
        if section.kind is SectionKind.THEME:
            self._restart_below(depth)
            return ""
        if section.kind is SectionKind.ANNEX:
            self._annex += 1
            self._counts = {1: self._counts.get(1, 0)}  # an annex counts anew, whatever runs on
            return f"附件{self._annex}" if self._annexes > 1 else "附件"
        level = self._scheme.level(depth)
        if level.style is Style.NONE:
            return ""
        self._counts[depth] = self._counts.get(depth, 0) + 1
        self._restart_below(depth)
        above = tuple(self._counts[d] for d in sorted(self._counts) if d < depth)
        return render(level.style, self._counts[depth], above)

    def _restart_below(self, depth: int) -> None:
        for deeper in [d for d in self._counts if d > depth]:
            if not self._scheme.level(deeper).runs_on:
                del self._counts[deeper]
