"""A table without a header: what its columns hold is told by what stands in them.

│ 1 │ 新建急救站点6个   │ 市卫健委 │ 6月底前 │
│ 2 │ 改造老旧小区40个  │ 市住建局 │ 年底前  │
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reading.deadlines import find_deadline
from workbench.reading.tables.header import Header, Section
from workbench.reading.tables.meanings import Meaning
from workbench.reading.tables.placing import is_empty_mark
from workbench.reading.unit_names import is_unit_like, split_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.tables.grid import Grid, Row
    from workbench.reading.tables.header import Chosen

_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 3
_SHARE = 0.6  # of the cells of a column that must look alike
_LOOKED_AT = 200  # rows
_SHORTEST_TASK = 5  # characters on the average
_LONGEST_TERM = 14


def guessed(grid: Grid, chosen: Chosen) -> Section | None:
    """The table in `grid`, whose columns are told by their cells; None where they do not tell."""
    first = next((i for i, row in enumerate(grid.rows) if len(row) >= _FEWEST_COLUMNS), -1)
    rows = [row for row in grid.rows[max(0, first) :] if len(row) >= _FEWEST_COLUMNS]
    if len(rows) < _FEWEST_ROWS or 2 * len(rows) < len(grid.rows) or grid.loose:
        return None
    columns = sorted({cell.column for row in rows for cell in row})
    names = {column: column_name(column) for column in columns}
    meanings = _meanings(columns, rows[:_LOOKED_AT])
    meanings |= {c: chosen[name] for c, name in names.items() if name in chosen}
    kinds = set(meanings.values())
    if Meaning.TASK not in kinds or not kinds & {Meaning.RESPONSIBLE, Meaning.LEAD}:
        return None
    header = Header(dict.fromkeys(columns, ()), names, meanings, 0)
    return Section(tuple(grid.rows[:first]), header, (), tuple(grid.rows[first:]), grid)


def column_name(column: int) -> str:
    """How a column without header is called."""
    return f"第{column}列"


def _meanings(columns: Sequence[int], rows: Sequence[Row]) -> dict[int, Meaning]:
    keys: dict[int, list[str]] = {column: [] for column in columns}
    for cell in (cell for row in rows for cell in row):
        keys[cell.column].append(cell.key)
    found = {column: _told(own) for column, own in keys.items()}
    texts = [column for column in columns if found[column] is Meaning.OTHER]
    longest = max(texts, key=lambda c: sum(map(len, keys[c])), default=0)
    if longest and sum(map(len, keys[longest])) >= _SHORTEST_TASK * len(keys[longest]):
        found[longest] = Meaning.TASK
    return found


def _told(keys: Sequence[str]) -> Meaning:
    tests = (
        (Meaning.NUMBER, str.isdecimal),
        (Meaning.DEADLINE, _is_term),
        (Meaning.RESPONSIBLE, _names_units),
    )
    for meaning, test in tests:
        if sum(map(test, keys)) >= _SHARE * len(keys):
            return meaning
    return Meaning.OTHER


def _is_term(key: str) -> bool:
    return len(key) <= _LONGEST_TERM and bool(find_deadline(key))


def _names_units(key: str) -> bool:
    names = split_names(key)
    return bool(names) and not is_empty_mark(key) and all(map(is_unit_like, names))
