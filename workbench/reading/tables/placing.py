"""Which cell of a row stands in which column, also where merged cells were left out.

一级指标 │ 二级指标     │ 目标值        a web page or a copied table gives the second row
服务供给 │ 1.服务覆盖率 │ 达到60%       two cells only: they stand below 二级指标 and 目标值
         │ 2.续签率     │ 达到80%
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.reading.deadlines import find_deadline
from workbench.reading.structure.headings import mark_of
from workbench.reading.tables.meanings import UNITS, Meaning
from workbench.reading.unit_names import is_unit_like, split_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.reading.tables.grid import Cell, Row
    from workbench.reading.tables.header import Header

_DIGITS = re.compile(r"\d{1,4}[.、．]?")
_EMPTY = re.compile(r"[/／\-—－–]+|无|暂无")
_SHORT = 14  # characters; a cell of text is mostly longer
_TEXTS = (Meaning.TASK, Meaning.MEASURE, Meaning.TARGETS, Meaning.INDICATOR)


def placed(row: Row, header: Header, *, loose: bool) -> dict[int, Cell]:
    """The cells of `row` by column; where the format is `loose`, short rows fit best to the right.

    A row that begins at the first column and lacks cells may lack them before or behind; in a
    workbook only where text stands under 序号: merged cells were pasted there one by one.
    """
    columns = list(header.meanings)
    own = {cell.column: cell for cell in row}
    missing = len(columns) - len(row)
    dense = [cell.column for cell in row] == list(range(1, len(row) + 1))
    if missing <= 0 or not dense or len(row) < 2:
        return own
    if not loose and not _is_shifted(own, header.meanings):
        return own
    shifts = [dict(zip(columns[n:], row, strict=False)) for n in range(missing + 1)]
    return max(reversed(shifts), key=lambda cells: _fit(cells, header.meanings))


def _is_shifted(cells: Mapping[int, Cell], meanings: Mapping[int, Meaning]) -> bool:
    """Does text stand where the number of the row should?"""
    numbers = (c.key for at, c in cells.items() if meanings.get(at) is Meaning.NUMBER)
    return any(len(key) > _SHORT and not mark_of(key) for key in numbers)


def _fit(cells: Mapping[int, Cell], meanings: Mapping[int, Meaning]) -> int:
    return sum(fits_text(cell.key, meanings[column]) for column, cell in cells.items())


def fits_text(key: str, meaning: Meaning) -> int:
    """How well the text of a cell goes under a header, below 0 where it does not."""
    if meaning is Meaning.NUMBER:
        return 3 if _DIGITS.fullmatch(key) else -3
    if meaning in UNITS:
        return _fits_units(key)
    if meaning is Meaning.DEADLINE:
        return 3 if find_deadline(key) and len(key) <= _SHORT else -len(key) // _SHORT
    if meaning in _TEXTS:
        numbered = 2 if mark_of(key) and meaning in (Meaning.TASK, Meaning.INDICATOR) else 0
        return numbered + (1 if len(key) > _SHORT else -2 * is_unit_like(key))
    return 0


def _fits_units(key: str) -> int:
    if _EMPTY.fullmatch(key):
        return 1
    names = split_names(key)
    return 3 if names and all(map(is_unit_like, names)) else -3


def is_empty_mark(key: str) -> bool:
    """A sign that nothing stands in the cell: /, ——, 无."""
    return bool(_EMPTY.fullmatch(key))
