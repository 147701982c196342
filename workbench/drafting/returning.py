"""An item that was taken out comes back: the same sentences, in the same place, as they were.

（三）改造农贸市场 完成，不再列入   →   延续：（三）改造农贸市场 stands behind （二）again
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.drafting.bringing_back import item, sentence
from workbench.drafting.dropping import without_tasks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.plan import Plan, Section


def returned(now: Plan, past: Plan, task_ids: Collection[str]) -> Plan:
    """`now` with these sentences as they stood in `past`, and the items that went with them.

    What else stood in those items then, and is gone since, stays gone.
    """
    there = {task.id for task in now.tasks()}
    wanted = frozenset(task_ids) - there
    plan = now
    standing = frozenset(section.id for section, _ in now.walk())
    for section in _lost(past.sections, standing, wanted):
        plan = item(plan, past, section.id)
    along = {task.id for task in plan.tasks()} - there - wanted
    plan = without_tasks(plan, along) if along else plan
    here = {task.id for task in plan.tasks()}
    for task in past.tasks():
        if task.id in wanted and task.id not in here:
            plan = sentence(plan, past, task.id)
    return plan


def _lost(
    sections: Sequence[Section], standing: Collection[str], wanted: Collection[str]
) -> Iterator[Section]:
    """The topmost items that are gone and held something that is wanted."""
    for section in sections:
        if section.id in standing:
            yield from _lost(section.sections, standing, wanted)
        elif any(task.id in wanted for one, _ in section.walk() for task in one.tasks()):
            yield section
