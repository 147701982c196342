"""What is made beside the window: new plans, templates, and the files of an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.exporting import write_all
from ui.state import EXPORT_STOPPED, Message, made_message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.gateway import NewPlanEntry
    from ui.jobs import Job
    from ui.session import Session


class Making(QObject):
    """Makes things of the open plan, or of what the library holds, in the background."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def plan(self, source: str, year: int, title: str = "") -> Job | None:
        """Make a plan for `year` from a document, template or plan, and open it when it is made."""
        session = self._session
        if session.refused():
            return None
        session.flushing.emit()
        job = session.work(
            f"正在生成{year}年要点",
            lambda _: session.workbench.new_plan(source, year, at_once=False, title=title),
            "生成要点",
        )
        job.succeeded.connect(self._open_new)
        return job

    def template(self, source: str, name: str, *, after: str = "") -> Job:
        """Keep the structure and wording of a plan or document as a template.

        `after`: what was done just before, told in one with it.
        """
        session = self._session
        session.flushing.emit()
        job = session.work(
            f"存为“{name}”",
            lambda _: session.workbench.make_template(source, name),
            "存模板",
        )
        job.succeeded.connect(lambda _: session.library_changed.emit())
        job.succeeded.connect(lambda _: session.message.emit(Message(f"{after}已存为“{name}”")))
        return job

    def export(
        self,
        folder: Path,
        formats: Sequence[str],
        *,
        by_unit: bool = False,
        units: tuple[str, ...] = (),
    ) -> Job | None:
        """Write the open plan, and tables of `units`, in the background; ends in `exported`."""
        session = self._session
        session.flushing.emit()
        plan = session.plan
        if plan is None:
            return None
        job = session.work(
            f"导出“{plan.title}”",
            lambda report: write_all(plan, folder, tuple(formats), by_unit, report, units=units),
            "导出",
        )
        job.succeeded.connect(session.exported)
        job.cancelled.connect(lambda: session.message.emit(EXPORT_STOPPED))
        return job

    def _open_new(self, made: NewPlanEntry) -> None:
        session = self._session
        session.flushing.emit()
        session.show(made.plan)
        session.library_changed.emit()
        session.message.emit(made_message(made))
        if made.proposals:
            session.plan_made.emit()
