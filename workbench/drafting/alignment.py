"""The superior's document against ours (对标): what is covered, partly covered, missing, below.

    省  “两癌”筛查覆盖率达到80%以上。      低于要求   市  “两癌”筛查覆盖率达到75%以上。
    省  建成安宁疗护试点机构。              未对应

Requirements keep the order of the paper one answers to. What the drafter confirmed is known by the
words of the requirement: when the superior's text changes only what changed is asked again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.drafting.entries import headings_above, sentences
from workbench.drafting.levels import counterpart, higher, lower
from workbench.drafting.nearness import Finder
from workbench.drafting.tree import map_section
from workbench.plan import Paragraph, Task, new_id
from workbench.reading.targets import find_targets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workbench.drafting.entries import Entry
    from workbench.plan import Plan, Section, Target

_NEAR = 0.25  # from here on a sentence of ours may answer a requirement
_PROPOSED = 3  # so many are proposed for one
_BESIDE = 0.7  # those behind the best are proposed if they come so near to it
_WHOLE = 0.75  # so much of a requirement has to be met by its clauses


class Relation(StrEnum):
    """How a requirement stands in our plan."""

    COVERED = "covered"
    EXCEEDED = "exceeded"
    PARTLY = "partly"
    LOWER = "lower"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The word of the matrix."""
        return _LABELS[self]

    @property
    def reached(self) -> bool:
        """Whether nothing is left to do."""
        return self in (Relation.COVERED, Relation.EXCEEDED)


_LABELS = {
    Relation.COVERED: "全部覆盖",
    Relation.EXCEEDED: "高于要求",
    Relation.PARTLY: "部分覆盖",
    Relation.LOWER: "低于要求",
    Relation.MISSING: "未对应",
}


class Answer(NamedTuple):
    """A sentence of ours that answers a requirement, and how near it is, 0 to 1."""

    entry: Entry
    score: float


class Beside(NamedTuple):
    """A figure they ask for, and ours for the same thing, None where we print none."""

    theirs: Target
    ours: Target | None

    @property
    def lower(self) -> bool:
        """Whether ours lies below."""
        return self.ours is not None and lower(self.ours, self.theirs)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A sentence of their document, what answers it in our plan, and the figures of both."""

    entry: Entry
    answers: tuple[Answer, ...] = ()
    relation: Relation = Relation.MISSING
    figures: tuple[Beside, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What the drafter said of a requirement: the ids of our tasks that answer it, none for none.

    `relation` is set where he judged it himself.
    """

    tasks: tuple[str, ...] = ()
    relation: Relation | None = None


class Cell(NamedTuple):
    """Of the requirements that found a chapter of ours, how many are reached there."""

    chapter: str
    reached: int
    asked: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every requirement in their order, and our sentences without a basis (`extra`)."""

    requirements: tuple[Requirement, ...]
    extra: tuple[Entry, ...]
    chapters: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """What nothing of ours answers."""
        return tuple(r for r in self.requirements if r.relation is Relation.MISSING)

    @property
    def lower(self) -> tuple[tuple[Requirement, Beside], ...]:
        """The figures of ours that lie below theirs."""
        return tuple((r, f) for r in self.requirements for f in r.figures if f.lower)

    def asked_of(self, entry: Entry) -> tuple[Target, ...]:
        """The superior's figures for an item or sentence of ours."""
        own = {task.id for task in entry.tasks}
        return tuple(
            target
            for r in self.requirements
            if any(task.id in own for a in r.answers for task in a.entry.tasks)
            for target in r.entry.targets
        )

    @property
    def to_ask(self) -> tuple[Requirement, ...]:
        """What the drafter has not confirmed."""
        return tuple(r for r in self.requirements if not r.confirmed)

    @property
    def matrix(self) -> tuple[Cell, ...]:
        """Our chapters in order, each with what was asked and reached there."""
        asked = Counter(r.answers[0].entry.chapter for r in self.requirements if r.answers)
        reached = Counter(
            r.answers[0].entry.chapter
            for r in self.requirements
            if r.answers and r.relation.reached
        )
        return tuple(Cell(name, reached[name], asked[name]) for name in self.chapters)


