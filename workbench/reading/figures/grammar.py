"""The grammar of printed figures: 3～4个, 700多个, 6亿余元, 5.2/10万, 4、8、16万元, 四级.

A figure is a number with a unit. The units are data (`workbench/data/measures.txt`); a word that
only begins like a unit (项目, 家庭) is none. Texts come here with dates and names painted over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache

from workbench.chinese import numeral_value
from workbench.plan import Comparator
from workbench.reading.wordlists import sections, words


class Measure(StrEnum):
    """The class of a unit; the values are the sections of measures.txt."""

    COUNT = "count"
    RATE = "rate"
    MONEY = "money"
    GRADE = "grade"
    TIME = "time"
    SIZE = "size"
    AGE = "age"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit at `start:end` of a text; `tail` ends after 以上, 左右 and the like.

    `high` is set for a range. `op` is what stands in or behind the number (多, 余, 以上), else
    None. `han`: printed as a Chinese numeral. `old`: the value a change starts from (由18天).
    """

    start: int
    end: int
    tail: int
    value: float
    high: float | None
    unit: str
    measure: Measure
    op: Comparator | None = None
    suffix: str = ""
    han: bool = False
    old: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    digits: str
    scale: str
    unit: str
    more: bool


_SCALES = {
    "": 1,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
    "千亿": 10**11,
}
_TO = re.compile(r"\s*(?:[-—–－~～〜∼]{1,2}|至|到)\s*")
_AND = re.compile(r"\s*[、和及或]\s*")
_SUFFIX = re.compile(
    r"\s*(?:(?P<more>及其?以上|或以上|含?以上|[(（]含[)）]以上|起步)|(?P<less>及?以下|以内|之内|内(?![部容外设科置含地生涵在]))"
    r"|(?P<about>左右|上下))"
)
_HAN = "[一二两三四五六七八九十]"


def find_figures(text: str) -> tuple[Figure, ...]:
    """All figures of `text` in order; they never overlap. Linear in the length of the text."""
    found = sorted(
        _joined(_tokens(text), text) + _han_figures(text), key=lambda f: (f.start, f.han)
    )
    free: list[Figure] = []
    for figure in found:
        if not free or figure.start >= free[-1].end:
            free.append(figure)
    return tuple(free)


# -- numbers in digits -------------------------------------------------------------------


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(
            m.start(),
            m.end(),
            m["digits"].replace(",", "").replace("，", ""),
            m["scale"] or "",
            (m["unit"] or "").strip(),
            bool(m["more"] or m["more2"]),
        )
        for m in _token_pattern().finditer(text)
    ]


_PER = r"(?:/(?:每|\d{0,4}[百千万])?(?:人次|人|户|床|张|天|日|月|年|亩|平方米|次|件|所|班))?"


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![A-Za-z\d.+×*=])(?P<digits>\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?![A-Za-z\d])"
        r"(?:\s*(?P<more>[多余]))?(?:\s*(?P<scale>万亿|千亿|千万|百万|[万亿])(?!能|一))?"
        r"(?:\s*(?P<more2>[多余]))?"
        rf"(?P<unit>/(?:10)?\s*[万千](?!元)|\s*{_units()}{_PER})?"
    )


@cache
def _units() -> str:
    return "(?:" + "|".join(_guarded(entry) for entry in _entries()) + ")"


@cache
def _entries() -> tuple[str, ...]:
    pool = [entry for name in Measure for entry in words("measures", name.value)]
    return tuple(sorted(pool, key=lambda entry: len(entry.partition("!")[0]), reverse=True))


def _guarded(entry: str) -> str:
    word, _, barred = entry.partition("!")
    return re.escape(word) + (f"(?!{barred.replace(',', '|')})" if barred else "")


@cache
def _measures() -> dict[str, Measure]:
    return {
        entry.partition("!")[0]: Measure(name)
        for name, entries in sections("measures").items()
        for entry in entries
    }


def _joined(tokens: list[_Token], text: str) -> list[Figure]:
    """The tokens as figures: ranges made one, units of a list handed to its earlier members."""
    figures: list[Figure] = []
    place = 0
    while place < len(tokens):
        place += _take(tokens, place, text, figures)
    return _with_list_units(figures, text)


def _take(tokens: list[_Token], place: int, text: str, figures: list[Figure]) -> int:
    """Append the figure that begins with token `place`; the number of tokens it used up."""
    first = tokens[place]
    second = tokens[place + 1] if place + 1 < len(tokens) else None
    if second and _TO.fullmatch(text, first.end, second.start) and first.unit in ("", second.unit):
        if _changes(first, second, text):
            figures.append(replace(_figure(first, text), unit=second.unit, old=True))
            return 1
        if _value(first, second.scale) < _value(second):
            figures.append(_range(first, second, text))
            return 2
    if text[max(0, first.start - 1) : first.start] not in _MINUS:
        figures.append(_figure(first, text))
    return 1


