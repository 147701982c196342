"""Where the quote of a figure begins and ends, and where the words that name it begin.

A noun may follow (12项惠民措施), or the indicator may stand before (千人护士数力争达到3.9名).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.reading.figures.binding import bound_words, is_listed
from workbench.reading.figures.covers import COVER
from workbench.reading.figures.measures import Figure, Measure
from workbench.reading.figures.verbs import increment_at, opener
from workbench.reading.wordlists import alternation, any_word, words

if TYPE_CHECKING:
    from workbench.reading.figures.scene import Scene

_WORDS = "target_words"
_LONGEST = 60  # characters of a quoted noun


def lead_of(scene: Scene, index: int) -> str:
    """The clause up to the figure, without the noun that belongs to the figure before it."""
    lead = scene.lead(index)
    if not index:
        return lead
    begin = scene.figures[index].start - len(lead)
    cut = noun_end(scene, index - 1) - begin
    return lead[cut:] if 0 < cut < len(lead) and lead[cut] in "、和及与" else lead


# -- the start ---------------------------------------------------------------------------


def quote_start(scene: Scene, index: int, *, behind: bool) -> int:
    """Where the quote begins; `behind`: the noun stands behind the figure."""
    figure = scene.figures[index]
    lead = lead_of(scene, index)
    verb = governing_verb(lead, behind=behind)
    base = figure.start - len(lead)
    if verb is not None:
        return _with_spread(scene, base, base + verb)
    if behind:
        return base + _bound_start(lead)
    return indicator_start(scene, index)


def governing_verb(lead: str, *, behind: bool = False) -> int | None:
    """Where the 新增 begins that opens the quote; in 规上企业净增30家 the name stands before it."""
    verb = increment_at(lead)
    if verb and not behind and bare_name(lead[verb:]) in words(_WORDS, "increment"):
        return None if bare_name(lead[opener_end(lead) : verb]) else verb
    return verb


_ADVERB = re.compile(r"(?:至少|最少|不少于|不低于|不超过)[^，；、]{0,8}$")
_EACH = re.compile(
    r"(?:(?:^|(?<=[，；、到内前和及与了在]))\s*各(?!级|类|项|种|有关)|每(?!个?工作))[^，；、]{0,28}$"
)


def _bound_start(lead: str) -> int:
    """Where 至少, or the 各… or 每… that spreads the figure, begins; else the end of `lead`."""
    found = _EACH.search(lead) or _ADVERB.search(lead) or _bounds().search(lead)
    return found.start() + len(found[0]) - len(found[0].lstrip()) if found else len(lead)


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(rf"{bound_words('at_least', 'at_most', 'about')}\s*$")


def _with_spread(scene: Scene, base: int, place: int) -> int:
    """各镇至少新增2家: 各地 belongs to the quote of 新增."""
    others = r"|各[^，；、□]{1,6}|每[^，；、□]{1,8})(?:至少|各)?$"
    spread = any_word(_WORDS, "spread", before="(?:", after=others)
    found = spread.search(scene.flat[base:place])
    return base + found.start() if found else place


def indicator_start(scene: Scene, index: int) -> int:
    """Behind the last stop or figure, and behind words that only urge on (确保全市…)."""
    index = _first_of_change(scene, index)
    figure = scene.figures[index]
    lead = lead_of(scene, index)
    base = figure.start - len(lead)
    offset = opener_end(lead)
    if not bare_name(lead[offset:]):
        return base + offset if lead[offset:] else base + _bound_start(lead)
    return base + offset + _built_at(lead[offset:], figure)


def opener_end(lead: str) -> int:
    """Past an opened bracket and the words that only lead in."""
    opened = max(lead.rfind("（"), lead.rfind("("))
    begin = opened + 1 if opened > max(lead.rfind("）"), lead.rfind(")")) else 0
    found = opener().match(lead, begin)
    return found.end() if found else begin


def _first_of_change(scene: Scene, index: int) -> int:
    limit = max(0, index - _CHANGES)
    while index > limit and continues(scene, index):
        index -= 1
    return index


_CHANGES = 3  # figures of one change looked back over


def continues(scene: Scene, index: int) -> bool:
    """24项中已完成20项, 从60平方米提高到90平方米: the name stands before the first number."""
    earlier, figure = scene.figures[index - 1], scene.figures[index]
    if earlier.start < scene.clause_start(figure.start) or is_listed(scene, index - 1, index):
        return False
    return bool(_CHANGE.match(scene.flat, earlier.tail))


_CHANGE = re.compile(r"\s*[中提压缩降减增扩升调下上到至精]")


def _built_at(name: str, figure: Figure) -> int:
    """为低收入家庭建设厨房500间: the thing counted begins behind the verb."""
    if figure.measure is not Measure.COUNT:
        return 0
    found = list(_building().finditer(name))
    return found[-1].end() if found else 0


@cache
def _building() -> re.Pattern[str]:
    nouns = alternation(_WORDS, "built")
    return re.compile(rf"{alternation(_WORDS, 'building')}(?:了|好)?(?!{nouns})(?=[^，；]{{2,}})")


# -- the end -----------------------------------------------------------------------------

_NOUN_STOP = re.compile(
    r"[，；：。！？,;:!?\n]|[、和及与](?=[^，；]{0,14}?\d)|以及|[和及](?:若干|一批)"
    r"|(?<=[^，；])并(?!发|购|联)|[)）](?![一-龥])"
    r"|[（(](?=[^）)]*\d|[^）)]*[)）](?![一-龥]))"
)


def noun_end(scene: Scene, index: int) -> int:
    """Where the noun behind the figure ends; the figure's own end where none follows."""
    if index not in scene.nouns:
        scene.nouns[index] = _noun_end(scene, index)
    return scene.nouns[index]


