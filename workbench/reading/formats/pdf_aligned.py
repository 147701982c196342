"""Tables printed without rules, told by what stands below each other; their cells stay together.

序号    重点任务          责任科室
1       编制《档案开放审   业务科         ┐ one row: the second line begins where
        核细则》                          ┘ the words above it do
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.reading.formats.pdf_rules import Grid
from workbench.reading.formats.pdf_runs import WIDE_GAP, Run, runs_within
from workbench.reading.formats.pdf_tables import filled
from workbench.reading.formats.pdf_weaving import levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.formats.pdf_runs import Glyphs
    from workbench.reading.formats.pdf_tables import Table

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3  # that have something in most columns, the header among them
_LONG_MISS = 40  # lines that fit a header and yet are no table; none is looked for among them
_LONGEST_NAME = 12  # characters of a header cell
_ALIKE = 2.5  # points by which what begins in one place may differ
_BORDER = 5.0  # points from where a column begins to where its text does
_DRIFT = 0.1  # of the size: characters further apart, or over each other, are of two cells
_FARTHEST = 5.0  # times the size, from one row to the next
_IN_CELL = 1.9  # times the size, from one line of a cell to the next
_ROW_STEP = 1.3  # times the distance of lines in a cell
_STEP = 0.8  # times the size: the least distance of two lines
_CELLS_APART = 0.45  # of the size, between two cells
_STOPS = frozenset("。；！？：:，,、;")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the cells of the header stand."""

    lefts: list[float]
    rights: list[float]

    def of(self, run: Run) -> int | None:
        """The column of a run; None where it stands below two, or before the first."""
        for column, left in enumerate(self.lefts):
            if abs(run.left - left) <= _ALIKE:
                return column
        below = [
            column
            for column, (left, right) in enumerate(zip(self.lefts, self.rights, strict=True))
            if run.left < right and left < run.right
        ]
        if below:
            return below[0] if len(below) == 1 else None
        before = [column for column, left in enumerate(self.lefts) if left < run.left]
        return before[-1] if before else None

    def part(self, end: float, start: float, size: float) -> bool:
        """What ends and what starts there are of two cells."""
        if any(abs(start - left) <= _ALIKE for left in self.lefts):
            return abs(start - end) > _DRIFT * size
        borders = zip(self.rights, self.lefts[1:], strict=False)
        return start - end > _CELLS_APART * size and any(
            right - _ALIKE <= start and end <= left + _ALIKE for right, left in borders
        )


@dataclass(slots=True)
class _Level:
    """What stands on one height, each piece with its column."""

    whole: list[Run]
    placed: list[tuple[int, Run]]

    @property
    def base(self) -> float:
        return self.whole[0].base

    @property
    def size(self) -> float:
        return max(run.size for run in self.whole)

    def has(self, column: int) -> bool:
        """Something stands in the column."""
        return any(place == column for place, _ in self.placed)


def aligned_tables(
    runs: Sequence[Run], glyphs: Glyphs, page: int
) -> Iterator[tuple[Table, list[Run]]]:
    """The tables of a page without rules, and the runs each of them takes."""
    heights = [sorted(level, key=lambda run: run.left) for level in levels(runs)]
    at = 0
    while at < len(heights):
        columns = _columns(heights[at])
        found = _below(heights, at, columns, glyphs) if columns else []
        rows = _rows(found) if len(found) >= _FEWEST_ROWS else []
        if columns and _is_table(rows, len(columns.lefts)):
            if table := _table(rows, columns, page):
                yield table, [run for level in found for run in level.whole]
            at += len(found)
        else:
            at += len(found) if len(found) > _LONG_MISS else 1


def _columns(level: Sequence[Run]) -> _Columns | None:
    """The columns of a header: short names, well apart."""
    if len(level) < _FEWEST_COLUMNS:
        return None
    if any(len(run.text) > _LONGEST_NAME or not _STOPS.isdisjoint(run.text) for run in level):
        return None
    if any(b.left - a.right < WIDE_GAP * a.size for a, b in pairwise(level)):
        return None
    return _Columns([run.left for run in level], [run.right for run in level])


def _below(
    heights: Sequence[list[Run]], start: int, columns: _Columns, glyphs: Glyphs
) -> list[_Level]:
    """The header and the lines below that fit into its columns."""
    found: list[_Level] = []
    for runs in heights[start:]:
        level = _placed(runs, columns, glyphs)
        if level is None or (found and not _follows(found[-1], level)):
            break
        found.append(level)
    while len(found) > 1 and _is_stray(*found[-2:]):
        found.pop()
    return found


