"""In which quarter (季度) of the plan's year a deadline falls.

6月底前 → 2, 第三季度 → 3, 上半年 → 2, 2027年底前 → 4, 2030年前 → 0 in a plan for 2027

What comes again (每季度, 每月, 每半年) or goes on (全年, 长期坚持, 常态化) falls due in no single
quarter: it is 常态, a class of its own in filter, board and 汇总, so that each task counts once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.chinese import numeral_value

NAMES = ("未定", "一季度", "二季度", "三季度", "四季度", "常态")
"""The word for each quarter; 0 stands for a date that names none, `STEADY` for 常态."""
STEADY = 5
ORDER = (1, 2, 3, 4, STEADY, 0)
"""As they are listed."""

_YEAR = re.compile(r"(20\d\d)年")
_MONTH = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月")
_QUARTER = re.compile(r"([1-4一二三四])季度")
_AGAIN = re.compile(r"每(?:个)?(?:半年|季度?|月|周|旬|年)|全年")
_ON = re.compile("长期|常态|常年|持续")
_HALF = (("上半年", 2), ("下半年", 4), ("年底", 4), ("年末", 4))


@lru_cache(maxsize=1024)
def quarter_of(phrase: str, year: int) -> int:
    """The quarter 1 to 4 in which `phrase` ends, 0 where it names none or another year; or STEADY.

    A date goes before what is said beside it: 12月底前，长期坚持 ends in the fourth quarter.
    """
    years = [int(found) for found in _YEAR.findall(phrase)]
    if year and years and years[-1] != year:
        return 0
    if months := _MONTH.findall(phrase):
        return (_number(months[-1]) - 1) // 3 + 1 if 1 <= _number(months[-1]) <= 12 else 0
    if quarters := _QUARTER.findall(phrase):
        return _number(quarters[-1])
    if half := next((quarter for word, quarter in _HALF if word in phrase), 0):
        return half
    if _AGAIN.search(phrase) or _ON.search(phrase):
        return STEADY
    return 4 if "年内" in phrase else 0


@lru_cache(maxsize=1024)
def quarter_name(phrase: str, year: int) -> str:
    """The word shown for the quarter; what comes again goes by its own: 每季度, 每半年, 全年."""
    quarter = quarter_of(phrase, year)
    again = _AGAIN.search(phrase) if quarter == STEADY else None
    return again[0].replace("个", "") if again else NAMES[quarter]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else numeral_value(text)
