"""Ruled tables of a PDF page: what stands in which cell, and tables that run over pages.

A cell is read line by line; a header row printed again on the next page is page furniture, and a
row that the page's end cut in two is one row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.document import Block, BlockKind
from workbench.numbering import recognise
from workbench.reading.formats.pdf_joining import joined_text
from workbench.reading.formats.pdf_lines import Margins, lines_of
from workbench.reading.formats.pdf_runs import runs_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.reading.formats.pdf_lines import Line
    from workbench.reading.formats.pdf_rules import Grid
    from workbench.reading.formats.pdf_runs import Glyphs, Run

_PADDING = 6.0  # points between the border of a cell and its text
_ALIKE = 4.0  # points by which the column lines of one table differ from page to page
_STOPPED = re.compile(r"[。！？；;]$")
_MOST_HEADER_ROWS = 4


@dataclass(slots=True)
class Cell:
    """The paragraphs of a cell and where it stands, from 0."""

    row: int
    column: int
    rows: int
    columns: int
    texts: list[str]
    bold: bool = False


@dataclass(slots=True)
class Table:
    """A ruled table as it stands on one page."""

    page: int
    top: float
    bottom: float
    xs: list[float]
    rows: int
    cells: list[Cell] = field(default_factory=list)

    def row(self, number: int) -> list[Cell]:
        """The cells that begin in a row and hold text."""
        return [cell for cell in self.cells if cell.row == number and cell.texts]


def table_of(grid: Grid, runs: Sequence[Run], glyphs: Glyphs | None, page: int) -> Table | None:
    """The table of `grid` with the runs inside it; None where nothing stands beside anything."""
    placed: dict[tuple[int, int], list[Run]] = {}
    for run in runs:
        for piece in _pieces(grid, run, glyphs):
            place = grid.cell((piece.left + piece.right) / 2, piece.middle)
            placed.setdefault(place or (0, 0), []).append(piece)
    return filled(grid, placed, page)


def filled(grid: Grid, placed: Mapping[tuple[int, int], list[Run]], page: int) -> Table | None:
    """The table of `grid` with the runs of each cell; None where nothing stands beside anything."""
    if len({column for _, column in placed}) < 2:
        return None
    table = Table(page, grid.top, grid.bottom, grid.xs, len(grid.ys) - 1)
    read = {place: lines_of(own, page) for place, own in placed.items()}
    lines = {place: own for place, own in read.items() if own}
    for place in sorted(grid.spans):
        rows, columns = grid.spans[place]
        if place not in lines:
            table.cells.append(Cell(*place, rows, columns, []))
            continue
        margins = _margins(place, grid, lines)
        texts = list(_paragraphs(lines[place], margins))
        bold = all(line.bold for line in lines[place])
        table.cells.append(Cell(*place, rows, columns, texts, bold))
    return _without_empty_rows(table)


def _pieces(grid: Grid, run: Run, glyphs: Glyphs | None) -> Iterator[Run]:
    """A run that reaches over a column line is cut there: two cells stood close together."""
    cuts = grid.cuts(run.left, run.right, run.middle) if glyphs else []
    yield from runs_between(glyphs, run, cuts) if glyphs and cuts else (run,)


def _margins(
    place: tuple[int, int], grid: Grid, lines: dict[tuple[int, int], list[Line]]
) -> Margins:
    """The room for text between the lines of a cell."""
    own = lines[place]
    first = place[1]
    left = min(grid.xs[first] + _PADDING, *(line.left for line in own))
    end = grid.xs[min(first + grid.spans[place][1], len(grid.xs) - 1)]
    right = max(end - _PADDING, *(line.right for line in own))
    return Margins(left, right, max(line.size for line in own), 0.0)


def _paragraphs(lines: Sequence[Line], margins: Margins) -> Iterator[str]:
    """The lines of a cell joined; a line that could have taken more ends a paragraph."""
    taken: list[Line] = []
    for line in lines:
        if taken and _ends(taken[-1], line, margins):
            yield joined_text(taken)
            taken = []
        taken.append(line)
    yield joined_text(taken)


def _ends(line: Line, following: Line, margins: Margins) -> bool:
    if recognise(following.text) and _STOPPED.search(line.text):
        return True
    centred = replace(margins, right=margins.right + (line.left - margins.left))
    return centred.could_take(line, following)


def _without_empty_rows(table: Table) -> Table:
    """Double lines and gaps between borders make rows that nothing stands in."""
    used = sorted({cell.row for cell in table.cells if cell.texts})
    place = {row: i for i, row in enumerate(used)}
    cells, table.cells = table.cells, []
    for cell in cells:
        covered = [row for row in used if cell.row <= row < cell.row + cell.rows]
        if covered:
            cell.row, cell.rows = place[covered[0]], len(covered)
            table.cells.append(cell)
    table.rows = len(used)
    return table


@dataclass(slots=True)
class Placed:
    """The paragraphs of a cell in their place; they may go on on the next page."""

    what: list[Block]

    def blocks(self) -> list[Block]:
        """As blocks of the document."""
        return self.what


class Tables:
    """Numbers the tables of a document, and joins those that run over pages."""

    def __init__(self) -> None:
        self._number = 0
        self._open: Table | None = None
        self._rows = 0
        self._header: list[list[str]] = []
        self._last: dict[int, Placed] = {}  # the last cell of each column

    def close(self) -> None:
        """Something else than a table follows."""
        self._open = None

    def add(self, table: Table) -> list[Placed]:
        """The cells of `table`, behind those of the page before where it goes on from there."""
        if not self.continues(table):
            self._number += 1
            self._rows = 0
            self._last = {}
            self._header = [_row_key(table, n) for n in range(min(table.rows, _MOST_HEADER_ROWS))]
            self._open = table
            return self._put(table, 0)
        self._open = table
        return self._go_on(table)

    def repeated(self, table: Table) -> list[Placed]:
        """The header printed once more, where the table goes on from the page before."""
        rows = self._repeated(table) if self.continues(table) else 0
        again = [text for cell in table.cells if cell.row < rows for text in cell.texts]
        return [Placed([Block(text, BlockKind.FURNITURE, page=table.page)]) for text in again]

    def continues(self, table: Table) -> bool:
        """The table on the page before goes on in `table`."""
        before = self._open
        if before is None or before.page >= table.page or len(before.xs) != len(table.xs):
            return False
        return all(abs(a - b) <= _ALIKE for a, b in zip(before.xs, table.xs, strict=True))

    def _go_on(self, table: Table) -> list[Placed]:
        """The rows of a further page, behind the header printed again."""
        header = self._repeated(table)
        cut = self._is_cut(table, header)
        self._stretch(table, header, cut=cut)
        if cut:
            self._mend(table, header)
        return self._put(table, header + cut)

    def _repeated(self, table: Table) -> int:
        """How many of its first rows are the header once more."""
        rows = 0
        for number, known in enumerate(self._header[: table.rows]):
            if not known or _row_key(table, number) != known:
                break
            rows += 1
        return rows

    def _is_cut(self, table: Table, number: int) -> bool:
        """The row goes on from the page before: its first cell is empty, another unfinished."""
        row = table.row(number)
        if not row or any(cell.column == 0 or cell.column not in self._last for cell in row):
            return False
        if any(recognise(cell.texts[0]) for cell in row):
            return False
        return any(not _STOPPED.search(self._last[cell.column].what[-1].text) for cell in row)

    def _stretch(self, table: Table, number: int, *, cut: bool) -> None:
        """A merged cell that goes on at the head of the page is empty there."""
        for cell in table.cells:
            begun = self._last.get(cell.column)
            if cell.texts or cell.row != number or begun is None or begun.what[0].row_span == 1:
                continue
            rows = begun.what[0].row_span + cell.rows - cut
            begun.what = [replace(block, row_span=rows) for block in begun.what]

    def _mend(self, table: Table, number: int) -> None:
        """Join the rest of the cut cells to their beginning."""
        for cell in table.row(number):
            begun = self._last[cell.column].what
            begun[-1] = replace(begun[-1], text=joined_text([begun[-1].text, cell.texts[0]]))
            begun += [replace(begun[-1], text=text, page=table.page) for text in cell.texts[1:]]

    def _put(self, table: Table, start: int) -> list[Placed]:
        """The rows from `start` on, as cells."""
        placed = []
        for cell in table.cells:
            if cell.texts and cell.row >= start:
                blocks = [self._block(table, cell, text, start) for text in cell.texts]
                self._last[cell.column] = Placed(blocks)
                placed.append(self._last[cell.column])
        self._rows += max(0, table.rows - start)
        return placed

    def _block(self, table: Table, cell: Cell, text: str, start: int) -> Block:
        return Block(
            text,
            BlockKind.CELL,
            bold=cell.bold,
            page=table.page,
            table=self._number,
            row=self._rows + cell.row - start + 1,
            column=cell.column + 1,
            row_span=cell.rows,
            column_span=cell.columns,
        )


def _row_key(table: Table, number: int) -> list[str]:
    return ["".join(text.split()) for cell in table.row(number) for text in cell.texts]
