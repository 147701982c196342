"""Cells typed over, filled, cleared or pasted, as one edit of the plan with its undo name.

疾控处、规划信息处  in three cells of 牵头单位  →  填充牵头单位 3项
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from ui.tasks.rows import SEPARATOR, Column
from workbench.drafting import editing
from workbench.drafting.gestures import place_name
from workbench.manuscript import manuscript

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.plan import Plan

_BETWEEN = re.compile(r"[、，,;；\s]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A task's cell and what is to stand in it."""

    task_id: str
    column: Column
    text: str


def write_cells(plan: Plan, cells: Iterable[Cell]) -> Plan:
    """The plan with these cells written; cells of columns that cannot be typed over are left."""
    for (column, text), task_ids in _together(cells).items():
        if role := column.role:
            plan = editing.assign(plan, task_ids, role, units_in(text))
        elif column is Column.DUE:
            plan = editing.set_deadline(plan, task_ids, text.strip())
        elif column is Column.NOTE:
            for task_id in task_ids:
                plan = editing.set_note(plan, task_id, text.strip())
        elif column is Column.TEXT:
            for task_id in task_ids:
                plan = editing.set_task_text(plan, task_id, " ".join(text.split()))
    return plan


def units_in(text: str) -> tuple[str, ...]:
    """The units a cell names: 疾控处、规划信息处."""
    return tuple(dict.fromkeys(name for name in _BETWEEN.split(text) if name))


def edit_name(plan: Plan, cell: Cell) -> str:
    """The undo name of one cell typed over: 改写（二）第1句, 牵头单位改为疾控处."""
    if cell.column is Column.TEXT:
        return f"改写{_sentence_name(plan, cell.task_id)}"
    written = SEPARATOR.join(units_in(cell.text)) if cell.column.role else cell.text.strip()
    label = cell.column.label
    return f"{label}改为{written}" if written else f"清空{label}"


def many_name(verb: str, cells: Sequence[Cell]) -> str:
    """The undo name of several cells: 填充牵头单位 6项, 粘贴 4格."""
    columns = {cell.column for cell in cells}
    if len(columns) == 1:
        return f"{verb}{columns.pop().label} {len(cells)}项"
    return f"{verb} {len(cells)}格"


def table_of(text: str) -> list[list[str]]:
    """Pasted text as rows of cells, as spreadsheets put it on the clipboard."""
    rows = list(csv.reader(io.StringIO(text.rstrip("\r\n")), delimiter="\t"))
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def text_of(table: Sequence[Sequence[str]]) -> str:
    """Rows of cells as spreadsheets read them from the clipboard."""
    return "\n".join("\t".join(row) for row in table)


def html_of(table: Sequence[Sequence[str]]) -> str:
    """Rows of cells as word processors read them from the clipboard."""
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _together(cells: Iterable[Cell]) -> dict[tuple[Column, str], list[str]]:
    """The tasks that get the same text in the same column, so that they are one edit."""
    found: dict[tuple[Column, str], list[str]] = {}
    for cell in cells:
        if cell.column.editable:
            found.setdefault((cell.column, cell.text), []).append(cell.task_id)
    return found


def _sentence_name(plan: Plan, task_id: str) -> str:
    for block in manuscript(plan):
        at = 0
        for run in block.runs:
            if run.task_id == task_id:
                return place_name(plan, block, at)
            at += len(run.text) if run.role != "number" else 0
    return ""
