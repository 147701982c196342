"""The verbatim run of a target and a readable name for what it measures.

新增三级医院4家 is quoted from its verb, 千人床位数力争达到4.3张 from its indicator, 10项任务清单
from figure to noun. The indicator (三级医院, 千人床位数, 任务清单) is a paraphrase for tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workbench.reading.binding import LONGEST_LIST, first_of_list, is_listed
from workbench.reading.figures import Figure, Measure
from workbench.reading.verbs import increment_at, opener
from workbench.reading.wordlists import alternation

if TYPE_CHECKING:
    from workbench.reading.scene import Scene

_WORDS = "target_words"
_LONGEST = 60  # characters of a quoted noun


@dataclass(frozen=True, slots=True)
class Quote:
    """`start:end` of the quote in the sentence, and the name of the thing measured."""

    start: int
    end: int
    indicator: str


def quote(scene: Scene, index: int) -> Quote:
    """The quote of figure `index` and its indicator."""
    last = _last_of_list(scene, index)
    end = _noun_end(scene, last)
    behind = end > scene.figures[last].tail and not _subject_first(scene, index)
    start = _start(scene, index, behind=behind)
    name = _named_behind(scene, index, start, last, end) if behind else _named_before(scene, index)
    noun = scene.text[scene.figures[last].tail : end]
    if _shared_noun(scene, last, noun) != noun:
        end = _noun_end(scene, last + 1)
    return Quote(start, end, name or scene.text[start:end].strip())


def _last_of_list(scene: Scene, index: int) -> int:
    """不低于3万元、2万元、1万元的补贴: the noun of all stands behind the last."""
    limit = min(index + LONGEST_LIST, len(scene.figures) - 1)
    while index < limit and is_listed(scene, index, index + 1):
        index += 1
    return index


def _lead(scene: Scene, index: int) -> str:
    """The clause up to the figure, without the noun that belongs to the figure before it."""
    lead = scene.lead(index)
    if not index:
        return lead
    begin = scene.figures[index].start - len(lead)
    cut = _noun_end(scene, index - 1) - begin
    return lead[cut:] if 0 < cut < len(lead) and lead[cut] in "、和及与" else lead


# -- the start ---------------------------------------------------------------------------


def _start(scene: Scene, index: int, *, behind: bool) -> int:
    figure = scene.figures[index]
    lead = _lead(scene, index)
    verb = increment_at(lead)
    base = figure.start - len(lead)
    if verb is not None:
        return _with_spread(scene, base, base + verb)
    if behind:
        return base + _bound_start(lead)
    return _indicator_start(scene, index)


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
    return re.compile(rf"{alternation(_WORDS, 'at_least', 'at_most')}\s*$")


def _with_spread(scene: Scene, base: int, place: int) -> int:
    """各地至少新增1家: 各地 belongs to the quote of 新增."""
    spread = rf"{alternation(_WORDS, 'spread')}|各[^，；、□]{{1,6}}|每[^，；、□]{{1,8}}"
    found = re.search(rf"(?:{spread})(?:至少|各)?$", scene.flat[base:place])
    return base + found.start() if found else place


def _indicator_start(scene: Scene, index: int) -> int:
    """Behind the last stop or figure, and behind words that only urge on (确保全市…)."""
    index = _first_of_change(scene, index)
    figure = scene.figures[index]
    lead = _lead(scene, index)
    base = figure.start - len(lead)
    offset = _opener_end(lead)
    if not _bare_name(lead[offset:]):
        return base + offset if lead[offset:] else base + _bound_start(lead)
    return base + offset + _built_at(lead[offset:], figure)


def _opener_end(lead: str) -> int:
    """Past an opened bracket and the words that only lead in."""
    opened = max(lead.rfind("（"), lead.rfind("("))
    begin = opened + 1 if opened > max(lead.rfind("）"), lead.rfind(")")) else 0
    found = opener().match(lead, begin)
    return found.end() if found else begin


def _first_of_change(scene: Scene, index: int) -> int:
    limit = max(0, index - _CHANGES)
    while index > limit and _continues(scene, index):
        index -= 1
    return index


_CHANGES = 3  # figures of one change looked back over


def _continues(scene: Scene, index: int) -> bool:
    """13项中已完成10项, 从400平方米提高到1000平方米: the name stands before the first number."""
    earlier, figure = scene.figures[index - 1], scene.figures[index]
    if earlier.start < scene.clause_start(figure.start) or is_listed(scene, index - 1, index):
        return False
    return bool(_CHANGE.match(scene.flat, earlier.tail))


_CHANGE = re.compile(r"\s*[中提压缩降减增扩升调下上到至精]")


def _built_at(name: str, figure: Figure) -> int:
    """为老年人建设家庭养老床位3万张: the thing counted begins behind the verb."""
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
    r"[，；：。！？,;:!?\n]|[、和及与](?=[^，；]{0,14}?\d)|以及|[和及](?:若干|一批)|(?<=[^，；])并(?!发|购|联)|[)）](?![一-龥])"
    r"|[（(](?=[^）)]*\d|[^）)]*[)）](?![一-龥]))"
)


def _noun_end(scene: Scene, index: int) -> int:
    """Where the noun behind the figure ends; the figure's own end where none follows."""
    figure = scene.figures[index]
    limit = min(scene.clause_end(figure.tail), figure.tail + _LONGEST)
    if index + 1 < len(scene.figures):
        limit = min(limit, scene.figures[index + 1].start)
    found = _NOUN_STOP.search(scene.flat, figure.tail, limit + 16)
    return _trimmed(scene, index, min(found.start(), limit) if found else limit)


