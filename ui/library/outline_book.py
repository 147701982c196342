"""The rows of the outline: number and title of every item and its counts, kept by chapter.

一、健全公共卫生服务体系       11   1   3
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ui.tree_model import Row
from workbench.chapters import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.checking.findings import Finding
    from workbench.plan import Plan
    from workbench.plan import Section as PlanSection


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted of an item with all that stands below it."""

    tasks: int = 0
    unassigned: int = 0
    errors: int = 0
    doubts: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.tasks + other.tasks,
            self.unassigned + other.unassigned,
            self.errors + other.errors,
            self.doubts + other.doubts,
        )

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """As they are shown, zeros left empty; 提示 do not count."""
        found = self.errors + self.doubts
        shown = (
            (self.tasks, "ink2"),
            (self.unassigned, "ink2"),
            (found, "err" if self.errors else "warn"),
        )
        return tuple((str(count) if count else "", tone) for count, tone in shown)

    @property
    def spoken(self) -> str:
        """As they are read out."""
        parts = (
            (self.unassigned, "责任未定{}项"),
            (self.errors, "必错{}处"),
            (self.doubts, "疑似{}处"),
        )
        return "，".join(words.format(count) for count, words in parts if count)


def outline_rows(
    plan: Plan,
    *,
    editable: bool = True,
    findings: Mapping[str, Sequence[Finding]] | None = None,
    wide: bool = False,
) -> tuple[Row, ...]:
    """The rows of the outline of `plan`; a chapter's counts include what stands below it.

    `findings` are those of a sentence or an item, by its id. `wide`: tasks are counted, too.
    """
    grave = {place: _grave(found) for place, found in (findings or {}).items()}
    return OutlineBook().rows(plan, editable=editable, grave=grave, wide=wide)


def _grave(findings: Sequence[Finding]) -> tuple[int, int]:
    severities = [finding.severity.value for finding in findings]
    return severities.count("error"), severities.count("doubt")


class OutlineBook:
    """The rows of an outline, kept chapter by chapter: an edit makes only those it touched anew."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._told: tuple[bool, bool] = (False, False)

    def rows(
        self,
        plan: Plan,
        *,
        editable: bool,
        grave: Mapping[str, tuple[int, int]],
        wide: bool,
    ) -> tuple[Row, ...]:
        """As `outline_rows` says; chapters that stayed, and what is found in them, keep theirs.

        `grave`: how many findings are 必错 and 疑似, by place.
        """
        maker = self._maker(plan, editable=editable, grave=grave, wide=wide)
        self._kept = {s.id: self._entry(s, numbers, maker) for s, numbers in _numbered(plan)}
        return tuple(kept.row for kept in self._kept.values())

    def steps(
        self,
        plan: Plan,
        *,
        editable: bool,
        grave: Mapping[str, tuple[int, int]],
        wide: bool,
    ) -> Iterator[int]:
        """Make the rows of `plan` ready, a chapter a step; so many rows a chapter has.

        Afterwards `rows` finds them made.
        """
        maker = self._maker(plan, editable=editable, grave=grave, wide=wide)
        for section, numbers in _numbered(plan):
            self._kept[section.id] = self._entry(section, numbers, maker)
            yield len(held(section).sections)

    def _maker(
        self, plan: Plan, *, editable: bool, grave: Mapping[str, tuple[int, int]], wide: bool
    ) -> _Rows:
        if self._told != (editable, wide):
            self._kept, self._told = {}, (editable, wide)
        return _Rows(plan.numbers(), grave, editable=editable, wide=wide)

    def _entry(self, section: PlanSection, numbers: Mapping[str, str], maker: _Rows) -> _Kept:
        """Where the very same things were told before, nothing in the chapter is looked at."""
        old = self._kept.get(section.id)
        stayed = old is not None and old.section is section and old.numbers is numbers
        if old and stayed and old.grave is maker.grave:
            return old
        found = maker.found_in(section)
        if old and stayed and old.found == found:
            return old._replace(grave=maker.grave)
        row = maker.row(section, answered=False)[0]
        return _Kept(section, numbers, maker.grave, found, row)


def _numbered(plan: Plan) -> Iterator[tuple[PlanSection, Mapping[str, str]]]:
    """Each chapter with the numbers in it; imported here, as the panel stands before the core."""
    from workbench.counting import numbers_of_chapters

    yield from zip(plan.sections, numbers_of_chapters(plan), strict=True)


class _Kept(NamedTuple):
    """The row of a chapter, and what it was made of; `found` of all that is `grave` is in it."""

    section: PlanSection
    numbers: Mapping[str, str]
    grave: Mapping[str, tuple[int, int]]
    found: Mapping[str, tuple[int, int]]
    row: Row


class _Rows:
    def __init__(
        self,
        numbers: Mapping[str, str],
        grave: Mapping[str, tuple[int, int]],
        *,
        editable: bool,
        wide: bool,
    ) -> None:
        self._numbers, self.grave = numbers, grave
        self._editable, self._wide = editable, wide

    def found_in(self, chapter: PlanSection) -> dict[str, tuple[int, int]]:
        """What is found in a chapter, by place."""
        parts, grave = held(chapter), self.grave
        places = filter(grave.__contains__, (*parts.sections, *parts.tasks) if grave else ())
        return {place: grave[place] for place in places}

    def row(self, section: PlanSection, *, answered: bool) -> tuple[Row, Counts]:
        """`answered`: somebody answers for a section above."""
        answered = answered or bool(section.assignments)
        below = [self.row(child, answered=answered) for child in section.sections]
        counts = sum((c for _, c in below), start=self._own(section, answered=answered))
        text = f"{self._numbers[section.id]}{section.heading}"
        spoken = counts.spoken
        row = Row(
            section.id,
            text,
            edit=section.heading if self._editable else None,
            spoken=f"{text}，{spoken}" if spoken else text,
            tip="\n".join(part for part in (text, spoken) if part),
            counts=counts.columns if self._wide else counts.columns[1:],
            rows=tuple(row for row, _ in below),
        )
        return row, counts

    def _own(self, section: PlanSection, *, answered: bool) -> Counts:
        tasks = list(section.tasks())
        places = (section.id, *(task.id for task in tasks))
        grave = [self.grave[place] for place in places if place in self.grave]
        return Counts(
            len(tasks),
            0 if answered else sum(not task.assignments for task in tasks),
            sum(errors for errors, _ in grave),
            sum(doubts for _, doubts in grave),
        )
