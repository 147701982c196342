"""What leaves the workbench as files: a plan on paper, and what was read out of a document.

plan → PDF, Word, Excel in a folder        export_plan
document → labels for other programs        write_labels
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ExportError, MisuseError
from workbench.issuing.annexes import NOBODY, unit_paper
from workbench.looks import sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.fonts import FontBook
    from exports.pdf import PdfReport
    from exports.profiles import Profile
    from workbench.document import Document, Outline
    from workbench.manuscript import Block
    from workbench.plan import Plan

FORMATS = ("pdf", "docx", "xlsx")
UNIT_FORMATS = ("pdf", "xlsx")
"""What a unit's own task table can be written as."""
_PARTS = 100  # how finely the progress of one file is told
_FORBIDDEN = frozenset(r'\/:*?"<>|')
_LONGEST_NAME = 255  # bytes


@dataclass(frozen=True, slots=True)
class Exported:
    """The files an export wrote, the font of each role, and what stood in for what.

    `failures` says of each file that could not be written why, and what to do. `missing` are the
    characters no font here has.
    """

    files: tuple[Path, ...]
    fonts: dict[str, str]
    substitutions: tuple[str, ...]
    failures: tuple[str, ...] = ()
    missing: str = ""


Progress = Callable[[int, int, str], None]
"""Told how far an export is, of how much, and what it is at; it may raise to stop."""


def export_plan(
    plan: Plan,
    folder: Path,
    formats: Sequence[str],
    by_unit: bool = False,
    progress: Progress = lambda *_: None,
    *,
    units: Sequence[str] = (),
    whole: bool = True,
    profile: str | None = None,
) -> Exported:
    """Write `plan` to `folder`; needs no store, fit for a background thread.

    A file that cannot be written does not keep the others from being written, and one that is not
    finished leaves the old one as it was.

    Args:
        plan: the plan.
        folder: where to; made if it is not there.
        formats: pdf, docx, xlsx.
        by_unit: the Excel file has a sheet a unit.
        progress: told of every file and of every page of a PDF.
        units: those who get their own task table, as PDF and Excel; "责任未定" for what nobody has.
        whole: the paper itself is written too.
        profile: the look for this time; the plan's own if not given.

    Raises:
        MisuseError: a format there is not, or a unit without a task.
        ExportError: no file at all could be written.
    """
    require_known(formats)
    look = sheet_of(plan, profile)
    writers = _Writers(plan, look)
    steps = [*(writers.whole(formats, by_unit) if whole else ()), *writers.of_units(formats, units)]
    result = Exported((), {}, look.told)
    errors: list[ExportError] = []
    for done, (name, write) in enumerate(steps):
        path = ready(folder) / name
        told = _Told(progress, done, len(steps), name)
        told(0, 0)
        try:
            result = _joined(result, path, write(path, told))
        except ExportError as error:
            errors.append(error)
    if errors and not result.files:
        raise errors[0]
    return replace(result, failures=tuple(map(str, errors)))


class _Told:
    """Turns the pages of one file into how far the whole export is."""

    def __init__(self, progress: Progress, done: int, files: int, name: str) -> None:
        self._progress, self._done, self._files, self._name = progress, done, files, name

    def __call__(self, page: int, pages: int) -> None:
        share = _PARTS * page // pages if pages else 0
        where = f"第{page}页，共{pages}页" if page else ""
        at = self._done * _PARTS + share
        self._progress(at, self._files * _PARTS, f"正在写出“{self._name}”{where}")


_Write = Callable[[Path, _Told], "PdfReport | None"]
_Steps = Iterator[tuple[str, _Write]]
"""The files of an export: the name of each and what writes it."""


