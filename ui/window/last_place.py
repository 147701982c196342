"""Where she was in each plan: when it is opened again, that place is current and in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.state import Selection
from workbench.chapters import section_in, tasks_by_id

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.session import Session
    from workbench.plan import Plan

_KEY = "place/"
_BETWEEN = "|"


class LastPlace(QObject):
    """Keeps the place of the open plan as it moves, and goes there when the plan is opened."""

    def __init__(self, session: Session, settings: QSettings, parent: QObject) -> None:
        """After the views: what is selected here must find them on the plan that was opened."""
        super().__init__(parent)
        self._session = session
        self._settings = settings
        session.plan_opened.connect(self._return)
        session.selection_changed.connect(self._keep)

    def _return(self) -> None:
        plan = self._session.plan
        if plan is None or self._session.selection != Selection():
            return
        words = str(self._settings.value(_KEY + plan.id, "")).split(_BETWEEN)
        section, task, part = [*words, "", "", ""][:3]
        found = _found(plan, section, task)
        if found or part:
            self._session.select(found or Selection(part=part))

    def _keep(self, place: Selection) -> None:
        plan = self._session.plan
        if plan and place != Selection():
            task = place.task_ids[0] if place.task_ids else ""
            words = _BETWEEN.join((place.section_id, task, place.part))
            self._settings.setValue(_KEY + plan.id, words)


def _found(plan: Plan, section_id: str, task_id: str) -> Selection | None:
    """The sentence if it is there still, else its item."""
    there = section_id if section_in(plan, section_id) else ""
    if task_id in tasks_by_id(plan):
        return Selection(there, "", (task_id,))
    return Selection(there) if there else None