_MINUS = ("-", "－")  # a negative number of a table, no target


def _changes(first: _Token, second: _Token, text: str) -> bool:
    """从25天到20天: no range, but an old value and a new one."""
    return "到" in text[first.end : second.start] and text[
        max(0, first.start - 3) : first.start
    ].rstrip()[-1:] in (
        "从",
        "由",
    )


def _value(token: _Token, scale: str = "") -> float:
    return float(Decimal(token.digits) * _SCALES[token.scale or scale])


def _range(first: _Token, second: _Token, text: str) -> Figure:
    figure = _figure(second, text)
    shared = second.scale if not first.unit else ""
    return replace(
        figure,
        start=first.start,
        value=_value(first, shared),
        high=_value(second),
        op=Comparator.RANGE,
    )


def _figure(token: _Token, text: str) -> Figure:
    measure = _measure(token.unit)
    op = Comparator.AT_LEAST if token.more else None
    figure = Figure(token.start, token.end, token.end, _value(token), None, token.unit, measure, op)
    return _with_suffix(figure, text) if token.unit else figure


def _measure(unit: str) -> Measure:
    """The class of a unit; 份/千人 and /10万 are rates."""
    if unit in _measures():
        return _measures()[unit]
    base, slash, _ = unit.partition("/")
    measure = _measures().get(base, Measure.CLASS)
    return Measure.RATE if slash and measure in (Measure.COUNT, Measure.CLASS) else measure


def _with_suffix(figure: Figure, text: str) -> Figure:
    found = _SUFFIX.match(text, figure.end)
    if not found or (found[0].strip() == "内" and figure.measure is not Measure.TIME):
        return figure
    op = {
        "more": Comparator.AT_LEAST,
        "less": Comparator.AT_MOST,
        "about": Comparator.ABOUT,
    }[found.lastgroup or ""]
    return replace(figure, tail=found.end(), op=op, suffix=found[0].strip())


def _with_list_units(figures: list[Figure], text: str) -> list[Figure]:
    """300、600、900元: unit and scale stand once, behind the last. Bare numbers go."""
    result: list[Figure] = []
    after: Figure | None = None
    factor = 1
    for figure in reversed(figures):
        listed = after and _AND.fullmatch(text, figure.end, after.start)
        if figure.unit:
            factor = _factor(text[figure.start : figure.end])
        elif after and listed and after.unit:
            figure = _like(figure, after, factor)
        if figure.unit:
            result.append(figure)
        after = figure
    return result[::-1]


def _factor(printed: str) -> int:
    scale = re.search(r"万亿|千亿|千万|百万|[万亿]", printed)
    return _SCALES[scale[0]] if scale else 1


def _like(figure: Figure, after: Figure, factor: int) -> Figure:
    """A bare number of a list with the unit of its neighbour; 4、8万元 shares the 万 as well."""
    value = float(Decimal(str(figure.value)) * factor)
    return replace(figure, value=value, unit=after.unit, measure=after.measure)


# -- Chinese numerals --------------------------------------------------------------------

_GRADES = re.compile(
    rf"(?<![第一二三四五六七八九十])(?P<low>{_HAN})\s*级?(?:\s*(?:或|至|到|、|-|—)\s*(?P<high>{_HAN}))?\s*"
    r"(?P<unit>星级|级)(?!别|联|差|市|甲|乙)"
)


_TIMES = re.compile(
    rf"(?<![第{_HAN[1:-1]}])(?P<low>{_HAN}{{1,3}})(?P<high>$^)?\s*"
    r"(?P<unit>个?工作日|个?小时|分钟|日|天)(?=(?:以|之)?内)"
)


def _han_figures(text: str) -> list[Figure]:
    grades = [_han(m, Measure.GRADE, text) for m in _GRADES.finditer(text)]
    times = [_han(m, Measure.TIME, text) for m in _TIMES.finditer(text)]
    return grades + times + [_han(m, Measure.COUNT, text) for m in _han_counts().finditer(text)]


@cache
def _han_counts() -> re.Pattern[str]:
    counts = [_guarded(e) for e in _entries() if _measures()[e.partition("!")[0]] is Measure.COUNT]
    return re.compile(
        rf"(?<![第一二三四五六七八九十百千万几数每半])(?P<low>{_HAN}{{1,3}})(?:\s*(?:至|到)\s*(?P<high>{_HAN}{{1,3}}))?"
        rf"\s*(?P<unit>{'|'.join(counts)})"
    )


def _han(found: re.Match[str], measure: Measure, text: str) -> Figure:
    low, high = numeral_value(found["low"]), numeral_value(found["high"] or "")
    spans = high > low
    figure = Figure(
        found.start(),
        found.end(),
        found.end(),
        float(low),
        float(high) if spans else None,
        found["unit"],
        measure,
        Comparator.RANGE if spans else None,
        han=True,
    )
    return figure if spans else _with_suffix(figure, text)
