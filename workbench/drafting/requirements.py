"""What is asked of us and what answers it (对标), as data: requirements, answers, their matrix.

    省  “两癌”筛查覆盖率达到80%以上。      低于要求   市  “两癌”筛查覆盖率达到75%以上。

How they are found is told in `alignment`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.drafting.levels import lower

if TYPE_CHECKING:
    from workbench.drafting.entries import Entry
    from workbench.plan import Target


class Relation(StrEnum):
    """How a requirement stands in our plan."""

    COVERED = "covered"
    EXCEEDED = "exceeded"
    PARTLY = "partly"
    LOWER = "lower"
    MISSING = "missing"
    WAIVED = "waived"

    @property
    def label(self) -> str:
        """The word of the matrix."""
        return _LABELS[self]

    @property
    def reached(self) -> bool:
        """Whether what is asked stands in our plan."""
        return self in (Relation.COVERED, Relation.EXCEEDED)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do: it is reached, or not asked of us at all."""
        return self.reached or self is Relation.WAIVED


_LABELS = {
    Relation.COVERED: "全部覆盖",
    Relation.EXCEEDED: "高于要求",
    Relation.PARTLY: "部分覆盖",
    Relation.LOWER: "低于要求",
    Relation.MISSING: "未对应",
    Relation.WAIVED: "不适用",
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

    @property
    def open(self) -> bool:
        """Whether ours is still to be filled in: 〔数〕 reaches nothing."""
        return self.ours is not None and self.ours.value is None

    @property
    def own_words(self) -> str:
        """Ours as a list says it: 75%, 待填, 未写数."""
        if self.ours is None:
            return "未写数"
        return "待填" if self.open else self.ours.figure


@dataclass(frozen=True, slots=True)
class Requirement:
    """A sentence of their document, what answers it in our plan, and the figures of both.

    `near` are sentences of ours that come near it, the best first, whether they answer or not.
    `reason` says why it is not asked of us, where the drafter said so.
    """

    entry: Entry
    answers: tuple[Answer, ...] = ()
    relation: Relation = Relation.MISSING
    figures: tuple[Beside, ...] = ()
    confirmed: bool = False
    near: tuple[Answer, ...] = ()
    reason: str = ""

    @property
    def chapter(self) -> str:
        """The chapter of ours it is counted in, "" where it found none or is not asked of us."""
        counts = self.answers and self.relation is not Relation.WAIVED
        return self.answers[0].entry.chapter if counts else ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What the drafter said of a requirement: the ids of our tasks that answer it, none for none.

    `relation` is set where he judged it himself, `reason` where he said that it is not asked of us.
    """

    tasks: tuple[str, ...] = ()
    relation: Relation | None = None
    reason: str = ""


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
        found = [r for r in self.requirements if r.chapter]
        asked = Counter(r.chapter for r in found)
        reached = Counter(r.chapter for r in found if r.relation.reached)
        return tuple(Cell(name, reached[name], asked[name]) for name in self.chapters)
