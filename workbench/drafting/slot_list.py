"""The slots of a template as the drafter sees them: kind, what stood there, and every place.

计划年    2026      标题, 前言, 一、（一）第2句 …     one slot: filled once, filled everywhere
地名      江城市    标题, 一、（三）第1句
数        30        一、（一）第2句                   a figure is a slot of its own

Years, periods, names and days with the same value are one slot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.chinese import numeral_value, year_numeral
from workbench.drafting.issuer import short_name
from workbench.drafting.slots import SLOT, SlotKind, kind_of
from workbench.drafting.slotting import SlotFiller
from workbench.drafting.templates import in_the_form_of, of_the_year
from workbench.drafting.texts import Location, fresh_copy, rebuild

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.drafting.templates import Template
    from workbench.plan import Plan, Section, Task

_HAN_YEAR = "二"


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """A place of a slot: the `number`-th one of the template, at `start` of `sentence`.

    `name` is in the reader's words; the ids are those of the template's plan, "" where it has none.
    """

    number: int
    kind: SlotKind
    value: str
    name: str
    section_id: str
    task_id: str
    sentence: str
    start: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot and all its places; `value` is what stood there, "" where nothing ever did."""

    id: str
    kind: SlotKind
    value: str
    places: tuple[SlotPlace, ...]


def places_of(template: Template) -> tuple[SlotPlace, ...]:
    """Every place of a slot in the order of the paper, which is that of the template's values."""
    reader = _Reader(iter(template.values))
    rebuild(template.plan, reader)
    return tuple(reader.places)


def slots_of(template: Template) -> tuple[Slot, ...]:
    """The slots in the order of their first places."""
    found: dict[str, list[SlotPlace]] = {}
    for name, place in _named(places_of(template)):
        found.setdefault(name, []).append(place)
    return tuple(
        Slot(name, places[0].kind, _plain(places[0]), tuple(places))
        for name, places in found.items()
    )


def own_values(template: Template) -> dict[str, str]:
    """What stood in each slot, by its id: filled with these a template gives its plan again."""
    return {slot.id: slot.value for slot in slots_of(template) if slot.value}


def filled(template: Template, values: Mapping[str, str]) -> Plan:
    """The plan with `values` in the slots, by their ids; the others stay open.

    From the plan's year follow the years beside it and the period, from a place (江城市) its short
    name (江城), unless they are given.
    """
    places = [(name, place) for name, place in _named(places_of(template))]
    base = template.plan.year
    year = next((int(v) for n, p in places if (v := _year_given(values, n, p))), base)
    turned = iter(places)

    def fill(slot: str, _value: str) -> str:
        name, place = next(turned)
        given = values.get(name)
        if given is None and place.kind is SlotKind.PLACE:
            given = _full_place(place, places, values)
        if given is None and values.get(_YEAR_ID):
            given = of_the_year(place.kind, place.value, year, base)
        return _in_script(place, given) if given else slot

    def aside(slot: str) -> str:
        kind = kind_of(slot)
        if kind is SlotKind.YEAR:
            return values.get(_YEAR_ID, slot)
        return next((values[n] for n, p in places if p.kind is kind and values.get(n)), slot)

    filler = SlotFiller(template.values, fill, aside)
    return replace(rebuild(fresh_copy(template.plan), filler), year=year)


_YEAR_ID = SlotKind.YEAR.label


def _year_given(values: Mapping[str, str], name: str, place: SlotPlace) -> str:
    given = values.get(name, "") if place.kind is SlotKind.YEAR else ""
    return given if given.isdecimal() and len(given) == len("2027") else ""


def _full_place(
    short: SlotPlace, places: list[tuple[str, SlotPlace]], values: Mapping[str, str]
) -> str | None:
    """江城 follows what is put in for 江城市."""
    for name, place in places:
        if place.value and short_name(place.value) == short.value and values.get(name):
            return in_the_form_of(short.value, values[name])
    return None


def _in_script(place: SlotPlace, given: str) -> str:
    """The year as it stood: 二〇二六 becomes 二〇二七."""
    han = place.kind is SlotKind.YEAR and place.value.startswith(_HAN_YEAR)
    if not han or not given.isdecimal():
        return given
    return place.value if _plain(place) == given else year_numeral(int(given))


def _plain(place: SlotPlace) -> str:
    """The value, a year in digits."""
    if place.kind is SlotKind.YEAR and place.value.startswith(_HAN_YEAR):
        return str(numeral_value(place.value.replace("○", "〇").replace("零", "〇")))
    return place.value


def _named(places: tuple[SlotPlace, ...]) -> Iterator[tuple[str, SlotPlace]]:
    """Each place with the id of its slot."""
    counts: dict[str, int] = {}
    for place in places:
        name = place.kind.label
        if place.kind is SlotKind.YEAR:
            yield _YEAR_ID, place
        elif place.value and place.kind is not SlotKind.FIGURE:
            yield f"{name}：{place.value}", place
        elif place.kind in (SlotKind.FIGURE, SlotKind.TEXT):
            owner = f"{name}·{place.task_id or place.section_id or place.name}"
            counts[owner] = counts.get(owner, 0) + 1
            yield f"{owner}·{counts[owner]}", place
        else:
            yield name, place


class _Reader:
    """Notes the slots of every text, and what stood in them."""

    def __init__(self, values: Iterator[str]) -> None:
        self._values = values
        self.places: list[SlotPlace] = []

    def words(self, place: Location, _part: str, text: str) -> str:
        self._note(place, "", text)
        return text

    def task(self, place: Location, task: Task) -> Task:
        self._note(place, task.id, task.text)
        if task.deadline not in task.text:
            self._note(replace(place, name=f"{place.name}·完成时限"), task.id, task.deadline)
        return task

    def section(self, _place: Location, section: Section) -> Section:
        return section

    def _note(self, place: Location, task_id: str, text: str) -> None:
        for found in SLOT.finditer(text):
            value = next(self._values, "")
            self.places.append(
                SlotPlace(
                    len(self.places),
                    kind_of(found[0]),
                    value,
                    place.name,
                    place.section_id,
                    task_id,
                    text,
                    found.start(),
                )
            )
