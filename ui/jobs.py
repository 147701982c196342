"""Slow work beside the window: plain data in, plain data out, progress, and a way to stop it.

A job is a function that gets a `Report` to tell how far it is. It runs on one background thread,
knows no widget, and everything it says arrives on the window's own thread. A long one is a
generator: wherever it yields, the work taken on meanwhile goes first.
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal, Slot

from ui.collecting import WindowCollections

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor


Steps = Generator[None, None, object]
"""Work that lets others go first wherever it yields; what it returns is its result."""


class CancelledError(Exception):
    """The drafter pressed 取消; raised inside the work at its next report."""


class Report:
    """How the work says how far it is; raises `CancelledError` once it is no longer wanted."""

    def __init__(self, say: Callable[[tuple[object, ...]], None], stop: threading.Event) -> None:
        self._say = say
        self._stop = stop

    def __call__(self, done: int, total: int, what: str) -> None:
        """Step `done` of `total` begins; `what` names it in Chinese."""
        if self._stop.is_set():
            raise CancelledError
        self._say(("progressed", done, total, what))

    @property
    def stopped(self) -> bool:
        """The work is no longer wanted."""
        return self._stop.is_set()

    def deliver(self, piece: object) -> None:
        """Hand over a part of the result that is finished before the rest."""
        self._say(("delivered", piece))


class Job(QObject):
    """One piece of work under way. Only the window's thread touches it.

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

    def __init__(self, name: str, parent: QObject | None = None, *, act: str = "") -> None:
        """`name` says what is done to what; `act` is the bare word for it (导出).

        `over`: it has ended, however.
        """
        super().__init__(parent)
        self.name = name
        self.act = act
        self.stop = threading.Event()
        self.over = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what is finished stays."""
        self.stop.set()

    def hear(self, said: tuple[object, ...]) -> None:
        """Tell what the background thread said."""
        self.over = said[0] == "ended"
        signals = {
            "progressed": self.progressed,
            "delivered": self.delivered,
            "succeeded": self.succeeded,
            "failed": self.failed,
            "cancelled": self.cancelled,
            "ended": self.ended,
        }
        signals[str(said[0])].emit(*said[1:])


class Runner(QObject):
    """Runs jobs on a thread of its own, one at a time; those that yield take turns.

    What the thread says goes through this object, which outlives it: a job may be gone from the
    window's side while the thread still returns from telling its end. The work itself is kept on
    the window's side too: it may hold the last hand on a widget, which must not go on the thread.

    Signals:
        started(job): a piece of work was taken on.
        idle(): the last piece of work has ended.
    """

    started = Signal(object)
    idle = Signal()
    _said = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: ThreadPoolExecutor | None = None
        self._jobs: dict[int, Job] = {}
        self._work: dict[int, tuple[Callable[[Report], object], Steps]] = {}
        self._count = 0
        self._closed = False
        self._garbage = WindowCollections(self)

    def start(
        self, name: str, work: Callable[[Report], object], act: str = "", *, quiet: bool = False
    ) -> Job:
        """Take `work` on; connect to the job's signals before control returns to the events.

        Of `quiet` work, which nobody waits for, `started` says nothing. After `close` nothing is
        begun any more.
        """
        self._count += 1
        number, job = self._count, Job(name, self, act=act)
        if self._closed:
            job.over = True
            return job
        self._jobs[number] = job
        self._garbage.hold()
        if not quiet:
            self.started.emit(job)
        report = Report(partial(self._said.emit, number), job.stop)
        self._work[number] = (work, _steps(work, report))
        self._pool().submit(self._advance, number)
        return job

    @property
    def acts(self) -> tuple[str, ...]:
        """What is under way or waits its turn, in words: 导出, 导入."""
        return tuple(dict.fromkeys(job.act for job in self._jobs.values() if job.act))

    @property
    def busy(self) -> bool:
        """Something is under way or waits its turn, quiet work too."""
        return bool(self._jobs)

    def close(self) -> None:
        """Cancel everything and wait until the thread is idle; for the end of the program."""
        self._closed = True
        for job in self._jobs.values():
            job.cancel()
        if self._threads:
            self._threads.shutdown(wait=True, cancel_futures=True)
            self._threads = None
        self._work.clear()
        self._garbage.end()

    def _pool(self) -> ThreadPoolExecutor:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(1, "work")
            self._said.connect(self._hear, QtCore.Qt.ConnectionType.QueuedConnection)
        return self._threads

    def _advance(self, number: int) -> None:
        """Do one step, then queue behind what was taken on meanwhile; on the background thread."""
        said = self._step(number)
        if said is None:
            with suppress(RuntimeError):  # the program ends: no further step is begun
                self._pool().submit(self._advance, number)
            return
        self._said.emit(number, said)
        self._said.emit(number, ("ended",))

    def _step(self, number: int) -> tuple[object, ...] | None:
        """How the work ended, or None: it goes on. Nothing of it is in hand afterwards."""
        try:
            next(self._work[number][1])
        except StopIteration as end:
            return ("succeeded", end.value)
        except CancelledError:
            return ("cancelled",)
        except Exception as error:  # noqa: BLE001 - a rim: the window sorts bugs from mishaps
            return ("failed", error)
        return None

    @Slot(int, object)
    def _hear(self, number: int, said: tuple[object, ...]) -> None:
        if self._closed:  # who still listened would open the store anew, and nobody close it
            return
        job = self._jobs[number]
        if said[0] == "ended":
            del self._jobs[number], self._work[number]
            self._garbage.release()
            job.deleteLater()
        job.hear(said)
        if said[0] == "ended" and not self._jobs:
            self.idle.emit()


def _steps(work: Callable[[Report], object], report: Report) -> Steps:
    """The steps of a piece of work; one that never yields is a single step.

    None is begun once the work is no longer wanted.
    """
    if report.stopped:
        raise CancelledError
    result = work(report)
    if not isinstance(result, Generator):
        return result
    while not report.stopped:
        try:
            next(result)
        except StopIteration as end:
            return end.value
        yield
    result.close()
    raise CancelledError
