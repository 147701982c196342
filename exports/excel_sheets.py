"""The sheets of the workbook as plain rows: 任务分解表, targets (指标), 汇总, and one a unit.

Nothing here knows a spreadsheet library; `excel` writes what stands here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exports.excel_layout import Column, fitting_width
from exports.excel_summary import COLUMNS as SUMMARY_COLUMNS
from exports.excel_summary import SUMMARY, summary_rows
from workbench.assigning.breakdown import (
    UNASSIGNED,
    Row,
    answerable,
    effective_deadlines,
    role_words,
    rows,
    rows_by_unit,
    rows_of_unit,
)
from workbench.assigning.figures import OPEN, indicator
from workbench.chinese import amount, in_myriads
from workbench.drafting.notes import issued_note
from workbench.issuing.annexes import NOBODY
from workbench.plan import Comparator, Role, TargetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.plan import Plan, Target

Cell = str | int | float

MAIN = "任务分解表"
TARGETS = "指标"

_NUMBER = Column("序号", 7, True)
_CHAPTER, _ITEM = Column("章", 16), Column("重点任务", 18)
_ROLE, _DEADLINE = Column("角色", 7, True), Column("完成时限", 11.5, True)
_TARGET_COLUMNS = (
    Column("序号", 7, True),
    Column("章", 20),
    Column("重点任务", 24),
    Column("指标", 26),
    Column("比较", 8, True),
    Column("目标值", 13, True),
    Column("单位", 9, True),
    Column("时限", 12, True),
    Column("去年", 14, True),
    Column("原文", 34),
)
STATES = ("未启动", "达到时序进度", "未达时序进度", "已完成")
"""What the units report back about a task: the words of the offices' own tables."""

_STATE = Column("进展状态", 12, True)
_ROLE_ORDER = (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT)
_BY_MYRIADS = re.compile("[0-9.〇零一二三四五六七八九十百千两][万亿]")
_COMPARISONS = {Comparator.EXACT: "＝", Comparator.RANGE: "区间"}


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below the rows: the columns `first` to `last`, counted from 0, stacked for each row.

    The first column names the bars; the last row, a sum, is left out.
    """

    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet before it is written; its rows are made as they are asked for, once.

    In a `grouped` column a cell like the one above it is pale. `choices` gives the words a cell of
    a column, by its index, is filled from; `lists_units` are the columns filled from the units of
    the summary. A `chart` stands below the rows.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    grouped: tuple[int, ...] = (1, 2)
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()
    lists_units: tuple[int, ...] = ()
    chart: Chart | None = None


def sheets(plan: Plan, *, by_unit: bool) -> Iterator[Sheet]:
    """The task table, the targets, and on request a sheet a unit, in order of appearance."""
    yield _task_sheet(MAIN, f"{plan.title}{MAIN}", rows(plan))
    yield _target_sheet(plan)
    yield Sheet(SUMMARY, f"{plan.title}任务汇总", SUMMARY_COLUMNS, summary_rows(plan), grouped=())
    if by_unit:
        for unit, own in rows_by_unit(plan).items():
            yield _unit_sheet(plan, unit, own)


def unit_sheet(plan: Plan, unit: str) -> Sheet:
    """The tasks of one unit; "" for those nobody answers for.

    Raises:
        NotFoundError: where the unit answers for nothing.
    """
    return _unit_sheet(plan, unit, rows_of_unit(plan, unit))


def _task_sheet(name: str, title: str, table: Sequence[Row]) -> Sheet:
    columns = (*_columns_before(table), *_columns_after(table))
    dated = _dated(table)
    cells = (_before(row) + _after(row, dated=dated) for row in table)
    return _filled_in(Sheet(name, title, columns, cells))


def _unit_sheet(plan: Plan, unit: str, table: Sequence[Row]) -> Sheet:
    if unit == UNASSIGNED:
        return _task_sheet(NOBODY, f"{plan.title}（{NOBODY}的任务）", table)
    table = [_handed_out(plan, row) for row in table]
    columns = (*_columns_before(table), _ROLE, *_columns_after(table))
    dated = _dated(table)
    cells = ((*_before(row), role_words(row, unit), *_after(row, dated=dated)) for row in table)
    return _filled_in(Sheet(unit, f"{plan.title}任务清单（{unit}）", columns, cells))


def _handed_out(plan: Plan, row: Row) -> Row:
    """A row as a unit gets it: without the drafter's own notes, unless they are to be printed."""
    note = issued_note(row.note) if plan.issuance.table_notes else ""
    return row if note == row.note else replace(row, note=note)


