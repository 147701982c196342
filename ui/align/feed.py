"""Holds the open plan against its superiors beside the window, and keeps what she says of it.

One for all panels of a session: 逐条, 矩阵, 上级未覆盖. It looks again when the plan, the library
or what was chosen changes; a newer look calls an older one off.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.align.known import known_superiors
from ui.align.rows import held
from ui.state import Message
from workbench.aligning import Desk, choose, confirm, draft_missing
from workbench.drafting.requirements import Confirmed, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.align.rows import Held, Row
    from ui.jobs import Job, Report
    from ui.session import Session
    from workbench.plan import Plan

_PAUSE_MS = 700
"""How long she rests in typing before the plan is held against the papers again."""


def feed_of(session: Session) -> AlignFeed:
    """The one of a session, made when first asked for."""
    found = session.findChild(AlignFeed)
    return found if isinstance(found, AlignFeed) else AlignFeed(session)


class AlignFeed(QObject):
    """What of the superiors' papers stands in the open plan, of its latest state.

    Signals:
        begun(): another plan is open; what was known is of no use.
        changed(): `held` was renewed.
    """

    begun = Signal()
    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._desk = Desk(session.workbench)
        self._job: Job | None = None
        self._anew = False
        self._known = known_superiors(session)
        self.held: Held | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        session.plan_opened.connect(self._reopen)
        session.plan_changed.connect(self._wait)
        session.library_changed.connect(self._reread)
        if session.plan:
            self._pause.start(0)

    def look(self) -> None:
        """Hold the plan against its papers now."""
        plan = self._session.plan
        self._call_off()
        if plan is None or not self._session.ready:
            return
        work = partial(_look, self._desk, plan, self._anew)
        self._job = job = self._session.work("正在对标", work, quiet=True)
        job.succeeded.connect(lambda found: self._take(job, found))

    def choose(self, documents: Sequence[str]) -> None:
        """Hold the plan against other papers; remembered with it."""
        plan = self._session.plan
        if plan is None or self._session.refused():
            return
        gateway, wanted = self._session.workbench, tuple(documents)
        self._store("正在保存对标的文件", lambda: choose(gateway, plan.id, wanted))

    # -- what she says of a requirement -----------------------------------------------------------

    def confirm(self, row: Row, tasks: Sequence[str] | None = None) -> None:
        """These answer it, as proposed where none are named; none at all: nothing does."""
        if tasks is None:
            answers = row.requirement.answers
            tasks = [a.entry.tasks[0].id if a.entry.tasks else a.entry.section_id for a in answers]
        self._say(row, Confirmed(tuple(tasks)), "已确认这一对")

    def waive(self, row: Row, reason: str) -> None:
        """It is not asked of us, and why."""
        self._say(row, Confirmed((), Relation.WAIVED, reason), "已标为不适用")

    def take_back(self, row: Row) -> None:
        """Nothing was said of it: what is proposed is shown again, to be asked."""
        if row.requirement.confirmed:
            self._say(row, None, "已取消确认")
        elif row.requirement.answers:
            self._say(row, Confirmed(()), "已取消对应")

    def draft(self, row: Row, section_id: str) -> bool:
        """Make a task of it in a section of the plan; the pair is kept with it."""
        if row.requirement.answers:
            self._session.message.emit(Message("这一条已有对应，没有新建任务"))
            return False
        gateway, source = self._session.workbench, row.reference
        return self._session.keep_with(
            lambda plan: draft_missing(gateway, plan, row.requirement, section_id, source),
            "已按上级要求新建任务",
        )

    def _say(self, row: Row, told: Confirmed | None, words: str) -> None:
        plan = self._session.plan
        if plan is None or self._session.refused():
            return
        before = _said_before(row)
        digest = row.requirement.entry.digest
        self._keep(plan, digest, told)
        undo = partial(self._keep, plan, digest, before)
        self._session.message.emit(Message(words, undo=undo))

    def _keep(self, plan: Plan, digest: str, told: Confirmed | None) -> None:
        gateway = self._session.workbench
        self._store("正在保存对应", lambda: confirm(gateway, plan.id, {digest: told}))

    def _store(self, name: str, change: Callable[[], None]) -> None:
        job = self._session.work(name, lambda _: change(), quiet=True)
        job.succeeded.connect(self.look)

    # -- following the session --------------------------------------------------------------------

    def _wait(self) -> None:
        self._call_off()
        self._pause.start(_PAUSE_MS)

    def _reread(self) -> None:
        self._anew = True
        self._wait()

    def _reopen(self) -> None:
        self._call_off()
        self.held = None
        self._known.take(None)
        self.begun.emit()
        if self._session.plan:
            self._pause.start(0)

    def _call_off(self) -> None:
        self._pause.stop()
        if self._job is not None and not self._job.over:
            self._job.cancel()
        self._job = None

    def _take(self, job: Job, found: Held) -> None:
        plan = self._session.plan
        if job is self._job and plan is found.plan:
            self.held, self._anew = found, False
            self._known.take(len(found.pages))
            self.changed.emit()


def _said_before(row: Row) -> Confirmed | None:
    """What was said of it until now, so that it can be said again."""
    requirement = row.requirement
    if not requirement.confirmed:
        return None
    answers = requirement.answers
    tasks = [a.entry.tasks[0].id if a.entry.tasks else a.entry.section_id for a in answers]
    waived = Relation.WAIVED if requirement.relation is Relation.WAIVED else None
    return Confirmed(tuple(tasks), waived, requirement.reason)


def _look(desk: Desk, plan: Plan, anew: bool, report: Report) -> Held:
    if anew:
        desk.forget()
    return held(desk.align(plan, lambda at, of: report(at, of, "对标")))
