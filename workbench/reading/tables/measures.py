"""Name, unit and figure of an indicator, and the year that stands over the figures.

床位总量（万张）→ 床位总量 and 万张      〔27〕 → 27      2027年目标 → 2027年
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.document import Column
from workbench.reading.layout.traced import EMPTY, Traced

if TYPE_CHECKING:
    from workbench.document import Node
    from workbench.plan import Target

_UNIT = re.compile(r"\s*[（(\[［](?:单位[:：])?([^（）()\[\]［］\d\s]{1,9})[)）\]］]$")
_SUMMED = re.compile(r"[〔\[［【（(]\s*([^〔〕\[\]［］【】（）()]{1,16}?)\s*[〕\]］】)）]")
_YEAR = re.compile(r"到?20\d\d年(?:[底末前]|年底)?前?")


def unit_parted(name: Traced) -> tuple[Traced, Traced, list[Traced]]:
    """An indicator without the unit in the bracket behind it, the unit, and the bracket."""
    found = _UNIT.search(name.text)
    if not found or not found.start():
        return name, EMPTY, []
    start, end = found.span(1)
    brackets = [name.cut(found.start(), start), name.cut(end)]
    return name.cut(0, found.start()), name.cut(start, end), brackets


def bared(value: Traced) -> tuple[Traced, list[Traced]]:
    """A figure without the brackets of a sum over the years, and the brackets."""
    found = _SUMMED.fullmatch(value.text)
    if not found:
        return value, []
    start, end = found.span(1)
    return value.cut(start, end), [value.cut(0, start), value.cut(end)]


def year_piece(header: Traced) -> Traced:
    """The year a column of values is for; EMPTY where none is named."""
    found = _YEAR.search(header.text)
    return header.cut(*found.span()) if found else EMPTY


def by_year(targets: tuple[Target, ...], node: Node, sentence: int) -> tuple[Target, ...]:
    """The targets of a row of indicators, due in the year over their column."""
    terms = {
        field.sentence: field.text for field in node.fields if _is_year(field.column, field.text)
    }
    term = terms.get(sentence, terms.get(-1, ""))
    if not term:
        return targets
    return tuple(t if t.deadline else replace(t, deadline=term) for t in targets)


def _is_year(column: Column, text: str) -> bool:
    return column is Column.DEADLINE and bool(_YEAR.fullmatch(text))
