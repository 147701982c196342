"""Another plan of 资料: read beside the window, then shown; until then the one before stays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.jobs import Runner
from ui.window.warming import thought_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session
    from workbench.plan import Plan


class PlanOpening(QObject):
    """Opens the plan asked for last.

    It is read on a thread of its own: an export under way must not keep her waiting.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = ""
        self._then: Callable[[], None] = _nothing
        self._runner = Runner(self)
        self._runner.started.connect(session.work_started)
        session.plan_opened.connect(self._forget)

    def open(self, plan_id: str, then: Callable[[], None] | None = None) -> None:
        """Show a plan as soon as it is read, and do what comes `then`; the open one stays."""
        session, self._then = self._session, then or _nothing
        if session.plan and session.plan.id == plan_id:
            self._wanted = plan_id
            self._show(plan_id)
        elif plan_id != self._wanted:
            self._wanted = plan_id
            workbench = session.workbench
            job = self._runner.start(
                "正在打开要点", lambda _: thought_over(workbench.plan(plan_id))
            )
            job.succeeded.connect(partial(self._show, plan_id))
            job.failed.connect(partial(self._give_up, plan_id))

    def end(self) -> None:
        """The window closes: nothing is read or opened any more."""
        self._runner.close()

    def _show(self, plan_id: str, read: Plan | None = None) -> None:
        """It is read, and at hand for the session, unless she opened another one meanwhile.

        The store of a second window keeps none at hand, so it takes what was `read`.
        """
        session, then = self._session, self._then
        if plan_id != self._wanted:
            return
        session.open_plan(plan_id, read if session.read_only else None)
        if session.plan and session.plan.id == plan_id:
            then()

    def _give_up(self, plan_id: str, error: Exception) -> None:
        if plan_id == self._wanted:
            self._wanted = ""
            self._session.sort_failure(error)

    def _forget(self) -> None:
        self._wanted = ""


def _nothing() -> None:
    pass
