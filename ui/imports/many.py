"""Many files on their way into the library: read one after the other, told in one report."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.jobs import CancelledError
from ui.state import ImportResult
from workbench.errors import NotFoundError
from workbench.file_names import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ui.gateway import Gateway
    from ui.jobs import Job, Report
    from ui.session import Session
    from workbench.imports import Outcome


@dataclass(frozen=True, slots=True)
class _Found:
    """How many files are to be read, and the names of those that are no documents."""

    wanted: int = 0
    passed_over: tuple[str, ...] = ()


class ManyFiles(QObject):
    """One run of reading many files into the library.

    Signals:
        finished(ImportResult): all were read, or the rest was called off.
    """

    finished = Signal(object)

    def __init__(self, workbench: Gateway, paths: tuple[Path, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._paths = paths
        self._outcomes: list[Outcome] = []
        self._found = _Found()
        self._called_off = False

    def start(self, session: Session, act: str) -> Job:
        """Begin; the job tells how far it is."""
        job = session.work("导入文件", self._read_all, act)
        job.delivered.connect(self._take)
        job.cancelled.connect(self._note_end)
        job.ended.connect(self._finish)
        return job

    def _read_all(self, report: Report) -> Iterator[None]:
        """Import each file and deliver what came of it; a file to be looked over goes between."""
        from workbench.imports import files_in, passed_over

        report(0, 1, "正在找出文件")
        files = files_in(self._paths)
        if not files:
            raise NotFoundError("这个文件夹里没有能读的文件。", "请另选一个文件夹，或直接选文件。")
        report.deliver(_Found(len(files), passed_over(self._paths)))
        yield from self._read(files, report)
        report(len(files), len(files), "")  # called off: says so

    def _read(self, files: Sequence[Path], report: Report) -> Iterator[None]:
        """Files are kept several at once: once it is called off, those kept are told still."""
        outcomes = self._workbench.import_all(files, stopped=lambda: report.stopped)
        for at, path in enumerate(files):
            with suppress(CancelledError):
                report(at, len(files), f"正在读取“{shown_name(path)}”")
            outcome = next(outcomes, None)
            if outcome is None:
                return
            report.deliver(outcome)
            yield

    def _take(self, piece: _Found | Outcome) -> None:
        if isinstance(piece, _Found):
            self._found = piece
        else:
            self._outcomes.append(piece)

    def _note_end(self) -> None:
        self._called_off = True

    def _finish(self) -> None:
        if self._outcomes or (self._called_off and self._found.wanted):
            found = self._found
            outcomes = tuple(self._outcomes)
            result = ImportResult(outcomes, wanted=found.wanted, passed_over=found.passed_over)
            self.finished.emit(result)
        self.deleteLater()
