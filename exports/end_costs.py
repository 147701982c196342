"""What it costs to end a line before each character of a text, in cells of the line's shortness.

A cost of 2 says: rather a line two cells shorter (and spread) than an end here. Marks that must not
begin or end a line are forbidden; numbers keep their unit, dates and short 《》 stay whole where
that leaves no hole in the line.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from exports.widths import NO_END, Kind, traits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

BANNED = 1e6
"""Cost of an end that the rules forbid; taken only where a line has no other."""

WORD = 100.0
"""Cost of an end inside a Latin word or a number."""

_NUMBER = r"(?<![\d.,:/])\d{1,15}(?:[.,:/]\d{1,15}){0,4}"  # bounded: linear on any text
_UNIT = (
    r"(?:[万亿千百]{0,2}余?(?:个?百分点|[平立]方米|平方公里|公里|公顷|分钟|小时|个工作日|人次"
    r"|[人元个项家所张名例户件处条岁期批台吨亩头只辆套座]))"
)
_END = r"\d{1,4}(?:\.\d{1,2})?[%％‰℃年月日个]?"  # of a range: 2020—2025年, 3-5%
_NUMBERS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"(?<!\d)\d+(?:[.,:/]\d+)+"), WORD),
    (re.compile(r"\d{2,4}年|\d{1,2}[月日号]"), 6.0),
    (re.compile(r"\d{2,4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日"), 2.0),
    (re.compile(rf"[≥≤第约]?{_NUMBER}(?:{_UNIT}|[\u4e00-\u9fff])"), 2.0),
    (re.compile(rf"(?<![\d.,:/])\d{{1,3}}(?:\.\d{{1,2}})?{_UNIT}"), 4.0),
    (re.compile(rf"{_NUMBER}[%％‰℃个]?[-—～~–]\d{{1,15}}"), 1.5),
    (re.compile(rf"(?<![\d.,:/]){_END}[-—–～~]{_END}(?![\d.,:/])"), 8.0),
    (re.compile(r"〔\d{4}〕\d+号"), 2.5),
)
"""Stretches kept whole that hold a digit."""

_CHINESE_YEAR = (re.compile(r"[〇零一二三四五六七八九]{4}年"), 1.5)
_QUOTED = (
    (re.compile(r"《[^《》]{1,4}》"), 4.2),
    (re.compile(r"《[^《》]{5,8}》"), 2.0),
)
_PAIRS = re.compile("——|……")
_DIGIT = re.compile(r"\d")
_NOT_PLAIN = re.compile("[^\u4e00-\u9fff]")

_UNBROKEN = (Kind.BLANK, Kind.CLOSING, Kind.BOUND)  # never begin a line
_LATIN = (Kind.NARROW, Kind.NARROW_OPENING)


def _cost_between(before: Kind, after: Kind) -> float:
    if after in _UNBROKEN or before in (Kind.OPENING, Kind.NARROW_OPENING):
        return BANNED
    if before is Kind.HYPHEN and after in (*_LATIN, Kind.HYPHEN):
        return 2.0
    return WORD if before in _LATIN and after in (*_LATIN, Kind.HYPHEN) else 0.0


_COSTS = {pair: _cost_between(*pair) for pair in product(Kind, Kind)}


def end_costs(text: str) -> list[float]:
    """What it costs, in cells, to end a line before each character (and, last, at the end)."""
    costs = [0.0] * (len(text) + 1)
    for found in _NOT_PLAIN.finditer(text):  # between two plain characters an end is free
        at = found.start()
        kind = traits_of(text[at]).kind
        if at:
            costs[at] = _COSTS[traits_of(text[at - 1]).kind, kind]
        if at + 1 < len(text):
            costs[at + 1] = _COSTS[kind, traits_of(text[at + 1]).kind]
    for pattern, cost in _kept_whole(text):
        for found in pattern.finditer(text):
            for at in range(found.start() + 1, found.end()):
                costs[at] = max(costs[at], cost)
    if "——" in text or "……" in text:
        _keep_pairs(text, costs)
    return costs


def _kept_whole(text: str) -> Iterator[tuple[re.Pattern[str], float]]:
    """The patterns that can be found in `text` at all."""
    if _DIGIT.search(text):
        yield from _NUMBERS
    if "《" in text:
        yield from _QUOTED
    if "年" in text:
        yield _CHINESE_YEAR


def _keep_pairs(text: str, costs: list[float]) -> None:
    """A —— or …… is never parted; it may begin a line, though an end behind it is better."""
    for found in _PAIRS.finditer(text):
        costs[found.start() + 1] = BANNED
        if found.start() > 0 and text[found.start() - 1] not in NO_END:
            costs[found.start()] = 0.5
