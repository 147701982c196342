"""A plan out of 资料 and back again: taking it out is one step of its journal, undone like any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.labels import shown_title
from ui.state import Message
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from ui.session import Session


def remove_plan(session: Session, plan_id: str) -> None:
    """Take a plan out of 资料, closing it if it is open; the message offers 撤销."""
    if session.plan and session.plan.id == plan_id:
        session.open_plan("")
    try:
        plan = session.workbench.plan(plan_id)
        label = f"移除“{shown_title(plan.title)}”"
        session.workbench.save(plan, None, label)
    except WorkbenchError as error:
        session.failed.emit(error)
        return
    session.library_changed.emit()
    session.message.emit(Message(f"已{label}", undo=lambda: restore_plan(session, plan_id)))


def restore_plan(session: Session, plan_id: str) -> None:
    """Bring back a plan just taken out, and open it."""
    try:
        plan = session.workbench.undo(plan_id)
    except WorkbenchError as error:
        session.failed.emit(error)
        return
    if plan is None:
        return
    session.open_plan(plan.id)
    session.library_changed.emit()
    session.message.emit(Message(f"已恢复“{shown_title(plan.title)}”"))
