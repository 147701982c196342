"""The kinds of rules by how far they look, so that one typed character asks few of them again.

| kind | looks at | asked again when |
|---|---|---|
| TextRule | one sentence, heading or title | that text is new |
| ParagraphRule | one paragraph | that paragraph is new |
| TaskRule | a task with what it inherits | its section changed |
| SectionRule | a section, its own sentences, its children | it or a child changed |
| Tally | marks that must agree all over the plan | a text with such a mark changed |
| PlanRule | the plan | always; they are few and quick |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.findings import Hit, Place, Rule
    from workbench.plan import Assignment, Plan, Section, Task


class Reach(Flag):
    """Which texts a rule reads."""

    SENTENCE = auto()
    HEADING = auto()
    TITLE = auto()
    PART = auto()
    WORDS = SENTENCE | HEADING
    ALL = SENTENCE | HEADING | TITLE


@dataclass(frozen=True, slots=True)
class TextRule:
    """Looks at one text; it is only asked where one of the characters `needs` stands in it."""

    rule: Rule
    find: Callable[[str, Facts], Iterable[Hit]]
    needs: str
    reach: Reach = Reach.ALL


@dataclass(frozen=True, slots=True)
class ParagraphRule:
    """Looks at the text of a whole paragraph of sentences."""

    rule: Rule
    find: Callable[[str, Facts], Iterable[Hit]]
    needs: str


class Duty(NamedTuple):
    """A task with who answers for it and by when, also where the sections above say so."""

    task: Task
    assignments: tuple[Assignment, ...]
    deadline: str


@dataclass(frozen=True, slots=True)
class TaskRule:
    """Looks at a task of a section; with `needs` only at one that has targets, assignments …"""

    rule: Rule
    find: Callable[[Duty, Facts], Iterable[Hit]]
    needs: str = ""


class Item(NamedTuple):
    """A section, its depth, and its own tasks with what they inherit."""

    section: Section
    depth: int
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class SectionRule:
    """Looks at a section; each hit says in which of its texts ("" for the heading)."""

    rule: Rule
    find: Callable[[Item, Facts], Iterable[tuple[str, Hit]]]


class Mark(NamedTuple):
    """Something noted in a text for a comparison over the whole plan."""

    key: str
    start: int
    end: int
    word: str


class Marked(NamedTuple):
    """A mark and where it stands; a group of them is in the order of the paper."""

    place: Place
    mark: Mark


@dataclass(frozen=True, slots=True)
class Tally:
    """Notes marks in texts or tasks; marks with one key are judged together.

    `alone`: one mark by itself may be wrong as well.
    """

    rule: Rule
    judge: Callable[[Sequence[Marked], Facts], Iterable[tuple[Place, Hit]]]
    note: Callable[[str, Facts], Iterable[Mark]] | None = None
    needs: str = ""
    reach: Reach = Reach.WORDS
    note_task: Callable[[Duty, Facts], Iterable[Mark]] | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class PlanRule:
    """Looks at the plan; must be quick."""

    rule: Rule
    find: Callable[[Plan, Facts], Iterable[tuple[Place, Hit]]]
