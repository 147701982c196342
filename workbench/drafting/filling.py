"""Template → plan: slots are filled in the order of the paper; targets and deadlines follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.figures import read_open_targets
from workbench.drafting.rewriting import Edit, Rewriting
from workbench.drafting.slots import FIGURE_SLOT, SLOT
from workbench.drafting.slotting import follow, with_figure
from workbench.plan import TargetKind
from workbench.reading.targets import find_targets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbench.drafting.texts import Place
    from workbench.plan import Assignment, Section, Target, Task


class Filler:
    """Fills the slots of a template's texts in the order they were made."""

    def __init__(self, values: Iterable[str], fill: Callable[[str, str], str]) -> None:
        self._values = iter(values)
        self._fill = fill

    def words(self, _place: Place, _part: str, text: str) -> str:
        return self._filled(text).result

    def task(self, _place: Place, task: Task) -> Task:
        change = self._filled(task.text)
        printed = task.deadline in task.text
        deadline = follow(task.text, task.deadline, change)
        return replace(
            task,
            text=change.result,
            assignments=self._assignments(task.assignments),
            deadline=deadline if printed else self._filled(task.deadline).result,
            targets=_refilled(task, change),
        )

    def section(self, _place: Place, section: Section) -> Section:
        deadline = SLOT.sub(lambda m: self._fill(m[0], ""), section.deadline)
        return replace(
            section, deadline=deadline, assignments=self._assignments(section.assignments)
        )

    def _assignments(self, assignments: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
        """The units in the table are called what the sentence calls them."""
        return tuple(
            replace(a, unit=SLOT.sub(lambda m: self._fill(m[0], ""), a.unit)) for a in assignments
        )

    def _filled(self, text: str) -> Rewriting:
        slots = list(SLOT.finditer(text))
        return Rewriting(
            text,
            tuple(Edit(m.start(), m[0], self._fill(m[0], next(self._values, ""))) for m in slots),
        )


def _refilled(task: Task, change: Rewriting) -> tuple[Target, ...]:
    """The targets of a filled sentence: open ones stay open, filled ones are read again."""
    if any(e.before == FIGURE_SLOT != e.after for e in change.edits):
        report = any(t.kind is TargetKind.FACT for t in task.targets)
        return find_targets(change.result, report=report)
    return tuple(with_figure(t, None, task.text, change) for t in task.targets)


class Sourceless:
    """Takes the source from every task."""

    def words(self, _place: Place, _part: str, text: str) -> str:
        return text

    def task(self, _place: Place, task: Task) -> Task:
        return replace(task, source="")

    def section(self, _place: Place, section: Section) -> Section:
        return section


class Opener(Sourceless):
    """Makes an open target of every figure slot."""

    def task(self, _place: Place, task: Task) -> Task:
        return replace(task, targets=read_open_targets(task.text))
