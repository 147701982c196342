"""Checks the open plan beside the window, whenever it has changed and a short pause is made.

The checker itself lives on the background thread and keeps what it found, so that after an edit
only what changed is looked at; the window gets rows to show.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.findings.known import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.gateway import Gateway
    from ui.jobs import Job
    from ui.session import Session
    from workbench.checking.checker import Checker
    from workbench.checking.findings import Finding, Severity
    from workbench.checking.waivers import Waiver
    from workbench.plan import Paragraph, Plan

_PAUSE_MS = 250


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the list shows it: with the name of its rule and its place in words.

    `waiver` is there where the drafter lets it stand.
    """

    finding: Finding
    rule: str
    place: str
    waiver: Waiver | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What the same finding has after another look."""
        return (self.finding.rule, self.finding.place, self.finding.quote)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in `plan`: what is open, and what the drafter lets stand.

    `counts`: how many are open of each severity. `rules`: code, name and number of those that
    have a fix, the most frequent first.
    """

    plan: Plan
    rows: tuple[Row, ...]
    waived: tuple[Row, ...]
    counts: Counter[Severity]
    rules: tuple[tuple[str, str, int], ...]


class Desk:
    """Where plans are checked; only touched by the background thread."""

    def __init__(self, workbench: Gateway) -> None:
        self._workbench = workbench
        self._checker: Checker | None = None
        self._id = ""

    def look(self, plan: Plan, *, anew: bool = False) -> Checked:
        """Check a plan; only what changed where it was checked before, unless `anew`."""
        from workbench import checks
        from workbench.checking.checker import Checker
        from workbench.checking.waivers import open_findings, standing

        if self._checker and self._id == plan.id and not anew:
            found = self._checker.changed(plan)
        else:
            self._checker = Checker(plan, checks.own_context(self._workbench, plan))
            self._id, found = plan.id, self._checker.findings
        waivers = checks.waivers(self._workbench, plan)
        name = Namer(plan)
        rows = tuple(name.row(f) for f in open_findings(found, waivers))
        waived = tuple(name.row(f, waiver) for f, waiver in standing(found, waivers))
        counts = Counter(row.finding.severity for row in rows)
        places_of(rows)  # remembered: the window asks next
        return Checked(plan, rows, waived, counts, fixable_rules(rows))


class Namer:
    """Says of each finding in a plan what its rule and its place are called."""

    def __init__(self, plan: Plan) -> None:
        from workbench.checking.table import RULES
        from workbench.manuscript import PART_NAMES

        self._rules = {code: rule.name for code, rule in RULES.items()}
        self._parts = PART_NAMES
        self._places = place_names(plan)

    def row(self, finding: Finding, waiver: Waiver | None = None) -> Row:
        """The finding as the list shows it."""
        return Row(finding, self._rules[finding.rule], self._place(finding), waiver)

    def _place(self, finding: Finding) -> str:
        key = finding.task_id or finding.section_id
        return self._places.get(key, "") if key else self._parts.get(finding.part, "全文")


def fixable_rules(rows: Iterable[Row]) -> tuple[tuple[str, str, int], ...]:
    """Code, name and number of findings of each rule that has fixes, the most frequent first."""
    found = [row for row in rows if row.finding.fix]
    names = {row.finding.rule: row.rule for row in found}
    counts = Counter(row.finding.rule for row in found)
    return tuple((code, names[code], count) for code, count in counts.most_common())


def place_names(plan: Plan) -> dict[str, str]:
    """Sections and sentences in words, by id: （三）, （三）第2句, 前言第1句."""
    from workbench.drafting.texts import section_paths
    from workbench.manuscript import PART_NAMES

    names = section_paths(plan)
    parts = ((names[s.id], s.paragraphs) for s, _ in plan.walk())
    outside = ((PART_NAMES[part], getattr(plan, part)) for part in ("preamble", "closing"))
    found = dict(names)
    for name, paragraphs in (*parts, *outside):
        found.update(_sentence_names(name, paragraphs))
    return found


def _sentence_names(name: str, paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    tasks = (task for paragraph in paragraphs for task in paragraph.tasks)
    return {task.id: f"{name}第{at}句" for at, task in enumerate(tasks, start=1)}


class FindingsFeed(QObject):
    """What is found in the open plan, always of its latest state.

    Signals:
        begun(): another plan is looked at for the first time; what was known is of no use.
        checked(Checked): this is what is found now.
    """

    begun = Signal()
    checked = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = Desk(session.workbench)
        self._job: Job | None = None
        self._again = False  # the plan changed while it was looked at
        self._anew = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        session.plan_opened.connect(self._reopen)
        session.plan_changed.connect(self._pause.start)
        self._reopen()

    def look(self) -> None:
        """Look at the plan now."""
        plan = self._session.plan
        if self._job is not None or plan is None:
            self._again = self._job is not None
            return
        self._pause.stop()
        work = partial(self._desk.look, plan, anew=self._anew)
        self._again = self._anew = False
        job = self._session.work("审校", lambda _: work(), quiet=True)
        if job.over:
            return
        self._job = job
        job.succeeded.connect(self._take)
        job.ended.connect(self._end)

    def look_anew(self) -> None:
        """Look at all of it once more, with the lists of units and words as they are by now."""
        self._anew = True
        self.look()

    def _reopen(self) -> None:
        self._anew = True
        self.begun.emit()
        if self._session.plan:
            self._pause.start()

    def _take(self, checked: Checked) -> None:
        plan = self._session.plan
        if plan and plan.id == checked.plan.id and not self._again:
            self.checked.emit(checked)

    def _end(self) -> None:
        self._job = None
        if self._again:
            self.look()
