"""What a sentence says that is no figure, painted over: names, quotations, dates, ordinals.

《健康江城行动（2021—2030年）》、“10分钟便民圈”、江卫发〔2026〕3号、第12届 keep their length
but hold no digit any more, so that offsets stay those of the sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

COVER = "□"  # a date or a unit tag: may be skipped
NAME = "■"  # a name or a denominator: part of what is said

_Table = tuple[tuple[frozenset[str], re.Pattern[str]], ...]


def _table(*rows: tuple[str, str]) -> _Table:
    """Each pattern with the characters of which its matches hold at least one.

    A pattern begins with the first character of its match and looks back behind it: only then does
    `re` leap from one such character to the next.
    """
    return tuple((frozenset(marks), re.compile(pattern)) for marks, pattern in rows)


_NAMES = _table(
    ("《", r"《[^《》]*》"),
    ("《", r"《[^《》]*》"),  # a second time, for a title within a title
    ("“", r"“[^“”]*”"),
    ('"', r"\"[^\"]*\""),
    ("「", r"「[^「」]*」"),
    ("‘", r"‘[^‘’]*’"),
    ("〔[（(【", r"[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*(?:第?\s*\d+\s*号|年版)?"),
    ("第", r"第\s*\d+(?:\s*[-—–~～至、]\s*第?\s*\d+)*\s*号?"),
    ("号", r"\d(?<!\d\d)\d{0,11}\s*号"),
)
_DATES = _table(
    ("-—–－~～至", r"\d(?<!\d\d)\d{3}\s*年?\s*[-—–－~～至]{1,2}\s*\d{4}\s*年?(?!\d)"),
    ("年", r"[12](?<!\d\d)[09]\d{2}\s*、\s*(?:19|20)\d{2}\s*年"),
    ("年", r"\d(?<!\d\d)\d{1,3}\s*年\s*(?:\d{1,2}\s*月\s*)?(?:\d{1,2}\s*日)?"),
    ("月", r"\d(?<!\d\d)\d?\s*(?:[-—–~～至]\s*\d{1,2}\s*)?月(?:\s*\d{1,2}\s*(?:日|号))?"),
    ("月", r"每月\s*\d{1,2}\s*日"),
    (":：", r"\d(?<!\d\d)\d?\s*[:：]\s*\d{1,2}(?!\d)"),
    ("×xX*", r"(?<![\d.])\d{1,9}(?:\.\d{1,9})?\s*[×xX*]\s*\d{1,9}(?:\.\d{1,9})?"),
    ("+", r"(?<!\d)\d{1,6}\s*\+\s*(?:\d{1,6}|[A-Za-z])(?:\s*\+\s*(?:\d{1,6}|[A-Za-z]))*"),
    (
        "前",
        r"(?:排名|位列|位居|全[国省市县区]|进入)?(?<![提之以年底月日])前\s*\d{1,6}\s*(?:名|位|强|%|％)?",
    ),
    ("年", r"\d(?<!\d\d)\d{0,5}\s*周?年(?:以上|以下|内|期)?"),
    ("强", r"\d(?<!\d\d)\d{0,5}\s*强(?![化调度制])"),
)
_DENOMINATORS = _table(("每", r"每\s*\d*\s*[百千万亿十]{1,2}"))


def cover_names(text: str) -> str:
    """`text` with names, quotations, document numbers and ordinals painted over."""
    return _paint(text, _NAMES, NAME)


def cover_dates(text: str) -> str:
    """`text` with dates, years, clock times, ratios and denominators painted over."""
    return _paint(_paint(text, _DENOMINATORS, NAME), _DATES, COVER)


def cover_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with the given stretches painted over; they stand in order."""
    pieces, place = [], 0
    for start, end in spans:
        if end > place:
            pieces += [text[place : max(place, start)], COVER * (end - max(place, start))]
            place = end
    return "".join([*pieces, text[place:]])


def _paint(text: str, table: _Table, paint: str) -> str:
    held = set(text)
    for marks, pattern in table:
        if not marks.isdisjoint(held):
            text = pattern.sub(lambda found: paint * len(found[0]), text)
    return text
