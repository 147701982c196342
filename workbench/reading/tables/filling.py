"""Which lines between two rows fill which columns, where nothing sets the cells off.

    推进旧区改造，         任务
    改造小区45个。         任务      a cell may run over several lines
    市住建局               责任单位

The best of all ways to deal the lines out in order: by what each column holds, few cells empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.reading.structure.headings import mark_of
from workbench.reading.tables.meanings import UNITS, Meaning
from workbench.reading.tables.placing import fits_text, is_empty_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LINES = 30  # between two rows
_EMPTY, _BROKEN, _ENDED = -2.0, -0.5, -2.0  # a cell left out, a line more, one behind a stop
_OFTEN_EMPTY = (Meaning.CATEGORY, Meaning.NOTE, Meaning.PERSON)  # merged cells are given once
_SENTENCES = (Meaning.TASK, Meaning.MEASURE, Meaning.TARGETS, Meaning.INDICATOR, Meaning.QUARTER)
_LOOSE = (Meaning.OTHER, Meaning.NOTE)
_LONGEST_GROUP = 40
_LONGEST_VALUE = 16
_STOPS = ("。", "；", ";")
_ASSESSED = re.compile(r"预期性|约束性|指导性")
_GROUPING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]")

Slot = Meaning | None
"""A column; None takes the heading of a group, which stands over the whole width."""


def fill(keys: Sequence[str], slots: Sequence[Slot], optional: int) -> tuple[list[int], float]:
    """For each line its slot, and how well it all fits; the last `optional` slots may be empty."""
    scores = [0.0] + [float("-inf")] * len(keys)
    chosen: list[list[int]] = []
    for place, slot in enumerate(slots):
        empty = _EMPTY / 4 if slot in _OFTEN_EMPTY else _EMPTY
        empty = 0.0 if place >= len(slots) - optional else empty
        scores, begins = _with_slot(scores, [_line(key, slot) for key in keys], keys, empty)
        chosen.append(begins)
    return _traced_back(chosen, len(keys)), scores[-1]


def _with_slot(
    before: Sequence[float], own: Sequence[float], keys: Sequence[str], empty: float
) -> tuple[list[float], list[int]]:
    """By the count of lines dealt out: the best score with one slot more, and where it begins."""
    best = [score + empty for score in before]
    begins = list(range(len(before)))
    for begin in range(len(keys)):
        score = before[begin]
        for end in range(begin + 1, len(keys) + 1):
            score += own[end - 1] + (_more(keys[end - 2]) if end > begin + 1 else 0.0)
            if score > best[end]:
                best[end], begins[end] = score, begin
    return best, begins


def _more(above: str) -> float:
    return _ENDED if above.endswith(_STOPS) else _BROKEN


def _traced_back(chosen: Sequence[Sequence[int]], count: int) -> list[int]:
    slots = [0] * count
    end = count
    for place in reversed(range(len(chosen))):
        begin = chosen[place][end]
        slots[begin:end] = [place] * (end - begin)
        end = begin
    return slots


def _line(key: str, slot: Slot) -> float:
    """How well a line goes under a column, below 0 where it does not."""
    if slot is None:
        return _as_group(key)
    if is_empty_mark(key):
        return 1.0
    if slot in (Meaning.VALUE, Meaning.QUARTER):
        return _as_value(key) if slot is Meaning.VALUE else 0.0
    if slot is Meaning.UNIT:
        return 2.0 if len(key) <= _LONGEST_VALUE and not key[0].isdigit() else -3.0
    if _ASSESSED.fullmatch(key):
        return 3.0 if slot is Meaning.OTHER else -3.0
    if key.endswith(_STOPS) and slot not in _LOOSE:
        return 1.0 if slot in _SENTENCES else -3.0
    if slot is Meaning.CATEGORY:
        return _as_category(key)
    worded = not key[0].isdecimal() or not key[-1].isdecimal()
    return float(fits_text(key, slot)) if worded or slot is Meaning.OTHER else -2.0


def _as_value(key: str) -> float:
    short = len(key) <= _LONGEST_VALUE
    return 2.0 if short and any(c.isdecimal() for c in key) else -3.0


def _as_category(key: str) -> float:
    if len(key) > _LONGEST_VALUE or key[-1] in "，、":
        return -3.0
    return 3.0 if _GROUPING.match(key) else 1.0


def _as_group(key: str) -> float:
    if len(key) > _LONGEST_GROUP or key.endswith(_STOPS) or key.isdecimal():
        return -9.0
    return 4.0 if _GROUPING.match(key) else -1.0


def is_row(keys: Sequence[str], columns: Sequence[Meaning]) -> bool:
    """Do the cells of a whole row go with the columns that can be told?"""
    told = (*UNITS, Meaning.VALUE, Meaning.UNIT, Meaning.NUMBER)
    for key, column in zip(keys, columns, strict=True):
        score = _line(key, column)
        if score < 0 and (column in told or key.isdecimal() or _ASSESSED.fullmatch(key)):
            return False
    return not any(_GROUPING.match(key) and mark_of(key) for key in keys[:1])
