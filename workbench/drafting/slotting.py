"""Plan → template and back: slots stand in for year, figures, issuing organ and place.

江城市2026年新增护理床位300张以上。  ⇄  〔地名〕〔计划年〕年新增护理床位〔数〕张以上。
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.figures import find_figures, opened, read_open_targets
from workbench.drafting.issuer import organ_names, place_names, place_pattern, short_names
from workbench.drafting.proposals import ProposalKind
from workbench.drafting.rewriting import Edit, Rewriting, book_spans, is_free
from workbench.drafting.rules import find_hits
from workbench.drafting.rules.turn import PERIOD, Turn
from workbench.drafting.slots import (
    DATE_SLOT,
    FIGURE_SLOT,
    LAST_YEAR_SLOT,
    NEXT_YEAR_SLOT,
    ORGAN_SLOT,
    PERIOD_SLOT,
    PLACE_SLOT,
    SLOT,
    YEAR_SLOT,
)
from workbench.drafting.texts import TITLES, Location
from workbench.plan import TargetKind
from workbench.reading.spoken_units import find_spoken
from workbench.reading.targets import find_targets
from workbench.reading.units import find_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.drafting.figures import Figure
    from workbench.drafting.proposals import Hit
    from workbench.drafting.rewriting import Span
    from workbench.plan import Assignment, Plan, Section, Target, Task

_YEAR_DIGITS = re.compile(r"\d{4}|二[〇○零].{2}")
_DAY = re.compile(r"(?:\d{4}|二[〇○零].{2})(?:\s*年.*[日号]|[-./]\d+[-./]\d+)")
_BESIDE = {-1: LAST_YEAR_SLOT, 1: NEXT_YEAR_SLOT}


class SlotMaker:
    """Puts slots into the texts of one plan and keeps what they replace."""

    def __init__(self, plan: Plan) -> None:
        self._turn = Turn(plan.year, plan.year + 1, plan.title)
        self._organs = organ_names(plan)
        places = place_names(plan)
        self._places = place_pattern((*places, *short_names(places)))
        self.values: list[str] = []

    def words(self, _place: Location, part: str, text: str) -> str:
        if part == "notice.number":
            return ""
        if part in ("date", "notice.date"):
            return self._keep(Rewriting(text, (Edit(0, text, DATE_SLOT),)))
        return self._keep(Rewriting(text, self._edits(text, title=part in TITLES)))

    def task(self, _place: Location, task: Task) -> Task:
        figures = find_figures(task.text, task.targets)
        digits = [Edit(f.digits[0], task.text[slice(*f.digits)], FIGURE_SLOT) for f in figures]
        own = self._spoken_organs(task)
        units = [a.unit for a in task.assignments if a.unit not in own]
        change = Rewriting(task.text, self._edits(task.text, digits, units))
        text = self._keep(change)
        found = {figure.target.id: figure for figure in figures}
        return replace(
            task,
            text=text,
            assignments=tuple(
                replace(a, unit=ORGAN_SLOT) if a.unit in own else a for a in task.assignments
            ),
            deadline=self._deadline(task, change),
            targets=tuple(with_figure(t, found.get(t.id), task.text, change) for t in task.targets),
        )

    def _spoken_organs(self, task: Task) -> set[str]:
        """The issuing organ where the words, not a bracket, say that it answers: 由本委负责."""
        if not any(a.unit in self._organs for a in task.assignments) or find_tag(task.text):
            return set()
        spoken = find_spoken(task.text)
        return {a.unit for a in spoken.assignments} & set(self._organs) if spoken else set()

    def section(self, _place: Location, section: Section) -> Section:
        deadline = Rewriting(section.deadline, self._years(section.deadline)).result
        return replace(section, deadline=deadline)

    def _deadline(self, task: Task, change: Rewriting) -> str:
        if task.deadline in task.text:
            return follow(task.text, task.deadline, change)
        return self._keep(Rewriting(task.deadline, self._years(task.deadline)))

    def _keep(self, change: Rewriting) -> str:
        self.values += [edit.before for edit in change.edits]
        return change.result

    def _edits(
        self,
        text: str,
        figures: Iterable[Edit] = (),
        units: Iterable[str] = (),
        *,
        title: bool = False,
    ) -> tuple[Edit, ...]:
        taken: list[Span] = [*book_spans(text), *_occurrences(text, units)]
        own = [Edit(m.start(), m[0], m[0]) for m in SLOT.finditer(text)]
        edits: list[Edit] = list(self._own_title(text))
        years = self._years(text, title=title)
        for edit in (*own, *figures, *years, *self._periods(text), *self._names(text)):
            if is_free(edit.start, edit.end, taken):
                taken.append((edit.start, edit.end))
                edits.append(edit)
        return tuple(sorted(edits, key=lambda edit: edit.start))

    def _years(self, text: str, *, title: bool = False) -> tuple[Edit, ...]:
        """The plan's own year and the years beside it, their digits only; days of the calendar."""
        hits = find_hits(text, self._turn, title=title) if self._turn.base else ()
        return tuple(edit for hit in hits for edit in self._year(hit))

    def _year(self, hit: Hit) -> Iterator[Edit]:
        digits = _YEAR_DIGITS.match(hit.before)
        if not digits or hit.kind not in (ProposalKind.PROPOSE, ProposalKind.ASK):
            return
        if hit.kind is ProposalKind.ASK and _DAY.fullmatch(hit.before):
            yield Edit(hit.start, hit.before, DATE_SLOT)
            return
        for year in re.finditer(r"(?<!\d)\d{4}", hit.before) if digits[0].isdigit() else (digits,):
            own = hit.applied or int(year[0]) == self._turn.base
            slot = YEAR_SLOT if own else _BESIDE.get(int(year[0]) - self._turn.base)
            if slot:
                yield Edit(hit.start + year.start(), year[0], slot)

    def _periods(self, text: str) -> Iterator[Edit]:
        """“十五五”, the five-year period."""
        for found in PERIOD.finditer(text):
            if found[0].endswith("五"):
                yield Edit(found.start(), found[0], PERIOD_SLOT)

    def _names(self, text: str) -> Iterator[Edit]:
        for start, end in _occurrences(text, self._organs):
            yield Edit(start, text[start:end], ORGAN_SLOT)
        for found in self._places.finditer(text) if self._places.pattern else ():
            yield Edit(found.start(), found[0], PLACE_SLOT)

    def _own_title(self, text: str) -> Iterator[Edit]:
        """《2026年江城市…要点》: the plan itself, named in its own notice."""
        for start, end in book_spans(text):
            if text[start + 1 : end - 1] == self._turn.title:
                for edit in self._edits(self._turn.title, title=True):
                    yield replace(edit, start=edit.start + start + 1)


