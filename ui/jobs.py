"""Slow work beside the window: plain data in, plain data out, progress, and a way to stop it.

A job is a function that gets a `Report` to tell how far it is. It runs on one background thread,
knows no widget, and everything it says arrives on the window's own thread.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class CancelledError(Exception):
    """The drafter pressed 取消; raised inside the work at its next report."""


class Report:
    """How the work says how far it is; raises `CancelledError` once it is no longer wanted."""

    def __init__(
        self,
        say: Callable[[int, int, str], None],
        deliver: Callable[[object], None],
        cancelled: threading.Event,
    ) -> None:
        self._say = say
        self._cancelled = cancelled
        self.deliver = deliver

    def __call__(self, done: int, total: int, what: str) -> None:
        """Step `done` of `total` begins; `what` names it in Chinese."""
        if self._cancelled.is_set():
            raise CancelledError
        self._say(done, total, what)


class Job(QObject):
    """One piece of work under way.

    Signals:
        progressed(done, total, what): how far it is.
        delivered(piece): a part of the result, finished before the rest.
        succeeded(result), failed(error), cancelled(): how it ended, exactly one of them.
        ended(): after any of these.
    """

    progressed = Signal(int, int, str)
    delivered = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _said = Signal(int, int, str)
    _handed = Signal(object)
    _returned = Signal(object, object)

    def __init__(
        self, name: str, work: Callable[[Report], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._work = work
        self._stop = threading.Event()
        queued = QtCore.Qt.ConnectionType.QueuedConnection
        self._said.connect(self._tell, queued)
        self._handed.connect(self._deliver, queued)
        self._returned.connect(self._finish, queued)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what is finished stays."""
        self._stop.set()

    def execute(self) -> None:
        """Do the work; called on the background thread."""
        try:
            result = self._work(Report(self._said.emit, self._handed.emit, self._stop))
        except Exception as error:  # noqa: BLE001 - a rim: the window sorts bugs from mishaps
            self._returned.emit(None, error)
        else:
            self._returned.emit(result, None)

    @Slot(int, int, str)
    def _tell(self, done: int, total: int, what: str) -> None:
        self.progressed.emit(done, total, what)

    @Slot(object)
    def _deliver(self, piece: object) -> None:
        self.delivered.emit(piece)

    @Slot(object, object)
    def _finish(self, result: object, error: Exception | None) -> None:
        if error is None:
            self.succeeded.emit(result)
        elif isinstance(error, CancelledError):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.ended.emit()


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.execute()


class Runner(QObject):
    """Runs jobs one after the other on a thread of its own.

    Signals:
        started(job): a piece of work was taken on.
    """

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: list[Job] = []

    def start(self, name: str, work: Callable[[Report], object]) -> Job:
        """Take `work` on; connect to the job's signals before control returns to the events."""
        job = Job(name, work, self)
        self._jobs.append(job)
        job.ended.connect(self._drop_ended)
        self.started.emit(job)
        self._pool.start(_Runnable(job))
        return job

    @property
    def busy(self) -> bool:
        """Some work is under way."""
        return bool(self._jobs)

    def stop(self) -> None:
        """Cancel everything and wait until the thread is idle; for the end of the program."""
        for job in self._jobs:
            job.cancel()
        self._pool.waitForDone()

    @Slot()
    def _drop_ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.remove(job)
            job.deleteLater()
