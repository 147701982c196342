"""What the pages of the turning year show, looked up beside the window, and what is said to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from ui.state import Message
from ui.turn.fate_rows import fate_rows
from ui.turn.rows import ChangeRow, change_rows
from workbench import turnover, year
from workbench.aligning import Desk
from workbench.drafting.returning import returned
from workbench.errors import WorkbenchError
from workbench.lineage import last_year
from workbench.particulars import asked_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from ui.jobs import Job
    from ui.session import Session
    from workbench.app import Workbench
    from workbench.drafting.deciding import Decision
    from workbench.drafting.entries import Entry
    from workbench.drafting.factguard import FactDifference
    from workbench.drafting.fates import Decision as FateDecision
    from workbench.drafting.fates import Ledger, Result
    from workbench.drafting.proposals import Proposal
    from workbench.drafting.results import Readout
    from workbench.plan import Plan, Target

_PAUSE = 150
"""Milliseconds of rest after an edit before everything is looked up again."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn of the open plan: its proposals, last year's items, and facts that differ.

    `old` is last year's plan, None where nobody knows one, and `source` its id; `same` are the
    digests of old items that read the same for years, with how many; `asked` is what the superiors
    ask in figures of each task, by its id; `told` are the proposals as the store has them.
    """

    plan: Plan
    rows: tuple[ChangeRow, ...]
    source: str
    old: Plan | None
    ledger: Ledger | None
    same: Mapping[str, int]
    facts: tuple[FactDifference, ...]
    ticked: frozenset[str]
    asked: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    told: tuple[Proposal, ...] = ()


class TurnFeed(QObject):
    """Looks the turn up whenever the plan changed, and keeps what the drafter says.

    Signals:
        known(Turn): what there is to look over, anew.
    """

    known = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._job: Job | None = None
        self._desk = Desk(session.workbench)
        self.turn: Turn | None = None
        self._told: tuple[Proposal, ...] | None = None  # as the store has them, if known
        self.awake = False
        self._later = QTimer(self, interval=_PAUSE, singleShot=True)
        self._later.timeout.connect(self.refresh)
        session.plan_changed.connect(self._later_again)
        session.plan_opened.connect(self._forget)

    @property
    def workbench(self) -> Workbench:
        """The workbench of the window, for the use cases of the year."""
        return cast("Workbench", self._session.workbench)

    def refresh(self) -> None:
        """Look everything up; ends in `known`."""
        plan = self._session.plan
        if plan is None or not self.awake:
            return
        self._later.stop()
        if self._job is not None and not self._job.over:
            self._job.cancel()
        workbench, desk = self.workbench, self._desk
        self._job = job = self._session.work(
            "正在核对结转", lambda _: look_up(workbench, plan, desk), quiet=True
        )
        job.succeeded.connect(lambda turn: self._tell(turn) if job is self._job else None)

    # -- what she says --------------------------------------------------------------------------

    def settle(self, decisions: Mapping[str, Decision], label: str) -> bool:
        """Carry out what she said to proposals, by their ids, as one step; both are kept."""
        session, plan = self._session, self._session.plan
        if plan is None or session.refused() or not decisions:
            return False
        from workbench.drafting.settling import settle_standing

        try:
            told = self.workbench.proposals(plan.id) if self._told is None else self._told
            settled = settle_standing(plan, told, dict(decisions))
            with self.workbench.store.together():
                if settled.plan != plan:
                    session.apply(settled.plan, label)
                self.workbench.store.change_proposals(plan.id, _changed(told, settled.proposals))
            self._told, self._job = settled.proposals, None  # what is looked up now is of before
        except WorkbenchError as error:
            session.failed.emit(error)
            return False
        session.fates_said.emit()  # words that are kept change no text
        if settled.lost:
            session.message.emit(Message(f"{len(settled.lost)}处原文已另行改写，没有再动"))
        self.refresh()
        return True

    def say_fates(
        self,
        told: Mapping[str, FateDecision | None],
        name: str,
        change: Callable[[Plan], Plan] | None = None,
    ) -> bool:
        """Keep what becomes of last year's items, by digest, and what it makes of the plan.

        Both are one step called `name`. What leaves the text alone may be said of a plan that is
        locked, too.
        """
        session, workbench = self._session, self.workbench

        def keep(plan: Plan) -> Plan:
            return year.decide(workbench, plan, told, name, change(plan) if change else plan)

        if session.plan is None or not told:
            return False
        done = session.keep_with(keep, name) if change else self._keep(keep)
        if not done:
            return False
        session.fates_said.emit()
        if change:
            self.refresh()
        else:
            session.state_changed.emit()
            session.message.emit(Message(name, undoable=True))
        return True

    def bring_back(self, entry: Entry, told: Mapping[str, FateDecision | None], name: str) -> None:
        """`say_fates` for an item that a choice took out: it comes back if that did, as one step.

        What stood there is looked up beside the window.
        """
        plan, workbench = self._session.plan, self.workbench
        if plan is None or self._session.refused():
            return
        job = self._session.work(
            "正在取回", lambda _: year.before_it_went(workbench, plan, entry), quiet=True
        )
        job.succeeded.connect(lambda found: self._bring(plan.id, found, told, name))

    def say_results(self, told: Mapping[str, Result | None]) -> None:
        """Keep what last year's items came to, by digest."""
        if self._keep(lambda plan: year.report(self.workbench, plan.id, told)):
            self._session.fates_said.emit()

    def tick(self, facts: tuple[FactDifference, ...]) -> None:
        """These facts were looked at and are right."""
        self._keep(lambda plan: turnover.tick_facts(self.workbench, plan.id, facts))

    def read_results(self, file: Path) -> None:
        """Take last year's results out of a filled-in table."""
        turn = self.turn
        if turn is None or turn.old is None or self._session.refused():
            return
        workbench, plan, source = self.workbench, turn.plan, turn.source
        job = self._session.work(
            "正在读取上年结果", lambda _: year.read_results(workbench, source, plan.id, file)
        )
        job.succeeded.connect(self._told_results)

    def write_ledger(self, path: Path) -> None:
        """Write the ledger as a workbook."""
        turn = self.turn
        if turn is None or turn.ledger is None:
            return
        ledger, title = turn.ledger, turn.plan.title
        job = self._session.work(
            "导出台账", lambda _: year.write_ledger(ledger, path, title), "导出"
        )
        words = f"已导出台账：{path.name}"
        job.succeeded.connect(lambda _: self._session.message.emit(Message(words)))

    def write_blank(self, path: Path) -> None:
        """Write an empty table for last year's results."""
        turn = self.turn
        if turn is None or turn.old is None:
            return
        old = turn.old
        job = self._session.work("导出空表", lambda _: year.write_blank(old, path), "导出")
        words = f"已导出空表：{path.name}"
        job.succeeded.connect(lambda _: self._session.message.emit(Message(words)))

    # -- inside ---------------------------------------------------------------------------------

    def _bring(
        self,
        plan_id: str,
        found: tuple[Plan, frozenset[str]] | None,
        told: Mapping[str, FateDecision | None],
        name: str,
    ) -> None:
        if self._session.plan is None or self._session.plan.id != plan_id:
            return
        if found is None:
            self.say_fates(told, name)
            return
        past, ids = found
        self.say_fates(told, f"{name}，重新列入", lambda plan: returned(plan, past, ids))

    def _keep(self, act: Callable[[Plan], object]) -> bool:
        plan = self._session.plan
        if plan is None or self._session.refused():
            return False
        try:
            act(plan)
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return False
        self.refresh()
        return True

    def _told_results(self, readout: Readout) -> None:
        words = f"读到 {len(readout.results)} 句的结果"
        if readout.unknown:
            words += f"，{len(readout.unknown)} 行在上年要点里没有找到"
        self._session.message.emit(Message(words))
        self._session.fates_said.emit()
        self.refresh()

    def _later_again(self) -> None:
        if self.awake:
            self._later.start()

    def _forget(self) -> None:
        self.turn = self._told = None
        self.refresh()

    def _tell(self, turn: Turn) -> None:
        if self._session.plan and turn.plan.id == self._session.plan.id:
            self.turn, self._told = turn, turn.told
            self.known.emit(turn)


