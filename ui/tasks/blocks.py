"""Blocks of cells in the task table: what filling, clearing, copying and pasting them comes to.

A block is the selected rows of each column. Group rows lie between and are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tasks.edits import Cell
from ui.tasks.rows import Column, TaskRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.tasks.model import TaskModel

Block = dict[Column, list[int]]
"""The selected rows of each column, from top to bottom."""


def filled(model: TaskModel, block: Mapping[Column, Sequence[int]]) -> list[Cell]:
    """The topmost cell of each column goes into those below it; one alone takes the cell above.

    Sentences, places and numbers are never filled: they would be lost.
    """
    cells: list[Cell] = []
    for column, rows in block.items():
        source = rows[0] if len(rows) > 1 else _above(model, rows[0])
        line = model.line(source)
        if column.fillable and isinstance(line, TaskRow):
            below = [row for row in rows if row != source]
            cells += _cells(model, below, column, line.typed(column))
    return cells


def cleared(model: TaskModel, block: Mapping[Column, Sequence[int]]) -> list[Cell]:
    """The cells of units and deadlines that hold something; a sentence is not emptied."""
    cells: list[Cell] = []
    for column, rows in block.items():
        if column.fillable:
            full = [row for row in rows if _holds(model, row, column)]
            cells += _cells(model, full, column, "")
    return cells


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


def _holds(model: TaskModel, row: int, column: Column) -> bool:
    line = model.line(row)
    return isinstance(line, TaskRow) and bool(line.typed(column))


def _above(model: TaskModel, row: int) -> int:
    above = range(row - 1, -1, -1)
    return next((r for r in above if isinstance(model.line(r), TaskRow)), -1)


def _text(line: TaskRow, column: Column) -> str:
    return line.typed(column) if column.editable else line.shown(column)
