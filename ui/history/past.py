"""The history of the open plan for the window: its moments, the one looked at, bringing back.

What is read from the store is read beside the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from ui.state import Message
from workbench.errors import WorkbenchError
from workbench.versions import Moment, Timeline, name_moment, past_plan, timeline

if TYPE_CHECKING:
    from datetime import datetime

    from ui.jobs import Job
    from ui.session import Session
    from workbench.drafting.then_and_now import ThenAndNow
    from workbench.plan import Plan

_PAUSE_MS = 250
_WEEKDAYS = ("今天", "昨天")


class Seen(NamedTuple):
    """A past moment as it is shown: the plan as it stood, and that beside the present."""

    moment: Moment
    plan: Plan
    shown: ThenAndNow


class Past(QObject):
    """The moments of the open plan, and the one that is looked at.

    Signals:
        timeline_changed(): steps or names came or went.
        seen_changed(): another moment is looked at, or the present again.
    """

    timeline_changed = Signal()
    seen_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._wanted = 0
        self._job: Job | None = None
        self.timeline = Timeline()
        self.seen: Seen | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.read)
        session.saved.connect(self._timer.start)
        session.plan_opened.connect(self._reopen)
        session.plan_changed.connect(self._look_again)

    # -- reading ----------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the moments of the open plan anew."""
        plan = self._session.plan
        if plan is None or not self._session.ready:
            return
        name, workbench = plan.id, self._session.workbench
        if self._job is not None:
            self._job.cancel()
        self._job = job = self._session.work(
            "读取历史", lambda _: (name, timeline(workbench, name)), quiet=True
        )
        job.succeeded.connect(self._take_timeline)

    def look_at(self, number: int) -> None:
        """Show the moment after step `number` once it is read; the newest one is the present."""
        plan = self._session.plan
        if plan is None:
            return
        if number == self.timeline.present:
            self.leave()
            return
        self._wanted = number
        self._session.flushing.emit()
        plan = self._session.plan
        moment = next((m for m in self.timeline.moments if m.number == number), None)
        if plan is None or moment is None:
            return
        workbench = self._session.workbench

        def read(_: object) -> Seen:
            from workbench.drafting.then_and_now import then_and_now

            past = past_plan(workbench, plan.id, number)
            return Seen(moment, past, then_and_now(past, plan))

        job = self._session.work("读取过去的一刻", read, quiet=True)
        job.succeeded.connect(self._take_seen)

    def leave(self) -> None:
        """Back to the present."""
        self._wanted = 0
        self._show(None)

    # -- acts -------------------------------------------------------------------------------------

    def restore(self) -> None:
        """整体恢复到此: the whole plan as it stood, as a step of today."""
        from workbench.drafting.bringing_back import whole

        seen = self.seen
        if seen:
            self._bring_back(lambda plan: whole(plan, seen.plan), f"恢复到{when(seen.moment.at)}")

    def restore_item(self, section_id: str) -> None:
        """取回这一条: one item as it stood, as a step of today."""
        from workbench.drafting.bringing_back import item

        seen = self.seen
        if seen:
            name = item_name(seen.plan, section_id)
            self._bring_back(
                lambda plan: item(plan, seen.plan, section_id),
                f"取回{name}（{when(seen.moment.at)}）",
            )

    def restore_sentence(self, task_id: str) -> None:
        """取回这一句: one sentence as it stood, as a step of today."""
        from ui.findings.feed import place_names
        from workbench.drafting.bringing_back import sentence

        seen = self.seen
        if seen and task_id:
            name = place_names(seen.plan).get(task_id, "一句")
            self._bring_back(
                lambda plan: sentence(plan, seen.plan, task_id),
                f"取回{name}（{when(seen.moment.at)}）",
            )

    def name(self, name: str, number: int = 0) -> None:
        """Name the moment after step `number`, the present one for 0."""
        plan = self._session.plan
        if plan is None or self._session.refused():
            return
        self._session.flushing.emit()
        try:
            version = name_moment(self._session.workbench, plan.id, name, number)
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return
        self._session.message.emit(Message(f"已命名：{version.title}"))
        self.read()

    def keep_present(self, name: str) -> None:
        """Name the present, unless it has a name."""
        plan = self._session.plan
        if plan is None:
            return
        try:
            line = timeline(self._session.workbench, plan.id)
            if not line.newest or line.newest.number != line.present:
                name_moment(self._session.workbench, plan.id, name)
        except WorkbenchError as error:
            self._session.failed.emit(error)

    def close(self) -> None:
        """The window goes."""
        self._timer.stop()

    def _bring_back(self, change: object, label: str) -> None:
        seen = self.seen
        self.leave()
        if self._session.edit(change, label):  # type: ignore[arg-type]
            self._session.message.emit(Message(f"已{label}", undoable=True))
        elif seen:
            self._show(seen)

    def _take_timeline(self, found: tuple[str, Timeline]) -> None:
        plan = self._session.plan
        if plan and plan.id == found[0]:
            self.timeline = found[1]
            self.timeline_changed.emit()

    def _take_seen(self, seen: Seen) -> None:
        plan = self._session.plan
        if plan and plan.id == seen.plan.id and self._wanted == seen.moment.number:
            self._show(seen)

    def _show(self, seen: Seen | None) -> None:
        if seen is not self.seen:
            self.seen = seen
            self._session.state_changed.emit()
            self.seen_changed.emit()

    def _look_again(self) -> None:
        """The present changed while a past moment is looked at: it is compared anew."""
        if self.seen:
            self.look_at(self.seen.moment.number)

    def _reopen(self) -> None:
        self.leave()
        self.timeline = Timeline()
        self.timeline_changed.emit()
        self._timer.start()


def item_name(plan: Plan, section_id: str) -> str:
    """（二）完善院前急救网络"""
    heading = next((s.heading for s, _ in plan.walk() if s.id == section_id), "")
    return f"“{plan.numbers().get(section_id, '')}{heading}”"


def day(at: datetime) -> str:
    """今天, 昨天 11月20日, 11月19日, 2026年11月19日."""
    from datetime import datetime as clock

    today = clock.now().astimezone().date()
    away = (today - at.date()).days
    date = f"{at.month}月{at.day}日"
    if away == 0:
        return "今天"
    if away == 1:
        return f"昨天 {date}"
    return date if at.year == today.year else f"{at.year}年{date}"


def when(at: datetime) -> str:
    """今天 10:42."""
    return f"{day(at).split(' ')[0]} {at:%H:%M}"
