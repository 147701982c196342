"""In which quarter (季度) of the plan's year a deadline falls.

6月底前 → 2, 第三季度 → 3, 上半年 → 2, 2027年底前 → 4, 长期坚持 → 0, 2030年前 → 0 in a plan for 2027
每季度, 每月, 全年 → 4, as they go on all year, though they are shown by their own name
"""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.chinese import numeral_value

NAMES = ("未定", "一季度", "二季度", "三季度", "四季度")
"""The word for each quarter; 0 stands for a date that names none."""

_YEAR = re.compile(r"(20\d\d)年")
_MONTH = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月")
_QUARTER = re.compile(r"([1-4一二三四])季度")
_EVERY = re.compile(r"每(?:个)?(?:半年|季度?|月|周|旬|年)")
_ON = re.compile("全年|长期|常态|常年|持续")
_HALF = (("上半年", 2), ("下半年", 4), ("年底", 4), ("年末", 4), ("全年", 4), ("年内", 4))


@lru_cache(maxsize=1024)
def quarter_of(phrase: str, year: int) -> int:
    """The quarter 1 to 4 in which `phrase` ends, 0 where it names none or another year."""
    years = [int(found) for found in _YEAR.findall(phrase)]
    if year and years and years[-1] != year:
        return 0
    if months := _MONTH.findall(phrase):
        return (_number(months[-1]) - 1) // 3 + 1 if 1 <= _number(months[-1]) <= 12 else 0
    if quarters := _QUARTER.findall(phrase):
        return _number(quarters[-1])
    found = next((quarter for word, quarter in _HALF if word in phrase), 0)
    return found or (4 if _EVERY.search(phrase) else 0)


@lru_cache(maxsize=1024)
def quarter_name(phrase: str, year: int) -> str:
    """The word shown for the quarter; what has none goes by its own: 每季度, 每半年, 全年, 常态.

    长期, 常态化, 持续 are 常态: work that goes on and is due in no quarter.
    """
    dated = _MONTH.search(phrase) or _QUARTER.search(phrase) or _YEAR.search(phrase)
    again = None if dated else _EVERY.search(phrase) or _ON.search(phrase)
    if again:
        return again[0].replace("个", "") if again[0][0] in "每全" else "常态"
    return NAMES[quarter_of(phrase, year)]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else numeral_value(text)