def _changed(old: Sequence[Proposal], new: Sequence[Proposal]) -> dict[int, Proposal]:
    """The proposals that are others now, by their places."""
    pairs = enumerate(zip(old, new, strict=True))
    return {at: now for at, (was, now) in pairs if now is not was}


def look_up(workbench: Workbench, plan: Plan, desk: Desk) -> Turn:
    """Everything the pages show; on the background thread, which alone touches `desk`."""
    from workbench.drafting.deciding import standing
    from workbench.drafting.factguard import facts_differing, knows_sources

    known = last_year(workbench, plan)
    told = workbench.proposals(plan.id)
    stood = standing(plan, told)
    if known is None:
        rows = change_rows(stood, plan, {})
        return Turn(plan, rows, "", None, None, {}, (), frozenset(), told=told)
    source, old = known
    rows = change_rows(stood, plan, year.actuals(workbench, plan, old))
    ledger = year.carried_plans(workbench, old, plan)
    same = year.same_for_years(workbench, old, plan)
    facts = facts_differing(old, plan, by_words=not knows_sources(old, plan))
    ticked = workbench.store.fact_ticks(plan.id)
    asked = asked_of(desk, plan)
    turn = Turn(plan, rows, source, old, ledger, same, facts, ticked, asked, told)
    fate_rows(turn)  # remembered: the window asks next
    return turn
