"""Lays a table out on pages: its rows cut at the foot of a page, its header on every one.

    pieces = set_table(12, block.table, GB9704, first_row=9)
    pieces[0].lines, pieces[0].rules      what stands on the page where nine rows are taken
    pieces[-1].rows                       so many rows are taken on the last one

A portrait table is as wide as the type area and takes whole rows of the grid, so that the text
below it stands on the grid again. A landscape one stands on turned sheets (GB/T 9704-2012, 8).
Cells that go down over several rows are cut at a page's foot and have their text again on the next
page. A row is cut only where it is higher than a page, between two lines.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from exports.pages import Line, Rule
from exports.standard import EM_ABOVE, GB9704, Face, Standard
from exports.strips import Strip
from exports.table_columns import columns_of
from exports.table_grid import Box, Grid, Slice, grid_of
from exports.table_sheet import turned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.table_lines import Words
    from workbench.manuscript import Table

FRAME = 1.0
"""The width of the rules around a table, in points."""

INSIDE = 0.5
"""The width of the rules between its cells, in points."""

_NEAR = 0.01


@dataclass(frozen=True, slots=True)
class TablePiece:
    """What stands of a table on one page, and how many rows of the page's grid it takes.

    Places are measured as those of a page. A piece without rows says that the page where the table
    should begin has no room for it.
    """

    lines: tuple[Line, ...] = ()
    rules: tuple[Rule, ...] = ()
    rows: int = 0


def set_table(
    block: int, table: Table, standard: Standard = GB9704, first_row: int = 0
) -> tuple[TablePiece, ...]:
    """The pieces of `table`, one a page.

    Args:
        block: its place among the blocks of the paper, for the lines.
        table: the table; a landscape one stands on turned sheets.
        standard: the sheet, not turned.
        first_row: the row of the grid at which it begins on its first page.
    """
    sheet = turned(standard) if table.landscape else standard
    grid = _grid(table, sheet)
    pieces: list[TablePiece] = []
    at, row = 0, first_row
    while at < len(grid.slices) or not pieces or not pieces[-1].rows:
        page = _filled(grid, at, sheet.area_height - row * sheet.pitch, must=not row)
        here = page.heights or (not row and not grid.slices)
        pieces.append(_Piece(block, grid, page, sheet, row).made() if here else TablePiece())
        at, row = page.end, 0
    return tuple(pieces)


@lru_cache(maxsize=64)
def _grid(table: Table, sheet: Standard) -> Grid:
    return grid_of(table, columns_of(table, sheet.area_width), sheet.area_height)


@dataclass(frozen=True, slots=True)
class _Filled:
    """The slices `start` to `end` on a page, the height of each; none where nothing fits."""

    start: int
    end: int
    heights: tuple[float, ...] = ()


def _filled(grid: Grid, start: int, room: float, *, must: bool) -> _Filled:
    """As many slices from `start` on as fit into `room`; one at least where it `must` be."""
    room -= grid.header.height if grid.header else 0.0
    tops: dict[int, float] = {}  # of the merged boxes, by id
    heights: list[float] = []
    best, lone, total = _Filled(start, start), _Filled(start, start), 0.0
    for at in range(start, len(grid.slices)):
        one = grid.slices[at]
        for box in one.boxes:
            tops.setdefault(id(box), total)
        inside, foot = _heights(grid, one, at, tops, total)
        if total + foot <= room + _NEAR or (must and not heights):
            lone = _Filled(start, at + 1, (*heights, foot))
            best = best if one.holds else lone
        total += inside
        heights.append(inside)
        if total > room:
            break
    return best if best.heights or not must else lone


def _heights(
    grid: Grid, one: Slice, at: int, tops: dict[int, float], total: float
) -> tuple[float, float]:
    """The height of a slice with others below it, and as the last one on its page."""
    inside = foot = one.height
    for box in one.boxes:
        if box.merged:
            needed = tops[id(box)] + grid.height_of(len(box.lines)) - total
            foot = max(foot, needed)
            if box.end == at + 1:
                inside = max(inside, needed)
    return inside, max(inside, foot)


class _Piece:
    """Makes the lines and rules of one page of a table."""

    def __init__(self, block: int, grid: Grid, page: _Filled, sheet: Standard, row: int) -> None:
        self._block = block
        self._grid = grid
        header = (grid.header,) if grid.header else ()
        self._slices = (*header, *grid.slices[page.start : page.end])
        heights = (*(one.height for one in header), *page.heights)
        self._rows = max(1, math.ceil(sum(heights) / sheet.pitch - _NEAR))
        spare = self._rows * sheet.pitch - sum(heights)
        top = sheet.top + row * sheet.pitch + (spare / 2 if row else 0.0)
        self._ys = tuple(accumulate(heights, initial=top))
        self._xs = tuple(sheet.left + edge for edge in grid.columns.edges)

    def made(self) -> TablePiece:
        """The lines cell by cell, and the rules."""
        lines, rules = tuple(self._lines()), (*self._frame(), *self._level(), *self._upright())
        return TablePiece(lines, rules, self._rows)

    def _lines(self) -> Iterator[Line]:
        places: dict[int, tuple[Box, int, int]] = {}  # each box, its first slice here, its last
        for at, one in enumerate(self._slices):
            for box in one.boxes:
                _, first, _ = places.get(id(box), (box, at, at))
                places[id(box)] = (box, first, at)
        for box, first, last in places.values():
            yield from self._cell(box, self._ys[first], self._ys[last + 1])

    def _cell(self, box: Box, top: float, bottom: float) -> Iterator[Line]:
        """The lines of a box, in the middle of its height."""
        size, leading = self._grid.columns.size, self._grid.leading
        blank = box.blank
        if blank is None:
            blank = (bottom - top - len(box.lines) * leading) / 2
        baseline = top + blank + (leading + size * (2 * EM_ABOVE - 1)) / 2
        for number, words in enumerate(box.lines):
            strip = _strip(words, self._xs[box.column], size, box.face)
            task_id = box.cell.task_at(words.start)
            yield Line(self._block, baseline + number * leading, strip, task_id=task_id)

    def _frame(self) -> Iterator[Rule]:
        left, right, top, bottom = self._xs[0], self._xs[-1], self._ys[0], self._ys[-1]
        yield Rule(left, top, right, top, FRAME)
        yield Rule(left, bottom, right, bottom, FRAME)
        yield Rule(left, top, left, bottom, FRAME)
        yield Rule(right, top, right, bottom, FRAME)

    def _level(self) -> Iterator[Rule]:
        for y, above, below in zip(self._ys[1:], self._slices, self._slices[1:], strict=False):
            if above.joined:
                continue
            parted = [a is not b for a, b in zip(above.boxes, below.boxes, strict=True)]
            for first, last in _runs(parted):
                yield Rule(self._xs[first], y, self._xs[last], y, INSIDE)

    def _upright(self) -> Iterator[Rule]:
        for column in range(1, len(self._xs) - 1):
            parted = [one.boxes[column - 1] is not one.boxes[column] for one in self._slices]
            x = self._xs[column]
            for first, last in _runs(parted):
                yield Rule(x, self._ys[first], x, self._ys[last], INSIDE)


def _strip(words: Words, left: float, size: float, face: Face) -> Strip:
    count = len(words.text)
    xs = tuple([left + x for x in words.xs])
    return Strip(words.start, words.start + count, words.text, xs, size, size, ((count, face),))


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where runs of true values begin and end."""
    at = 0
    for value, same in groupby(flags):
        length = len(list(same))
        if value:
            yield at, at + length
        at += length