def _filled_in(sheet: Sheet) -> Sheet:
    """The sheet with what spreadsheets offer while its cells are filled in."""
    titles = [column.title for column in sheet.columns]
    units = tuple(titles.index(role.label) for role in _ROLE_ORDER)
    return replace(sheet, choices=((titles.index(_STATE.title), STATES),), lists_units=units)


def _columns_before(table: Sequence[Row]) -> tuple[Column, ...]:
    """The columns up to the targets; the sentence's is as wide as its longest needs."""
    text = fitting_width((row.text for row in table), 44, 72)
    aims = fitting_width((row.targets for row in table), 18, 24, lines=5)
    return _NUMBER, _CHAPTER, _ITEM, Column("任务内容", text), Column("指标", aims)


def _columns_after(table: Sequence[Row]) -> tuple[Column, ...]:
    """The columns from the units on; one with long lists is wider, an empty one narrower."""
    units = [
        Column(role.label, _unit_width([row.units(role) for row in table])) for role in _ROLE_ORDER
    ]
    note = fitting_width((row.note for row in table), 9, 14, lines=3)
    steps = [row.milestones for row in table]
    dated = (Column("节点", fitting_width(steps, 13, 22, lines=3)),) if _dated(table) else ()
    return (*units, _DEADLINE, *dated, _STATE, Column("备注", note))


def _unit_width(lists: Sequence[str]) -> float:
    return fitting_width(lists, 13, 20, lines=4) if any(lists) else 11


def _before(row: Row) -> tuple[Cell, ...]:
    return row.number, row.chapter, row.item, row.text, row.targets


def _after(row: Row, *, dated: bool) -> tuple[Cell, ...]:
    steps = (row.milestones,) if dated else ()
    return row.lead, row.responsible, row.support, row.deadline, *steps, "", row.note


def _dated(table: Sequence[Row]) -> bool:
    """Some task has milestones: they get a column."""
    return any(row.milestones for row in table)


def _target_sheet(plan: Plan) -> Sheet:
    return Sheet(TARGETS, f"{plan.title}{TARGETS}表", _TARGET_COLUMNS, _targets(plan))


def _targets(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    deadlines = effective_deadlines(plan)
    number = 0
    for row, task in zip(rows(plan), answerable(plan), strict=True):
        for target in task.targets:
            number += 1
            until = target.deadline or deadlines[task.id]
            yield number, row.chapter, row.item, *_figures(target, until)


def _figures(target: Target, until: str) -> tuple[Cell, ...]:
    return (
        indicator(target),
        _comparison(target),
        *_value(target),
        until,
        target.last,
        target.quote,
    )


def _comparison(target: Target) -> str:
    if target.kind is TargetKind.FACT:
        return target.kind.label
    return _COMPARISONS.get(target.op, target.op.label)


def _value(target: Target) -> tuple[Cell, str]:
    """A number a spreadsheet can reckon with, and its unit; words where there are none or two.

    What is printed by 万 or 亿 is counted so here, too: 3 亿元, and not nine digits of 元.
    """
    if target.value is None:
        return OPEN, target.unit
    if target.op is Comparator.RANGE and target.value_high is not None:
        return f"{amount(target.value)}～{amount(target.value_high)}", target.unit
    if not _BY_MYRIADS.search(target.quote):
        return _plain(target.value), target.unit
    number, unit = in_myriads(target.value, target.unit)
    return _plain(float(number)), unit


def _plain(value: float) -> Cell:
    return int(value) if value.is_integer() else value
