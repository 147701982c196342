"""Which columns of a table group, name, tell and number its tasks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.reading.tables.meanings import Meaning, looks_ahead, looks_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.reading.tables.grid import Cell
    from workbench.reading.tables.header import Header

_NAME = re.compile(r"[^\d，；。：,;:]{2,16}")
_TOLD = re.compile(r"[“《]?[一-龥].{3,}")
_SAID = re.compile(r"目标|要求")
_SHARE = 0.6  # of the cells of a column that must look alike
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
    measures = header.columns(Meaning.MEASURE) or _telling_aims(header, rows)
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


def _telling_aims(header: Header, rows: Sequence[Mapping[int, Cell]]) -> tuple[int, ...]:
    """The column of aims where it tells what is only named before: 城市体检│完成一年一体检."""
    names, aims = header.columns(Meaning.TASK), header.columns(Meaning.TARGETS)
    if not names or len(aims) != 1 or not _SAID.search(header.names[aims[0]]):
        return ()
    named, told = _mostly(rows, names[-1], _NAME), _mostly(rows, aims[0], _TOLD)
    return aims if named and told else ()


def _mostly(rows: Sequence[Mapping[int, Cell]], column: int, shape: re.Pattern[str]) -> bool:
    keys = [cells[column].key for cells in rows if column in cells]
    return bool(keys) and sum(bool(shape.fullmatch(k)) for k in keys) >= _SHARE * len(keys)


def _value(header: Header) -> int:
    """The column of the value to reach: the first that says so, else the last; else the aims."""
    values = header.columns(Meaning.VALUE)
    aimed = [column for column in values if looks_ahead(header.names[column])]
    open_ = [column for column in values if not looks_back(header.names[column])]
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
