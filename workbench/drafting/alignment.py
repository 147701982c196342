"""The superior's document against ours (对标): what is covered, partly covered, missing, below.

    省  “两癌”筛查覆盖率达到80%以上。      低于要求   市  “两癌”筛查覆盖率达到75%以上。
    省  建成安宁疗护试点机构。              未对应

Requirements keep the order of the paper one answers to. What the drafter confirmed is known by the
words of the requirement: when the superior's text changes only what changed is asked again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.drafting.entries import headings_above, sentences
from workbench.drafting.levels import counterpart, higher
from workbench.drafting.nearness import Finder, Known
from workbench.drafting.notes import SOURCE
from workbench.drafting.requirements import (
    Alignment,
    Answer,
    Beside,
    Cell,
    Confirmed,
    Relation,
    Requirement,
)
from workbench.drafting.tree import map_section
from workbench.plan import Paragraph, Task, new_id
from workbench.reading.targets import find_targets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.drafting.entries import Entry
    from workbench.plan import Plan, Section, Target

__all__ = [
    "Aligner",
    "Alignment",
    "Answer",
    "Beside",
    "Cell",
    "Confirmed",
    "Relation",
    "Requirement",
    "align",
    "drafted",
    "key_of",
]

_NEAR = 0.25  # from here on a sentence of ours may answer a requirement
_SHOWN = 8  # so many are kept at hand to choose from
_MANY = 40  # from so many edited sentences on, all is judged anew
_PROPOSED = 3  # so many are proposed for one
_BESIDE = 0.7  # those behind the best are proposed if they come so near to it
_WHOLE = 0.75  # so much of a requirement has to be met by its clauses


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
    return Aligner(theirs).align(ours, confirmed or {}, tell)


class Aligner:
    """Holds plans against one document; after an edit only what it touches is judged anew.

    What a word weighs is taken from the first plan, so that one edit leaves all other pairs alone.
    """

    def __init__(self, theirs: Plan) -> None:
        self._theirs = sentences(theirs)
        self._above = _above(theirs, self._theirs)
        self._known = Known()
        self._last: Alignment | None = None
        self._seen: dict[str, _Look] = {}
        self._confirmed: Mapping[str, Confirmed] = {}

    def align(
        self,
        plan: Plan,
        confirmed: Mapping[str, Confirmed],
        tell: Callable[[int, int], None] | None = None,
    ) -> Alignment:
        """What of the document stands in `plan`; see `align`."""
        ours = sentences(plan)
        above = _above(plan, ours)
        finder = Finder(_topics(ours), _topics(self._theirs), self._known)
        finder.put_under(above, self._above)
        judge = _Judge(self._theirs, ours, finder, confirmed)
        looks = {look.key: look for look in map(_Look.of, ours, above)}
        touched = self._touched(looks, confirmed, judge)
        requirements = []
        for at in range(len(self._theirs)):
            if tell:
                tell(at, len(self._theirs))
            old = None if touched is None or at in touched else self._last_at(at)
            requirements.append(judge.moved(old) if old else judge.requirement(at))
        self._seen, self._confirmed = looks, dict(confirmed)
        self._last = _alignment(plan, ours, requirements)
        return self._last

    def _last_at(self, at: int) -> Requirement | None:
        return self._last.requirements[at] if self._last else None

    def _touched(
        self, looks: Mapping[str, _Look], confirmed: Mapping[str, Confirmed], judge: _Judge
    ) -> set[int] | None:
        """The requirements an edit touches, by index; None for all of them."""
        if self._last is None:
            return None
        changed = {key for key, look in looks.items() if self._seen.get(key) != look}
        gone = self._seen.keys() - looks.keys()
        if len(changed) + len(gone) > _MANY:
            return None
        lost = changed | gone
        return {
            at
            for at, r in enumerate(self._last.requirements)
            if self._confirmed.get(r.entry.digest) != confirmed.get(r.entry.digest)
            or any(key_of(a.entry) in lost for a in (*r.answers, *r.near))
            or any(judge.comes_near(at, key) for key in changed)
        }


class _Look(NamedTuple):
    """All of a sentence of ours that a judgement depends on."""

    key: str
    body: str
    above: str
    targets: tuple[Target, ...]

    @classmethod
    def of(cls, entry: Entry, above: str) -> _Look:
        return cls(key_of(entry), entry.text, above, entry.targets)


def key_of(entry: Entry) -> str:
    """What a sentence of ours is known by: its task, or its section where it is a bare heading."""
    return entry.tasks[0].id if entry.tasks else entry.section_id


def _alignment(plan: Plan, ours: Sequence[Entry], requirements: Sequence[Requirement]) -> Alignment:
    used = {key_of(a.entry) for r in requirements for a in r.answers}
    extra = tuple(e for e in ours if e.tasks and key_of(e) not in used)
    chapters = tuple(section.heading for section in plan.sections)
    return Alignment(tuple(requirements), extra, chapters)


class _Judge:
    """Says of a requirement what answers it in one plan."""

    def __init__(
        self,
        theirs: Sequence[Entry],
        ours: Sequence[Entry],
        finder: Finder,
        confirmed: Mapping[str, Confirmed],
    ) -> None:
        self._theirs, self._ours = theirs, ours
        self._finder, self._confirmed = finder, confirmed
        self._places = {key_of(entry): at for at, entry in enumerate(ours)}

    def requirement(self, at: int) -> Requirement:
        """The requirement with what answers it."""
        entry = self._theirs[at]
        said = self._confirmed.get(entry.digest)
        near = self._finder.near(at, 0.0, _SHOWN)
        if said is None or not all(task in self._places for task in said.tasks):
            found = self._judged(at, _proposed(near))
        else:
            own = [self._places[task] for task in said.tasks]
            found = self._judged(at, [(self._finder.score(at, i), i) for i in own])
            relation = said.relation or found.relation
            found = replace(found, confirmed=True, relation=relation, reason=said.reason)
        return replace(found, near=self._answers(near))

    def moved(self, old: Requirement) -> Requirement:
        """One that no edit touches, with our sentences as they stand by now."""
        return replace(old, answers=self._renewed(old.answers), near=self._renewed(old.near))

    def comes_near(self, at: int, key: str) -> bool:
        """Whether a sentence of ours may answer a requirement."""
        return self._finder.score(at, self._places[key]) >= _NEAR

    def _renewed(self, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        places = ((a, self._places[key_of(a.entry)]) for a in answers)
        return tuple(Answer(self._ours[at], a.score) for a, at in places)

    def _answers(self, near: Sequence[tuple[float, int]]) -> tuple[Answer, ...]:
        return tuple(Answer(self._ours[i], score) for score, i in near)

    def _judged(self, at: int, near: Sequence[tuple[float, int]]) -> Requirement:
        entry = self._theirs[at]
        answers = self._answers(near)
        figures = _side_by_side(entry.targets, [t for a in answers for t in a.entry.targets])
        if not answers:
            return Requirement(entry, figures=figures)
        whole = self._finder.coverage(at, [i for _, i in near]) >= _WHOLE
        return Requirement(entry, answers, _relation(figures, whole=whole), figures)


def _proposed(near: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    best = [each for each in near[:_PROPOSED] if each[0] >= _NEAR]
    return [each for each in best if each[0] >= _BESIDE * best[0][0]]


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
    if not whole or any(f.ours is None or f.open for f in figures):
        return Relation.PARTLY
    more = any(f.ours and higher(f.ours, f.theirs) for f in figures)
    return Relation.EXCEEDED if more else Relation.COVERED


def drafted(
    plan: Plan, requirement: Requirement, section_id: str, document: str, origin: str = ""
) -> Plan:
    """The plan with the requirement as a sentence at the end of a section, its source kept.

    `origin` is the id of the `document` it was taken from in the library; its note names one that
    is not there. Their units are not ours and are left out.

    Raises:
        NotFoundError: the plan has no such section.
    """
    text = requirement.entry.body or f"{requirement.entry.heading}。"
    asked = next(iter(requirement.entry.tasks), None)
    task = Task(
        new_id(),
        text,
        deadline=asked.deadline if asked else "",
        targets=find_targets(text),
        source=asked.id if asked else "",
        note="" if origin else f"{SOURCE}{document}",
        origin=origin,
    )
    return map_section(plan, section_id, lambda section: (_with_task(section, task),))


def _with_task(section: Section, task: Task) -> Section:
    if not section.paragraphs:
        return replace(section, paragraphs=(Paragraph(new_id(), (task,)),))
    *before, last = section.paragraphs
    grown = replace(last, tasks=(*last.tasks, task))
    return replace(section, paragraphs=(*before, grown))
