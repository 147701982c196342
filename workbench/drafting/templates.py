"""Templates: the structure and wording of a plan with slots for what is new in every plan.

    〔地名〕〔计划年〕年卫生健康工作要点 … 新增护理站〔数〕家以上。

A template is a plan whose texts hold slots; `values` keeps what stood in them, so that filling them
again gives the plan it was made of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from workbench.chinese import year_numeral
from workbench.drafting.slots import DATE_SLOT, ORGAN_SLOT, SlotKind, kind_of
from workbench.plan import Plan  # noqa: TC001 - the store reads the types of the fields
from workbench.wordlists import DATA, rows

if TYPE_CHECKING:
    from workbench.plan import Notice

_YEARS_AWAY = {SlotKind.LAST_YEAR: -1, SlotKind.NEXT_YEAR: 1}

# The list of templates stands in the window from its first paint: what reads and makes their texts
# is imported where a text is really made.


@dataclass(frozen=True, slots=True)
class Template:
    """A plan with slots (模板). `source` says what it was made of, "" for a built-in one.

    `values` is what stood in each slot, in the order of the paper; "" where it never held anything.
    """

    id: str
    name: str
    plan: Plan
    source: str = ""
    builtin: bool = False
    values: tuple[str, ...] = ()


class _BuiltinTemplate(Template):
    """A template whose text is read from its file when its plan is first asked for."""

    __slots__ = ()

    def __init__(self, stem: str, name: str) -> None:
        for field, value in (
            ("id", f"builtin-{stem}"),
            ("name", name),
            ("source", ""),
            ("builtin", True),
            ("values", ()),
        ):
            object.__setattr__(self, field, value)

    @property
    def plan(self) -> Plan:
        return _builtin_plan(self.id.removeprefix("builtin-"))


def template_of(plan: Plan, name: str, *, source: str = "") -> Template:
    """A template of `plan`: its years, periods, figures, days, organ and place become slots.

    Responsible units stay, and so does all inside 《》 but the plan's own title.
    """
    from workbench.drafting.slotting import SlotMaker
    from workbench.drafting.texts import fresh_copy, rebuild
    from workbench.plan import new_id

    maker = SlotMaker(plan)
    made = rebuild(fresh_copy(plan), maker)
    return Template(new_id(), name, made, source, values=tuple(maker.values))


def plan_from(template: Template, year: int, *, organ: str = "", place: str = "") -> Plan:
    """A plan for `year`; the slots of figures, days and names not given stay open."""
    from workbench.drafting.slotting import SlotFiller
    from workbench.drafting.texts import fresh_copy, rebuild

    def fill(slot: str, value: str) -> str:
        kind = kind_of(slot)
        given = {SlotKind.ORGAN: organ, SlotKind.PLACE: in_the_form_of(value, place)}.get(kind)
        return given or of_the_year(kind, value, year, template.plan.year) or slot

    filler = SlotFiller(template.values, fill)
    return replace(rebuild(fresh_copy(template.plan), filler), year=year)


def in_the_form_of(value: str, place: str) -> str:
    """A place as `value` was named: where 江城 stood for 江城市, 云溪 stands for 云溪县."""
    from workbench.drafting.issuer import short_name

    return short_name(place) or place if value and not short_name(value) else place


def of_the_year(kind: SlotKind, value: str, year: int, base: int) -> str:
    """What the plan's year puts into a slot of `kind`, "" where it says nothing of it.

    `value` stood in the slot when the plan was one for `base`: a year keeps its script, and a
    period stays as far from the plan's own as it was.
    """
    if kind is SlotKind.YEAR:
        return year_numeral(year) if value.startswith("二") else str(year)
    if kind in _YEARS_AWAY:
        return str(year + _YEARS_AWAY[kind])
    if kind is not SlotKind.PERIOD or (value and not base):
        return ""
    from workbench.drafting.rules.turn import PERIOD, period_name, period_years

    found = PERIOD.fullmatch(value)
    if not found:
        return period_name(year)
    periods = (period_years(found[1])[0] - 1) // 5 - (base - 1) // 5
    return period_name(year + 5 * periods)


def builtin_templates() -> tuple[Template, ...]:
    """The five templates that come with the program, one for each shape of plan."""
    return tuple(_BuiltinTemplate(stem, name) for stem, name in rows("templates/index"))


@cache
def _builtin_plan(stem: str) -> Plan:
    from workbench.drafting.slotting import TargetOpener
    from workbench.drafting.texts import rebuild
    from workbench.reading.assembly import plan_of
    from workbench.reading.formats import read
    from workbench.reading.outline import outline

    plan = rebuild(plan_of(outline(read(DATA / "templates" / f"{stem}.txt"))), TargetOpener())
    return replace(plan, notice=plan.notice and _signed(plan.notice))


def _signed(notice: Notice) -> Notice:
    """The slots that close the notice are its signature and date, not paragraphs of it."""
    texts = [paragraph.text for paragraph in notice.paragraphs]
    if texts[-2:] != [ORGAN_SLOT, DATE_SLOT]:
        return notice
    return replace(notice, paragraphs=notice.paragraphs[:-2], signature=ORGAN_SLOT, date=DATE_SLOT)
