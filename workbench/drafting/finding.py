"""Words sought in a plan, in every text of it, and replaced.

hits = found(plan, "十四五")                          each place with its sentence and its span
swapped(plan, [hit.swap("十五五") for hit in hits])   the plan with those replaced
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.drafting.replacing import Place, Swap
from workbench.drafting.texts import section_paths
from workbench.manuscript import PART_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.plan import Notice, Paragraph, Plan

_FRONT = ("title", "addressees")
_BACK = ("signature", "date")
_NOTICE = ("title", "number", "addressees")


class Found(NamedTuple):
    """Words at `start:end` of the `text` that stands at `place`."""

    place: Place
    text: str
    start: int
    end: int

    def swap(self, words: str) -> Swap:
        """`words` in their place."""
        return Swap(self.place, self.text, self.start, self.end, words)


def found(plan: Plan, words: str) -> tuple[Found, ...]:
    """Where `words` stand, in the order of the paper; large and small letters are the same.

    Numbers of items are generated and no text; words that run over the end of a sentence are
    not found.
    """
    sought = words.casefold()
    if not sought:
        return ()
    return tuple(
        Found(place, text, start, start + len(sought))
        for place, text in texts(plan)
        for start in _starts(text, sought)
    )


def _starts(text: str, sought: str) -> Iterator[int]:
    folded = text.casefold()
    if len(folded) != len(text):  # a letter that grows when folded: places would not be the text's
        folded = text
    at = folded.find(sought)
    while at >= 0:
        yield at
        at = folded.find(sought, at + len(sought))


def texts(plan: Plan) -> Iterator[tuple[Place, str]]:
    """Every text of the plan with its place, in the order of the paper."""
    if plan.notice:
        yield from _notice(plan.notice)
    yield from ((Place(part=part), str(getattr(plan, part))) for part in _FRONT)
    yield from _sentences("", plan.preamble)
    for section, _ in plan.walk():
        yield Place(section.id, "", "heading"), section.heading
        yield from _sentences(section.id, section.paragraphs)
    yield from _sentences("", plan.closing)
    yield from ((Place(part=part), str(getattr(plan, part))) for part in _BACK)


def _notice(notice: Notice) -> Iterator[tuple[Place, str]]:
    for part in _NOTICE:
        yield Place(part=f"notice.{part}"), str(getattr(notice, part))
    yield from _sentences("", notice.paragraphs)
    for part in _BACK:
        yield Place(part=f"notice.{part}"), str(getattr(notice, part))


def _sentences(section_id: str, paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Place, str]]:
    for paragraph in paragraphs:
        for task in paragraph.tasks:
            yield Place(section_id, task.id), task.text


def place_names(plan: Plan, hits: Iterable[Found]) -> tuple[str, ...]:
    """What each place is called: （二）第1句, （二）标题, 标题, 引言."""
    paths = section_paths(plan)
    counted = {
        task.id: f"{paths[section.id]}第{at}句"
        for section, _ in plan.walk()
        for at, task in enumerate(section.tasks(), 1)
    }
    outside = {task.id: name for name, part in _outside(plan) for p in part for task in p.tasks}
    return tuple(_name(hit.place, paths, counted | outside) for hit in hits)


def _outside(plan: Plan) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    if plan.notice:
        yield PART_NAMES["notice"], plan.notice.paragraphs
    yield PART_NAMES["preamble"], plan.preamble
    yield PART_NAMES["closing"], plan.closing


def _name(place: Place, paths: dict[str, str], sentences: dict[str, str]) -> str:
    if place.task_id:
        return sentences.get(place.task_id, "")
    if place.section_id:
        return f"{paths[place.section_id]}标题"
    return PART_NAMES[place.part]
