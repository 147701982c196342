"""The year turns over: last year's plan as a new one, every change of it listed.

    2026年江城市卫生健康工作要点          →  2027年江城市卫生健康工作要点
    2026年6月底前新增护理站30家以上。    →  2027年6月底前新增护理站〔数〕家以上。

The plan's own year moves and figures become open; all else that the year touches (ordinals,
periods, names with years, renamed organs, dated phrases) is listed and left for the drafter.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.figures import figure_hits, find_figures, opened
from workbench.drafting.phrases import builtin_phrases
from workbench.drafting.proposals import Hit, Proposal, ProposalKind
from workbench.drafting.rewriting import book_spans, is_free
from workbench.drafting.rules import carried_out, find_hits
from workbench.drafting.rules.turn import Turn
from workbench.drafting.rules.wording import organs
from workbench.drafting.slots import DATE_SLOT, FIGURE_SLOT
from workbench.drafting.texts import TITLES, Location, fresh_copy, rebuild
from workbench.issuance import LABELS
from workbench.manuscript import PART_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbench.drafting.figures import Figure
    from workbench.drafting.phrases import Phrase
    from workbench.drafting.rewriting import Rewriting
    from workbench.issuance import Issuance
    from workbench.plan import Assignment, Plan, Section, Target, Task

__all__ = ["Proposal", "ProposalKind", "roll_forward"]

DEADLINE, UNIT = "deadline", "unit"
"""The columns of the task table; a target's column is its id."""

_CLEARED = {"date": DATE_SLOT, "notice.date": DATE_SLOT, "notice.number": ""}


def roll_forward(
    plan: Plan,
    year: int,
    *,
    phrases: tuple[Phrase, ...] | None = None,
    at_once: bool = True,
) -> tuple[Plan, tuple[Proposal, ...]]:
    """A new plan for `year` made of `plan`, and what the year touches, in reading order.

    All ids are fresh; `task.source` is the id of the task it was. For the plan's own year nothing
    changes and nothing is proposed. A plan without a year keeps the years it prints.
    """
    copy = fresh_copy(plan)
    if year == plan.year:
        return copy, ()
    table = builtin_phrases() if phrases is None else phrases
    turn = Turn(plan.year, year, plan.title, phrases=table)
    title = carried_out(plan.title, find_hits(plan.title, turn, title=True)).result
    turner = _Turner(replace(turn, new_title=title))
    turned = turner.with_issuance(replace(rebuild(copy, turner), year=year))
    if at_once:
        return turned, tuple(turner.proposals)
    waiting = tuple(replace(proposal, applied=False) for proposal in turner.proposals)
    return replace(copy, year=year), waiting


