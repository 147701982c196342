"""All edits of a plan's words: pure functions, plan → plan; sections are moved in `structure`.

Edit the text or edit the table, the other follows: where a sentence prints its units
(（责任单位：疾控处）) or its deadline (6月底前), `assign` and `set_deadline` rewrite the
sentence, and `retext` reads both out of what was typed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from workbench.drafting.identity import continue_tasks, resplit, reword
from workbench.drafting.slots import FIGURE_SLOT
from workbench.drafting.structure import (
    add_section,
    demote,
    dissolve_section,
    move_section,
    promote,
    remove_section,
)
from workbench.drafting.tree import (
    holder_of,
    map_paragraph,
    map_section,
    outside,
    owner_of,
    paragraph_of,
    paragraphs_in,
    section_of,
    with_paragraphs,
)
from workbench.errors import MisuseError
from workbench.manuscript import STOP
from workbench.one_line import one_line
from workbench.plan import Assignment, Notice, Paragraph, Plan, Role, new_id
from workbench.reading.sentences import split_sentences
from workbench.reading.units import find_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.plan import Section, Target, Task

__all__ = [
    "add_paragraph",
    "add_section",
    "assign",
    "demote",
    "dissolve_section",
    "fill_target",
    "join_paragraph",
    "move_section",
    "promote",
    "remove_paragraph",
    "remove_section",
    "rename",
    "replace_targets",
    "retext",
    "rewrite",
    "set_deadline",
    "set_note",
    "set_part",
    "set_task_text",
    "split_paragraph",
]

Paper = TypeVar("Paper", Plan, Notice)

_ENDS = tuple("。！？；!?;”’）)】〕")


# --- text ------------------------------------------------------------


def retext(plan: Plan, paragraph_id: str, text: str) -> Plan:
    """The paragraph reads `text` now; its sentences keep ids, units, deadlines and targets."""
    paragraph, text = paragraph_of(plan, paragraph_id), one_line(text)
    if text == paragraph.text:
        return plan
    tasks = resplit(paragraph.tasks, text)
    changed = map_paragraph(plan, paragraph_id, lambda p: (replace(p, tasks=tasks),))
    return _follow_closing_tag(changed, paragraph_id, paragraph.tasks)


def rewrite(plan: Plan, section_id: str, paragraph_id: str, text: str) -> Plan:
    """A block whose heading runs into its text reads `text` (number left out) now.

    The heading goes up to the first 。; what follows is the paragraph. Without any 。 all of it is
    the heading and the paragraph is empty. A numbered sentence (1.建成…。) has no heading and
    gets none.
    """
    section = section_of(plan, section_id)
    if paragraph_id and not section.heading and paragraph_of(plan, paragraph_id).tasks:
        return retext(plan, paragraph_id, text)
    heading, _, body = text.partition(STOP)
    plan = rename(plan, section_id, heading)
    return retext(plan, paragraph_id, body) if paragraph_id else plan


def rename(plan: Plan, section_id: str, heading: str) -> Plan:
    """The section's heading reads `heading`, without number and closing stop; it is one line."""
    heading = one_line(heading)
    if section_of(plan, section_id).heading == heading:
        return plan
    return map_section(plan, section_id, lambda s: (replace(s, heading=heading),))


def set_part(plan: Plan, part: str, text: str) -> Plan:
    """Front and back matter: title, addressees, signature, date, and notice.title and so on."""
    text = one_line(text)
    owner, _, name = part.rpartition(".")
    if owner == "notice" and plan.notice:
        return replace(plan, notice=_with_part(plan.notice, name, text))
    return _with_part(plan, part, text)


def _with_part(paper: Paper, name: str, text: str) -> Paper:
    match name:
        case "title":
            return replace(paper, title=text)
        case "addressees":
            return replace(paper, addressees=text.rstrip("：:"))
        case "signature":
            return replace(paper, signature=text)
        case "date":
            return replace(paper, date=text)
    raise MisuseError(f"要点里没有“{name}”这一部分。", "请重新打开要点后再试。")


