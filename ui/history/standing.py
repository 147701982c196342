"""How far a plan has come (起草中 … 已印发), its next draft, and a copy of the store."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6 import QtCore

from ui.state import Message
from workbench.status import Status
from workbench.versions import save_copy

if TYPE_CHECKING:
    from pathlib import Path

    from ui.session import Session

ISSUED_NAME = "印发稿"


def set_status(session: Session, status: Status) -> None:
    """An edit that can be undone; one that is issued goes back to drafting by its next draft."""
    plan = session.plan
    if plan is None or session.refused() or plan.status is status:
        return
    session.flushing.emit()
    if plan.status is Status.ISSUED and status is Status.DRAFTING:
        begin_next(session)
        return
    label = f"状态改为{status.label}"
    if session.edit(lambda now: replace(now, status=status), label):
        session.message.emit(Message(label, undoable=True))


def begin_next(session: Session) -> None:
    """开始下一稿: the present gets a name, unless it has one, and drafting goes on."""
    plan = session.plan
    if plan is None or session.refused():
        return
    session.past.leave()
    session.past.keep_present(ISSUED_NAME)
    if session.edit(lambda now: replace(now, status=Status.DRAFTING), "开始下一稿"):
        session.message.emit(Message("已开始下一稿，印发稿留作一个版本", undoable=True))


def copy_store(session: Session, goal: Path) -> None:
    """Copy the store beside the window, then open the copy in a window of its own."""
    workbench = session.workbench
    job = session.work("正在另存副本", lambda _: save_copy(workbench, goal), "另存副本")
    job.succeeded.connect(lambda _: _open(session, goal))


def _open(session: Session, goal: Path) -> None:
    session.message.emit(Message(f"副本已存为“{goal.name}”，正在另一窗口打开"))
    QtCore.QProcess.startDetached(sys.executable, ["-m", "workbench", "--store", str(goal)])
