"""Which columns of a table group, name, tell and number its tasks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.reading.tables.meanings import Meaning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.reading.tables.grid import Cell
    from workbench.reading.tables.header import Header

_AIMED = re.compile(r"目标|计划|预期|预计")
_PAST = re.compile(r"现状|基期|基准|实际|完成")
_NONE = 0


@dataclass(frozen=True, slots=True)
class Roles:
    """Columns by their part; 0 where there is none.

    `item` names a task whose measures stand in `texts`. `value` with `unit` completes the name of
    an indicator. `periods` are quarters. All others stand `beside`. `counts_items`: the number is
    that of an item, not of a row.
    """

    number: int
    categories: tuple[int, ...]
    item: int
    texts: tuple[int, ...]
    value: int
    unit: int
    periods: tuple[int, ...]
    beside: tuple[int, ...]
    counts_items: bool


def roles_of(header: Header, rows: Sequence[Mapping[int, Cell]]) -> Roles:
    """The parts of the columns of a table with `rows`, whose cells are given by column."""
    names = header.columns(Meaning.TASK)
    measures = header.columns(Meaning.MEASURE)
    indicators = header.columns(Meaning.INDICATOR)
    value = _value(header) if indicators else _NONE
    item = names[-1] if names and measures else _NONE
    unit = header.columns(Meaning.UNIT) if indicators else ()
    number = next(iter(header.columns(Meaning.NUMBER)), _NONE)
    categories, periods = header.columns(Meaning.CATEGORY), header.columns(Meaning.QUARTER)
    texts = measures or names or indicators
    used = {number, *categories, item, *texts, value, *unit[:1], *periods}
    return Roles(
        number=number,
        categories=categories,
        item=item,
        texts=texts,
        value=value,
        unit=unit[0] if unit else _NONE,
        periods=periods,
        beside=tuple(column for column in header.meanings if column not in used),
        counts_items=_counts_items(rows, number, item or next(iter(texts), _NONE)),
    )


def _value(header: Header) -> int:
    """The column of the value to reach: the first that says so, else the last; else the aims."""
    values = header.columns(Meaning.VALUE)
    aimed = [column for column in values if _AIMED.search(header.names[column])]
    open_ = [column for column in values if not _PAST.search(header.names[column])]
    found = aimed or open_[-1:] or list(values[-1:]) or list(header.columns(Meaning.TARGETS))
    return found[0] if found else _NONE


def _counts_items(rows: Sequence[Mapping[int, Cell]], number: int, item: int) -> bool:
    """No row that has a number goes on with the item of the row above."""
    last = ""
    for cells in rows:
        named = cells[item].key if item in cells else ""
        if number in cells and named in ("", last):
            return False
        last = named or last
    return True