# --- paragraphs ------------------------------------------------------------


def add_paragraph(plan: Plan, owner: str, text: str, *, after: str = "") -> tuple[Plan, str]:
    """A new paragraph in a section, "notice", "preamble" or "closing"; first without `after`."""
    fresh = Paragraph(new_id(), resplit((), one_line(text)))
    paragraphs = paragraphs_in(plan, owner)
    at = next((i for i, p in enumerate(paragraphs, 1) if p.id == after), 0)
    return with_paragraphs(plan, owner, (*paragraphs[:at], fresh, *paragraphs[at:])), fresh.id


def remove_paragraph(plan: Plan, paragraph_id: str) -> Plan:
    """The plan without the paragraph and its sentences."""
    return map_paragraph(plan, paragraph_id, lambda _: ())


def split_paragraph(plan: Plan, paragraph_id: str, offset: int) -> tuple[Plan, str]:
    """The paragraph ends before character `offset`, the rest is a new one behind it."""
    paragraph = paragraph_of(plan, paragraph_id)
    first = split_sentences(paragraph.text[:offset])
    rest = split_sentences(paragraph.text[offset:])
    tasks = continue_tasks(paragraph.tasks, (*first, *rest))
    head = replace(paragraph, tasks=tasks[: len(first)])
    tail = Paragraph(new_id(), tasks[len(first) :])
    return map_paragraph(plan, paragraph_id, lambda _: (head, tail)), tail.id


def join_paragraph(plan: Plan, paragraph_id: str) -> Plan:
    """The paragraph goes on where the one before it in the same section ends."""
    owner = owner_of(plan, paragraph_id)
    paragraphs = paragraphs_in(plan, owner)
    at = next(i for i, p in enumerate(paragraphs) if p.id == paragraph_id)
    if at == 0:
        raise MisuseError("前面没有可以合并的段落。", "如需并入上一条，请先删除本条的标题。")
    before, after = paragraphs[at - 1], paragraphs[at]
    tasks = resplit((*before.tasks, *after.tasks), before.text + after.text)
    joined = replace(before, tasks=tasks)
    return with_paragraphs(plan, owner, (*paragraphs[: at - 1], joined, *paragraphs[at + 1 :]))


# --- tasks ------------------------------------------------------------


def set_task_text(plan: Plan, task_id: str, text: str) -> Plan:
    """The sentence reads `text` now; it is closed with 。 where another one follows it."""
    paragraph, task = holder_of(plan, task_id)
    at, text = paragraph.tasks.index(task), one_line(text)
    if at + 1 < len(paragraph.tasks) and text and not text.endswith(_ENDS):
        text += STOP
    fresh = resplit((task,), text)
    whole = (*paragraph.tasks[:at], *fresh, *paragraph.tasks[at + 1 :])
    joined = "".join(t.text for t in whole)
    if split_sentences(joined) != tuple(t.text for t in whole):
        return retext(plan, paragraph.id, joined)
    changed = map_paragraph(plan, paragraph.id, lambda p: (replace(p, tasks=whole),))
    return _follow_closing_tag(changed, paragraph.id, paragraph.tasks)


def assign(plan: Plan, task_ids: Sequence[str], role: Role, units: tuple[str, ...]) -> Plan:
    """These tasks have exactly these units in `role`; a sentence that prints them is rewritten."""
    units = tuple(map(one_line, units))
    for task_id in task_ids:
        plan = _change_task(plan, task_id, lambda task: _assigned(task, role, units))
    return plan


def set_deadline(plan: Plan, task_ids: Sequence[str], phrase: str) -> Plan:
    """These tasks are due by `phrase` (2027年6月底前), "" for no date; the sentence follows."""
    phrase = one_line(phrase)
    for task_id in task_ids:
        plan = _change_task(plan, task_id, lambda task: _due(task, phrase))
    return plan