def align(
    ours: Plan,
    theirs: Plan,
    confirmed: Mapping[str, Confirmed] | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Alignment:
    """What of `theirs` stands in `ours`.

    `confirmed` is by the digest of a requirement (`Entry.digest`). `tell` is called with how many
    requirements are done, of how many; it may raise to stop the work.
    """
    aligner = _Aligner(ours, theirs, confirmed or {})
    requirements = tuple(aligner.requirements(tell))
    used = {a.entry.tasks[0].id for r in requirements for a in r.answers if a.entry.tasks}
    extra = tuple(e for e in aligner.ours if e.tasks and e.tasks[0].id not in used)
    return Alignment(requirements, extra, tuple(section.heading for section in ours.sections))


class _Aligner:
    """Answers the requirements one by one."""

    def __init__(self, ours: Plan, theirs: Plan, confirmed: Mapping[str, Confirmed]) -> None:
        self.ours = sentences(ours)
        self._theirs = sentences(theirs)
        self._confirmed = confirmed
        self._places = {e.tasks[0].id: at for at, e in enumerate(self.ours) if e.tasks}
        self._finder = Finder(_topics(self.ours), _topics(self._theirs))
        self._finder.put_under(_above(ours, self.ours), _above(theirs, self._theirs))

    def requirements(self, tell: Callable[[int, int], None] | None) -> Iterator[Requirement]:
        for at in range(len(self._theirs)):
            if tell:
                tell(at, len(self._theirs))
            yield self._requirement(at)

    def _requirement(self, at: int) -> Requirement:
        entry = self._theirs[at]
        said = self._confirmed.get(entry.digest)
        if said is None or not all(task in self._places for task in said.tasks):
            return self._judged(at, self._proposed(at))
        own = [self._places[task] for task in said.tasks]
        found = self._judged(at, [(self._finder.score(at, i), i) for i in own])
        return replace(found, confirmed=True, relation=said.relation or found.relation)

    def _proposed(self, at: int) -> list[tuple[float, int]]:
        near = self._finder.near(at, _NEAR, _PROPOSED)
        return [each for each in near if each[0] >= _BESIDE * near[0][0]]

    def _judged(self, at: int, near: Sequence[tuple[float, int]]) -> Requirement:
        entry = self._theirs[at]
        answers = tuple(Answer(self.ours[i], score) for score, i in near)
        figures = _side_by_side(entry.targets, [t for a in answers for t in a.entry.targets])
        if not answers:
            return Requirement(entry, figures=figures)
        whole = self._finder.coverage(at, [i for _, i in near]) >= _WHOLE
        return Requirement(entry, answers, _relation(figures, whole=whole), figures)


def _topics(entries: Sequence[Entry]) -> list[str]:
    return [entry.body or entry.heading for entry in entries]


def _above(plan: Plan, entries: Sequence[Entry]) -> list[str]:
    headings = headings_above(plan)
    return [headings.get(entry.section_id, "") for entry in entries]


def _side_by_side(asked: Sequence[Target], ours: Sequence[Target]) -> tuple[Beside, ...]:
    return tuple(Beside(t, counterpart(t, ours)) for t in asked if t.value is not None)


def _relation(figures: Sequence[Beside], *, whole: bool) -> Relation:
    if any(figure.lower for figure in figures):
        return Relation.LOWER
    if not whole or any(figure.ours is None for figure in figures):
        return Relation.PARTLY
    more = any(f.ours and higher(f.ours, f.theirs) for f in figures)
    return Relation.EXCEEDED if more else Relation.COVERED


def drafted(plan: Plan, requirement: Requirement, section_id: str, document: str) -> Plan:
    """The plan with the requirement as a sentence at the end of a section, its source kept.

    Its note names the `document` it was taken from; their units are not ours and are left out.

    Raises:
        NotFoundError: the plan has no such section.
    """
    text = requirement.entry.body
    asked = next(iter(requirement.entry.tasks), None)
    task = Task(
        new_id(),
        text,
        deadline=asked.deadline if asked else "",
        targets=find_targets(text),
        source=asked.id if asked else "",
        note=f"来源：{document}",
    )
    return map_section(plan, section_id, lambda section: (_with_task(section, task),))


def _with_task(section: Section, task: Task) -> Section:
    if not section.paragraphs:
        return replace(section, paragraphs=(Paragraph(new_id(), (task,)),))
    *before, last = section.paragraphs
    grown = replace(last, tasks=(*last.tasks, task))
    return replace(section, paragraphs=(*before, grown))
