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
_FEWEST_LINES = 3  # that have something in most columns, the header among them
_LONGEST_NAME = 12  # characters of a header cell
_ALIKE = 2.5  # points by which what begins in one place may differ
_BORDER = 5.0  # points from where a column begins to where its text does
_DRIFT = 0.1  # of the size: characters further apart, or over each other, are of two cells
_FARTHEST = 5.0  # times the size, from one row to the next
_IN_CELL = 1.9  # times the size, from one line of a cell to the next
_ROW_STEP = 1.3  # times the distance of lines in a cell
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

    def begins(self, x: float) -> bool:
        """A column begins there."""
        return any(abs(x - left) <= _ALIKE for left in self.lefts)


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
        if columns and _is_table(found, len(columns.lefts)):
            if table := _table(found, columns, page):
                yield table, [run for level in found for run in level.whole]
            at += len(found)
        else:
            at += 1


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
    while found and len(found[-1].placed) == 1 and found[-1].has(0):
        found.pop()
    return found


def _placed(runs: list[Run], columns: _Columns, glyphs: Glyphs) -> _Level | None:
    placed = []
    for run in runs:
        for piece in _pieces(run, columns, glyphs):
            column = columns.of(piece)
            if column is None:
                return None
            placed.append((column, piece))
    return _Level(runs, placed)


def _pieces(run: Run, columns: _Columns, glyphs: Glyphs) -> Iterator[Run]:
    """A run cut where a column begins and its characters do not go on."""
    first = run.first
    inner = any(run.left + _ALIKE < left < run.right for left in columns.lefts)
    for at in range(run.first + 1, run.last + 1) if inner else ():
        left = glyphs.box(at)[0]
        if columns.begins(left) and abs(left - glyphs.box(at - 1)[1]) > _DRIFT * run.size:
            yield from runs_within(glyphs, first, at - 1)
            first = at
    if first == run.first:
        yield run
    else:
        yield from runs_within(glyphs, first, run.last)


def _follows(above: _Level, level: _Level) -> bool:
    """It is the next row, or a further line of a cell."""
    step = above.base - level.base
    if len(level.placed) > 1:
        return step <= _FARTHEST * level.size
    column, run = level.placed[0]
    return step <= _IN_CELL * level.size and (column > 0 or len(run.text) <= _LONGEST_NAME)


def _is_table(found: Sequence[_Level], columns: int) -> bool:
    most = [level for level in found if 3 * len({c for c, _ in level.placed}) >= 2 * columns]
    return len(most) >= _FEWEST_LINES


def _table(found: Sequence[_Level], columns: _Columns, page: int) -> Table | None:
    rows = _rows(found)
    xs = [left - _BORDER for left in columns.lefts]
    xs.append(max(run.right for level in found for run in level.whole) + _BORDER)
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
    steps = [above.base - level.base for above, level in pairwise(found)]
    near = _ROW_STEP * min(steps)
    apart = _cut(found, [step > near for step in steps])
    if all(sum(level.has(0) for level in row) < 2 for row in apart):
        return apart
    return _cut(found, [level.has(0) for level in found[1:]])


def _cut(found: Sequence[_Level], begins: Sequence[bool]) -> list[list[_Level]]:
    rows = [[found[0]]]
    for level, new in zip(found[1:], begins, strict=True):
        if new:
            rows.append([level])
        else:
            rows[-1].append(level)
    return rows
