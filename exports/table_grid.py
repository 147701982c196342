"""The cells of a table set in their columns: merged ones laid out, texts broken, heights known.

A row that is higher than a page is parted into slices a line high, which no rule divides; every
other row is one slice and is never cut.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from exports.standard import Face
from exports.table_lines import CellSetter
from workbench.manuscript import TableCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.table_columns import Columns
    from exports.table_lines import Words
    from workbench.manuscript import Table

LEADING = 1.4
"""From line to line in a cell, in type sizes."""

ABOVE = 4.0
"""Blank above and below the text of a cell, in points."""

_EMPTY = TableCell("")

_HIGHEST_HEADER = 0.5  # of a page; a higher one is not repeated


@dataclass(slots=True, eq=False)
class Box:
    """A cell as placed: `across` columns from `column` on, rows `top` to `end`, end not counted.

    Of a merged one these count slices once the rows are parted.

    `lines` are its text set for its width. One that is `merged` over several slices has its text on
    every page it reaches. `blank` is what stands above the text, in points, where it is not in the
    middle of its height.
    """

    column: int
    across: int
    top: int
    end: int
    lines: tuple[Words, ...] = ()
    face: Face = Face.FANGSONG
    cell: TableCell = _EMPTY
    blank: float | None = None

    @property
    def merged(self) -> bool:
        """It goes down over several slices."""
        return self.end - self.top > 1


@dataclass(frozen=True, slots=True)
class Slice:
    """A row of a table, or a line of one that is higher than a page.

    `boxes`: what stands in each column, a box over several columns several times. `height`: what
    its unmerged cells take, in points. `joined`: it goes on below without a rule. `holds`: the next
    one stands on the same page.
    """

    boxes: tuple[Box, ...]
    height: float
    joined: bool = False
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table set in its columns. `header` is None where it is too high to be repeated."""

    columns: Columns
    header: Slice | None
    slices: tuple[Slice, ...]

    @property
    def leading(self) -> float:
        """From line to line, in points."""
        return self.columns.size * LEADING

    def height_of(self, lines: int) -> float:
        """What so many lines take in a cell, in points."""
        return max(lines, 1) * self.leading + 2 * ABOVE


def grid_of(table: Table, columns: Columns, room: float) -> Grid:
    """The cells of `table` set in `columns`; a row that is higher than `room` points is parted."""
    empty = Grid(columns, None, ())
    if not table.columns:
        return empty
    titles, *rows = _Placer(table, empty, room).rows()
    header = Slice(tuple(titles), _height(empty, titles))
    if header.height > room * _HIGHEST_HEADER:
        return replace(empty, slices=tuple(_slices(empty, [titles, *rows], room)))
    slices = tuple(_slices(empty, rows, room - header.height))
    return replace(empty, header=header, slices=slices)


_Placed = list[Box]
"""What stands in each column of a row."""


class _Placer:
    """Lays out the cells; what overlaps gives way to what comes later, so no text is lost."""

    def __init__(self, table: Table, grid: Grid, room: float) -> None:
        self._table = table
        self._grid = grid
        self._room = room * (1 - _HIGHEST_HEADER)
        self._setter = CellSetter(grid.columns)
        self._open: list[Box | None] = [None] * len(table.columns)

    def rows(self) -> list[_Placed]:
        """The header and the rows; their boxes have `top` and `end` in rows, the header is 0."""
        titles = [
            Box(at, 1, 0, 1, self._setter.lines(column.title, at, 1, centred=True), Face.HEITI)
            for at, column in enumerate(self._table.columns)
        ]
        return [titles, *(self._row(at, row) for at, row in enumerate(self._table.rows, start=1))]

    def _row(self, at: int, row: Sequence[TableCell | None]) -> _Placed:
        cells = (*row, *[None] * len(self._open))[: len(self._open)]
        boxes: _Placed = []
        while (column := len(boxes)) < len(cells):
            box = self._from_above(at, column, cells) or self._new(at, column, cells)
            boxes += [box] * box.across
        return boxes

    def _from_above(self, at: int, column: int, cells: Sequence[TableCell | None]) -> Box | None:
        box = self._open[column]
        if box is None or box.end <= at or box.column != column:
            return None
        return None if any(cells[column : column + box.across]) else box

    def _new(self, at: int, column: int, cells: Sequence[TableCell | None]) -> Box:
        cell = cells[column]
        if cell is None:
            box = Box(column, 1, at, at + 1)
        else:
            box = self._filled(cell, at, column, free_columns(cells, column, cell.across))
        for here in range(column, column + box.across):
            above = self._open[here]
            if above and above.end > at:
                above.end = at
            self._open[here] = box
        return box

    def _filled(self, cell: TableCell, at: int, column: int, across: int) -> Box:
        spans = across == len(self._open) > 1
        centred = self._table.columns[column].centred and across == 1
        lines = self._setter.lines(cell.text, column, across, centred=centred)
        whole = self._grid.height_of(len(lines)) <= self._room
        end = min(at + max(cell.down, 1), len(self._table.rows) + 1) if whole else at + 1
        face = Face.HEITI if spans else Face.FANGSONG
        return Box(column, across, at, end, lines, face, cell)


def free_columns(cells: Sequence[TableCell | None], column: int, across: int) -> int:
    """Over how many columns a cell can go: as many as it wants that have no cell of their own."""
    end = column + 1
    while end < min(column + across, len(cells)) and cells[end] is None:
        end += 1
    return end - column


def _slices(grid: Grid, rows: Sequence[_Placed], room: float) -> Iterator[Slice]:
    """The rows as slices; from now on `top` and `end` of merged boxes count these."""
    heights = [_height(grid, boxes) for boxes in rows]
    counts = [
        _lines_of(boxes) if height > room else 1
        for boxes, height in zip(rows, heights, strict=True)
    ]
    _renumber(rows, [0, *accumulate(counts)])
    for at, (boxes, height, count) in enumerate(zip(rows, heights, counts, strict=True)):
        if count > 1:
            yield from _parted(grid, boxes, count)
        else:
            holds = boxes[0].across == len(boxes) > 1 and at + 1 < len(rows)
            yield Slice(tuple(boxes), height, holds=holds)


def _lines_of(boxes: _Placed) -> int:
    return max((len(box.lines) for box in boxes if not box.merged), default=1)


def _height(grid: Grid, boxes: _Placed) -> float:
    """What a row takes whose merged cells find room elsewhere."""
    return grid.height_of(_lines_of(boxes))


def _renumber(rows: Sequence[_Placed], firsts: Sequence[int]) -> None:
    """Let merged boxes count slices: row number n of `rows` begins with slice `firsts[n]`."""
    offset = min((box.top for box in rows[0]), default=0) if rows else 0
    merged = {id(box): box for row in rows for box in row if box.merged}
    for box in merged.values():
        box.top, box.end = firsts[box.top - offset], firsts[box.end - offset]


def _parted(grid: Grid, boxes: _Placed, count: int) -> Iterator[Slice]:
    """A row of `count` lines, a slice a line; what is merged goes on beside them."""
    for number in range(count):
        parts = {id(box): box if box.merged else _part(box, number) for box in boxes}
        ends = (number == 0) + (number == count - 1)
        yield Slice(
            tuple(parts[id(box)] for box in boxes),
            grid.leading + ends * ABOVE,
            joined=number < count - 1,
        )


def _part(box: Box, number: int) -> Box:
    at = box.top + number
    lines, blank = box.lines[number : number + 1], 0.0 if number else ABOVE
    return replace(box, top=at, end=at + 1, lines=lines, blank=blank)
