"""Files into the library, one after the other beside the window; what is finished stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from ui.state import ImportResult
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from ui.gateway import Gateway, ImportedEntry
    from ui.jobs import Job, Report, Runner


@dataclass(frozen=True, slots=True)
class _Read:
    """A file now in the library; `known` if it was there before."""

    entry: ImportedEntry
    known: bool


class Importing(QObject):
    """One run of importing files.

    Signals:
        failed(WorkbenchError): a file could not be read; the others go on.
        finished(ImportResult): all were read, or the rest was called off.
    """

    failed = Signal(object)
    finished = Signal(object)

    def __init__(self, workbench: Gateway, paths: tuple[Path, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._paths = paths
        self._result = ImportResult((), ())

    def start(self, runner: Runner) -> Job:
        """Begin; the job tells how far it is."""
        job = runner.start(f"导入{len(self._paths)}个文件", self._read_all, "导入")
        job.delivered.connect(self._note)
        job.ended.connect(self._finish)
        return job

    def _read_all(self, report: Report) -> None:
        """Import each file; what came of it, or its error, is delivered as soon as it is there."""
        known = {document.id for document in self._workbench.documents()}
        for at, path in enumerate(self._paths):
            report(at, len(self._paths), f"正在读取“{path.name}”")
            try:
                entry = self._workbench.import_file(path)
            except WorkbenchError as error:
                report.deliver(error)
                continue
            report.deliver(_Read(entry, entry.id in known))
            known.add(entry.id)

    def _note(self, piece: object) -> None:
        so_far = self._result
        if isinstance(piece, WorkbenchError):
            self._result = replace(so_far, errors=(*so_far.errors, piece))
            self.failed.emit(piece)
        else:
            read = cast("_Read", piece)
            again = {read.entry.id} if read.known else set()
            self._result = replace(
                so_far,
                imported=(*so_far.imported, read.entry),
                repeated=so_far.repeated | again,
            )

    def _finish(self) -> None:
        self.finished.emit(self._result)
        self.deleteLater()
