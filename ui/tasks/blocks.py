"""Blocks of cells in the task table: what filling, clearing, copying and pasting them comes to.

A block is the selected rows of each column. Group rows lie between and are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tasks.edits import Cell, units_in
from ui.tasks.rows import Column, TaskRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.tasks.model import TaskModel

NOTHING_TO_FILL = "这一列不能向下填充，请选单位、时限或备注的格"
NOTHING_TO_CLEAR = "这一列不能清空，请选单位、时限或备注的格"
NOTHING_ABOVE = "上面没有任务，没有可填的"
NOTHING_IN_IT = "第一格是空的，没有可填的；要清空请按 Delete"
AS_IT_WAS = "和原来一样，没有改动"
EMPTY = "这些格本来就是空的"

Block = dict[Column, list[int]]
"""The selected rows of each column, from top to bottom."""


def filled(model: TaskModel, block: Mapping[Column, Sequence[int]]) -> list[Cell]:
    """The topmost cell of each column goes into those below it; one alone takes the cell above.

    Sentences, places and numbers are never filled: they would be lost. An empty cell fills none:
    what stands below it would be gone.
    """
    cells: list[Cell] = []
    for column, rows in block.items():
        source = _source(model, rows)
        if column.fillable and _holds(model, source, column):
            below = [row for row in rows if row != source]
            cells += _cells(model, below, column, _typed(model, source, column))
    return cells


def why_not_filled(model: TaskModel, block: Mapping[Column, Sequence[int]]) -> str:
    """Why `filled` changes nothing here."""
    fillable = {column: rows for column, rows in block.items() if column.fillable}
    if not fillable:
        return NOTHING_TO_FILL
    sources = {column: _source(model, rows) for column, rows in fillable.items()}
    if max(sources.values()) < 0:
        return NOTHING_ABOVE
    full = any(_holds(model, row, column) for column, row in sources.items())
    return AS_IT_WAS if full else NOTHING_IN_IT


def cleared(model: TaskModel, block: Mapping[Column, Sequence[int]]) -> list[Cell]:
    """The cells of units and deadlines that hold something; a sentence is not emptied."""
    cells: list[Cell] = []
    for column, rows in block.items():
        if column.fillable:
            full = [row for row in rows if _holds(model, row, column)]
            cells += _cells(model, full, column, "")
    return cells


def changing(model: TaskModel, cells: Sequence[Cell]) -> list[Cell]:
    """Those of `cells` whose words are not there yet."""
    return [cell for cell in cells if not _stands(model, cell)]


def why_not_cleared(block: Mapping[Column, Sequence[int]]) -> str:
    """Why `cleared` changes nothing here."""
    return EMPTY if any(column.fillable for column in block) else NOTHING_TO_CLEAR


def copied(model: TaskModel, block: Mapping[Column, Sequence[int]]) -> list[list[str]]:
    """The rows of the block from its first column to its last."""
    rows = sorted({row for own in block.values() for row in own})
    lines = [line for line in map(model.line, rows) if isinstance(line, TaskRow)]
    return [[_text(line, column) for column in sorted(block)] for line in lines]


def pasted(
    model: TaskModel,
    block: Mapping[Column, Sequence[int]],
    table: Sequence[Sequence[str]],
    columns: Sequence[Column],
) -> list[Cell]:
    """`table` from the block's first cell on, over the `columns` shown; a single cell fills all."""
    if len(table) == len(table[0]) == 1:
        return [
            cell
            for column, rows in block.items()
            if column.editable
            for cell in _cells(model, rows, column, table[0][0])
        ]
    top, left = min(min(rows) for rows in block.values()), min(block)
    lines = range(top, model.rowCount())
    rows = [row for row in lines if isinstance(model.line(row), TaskRow)]
    reached = [column for column in columns if column >= left]
    cells: list[Cell] = []
    for row, texts in zip(rows, table, strict=False):
        for column, text in zip(reached, texts, strict=False):
            cells += _cells(model, [row], column, text) if column.editable else []
    return cells


def _cells(model: TaskModel, rows: Sequence[int], column: Column, text: str) -> list[Cell]:
    lines = map(model.line, rows)
    return [Cell(line.key, column, text) for line in lines if isinstance(line, TaskRow)]


def _stands(model: TaskModel, cell: Cell) -> bool:
    words = _typed(model, model.row_of(cell.task_id), cell.column)
    if cell.column.role:
        return units_in(words) == units_in(cell.text)
    return words.strip() == cell.text.strip()


def _holds(model: TaskModel, row: int, column: Column) -> bool:
    return bool(_typed(model, row, column))


def _typed(model: TaskModel, row: int, column: Column) -> str:
    line = model.line(row)
    return line.typed(column) if isinstance(line, TaskRow) else ""


def _source(model: TaskModel, rows: Sequence[int]) -> int:
    return rows[0] if len(rows) > 1 else _above(model, rows[0])


def _above(model: TaskModel, row: int) -> int:
    above = range(row - 1, -1, -1)
    return next((r for r in above if isinstance(model.line(r), TaskRow)), -1)


def _text(line: TaskRow, column: Column) -> str:
    return line.typed(column) if column.editable else line.shown(column)