def _noun_end(scene: Scene, index: int) -> int:
    figure = scene.figures[index]
    limit = min(scene.clause_end(figure.tail), figure.tail + _LONGEST)
    if index + 1 < len(scene.figures):
        limit = min(limit, scene.figures[index + 1].start)
    found = _NOUN_STOP.search(scene.flat, figure.tail, limit + 16)
    return _trimmed(scene, index, min(found.start(), limit) if found else limit)


def _trimmed(scene: Scene, index: int, end: int) -> int:
    figure = scene.figures[index]
    noun = _before_tag(scene, figure.tail, end)
    if index + 1 < len(scene.figures) and end == scene.figures[index + 1].start:
        noun = _before_next(noun, scene.figures[index + 1])
    noun = noun.rstrip(" 、")
    named = _NOUN_START.match(noun) and _money_named(figure, noun)
    return figure.tail + len(noun) if named else figure.tail


def _before_tag(scene: Scene, start: int, end: int) -> str:
    """建设5个公园（责任单位：市城管局）: a bracket that was painted over is no part of the noun."""
    noun = scene.flat[start:end]
    place = noun.find(COVER)
    while place >= 0:
        if scene.text[start + place] in _OPENED:
            return noun[:place]
        place = noun.find(COVER, place + 1)
    return noun


_OPENED = "（([［【〔"
_NOUN_START = re.compile(r"\s*(?!中(?:已|有|的|，|$))[^\s、，；。和及或与（(）)]")


def _before_next(noun: str, following: Figure) -> str:
    """The noun stops before the next figure's bound (评价达到5级), else before its phrase."""
    unbound = re.sub(r"(?:最快|最短|提前)$", "", _bounds().sub("", noun))
    if unbound != noun or following.measure is Measure.GRADE:
        return unbound
    cut = max(noun.rfind(mark) for mark in "、和及与")
    return noun[:cut] if cut > 1 else noun


def _money_named(figure: Figure, noun: str) -> bool:
    if figure.measure is not Measure.MONEY:
        return True
    return bool(any_word(_WORDS, "money_noun", before=r"\s*的?[^，；的]{0,14}?").match(noun))


def subject_first(scene: Scene, index: int) -> bool:
    """证照80%以上实行网上办, 企业申报后8天内办好: the subject stands before the figure."""
    figure = scene.figures[index]
    lead = lead_of(scene, index)
    rest = lead[opener_end(lead) :]
    if not bare_name(rest):
        return False
    if figure.measure is Measure.TIME:
        return True
    if figure.measure is not Measure.RATE:
        return False
    return bool(any_word(_WORDS, "share_verb", before=r"\s*").match(scene.after(figure)))


def bare_name(text: str) -> str:
    """`text` without the 新增-like verb before and the binding words behind it."""
    text = _leading_verb().sub("", text, count=1)
    while tail := _tail_word().search(text, max(0, len(text) - _LONGEST_TAIL)):
        text = text[: tail.start()]
    return text.strip(" 、□的，；")


_LONGEST_TAIL = 12  # characters: no binding word is longer


@cache
def _leading_verb() -> re.Pattern[str]:
    more = r"改扩建|改建|扩建|改造|续建|迁建|[、及和]"
    return re.compile(
        rf"^(?![、及和]){alternation(_WORDS, 'increment')}(?:{more})*(?=[^\s，；、及和][^\s，；])"
    )


@cache
def _tail_word() -> re.Pattern[str]:
    bounds = bound_words("at_least", "at_most", "about", "hedge", "unbound")
    more = (
        r"稳定在|保持在|维持在|每人每[年月]|每人|每月|每年|人均|均|分别|各|要|也|共|为|是|年内|完成|实现"
        r"|从|由|目前|现有|现在|原来|的|已|提前|同比|可|达|给予|[□\s（(]"
    )
    return re.compile(rf"(?:(?<!签){bounds}|{more})$")
