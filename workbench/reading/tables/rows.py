"""What the rows of a table are: data, headings over the whole width, totals, notes, form fields.

一、健全服务体系                          a group
│ 1 │ 新建急救站点6个 │ 市卫健委 │        data
│ 合计 │             │ 6        │        a total
注：本表由市政府办公室负责解释。           a note
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from workbench.reading.structure.headings import mark_of
from workbench.reading.tables.meanings import Meaning
from workbench.reading.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.reading.tables.grid import Cell, Row
    from workbench.reading.tables.header import Header


class Kind(Enum):
    """What a row is."""

    DATA = auto()
    GROUP = auto()
    HEADER = auto()
    TOTAL = auto()
    NOTE = auto()
    FORM = auto()


_LONGEST_GROUP = 60
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_TEXTS = (Meaning.TASK, Meaning.MEASURE, Meaning.INDICATOR, Meaning.CATEGORY)


def kind_of(row: Row, cells: Mapping[int, Cell], header: Header, *, free: bool) -> Kind:
    """What `row` is; `cells` are its cells by column. `free`: no merged cell reaches into it."""
    keys = {cell.key for cell in row}
    if len(row) > 1 and keys <= _header_keys(header):
        return Kind.HEADER
    if row[0].key in _totals() or (len(row) > 1 and row[1].key in _totals()):
        return Kind.TOTAL
    if all(is_form(cell.key) for cell in row):
        return Kind.FORM
    if len(keys) == 1 and is_note(row[0].key):
        return Kind.NOTE
    return Kind.GROUP if free and _is_group(row, cells, header) else Kind.DATA


def _header_keys(header: Header) -> set[str]:
    return {cell.key for own in header.cells.values() for cell in own} | set(header.names.values())


def _is_group(row: Row, cells: Mapping[int, Cell], header: Header) -> bool:
    """One text over the whole width, perhaps with a Chinese numeral in the column before it."""
    if len({cell.key for cell in row}) == 1:
        return _is_heading(row[0], cells, header)
    numbered = len(row) == 2 and row[0].column in header.columns(Meaning.NUMBER)
    return bool(numbered and _NUMERAL.fullmatch(row[0].key) and len(row[1].key) <= _LONGEST_GROUP)


def _is_heading(cell: Cell, cells: Mapping[int, Cell], header: Header) -> bool:
    if len(cell.key) > _LONGEST_GROUP or cell.key.isdecimal() or "。" in cell.key[:-1]:
        return False
    if cell.last_column >= header.last_column or mark_of(cell.key):
        return True
    column = next(iter(cells))
    wide = cell.last_column - cell.column + 1 > len(header.meanings) // 2
    alone = header.meanings.get(column) not in _TEXTS
    return wide or (alone and cell.column <= min(header.meanings))


def is_note(key: str) -> bool:
    """注：…, 说明：… below a table."""
    return bool(_note().match(key))


def is_form(key: str) -> bool:
    """填报单位：市卫健委, （单位：个）: what somebody fills in above or below a table."""
    return len(key) <= _LONGEST_FORM and bool(_form().match(key))


_LONGEST_FORM = 60


@cache
def _totals() -> frozenset[str]:
    return frozenset("".join(word[1:].split()) for word in _words() if word[0] == "=")


@cache
def _note() -> re.Pattern[str]:
    words = "|".join(re.escape(word[1:]) for word in _words() if word[0] == "+")
    return re.compile(rf"[（※*]?(?:{words})[0-9一二三1-9]?[：:.．、]")


@cache
def _form() -> re.Pattern[str]:
    plain = [word for word in _words() if word[0] not in "=+"]
    words = "|".join(re.escape(word.rstrip("：")) for word in plain)
    return re.compile(rf"[（(]?(?:{words})(?:（[^（）]{{1,8}}）)?：")


def _words() -> tuple[str, ...]:
    return entries("table_notes")
