"""Edits of a plan's sections: add, remove, move, promote, demote. Reading order is kept.

Numbers are generated, so nothing has to be renumbered: （八） moved behind （六） is （七）.
What comes to stand among the rows of a table is a row of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.identity import resplit
from workbench.drafting.tree import (
    map_section,
    paragraphs_in,
    parent_of,
    section_of,
    siblings_of,
    with_paragraphs,
)
from workbench.errors import MisuseError
from workbench.manuscript import STOP
from workbench.plan import Paragraph, Plan, Section, SectionKind, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable


def add_section(
    plan: Plan,
    heading: str,
    *,
    after: str = "",
    parent: str = "",
    kind: SectionKind = SectionKind.NUMBERED,
    run_in: bool = False,
) -> tuple[Plan, str]:
    """A new section behind the section `after`, else as the first below `parent`, else on top."""
    paragraphs = (Paragraph(new_id()),) if run_in else ()
    fresh = Section(
        new_id(), heading, kind, run_in, paragraphs, tabular=_among_rows(plan, after, parent)
    )
    if after:
        return map_section(plan, after, lambda s: (s, fresh)), fresh.id
    if parent:
        return _insert_below(plan, parent, 0, fresh), fresh.id
    return replace(plan, sections=(fresh, *plan.sections)), fresh.id


def _among_rows(plan: Plan, after: str, parent: str) -> bool:
    """Whether a new section stands in a table: as the one before it, or those below its parent."""
    if after or not parent:
        return bool(after) and section_of(plan, after).tabular
    above = section_of(plan, parent)
    return above.sections[0].tabular if above.sections else above.tabular


def remove_section(plan: Plan, section_id: str) -> Plan:
    """The plan without the section and all below it."""
    return map_section(plan, section_id, lambda _: ())


def dissolve_section(plan: Plan, section_id: str) -> Plan:
    """The heading becomes a sentence that goes on where the text before it ends.

    Its paragraphs follow in the section before it in reading order (the preamble where there is
    none); the sections below it take its place.
    """
    section = section_of(plan, section_id)
    before = _before(plan, section_id)
    plan = map_section(plan, section_id, lambda s: s.sections)
    return with_paragraphs(plan, before, _absorb(paragraphs_in(plan, before), section))


def _before(plan: Plan, section_id: str) -> str:
    """The section before in reading order, or "preamble"."""
    previous = "preamble"
    for section, _ in plan.walk():
        if section.id == section_id:
            break
        previous = section.id
    return previous


def _absorb(paragraphs: tuple[Paragraph, ...], section: Section) -> tuple[Paragraph, ...]:
    """`paragraphs`, the last one going on with the heading of `section` as a sentence."""
    opening = section.paragraphs[:1] if section.run_in else ()
    own = [t for p in opening for t in p.tasks]
    heading = section.heading + STOP if section.heading else ""
    last = paragraphs[-1] if paragraphs else Paragraph(new_id())
    text = last.text + heading + "".join(t.text for t in own)
    joined = replace(last, tasks=resplit((*last.tasks, *own), text))
    return (*paragraphs[:-1], joined, *section.paragraphs[len(opening) :])


def move_section(plan: Plan, section_id: str, parent_id: str, index: int) -> Plan:
    """The section with all below it stands at `index` among the children of `parent_id` ("" = top).

    `index` counts without the moved section.
    """
    section = section_of(plan, section_id)
    if parent_id and any(s.id == parent_id for s, _ in section.walk()):
        raise MisuseError("不能把条目移到它自己的下级里。", "请选择别的位置。")
    rest = remove_section(plan, section_id)
    parent = section_of(rest, parent_id) if parent_id else None
    section = _fitted(section, parent, parent.sections if parent else rest.sections, index)
    if parent is None:
        return replace(rest, sections=_insert(rest.sections, index, section))
    return _insert_below(rest, parent_id, index, section)


def _fitted(
    section: Section, parent: Section | None, siblings: tuple[Section, ...], index: int
) -> Section:
    """The section as a row between rows, as text between texts, else as it was.

    A section with text below it is no row.
    """
    beside = [s.tabular for s in siblings[max(index - 1, 0) : index + 1]]
    beside = beside or [parent.tabular if parent else section.tabular]
    wanted = beside[0] if len(set(beside)) == 1 else section.tabular
    if wanted and not all(below.tabular for below in section.sections):
        return section
    if section.kind is SectionKind.ANNEX or wanted is section.tabular:
        return section
    return replace(section, tabular=wanted)


def _insert_below(plan: Plan, parent_id: str, at: int, section: Section) -> Plan:
    return map_section(
        plan, parent_id, lambda s: (replace(s, sections=_insert(s.sections, at, section)),)
    )


def _insert(sections: tuple[Section, ...], at: int, section: Section) -> tuple[Section, ...]:
    return (*sections[:at], section, *sections[at:])


def demote(plan: Plan, section_id: str) -> Plan:
    """One level down: the section becomes the last one below the sibling before it."""
    siblings = siblings_of(plan, section_id)
    at = _place(siblings, section_id)
    if at == 0:
        raise MisuseError("这一条前面没有同级条目，不能降级。", "请先在前面添加一条。")
    elder = siblings[at - 1]
    return move_section(plan, section_id, elder.id, len(elder.sections))


def promote(plan: Plan, section_id: str) -> Plan:
    """One level up, behind its parent; the siblings that followed it now stand below it."""
    parent = parent_of(plan, section_id)
    if parent is None:
        raise MisuseError("这一条已是最高一级，不能再升级。", "如需调整次序，请移动条目。")
    at = _place(parent.sections, section_id)
    section = parent.sections[at]
    below = (*section.sections, *parent.sections[at + 1 :])
    row = parent.tabular and section.tabular
    risen = replace(section, sections=below, tabular=row)
    shorter = replace(parent, sections=parent.sections[:at])
    return map_section(plan, parent.id, lambda _: (shorter, risen))


def _place(sections: Iterable[Section], section_id: str) -> int:
    return next(i for i, s in enumerate(sections) if s.id == section_id)
