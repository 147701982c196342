"""Templates: the structure and wording of a plan with slots for what is new in every plan.

    〔地名〕〔年份〕年卫生健康工作要点 … 新增护理站〔数〕家以上。

A template is a plan whose texts hold slots; `values` keeps what stood in them, so that filling them
again gives the plan it was made of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from workbench.chinese import year_numeral
from workbench.drafting.slots import DATE_SLOT, ORGAN_SLOT, PLACE_SLOT, YEAR_SLOT
from workbench.plan import Plan  # noqa: TC001 - the store reads the types of the fields
from workbench.wordlists import DATA, rows

if TYPE_CHECKING:
    from workbench.plan import Notice

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
    """A template of `plan`: its year, figures, issuing organ and place become slots.

    Responsible units stay, and so does all inside 《》 but the plan's own title.
    """
    from workbench.drafting.slotting import SlotMaker
    from workbench.drafting.texts import fresh_copy, rebuild
    from workbench.plan import new_id

    maker = SlotMaker(plan)
    made = rebuild(fresh_copy(plan), maker)
    return Template(new_id(), name, made, source, values=tuple(maker.values))


def plan_from(template: Template, year: int, *, organ: str = "", place: str = "") -> Plan:
    """A plan for `year`; the slots of figures, dates and names not given stay open."""
    from workbench.drafting.slotting import SlotFiller
    from workbench.drafting.texts import fresh_copy, rebuild

    given = {ORGAN_SLOT: organ, PLACE_SLOT: place}

    def fill(slot: str, value: str) -> str:
        if slot == YEAR_SLOT:
            return year_numeral(year) if value.startswith("二") else str(year)
        return given.get(slot) or slot

    filler = SlotFiller(template.values, fill)
    return replace(rebuild(fresh_copy(template.plan), filler), year=year)


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
