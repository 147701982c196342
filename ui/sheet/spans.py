"""What stands where in a paragraph of the sheet: its heading, its sentences, its marks.

    完善院前急救网络。|新建急救站点6个，城区反应时间缩短至10分钟以内。|推动信息互联互通。（责任单位：医政处）
    heading           sentence, targets 6个 and 10分钟以内               sentence, unit 医政处

Offsets count as Qt counts (UTF-16 units) in the text typed, which is without the number. While a
paragraph is typed in they move along with the text; a commit reads them anew from the plan.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.drafting.slots import SLOT
from workbench.manuscript import STOP, Block, RunRole
from workbench.reading.spoken_units import find_spoken
from workbench.reading.units import find_tag
from workbench.remembering import remembered_of_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbench.plan import Plan, Section, Task
    from workbench.reading.units import Tag

_NUMBER = r"\d[\d.,，]*(?:/\d+)?(?:[～~—－-]+\d[\d.]*)?"
_NUMBERS = re.compile(_NUMBER)
_LAST_NUMBER = re.compile(rf"{_NUMBER}(?!.*\d)")
_BOUND = "(?:以上|以下|以内|左右)?"


class Mark(StrEnum):
    """A kind of place the drafter looks for in the text; the value names its colour tokens."""

    TARGET = "m_target"
    UNIT = "m_unit"
    DUE = "m_due"
    SLOT = "warn"
    WRONG = "err"

    @property
    def label(self) -> str:
        """The word of the legend."""
        return _LABELS[self.value]


_LABELS = {"m_target": "指标", "m_unit": "责任单位", "m_due": "时限"}
_LABELS |= {"warn": "待填", "err": "错处"}


@dataclass(slots=True)
class Span:
    """A marked run of characters, `start` to before `end`."""

    start: int
    end: int
    mark: Mark


@dataclass(slots=True)
class Sentence:
    """A task's sentence goes on to before `end`; it starts where the one before it ends."""

    end: int
    task_id: str


@dataclass(slots=True)
class Layout:
    """Heading, sentences and marks of one block; `run_in` if the heading opens the paragraph."""

    headed: bool = False
    run_in: bool = False
    heading_end: int = 0
    sentences: list[Sentence] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds `offset`, -1 for the heading or a bare line."""
        if not self.sentences or offset < self.heading_end:
            return -1
        return min(bisect_right(self.sentences, offset, key=_end), len(self.sentences) - 1)

    def range_of(self, index: int) -> tuple[int, int]:
        """From where to where sentence `index` runs; -1 asks for the heading."""
        if index < 0:
            return 0, self.heading_end
        start = self.sentences[index - 1].end if index else self.heading_end
        return start, self.sentences[index].end

    def sentences_in(self, low: int, high: int) -> range:
        """The indexes of the sentences that stand somewhere between `low` and `high`."""
        first = bisect_right(self.sentences, low, key=_end)
        return range(
            first, min(bisect_left(self.sentences, high, key=_end) + 1, len(self.sentences))
        )

    def spans_in(self, low: int, high: int) -> list[Span]:
        """The marks that stand somewhere between `low` and `high`."""
        first = bisect_right(self.spans, low, key=_end)
        return self.spans[first : bisect_left(self.spans, high, key=_start)]

    def move(self, at: int, removed: int, added: int, text: str) -> None:
        """Follow an edit: `removed` characters at `at` gave way to `added`; `text` stands now."""
        shift = added - removed
        for sentence in self.sentences[bisect_left(self.sentences, at, key=_end) :]:
            beyond = sentence.end > at + removed
            sentence.end = sentence.end + shift if beyond else at + added
        begun = bisect_left(self.spans, at, key=_end)
        for span in self.spans[begun:]:
            span.start = _moved(span.start, at, removed, added, grows=True)
            span.end = _moved(span.end, at, removed, added, grows=False)
        self.spans[begun:] = [span for span in self.spans[begun:] if span.start < span.end]
        if self.headed:
            self.heading_end = heading_length(text, run_in=self.run_in)


def _start(span: Span) -> int:
    return span.start


def _end(item: Span | Sentence) -> int:
    return item.end


def typed_text(block: Block) -> str:
    """The text of `block` as the drafter types it: without its number."""
    return "".join(run.text for run in block.runs if run.role is not RunRole.NUMBER)


def number_of(block: Block) -> str:
    """The generated number that opens `block`, "" if it has none."""
    return "".join(run.text for run in block.runs if run.role is RunRole.NUMBER)


def heading_length(text: str, *, run_in: bool) -> int:
    """How far the heading goes in a typed text: to the first 。 where text follows it."""
    stop = text.find(STOP) if run_in else -1
    return width(text if stop < 0 else text[: stop + 1])


def layout_of(block: Block, tasks: Mapping[str, Task]) -> Layout:
    """Heading, sentences and marks of `block`; `tasks` are those of the plan by id."""
    layout = Layout(block.has_heading, block.runs_in)
    at = 0
    for run in block.runs:
        if run.role is RunRole.NUMBER:
            continue
        if task := tasks.get(run.task_id):
            layout.spans += _spans(task, at)
        else:
            layout.spans += _spans_of(run.text, _slots(run.text), at)
        at += width(run.text)
        if run.role is RunRole.HEADING:
            layout.heading_end = at
        elif run.task_id:
            layout.sentences.append(Sentence(at, run.task_id))
    return layout


def open_tasks(plan: Plan | None) -> frozenset[str]:
    """The tasks for which nobody answers (责任未定): neither themselves nor any heading above."""
    return frozenset().union(*map(_open_in, plan.sections)) if plan else frozenset()


@remembered_of_parts
def _open_in(chapter: Section) -> set[str]:
    found: set[str] = set()
    _collect_open(chapter, found)
    return found


def _collect_open(section: Section, found: set[str]) -> None:
    if section.assignments:
        return
    found.update(task.id for task in section.tasks() if not task.assignments)
    for child in section.sections:
        _collect_open(child, found)


def width(text: str) -> int:
    """The length of `text` as Qt counts it: a rare character (𬭩) counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, offset: int) -> int:
    """How many characters of `text` stand before Qt's `offset`."""
    if width(text) == len(text):
        return offset
    return len(text.encode("utf-16-le")[: offset * 2].decode("utf-16-le", "ignore"))


