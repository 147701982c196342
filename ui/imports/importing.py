"""Files on their way into the library: one is looked over first, many go in beside the window.

What is open for review is known here; the window shows it, and keeps it when she leaves.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.state import ImportResult, Message
from workbench.file_names import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ui.gateway import Gateway, ImportedEntry
    from ui.imports.review import ImportReview
    from ui.jobs import Job, Report
    from ui.session import Session
    from workbench.imports import Review

ACT = "导入"


class Imports(QObject):
    """The imports of a session.

    Signals:
        awaited(): a file is being read; the page on which it is looked over may be made.
        opened(): a file is to be looked over: `review`.
        closed(): nothing is looked over any more.
        unfinished(): finishing the review came to nothing; it is still open.
        steps_changed(): undo and redo of the review may differ.
    """

    awaited = Signal()
    opened = Signal()
    closed = Signal()
    unfinished = Signal()
    steps_changed = Signal()
    many_begun = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.review: ImportReview | None = None
        self.known = False
        self._left_at: dict[str, int] = {}  # by key: where she was when she left

    def files(self, paths: Sequence[Path]) -> Job | None:
        """Read files: a single one is looked over, several or a folder go into the library."""
        if self._session.refused():
            return None
        if len(paths) == 1 and not paths[0].is_dir():
            return self.prepare(paths[0])
        return self._all(paths)

    # -- one file, looked over ------------------------------------------------------------------

    def prepare(self, path: Path) -> Job | None:
        """Read a file to be looked over; ends in `opened`."""
        return self._open(f"正在读取“{shown_name(path)}”", lambda: self._workbench.prepare(path))

    def resume(self, key: str) -> Job | None:
        """Go on with a file that waits; ends in `opened`."""
        return self._open("正在打开待核对的文件", lambda: self._workbench.resume(key))

    def again(self, document_id: str) -> Job | None:
        """Look over a document of the library again; ends in `opened`."""
        return self._open("正在打开原文件", lambda: self._workbench.review(document_id))

    def leave(self) -> None:
        """Close the review; what was decided is kept, and an unfinished file waits."""
        if self.review:
            self._close(kept=False)
            if not self.known:
                self._session.message.emit(Message("已记下，这份文件在资料里等您核对"))

    def finish(self, *, template: bool) -> None:
        """Put the file into the library as it was corrected, and keep a template of it if asked."""
        review = self.review
        if review is None:
            return
        entry, decisions = review.review, review.decisions
        job = self._session.work(
            f"正在导入“{entry.name}”", lambda _: self._workbench.finish(entry, decisions), ACT
        )
        job.succeeded.connect(lambda done: self._finished(done, template=template))
        job.failed.connect(lambda _: self.unfinished.emit())

    def discard(self) -> None:
        """Give up the file, or the corrections of a document of the library."""
        review = self.review
        if review is None:
            return
        entry, decisions = review.review, review.decisions
        self._close(kept=True)
        forget = self._forgetting(entry, known=self.known)
        words = "已放弃这次的改动" if self.known else f"已放弃导入“{entry.name}”"

        def bring_back() -> None:
            self._store(lambda: self._workbench.keep_review(entry, decisions))

        said = Message(words, undo=bring_back)
        self._store(forget).succeeded.connect(lambda _: self._session.message.emit(said))

    def forget(self, key: str) -> None:
        """Give up a file that waits in the library."""
        if not self._session.refused():
            self._store(lambda: self._workbench.discard(key))

    def close(self) -> None:
        """The session ends: keep what was decided."""
        if self.review:
            self.review.close()

    @property
    def _workbench(self) -> Gateway:
        return self._session.workbench

    def _store(self, change: Callable[[], None]) -> Job:
        """Change what waits in the store, beside the window."""
        job = self._session.work("改待核对的文件", lambda _: change(), ACT)
        job.succeeded.connect(lambda _: self._session.library_changed.emit())
        return job

    def _forgetting(self, entry: Review, *, known: bool) -> Callable[[], None]:
        """What makes the store forget this review: a document goes back to what it was."""
        workbench = self._workbench
        if known:
            return lambda: workbench.keep_review(entry, entry.decisions)
        return lambda: workbench.discard(entry.key)

    def _open(self, name: str, read: Callable[[], Review]) -> Job | None:
        if self._session.refused():
            return None

        def read_all(report: Report) -> tuple[Review, frozenset[str]]:
            report(0, 1, name)
            importlib.import_module("ui.imports.page")  # here, so that the window need not wait
            report.deliver(None)
            found = read(), self._digests()
            report(1, 1, name)  # called off meanwhile: it is not opened
            return found

        job = self._session.work(name, read_all)
        job.delivered.connect(lambda _: self.awaited.emit())
        job.succeeded.connect(self._begin)
        return job

    def _digests(self) -> frozenset[str]:
        return frozenset(document.sha256 for document in self._workbench.documents())

    def _begin(self, found: tuple[Review, frozenset[str]]) -> None:
        from ui.imports.review import ImportReview

        entry, documents = found
        self._session.flushing.emit()
        self._close(kept=False)
        self.known = entry.key in documents
        self.review = ImportReview(self._workbench, entry, self, self._left_at.get(entry.key, -1))
        self.review.failed.connect(self._session.sort_failure)
        self.review.steps_changed.connect(self.steps_changed)
        self.review.kept.connect(self._session.library_changed)
        self.opened.emit()
        self.review.begin()
        if self.known:
            self._session.message.emit(Message(f"资料里已有“{entry.name}”，可以重新核对"))
        self.steps_changed.emit()

    def _finished(self, done: ImportedEntry, *, template: bool) -> None:
        self._close(kept=True)
        self._session.library_changed.emit()
        self._session.imported.emit(ImportResult((), reviewed=done))
        words = f"已按核对的结果更新“{done.title}”"
        if self.known:
            self._session.message.emit(Message(words))
        if template:
            words = words if self.known else f"已导入“{done.title}”"
            self._session.making.template(done.id, f"模板：{done.title}", after=f"{words}，")

    def _close(self, *, kept: bool) -> None:
        review, self.review = self.review, None
        if review:
            self._left_at[review.review.key] = review.place
            review.close(kept=kept)
            review.deleteLater()
            self.closed.emit()
            self.steps_changed.emit()
            self._session.library_changed.emit()

    # -- many files -----------------------------------------------------------------------------

    def _all(self, paths: Sequence[Path]) -> Job:
        from ui.imports.many import ManyFiles

        many = ManyFiles(self._workbench, tuple(paths), self)
        many.finished.connect(self._report)
        self.many_begun.emit()
        return many.start(self._session, ACT)

    def _report(self, result: ImportResult) -> None:
        if result.imported:
            self._session.library_changed.emit()
        self._session.imported.emit(result)
