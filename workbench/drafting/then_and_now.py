"""A past moment of a plan beside the present, in one text for the eye.

    （二）完善院前急救网络。新建急救站点[6→12]个。        改写
    〔推动信息互联互通。〕                               新增 since then, or 删去

Numbers are those of the past; each sentence that differs has one word for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.chapters import tasks_by_id
from workbench.drafting.redline import Mark, redline
from workbench.manuscript import Block, Run, RunRole, manuscript

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.drafting.redline import MarkedBlock, Stretch
    from workbench.manuscript import BlockKey
    from workbench.plan import Plan, Task

_ENDS = re.compile("[。！？；]")


class Fate(StrEnum):
    """What became of a sentence since then."""

    REWORDED = "reworded"
    ADDED = "added"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The word in the margin."""
        return {"reworded": "改写", "added": "新增", "dropped": "删去"}[self.value]


@dataclass(frozen=True, slots=True)
class Differing:
    """Characters `start` to before `end` of a block (its number left out) are gone or came."""

    start: int
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Told:
    """The sentence from `start` to before `end` was reworded, added or dropped since."""

    start: int
    end: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class MomentBlock:
    """A paragraph with the words of both moments, and what differs in it.

    `then` is the paragraph as it stood, None for one that came later.
    """

    block: Block
    differing: tuple[Differing, ...] = ()
    told: tuple[Told, ...] = ()
    then: Block | None = None

    def sentence_at(self, place: int) -> str:
        """The id of the sentence of then that stands at `place` (its number left out).

        "" for a heading, and in words of a sentence that came later.
        """
        if any(t.start <= place < t.end and t.fate is Fate.ADDED for t in self.told):
            return ""
        come = (d for d in self.differing if d.mark is Mark.COME)
        left = place - sum(min(d.end, max(d.start, place)) - d.start for d in come)
        runs = (
            [run for run in self.then.runs if run.role is not RunRole.NUMBER] if self.then else []
        )
        for run in runs:
            left -= len(run.text)
            if left < 0 or run is runs[-1]:
                return run.task_id
        return ""


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """All paragraphs of a past moment, with what has come since among them.

    `rearranged`: how many tasks stand in both and have other units, dates or notes.
    """

    blocks: tuple[MomentBlock, ...] = ()
    rearranged: int = 0

    def count(self, fate: Fate) -> int:
        """So many sentences and headings met this fate."""
        return sum(told.fate is fate for block in self.blocks for told in block.told)

    @property
    def words(self) -> str:
        """改写 2 句、新增 1 句、责任时限改 5 项; "" where nothing differs."""
        told = [f"{fate.label} {self.count(fate)} 句" for fate in Fate if self.count(fate)]
        if self.rearranged:
            told.append(f"责任时限改 {self.rearranged} 项")
        return "、".join(told)


def then_and_now(past: Plan, now: Plan) -> ThenAndNow:
    """What differs from `past` to `now`, on the paragraphs of both."""
    stood = {block.key: block for block in manuscript(past)}
    blocks = tuple(_moment_block(marked, stood) for marked in redline(past, now))
    return ThenAndNow(blocks, _rearranged(past, now))


def _rearranged(past: Plan, now: Plan) -> int:
    tasks = tasks_by_id(now)
    both = ((task, tasks.get(task.id)) for task in past.tasks())
    return sum(new is not None and _asked(old) != _asked(new) for old, new in both)


def _asked(task: Task) -> tuple[object, ...]:
    """Who does it by when: what the table says beside the sentence."""
    return task.assignments, task.deadline, task.milestones, task.note


def as_it_stood(past: Plan) -> tuple[MomentBlock, ...]:
    """The paragraphs of a past moment alone."""
    return tuple(MomentBlock(block, then=block) for block in manuscript(past))


def _moment_block(marked: MarkedBlock, stood: Mapping[BlockKey, Block]) -> MomentBlock:
    shown = [s for s in marked.stretches if not _is_later_number(s, marked)]
    number = [s for s in shown if s.role is RunRole.NUMBER]
    words = [s for s in shown if s.role is not RunRole.NUMBER]
    runs = tuple(Run(s.text, s.role) for s in (*number, *words))
    then = None if marked.mark is Mark.COME else stood.get(marked.block.key)
    block = replace(marked.block, runs=runs)
    return MomentBlock(block, tuple(_differing(words)), tuple(_told(words)), then)


def _is_later_number(stretch: Stretch, marked: MarkedBlock) -> bool:
    """The number it has today, where it had another one."""
    return (
        stretch.role is RunRole.NUMBER
        and stretch.mark is Mark.COME
        and marked.mark is not Mark.COME
    )


def _differing(words: Sequence[Stretch]) -> Iterator[Differing]:
    at = 0
    for stretch in words:
        if stretch.mark is not Mark.KEPT:
            yield Differing(at, at + len(stretch.text), stretch.mark)
        at += len(stretch.text)


def _told(words: Sequence[Stretch]) -> Iterator[Told]:
    """The sentences of the paragraph in which something differs, and what became of each."""
    text = "".join(stretch.text for stretch in words)
    marks = [stretch.mark for stretch in words for _ in stretch.text]
    start = 0
    for end in (*(found.end() for found in _ENDS.finditer(text)), len(text)):
        found = set(marks[start:end])
        if found - {Mark.KEPT}:
            yield Told(start, end, _fate(found))
        start = end


def _fate(marks: set[Mark]) -> Fate:
    if marks == {Mark.COME}:
        return Fate.ADDED
    return Fate.DROPPED if marks == {Mark.GONE} else Fate.REWORDED
