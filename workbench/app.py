"""Every use case once, the same for the window and the command line: class `Workbench`.

    file → read → outline → library          import_file
    file → review (corrections) → library    prepare, keep_review, finish
    document | template | plan | file → plan  new_plan
    plan → plan (an edit) → store             save, undo, redo
    plan → PDF, Word, Excel                   export_plan

The store is opened when first needed; readers and writers are imported when first used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from workbench.document import SourceFile
from workbench.errors import MisuseError, NotFoundError, WorkbenchError
from workbench.imports import (
    Imported,
    Outcome,
    Reading,
    Review,
    files_in,
    only_new_objects_collected,
    read_file,
    review_of,
    source_file,
)
from workbench.papers import Exported, export_plan
from workbench.secrecy import Clearance
from workbench.user_folder import default_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from db.library import AddedDocument
    from db.store import Hit, LibraryDocument, PlanSummary, Step, Store, WaitingReview
    from workbench.document import ColumnMapping
    from workbench.drafting.rollforward import Proposal
    from workbench.drafting.templates import Template
    from workbench.plan import Plan, Unit
    from workbench.reading.corrections import Decisions


__all__ = [
    "Exported",
    "Imported",
    "NewPlan",
    "Outcome",
    "Reading",
    "Review",
    "Workbench",
    "export_plan",
    "files_in",
    "read_file",
]

_BATCH = 48  # files kept together at most: one fsync, and one part of the index to be merged
_BATCH_SECONDS = 0.5  # after which those read are kept, however few
_YEARS = range(1950, 2101)


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan just made, and every change the new year asks for."""

    plan: Plan
    proposals: tuple[Proposal, ...]


