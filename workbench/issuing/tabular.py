"""Sections that are rows of a table on paper: a run of neighbouring ones becomes one table.

    一、服务保障                              a chapter, its rows below it
    序号 | 重点任务     | 工作内容      | 责任单位 | 完成时限
      1  | 完善急救网络 | 新建站点6个。 | 市卫健委 | 6月底前

The editor shows them as it shows all sections. One with others below it stands over the whole
width, and none is a row unless all below it are. Beside a text stands what it does not say itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.assigning.breakdown import SEPARATOR
from workbench.assigning.figures import issued_phrases
from workbench.drafting.notes import issued_note
from workbench.issuing import columns
from workbench.manuscript import STOP, Block, BlockRole, Table, TableCell
from workbench.numbering import recognise
from workbench.plan import Role, SectionKind, units_in
from workbench.reading.units import find_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.plan import Assignment, Plan, Section, Task

_MANY = 5
"""Columns an upright page has room for; an annex with more of them lies on its side."""

_MARKS = ".．、"  # of a number, in a column of its own

_BESIDE = (
    columns.AIMS,
    columns.LEAD,
    columns.RESPONSIBLE,
    columns.SUPPORT,
    columns.DEADLINE,
    columns.NOTE,
)

_Path = tuple["Section", ...]
"""A section with all those above it, the topmost first."""


def with_tables(plan: Plan, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of `plan`, each run of tabular sections among them made one TABLE."""
    paths = {path[-1].id: path for path in _paths(plan) if _is_row(path[-1])}
    if not paths:
        return tuple(blocks)
    numbers = _numbers(plan)
    whole: list[Block] = []
    for tabular, run in groupby(blocks, key=lambda block: block.section_id in paths):
        if tabular:
            ids = dict.fromkeys(block.section_id for block in run)
            whole.append(_block([paths[key] for key in ids], numbers))
        else:
            whole += run
    return tuple(whole)


def _numbers(plan: Plan) -> dict[str, str]:
    """The numbers of all sections; rows are counted 1 2 3 where the text has their style."""
    numbers = plan.numbers()
    texts = {depth for section, depth in plan.walk() if _is_text(section)}
    for section, depth in plan.walk():
        mark = recognise(numbers[section.id]) if depth in texts else None
        if mark and section.tabular and not section.sections:
            numbers[section.id] = str(mark.value)
    return numbers


def _is_text(section: Section) -> bool:
    return section.kind is SectionKind.NUMBERED and not section.tabular


def _paths(plan: Plan) -> Iterator[_Path]:
    for section in plan.sections:
        yield from _paths_below((section,))


def _paths_below(path: _Path) -> Iterator[_Path]:
    yield path
    for child in path[-1].sections:
        yield from _paths_below((*path, child))


def _is_row(section: Section) -> bool:
    return section.tabular and all(_is_row(child) for child in section.sections)


def _block(paths: Sequence[_Path], numbers: dict[str, str]) -> Block:
    entries = [_Entry.of(path, numbers[path[-1].id]) for path in paths]
    table = _table(entries, annexed=paths[0][0].kind is SectionKind.ANNEX)
    return Block(BlockRole.TABLE, (), section_id=paths[0][-1].id, table=table)


# -- sections as entries ---------------------------------------------------------------------


@dataclass(slots=True)
class _Row:
    """A row: its sentences and, column by column, what stands beside them."""

    beside: tuple[str, ...]
    text: str = ""
    task_id: str = ""
    later: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class _Entry:
    """A section in the table: its number, its name, its rows; one that `heads` stands over all."""

    number: str
    name: str
    heads: bool
    rows: list[_Row] = field(default_factory=list)

    @classmethod
    def of(cls, path: _Path, number: str) -> _Entry:
        """The entry of a section; sentences with other units or terms have a row of their own."""
        section, said = path[-1], _Said(path)
        entry = cls(number, section.heading + _stop(section), heads=bool(section.sections))
        for paragraph in section.paragraphs:
            for at, task in enumerate(paragraph.tasks):
                entry._add(task, said.beside(task), "" if at else "\n")
        return entry

    def _add(self, task: Task, beside: tuple[str, ...], between: str) -> None:
        last = self.rows[-1] if self.rows else None
        if last and (beside == last.beside or _says_nothing(task)):
            last.later += ((len(last.text + between), task.id),)
            last.text += between + task.text
        else:
            self.rows.append(_Row(beside, task.text, task.id))


