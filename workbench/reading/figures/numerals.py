"""Figures printed as Chinese numerals: 四级及以上, 七日内, 两条, 五个百分点, 百分之九十.

Whether such a figure is a target is decided elsewhere (五项制度 is a name); here it is only read.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.chinese import numeral_value
from workbench.plan import Comparator
from workbench.reading.figures.measures import Figure, Measure, unit_pattern, with_suffix

_HAN = "[一二两三四五六七八九十]"
_ANY_NUMERAL = re.compile(_HAN)
_GRADES = re.compile(
    rf"(?<![第一二三四五六七八九十])(?P<low>{_HAN})\s*级?(?:\s*(?:或|至|到|、|-|—)\s*(?P<high>{_HAN}))?\s*"
    r"(?P<unit>星级|级)(?!别|联|差|市|甲|乙)"
)
_TIMES = re.compile(
    rf"(?<![第{_HAN[1:-1]}])(?P<low>{_HAN}{{1,3}})(?P<high>$^)?\s*"
    r"(?P<unit>个?工作日|个?小时|分钟|日|天)(?=(?:以|之)?内)"
)
_POINTS = re.compile(
    rf"(?<![第几{_HAN[1:-1]}])(?P<low>{_HAN}{{1,3}})(?:\s*(?:至|到)\s*(?P<high>{_HAN}{{1,3}}))?"
    r"\s*(?P<unit>个?百分点)"
)
_CLASSES = (
    ("级", _GRADES, Measure.GRADE),
    ("内", _TIMES, Measure.TIME),
    ("百分点", _POINTS, Measure.RATE),
)
_PERCENT = re.compile(
    r"百分之(?P<low>\d{1,4}(?:\.\d{1,4})?|[零一二两三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]{1,4})?)"
)


def may_hold_numerals(text: str) -> bool:
    """Is there a Chinese numeral with a unit behind it, or 百分之?"""
    return bool(_numeral_with_unit().search(text))


@cache
def _numeral_with_unit() -> re.Pattern[str]:
    times = "个?工作日|个?小时|分钟|[日天](?:[以之]?内)"
    units = rf"{unit_pattern(Measure.COUNT)}|星?级|个?百分点|{times}"
    return re.compile(rf"{_HAN}\s*(?:{units})|百分之")


def numeral_figures(text: str) -> list[Figure]:
    """All figures of `text` printed as Chinese numerals, class by class; they may overlap."""
    found = [_percent(m, text) for m in _PERCENT.finditer(text)] if "百分之" in text else []
    if not _ANY_NUMERAL.search(text):
        return found
    for mark, pattern, measure in _CLASSES:
        if mark in text:
            found += [_figure(m, measure, text) for m in pattern.finditer(text)]
    return found + [_figure(m, Measure.COUNT, text) for m in _counts().finditer(text)]


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<low>{_HAN}(?<![第一二三四五六七八九十百千万几数每半]{_HAN}){_HAN}{{0,2}})(?:\s*(?:至|到)\s*(?P<high>{_HAN}{{1,3}}))?"
        rf"\s*(?P<unit>{unit_pattern(Measure.COUNT)})"
    )


def _figure(found: re.Match[str], measure: Measure, text: str) -> Figure:
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
    return figure if spans else with_suffix(figure, text)


def _percent(found: re.Match[str], text: str) -> Figure:
    """百分之九十以上 is 90 %: the unit is named before the number, so the sign stands for it."""
    whole, _, part = found["low"].partition("点")
    value = float(whole) if whole[0].isdecimal() else float(numeral_value(whole))
    value += float(f"0.{_decimals(part)}") if part else 0
    figure = Figure(found.start(), found.end(), found.end(), value, None, "%", Measure.RATE)
    return with_suffix(figure, text)


def _decimals(part: str) -> str:
    return "".join(str(numeral_value(char)) for char in part)