class Workbench:
    """One store and all that can be done with it."""

    def __init__(self, store: Path | None = None, *, create: bool = True) -> None:
        self._path = store or default_store()
        self._create = create
        self._store: Store | None = None
        self.clearance = Clearance()

    def __enter__(self) -> Workbench:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._store:
            self._store.close()
            self._store = None

    @property
    def store(self) -> Store:
        if self._store is None:
            from db.store import Store

            self._store = Store.open(self._path, create=self._create)
        return self._store

    @property
    def has_store(self) -> bool:
        """There is one: a file can be looked at without."""
        return self._store is not None or self._path.exists()

    @property
    def read_only(self) -> bool:
        """Another window holds the store."""
        return self.store.read_only

    @property
    def holder(self) -> str:
        """Who holds the store when it is read-only."""
        return self.store.holder

    def rest(self) -> None:
        """For idle moments: let the store tidy up, so that closing it takes no time."""
        if self._store:
            self._store.checkpoint()

    def claim(self) -> bool:
        """Become the writer if the other window is gone; True if this one may write now.

        What was closed stays closed: a window on its way out lays claim to nothing.
        """
        return self._store is not None and self._store.claim()

    # --- files into the library

    def import_file(self, path: Path) -> Imported:
        """Read a file into the library; the same content again gives the same document."""
        reading = read_file(path, self.store.decisions, self.clearance.of(path))
        added = self.store.add_document(reading.file, reading.outline)
        return Imported(added.id, reading.file.name, reading.outline)

    def import_all(
        self,
        files: Sequence[Path],
        columns: Sequence[str] = (),
        stopped: Callable[[], bool] = bool,
    ) -> Iterator[Outcome]:
        """Import many files, one after the other; those given out are in the library.

        `columns` says what columns of their tables mean (承担处室=责任单位); it is kept with each.
        A file that cannot be read stops none of the others. Once `stopped` says so no further file
        is read; those that were are given out still.
        """
        from workbench.reading.tables.lifting import chosen_columns, ensure_columns

        chosen, done = chosen_columns(columns), 0
        if chosen and len(files) == 1:
            review = self.prepare(files[0])
            named = replace(review.decisions, columns=chosen)
            ensure_columns(chosen, review.corrected(named).columns)
        while done < len(files) and not stopped():
            with only_new_objects_collected():
                outcomes = self._import_batch(files[done : done + _BATCH], chosen)
            done += len(outcomes)
            yield from outcomes

    def _import_batch(
        self, files: Sequence[Path], columns: tuple[ColumnMapping, ...]
    ) -> list[Outcome]:
        """Read and keep the first of the files, as many as half a second allows."""
        found: list[Reading | WorkbenchError] = []
        end = monotonic() + _BATCH_SECONDS
        for file in takewhile(lambda _: not found or monotonic() < end, files):
            try:
                if columns:
                    review = self.prepare(file)
                    self.keep_review(review, replace(review.decisions, columns=columns))
                found.append(read_file(file, self.store.decisions, self.clearance.of(file)))
            except WorkbenchError as error:
                found.append(error)
        readings = [item for item in found if isinstance(item, Reading)]
        added = iter(self.store.add_documents([(r.file, r.outline) for r in readings]))
        return [
            Outcome(path, error=item)
            if isinstance(item, WorkbenchError)
            else _outcome(path, item, next(added))
            for path, item in zip(files, found, strict=False)
        ]

    # --- imports that are looked over

    def prepare(self, path: Path) -> Review:
        """Read a file to be looked over; what was decided about it before is in it."""
        file = source_file(path)
        return review_of(file, self.store.decisions(file.sha256), self.clearance.of(path))

    def waiting(self) -> tuple[WaitingReview, ...]:
        """The files whose import was begun and neither finished nor given up."""
        return self.store.waiting_reviews()

    def resume(self, key: str) -> Review:
        """Go on with a file that waits."""
        found = next((item for item in self.waiting() if item.sha256 == key), None)
        file = SourceFile(found.name if found else "", self.store.waiting_file(key))
        return review_of(file, self.store.decisions(key))

    def review(self, document_id: str) -> Review:
        """Look over a document of the library again."""
        document, data = self.store.document(document_id), self.store.original(document_id)
        return review_of(SourceFile(document.name, data), self.store.decisions(document.sha256))

    def keep_review(self, review: Review, decisions: Decisions) -> None:
        """Keep what was decided so far; a file that is no document yet waits."""
        self.store.keep_review(review.file, decisions)

    def finish(self, review: Review, decisions: Decisions) -> Imported:
        """Put the file into the library as it was corrected."""
        outline = review.understanding(decisions).outline
        added = self.store.add_document(review.file, outline, decisions)
        return Imported(added.id, review.name, outline)

    def discard(self, key: str) -> None:
        """Give up a file that waits."""
        self.store.discard_review(key)

    # --- library

    def documents(self) -> tuple[LibraryDocument, ...]:
        return self.store.documents()

    def document(self, document_id: str) -> LibraryDocument:
        return self.store.document(document_id)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Sentences of library and plans that hold `query`."""
        return self.store.search(query, limit)

    def units(self) -> tuple[Unit, ...]:
        """The list of units (机构名录) that the store keeps."""
        return self.store.units()

    # --- templates and new plans

    def templates(self) -> tuple[Template, ...]:
        """The built-in templates, then the drafter's own."""
        from workbench.drafting.templates import builtin_templates

        return (*builtin_templates(), *self.store.templates())

    def make_template(self, source: str, name: str) -> Template:
        """A template of a document, a plan or a file, kept under `name`."""
        from workbench.drafting.templates import template_of

        template = template_of(self.find_plan(source), name, source=source)
        self.store.add_template(template)
        return template

    def new_plan(self, source: str, year: int, *, at_once: bool = True, title: str = "") -> NewPlan:
        """A plan for `year` out of a document, template, plan or file; kept with its proposals.

        Unless `at_once`, no word of it is changed before the drafter says so (`turnover`);
        `title`: its own title, "" for that of the source.
        """
        if year not in _YEARS:
            raise MisuseError(f"没有{year}年的要点。", "请写四位年份，如 2027。")
        plan, proposals = self._drafted(source, year, at_once=at_once)
        plan = replace(plan, title=title or plan.title)
        self.store.save_turned(None, plan, f"新建{year}年要点", proposals, made_of=source)
        return NewPlan(plan, proposals)

    def _drafted(
        self, source: str, year: int, *, at_once: bool
    ) -> tuple[Plan, tuple[Proposal, ...]]:
        from workbench.drafting.templates import plan_from
        from workbench.turnover import rolled

        template = next((t for t in self.templates() if t.id == source), None)
        if template:
            return plan_from(template, year), ()
        return rolled(self, source, year, at_once=at_once)

    def proposals(self, plan_id: str) -> tuple[Proposal, ...]:
        """What the new year asked for when the plan was made."""
        return self.store.proposals(plan_id)

    # --- plans

    def plans(self) -> tuple[PlanSummary, ...]:
        return self.store.plans()

    def plan(self, plan_id: str) -> Plan:
        return self.store.plan(plan_id)

    def find_plan(self, reference: str) -> Plan:
        """The plan that an id (of a plan, document or template) or a file's path stands for."""
        if _is_file(reference):
            return read_file(Path(reference)).plan
        for find in (
            self.store.plan,
            lambda key: self.store.document(key).plan,
            lambda key: self.store.template(key).plan,
        ):
            try:
                return find(reference)
            except NotFoundError:
                continue
        if not re.search(r"[./\\]", reference):  # no file's path
            raise NotFoundError(
                f"没有找到“{reference}”。",
                "请在列表中另选一份；命令行可用 workbench list 查看编号。",
            )
        return read_file(Path(reference)).plan

    def save(self, before: Plan | None, after: Plan | None, label: str, join: str = "") -> None:
        """Keep an edit: the difference and its journal step, in one go."""
        self.store.save(before, after, label, join=join)

    def undo(self, plan_id: str) -> Plan | None:
        return self.store.undo(plan_id)

    def redo(self, plan_id: str) -> Plan | None:
        return self.store.redo(plan_id)

    def undo_label(self, plan_id: str) -> str:
        return self.store.undo_label(plan_id)

    def redo_label(self, plan_id: str) -> str:
        return self.store.redo_label(plan_id)

    def history(self, plan_id: str) -> tuple[Step, ...]:
        return self.store.history(plan_id)


def _outcome(path: Path, reading: Reading, added: AddedDocument) -> Outcome:
    document = Imported(added.id, reading.file.name, reading.outline)
    return Outcome(path, document, repeated=added.repeated)


def _is_file(reference: str) -> bool:
    try:
        return Path(reference).is_file()
    except OSError:  # longer than any name, or in a folder that may not be looked into
        return False
