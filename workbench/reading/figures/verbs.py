"""The verbs that govern a figure: 新增 and its kin, and those that say work is done (建设, 培训).

新增急救站6个、救护车30辆: both figures stand under 新增. 区剧院新建工程等7个项目: a name.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.reading.wordlists import alternation

_WORDS = "target_words"
_FREE = ("新增", "净增")  # these govern wherever they stand: 城镇新增就业6000人
_URGING = ("累计", "分别", "继续", "期间", "共计", "全年", "每年", "再", "共")  # 累计新建6所
_LEADING = "、和及并，至少力争内前年月底□ "


def increment_at(lead: str) -> int | None:
    """Where the last 新增-like verb of `lead` begins that is a verb and no part of a name."""
    for found in reversed(list(_increments().finditer(lead))):
        place = found.start()
        if found[0].startswith(_FREE) or _opens(lead, place):
            return place
    return None


def _opens(lead: str, place: int) -> bool:
    before = lead[:place]
    if not before or before[-1] in _LEADING or before.endswith(_URGING):
        return True
    return bool(opener().fullmatch(before))


@cache
def _increments() -> re.Pattern[str]:
    nouns = r"值|率|幅|工程|小区|居住区|商品房|住宅|的|[、及和](?![改扩续迁\d])"
    return re.compile(rf"{alternation(_WORDS, 'increment')}(?!{nouns})")


@cache
def doing() -> re.Pattern[str]:
    """A verb that says work is done."""
    return re.compile(alternation(_WORDS, "doing"))


@cache
def opener() -> re.Pattern[str]:
    """What may stand before an indicator and is no part of it: dates, 确保, 全市, joining words."""
    item = r"[一二三四五六七八九十]{1,2}是|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)]"
    return re.compile(rf"(?:{alternation(_WORDS, 'lead_in', 'hedge')}(?![率度量])|{item}|[□\s、])*")
