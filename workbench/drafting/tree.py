"""Finding and replacing parts of a plan's tree; what is not touched is shared with the old plan."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from workbench.chapters import owner_in, section_in
from workbench.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.plan import Paragraph, Plan, Section, Task


def section_of(plan: Plan, section_id: str) -> Section:
    """The section with this id; NotFoundError where the plan has none."""
    section = section_in(plan, section_id)
    if section is None:
        raise _gone("条目")
    return section


def depth_of(plan: Plan, section_id: str) -> int:
    """How deep a section stands, 1 for those on top; NotFoundError where the plan has none."""
    for section, depth in plan.walk():
        if section.id == section_id:
            return depth
    raise _gone("条目")


def paragraph_of(plan: Plan, paragraph_id: str) -> Paragraph:
    """The paragraph with this id; NotFoundError where the plan has none."""
    owner = owner_in(plan, paragraph_id)
    held = (owner.paragraphs,) if owner else outside(plan).values()
    for paragraph in chain.from_iterable(held):
        if paragraph.id == paragraph_id:
            return paragraph
    raise _gone("段落")


def holder_of(plan: Plan, task_id: str) -> tuple[Paragraph, Task]:
    """The task with this id and the paragraph it stands in."""
    for paragraph in plan.paragraphs():
        for task in paragraph.tasks:
            if task.id == task_id:
                return paragraph, task
    raise _gone("句子")


def owner_of(plan: Plan, paragraph_id: str) -> str:
    """Where a paragraph stands: a section's id, or "notice", "preamble", "closing"."""
    for name, paragraphs in outside(plan).items():
        if any(p.id == paragraph_id for p in paragraphs):
            return name
    section = owner_in(plan, paragraph_id)
    if section is None:
        raise _gone("段落")
    return section.id


def paragraphs_in(plan: Plan, owner: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a section (its own ones) or of "notice", "preamble", "closing"."""
    elsewhere = outside(plan)
    return elsewhere[owner] if owner in elsewhere else section_of(plan, owner).paragraphs


def with_paragraphs(plan: Plan, owner: str, paragraphs: tuple[Paragraph, ...]) -> Plan:
    """The plan with other paragraphs in `owner`."""
    if owner == "preamble":
        return replace(plan, preamble=paragraphs)
    if owner == "closing":
        return replace(plan, closing=paragraphs)
    if owner == "notice" and plan.notice:
        return replace(plan, notice=replace(plan.notice, paragraphs=paragraphs))
    return map_section(plan, owner, lambda s: (replace(s, paragraphs=paragraphs),))


def map_section(
    plan: Plan, section_id: str, change: Callable[[Section], tuple[Section, ...]]
) -> Plan:
    """The plan with the section replaced by what `change` makes of it: none, one or several."""
    sections = _map(plan.sections, section_id, change)
    if sections is plan.sections:
        raise _gone("条目")
    return replace(plan, sections=sections)


def _map(
    sections: tuple[Section, ...],
    section_id: str,
    change: Callable[[Section], tuple[Section, ...]],
) -> tuple[Section, ...]:
    for index, section in enumerate(sections):
        if section.id == section_id:
            return (*sections[:index], *change(section), *sections[index + 1 :])
        below = _map(section.sections, section_id, change)
        if below is not section.sections:
            changed = replace(section, sections=below)
            return (*sections[:index], changed, *sections[index + 1 :])
    return sections


def map_paragraph(
    plan: Plan, paragraph_id: str, change: Callable[[Paragraph], tuple[Paragraph, ...]]
) -> Plan:
    """The plan with the paragraph replaced by what `change` makes of it: none, one or several."""
    owner = owner_of(plan, paragraph_id)
    changed: list[Paragraph] = []
    for paragraph in paragraphs_in(plan, owner):
        changed += change(paragraph) if paragraph.id == paragraph_id else (paragraph,)
    return with_paragraphs(plan, owner, tuple(changed))


def parent_of(plan: Plan, section_id: str) -> Section | None:
    """The section above, None for a top section."""
    if any(section.id == section_id for section in plan.sections):
        return None
    for section, _ in plan.walk():
        if any(child.id == section_id for child in section.sections):
            return section
    raise _gone("条目")


def siblings_of(plan: Plan, section_id: str) -> tuple[Section, ...]:
    """The sections on its level under the same parent, itself among them."""
    parent = parent_of(plan, section_id)
    return parent.sections if parent else plan.sections


def outside(plan: Plan) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs that stand in no section, by where they stand."""
    notice = plan.notice.paragraphs if plan.notice else ()
    return {"notice": notice, "preamble": plan.preamble, "closing": plan.closing}


def _gone(what: str) -> NotFoundError:
    return NotFoundError(f"这个{what}已不在要点里。", "请重新选择后再试。")
