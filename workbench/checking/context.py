"""What checking needs to know besides the plan: the drafter's lists, superior plans, limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from workbench.chinese import numeral_value
from workbench.plan import SectionKind
from workbench.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.drafting.phrases import Phrase
    from workbench.plan import Plan, Section, Target, Unit


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a plan.

    Args:
        units: the list of units (机构名录); without one no name is unknown.
        superiors: plans of superior organs whose figures bind.
        words: the drafter's own list, wrong → right.
        places: names of the drafter's own province, city, county; others are foreign.
        limit: most characters the text may have, 0 for any number, None for those usual.
        phrases: the drafter's own phrases with the time they are in use, before the built-in ones.
    """

    units: tuple[Unit, ...] = ()
    superiors: tuple[Plan, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    limit: int | None = None
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What is made of a context once: every name in the list of units, the superiors' targets."""

    context: Context
    unit_names: frozenset[str]
    superior: dict[str, tuple[Target, ...]]


def background_of(context: Context) -> Background:
    """Make it; takes as long as reading through the superiors' plans."""
    names = frozenset(name for unit in context.units for name in (unit.name, *unit.aliases))
    superior: dict[str, tuple[Target, ...]] = {}
    for plan in context.superiors:
        for target in (target for task in plan.tasks() for target in task.targets):
            key = indicator_key(target)
            superior[key] = (*superior.get(key, ()), target)
    return Background(context, names, superior)


def indicator_key(target: Target) -> str:
    """Under which name and unit figures of one indicator are found again."""
    return f"{_FILLING.sub('', target.indicator)}|{target.unit.replace('％', '%')}"


_FILLING = re.compile(
    r"[\s“”《》（）的]|^(?:全市|全省|全县|全区|我市|我区|我县|我省|力争|确保|实现)+"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules on single texts may know of the whole: its year, its day, its own places.

    `assigned`, `dated`: units, terms are given as a rule; where they are not, that is told once.
    `final`: the plan is handed in or issued.
    """

    background: Background
    year: int = 0
    day: date | None = None
    home: str = ""
    assigned: bool = False
    dated: bool = False
    final: bool = False

    @property
    def context(self) -> Context:
        """What is known around the plan."""
        return self.background.context


def facts_of(plan: Plan, background: Background) -> Facts:
    """The facts of a plan; `home` is every text that may name its own places."""
    notice = plan.notice
    named = [plan.title, plan.issuer, plan.signature]
    if notice:
        named += [notice.title, notice.signature]
    home = "\n".join((*background.context.places, *filter(None, named)))
    final = plan.status in (Status.SUBMITTED, Status.ISSUED)
    assigned, dated = map(by_rule, given_in(plan))
    return Facts(background, plan.year, document_day(plan), home, assigned, dated, final)


def by_rule(given: Given) -> bool:
    """Whether it is given often enough for an item without it to be an oversight."""
    return given.having * _HABIT >= given.items and given.having > 0


_HABIT = 3  # one item in so many


class Given(NamedTuple):
    """Of so many items so many have it."""

    having: int
    items: int


def given_in(plan: Plan) -> tuple[Given, Given]:
    """How many items have a unit, how many a term, be it from the sections above."""
    found: list[tuple[bool, bool]] = []
    for section in plan.sections:
        _note_given(section, (False, False), found)
    assigned, dated = sum(a for a, _ in found), sum(d for _, d in found)
    return Given(assigned, len(found)), Given(dated, len(found))


def _note_given(section: Section, above: tuple[bool, bool], found: list[tuple[bool, bool]]) -> None:
    assigned, dated = above[0] or bool(section.assignments), above[1] or bool(section.deadline)
    for child in section.sections:
        _note_given(child, (assigned, dated), found)
    if section.kind is SectionKind.ANNEX or not any(p.tasks for p in section.paragraphs):
        return
    if not (assigned and dated):  # most often both are looked for in every sentence
        for paragraph in section.paragraphs:
            for task in paragraph.tasks:
                assigned = assigned or bool(task.assignments)
                dated = dated or bool(task.deadline)
    found.append((assigned, dated))


def document_day(plan: Plan) -> date | None:
    """成文日期: that of the 印发通知, else that of the plan."""
    printed = (plan.notice.date if plan.notice else "", plan.date)
    return next((day for text in printed if (day := day_of(text))), None)


_DAY = re.compile(
    r"(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
    r"|([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


def day_of(text: str) -> date | None:
    """The first whole date in `text` that exists."""
    return next((day for _, _, day in days_in(text) if day), None)


def days_in(text: str) -> Iterator[tuple[int, int, date | None]]:
    """The whole dates of `text` with their places; None for one that does not exist."""
    if "日" not in text:
        return
    for found in _DAY.finditer(text):
        yield found.start(), found.end(), _day(found)


def _day(found: re.Match[str]) -> date | None:
    if found[1]:
        numbers = int(found[1]), int(found[2]), int(found[3])
    else:
        year, month, day = found.group(4, 5, 6)
        numbers = numeral_value(year.replace("○", "〇")), numeral_value(month), numeral_value(day)
    try:
        return date(*numbers)
    except ValueError:
        return None
