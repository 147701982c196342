"""Tables of a web page as a grid: which hold data, and where each cell begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reading.formats.cells import Cell
from workbench.reading.formats.limits import number_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_LAYOUT_SHARE = 0.8  # of the text of a table in one cell: a table made for layout
_WIDEST = 100  # columns a cell may cover
_MOST_COLUMNS = 500  # further right no merged cell is followed


def cells_of(table: etree._Element) -> list[Cell]:
    """The cells in order, those under a merged cell moved to their own columns."""
    rows = list(_rows(table))
    taken: dict[int, int] = {}  # the last row that a cell from above covers, by column
    cells: list[Cell] = []
    for number, row in enumerate(rows, 1):
        column = 1
        for element in row:
            if element.tag not in ("td", "th"):
                continue
            while column < _MOST_COLUMNS and taken.get(column, 0) >= number:
                column += 1
            cell = _cell(element, number, column, len(rows))
            cells.append(cell)
            if cell.rows > 1 and column < _MOST_COLUMNS:
                covered = range(column, column + cell.columns)
                taken |= dict.fromkeys(covered, number + cell.rows - 1)
            column += cell.columns
    return cells


def _cell(element: etree._Element, row: int, column: int, last: int) -> Cell:
    down = number_in(str(element.get("rowspan", "")).strip(), 1) or last
    across = number_in(str(element.get("colspan", "")).strip(), 1)
    return Cell(element, row, column, min(down, last - row + 1), min(max(1, across), _WIDEST))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(child)


def holds_data(cells: list[Cell]) -> bool:
    """Cells beside each other in several rows, none of which holds most of the text."""
    beside = {cell.row for cell in cells if cell.column > 1}
    if len(beside) < 2:
        return False
    lengths = [len("".join(cell.element.itertext())) for cell in cells]
    return max(lengths) < _LAYOUT_SHARE * sum(lengths)
