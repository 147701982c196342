"""Every use case once, the same for the window and the command line: class `Workbench`.

    file → read → outline → library          import_file
    document | template | plan | file → plan  new_plan
    plan → plan (an edit) → store             save, undo, redo
    plan → PDF, Word, Excel                   export

The store is opened when first needed; readers and writers are imported when first used.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import MisuseError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from db.store import Hit, LibraryDocument, PlanSummary, Step, Store
    from workbench.document import Outline
    from workbench.drafting.rollforward import Proposal
    from workbench.drafting.templates import Template
    from workbench.plan import Plan, Unit

FORMATS = ("pdf", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read, not yet in the library."""

    name: str
    data: bytes
    outline: Outline


@dataclass(frozen=True, slots=True)
class Imported:
    """A document now in the library; the counts are those of the plan it holds."""

    id: str
    name: str
    title: str
    outline: Outline
    sections: int
    tasks: int
    targets: int


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan just made, and every change the new year asks for."""

    plan: Plan
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """The files an export wrote, the font of each role, and what stood in for what."""

    files: tuple[Path, ...]
    fonts: dict[str, str]
    substitutions: tuple[str, ...]


def default_store() -> Path:
    """The store in the user's own data folder."""
    import platformdirs

    return platformdirs.user_data_path("yaodian", appauthor=False) / "要点.yaodian"


def read_file(path: Path) -> Reading:
    """Read a file without touching the store; fit for a background thread."""
    from workbench.reading.formats import read_bytes, read_data
    from workbench.reading.outline import outline

    data = read_data(path)
    return Reading(path.name, data, outline(read_bytes(data, path.name)))


class Workbench:
    """One store and all that can be done with it."""

    def __init__(self, store: Path | None = None) -> None:
        self._path = store or default_store()
        self._store: Store | None = None

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

            self._store = Store.open(self._path)
        return self._store

    @property
    def read_only(self) -> bool:
        """Another window holds the store."""
        return self.store.read_only

    @property
    def holder(self) -> str:
        """Who holds the store when it is read-only."""
        return self.store.holder

    def claim(self) -> bool:
        """Become the writer if the other window is gone; True if this one may write now."""
        return self.store.claim()

    # --- library

    def import_file(self, path: Path) -> Imported:
        """Read a file into the library; the same content again gives the same document."""
        return self.keep(read_file(path))

    def keep(self, reading: Reading) -> Imported:
        """Put a document that was read into the library."""
        document_id = self.store.add_document(reading.name, reading.data, reading.outline)
        return imported(document_id, reading)

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

    def new_plan(self, source: str, year: int) -> NewPlan:
        """A plan for `year` out of a document, template, plan or file; kept with its proposals."""
        plan, proposals = self._drafted(source, year)
        self.store.save(None, plan, f"新建{year}年要点")
        self.store.save_proposals(plan.id, proposals)
        return NewPlan(plan, proposals)

    def _drafted(self, source: str, year: int) -> tuple[Plan, tuple[Proposal, ...]]:
        from workbench.drafting.rollforward import roll_forward
        from workbench.drafting.templates import plan_from

        template = next((t for t in self.templates() if t.id == source), None)
        if template:
            return plan_from(template, year), ()
        return roll_forward(self.find_plan(source), year)

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
        from workbench.reading.assembly import plan_of

        for find in (
            self.store.plan,
            lambda key: plan_of(self.store.document(key).outline),
            lambda key: self.store.template(key).plan,
        ):
            try:
                return find(reference)
            except NotFoundError:
                continue
        if not Path(reference).exists() and not re.search(r"[./\\]", reference):
            raise NotFoundError(f"没有找到“{reference}”。", "请用 workbench list 查看编号。")
        return plan_of(read_file(Path(reference)).outline)

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

    # --- paper

    def export(
        self, reference: str, folder: Path, formats: Sequence[str], by_unit: bool = False
    ) -> Exported:
        """Write a plan (by id or file) to `folder` as PDF, Word and Excel."""
        return export_plan(self.find_plan(reference), folder, formats, by_unit)


def imported(document_id: str, reading: Reading) -> Imported:
    """What is told of a document after import."""
    from workbench.reading.assembly import plan_of

    plan = plan_of(reading.outline)
    tasks = tuple(plan.tasks())
    return Imported(
        document_id,
        reading.name,
        plan.title,
        reading.outline,
        sum(1 for _ in plan.walk()),
        len(tasks),
        sum(len(task.targets) for task in tasks),
    )


def export_plan(
    plan: Plan,
    folder: Path,
    formats: Sequence[str],
    by_unit: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Exported:
    """Write `plan` to `folder`; needs no store, fit for a background thread.

    `progress` is told each file before it is written; it may raise to stop.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise MisuseError(f"不能导出为“{'、'.join(unknown)}”。", "可用的格式是 pdf、docx、xlsx。")
    result = Exported((), {}, ())
    for name in dict.fromkeys(formats):
        path = ready(folder) / file_name(plan.title, name)
        progress(path.name)
        result = _written(result, plan, path, by_unit)
    return result


def file_name(title: str, suffix: str) -> str:
    """A file name made of a plan's title that every system takes."""
    stem = re.sub(r'[\\/:*?"<>|\s]+', "", title)[:80] or "要点"
    return f"{stem}任务分解表.xlsx" if suffix == "xlsx" else f"{stem}.{suffix}"


def _written(so_far: Exported, plan: Plan, path: Path, by_unit: bool) -> Exported:
    files = (*so_far.files, path)
    if path.suffix == ".docx":
        from exports.word import write_word

        write_word(plan, path)
        return replace(so_far, files=files)
    if path.suffix == ".xlsx":
        from exports.excel import write_excel

        write_excel(plan, path, by_unit=by_unit)
        return replace(so_far, files=files)
    from exports.fonts import FontBook
    from exports.pdf import write_pdf

    report = write_pdf(plan, path, FontBook.find())
    return Exported(files, dict(report.fonts), tuple(report.substitutions))


def write_labels(path: Path, folder: Path) -> Outline:
    """Write what is in a file as labels: <stem>.outline.json, .targets.json and .units.json.

    The last is written only where units are named. Gives the outline.
    """
    from workbench.reading.labels import outline_labels, target_labels, unit_labels

    found = read_file(path).outline
    labels = {"outline": outline_labels(found), "targets": target_labels(found)}
    if units := unit_labels(found):
        labels["units"] = units
    for name, value in labels.items():
        _write_json(ready(folder) / f"{path.stem}.{name}.json", value)
    return found


def ready(folder: Path) -> Path:
    """The folder, made if it was not there yet; ExportError where that cannot be."""
    from exports.aside import explain

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(folder, error) from error
    return folder


def _write_json(path: Path, value: object) -> None:
    from exports.aside import writing

    with writing(path) as aside:
        aside.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
