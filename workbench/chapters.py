"""Finding a part of a plan by its id, chapter by chapter: which chapter stayed is known already.

section_in(plan, "s12")      owner_in(plan, "p7")      tasks_by_id(plan)["t40"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.remembering import remembered, remembered_of_parts

if TYPE_CHECKING:
    from workbench.plan import Plan, Section, Task


class Held(NamedTuple):
    """What a chapter holds, by id: sections, tasks, and the section each paragraph stands in."""

    sections: dict[str, Section]
    owners: dict[str, Section]
    tasks: dict[str, Task]


@remembered_of_parts
def held(chapter: Section) -> Held:
    """What stands in a chapter, a section at the top of a plan; nobody may change it."""
    sections = {section.id: section for section, _ in chapter.walk()}
    owners = {p.id: section for section in sections.values() for p in section.paragraphs}
    tasks = {task.id: task for section in sections.values() for task in section.tasks()}
    return Held(sections, owners, tasks)


def section_in(plan: Plan, section_id: str) -> Section | None:
    """The section with this id, None where the plan has none."""
    found = (held(chapter).sections.get(section_id) for chapter in plan.sections)
    return next((section for section in found if section), None)


def owner_in(plan: Plan, paragraph_id: str) -> Section | None:
    """The section a paragraph stands in, None where it stands in none."""
    found = (held(chapter).owners.get(paragraph_id) for chapter in plan.sections)
    return next((section for section in found if section), None)


def holds_task(plan: Plan, task_id: str) -> bool:
    """The sentence stands in a section of the plan."""
    return any(task_id in held(chapter).tasks for chapter in plan.sections)


@remembered
def tasks_by_id(plan: Plan) -> dict[str, Task]:
    """Every sentence of the plan, those outside its sections too; nobody may change it."""
    notice = plan.notice.paragraphs if plan.notice else ()
    outside = (*notice, *plan.preamble, *plan.closing)
    tasks = {task.id: task for paragraph in outside for task in paragraph.tasks}
    for chapter in plan.sections:
        tasks.update(held(chapter).tasks)
    return tasks
