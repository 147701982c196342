"""Looks up the years before the open plan, beside the window, for whoever shows them.

Views ask with `want` when they come in sight; the answer follows the plan after a pause of editing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.assigning.board import task_fates

if TYPE_CHECKING:
    from ui.jobs import Job
    from ui.session import Session
    from workbench.app import Workbench
    from workbench.lineage import Lineage
    from workbench.plan import Plan

_PAUSE = 1500
"""Milliseconds of rest in editing after which the years are held together again."""


class LineageFeed(QObject):
    """The lineage of the open plan, one for all views of a session.

    Signals:
        found(lineage): it is known, or known anew; None while it is not.
    """

    found = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._stale = True
        self._wanted: set[object] = set()
        self._job: Job | None = None
        self.lineage: Lineage | None = None
        self._later = QTimer(self, interval=_PAUSE, singleShot=True)
        self._later.timeout.connect(self._look)
        session.plan_opened.connect(self._begin)
        session.plan_changed.connect(self._wait)
        session.library_changed.connect(self._wait)
        session.fates_said.connect(self._wait)

    def want(self, who: object, *, wanted: bool) -> None:
        """`who` shows it now, or does no longer."""
        if wanted:
            self._wanted.add(who)
            self._look()
        else:
            self._wanted.discard(who)

    def _begin(self) -> None:
        self._stale = True
        self.lineage = None
        self.found.emit(None)
        self._look()

    def _wait(self) -> None:
        self._stale = True
        if self._wanted:
            self._later.start()

    def _look(self) -> None:
        plan = self._session.plan
        if not (self._stale and self._wanted) or plan is None:
            return
        self._stale = False
        if self._job is not None and not self._job.over:
            self._job.cancel()
        gateway = cast("Workbench", self._session.workbench)
        self._job = job = self._session.work(
            "正在比对上年", lambda _: _lineage(gateway, plan), quiet=True
        )
        job.succeeded.connect(partial(self._tell, job))

    def _tell(self, job: Job, lineage: Lineage) -> None:
        plan = self._session.plan
        if job is self._job and plan is not None and plan.id == lineage.plan.id:
            self.lineage = lineage
            self.found.emit(lineage)


def feed_of(session: Session) -> LineageFeed:
    """The one feed of a session."""
    return session.findChild(LineageFeed) or LineageFeed(session)


def fates_of(lineage: Lineage | None) -> dict[str, str]:
    """What each task of the plan was last year, by its id: 延续, 新增, 未定 · 似延续."""
    return task_fates(lineage.ledger) if lineage and lineage.ledger else {}


def _lineage(gateway: Workbench, plan: Plan) -> Lineage:
    from workbench.lineage import lineage

    return lineage(gateway, plan)