def _trimmed(scene: Scene, index: int, end: int) -> int:
    figure = scene.figures[index]
    noun = scene.flat[figure.tail : end]
    if index + 1 < len(scene.figures) and end == scene.figures[index + 1].start:
        noun = _before_next(noun, scene.figures[index + 1])
    noun = noun.rstrip(" 、")
    if not re.match(
        r"\s*(?!中(?:已|有|的|，|$))[^\s、，；。和及或与（(）)]", noun
    ) or not _money_named(figure, noun):
        return figure.tail
    return figure.tail + len(noun)


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
    return bool(re.match(rf"\s*的?[^，；的]{{0,14}}?{alternation(_WORDS, 'money_noun')}", noun))


def _subject_first(scene: Scene, index: int) -> bool:
    """事项95%以上实行一次办, 企业拿地后5个工作日内办好: the subject stands before the figure."""
    figure = scene.figures[index]
    lead = _lead(scene, index)
    rest = lead[_opener_end(lead) :]
    if not _bare_name(rest):
        return False
    if figure.measure is Measure.TIME:
        return True
    if figure.measure is not Measure.RATE:
        return False
    return bool(re.match(rf"\s*{alternation(_WORDS, 'share_verb')}", scene.after(figure)))


# -- the name ----------------------------------------------------------------------------


def _named_behind(scene: Scene, index: int, start: int, last: int, end: int) -> str:
    figure = scene.figures[index]
    noun = scene.text[scene.figures[last].tail : end].strip(" 的、")
    each = re.match(r"(?:各|每)[^至建有设配达不新]{1,14}", scene.text[start : figure.start])
    name = (each[0] if each else "") + noun
    name = _shared_noun(scene, last, name)
    share = figure.measure is Measure.RATE and not name.endswith(("率", "比例", "占比", "覆盖"))
    if figure.measure is Measure.TIME and len(name) <= _CURT:
        name = _clause_before(scene, figure) + name
    return name + "比例" if share else name


def _shared_noun(scene: Scene, index: int, name: str) -> str:
    """5个省级、10个市级特色科室: the first are 省级特色科室."""
    qualifies = name.endswith(("级", "属", "类", "型")) and len(name) <= _CURT
    if not qualifies or index + 1 == len(scene.figures):
        return name
    following = scene.figures[index + 1]
    noun = scene.text[following.tail : _noun_end(scene, index + 1)]
    shared = noun[: len(name)].endswith(name[-1]) and following.unit == scene.figures[index].unit
    return name + noun[len(name) :] if shared else name


_CURT = 3  # characters: 办结 alone names nothing


def _named_before(scene: Scene, index: int) -> str:
    """The words of the indicator; those of the figure before in a list; else the clause before."""
    index = first_of_list(scene, index)
    name = _own_name(scene, index)
    if name and not _comparing().fullmatch(name):
        return name
    earlier = _clause_before(scene, scene.figures[index])
    if name and not earlier:
        earlier = _name_of_previous(scene, index)
    return earlier + name


def _own_name(scene: Scene, index: int) -> str:
    figure = scene.figures[index]
    lead = _lead(scene, index)
    verb = increment_at(lead)
    begin = figure.start - len(lead)
    begin = begin + verb if verb is not None else _indicator_start(scene, index)
    return _bare_name(scene.text[begin : min(figure.start, _name_end(scene, index))])


def _name_of_previous(scene: Scene, index: int) -> str:
    """增长8% behind a figure of its own: what grows is named there."""
    if not index:
        return ""
    return _own_name(scene, first_of_list(scene, index - 1))


@cache
def _comparing() -> re.Pattern[str]:
    """Words that name nothing by themselves."""
    return re.compile(
        rf"(?:同比|分别|均|比上年|较上年|年均|再|净)*"
        rf"(?:增长|下降|提高|提升|增加|减少|降低|压减|压缩|缩短|{alternation(_WORDS, 'increment')})"
    )


def _name_end(scene: Scene, index: int) -> int:
    """Where the words before the number end: at the old value, if one stands between."""
    if index and _continues(scene, index):
        return scene.figures[index - 1].start
    return scene.figures[index].start


def _bare_name(text: str) -> str:
    text = _leading_verb().sub("", text, count=1)
    return _tail_words().sub("", text).strip(" 、□的，；")


@cache
def _leading_verb() -> re.Pattern[str]:
    more = r"改扩建|改建|扩建|改造|续建|迁建|[、及和]"
    return re.compile(
        rf"^(?![、及和]){alternation(_WORDS, 'increment')}(?:{more})*(?=[^\s，；、及和][^\s，；])"
    )


@cache
def _tail_words() -> re.Pattern[str]:
    bounds = alternation(_WORDS, "at_least", "at_most", "about", "hedge", "unbound")
    return re.compile(
        rf"(?:(?<!签){bounds}|稳定在|保持在|维持在|人均|均|分别|各|要|也|共|为|是|年内|完成|实现|从|由|原来|由原来|的|已|提前|同比|可|达|给予|[□\s（(])+$"
    )


_SHORT = 24  # characters: a longer clause before is no name


def _clause_before(scene: Scene, figure: Figure) -> str:
    begin = scene.clause_start(figure.start)
    if begin < _MINIMUM or scene.flat[begin - 1] not in "，,：:":
        return ""
    start = scene.clause_start(begin - 1)
    text = scene.flat[start : begin - 1]
    offset = _opener_end(text)
    name = scene.text[start + offset : begin - 1].strip()
    return name if 1 < len(name) <= _SHORT and not re.search(r"\d|内", name) else ""


_MINIMUM = 2
