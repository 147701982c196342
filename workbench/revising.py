"""What changed between two plans, once for window and command line: compared, and put on paper.

Plain functions; those that look something up are handed the open `Workbench`, those that write
need no store and are fit for a background thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.errors import ExportError, NotFoundError
from workbench.papers import name_ending, ready, require_known
from workbench.versions import past_plan, step_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from exports.pdf import PdfReport
    from workbench.app import Workbench
    from workbench.drafting.compare import Comparison
    from workbench.plan import Plan

    _Write = Callable[[Path], PdfReport | None]


class Paper(StrEnum):
    """What can be written of a comparison."""

    REDLINE = "redline"
    TABLE_WORD = "table-word"
    TRACKED = "tracked"
    TABLE_EXCEL = "table-excel"

    @property
    def label(self) -> str:
        """What it is called, with its format."""
        return _LABELS[self]


_LABELS = {
    Paper.REDLINE: "花脸稿（PDF）",
    Paper.TABLE_WORD: "修订对照表（Word）",
    Paper.TRACKED: "带修订的 Word",
    Paper.TABLE_EXCEL: "修订对照表（Excel）",
}
_FORMATS = {
    "pdf": (Paper.REDLINE,),
    "docx": (Paper.TABLE_WORD, Paper.TRACKED),
    "xlsx": (Paper.TABLE_EXCEL,),
}


@dataclass(frozen=True, slots=True)
class Revised:
    """The files written, what stood in for which font, and what could not be written and why."""

    files: tuple[Path, ...] = ()
    substitutions: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


def compared(workbench: Workbench, old: str, new: str) -> tuple[Plan, Plan, Comparison]:
    """Two plans by id or file, and what changed from `old` to `new`.

    `new` may also be a version of the plan `old` (its name, 第3版, 第18步): then it is what changed
    from that moment until now.

    Raises:
        NotFoundError: where one of the references stands for nothing.
    """
    from workbench.drafting.compare import compare

    plan = workbench.find_plan(old)
    past = _version(workbench, plan, new)
    before, after = (past, plan) if past else (plan, workbench.find_plan(new))
    return before, after, compare(before, after)


def _version(workbench: Workbench, plan: Plan, reference: str) -> Plan | None:
    """The plan at a moment of its own, None where `reference` names none."""
    if not workbench.has_store:
        return None
    try:
        return past_plan(workbench, plan.id, step_of(workbench, plan.id, reference))
    except NotFoundError:
        return None


def write_revisions(
    old: Plan, new: Plan, comparison: Comparison, folder: Path, formats: Sequence[str]
) -> Revised:
    """Write what changed to `folder`.

    pdf is the 花脸稿, xlsx the 修订对照表, docx the 修订对照表 and the text with tracked changes. A
    file that cannot be written does not keep the others from being written.

    Raises:
        MisuseError: a format there is not.
        ExportError: no file at all could be written.
    """
    require_known(formats)
    papers = [paper for wanted in dict.fromkeys(formats) for paper in _FORMATS[wanted]]
    return write_papers(old, new, comparison, folder, papers)


def write_papers(
    old: Plan,
    new: Plan,
    comparison: Comparison,
    folder: Path,
    papers: Sequence[Paper],
    tell: Callable[[int, int, str], None] | None = None,
) -> Revised:
    """Write these of what changed to `folder`, as `write_revisions` does.

    `tell` is called before each with how many are done, of how many, and what it is called; it may
    raise to stop the work.

    Raises:
        ExportError: no file at all could be written.
    """
    done, errors = Revised(), []
    for at, paper in enumerate(papers):
        if tell:
            tell(at, len(papers), paper.label)
        ending, write = _step(old, new, comparison, paper)
        path = ready(folder) / name_ending(new.title, ending)
        try:
            report = write(path)
        except ExportError as error:
            errors.append(error)
        else:
            told = report.substitutions if report else ()
            done = replace(done, files=(*done.files, path), substitutions=done.substitutions + told)
    if errors and not done.files:
        raise errors[0]
    return replace(done, failures=tuple(map(str, errors)))


def _step(old: Plan, new: Plan, comparison: Comparison, paper: Paper) -> tuple[str, _Write]:
    """How the name of a file ends, and what writes it."""
    steps: dict[Paper, tuple[str, _Write]] = {
        Paper.REDLINE: ("花脸稿.pdf", lambda path: _write_pdf(old, new, comparison, path)),
        Paper.TABLE_WORD: ("修订对照表.docx", lambda path: _write_table_word(comparison, path)),
        Paper.TRACKED: ("修订稿.docx", lambda path: _write_tracked(old, new, comparison, path)),
        Paper.TABLE_EXCEL: ("修订对照表.xlsx", lambda path: _write_table_excel(comparison, path)),
    }
    return steps[paper]


def _write_pdf(old: Plan, new: Plan, comparison: Comparison, path: Path) -> PdfReport:
    from exports.fonts import FontBook
    from exports.revisions import write_redline_pdf

    return write_redline_pdf(old, new, comparison, path, FontBook.find())


def _write_tracked(old: Plan, new: Plan, comparison: Comparison, path: Path) -> None:
    from exports.revisions_word import write_tracked_word

    write_tracked_word(old, new, comparison, path)


def _write_table_word(comparison: Comparison, path: Path) -> None:
    from exports.revisions_table import write_table_word

    write_table_word(comparison, path)


def _write_table_excel(comparison: Comparison, path: Path) -> None:
    from exports.revisions_excel import write_table_excel

    write_table_excel(comparison, path)