class _Turner:
    """Rebuilds the texts of a plan for the new year and notes each proposal."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self.proposals: list[Proposal] = []

    def words(self, place: Location, part: str, text: str) -> str:
        if part in _CLEARED:
            return self._clear(place, text, _CLEARED[part])
        return self._turned(place, text, title=part in TITLES).result

    def task(self, place: Location, task: Task) -> Task:
        figures = find_figures(task.text, task.targets)
        hits = find_hits(task.text, self._turn, figures=figure_hits(task.text, figures))
        self._note(place, task.text, hits, task.id)
        change = carried_out(task.text, hits)
        self._unprinted_units(place, task.assignments, task.text, task.id)
        return replace(
            task,
            text=change.result,
            deadline=self._deadline(place, task.deadline, task.text, task.id),
            targets=self._targets(place, task, figures, change),
        )

    def section(self, place: Location, section: Section) -> Section:
        """The units and the deadline of a section, where no sentence of it prints them."""
        printed = section.heading + "".join(t.text for t in section.tasks())
        turned = self._quietly(section.deadline)
        if section.deadline and section.deadline not in printed and turned not in printed:
            self._deadline(place, section.deadline, printed, "")
        self._unprinted_units(place, section.assignments, printed, "")
        return replace(section, deadline=turned)

    def with_issuance(self, plan: Plan) -> Plan:
        """The plan without what was said of last year's paper only: number, 份号, 印发日期."""
        place = Location(PART_NAMES["issuance"])

        def cleared(name: str, value: str) -> str:
            return self._clear(_in_table(place, LABELS[name], name), value, "")

        return replace(plan, issuance=elements_by(cleared, plan.issuance))

    def _clear(self, place: Location, text: str, slot: str) -> str:
        if text == slot:
            return text
        hit = Hit(0, text, slot, ProposalKind.PROPOSE, "新文件另行填写", applied=True)
        self._note(place, text, (hit,))
        return slot

    def _turned(
        self, place: Location, text: str, task_id: str = "", *, title: bool = False
    ) -> Rewriting:
        hits = find_hits(text, self._turn, title=title)
        self._note(place, text, hits, task_id)
        return carried_out(text, hits)

    def _quietly(self, text: str) -> str:
        """`text` in the new year, where the sentence that prints it has told of it already."""
        return carried_out(text, find_hits(text, self._turn)).result

    def _deadline(self, place: Location, phrase: str, printed: str, task_id: str) -> str:
        if phrase in printed:
            return self._quietly(phrase)
        return self._turned(_in_table(place, "完成时限", DEADLINE), phrase, task_id).result

    def _unprinted_units(
        self, place: Location, assignments: Iterable[Assignment], printed: str, task_id: str
    ) -> None:
        for assignment in assignments:
            if assignment.unit not in printed:
                hits = organs(assignment.unit, self._turn)
                cell = _in_table(place, assignment.role.label, UNIT)
                self._note(cell, assignment.unit, hits, task_id)

    def _targets(
        self, place: Location, task: Task, figures: Iterable[Figure], change: Rewriting
    ) -> tuple[Target, ...]:
        places = {figure.target.id: figure for figure in figures}
        return tuple(
            self._target(place, task, target, places.get(target.id), change)
            for target in task.targets
        )

    def _target(
        self, place: Location, task: Task, target: Target, figure: Figure | None, change: Rewriting
    ) -> Target:
        start, end = figure.quote if figure else _printed(task.text, target.quote)
        turned = replace(
            target,
            deadline=self._quietly(target.deadline),
            quote=change.result_of(start, end) if end else target.quote,
        )
        if figure and change.result_of(*figure.digits) == FIGURE_SLOT:
            return replace(opened(figure, change), deadline=turned.deadline)
        if figure or target.value is None or not is_free(start, end, book_spans(task.text)):
            return turned
        return self._opened_in_table(place, task, turned)

    def _opened_in_table(self, place: Location, task: Task, target: Target) -> Target:
        """A figure the drafter put into the table only: nothing in the sentence changes."""
        last = target.figure
        hit = Hit(0, last, "", ProposalKind.FIGURE, "指标数不沿用，请填新值", applied=True)
        cell = _in_table(place, target.indicator or "指标", target.id)
        self._note(cell, last, (hit,), task.id)
        return replace(target, value=None, value_high=None, last=last)

    def _note(self, place: Location, text: str, hits: Iterable[Hit], task_id: str = "") -> None:
        self.proposals += [
            Proposal(
                hit.kind,
                hit.before,
                hit.after,
                text,
                place.name,
                place.section_id,
                task_id,
                hit.applied,
                hit.start,
                hit.reason,
                place.column,
            )
            for hit in hits
        ]


def elements_by(element: Callable[[str, str], str], issuance: Issuance) -> Issuance:
    """The elements of the paper with what is said anew of each paper that goes out.

    `element` gives number, 份号 and 印发日期 by their names and as they are.
    """
    return replace(
        issuance,
        number=element("number", issuance.number),
        copy_number=element("copy_number", issuance.copy_number),
        printed_on=element("printed_on", issuance.printed_on),
    )


def _in_table(place: Location, label: str, column: str) -> Location:
    return replace(place, name=f"{place.name}·{label}", column=column)


def _printed(text: str, quote: str) -> tuple[int, int]:
    """Where `quote` is printed in `text`; 0, 0 where it is not."""
    at = text.find(quote) if quote else -1
    return (at, at + len(quote)) if at >= 0 else (0, 0)
