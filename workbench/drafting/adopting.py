"""Sentences of another paper taken into the plan; each keeps where it came from.

    adopted(plan, tasks, origin="资料 id", section_id="（二）", after="第1句")

Their units are not ours and are left out; so is the id of what they were carried over from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.tree import holder_of, map_paragraph, map_section
from workbench.errors import MisuseError
from workbench.plan import Paragraph, Task, new_id
from workbench.reading.deadlines import find_deadline
from workbench.reading.targets import find_targets
from workbench.reading.units import without_tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.plan import Plan, Section


def adopted(
    plan: Plan,
    tasks: Sequence[Task],
    origin: str,
    section_id: str,
    after: str = "",
    *,
    ahead: bool = False,
) -> tuple[Plan, tuple[str, ...]]:
    """The plan with these sentences behind the task `after` (`ahead`: before it), their new ids.

    Without `after` they stand at the end of the section's own text. `origin` is the id of the
    document they are from.

    Raises:
        NotFoundError: the plan has no such section or sentence.
        MisuseError: neither a section nor a sentence is named, or nothing is taken.
    """
    fresh = tuple(_own(task, origin) for task in tasks)
    if not fresh or not (section_id or after):
        raise MisuseError("没有写入。", "请先在要点里点一条，再从资料里选句子。")
    ids = tuple(task.id for task in fresh)
    if after:
        paragraph, _ = holder_of(plan, after)
        return map_paragraph(plan, paragraph.id, lambda p: (_beside(p, after, fresh, ahead),)), ids
    return map_section(plan, section_id, lambda section: (_at_end(section, fresh),)), ids


def with_origin(plan: Plan, task_id: str, origin: str) -> Plan:
    """The plan in which a sentence is known to be from the document `origin`."""
    paragraph, task = holder_of(plan, task_id)
    own = replace(task, origin=origin)
    tasks = tuple(own if each.id == task_id else each for each in paragraph.tasks)
    return map_paragraph(plan, paragraph.id, lambda p: (replace(p, tasks=tasks),))


def sentence_reading(text: str) -> Task:
    """A sentence that is known by its words only."""
    return Task("", text, deadline=find_deadline(text))


def _own(task: Task, origin: str) -> Task:
    text = without_tags(task.text) or task.text
    return Task(new_id(), text, deadline=task.deadline, targets=find_targets(text), origin=origin)


def _beside(paragraph: Paragraph, key: str, fresh: tuple[Task, ...], ahead: bool) -> Paragraph:
    at = next(at for at, task in enumerate(paragraph.tasks) if task.id == key) + (not ahead)
    return replace(paragraph, tasks=(*paragraph.tasks[:at], *fresh, *paragraph.tasks[at:]))


def _at_end(section: Section, fresh: tuple[Task, ...]) -> Section:
    if not section.paragraphs:
        return replace(section, paragraphs=(Paragraph(new_id(), fresh),))
    *before, last = section.paragraphs
    return replace(section, paragraphs=(*before, replace(last, tasks=(*last.tasks, *fresh))))
