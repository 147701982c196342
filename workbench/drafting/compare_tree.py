"""A plan as a list of nodes, each without what stands below it but knowing its parent.

Items, paragraphs and sentences are compared, moved and put together again in the same way here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.plan import Paragraph, Plan, Section, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("notice", "preamble", "closing")
"""Where paragraphs stand in no section."""

Content = Section | Paragraph | Task
"""What a node holds, without what stands below it."""


class Level(StrEnum):
    """What a node is; a PART is a place outside the sections, or the whole plan ("")."""

    PART = "part"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return {"part": "要素", "item": "条目", "paragraph": "段落", "sentence": "句子"}[self.value]


class Ref(NamedTuple):
    """A node by its id in the plan."""

    level: Level
    id: str


ROOT = Ref(Level.PART, "")


@dataclass(frozen=True, slots=True)
class Node:
    """An item, paragraph or sentence and what it stands in."""

    parent: Ref
    content: Content


@dataclass(slots=True)
class Tree:
    """All nodes of a plan in reading order, and the children of each, a list a level."""

    nodes: dict[Ref, Node] = field(default_factory=dict)
    children: dict[tuple[Ref, Level], list[Ref]] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan) -> Tree:
        """The nodes of `plan`."""
        tree = cls()
        if plan.notice:
            tree._add_paragraphs(Ref(Level.PART, "notice"), plan.notice.paragraphs)
        tree._add_paragraphs(Ref(Level.PART, "preamble"), plan.preamble)
        tree._add_sections(ROOT, plan.sections)
        tree._add_paragraphs(Ref(Level.PART, "closing"), plan.closing)
        return tree

    def _add_sections(self, parent: Ref, sections: tuple[Section, ...]) -> None:
        for section in sections:
            bare = replace(section, paragraphs=(), sections=())
            ref = self.add(Ref(Level.ITEM, section.id), parent, bare)
            self._add_paragraphs(ref, section.paragraphs)
            self._add_sections(ref, section.sections)

    def _add_paragraphs(self, parent: Ref, paragraphs: tuple[Paragraph, ...]) -> None:
        for paragraph in paragraphs:
            ref = Ref(Level.PARAGRAPH, paragraph.id)
            self.add(ref, parent, replace(paragraph, tasks=()))
            for task in paragraph.tasks:
                self.add(Ref(Level.SENTENCE, task.id), ref, task)

    def add(self, ref: Ref, parent: Ref, content: Content) -> Ref:
        """A node behind the other children of `parent`."""
        self.nodes[ref] = Node(parent, content)
        self.children.setdefault((parent, ref.level), []).append(ref)
        return ref

    def below(self, parent: Ref, level: Level) -> list[Ref]:
        """The children of one level, in order."""
        return self.children.get((parent, level), [])

    def all(self, level: Level) -> list[Ref]:
        """All nodes of one level, in reading order."""
        return [ref for ref in self.nodes if ref.level is level]

    def parent(self, ref: Ref) -> Ref:
        """What the node stands in."""
        return self.nodes[ref].parent

    def owner(self, ref: Ref) -> Ref:
        """The item or part in which a sentence or a paragraph stands."""
        parent = self.parent(ref)
        return self.parent(parent) if parent.level is Level.PARAGRAPH else parent

    def above(self, ref: Ref) -> Iterator[Ref]:
        """The items above a node, the nearest first."""
        at = self.parent(ref)
        while at.level is not Level.PART:
            if at.level is Level.ITEM:
                yield at
            at = self.parent(at)

    def text(self, ref: Ref) -> str:
        """The heading of an item, the words of a sentence, "" for a paragraph."""
        content = self.nodes[ref].content
        if isinstance(content, Task):
            return content.text
        return content.heading if isinstance(content, Section) else ""

    def put_back(self, plan: Plan) -> Plan:
        """`plan` with the sections and paragraphs of this tree."""
        notice = plan.notice
        if notice:
            notice = replace(notice, paragraphs=self._paragraphs(Ref(Level.PART, "notice")))
        return replace(
            plan,
            notice=notice,
            preamble=self._paragraphs(Ref(Level.PART, "preamble")),
            sections=self._sections(ROOT),
            closing=self._paragraphs(Ref(Level.PART, "closing")),
        )

    def _sections(self, parent: Ref) -> tuple[Section, ...]:
        return tuple(self._section(ref) for ref in self.below(parent, Level.ITEM))

    def _section(self, ref: Ref) -> Section:
        bare = self.nodes[ref].content
        assert isinstance(bare, Section)
        return replace(bare, paragraphs=self._paragraphs(ref), sections=self._sections(ref))

    def _paragraphs(self, parent: Ref) -> tuple[Paragraph, ...]:
        return tuple(
            Paragraph(ref.id, tuple(self._tasks(ref)))
            for ref in self.below(parent, Level.PARAGRAPH)
        )

    def _tasks(self, paragraph: Ref) -> Iterator[Task]:
        for ref in self.below(paragraph, Level.SENTENCE):
            content = self.nodes[ref].content
            assert isinstance(content, Task)
            yield content


def plain(content: Content) -> Content:
    """The content without ids, and without where it was carried over from."""
    if isinstance(content, Task):
        targets = tuple(replace(target, id="") for target in content.targets)
        return replace(content, id="", source="", targets=targets)
    return replace(content, id="")
