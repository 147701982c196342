"""Tables of a Word document as a grid: where each cell begins and what it covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.reading.formats.cells import Cell
from workbench.reading.formats.limits import number_in
from workbench.reading.formats.word_markup import W, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_WIDEST = 1000  # columns; what says more is damaged


@dataclass(slots=True)
class Grid:
    """The cells of a table in order, and how many rows were deleted while changes were tracked."""

    cells: list[Cell]
    is_layout: bool
    deleted: int = 0


def grid_of(table: etree._Element) -> Grid:
    """The cells of `table`; one without cells beside each other is made for layout only."""
    cells: list[Cell] = []
    merged: dict[int, Cell] = {}
    deleted, row_number, widest = 0, 0, 0
    for row in _children(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            deleted += 1
            continue
        row_number += 1
        made = list(_row(row, row_number, _offset(properties), merged))
        widest = max(widest, len(made))
        cells += made
    return Grid(cells, widest <= 1, deleted)


def _offset(properties: etree._Element | None) -> int:
    before = "" if properties is None else value(properties, "gridBefore")
    return min(number_in(before), _WIDEST)


def _row(row: etree._Element, number: int, offset: int, merged: dict[int, Cell]) -> Iterator[Cell]:
    """The cells of one row; `merged` holds the cell open downwards in each column."""
    column = 1 + offset
    for element in _children(row, f"{W}tc"):
        width, merge = _merges(element)
        above = merged.get(column)
        if merge == "continue" and above is not None and above.row + above.rows == number:
            above.rows += 1
        cell = Cell(element, number, column, columns=width)
        if merge == "restart":
            merged[column] = cell
        yield cell
        column += width


def _merges(element: etree._Element) -> tuple[int, str]:
    """Columns covered, and whether a merged cell begins (restart) or goes on here (continue)."""
    properties = element.find(f"{W}tcPr")
    if properties is None:
        return 1, ""
    mark = properties.find(f"{W}vMerge")
    merge = "" if mark is None else str(mark.get(f"{W}val", "continue"))
    return min(max(1, number_in(value(properties, "gridSpan"), 1)), _WIDEST), merge


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through content controls and tracked changes."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)