def set_note(plan: Plan, task_id: str, note: str) -> Plan:
    """The task's remark (备注) for the table; it is not printed in the text."""
    return _change_task(plan, task_id, lambda task: replace(task, note=note))


def replace_targets(plan: Plan, task_id: str, targets: tuple[Target, ...]) -> Plan:
    """The task's targets as the drafter set them; pin those that should not follow the sentence."""
    return _change_task(plan, task_id, lambda task: replace(task, targets=targets))


def fill_target(plan: Plan, task_id: str, target_id: str, figure: str) -> Plan:
    """Put this year's figure (60, 1～2) into the open slot of a target."""
    _, task = holder_of(plan, task_id)
    at = _slot_of(task, target_id)
    if at < 0:
        raise MisuseError("这个指标没有待填的数。", "请直接在句子里修改。")
    text = task.text[:at] + figure + task.text[at + len(FIGURE_SLOT) :]
    return set_task_text(plan, task_id, text)


# --- helpers ------------------------------------------------------------


def _change_task(plan: Plan, task_id: str, change: Callable[[Task], Task]) -> Plan:
    paragraph, task = holder_of(plan, task_id)
    changed = change(task)
    if changed == task:
        return plan
    tasks = tuple(changed if t is task else t for t in paragraph.tasks)
    return map_paragraph(plan, paragraph.id, lambda p: (replace(p, tasks=tasks),))


def _slot_of(task: Task, target_id: str) -> int:
    """Where the slot of an open target stands in the sentence; open targets stand in its order."""
    open_ids = [t.id for t in task.targets if FIGURE_SLOT in t.quote]
    slots = [m.start() for m in re.finditer(FIGURE_SLOT, task.text)]
    return dict(zip(open_ids, slots, strict=False)).get(target_id, -1)


def _assigned(task: Task, role: Role, units: tuple[str, ...]) -> Task:
    kept = tuple(a for a in task.assignments if a.role is not role)
    order = list(Role)
    assignments = sorted(
        (*kept, *(Assignment(unit, role) for unit in dict.fromkeys(units))),
        key=lambda a: order.index(a.role),
    )
    return _with_tag(replace(task, assignments=tuple(assignments)))


def _with_tag(task: Task) -> Task:
    """The sentence's own bracket of units, where it has one, says what the table says."""
    tag = find_tag(task.text)
    if tag is None:
        return task
    text = task.text[: tag.start] + _tag_text(task, tag.deadline) + task.text[tag.end :]
    return replace(task, text=text)


def _tag_text(task: Task, deadline: str) -> str:
    parts = [f"{role.label}：{'、'.join(task.units(role))}" for role in Role if task.units(role)]
    if deadline:
        parts.append(f"完成时限：{deadline}")
    return f"（{'；'.join(parts)}）" if parts else ""


def _due(task: Task, phrase: str) -> Task:
    text = task.text
    if task.deadline:
        text = text.replace(task.deadline + "，" * (not phrase), phrase, 1)
        text = text.replace(task.deadline, phrase, 1) if text == task.text else text
    return replace(reword(task, text), deadline=phrase)


def _follow_closing_tag(plan: Plan, paragraph_id: str, before: tuple[Task, ...]) -> Plan:
    """A bracket that closes a section names the units of all of it: the section follows it."""
    owner = owner_of(plan, paragraph_id)
    if owner in outside(plan):
        return plan
    section = section_of(plan, owner)
    old = find_tag(before[-1].text) if before else None
    if not section.assignments or old is None or old.assignments != section.assignments:
        return plan
    tasks = paragraph_of(plan, paragraph_id).tasks
    new = find_tag(tasks[-1].text) if tasks else None
    if new is None or new.assignments == old.assignments:
        return plan
    return map_section(plan, owner, lambda s: _governed(s, new.assignments))


def _governed(section: Section, assignments: tuple[Assignment, ...]) -> tuple[Section, ...]:
    return (replace(section, assignments=assignments),)
