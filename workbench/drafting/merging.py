"""An item of last year goes into another one (合并): its sentences move behind the other's.

（三）开展敬老月活动。…   并入（二）推进养老助餐   →   （二）推进养老助餐。… 开展敬老月活动…
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.dropping import without_tasks
from workbench.drafting.entries import items
from workbench.drafting.tree import holder_of, map_paragraph, map_section
from workbench.plan import Paragraph, new_id

if TYPE_CHECKING:
    from workbench.drafting.entries import Entry
    from workbench.plan import Plan, Section, Task


def merge(plan: Plan, old: Entry, other: Entry) -> Plan:
    """The new plan with what came of `old` at the end of its item `other`, ids and units kept.

    What held nothing else goes. The plan itself where nothing of `old` stands elsewhere in it.

    Raises:
        NotFoundError: `other` is not in the plan any more.
    """
    was, there = {task.id for task in old.tasks}, {task.id for task in other.tasks}
    own = tuple(t for t in plan.tasks() if t.source in was and t.id not in there)
    if not own:
        return plan
    rest = without_tasks(plan, {task.id for task in own})
    if other.tasks:
        holder, _ = holder_of(rest, other.tasks[-1].id)
        return map_paragraph(rest, holder.id, lambda p: (replace(p, tasks=(*p.tasks, *own)),))
    return map_section(rest, other.section_id, lambda section: (_with(section, own),))


def same_item(plan: Plan, entry: Entry) -> Entry:
    """The item as it reads in `plan`; itself where it is not there any more."""
    found = (e for e in items(plan) if e.key == entry.key)
    return next(found, entry)


def _with(section: Section, tasks: tuple[Task, ...]) -> Section:
    return replace(section, paragraphs=(*section.paragraphs, Paragraph(new_id(), tasks)))
