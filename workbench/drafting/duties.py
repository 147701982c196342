"""Who answers and by when, edited for one task, for many at once, or for a whole section.

For many tasks a unit is given or taken away beside those each has; a section's units and deadline
hold for every task below that has none of its own, and a bracket that prints them follows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting import editing
from workbench.drafting.tree import holder_of, map_paragraph, map_section, section_of
from workbench.plan import Assignment, Role, new_id
from workbench.reading.units import find_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.plan import Plan, Section, Target


def give(plan: Plan, task_ids: Iterable[str], role: Role, units: Sequence[str]) -> Plan:
    """These tasks have `units` in `role` too, behind those they have."""
    for task_id in task_ids:
        had = holder_of(plan, task_id)[1].units(role)
        plan = editing.assign(plan, [task_id], role, tuple(dict.fromkeys((*had, *units))))
    return plan


def take(plan: Plan, task_ids: Iterable[str], role: Role, unit: str) -> Plan:
    """None of these tasks has `unit` in `role` any more."""
    for task_id in task_ids:
        had = holder_of(plan, task_id)[1].units(role)
        plan = editing.assign(plan, [task_id], role, tuple(u for u in had if u != unit))
    return plan


def clear(plan: Plan, task_ids: Sequence[str]) -> Plan:
    """Nobody answers for these tasks by their own words any more."""
    for role in Role:
        plan = editing.assign(plan, task_ids, role, ())
    return plan


def assign_section(plan: Plan, section_id: str, role: Role, units: tuple[str, ...]) -> Plan:
    """The section has exactly these units in `role`; the bracket that prints them follows.

    Raises:
        NotFoundError: the plan has no such section.
    """
    section = section_of(plan, section_id)
    names = dict.fromkeys(units)
    kept = [a for a in section.assignments if a.role is not role]
    made = [Assignment(unit, role) for unit in names]
    order = list(Role)
    fresh = tuple(sorted((*kept, *made), key=lambda a: order.index(a.role)))
    if fresh == section.assignments:
        return plan
    heading = _retagged(section.heading, section.assignments, fresh)
    followed = _follow_bracket(plan, section, fresh)
    return map_section(
        followed, section_id, lambda s: (replace(s, heading=heading, assignments=fresh),)
    )


def clear_section(plan: Plan, section_id: str) -> Plan:
    """The section itself names nobody any more."""
    for role in Role:
        plan = assign_section(plan, section_id, role, ())
    return plan


def set_section_deadline(plan: Plan, section_id: str, phrase: str) -> Plan:
    """The section is due by `phrase`, "" for no date; a heading that prints it follows."""
    section = section_of(plan, section_id)
    if section.deadline == phrase:
        return plan
    heading = section.heading
    if section.deadline and section.deadline in heading and phrase:
        heading = heading.replace(section.deadline, phrase, 1)
    return map_section(plan, section_id, lambda s: (replace(s, heading=heading, deadline=phrase),))


def put_target(plan: Plan, task_id: str, target: Target) -> Plan:
    """The task has `target` as the drafter set it, in the place of the one with its id."""
    _, task = holder_of(plan, task_id)
    pinned = replace(target, id=target.id or new_id(), pinned=True)
    known = any(t.id == pinned.id for t in task.targets)
    changed = tuple(pinned if t.id == pinned.id else t for t in task.targets)
    return editing.replace_targets(plan, task_id, changed if known else (*changed, pinned))


def drop_target(plan: Plan, task_id: str, target_id: str) -> Plan:
    """The task is without this target."""
    _, task = holder_of(plan, task_id)
    kept = tuple(t for t in task.targets if t.id != target_id)
    return editing.replace_targets(plan, task_id, kept)


def set_notes(plan: Plan, task_ids: Iterable[str], note: str) -> Plan:
    """The remark (备注) of these tasks."""
    for task_id in task_ids:
        plan = editing.set_note(plan, task_id, note)
    return plan


def _follow_bracket(plan: Plan, section: Section, fresh: tuple[Assignment, ...]) -> Plan:
    """A closing sentence whose bracket names the section's units names the new ones."""
    if not section.paragraphs or not section.paragraphs[-1].tasks:
        return plan
    paragraph = section.paragraphs[-1]
    *before, task = paragraph.tasks
    text = _retagged(task.text, section.assignments, fresh)
    if text == task.text:
        return plan
    own = fresh if task.assignments == section.assignments else task.assignments
    last = (replace(task, text=text, assignments=own),) if text else ()
    return map_paragraph(plan, paragraph.id, lambda p: (replace(p, tasks=(*before, *last)),))


def _retagged(text: str, before: tuple[Assignment, ...], after: tuple[Assignment, ...]) -> str:
    """The text with its bracket of units rewritten, where it names `before`."""
    tag = find_tag(text) if before else None
    if tag is None or tag.assignments != before:
        return text
    parts = [
        f"{role.label}：{'、'.join(a.unit for a in after if a.role is role)}"
        for role in Role
        if any(a.role is role for a in after)
    ]
    if tag.deadline:
        parts.append(f"完成时限：{tag.deadline}")
    return text[: tag.start] + (f"（{'；'.join(parts)}）" if parts else "") + text[tag.end :]