def _stop(section: Section) -> str:
    """The stop that closes a heading its text runs on from, as everywhere."""
    runs_on = section.run_in and section.paragraphs and section.paragraphs[0].tasks
    return STOP if section.heading and runs_on else ""


def _says_nothing(task: Task) -> bool:
    """Nothing stands beside the sentence but what stands beside its section."""
    return not (task.assignments or task.deadline or issued_note(task.note) or task.targets)


class _Said:
    """Tells what stands beside the sentences of a section: what they and their section leave out.

    Units and term are their own, or those of the nearest row above them that has any.
    """

    def __init__(self, path: _Path) -> None:
        self._rows = [section for section in reversed(path) if section.tabular]

    def beside(self, task: Task) -> tuple[str, ...]:
        """What stands in each of the columns `_BESIDE`."""
        unsaid = (t for t in task.targets if t.pinned and t.quote not in task.text)
        units = (SEPARATOR.join(self._units(task, role)) for role in Role)
        return (
            "；".join(issued_phrases(unsaid)),
            *units,
            self._deadline(task),
            issued_note(task.note),
        )

    def _units(self, task: Task, role: Role) -> tuple[str, ...]:
        for assignments, texts in ((task.assignments, (task.text,)), *self._above()):
            if units := units_in(assignments, role):
                printed = units_in(_printed(texts), role)
                return tuple(unit for unit in units if unit not in printed)
        return ()

    def _deadline(self, task: Task) -> str:
        if task.deadline:
            return "" if task.deadline in task.text else task.deadline
        section = next((section for section in self._rows if section.deadline), None)
        if section is None or any(section.deadline in text for text in _texts(section)):
            return ""
        return section.deadline

    def _above(self) -> Iterator[tuple[tuple[Assignment, ...], Iterator[str]]]:
        return ((section.assignments, _texts(section)) for section in self._rows)


def _texts(section: Section) -> Iterator[str]:
    yield section.heading
    yield from (task.text for task in section.tasks())


def _printed(texts: Iterable[str]) -> tuple[Assignment, ...]:
    """The units that the texts name in their tags."""
    return tuple(a for text in texts for tag in find_tags(text) for a in tag.assignments)


# -- entries as cells ------------------------------------------------------------------------


_Cells = tuple[TableCell | None, ...]


def _table(entries: Sequence[_Entry], *, annexed: bool) -> Table:
    """The columns that have anything to show, and the entries in them."""
    rows = [row for entry in entries for row in entry.rows]
    named = [entry for entry in entries if not entry.heads]
    number = [columns.NUMBER] if any(entry.number for entry in named) else []
    item = [columns.ITEM] if any(entry.name for entry in named) else []
    work = [columns.WORK] if any(row.text for row in rows) or not (number or item) else []
    shown = [at for at in range(len(_BESIDE)) if any(row.beside[at] for row in rows)]
    looks = (*number, *item, *work, *(_BESIDE[at] for at in shown))
    cells = _Laying(bool(number), bool(item), bool(work), shown)
    found = tuple(row for entry in entries for row in cells.of(entry))
    return Table(looks, found, landscape=annexed and len(looks) > _MANY)


@dataclass(frozen=True, slots=True)
class _Laying:
    """Lays entries into the columns that are there; `beside` are places in `_BESIDE`."""

    number: bool
    item: bool
    work: bool
    beside: Sequence[int]

    def of(self, entry: _Entry) -> Iterator[_Cells]:
        """The rows of an entry; its number and name stand once, beside them all."""
        if entry.heads:
            width = self.number + self.item + self.work + len(self.beside)
            title = TableCell(entry.number + entry.name, across=width)
            yield (title, *[None] * (width - 1))
        own = entry.rows or ([] if entry.heads else [_Row(("",) * len(_BESIDE))])
        for at, row in enumerate(own):
            down = 0 if at else len(own)
            yield (*self._naming(entry, down), *self._said(row))

    def _naming(self, entry: _Entry, down: int) -> _Cells:
        texts = ("", "") if entry.heads else (entry.number.rstrip(_MARKS), entry.name)
        task_id = entry.rows[0].task_id if entry.rows else ""
        there = zip((self.number, self.item), texts, strict=True)
        return tuple(TableCell(text, down, task_id) if down else None for on, text in there if on)

    def _said(self, row: _Row) -> _Cells:
        work = TableCell(row.text, task_id=row.task_id, later=row.later)
        beside = (TableCell(row.beside[at], task_id=row.task_id) for at in self.beside)
        return (*([work] if self.work else []), *beside)