def _placed(runs: list[Run], columns: _Columns, glyphs: Glyphs) -> _Level | None:
    placed = []
    for cell in _cells(runs, columns, glyphs):
        column = columns.of(cell[0]._replace(right=cell[-1].right))
        if column is None:
            return None
        placed += [(column, piece) for piece in cell]
    return _Level(runs, placed)


def _cells(runs: list[Run], columns: _Columns, glyphs: Glyphs) -> list[list[Run]]:
    """The runs on one height, those of one cell together."""
    cells: list[list[Run]] = []
    for run in runs:
        for piece in _pieces(run, columns, glyphs):
            end = cells[-1][-1].right if cells else 0.0
            near = cells and abs(piece.left - end) < _CELLS_APART * piece.size
            if near and not columns.part(end, piece.left, piece.size):
                cells[-1].append(piece)
            else:
                cells.append([piece])
    return cells


def _pieces(run: Run, columns: _Columns, glyphs: Glyphs) -> Iterator[Run]:
    """A run cut where a column begins and its characters do not go on."""
    first = run.first
    end = glyphs.box(first)[1]
    inner = any(
        run.left < left and right < run.right
        for right, left in zip(columns.rights, columns.lefts[1:], strict=False)
    )
    for at in range(run.first + 1, run.last + 1) if inner else ():
        if glyphs.text[at].isspace():
            continue
        left, right, _, _ = glyphs.box(at)
        if columns.part(end, left, run.size):
            yield from runs_within(glyphs, first, at - 1)
            first = at
        end = right
    if first == run.first:
        yield run
    else:
        yield from runs_within(glyphs, first, run.last)


def _follows(above: _Level, level: _Level) -> bool:
    """It is the next row, or a further line of a cell."""
    column, run = level.placed[0]
    short = len(level.placed) > 1 or column > 0 or len(run.text) <= _LONGEST_NAME
    return short and above.base - level.base <= _FARTHEST * level.size


def _is_stray(above: _Level, level: _Level) -> bool:
    """Text below the table, and no line of its last row."""
    if len(level.placed) > 1:
        return False
    return level.has(0) or above.base - level.base > _IN_CELL * level.size


def _is_table(rows: Sequence[list[_Level]], columns: int) -> bool:
    filled_in = [len({place for level in row for place, _ in level.placed}) for row in rows]
    return sum(3 * count >= 2 * columns for count in filled_in) >= _FEWEST_ROWS


def _table(rows: Sequence[list[_Level]], columns: _Columns, page: int) -> Table | None:
    xs = [left - _BORDER for left in columns.lefts]
    xs.append(max(run.right for row in rows for level in row for run in level.whole) + _BORDER)
    ys = [row[0].base + row[0].size for row in rows] + [rows[-1][-1].base - _BORDER]
    spans = {(r, c): (1, 1) for r in range(len(rows)) for c in range(len(columns.lefts))}
    placed: dict[tuple[int, int], list[Run]] = {}
    for number, row in enumerate(rows):
        for level in row:
            for column, run in level.placed:
                placed.setdefault((number, column), []).append(run)
    return filled(Grid(xs, ys, {place: place for place in spans}, spans), placed, page)


def _rows(found: Sequence[_Level]) -> list[list[_Level]]:
    """Lines close to each other are one row; where all are as close, the first cell begins it."""
    near = _ROW_STEP * _pitch(found)
    apart = _cut(found, [above.base - level.base > near for above, level in pairwise(found)])
    if all(sum(level.has(0) for level in row) < 2 for row in apart):
        return apart
    return _cut(found, [level.has(0) for level in found[1:]])


def _pitch(found: Sequence[_Level]) -> float:
    """The least distance between two lines of one column."""
    last: dict[int, float] = {}
    least = float("inf")
    for level in found:
        for column, run in level.placed:
            if column in last and last[column] - run.base > _STEP * run.size:
                least = min(least, last[column] - run.base)
            last[column] = run.base
    return least


def _cut(found: Sequence[_Level], begins: Sequence[bool]) -> list[list[_Level]]:
    rows = [[found[0]]]
    for level, new in zip(found[1:], begins, strict=True):
        if new:
            rows.append([level])
        else:
            rows[-1].append(level)
    return rows
