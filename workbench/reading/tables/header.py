"""The header of a table found: on whatever row, over one row or two, perhaps repeated below.

江城市2027年重点任务分解表                       caption
│ 序号 │ 工作任务 │    责任单位     │ 时限 │    header: 责任单位 stands over 牵头 and 配合
│      │          │ 牵头   │ 配合   │      │
│ 1    │ 新建站点 │ 市卫健委 │ …     │ …    │    body
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.reading.structure.headings import mark_of
from workbench.reading.tables.meanings import Meaning, header_key, meaning_of, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.reading.tables.grid import Cell, Grid, Row

_FEWEST_KNOWN = 2
_KNOWN_SHARE = 0.5
_LONGEST_LOWER = 16  # characters of a cell in the second row of a header
_LONGEST_CELL = 60  # characters; remarks on how to fill in a column may stand in a header
_WIDEST = 40  # columns
_MOST_CAPTIONS = 6  # rows

Chosen = dict[str, Meaning]
"""What the drafter said that headers mean."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: by column its cells (from the top), its text and its meaning."""

    cells: Mapping[int, tuple[Cell, ...]]
    names: Mapping[int, str]
    meanings: Mapping[int, Meaning]
    height: int

    def columns(self, *wanted: Meaning) -> tuple[int, ...]:
        """The columns that mean one of `wanted`, from the left."""
        return tuple(column for column, meaning in self.meanings.items() if meaning in wanted)

    @property
    def last_column(self) -> int:
        return max(self.meanings)


@dataclass(frozen=True, slots=True)
class Section:
    """A table with a header of its own: the rows above it, the header, the rows below."""

    captions: tuple[Row, ...]
    header: Header
    top: tuple[Row, ...]
    body: tuple[Row, ...]
    grid: Grid


def sections(grid: Grid, chosen: Chosen) -> Iterator[Section]:
    """The tables in `grid`: a sheet may hold several, one below the other."""
    starts = list(_headers(grid, chosen))
    above = 0
    for n, (start, header) in enumerate(starts):
        first = start + header.height
        last = n + 1 == len(starts)
        end = len(grid.rows) if last else starts[n + 1][0]
        body_end = end if last else end - _captions(grid.rows[first:end])
        yield Section(
            tuple(grid.rows[above:start]),
            header,
            tuple(grid.rows[start:first]),
            tuple(grid.rows[first:body_end]),
            grid,
        )
        above = body_end


def _captions(rows: Sequence[Row]) -> int:
    """How many rows at the end of a table are the caption of the next one."""
    count = 0
    for row in reversed(rows[-_MOST_CAPTIONS:]):
        if len(row) > 1:
            break
        count += 1
    return count if count < len(rows) else 0


def _headers(grid: Grid, chosen: Chosen) -> Iterator[tuple[int, Header]]:
    """Where headers stand; one that says the same again is a repetition, not a new table."""
    said: set[tuple[str, ...]] = set()
    at = 0
    while at < len(grid.rows):
        header = header_at(grid, at, chosen) if _may_be_header(grid.rows[at], chosen) else None
        if header is None:
            at += 1
            continue
        keys = tuple(header.names.values())
        if keys not in said:
            yield at, header
        said.add(keys)
        at += header.height


def _may_be_header(row: Row, chosen: Chosen) -> bool:
    if not _FEWEST_KNOWN <= len(row) <= _WIDEST or any(map(_is_data, row)):
        return False
    known = sum(_meaning(cell.key, chosen) is not None for cell in row)
    wide = any(cell.last_column > cell.column for cell in row)
    return known >= _FEWEST_KNOWN and (known >= _KNOWN_SHARE * len(row) or wide)


def _is_data(cell: Cell) -> bool:
    """A number, a numbered heading or a whole sentence stands in no header."""
    key = cell.key
    return len(key) > _LONGEST_CELL or key.isdecimal() or "。" in key or mark_of(key) is not None


def header_at(grid: Grid, at: int, chosen: Chosen) -> Header | None:
    """The header whose first row is number `at` of `grid`, None where it is none."""
    upper = grid.rows[at]
    lower = grid.rows[at + 1] if at + 1 < len(grid.rows) else ()
    two = _is_second(grid, upper, lower, chosen)
    cells = _stacked(upper, lower) if two else _single(upper)
    names = {column: "".join(cell.key for cell in own) for column, own in cells.items()}
    told = _told(cells, names, {}) or _told(cells, names, chosen)
    if not told:
        return None
    meanings = {c: chosen.get(names[c], meaning) for c, meaning in told.items()}
    return Header(cells, names, meanings, 2 if two else 1)


def _told(
    cells: Mapping[int, tuple[Cell, ...]], names: Mapping[int, str], chosen: Chosen
) -> dict[int, Meaning]:
    """The meanings of the columns; {} where they make no table of tasks or indicators."""
    meanings = [_column_meaning(own, names[column], chosen) for column, own in cells.items()]
    return dict(zip(cells, resolved(meanings, list(names.values())), strict=False))


def _meaning(key: str, chosen: Chosen) -> Meaning | None:
    return chosen[key] if key in chosen else meaning_of(key)


def _column_meaning(cells: tuple[Cell, ...], name: str, chosen: Chosen) -> Meaning | None:
    """By what the drafter said, else by the lowest cell that tells."""
    if name in chosen:
        return chosen[name]
    told = (_meaning(cell.key, chosen) for cell in reversed(cells))
    return next((meaning for meaning in told if meaning), None)


def _is_second(grid: Grid, upper: Row, lower: Row, chosen: Chosen) -> bool:
    """`lower` goes on with the header: its short cells stand below wide ones or in gaps."""
    if not lower or any(len(cell.key) > _LONGEST_LOWER for cell in lower):
        return False
    if grid.loose or len(lower) < _FEWEST_KNOWN or lower[0].row != upper[0].row + 1:
        return False
    nexts = [cell.column for cell in upper[1:]] + [upper[-1].last_column + 1]
    narrow = {c.column for c, end in zip(upper, nexts, strict=True) if end == c.column + 1}
    own = {cell.column for cell in lower}
    known = sum(_meaning(cell.key, chosen) is not None for cell in lower)
    return not narrow & own and max(own) <= upper[-1].last_column and known * 2 >= len(lower)


def _single(upper: Row) -> dict[int, tuple[Cell, ...]]:
    """By column the cell; a merged one stands over all its columns."""
    return {
        column: (cell,)
        for cell in upper
        for column in range(cell.column, min(cell.last_column, cell.column + _WIDEST) + 1)
    }


def _stacked(upper: Row, lower: Row) -> dict[int, tuple[Cell, ...]]:
    """By column the cells of both rows; a cell without neighbours in its row reaches right."""
    cells: dict[int, tuple[Cell, ...]] = {}
    below = {cell.column: cell for cell in lower}
    for column in sorted({cell.column for cell in upper} | set(below)):
        over = next((cell for cell in upper if cell.column == column), None)
        if over is None:
            over = next((cell for cell in reversed(upper) if cell.column < column), None)
        own = tuple(cell for cell in (over, below.get(column)) if cell)
        cells[column] = own
    return cells


def chosen_of(pairs: Sequence[tuple[str, Meaning]]) -> Chosen:
    """What the drafter said, by header."""
    return {header_key(header): meaning for header, meaning in pairs}
