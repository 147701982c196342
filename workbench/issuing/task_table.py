"""The task table (任务分解表) as it stands on paper: who does what by when, a row a sentence.

    序号 | 重点任务 | 任务内容 | 指标 | 牵头单位 | 责任单位 | 配合单位 | 完成时限 | 节点
    一、健全公共卫生服务体系
     1   | （一）完善急救网络 | 新建站点6个。 | …

Columns without any entry are left out. A task (条) with several rows stands once, beside them all;
a chapter stands over the whole width where there are several with tasks below them. 备注 is the
drafter's own and stands there only if the plan is to go out with it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from workbench.assigning.breakdown import UNASSIGNED, Row, role_words, rows, rows_of_unit
from workbench.drafting.notes import issued_note
from workbench.issuing import columns as look
from workbench.manuscript import Table, TableCell, TableColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.plan import Plan


class _Column(NamedTuple):
    """A column: its look, what it shows of a row, whether it stands there when it is empty."""

    look: TableColumn
    text: Callable[[Row], str]
    needed: bool = False


_BEFORE = (
    _Column(look.NUMBER, lambda row: str(row.number), needed=True),
    _Column(look.ITEM, lambda row: row.item or row.chapter, needed=True),
    _Column(look.WORK, lambda row: row.text, needed=True),
    _Column(look.AIMS, lambda row: row.issued_targets),
)
_AFTER = (
    _Column(look.LEAD, lambda row: row.lead, needed=True),
    _Column(look.RESPONSIBLE, lambda row: row.responsible),
    _Column(look.SUPPORT, lambda row: row.support),
    _Column(look.DEADLINE, lambda row: row.deadline, needed=True),
    _Column(look.MILESTONES, lambda row: row.milestones),
)
_NOTE = _Column(look.NOTE, lambda row: issued_note(row.note))
_ITEM = 1
"""The place of the column that is merged downwards; the text of the sentence follows it."""

_Cells = tuple[TableCell | None, ...]


def task_table(plan: Plan, chosen: Sequence[Row] | None = None) -> Table:
    """The table of `chosen` rows, of all if not given; landscape, GB/T 9704-2012, 8."""
    shown = rows(plan) if chosen is None else chosen
    return _table(shown, (*_BEFORE, *_AFTER, *_notes(plan)))


def unit_table(plan: Plan, unit: str) -> Table:
    """The tasks of one unit and in which role it answers for each, numbered as in the whole table.

    Args:
        plan: the plan.
        unit: its name as printed; `UNASSIGNED` for the tasks nobody answers for.

    Raises:
        NotFoundError: where the unit answers for nothing.
    """
    role = _Column(look.ROLE, lambda row: role_words(row, unit))
    roles = [] if unit == UNASSIGNED else [role]
    return _table(rows_of_unit(plan, unit), (*_BEFORE, *roles, *_AFTER, *_notes(plan)))


def _notes(plan: Plan) -> tuple[_Column, ...]:
    return (_NOTE,) if plan.issuance.table_notes else ()


def _table(shown: Sequence[Row], columns: Sequence[_Column]) -> Table:
    used = [c for c in columns if c.needed or any(c.text(row) for row in shown)]
    found: list[_Cells] = []
    headed = _has_chapters(shown)
    for chapter, group in groupby(shown, key=lambda row: row.chapter):
        if headed:
            found.append((TableCell(chapter, across=len(used)), *[None] * (len(used) - 1)))
        for item, same in groupby(group, key=lambda row: row.item):
            found += _cells(list(same), used, named=bool(item) or not headed)
    return Table(tuple(column.look for column in used), tuple(found), landscape=True)


def _has_chapters(shown: Sequence[Row]) -> bool:
    """Several chapters, and tasks below them to stand in the second column."""
    return len({row.chapter for row in shown}) > 1 and any(row.item for row in shown)


def _cells(same: Sequence[Row], columns: Sequence[_Column], *, named: bool) -> Iterator[_Cells]:
    """The rows of one task; those directly below a chapter have no name, their text its room."""
    for at, row in enumerate(same):
        cells: list[TableCell | None] = [
            TableCell(column.text(row), task_id=row.task_id) for column in columns
        ]
        if named:
            name = TableCell(columns[_ITEM].text(row), len(same), row.task_id)
            cells[_ITEM] = None if at else name
        else:
            cells[_ITEM : _ITEM + 2] = TableCell(row.text, task_id=row.task_id, across=2), None
        yield tuple(cells)