class _Writers:
    """What writes the files of one export; the fonts of this machine are looked for once."""

    def __init__(self, plan: Plan, look: Profile) -> None:
        self._plan, self._sheet = plan, look.standard

    def whole(self, formats: Sequence[str], by_unit: bool) -> _Steps:
        """The paper in each format."""
        makers: dict[str, _Write] = {
            "pdf": self._pdf,
            "docx": self._word,
            "xlsx": partial(self._excel, by_unit),
        }
        for name in dict.fromkeys(formats):
            yield file_name(_title(self._plan), name), makers[name]

    def of_units(self, formats: Sequence[str], units: Sequence[str]) -> _Steps:
        """The task table of each unit as PDF and Excel.

        Raises:
            MisuseError: where they are wanted in Word alone.
            NotFoundError: where a unit has no task.
        """
        kinds = [name for name in dict.fromkeys(formats) if name in UNIT_FORMATS]
        if units and not kinds:
            raise MisuseError("单位的任务分解表没有 Word 格式。", "可用的格式是 pdf、xlsx。")
        for unit in units:
            key = "" if unit == NOBODY else unit
            makers: dict[str, _Write] = {
                "pdf": partial(self._pdf, blocks=unit_paper(self._plan, key)),
                "xlsx": partial(self._unit_excel, key),
            }
            for kind in kinds:
                yield file_name(self._plan.title, kind, unit or NOBODY), makers[kind]

    @cached_property
    def _book(self) -> FontBook:
        from exports.fonts import FontBook

        return FontBook.find()

    def _pdf(self, path: Path, told: _Told, blocks: tuple[Block, ...] | None = None) -> PdfReport:
        from exports.pdf import write_pdf

        return write_pdf(self._plan, path, self._book, self._sheet, told, blocks)

    def _word(self, path: Path, _: _Told) -> None:
        from exports.word import write_word

        write_word(self._plan, path, self._sheet)

    def _excel(self, by_unit: bool, path: Path, _: _Told) -> None:
        from exports.excel import write_excel

        write_excel(self._plan, path, by_unit=by_unit)

    def _unit_excel(self, unit: str, path: Path, _: _Told) -> None:
        from exports.excel import write_unit_excel

        write_unit_excel(self._plan, unit, path)


def require_known(formats: Sequence[str]) -> None:
    """MisuseError where one of `formats` is none of ours, or there are none."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        fact = f"不能导出为“{'、'.join(unknown)}”。" if unknown else "没有指定导出格式。"
        raise MisuseError(fact, "可用的格式是 pdf、docx、xlsx。")


def _title(plan: Plan) -> str:
    """What its files are called: a draft that goes round for comments says so."""
    from workbench.issuing.paper import STAGE

    told = not plan.issuance.for_comment or STAGE.strip("（）") in plan.title
    return plan.title if told else plan.title + STAGE


def file_name(title: str, suffix: str, unit: str = "") -> str:
    """A file name made of a plan's title, and of the unit whose table it is, for every system."""
    table = "任务分解表" if unit or suffix == "xlsx" else ""
    whose = f"（{_kept(unit)[:40]}）" if unit else ""
    return name_ending(title, f"{table}{whose}.{suffix}")


def name_ending(title: str, ending: str) -> str:
    """A file name that begins with as much of `title` as goes in, and has `ending` whole."""
    stem = _kept(title).strip(".") or "要点"
    room = _LONGEST_NAME - len(ending.encode())
    return stem[:80].encode()[:room].decode(errors="ignore") + ending


def _kept(words: str) -> str:
    """The characters every system takes in a name."""
    kept = (char for char in words if char.isprintable() and not char.isspace())
    return "".join(char for char in kept if char not in _FORBIDDEN)


def _joined(so_far: Exported, path: Path, report: PdfReport | None) -> Exported:
    """The result with one more file, and with what is told of its fonts."""
    files = (*so_far.files, path)
    if report is None:
        return replace(so_far, files=files)
    told = dict.fromkeys((*so_far.substitutions, *report.substitutions))
    lost = dict.fromkeys(so_far.missing + report.missing)
    fonts = so_far.fonts | report.fonts
    return Exported(files, fonts, tuple(told), missing="".join(lost))


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
