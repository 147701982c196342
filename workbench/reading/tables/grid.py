"""The cells of a table in their rows and columns, merged ones known wherever they reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.document import BlockKind
from workbench.reading.layout.traced import Traced
from workbench.reading.tables.meanings import header_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.layout.lines import Line


@dataclass(frozen=True)
class Cell:
    """A cell with text; `lines` are its paragraphs and typed line breaks."""

    row: int
    column: int
    lines: tuple[Line, ...]

    @cached_property
    def key(self) -> str:
        """Its text without blanks, marks full-width, for comparing."""
        return header_key("".join(line.key for line in self.lines))

    @cached_property
    def piece(self) -> Traced:
        """Its lines as one text, joined without anything between."""
        return together([line.piece for line in self.lines])

    @property
    def last_row(self) -> int:
        return self.row + self.lines[0].block.row_span - 1

    @property
    def last_column(self) -> int:
        return self.column + self.lines[0].block.column_span - 1


def together(pieces: Sequence[Traced], between: str = "") -> Traced:
    """The pieces as one text; `between` stands at the place of the blank behind a piece."""
    if len(pieces) == 1:
        return pieces[0]
    texts: list[str] = []
    places: list[int] = []
    for piece in pieces:
        if texts and between:
            texts.append(between)
            places.append(places[-1] + 1)
        texts.append(piece.text)
        places.extend(piece.places)
    return Traced("".join(texts), places)


Row = tuple[Cell, ...]


class Grid:
    """One table: rows of cells, from the left, in order; blank rows are not there."""

    def __init__(self, lines: Sequence[Line], *, loose: bool) -> None:
        """`loose`: its format leaves out merged cells without telling where."""
        self.loose = loose and all(line.block.row_span == 1 for line in lines)
        cells = [_cell(tuple(own)) for _, own in groupby(lines, _place)]
        self.rows: list[Row] = [tuple(own) for _, own in groupby(cells, lambda cell: cell.row)]
        self._covering: dict[tuple[int, int], Cell] = {}
        for cell in cells:
            if cell.lines[0].block.row_span > 1 or cell.lines[0].block.column_span > 1:
                self._cover(cell, cells[-1].row)

    @property
    def table(self) -> int:
        """Its number in the document."""
        return self.rows[0][0].lines[0].block.table

    def _cover(self, cell: Cell, last: int) -> None:
        """Enter a merged cell wherever it reaches, as far as the table has rows."""
        rows = range(cell.row, min(cell.last_row, last) + 1)
        columns = range(cell.column, min(cell.last_column, cell.column + _WIDEST) + 1)
        if len(self._covering) + len(rows) * len(columns) <= _MOST_COVERED:
            self._covering |= {(row, column): cell for row in rows for column in columns}

    def covering(self, row: int, column: int) -> Cell | None:
        """The merged cell that reaches over a place where no cell begins."""
        return self._covering.get((row, column))


_WIDEST = 64  # columns a merged cell is followed over
_MOST_COVERED = 400_000  # places; merged cells that overlap have no end


def _place(line: Line) -> tuple[int, int]:
    return line.block.row, line.block.column


def _cell(lines: tuple[Line, ...]) -> Cell:
    return Cell(lines[0].block.row, lines[0].block.column, lines)


def grids(lines: Sequence[Line], *, loose: bool) -> Iterator[tuple[int, int, Grid]]:
    """Every table in `lines`: where its lines begin and end, and its cells."""
    at = 0
    for (cell, table), own in groupby(lines, _table):
        count = len(list(own))
        if cell and table:
            yield at, at + count, Grid(lines[at : at + count], loose=loose)
        at += count


def _table(line: Line) -> tuple[bool, int]:
    return line.block.kind is BlockKind.CELL, line.block.table
