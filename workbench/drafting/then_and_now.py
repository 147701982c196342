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

from workbench.drafting.redline import Mark, redline
from workbench.manuscript import Block, Run, RunRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.redline import MarkedBlock, Stretch
    from workbench.plan import Plan

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
    """A paragraph with the words of both moments, and what differs in it."""

    block: Block
    differing: tuple[Differing, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """All paragraphs of a past moment, with what has come since among them."""

    blocks: tuple[MomentBlock, ...] = ()

    def count(self, fate: Fate) -> int:
        """So many sentences and headings met this fate."""
        return sum(told.fate is fate for block in self.blocks for told in block.told)

    @property
    def words(self) -> str:
        """改写2句、新增1句、删去1句; "" where nothing differs."""
        counts = [(fate.label, self.count(fate)) for fate in Fate]
        return "、".join(f"{name} {count} 句" for name, count in counts if count)


def then_and_now(past: Plan, now: Plan) -> ThenAndNow:
    """What differs from `past` to `now`, on the paragraphs of both."""
    return ThenAndNow(tuple(map(_moment_block, redline(past, now))))


def _moment_block(marked: MarkedBlock) -> MomentBlock:
    shown = [s for s in marked.stretches if not _is_later_number(s, marked)]
    number = [s for s in shown if s.role is RunRole.NUMBER]
    words = [s for s in shown if s.role is not RunRole.NUMBER]
    runs = tuple(Run(s.text, s.role) for s in (*number, *words))
    return MomentBlock(
        replace(marked.block, runs=runs), tuple(_differing(words)), tuple(_told(words))
    )


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
