"""Sentences and items moved to another place; numbers are generated anew, units go along.

（二）新建站点6个。推动信息互通。   第2句 one place up   →   （二）推动信息互通。新建站点6个。
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting import editing
from workbench.drafting.gestures import section_name
from workbench.drafting.pieces import Change
from workbench.drafting.tree import (
    depth_of,
    holder_of,
    map_paragraph,
    outside,
    owner_of,
    paragraph_of,
    section_of,
)
from workbench.errors import MisuseError
from workbench.manuscript import PART_NAMES, RunRole, manuscript

if TYPE_CHECKING:
    from workbench.plan import Paragraph, Plan, Task


def move_sentence(plan: Plan, task_id: str, paragraph_id: str, index: int) -> Change | None:
    """The sentence stands at `index` of a paragraph, counted without it; None if it did before."""
    source, task = holder_of(plan, task_id)
    if source.id == paragraph_id and source.tasks.index(task) == index:
        return None
    target = paragraph_of(plan, paragraph_id)
    rest = tuple(each for each in target.tasks if each.id != task_id)
    filled = (*rest[:index], task, *rest[index:])
    after = _without(plan, source, task) if source.id != paragraph_id else plan
    after = map_paragraph(after, paragraph_id, lambda p: (replace(p, tasks=filled),))
    label = f"移动{sentence_name(plan, task_id)}到{sentence_name(after, task_id)}"
    return Change(after, label, task_id, _offset(after, task_id))


def step_sentence(plan: Plan, task_id: str, step: int) -> Change | None:
    """The sentence one place up (-1) or down (+1), over the edge into the paragraph beside it.

    Raises:
        MisuseError: there is no paragraph beside it that it could go into.
    """
    paragraph, task = holder_of(plan, task_id)
    at = paragraph.tasks.index(task) + step
    if 0 <= at < len(paragraph.tasks):
        return move_sentence(plan, task_id, paragraph.id, at)
    beside = _beside(plan, paragraph, step)
    return move_sentence(plan, task_id, beside.id, len(beside.tasks) if step < 0 else 0)


def move_item(plan: Plan, section_id: str, parent_id: str, index: int) -> Change | None:
    """The item with all below it at `index` below `parent_id`; None if it stood there.

    Raises:
        MisuseError: it would go deeper than there are numbers, or below itself.
    """
    siblings = section_of(plan, parent_id).sections if parent_id else plan.sections
    if index < len(siblings) and siblings[index].id == section_id:
        return None
    _keep_numbered(plan, section_id, parent_id)
    old = section_name(plan, [section_id])
    after = editing.move_section(plan, section_id, parent_id, index)
    beside = section_of(after, parent_id).sections if parent_id else after.sections
    if len(beside) == 1:
        where = f"{section_name(plan, [parent_id])}之下"
    elif index:
        where = f"{section_name(plan, [beside[index - 1].id])}之后"
    else:
        where = f"{section_name(plan, [beside[1].id])}之前"
    return Change(after, f"移动{old}到{where}", section_id, 0)


def _keep_numbered(plan: Plan, section_id: str, parent_id: str) -> None:
    above = depth_of(plan, parent_id) if parent_id else 0
    below = max(depth for _, depth in section_of(plan, section_id).walk())
    deeper = above + 1 > depth_of(plan, section_id)
    if deeper and above + below > len(plan.scheme.reach):
        raise MisuseError("那一级没有编号可用，不能移到那里。", "请移到高一级的条目下面。")


def sentence_name(plan: Plan, task_id: str) -> str:
    """How an undo name calls a sentence: （二）第1句, 前言第2句."""
    paragraph, _ = holder_of(plan, task_id)
    owner = owner_of(plan, paragraph.id)
    if owner in PART_NAMES:
        tasks = [t.id for p in _zone(plan, owner) for t in p.tasks]
        return f"{PART_NAMES[owner]}第{tasks.index(task_id) + 1}句"
    tasks = [task.id for p in section_of(plan, owner).paragraphs for task in p.tasks]
    return f"{section_name(plan, [owner])}第{tasks.index(task_id) + 1}句"


def _zone(plan: Plan, owner: str) -> tuple[Paragraph, ...]:
    return outside(plan)[owner]


def _without(plan: Plan, paragraph: Paragraph, task: Task) -> Plan:
    """The paragraph without a sentence; an empty one goes unless a heading runs into it."""
    rest = tuple(each for each in paragraph.tasks if each.id != task.id)
    owner = owner_of(plan, paragraph.id)
    runs_in = owner not in PART_NAMES and section_of(plan, owner).run_in
    keeps = runs_in and section_of(plan, owner).paragraphs[0].id == paragraph.id
    made = (replace(paragraph, tasks=rest),) if rest or keeps else ()
    return map_paragraph(plan, paragraph.id, lambda _: made)


def _beside(plan: Plan, paragraph: Paragraph, step: int) -> Paragraph:
    own = owner_of(plan, paragraph.id)
    items = [p for section, _ in plan.walk() for p in section.paragraphs]
    row = list(_zone(plan, own)) if own in PART_NAMES else items
    at = row.index(paragraph) + step
    if not 0 <= at < len(row):
        raise MisuseError("这一句已在头上或末尾。", "如需换到别处，请用左边的抓手拖。")
    return row[at]


def _offset(plan: Plan, task_id: str) -> int:
    """How far into the typed text of its block a sentence begins."""
    for block in manuscript(plan):
        at = 0
        for run in block.runs:
            if run.task_id == task_id:
                return at
            at += len(run.text) if run.role is not RunRole.NUMBER else 0
    return 0