def _spans(task: Task, at: int) -> Iterator[Span]:
    """The marks of one sentence that begins at `at`, in the order of the text."""
    tag = find_tag(task.text) if "（" in task.text else None
    found = sorted({*_targets(task, tag), *_units(task, tag), *_due(task), *_slots(task.text)})
    return _spans_of(task.text, found, at)


def _spans_of(text: str, found: Iterable[tuple[int, int, Mark]], at: int) -> Iterator[Span]:
    for start, end, mark in found:
        yield Span(at + width(text[:start]), at + width(text[:end]), mark)


def _targets(task: Task, tag: Tag | None) -> Iterator[tuple[int, int, Mark]]:
    for target in task.targets:
        start = task.text.find(target.quote) if target.quote else -1
        if start >= 0 and not SLOT.search(target.quote):
            end = start + len(target.quote)
            end = tag.start if tag and start < tag.start < end else end
            first, last = figure_in(target.quote[: end - start], target.unit, target.value)
            yield start + first, start + last, Mark.TARGET


def figure_in(quote: str, unit: str, value: float | None = None) -> tuple[int, int]:
    """Where the figure stands in a target's run: of 组建城市医疗集团4个 only 4个 is marked.

    Of 8个市属、15个区属医院 the number that is the `value` is; else the last one.
    """
    same = (n for n in _NUMBERS.finditer(quote) if value is not None and n[0] == f"{value:g}")
    found = next(same, None) or _LAST_NUMBER.search(quote)
    if found is None:
        return 0, len(quote)
    named = re.compile(rf"[余多]?[万亿]?{re.escape(unit)}{_BOUND}").match(quote, found.end())
    return found.start(), named.end() if unit and named else len(quote)


def _units(task: Task, tag: Tag | None) -> Iterator[tuple[int, int, Mark]]:
    """The units where the sentence prints them: in its bracket (（责任单位：…）) or 由…牵头."""
    told = tag or find_spoken(task.text)
    if told is None:
        return
    for unit in {assignment.unit for assignment in task.assignments}:
        start = task.text.find(unit, told.start, told.end)
        if start >= 0:
            yield start, start + len(unit), Mark.UNIT


def _due(task: Task) -> Iterator[tuple[int, int, Mark]]:
    start = task.text.find(task.deadline) if task.deadline else -1
    if start >= 0:
        yield start, start + len(task.deadline), Mark.DUE


def _slots(text: str) -> Iterator[tuple[int, int, Mark]]:
    for slot in SLOT.finditer(text):
        yield slot.start(), slot.end(), Mark.SLOT


def _moved(place: int, at: int, removed: int, added: int, *, grows: bool) -> int:
    """Where `place` is after the edit; text put exactly there lies before it if it `grows`."""
    if place < at or (place == at and not grows):
        return place
    if place <= at + removed:
        return at + added if grows else at
    return place + added - removed
