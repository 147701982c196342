"""The grammar of printed figures: 3～4个, 700多个, 6亿余元, 5.2/10万, 4、8、16万元, 四级.

A figure is a number with a unit. The units are data (`workbench/data/measures.txt`); a word that
only begins like a unit (项目, 家庭) is none. Texts come here with dates and names painted over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from workbench.plan import Comparator
from workbench.reading.figures.measures import (
    Figure,
    measure_of,
    unit_pattern,
    with_suffix,
)
from workbench.reading.figures.numerals import may_hold_numerals, numeral_figures


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
    "千": 10**3,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
    "千亿": 10**11,
}
_TO = re.compile(r"\s*(?:[-—–－~～〜∼]{1,2}|至|到)\s*")
_AND = re.compile(r"\s*[、和及或]\s*")


def may_hold_figures(text: str) -> bool:
    """Is there a number with a unit behind it? A cheap look that lets most sentences go."""
    return bool(_digits_with_unit().search(text)) or may_hold_numerals(text)


@cache
def _digits_with_unit() -> re.Pattern[str]:
    return re.compile(rf"\d\s*(?:[多余百千万亿]\s*){{0,4}}(?:{unit_pattern()}|[/／])")


def find_figures(text: str) -> tuple[Figure, ...]:
    """All figures of `text` in order; they never overlap. Linear in the length of the text."""
    found = sorted(
        _joined(_tokens(text), text) + numeral_figures(text), key=lambda f: (f.start, f.han)
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
            re.sub("[^\\d.]", "", m["digits"]),
            m["scale"] or ("亿" if m["sum"] else ""),
            "元" if m["sum"] else (m["unit"] or "").strip(),
            bool(m["more"] or m["more2"] or m["more3"]),
        )
        for m in _token_pattern().finditer(text)
    ]


_PER = (
    r"(?:[/／](?:每|\d{0,4}[百千万])?(?:人次|人|户|床|张|天|日|月|年|亩|平方米|次|件|所|班|千瓦时|立方米|公里|吨|公?斤"
    r"|小时|学时|课时|台|座|个|辆|头|株|套))?"
)

_LATIN = "(?:P|[EP]F(?:LOPS|lops)|[MGkK][Ww]h?|[TGPE]B|[MGT]bps|[kK][mM]|kg|tce)(?![A-Za-z])"
# 600台（套）, 2万人（次）: the bracket is part of the unit; in 9万头（只） it names other beasts.
_ASIDE = "[（(](?:[套台次件项个处座间所家户辆条份册支名人组幢栋群门场期架艘部张]|[人批户例]次)[)）]"


# 4.9个亿 is a sum; 5个亿元项目, 3个亿吨级港口 count things.
_SUM = (
    r"(?P<sum>\s*个\s*(?P<more3>[多余])?\s*亿(?![级吨千万平立斤公美人件只株羽支条户]|元[一-龥])元?)"
)


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<digits>\d(?<![A-Za-z\d.+×*=]\d)"
        rf"(?:\d{{0,2}}(?:[,，\u2009 ]\d{{3}})+(?!\d)(?:\.\d+)?|\d*(?:\.\d+)?))(?!\d)"
        rf"(?:(?![A-Za-z])|(?={_LATIN}))"
        rf"(?:{_SUM}|(?:\s*(?P<more>[多余]))?(?:\s*(?P<scale>万亿|千亿|千万|百万|[万亿]|千(?![瓦米克伏赫卡帕字分]))(?!能|一))?"
        r"(?:\s*(?P<more2>[多余]))?"
        rf"(?P<unit>[/／](?:10)?\s*[万千](?!元)|\s*{unit_pattern()}(?:{_ASIDE}|{_PER}(?:[·・][人户月年天])?))?)"
    )


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
    measure = measure_of(token.unit)
    op = Comparator.AT_LEAST if token.more else None
    figure = Figure(token.start, token.end, token.end, _value(token), None, token.unit, measure, op)
    return with_suffix(figure, text) if token.unit else figure


def _with_list_units(figures: list[Figure], text: str) -> list[Figure]:
    """300、600、900元: unit and scale stand once, behind the last. Bare numbers go."""
    result: list[Figure] = []
    after: Figure | None = None
    factor = 1
    for figure in reversed(figures):
        listed = after and _AND.fullmatch(text, figure.end, after.start)
        if figure.unit and not (after and listed and _cut_short(figure, after)):
            factor = _factor(text[figure.start : figure.end])
        elif after and listed and after.unit:
            figure = _like(figure, after, factor)
        if figure.unit:
            result.append(figure)
        after = figure
    return result[::-1]


def _cut_short(figure: Figure, after: Figure) -> bool:
    """4个、3个工作日: the first 个 is the beginning of the unit that follows."""
    return figure.unit == "个" and after.unit.startswith("个") and after.unit != "个"


def _factor(printed: str) -> int:
    scale = re.search(r"万亿|千亿|千万|百万|[万亿]|千(?![瓦米克伏赫卡帕字分])", printed)
    return _SCALES[scale[0]] if scale else 1


def _like(figure: Figure, after: Figure, factor: int) -> Figure:
    """A bare number of a list with the unit of its neighbour; 4、8万元 shares the 万 as well."""
    value = float(Decimal(str(figure.value)) * (1 if figure.unit else factor))
    return replace(figure, value=value, unit=after.unit, measure=after.measure)
