"""What 详情 shows that takes its time: last year, superiors, last steps; read beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench import particulars
from workbench.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.details.subject import Subject
    from ui.gateway import Gateway
    from ui.jobs import Job
    from ui.session import Session
    from workbench.particulars import Background, Known
    from workbench.plan import Plan
    from workbench.versions import StepEntry

_REST_MS = 4000
"""After so long without an edit the plan is held against the others again."""
_PAUSE_MS = 120
_SHOWN = 3


class DetailsFeed(QObject):
    """Knows the background of the open plan, and the steps of what is selected.

    Signals:
        learnt(): more is known of the plan's sentences.
        stepped(steps): the last steps of the parts asked for, the newest first.
    """

    learnt = Signal()
    stepped = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background: Background | None = None
        self._job: Job | None = None
        self._reading: Job | None = None
        self._keys: tuple[str, ...] = ()
        self._awake = False
        self._stale = False  # the plan, or what was said of it, is another than was read of
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._learn)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._read_steps)
        session.plan_opened.connect(self._forget)
        session.library_changed.connect(self._forget)
        session.plan_changed.connect(self._note_edit)
        session.fates_said.connect(self._note_edit)
        session.saved.connect(self._pause.start)

    @property
    def background(self) -> Background | None:
        """What is known so far; None while it is read."""
        return self._background

    def known(self, task_id: str) -> Known | None:
        """What is known of one sentence."""
        return self._background.known.get(task_id) if self._background else None

    def known_of(self, subject: Subject) -> Known | None:
        """What is known of the one sentence that is shown, as it stands by now."""
        task_id = subject.task_ids[0]
        found = self._background
        return found.of(task_id, subject.text, subject.origin) if found else None

    def wake(self) -> None:
        """The panel is seen: read what it needs."""
        self._awake = True
        if self._keys:
            self._pause.start()  # they may be others than when it was last seen, and have new steps
        if self._background is None or self._stale:
            self._learn()

    def sleep(self) -> None:
        """The panel is out of sight: read nothing."""
        self._awake = False
        self._rest.stop()
        self._pause.stop()

    def follow(self, keys: Sequence[str]) -> None:
        """These tasks or sections are looked at now."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self._pause.start()

    def _forget(self) -> None:
        self._background = None
        self._keys = ()
        if self._awake:
            self._learn()

    def _note_edit(self) -> None:
        self._stale = True
        if self._awake:
            self._rest.start()

    def _learn(self) -> None:
        plan, workbench = self._session.plan, self._session.workbench
        if plan is None or not self._session.ready or not self._awake:
            return
        if self._job is not None:
            self._rest.start()
            return
        self._stale = False
        self._job = self._session.work(
            "正在比对去年和上级", lambda _: _background(workbench, plan), quiet=True
        )
        self._job.succeeded.connect(self._take)
        self._job.ended.connect(self._end)

    def _end(self) -> None:
        self._job = None

    def _take(self, background: Background) -> None:
        plan = self._session.plan
        if plan is None or background.plan_id != plan.id:
            self._rest.start()
            return
        self._background = background
        self.learnt.emit()

    def _read_steps(self) -> None:
        plan, keys = self._session.plan, self._keys
        if plan is None or not keys or not self._awake:
            return
        workbench, plan_id = self._session.workbench, plan.id
        if self._reading is not None:
            self._reading.cancel()
        self._reading = job = self._session.work(
            "正在读改动",
            lambda _: (keys, particulars.steps_of(workbench, plan_id, keys, _SHOWN)),
            quiet=True,
        )
        job.succeeded.connect(self._take_steps)

    def _take_steps(self, found: tuple[tuple[str, ...], tuple[StepEntry, ...]]) -> None:
        keys, steps = found
        if keys == self._keys:
            self.stepped.emit(steps)


def _background(workbench: Gateway, plan: Plan) -> Background:
    """What is known of the plan; what the fields need to complete a name is made ready first."""
    readings("责")
    return particulars.background(workbench, plan)
