"""The verbatim run of a target and a readable name for what it measures.

新增急救站6个 is quoted from its verb, 千人护士数力争达到3.9名 from its indicator, 12项惠民措施
from figure to noun. The indicator (急救站, 千人护士数, 惠民措施) is a paraphrase for tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workbench.reading.figures.binding import first_of_list, last_of_list
from workbench.reading.figures.measures import Figure, Measure
from workbench.reading.figures.spans import (
    bare_name,
    continues,
    governing_verb,
    indicator_start,
    lead_of,
    noun_end,
    opener_end,
    quote_start,
    subject_first,
)
from workbench.reading.figures.verbs import doing
from workbench.reading.wordlists import alternation

if TYPE_CHECKING:
    from workbench.reading.figures.scene import Scene

_WORDS = "target_words"


@dataclass(frozen=True, slots=True)
class Quote:
    """`start:end` of the quote in the sentence, and the name of the thing measured."""

    start: int
    end: int
    indicator: str


def quote(scene: Scene, index: int) -> Quote:
    """The quote of figure `index` and its indicator."""
    last = last_of_list(scene, index)
    end = noun_end(scene, last)
    behind = end > scene.figures[last].tail and not subject_first(scene, index)
    start = quote_start(scene, index, behind=behind)
    name = _named_behind(scene, index, start, last, end) if behind else _named_before(scene, index)
    noun = scene.text[scene.figures[last].tail : end]
    if _shared_noun(scene, last, noun) != noun:
        end = noun_end(scene, last + 1)
    return Quote(start, end, name or scene.text[start:end].strip())


def _named_behind(scene: Scene, index: int, start: int, last: int, end: int) -> str:
    figure = scene.figures[index]
    noun = scene.text[scene.figures[last].tail : end].strip(" 的、")
    name = _each(scene.text[start : figure.start]) + noun
    name = _shared_noun(scene, last, name)
    share = figure.measure is Measure.RATE and not name.endswith(("率", "比例", "占比", "覆盖"))
    if figure.measure is Measure.TIME and len(name) <= _CURT:
        name = _clause_before(scene, figure) + name
    return name + "比例" if share else name


_EACH = re.compile(r"(?:各|每)[^至建有设配达不新]{1,14}")


def _each(lead: str) -> str:
    """每区 of 每区创建: of whom each has so many, without the verb; "" where nobody is told."""
    each = _EACH.match(lead)
    if not each:
        return ""
    verbs = (v.start() for v in _verb().finditer(lead, 2) if v.start() < each.end() <= v.end())
    return lead[: min(verbs, default=each.end())]


@cache
def _verb() -> re.Pattern[str]:
    """Work that is done; also 组建, 开设, 选配, of which a list would leave one out."""
    return re.compile(rf"{doing().pattern}|[创开组共筹兴改扩续重援搭增加布架][建设]|[选调增装]配")


def _shared_noun(scene: Scene, index: int, name: str) -> str:
    """2个省级、6个市级实验室: the first are 省级实验室."""
    qualifies = name.endswith(("级", "属", "类", "型")) and len(name) <= _CURT
    if not qualifies or index + 1 == len(scene.figures):
        return name
    following = scene.figures[index + 1]
    noun = scene.text[following.tail : noun_end(scene, index + 1)]
    shared = noun[: len(name)].endswith(name[-1]) and following.unit == scene.figures[index].unit
    return name + noun[len(name) :] if shared else name


_CURT = 3  # characters: 办结 alone names nothing


def _named_before(scene: Scene, index: int) -> str:
    """The words of the indicator; those of the figure before in a list; else the clause before."""
    index = first_of_list(scene, index)
    name = name_before(scene, index)
    if name and not _comparing().fullmatch(name):
        return name
    earlier = _clause_before(scene, scene.figures[index])
    if not earlier and (name or _same_thing(scene, index)):
        earlier = _name_of_previous(scene, index)
    return earlier + name if name else _grown().sub("", earlier)


def _same_thing(scene: Scene, index: int) -> bool:
    """提高2个百分点，达到28%; 不低于2名，到2028年不低于3名: the second is of the same thing."""
    if not index:
        return False
    earlier, figure = scene.figures[index - 1], scene.figures[index]
    rates = earlier.measure is Measure.RATE and figure.measure is Measure.RATE
    return rates or earlier.unit == figure.unit


@cache
def _grown() -> re.Pattern[str]:
    return re.compile(r"(?:比上年|较上年|同比|年均)?(?:增长|下降|提高|提升|增加|减少|降低)$")


def name_before(scene: Scene, index: int) -> str:
    """What the words before figure `index` name; "" where they only bind or urge."""
    figure = scene.figures[index]
    lead = lead_of(scene, index)
    verb = governing_verb(lead)
    begin = figure.start - len(lead)
    begin = begin + verb if verb is not None else indicator_start(scene, index)
    return bare_name(scene.text[begin : min(figure.start, _name_end(scene, index))])


def _name_of_previous(scene: Scene, index: int) -> str:
    """增长8% behind a figure of its own: what grows is named there."""
    if not index:
        return ""
    return name_before(scene, first_of_list(scene, index - 1))


@cache
def _comparing() -> re.Pattern[str]:
    """Words that name nothing by themselves."""
    return re.compile(
        rf"(?:同比|分别|均|比上年|较上年|年均|再|净)*"
        rf"(?:增长|下降|提高|提升|增加|减少|降低|压减|压缩|缩短|{alternation(_WORDS, 'increment')})"
    )


def _name_end(scene: Scene, index: int) -> int:
    """Where the words before the number end: at the old value, if one stands between."""
    if index and continues(scene, index):
        return scene.figures[index - 1].start
    return scene.figures[index].start


_SHORT = 24  # characters: a longer clause before is no name


def _clause_before(scene: Scene, figure: Figure) -> str:
    begin = scene.clause_start(figure.start)
    if begin < _MINIMUM or scene.flat[begin - 1] not in "，,：:":
        return ""
    start = scene.clause_start(begin - 1)
    text = scene.flat[start : begin - 1]
    offset = opener_end(text)
    name = scene.text[start + offset : begin - 1].strip()
    return name if 1 < len(name) <= _SHORT and not re.search(r"\d|内", name) else ""


_MINIMUM = 2
