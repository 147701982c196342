"""How a figure binds: the word that stands before or behind it, and how far such a word reaches.

至少有2名医生、3名护士: both at least; 缩短至4天、变更登记2天: both at most.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.plan import Comparator
from workbench.reading.figures.covers import NAME
from workbench.reading.figures.measures import Figure, Measure
from workbench.reading.wordlists import any_word, words

if TYPE_CHECKING:
    from workbench.reading.figures.scene import Scene

_WORDS = "target_words"
_LISTED = re.compile(r"\s*(?:[、和及或]|以及)\s*")


def comparator(scene: Scene, index: int) -> Comparator:
    """How figure `index` binds; EXACT for a bare number."""
    figure = scene.figures[index]
    if figure.high is not None:
        return Comparator.RANGE
    if figure.op is Comparator.ABOUT or _near(scene.lead(index)) is Comparator.ABOUT:
        return Comparator.ABOUT
    if figure.op is not None:
        return figure.op
    return bound(scene, index) or _from_behind(scene, index) or Comparator.EXACT


def _from_behind(scene: Scene, index: int) -> Comparator | None:
    """分别增长7%、8%左右: what stands behind the last of a bare list holds for all of it."""
    limit = min(index + LONGEST_LIST, len(scene.figures) - 1)
    unit = scene.figures[index].unit
    while index < limit and is_listed(scene, index, index + 1):
        index += 1
        figure = scene.figures[index]
        if figure.unit != unit or figure.high is not None:
            return None
        if figure.suffix:
            return figure.op
    return None


def bound(scene: Scene, index: int) -> Comparator | None:
    """What the words before figure `index` say, its own or one that reaches over 、; else None."""
    if index not in scene.bounds:
        scene.bounds[index] = _bound(scene, index)
    return scene.bounds[index]


def _bound(scene: Scene, index: int) -> Comparator | None:
    first = first_of_list(scene, index)
    for place in dict.fromkeys((index, first, _first_of_shared(scene, first))):
        own = _own(scene, place)
        if own or _unbound(scene.lead(place)):
            return own
    return _reached(scene, first)


def _own(scene: Scene, index: int) -> Comparator | None:
    lead = scene.lead(index)
    figure = scene.figures[index]
    relative = figure.measure is Measure.RATE or figure.unit == "倍"
    return _near(lead) or _adverb(lead) or (_of_whole(lead) if relative else None)


def is_listed(scene: Scene, index: int, following: int) -> bool:
    """Do two figures stand side by side in a list: 3万元、2万元?"""
    earlier, later = scene.figures[index], scene.figures[following]
    between = scene.flat[earlier.tail : later.start]
    alike = (earlier.measure is Measure.RATE) == (later.measure is Measure.RATE)
    return alike and bool(_LISTED.fullmatch(between))


def _first_of_shared(scene: Scene, index: int) -> int:
    """提高到每人每月560元和每人每年4300元: the second figure has a measure of its own."""
    if not index:
        return index
    between = scene.flat[scene.figures[index - 1].tail : scene.figures[index].start]
    same = scene.figures[index - 1].measure is scene.figures[index].measure
    return first_of_list(scene, index - 1) if same and _SHARED.fullmatch(between) else index


_PER_LENGTH = 7  # characters from the last of 每千 to the number
_PER_HEAD = rf"{NAME}+\s*(?:常住人口|户籍人口|人口|[老成]年人|儿童|居民|学生|人|户|名|亩)?"
_SHARED = re.compile(
    rf"\s*(?:[、和及]|以及)\s*(?:每[人户亩][每年月]{{0,2}}|人均|户均|亩均|年均|{_PER_HEAD})\s*"
)
LONGEST_LIST = 12  # figures side by side that share a word


def first_of_list(scene: Scene, index: int) -> int:
    """The first of the figures that stand side by side with `index`."""
    limit = max(index - LONGEST_LIST, 0)
    while index > limit and is_listed(scene, index - 1, index):
        index -= 1
    return index


def last_of_list(scene: Scene, index: int) -> int:
    """不低于8万元、6万元、4万元的奖励: the noun of all stands behind the last."""
    limit = min(index + LONGEST_LIST, len(scene.figures) - 1)
    while index < limit and is_listed(scene, index, index + 1):
        index += 1
    return index


def _near(lead: str) -> Comparator | None:
    tail = lead[-18:].rstrip()
    if not tail.endswith(_near_endings()) and NAME not in tail[-_PER_LENGTH:]:
        return None
    found = _near_pattern().search(tail)
    return _sign(found) if found else None


_BETWEEN = (
    *("了", "到", "人均", "户均", "亩均", "年均", "国家", "平均", "全市"),
    *("每人每年", "每人每月", "每人", "每户", "每亩", "每年", "每月", "每日", "每天", "每小时"),
    *("日均", "月均"),
)


@cache
def _near_endings() -> tuple[str, ...]:
    """A bound word, or what may stand between it and the number: a look before the search."""
    groups = (words(_WORDS, name) for name in ("at_most", "at_least", "about"))
    return (*_BETWEEN, *(word for group in groups for word in group))


@cache
def _near_pattern() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{n}>{bound_words(n)})" for n in ("at_most", "at_least", "about"))
    return re.compile(rf"(?:{groups})\s*(?:{'|'.join(_BETWEEN)}|{_PER_HEAD})?\s*$")


@cache
def bound_words(*names: str) -> str:
    """The bound words of these lists as one group; in 下达, 签约 and 附近 there is none."""
    pool = sorted({word for name in names for word in words(_WORDS, name)}, key=len, reverse=True)
    return "(?:" + "|".join(map(_guarded, pool)) + ")"


def _guarded(word: str) -> str:
    within = _WITHIN.get(word if word in _WITHIN else word[0], "")
    return (rf"(?<![{within}])" if within else "") + re.escape(word)


# The characters before which such a word is the end of another: 下达, 签约, 附近, 赶超.
_WITHIN = {
    "达": "下传转发抵送通直表",
    "约": "签节预续集合履公违契邀",
    "近": "附邻靠临最亲贴",
    "超": "赶反",
}


def _of_whole(lead: str) -> Comparator | None:
    """不低于低保标准的1.5倍, 达到学校总数的60%: the whole stands between word and number."""
    found = _whole_pattern().search(lead[-_WHOLE:])
    return _sign(found) if found else None


_WHOLE = 30  # characters from the bound word to the number


@cache
def _whole_pattern() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{n}>{bound_words(n)})" for n in ("at_most", "at_least"))
    return re.compile(rf"(?:{groups})[^，；、%％]{{1,18}}(?:的|任务|计划|总数|总量|总额)\s*$")


def _sign(found: re.Match[str]) -> Comparator:
    if "不" in found[0] and found["at_least"]:
        return Comparator.AT_LEAST
    signs = {
        "at_least": Comparator.AT_LEAST,
        "at_most": Comparator.AT_MOST,
        "about": Comparator.ABOUT,
    }
    return signs[found.lastgroup or ""]


_ADVERB = re.compile(r"(?:(?P<least>至少|最少|起码)|(?P<most>最多|至多|最高|上限))[^、，；]{0,24}$")


def _adverb(lead: str) -> Comparator | None:
    """至少建成1家: the word stands before the verb."""
    found = _ADVERB.search(lead)
    if not found:
        return None
    return Comparator.AT_LEAST if found["least"] else None


def _unbound(lead: str) -> bool:
    return bool(any_word(_WORDS, "unbound", after=r"\s*(?:可|仅需|只需|为)?\s*$").search(lead))


def _reached(scene: Scene, index: int) -> Comparator | None:
    """The bound of an earlier figure of the clause, where it reaches this one."""
    figure = scene.figures[index]
    begin = scene.clause_start(figure.start)
    for place in range(index - 1, max(-1, index - 9), -1):
        earlier = scene.figures[place]
        if earlier.start < begin:
            return None
        between = scene.flat[earlier.tail : figure.start]
        if _reaches(earlier, figure, between) and _reaching_word(scene, place):
            return _own(scene, first_of_list(scene, place))
    return None


def _reaches(earlier: Figure, figure: Figure, between: str) -> bool:
    same = earlier.measure is figure.measure
    if figure.measure in (Measure.TIME, Measure.SIZE):
        same = earlier.unit == figure.unit
    listed = "、" in between or between.lstrip()[:1] in ("和", "及")
    return same and listed and not _verb_opens(between)


def _verb_opens(between: str) -> bool:
    last = re.split("[、和及]", between)[-1].strip()
    return last.startswith(words(_WORDS, "doing") + words(_WORDS, "increment"))


def _reaching_word(scene: Scene, index: int) -> bool:
    return bool(any_word(_WORDS, "reaching").search(scene.lead(index)))
