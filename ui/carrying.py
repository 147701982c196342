"""Sentences on their way out of the library into the plan, and writing them in where they arrive.

What is dragged is named, not copied: the paper, and which of its sentences; the paper is read
beside the window when they are dropped, so that each keeps where it came from.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData

from ui.state import Message, Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.session import Session
    from workbench.plan import Plan, Task

MIME = "application/x-yaodian-tasks"


class Carried(NamedTuple):
    """Sentences of the paper `origin`: those of these ids, else that with these words, else all."""

    origin: str
    task_ids: tuple[str, ...] = ()
    words: str = ""

    def packed(self, data: QMimeData | None = None) -> QMimeData:
        """The same as what is dragged, added to `data`."""
        data = data or QMimeData()
        said = [self.origin, list(self.task_ids), self.words]
        data.setData(MIME, json.dumps(said, ensure_ascii=False).encode())
        return data


class Spot(NamedTuple):
    """Where they are to stand: behind a sentence, `ahead` of it, or at the end of an item."""

    section_id: str = ""
    task_id: str = ""
    ahead: bool = False


def carried(data: QMimeData) -> Carried | None:
    """What is dragged, None if it is something else."""
    if not data.hasFormat(MIME):
        return None
    origin, ids, words = json.loads(bytes(data.data(MIME).data()).decode())
    return Carried(origin, tuple(ids), words)


def receive(session: Session, brought: Carried, spot: Spot) -> None:
    """Read the paper beside the window, then write its sentences in."""
    gateway = session.workbench
    job = session.work(
        "正在读取资料", lambda _: _sentences(gateway.find_plan(brought.origin), brought), quiet=True
    )
    job.succeeded.connect(lambda tasks: write_in(session, tasks, brought.origin, spot))


def write_in(session: Session, tasks: Sequence[Task], origin: str, spot: Spot) -> bool:
    """The sentences stand in the plan and know where they are from; one step to take back."""
    from workbench.drafting.adopting import adopted

    made: list[str] = []

    def take(plan: Plan) -> Plan:
        grown, ids = adopted(plan, tasks, origin, spot.section_id, spot.task_id, ahead=spot.ahead)
        made.extend(ids)
        return grown

    session.flushing.emit()
    done = session.edit(take, f"写入资料里的 {len(tasks)}句")
    if done and made:
        session.select(Selection(spot.section_id, "", tuple(made)))
        said = f"已写入 {len(tasks)} 句，来源已记下"
        session.message.emit(Message(said, undoable=True))
    return done


def _sentences(paper: Plan, brought: Carried) -> tuple[Task, ...]:
    from workbench.drafting.adopting import sentence_reading

    tasks = tuple(paper.tasks())
    if brought.task_ids:
        return tuple(task for task in tasks if task.id in brought.task_ids)
    if brought.words:
        same = tuple(task for task in tasks if task.text == brought.words)
        return same[:1] or (sentence_reading(brought.words),)
    return tasks
