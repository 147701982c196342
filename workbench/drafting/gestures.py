"""What the keys of a text editor mean for a plan: typing, Backspace, delete across items, paste.

    （三）▏完善院前急救网络。新建站点6个。   Backspace → its text goes on behind （二）

A place is a block of the manuscript and an offset in the text typed there, number left out. Every
gesture is pure and answers the new plan, its undo name and where the caret goes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.chapters import holds_task
from workbench.drafting import editing
from workbench.drafting.pieces import (
    Change,
    Piece,
    Place,
    bare,
    changed,
    handed_down,
    pieces,
    read,
)
from workbench.drafting.tree import depth_of, owner_of, parent_of, section_of, siblings_of
from workbench.errors import MisuseError
from workbench.manuscript import PART_NAMES, STOP, RunRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.manuscript import Block
    from workbench.plan import Plan, Section, Task


def retype(plan: Plan, block: Block, text: str, pool: Sequence[Task] = ()) -> Plan:
    """The block reads `text` now: one edit, whatever kind of block it is.

    `pool`: sentences that stood in a run-in block before its 。 was typed over; those that are
    found again in `text` keep their ids and units.
    """
    if block.part:
        return editing.set_part(plan, block.part, text)
    if not block.has_heading:
        return editing.retext(plan, block.paragraph_id, text)
    section = section_of(plan, block.section_id)
    if not section.run_in:
        return editing.rename(plan, section.id, text)
    if STOP not in text and block.runs_in:
        return _only_heading(plan, section, text)
    if STOP in text and (gone := _gone(plan, pool)):
        return _found_again(plan, section, text, gone)
    if not block.paragraph_id:
        heading, stop, body = text.partition(STOP)
        renamed = editing.rename(plan, section.id, heading)
        return editing.add_paragraph(renamed, section.id, body)[0] if stop else renamed
    return editing.rewrite(plan, section.id, block.paragraph_id, text)


def place_name(plan: Plan, block: Block, offset: int) -> str:
    """How an undo name calls a place: （二）第1句, （二）标题, 前言第2句, 标题."""
    if block.part:
        return PART_NAMES[block.part]
    if not block.section_id:
        owner = PART_NAMES[owner_of(plan, block.paragraph_id)]
        return f"{owner}第{_sentence_number(None, block, offset)}句"
    section, owner = section_of(plan, block.section_id), section_name(plan, [block.section_id])
    heading = sum(len(run.text) for run in block.runs if run.role is RunRole.HEADING)
    if offset < heading or not block.paragraph_id:
        return f"{owner}标题"
    return f"{owner}第{_sentence_number(section, block, offset - heading)}句"


def press_backspace(plan: Plan, index: int) -> Change | None:
    """At the start of block `index`: its text goes on where the block above ends."""
    row = pieces(plan)
    if index <= 0 or index >= len(row):
        return None
    above, piece = row[index - 1], row[index]
    if piece.part and above.part:
        return None
    if above.part and piece.section and piece.text:
        freed = replace(read(bare(piece), piece.text, piece.tasks), zone="preamble")
        return changed(plan, [*row[:index], freed, *row[index + 1 :]], "取消条目", freed, 0)
    if above.part and piece.text:
        return None
    return cut(plan, Place(index - 1, len(above.text)), Place(index, 0), "并入上一段")


def cut(plan: Plan, start: Place, end: Place, label: str = "删除所选") -> Change | None:
    """The text from `start` to `end` is gone; what is left of both blocks stands in one.

    None where the plan has no such blocks.
    """
    row = pieces(plan)
    if not 0 <= start.index <= end.index < len(row):
        return None
    first, last = row[start.index], row[end.index]
    left, right = first.text[: start.offset], last.text[end.offset :]
    if start.index == end.index:
        joined = _reread(first, left + right, first.tasks)
    elif not left and right and not first.part and not last.part:
        joined = _tail(last, end.offset)
        label = label if end.offset else "删除空段"
    else:
        joined = _joined(first, left, last, right, end.offset)
    plan = _clear_parts(plan, row, start.index, end.index, joined)
    if joined.part:
        plan = editing.set_part(plan, joined.part, joined.text)
    whole = [*row[: start.index], joined, *_kept(row, start, end), *row[end.index + 1 :]]
    return changed(plan, whole, label, joined, len(left))


def move_item(plan: Plan, section_id: str, step: int) -> Change:
    """The item one place up (-1) or down (+1) among its level; MisuseError at either end."""
    siblings, parent = siblings_of(plan, section_id), parent_of(plan, section_id)
    at = next(i for i, s in enumerate(siblings) if s.id == section_id) + step
    if not 0 <= at < len(siblings):
        raise MisuseError("这一条已在本级的头上或末尾。", "如需换到别处，请先升级或降级。")
    after = editing.move_section(plan, section_id, parent.id if parent else "", at)
    where = "之前" if step < 0 else "之后"
    label = (
        f"移动{section_name(plan, [section_id])}到{section_name(plan, [siblings[at].id])}{where}"
    )
    return Change(after, label, section_id, 0)


def demote(plan: Plan, section_id: str) -> Plan:
    """One level down; MisuseError where the scheme has no number for what would stand there."""
    below = max(depth for _, depth in section_of(plan, section_id).walk())
    if depth_of(plan, section_id) + below > len(plan.scheme.reach):
        raise MisuseError("下一级没有编号可用，不能降级。", "请留在本级，或先升级上面的条目。")
    return editing.demote(plan, section_id)


def add_below(plan: Plan, heading: str, parent: str, *, run_in: bool) -> tuple[Plan, str]:
    """A new item as the first below `parent`; MisuseError where it could have no number."""
    if depth_of(plan, parent) >= len(plan.scheme.reach):
        raise MisuseError("下一级没有编号可用，不能添加下级条目。", "请添加同级条目。")
    return editing.add_section(plan, heading, parent=parent, run_in=run_in)


def section_name(plan: Plan, section_ids: Sequence[str]) -> str:
    """How an undo name calls items: （八）, “强化政治建设”, 3条."""
    if len(section_ids) != 1:
        return f"{len(section_ids)}条"
    number, heading = plan.numbers()[section_ids[0]], section_of(plan, section_ids[0]).heading
    return number if "（" in number or not heading else f"“{heading[:_LONGEST_NAME]}”"


# --- delete, join, paste ------------------------------------------------------------


def _only_heading(plan: Plan, section: Section, text: str) -> Plan:
    """All of a run-in block became heading: its paragraph, now without words, goes."""
    plan = editing.rename(plan, section.id, text)
    if not section.paragraphs:
        return plan
    if len(section.paragraphs) == 1:
        return editing.remove_paragraph(plan, section.paragraphs[0].id)
    return editing.retext(plan, section.paragraphs[0].id, "")


def _gone(plan: Plan, pool: Sequence[Task]) -> tuple[Task, ...]:
    """The sentences of `pool` that stand nowhere in the plan."""
    return tuple(task for task in pool if not holds_task(plan, task.id))


def _found_again(plan: Plan, section: Section, text: str, gone: Sequence[Task]) -> Plan:
    """A run-in block whose sentences continue its own and those that were `gone`."""
    row = pieces(plan)
    at = next(i for i, piece in enumerate(row) if piece.section and piece.section.id == section.id)
    whole = read(row[at], text, (*row[at].tasks, *gone))
    return changed(plan, [*row[:at], whole, *row[at + 1 :]], "", whole, 0).plan


def _tail(piece: Piece, offset: int) -> Piece:
    """`piece` from `offset` on; without its heading where that is gone."""
    if piece.section and 0 < piece.heading_length <= offset:
        rest = piece.text[offset:]
        return read(bare(piece), rest, handed_down(piece))
    return _reread(piece, piece.text[offset:], piece.tasks)


def _joined(first: Piece, left: str, last: Piece, right: str, offset: int) -> Piece:
    """The first block going on with what is left of the last one."""
    pool = (*first.tasks, *handed_down(last))
    if first.part:
        return replace(first, text=left + right)
    alone = first.section and not first.paragraph and not first.section.run_in
    if alone and left and right and offset >= last.heading_length and not last.part:
        assert first.section is not None
        body = read(bare(replace(last, section=None)), right, handed_down(last))
        section = replace(first.section, heading=left, run_in=True)
        return replace(first, section=section, paragraph=body.paragraph, text=left + STOP + right)
    return _reread(first, left + right, pool)


def _reread(piece: Piece, text: str, pool: Sequence[Task]) -> Piece:
    if piece.part:
        return replace(piece, text=text)
    return read(piece, text, pool)


def _kept(row: list[Piece], start: Place, end: Place) -> list[Piece]:
    """Titles inside a deleted range stay as (empty) blocks."""
    inside = row[start.index + 1 : end.index + 1]
    return [piece for piece in inside if piece.part]


def _clear_parts(plan: Plan, row: list[Piece], start: int, end: int, joined: Piece) -> Plan:
    for piece in row[start : end + 1]:
        if piece.part and piece.part != joined.part:
            plan = editing.set_part(plan, piece.part, "")
    return plan


# --- helpers ------------------------------------------------------------

_LONGEST_NAME = 12


def _sentence_number(section: Section | None, block: Block, offset: int) -> int:
    """Counted from 1 through all paragraphs of the section."""
    before = 0
    for paragraph in section.paragraphs if section else ():
        if paragraph.id == block.paragraph_id:
            break
        before += len(paragraph.tasks)
    at = number = 0
    for run in block.runs:
        if run.task_id:
            number += 1
            at += len(run.text)
            if offset < at:
                break
    return before + max(number, 1)
