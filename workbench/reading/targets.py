"""Targets (指标): figures somebody can be asked for at the year's end, read out of a sentence.

年内新增药师60名以上，每万人急救员数达2.5名。
→ 新增药师60名以上 (increment ≥ 60 名, 年内), 每万人急救员数达2.5名 (rate ≥ 2.5 名, 年内)
"""

from __future__ import annotations

import re
from functools import cache

from workbench.plan import Comparator, Target, TargetKind, new_id
from workbench.reading.deadlines import Bearing
from workbench.reading.figures.binding import comparator, first_of_list, last_of_list
from workbench.reading.figures.exclusions import is_excluded, pruned
from workbench.reading.figures.grammar import may_hold_figures
from workbench.reading.figures.measures import Measure
from workbench.reading.figures.quotes import name_before, quote
from workbench.reading.figures.scene import Scene
from workbench.reading.figures.verbs import doing, increment_at, opener
from workbench.reading.wordlists import any_word

_WORDS = "target_words"


def find_targets(sentence: str, *, report: bool = False, year: int = 0) -> tuple[Target, ...]:
    """The targets of `sentence` in order, with fresh ids.

    In a `report` of achievements every figure is a fact and has no deadline. A figure bound by a
    bare year before `year`, the plan's own, tells the past and is none. Never raises; takes time
    linear in the length of the sentence.
    """
    if not may_hold_figures(sentence):
        return ()
    scene = pruned(Scene.of(sentence))
    return tuple(
        read_target(scene, index, report=report)
        for index in range(len(scene.figures))
        if not is_excluded(scene, index, report=report)
        and (report or not _is_past(scene, index, year))
    )


def _is_past(scene: Scene, index: int, year: int) -> bool:
    """2026年，新增5家 in a plan for 2027."""
    phrase = scene.binding_before(scene.figures[index].start)
    if not phrase or phrase.bearing is not Bearing.YEAR:
        return False
    found = re.match(r"\d{4}", phrase.text)
    return bool(found) and int(phrase.text[:4]) < year


def read_target(scene: Scene, index: int, *, report: bool = False) -> Target:
    """Figure `index` of `scene` as a target, whether or not it is one."""
    figure = scene.figures[index]
    place = quote(scene, index)
    op = comparator(scene, index)
    return Target(
        id=new_id(),
        quote=scene.text[place.start : place.end],
        indicator=place.indicator,
        kind=TargetKind.FACT if report else _kind(scene, index),
        op=op,
        value=figure.value,
        value_high=figure.high,
        unit=figure.unit,
        deadline="" if report else _deadline(scene, index),
        hedged=_hedged(scene, index, op),
    )


def _deadline(scene: Scene, index: int) -> str:
    """The last date phrase before the figure binds it; of dates side by side each its own figure.

    到2027年、2028年，覆盖率分别达到60%、70%: 60 % by 2027, 70 % by 2028.
    """
    phrases = scene.listed_before(scene.figures[index].start)
    if not phrases:
        return ""
    first = first_of_list(scene, index)
    if last_of_list(scene, index) - first + 1 == len(phrases):
        return phrases[index - first].text
    return phrases[-1].text


def _hedged(scene: Scene, index: int, op: Comparator) -> bool:
    """力争 and the like in the figure's own clause, or 左右 at the figure."""
    before = scene.before(scene.figures[index])
    return op is Comparator.ABOUT or any(map(_is_hedge, _hedges().finditer(before)))


@cache
def _hedges() -> re.Pattern[str]:
    return any_word(_WORDS, "hedge", after=r"(?P<won>到(?!\s*[□\d]))?")


def _is_hedge(found: re.Match[str]) -> bool:
    """争取到 a sum is no hedge, 争取到2027年 is one."""
    return not (found["won"] and found[0].startswith("争取到"))


def _kind(scene: Scene, index: int) -> TargetKind:
    measure = scene.figures[index].measure
    if measure is Measure.RATE or (measure is Measure.COUNT and _per_population(scene, index)):
        return TargetKind.RATE
    if measure is Measure.MONEY:
        return TargetKind.MONEY
    if measure in (Measure.COUNT, Measure.SIZE):
        return _amount(scene, index, measure)
    return TargetKind.LEVEL


def _per_population(scene: Scene, index: int) -> bool:
    """每千人口座位数6个, 千人护士数3.9名."""
    if _nameless(scene, index):
        index -= 1
    figure = scene.figures[index]
    clause = scene.text[scene.clause_start(figure.start) : figure.start]
    return bool(_DENOMINATOR.search(clause))


_DENOMINATOR = re.compile(
    r"(?:每\s*\d*\s*[百十]?[千万百]|(?<![一-龥\d.多余])[千万]人)[^，；]{0,30}$"
)


def _nameless(scene: Scene, index: int) -> bool:
    """每万人不低于4名，到2028年不低于5名: the second figure is of the same thing."""
    if not index or scene.figures[index - 1].unit != scene.figures[index].unit:
        return False
    return not name_before(scene, index)


def _amount(scene: Scene, index: int, measure: Measure) -> TargetKind:
    if _increases(scene, index):
        return TargetKind.INCREMENT
    if measure is Measure.COUNT or _is_work(scene, index):
        return TargetKind.COUNT
    return TargetKind.LEVEL


def _increases(scene: Scene, index: int) -> bool:
    """新增急救站6个、救护车30辆: both, but not the 3名 of 新增急救站6个、培训急救员3名."""
    lead = scene.lead(index)
    if increment_at(lead) is not None:
        return True
    if increment_at(scene.before(scene.figures[index])) is None:
        return False
    return not doing().match(lead.lstrip("、和及与 "))


def _is_work(scene: Scene, index: int) -> bool:
    """完成绿化1000亩 is work to be counted, 种植面积达到3万亩 a level to be reached."""
    figure = scene.figures[index]
    if figure.unit in ("倍", "番"):
        return False
    lead = scene.lead(first_of_list(scene, index))
    begin = opener().match(lead)
    opening = lead[begin.end() if begin else 0 :]
    if _STOCK.search(lead) and not _worked_on().match(opening):
        return False
    bounded = any_word(_WORDS, "at_least", "at_most", before="(?:", after=r"|稳定在|保持在)\s*$")
    if not bounded.search(lead):
        return True
    named = any_word(_WORDS, "doing", after="[^，；]{0,4}$").search(lead)
    return bool(named or doing().match(opening))


_STOCK = re.compile(
    r"(?:面积|[产用吞吐销存发水电气热排放]量|长度|里程|能力|规模|总量|距离|高度|容量|水平|浓度|强度)[^，；]{0,4}$"
)


def _worked_on() -> re.Pattern[str]:
    """治理水土流失面积: what is worked on stands between verb and measure; 种植面积 is a level."""
    return any_word(_WORDS, "doing", after="(?!用地)[^，；]{3,}(?:面积|长度|里程)")
