"""What leaves the workbench as files: a plan on paper, and what was read out of a document.

plan → PDF, Word, Excel in a folder        export_plan
document → labels for other programs        write_labels
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import ExportError, MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.document import Document, Outline
    from workbench.plan import Plan

FORMATS = ("pdf", "docx", "xlsx")
_FORBIDDEN = frozenset(r'\/:*?"<>|')
_LONGEST_NAME = 255  # bytes


@dataclass(frozen=True, slots=True)
class Exported:
    """The files an export wrote, the font of each role, and what stood in for what.

    `failures` says of each file that could not be written why, and what to do.
    """

    files: tuple[Path, ...]
    fonts: dict[str, str]
    substitutions: tuple[str, ...]
    failures: tuple[str, ...] = ()


def export_plan(
    plan: Plan,
    folder: Path,
    formats: Sequence[str],
    by_unit: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Exported:
    """Write `plan` to `folder`; needs no store, fit for a background thread.

    `progress` is told each file before it is written; it may raise to stop. A file that cannot
    be written does not keep the others from being written; ExportError where none could be.
    """
    _require_known(formats)
    result = Exported((), {}, ())
    errors: list[ExportError] = []
    for name in dict.fromkeys(formats):
        path = ready(folder) / file_name(plan.title, name)
        progress(path.name)
        try:
            result = _written(result, plan, path, by_unit)
        except ExportError as error:
            errors.append(error)
    if errors and not result.files:
        raise errors[0]
    return replace(result, failures=tuple(map(str, errors)))


def _require_known(formats: Sequence[str]) -> None:
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        fact = f"不能导出为“{'、'.join(unknown)}”。" if unknown else "没有指定导出格式。"
        raise MisuseError(fact, "可用的格式是 pdf、docx、xlsx。")


def file_name(title: str, suffix: str) -> str:
    """A file name made of a plan's title that every system takes."""
    ending = f"任务分解表.{suffix}" if suffix == "xlsx" else f".{suffix}"
    kept = (char for char in title if char.isprintable() and not char.isspace())
    stem = "".join(char for char in kept if char not in _FORBIDDEN).strip(".") or "要点"
    room = _LONGEST_NAME - len(ending.encode())
    return stem[:80].encode()[:room].decode(errors="ignore") + ending


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
    return replace(
        so_far,
        files=files,
        fonts=dict(report.fonts),
        substitutions=tuple(report.substitutions),
    )


def write_labels(document: Document, stem: str, folder: Path) -> Outline:
    """Write what a document holds as labels: <stem>.outline.json, .targets.json and .units.json.

    The last is written only where units are named. The outline has the text as it is printed, also
    that of tables, whose rows give targets and units. Gives the outline with tables understood.
    """
    from workbench.reading.labels import outline_labels, target_labels, unit_labels
    from workbench.reading.outline import outline, outline_as_printed

    found = outline(document)
    labels = {
        "outline": outline_labels(outline_as_printed(document) if found.columns else found),
        "targets": target_labels(found),
    }
    if units := unit_labels(found):
        labels["units"] = units
    for name, value in labels.items():
        _write_json(ready(folder) / f"{stem}.{name}.json", value)
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
