"""What of a plan gets a fate or a counterpart: its items (条) and, one by one, its sentences.

An item is a lowest section with what stands in it. Where a section is one long stretch of
sentences – a report, a chapter without numbers below it – each sentence is an item of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.matching import Item
from workbench.drafting.matter import digest
from workbench.plan import SectionKind
from workbench.reading.units import is_label, without_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.plan import Plan, Section, Target, Task

_LONG = 9
"""A section with more sentences than this is no item: each of them is."""

_OF_THE_WHOLE = re.compile(r"本(?:要点|计划|方案|意见|通知|清单)")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item or a sentence of a plan, where it stands, and the tasks it is made of.

    `chapter` and `heading` are without numbers, `heading` "" for a sentence in the item's text.
    `body` is without the brackets that name units, which make strangers alike.
    """

    section_id: str
    chapter: str
    heading: str
    body: str
    tasks: tuple[Task, ...]
    place: float = 0.0

    @property
    def text(self) -> str:
        """The whole of it, as it is shown: 强化政治引领。落实“第一议题”制度…"""
        stop = "。" if self.heading and self.tasks else ""
        return f"{self.heading}{stop}{''.join(task.text for task in self.tasks)}"

    @property
    def name(self) -> str:
        """What it is called in a table: its heading, else its words."""
        return self.heading or self.body

    @property
    def digest(self) -> str:
        """Its name in the store, the same as long as its words are."""
        return digest(self.text)

    @property
    def key(self) -> str:
        """Its id in the plan, the same when its words change: of the section, or the sentence."""
        return self.section_id if self.heading or not self.tasks else self.tasks[0].id

    @property
    def targets(self) -> tuple[Target, ...]:
        """The figures of all its sentences."""
        return tuple(target for task in self.tasks for target in task.targets)


def items(plan: Plan) -> tuple[Entry, ...]:
    """The items of the plan in reading order."""
    closing = _closing_tasks(plan)
    found: list[Entry] = []
    for path in _paths(plan):
        tasks = [t for t in _answerable(path[-1]) if t.id not in closing]
        if len(tasks) > _LONG:
            found += [_sentence(path, task) for task in tasks]
        elif tasks or _is_bare(path[-1]):
            found.append(_item(path, tasks))
    return _placed(found or _outside(plan))


def sentences(plan: Plan) -> tuple[Entry, ...]:
    """The sentences of the plan in reading order; a heading with nothing below it is one too."""
    found: list[Entry] = []
    for path in _paths(plan):
        found += [_sentence(path, task) for task in _answerable(path[-1])]
        if _is_bare(path[-1]):
            found.append(_item(path, ()))
    return _placed(found or _outside(plan))


def headings_above(plan: Plan) -> dict[str, str]:
    """For each section, by id, its heading and those above it as one text."""
    return {path[-1].id: " ".join(section.heading for section in path) for path in _paths(plan)}


def as_item(entry: Entry, heading: str) -> Item:
    """The entry as the matcher takes it, with the headings above it."""
    return Item(entry.body or entry.heading, heading, entry.place)


def _item(path: tuple[Section, ...], tasks: Sequence[Task]) -> Entry:
    body = "".join(without_tags(task.text) for task in tasks)
    return Entry(path[-1].id, path[0].heading, path[-1].heading, body, tuple(tasks))


def _sentence(path: tuple[Section, ...], task: Task) -> Entry:
    return Entry(path[-1].id, path[0].heading, "", without_tags(task.text), (task,))


def _outside(plan: Plan) -> list[Entry]:
    """The sentences of a text without sections."""
    tasks = [task for p in (*plan.preamble, *plan.closing) for task in p.tasks]
    return [Entry("", "", "", without_tags(t.text), (t,)) for t in tasks if not is_label(t.text)]


def _placed(found: list[Entry]) -> tuple[Entry, ...]:
    last = max(len(found) - 1, 1)
    return tuple(
        Entry(e.section_id, e.chapter, e.heading, e.body, e.tasks, at / last)
        for at, e in enumerate(found)
    )


def _is_bare(section: Section) -> bool:
    """A numbered heading that is the whole item; an annex (附件) is none."""
    empty = not section.sections and not any(section.tasks())
    return empty and bool(section.heading) and section.kind is not SectionKind.ANNEX


def _answerable(section: Section) -> Iterator[Task]:
    return (task for task in section.tasks() if not is_label(task.text))


def _paths(plan: Plan) -> Iterator[tuple[Section, ...]]:
    for section in plan.sections:
        yield from _below((section,))


def _below(path: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    yield path
    for child in path[-1].sections:
        yield from _below((*path, child))


def _closing_tasks(plan: Plan) -> set[str]:
    """Sentences behind the last item that speak of the whole (各单位要对照本要点制定清单…)."""
    *_, last = (None, *(section for section, _ in plan.walk() if section.paragraphs))
    if last is None:
        return set()
    behind = last.paragraphs[1:]
    first = next((i for i, p in enumerate(behind) if _OF_THE_WHOLE.search(p.text)), len(behind))
    return {task.id for paragraph in behind[first:] for task in paragraph.tasks}