class SlotFiller:
    """Fills the slots of a template's texts in the order they were made.

    What comes from a template was carried over from nowhere: its tasks have no source.
    """

    def __init__(
        self,
        values: Iterable[str],
        fill: Callable[[str, str], str],
        aside: Callable[[str], str] | None = None,
    ) -> None:
        """`fill` is asked slot by slot, with the value it held; `aside` for what tables repeat."""
        self._values = iter(values)
        self._fill = fill
        self._aside = aside or (lambda slot: fill(slot, ""))

    def words(self, _place: Location, _part: str, text: str) -> str:
        return self._filled(text).result

    def task(self, _place: Location, task: Task) -> Task:
        change = self._filled(task.text)
        printed = task.deadline in task.text
        deadline = follow(task.text, task.deadline, change)
        return replace(
            task,
            text=change.result,
            assignments=self._assignments(task.assignments),
            deadline=deadline if printed else self._filled(task.deadline).result,
            targets=_refilled(task, change),
            source="",
        )

    def section(self, _place: Location, section: Section) -> Section:
        deadline = SLOT.sub(lambda m: self._aside(m[0]), section.deadline)
        return replace(
            section, deadline=deadline, assignments=self._assignments(section.assignments)
        )

    def _assignments(self, assignments: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
        """The units in the table are called what the sentence calls them."""
        return tuple(
            replace(a, unit=SLOT.sub(lambda m: self._aside(m[0]), a.unit)) for a in assignments
        )

    def _filled(self, text: str) -> Rewriting:
        slots = list(SLOT.finditer(text))
        return Rewriting(
            text,
            tuple(Edit(m.start(), m[0], self._fill(m[0], next(self._values, ""))) for m in slots),
        )


class TargetOpener:
    """Makes an open target of every figure slot; all else stays."""

    def words(self, _place: Location, _part: str, text: str) -> str:
        return text

    def task(self, _place: Location, task: Task) -> Task:
        return replace(task, targets=read_open_targets(task.text), source="")

    def section(self, _place: Location, section: Section) -> Section:
        return section


def _occurrences(text: str, words: Iterable[str]) -> list[Span]:
    return [m.span() for word in words for m in re.finditer(re.escape(word), text)]


def with_figure(target: Target, figure: Figure | None, text: str, change: Rewriting) -> Target:
    """The target in the changed sentence, open where its figure became a slot."""
    deadline = follow(text, target.deadline, change)
    if figure:
        return replace(opened(figure, change), deadline=deadline)
    return replace(target, deadline=deadline, quote=follow(text, target.quote, change))


def follow(text: str, phrase: str, change: Rewriting) -> str:
    """What became of `phrase`, a part of `text`, in the changed text."""
    at = text.find(phrase) if phrase else -1
    return change.result_of(at, at + len(phrase)) if at >= 0 else phrase


def _refilled(task: Task, change: Rewriting) -> tuple[Target, ...]:
    """The targets of a filled sentence: open ones stay open, filled ones are read again."""
    followed = tuple(with_figure(t, None, task.text, change) for t in task.targets)
    if not any(e.before == FIGURE_SLOT != e.after for e in change.edits):
        return followed
    report = any(t.kind is TargetKind.FACT for t in task.targets)
    still_open = [t for t in followed if t.value is None and FIGURE_SLOT in t.quote]
    return (*find_targets(change.result, report=report), *still_open)
