"""Spans of texts replaced, all of a plan at once; sentences stay their tasks.

    swapped(plan, [Swap(place, "落实《甲》、《乙》。", 5, 6, "")])   →   落实《甲》《乙》。

A span is told with the text it was seen in; where that reads otherwise by now nothing is done.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from workbench.drafting.editing import rename, retext, set_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.plan import Paragraph, Plan


class Place(NamedTuple):
    """A text of the plan: a sentence by its task's id, else a part of the plan or a heading.

    `section_id` is "" outside the sections; `part` is "heading", "title", "notice.date" and so on,
    "" for a sentence.
    """

    section_id: str = ""
    task_id: str = ""
    part: str = ""


class Replacement(Protocol):
    """`fix` takes the place of `start:end` in the `text` that stands at `place`."""

    @property
    def place(self) -> Place: ...
    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def fix(self) -> str: ...


class Swap(NamedTuple):
    """A replacement; "" as `fix` takes the span away."""

    place: Place
    text: str
    start: int
    end: int
    fix: str


def swapped(plan: Plan, wanted: Iterable[Replacement]) -> Plan:
    """The plan with the replacements made; those seen in another text are left out.

    Of two that overlap the first is made. Sentences keep ids, units and deadlines.
    """
    grouped = by_place(wanted)
    texts = {
        place: swapped_text(found)
        for place, found in grouped.items()
        if _text_at(plan, place) in (None, found[0].text)
    }
    sentences = {place.task_id: text for place, text in texts.items() if place.task_id}
    originals = {place.task_id: found[0].text for place, found in grouped.items()}
    for paragraph in [p for p in plan.paragraphs() if any(t.id in sentences for t in p.tasks)]:
        plan = retext(plan, paragraph.id, _joined(paragraph, sentences, originals))
    for place, text in texts.items():
        if not place.task_id:
            plan = _with_words(plan, place, text)
    return plan


def by_place(wanted: Iterable[Replacement]) -> dict[Place, list[Replacement]]:
    """The replacements of each text, in their order."""
    found: dict[Place, list[Replacement]] = defaultdict(list)
    for each in wanted:
        found[each.place].append(each)
    return found


def swapped_text(wanted: list[Replacement]) -> str:
    """One text with all its replacements that do not overlap, from left to right."""
    text, parts, done = wanted[0].text, [], 0
    for each in _apart(wanted):
        parts += [text[done : each.start], each.fix]
        done = each.end
    return "".join(parts) + text[done:]


def _apart(wanted: list[Replacement]) -> Iterator[Replacement]:
    done = 0
    for each in sorted(wanted, key=lambda w: (w.start, w.end)):
        if each.start >= done:
            yield each
            done = each.end


def _joined(paragraph: Paragraph, sentences: dict[str, str], originals: dict[str, str]) -> str:
    """The paragraph with its new sentences; one that reads otherwise by now is left alone."""
    return "".join(
        sentences.get(task.id, task.text) if originals.get(task.id) == task.text else task.text
        for task in paragraph.tasks
    )


def _text_at(plan: Plan, place: Place) -> str | None:
    """What a heading or a part reads now; None for a sentence."""
    if place.task_id:
        return None
    if place.section_id:
        return next((s.heading for s, _ in plan.walk() if s.id == place.section_id), "")
    owner, _, name = place.part.rpartition(".")
    return str(getattr(plan.notice if owner else plan, name, ""))


def _with_words(plan: Plan, place: Place, text: str) -> Plan:
    if place.section_id:
        return rename(plan, place.section_id, text)
    if place.part == "notice.number" and plan.notice:
        return replace(plan, notice=replace(plan.notice, number=text))
    return set_part(plan, place.part, text)
