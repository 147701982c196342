"""Every text of a plan in the order of the paper, each rebuilt by one function.

Roll-forward and templates change all of a plan at once; this is the one walk both use.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Protocol

from workbench.manuscript import PART_NAMES
from workbench.plan import Section, SectionKind, new_id

if TYPE_CHECKING:
    from workbench.plan import Notice, Paragraph, Plan, Task


TITLES = ("title", "notice.title")
"""The parts in which a year may stand without 年."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a text stands: `name` in the reader's words, and its section's id ("" outside).

    `column` names the cell of the task table or the element of the paper that holds it, "" where it
    is a text of the plan.
    """

    name: str
    section_id: str = ""
    column: str = ""


class Rebuild(Protocol):
    """What is to become of the texts of a plan."""

    def words(self, place: Location, part: str, text: str, /) -> str:
        """A title, heading, signature or date; `part` as in `manuscript.Block`, or "heading"."""

    def task(self, place: Location, task: Task, /) -> Task:
        """A sentence and what hangs on it."""

    def section(self, place: Location, section: Section, /) -> Section:
        """A section whose texts are rebuilt already: the units and deadline on it."""


def rebuild(plan: Plan, by: Rebuild) -> Plan:
    """The plan with every text as `by` makes it, asked for in the order of the paper."""
    return _Builder(plan, by).plan()


def fresh_copy(plan: Plan) -> Plan:
    """The same plan under new ids; each task's `source` is the id it had."""
    return replace(
        plan,
        id=new_id(),
        notice=_fresh_notice(plan.notice),
        preamble=_fresh_paragraphs(plan.preamble),
        sections=tuple(map(_fresh_section, plan.sections)),
        closing=_fresh_paragraphs(plan.closing),
    )


def _fresh_notice(notice: Notice | None) -> Notice | None:
    return notice and replace(notice, paragraphs=_fresh_paragraphs(notice.paragraphs))


def _fresh_section(section: Section) -> Section:
    return replace(
        section,
        id=new_id(),
        paragraphs=_fresh_paragraphs(section.paragraphs),
        sections=tuple(map(_fresh_section, section.sections)),
    )


def _fresh_paragraphs(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(
        replace(p, id=new_id(), tasks=tuple(map(_fresh_task, p.tasks))) for p in paragraphs
    )


def _fresh_task(task: Task) -> Task:
    targets = tuple(replace(target, id=new_id()) for target in task.targets)
    return replace(task, id=new_id(), source=task.id, targets=targets)


class _Builder:
    def __init__(self, plan: Plan, by: Rebuild) -> None:
        self._plan = plan
        self._by = by
        self._paths = section_paths(plan)

    def plan(self) -> Plan:
        plan = self._plan
        notice = plan.notice and self._notice(plan.notice)
        title = self._words("title", plan.title)
        issuer = self._words("issuer", plan.issuer)
        addressees = self._words("addressees", plan.addressees)
        return replace(
            plan,
            notice=notice,
            title=title,
            issuer=issuer,
            addressees=addressees,
            preamble=self._paragraphs(plan.preamble, Location(PART_NAMES["preamble"])),
            sections=tuple(self._section(section) for section in plan.sections),
            closing=self._paragraphs(plan.closing, Location(PART_NAMES["closing"])),
            signature=self._words("signature", plan.signature),
            date=self._words("date", plan.date),
        )

    def _notice(self, notice: Notice) -> Notice:
        return replace(
            notice,
            title=self._words("notice.title", notice.title),
            number=self._words("notice.number", notice.number),
            addressees=self._words("notice.addressees", notice.addressees),
            paragraphs=self._paragraphs(notice.paragraphs, Location(PART_NAMES["notice"])),
            signature=self._words("notice.signature", notice.signature),
            date=self._words("notice.date", notice.date),
        )

    def _words(self, part: str, text: str) -> str:
        return self._by.words(Location(PART_NAMES[part]), part, text) if text else text

    def _section(self, section: Section) -> Section:
        path = self._paths[section.id]
        heading = self._by.words(Location(f"{path}标题", section.id), "heading", section.heading)
        rebuilt = replace(
            section,
            heading=heading,
            paragraphs=self._paragraphs(section.paragraphs, Location(path, section.id)),
        )
        rebuilt = self._by.section(Location(path, section.id), rebuilt)
        return replace(rebuilt, sections=tuple(map(self._section, section.sections)))

    def _paragraphs(
        self, paragraphs: tuple[Paragraph, ...], place: Location
    ) -> tuple[Paragraph, ...]:
        counter = count(1)

        def task(old: Task) -> Task:
            name = f"{place.name}第{next(counter)}句" if place.section_id else place.name
            return self._by.task(replace(place, name=name), old)

        return tuple(replace(p, tasks=tuple(map(task, p.tasks))) for p in paragraphs)


def section_paths(plan: Plan) -> dict[str, str]:
    """Each section's place in numbers: （三） where the level runs on, else 二、（三）.

    A theme phrase has no number and is named: （三）“强化政治建设”.
    """
    numbers = plan.numbers()
    paths: dict[str, str] = {}

    def walk(sections: tuple[Section, ...], depth: int, above: str) -> None:
        for section in sections:
            number = numbers[section.id]
            alone = section.kind is SectionKind.ANNEX or plan.scheme.level(depth).runs_on
            own = number or f"“{section.heading[:12]}”"
            paths[section.id] = own if alone and number else above + own
            walk(section.sections, depth + 1, paths[section.id])

    walk(plan.sections, 1, "")
    return paths
