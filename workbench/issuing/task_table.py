"""The task table (任务分解表) as it stands on paper: who does what by when, a row a sentence.

    序号 | 重点任务 | 工作内容 | 指标 | 牵头单位 | 责任单位 | 配合单位 | 完成时限 | 备注

Columns without any entry are left out. A task (条) with several rows stands once, beside them all.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from workbench.assigning.breakdown import Row, rows
from workbench.manuscript import Table, TableCell, TableColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.plan import Plan


class _Column(NamedTuple):
    """A column: its look, what it shows of a row, whether it stands there when it is empty."""

    look: TableColumn
    text: Callable[[Row], str]
    needed: bool = False


_COLUMNS = (
    _Column(TableColumn("序号", 1.3, centred=True), lambda row: str(row.number), needed=True),
    _Column(TableColumn("重点任务", 4), lambda row: row.item or row.chapter, needed=True),
    _Column(TableColumn("工作内容", 9), lambda row: row.text, needed=True),
    _Column(TableColumn("指标", 3.5), lambda row: row.targets),
    _Column(TableColumn("牵头单位", 2.6), lambda row: row.lead, needed=True),
    _Column(TableColumn("责任单位", 2.6), lambda row: row.responsible),
    _Column(TableColumn("配合单位", 3), lambda row: row.support),
    _Column(TableColumn("完成时限", 2.4, centred=True), lambda row: row.deadline, needed=True),
    _Column(TableColumn("备注", 2), lambda row: row.note),
)
_MERGED = 1


def task_table(plan: Plan, chosen: Sequence[Row] | None = None) -> Table:
    """The table of `chosen` rows, of all if not given; landscape, GB/T 9704-2012, 8."""
    shown = tuple(rows(plan) if chosen is None else chosen)
    columns = [c for c in _COLUMNS if c.needed or any(c.text(row) for row in shown)]
    return Table(tuple(c.look for c in columns), tuple(_cells(shown, columns)), landscape=True)


def _cells(shown: Sequence[Row], columns: Sequence[_Column]) -> list[tuple[TableCell | None, ...]]:
    """Row by row; the second column is merged downwards over the rows of one section."""
    found: list[tuple[TableCell | None, ...]] = []
    for _, group in groupby(shown, key=lambda row: (row.chapter, row.item)):
        same = list(group)
        for at, row in enumerate(same):
            cells: list[TableCell | None] = [
                TableCell(column.text(row), task_id=row.task_id) for column in columns
            ]
            merged = TableCell(columns[_MERGED].text(row), down=len(same))
            cells[_MERGED] = None if at else merged
            found.append(tuple(cells))
    return found
