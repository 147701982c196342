"""Which printed figures are no targets: conditions, sizes, existing stock, sums of lists.

Each rule is a function of a scene and a figure; `RULES` and `FACT_RULES` are the tables. What
decides is whether a careful reader could ask somebody for the figure at the year's end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from workbench.plan import Comparator
from workbench.reading.deadlines import Bearing
from workbench.reading.figures.binding import bound
from workbench.reading.figures.grammar import Measure
from workbench.reading.figures.scene import Scene
from workbench.reading.figures.verbs import increment_at
from workbench.reading.wordlists import alternation, words

_WORDS = "target_words"
Rule = Callable[[Scene, int], bool]


def is_excluded(scene: Scene, index: int, *, report: bool) -> bool:
    """Is figure `index` no target (of a plan), no fact (of a report)?"""
    return any(rule(scene, index) for rule in (FACT_RULES if report else RULES))


def pruned(scene: Scene) -> Scene:
    """The scene without figures that only describe a noun (二级以上医院, 10蒸吨以下锅炉)."""
    kept = [
        figure
        for index, figure in enumerate(scene.figures)
        if not any(rule(scene, index) for rule in _DESCRIPTIVE)
    ]
    return replace(scene, figures=tuple(kept))


def _is_class(scene: Scene, index: int) -> bool:
    """110千伏, 10蒸吨: the make of a thing."""
    return scene.figures[index].measure is Measure.CLASS


_NOUN = re.compile(r"\s*(?:[(（].[)）])?的?[一-龥“□■]")
_BOUNDED = re.compile("以上|以下|以内")
_SMALL = ("人", "户", "张", "床", "人口", "户籍")
_MONEY_CLASS = re.compile(
    r"\s*的?[一-龥]{0,8}?(?:项目|企业|工程|设备|合同|采购|农户|家庭|单位|村|镇|园区)"
)


def _is_condition(scene: Scene, index: int) -> bool:
    """70岁以上老人, 500万元以上的项目, 100人以上企业: whom or what it concerns."""
    figure = scene.figures[index]
    rest = scene.after(figure)
    if figure.measure is Measure.AGE:
        return not re.search("寿命", scene.before(figure)) and bool(_NOUN.match(rest))
    if not _BOUNDED.search(figure.suffix) or figure.op is Comparator.ABOUT:
        return False
    if figure.measure is Measure.MONEY:
        return bool(_MONEY_CLASS.match(rest))
    if "以下" in figure.suffix and figure.measure is not Measure.RATE:
        return bool(_NOUN.match(rest))
    sized = figure.measure is Measure.SIZE or figure.unit in _SMALL
    return sized and bool(_NOUN.match(rest)) and not re.match(r"\s*(?:参加|参与|水平)", rest)


def _is_age_of_no_life(scene: Scene, index: int) -> bool:
    figure = scene.figures[index]
    if figure.measure is not Measure.AGE:
        return False
    return "寿命" not in scene.before(figure) and not bound(scene, index)


_LIST_END = re.compile(r"等\s*(?:共|共计)?\s*$")
_SHORTEST_SUM = 2


def _is_sum_of_list(scene: Scene, index: int) -> bool:
    """A制度、B制度、C制度等3项制度: the number only counts what is printed in full."""
    figure = scene.figures[index]
    if (
        figure.measure is not Measure.COUNT
        or figure.value < _SHORTEST_SUM
        or figure.tail > figure.end
    ):
        return False
    lead = scene.lead(index)
    listed = _LIST_END.sub("", lead)
    items = [item for item in listed.split("、") if item.strip()]
    if len(items) < _SHORTEST_SUM:
        coupled = lead != listed and re.search("[和与及]", listed)
        return bool(coupled) and figure.value == _SHORTEST_SUM
    joined = bool(re.search("[和与及]", items[-1]))
    return len(items) == figure.value or (joined and len(items) + 1 == figure.value)


def _is_sort(scene: Scene, index: int) -> bool:
    """6类困难群体, 12种情形: a classification, unless a bound or an increase asks for it."""
    figure = scene.figures[index]
    if figure.unit not in ("类", "种") or not _NOUN.match(scene.after(figure)):
        return False
    return (
        figure.op is None
        and bound(scene, index) is None
        and increment_at(scene.lead(index)) is None
    )


def _is_actor(scene: Scene, index: int) -> bool:
    """联合6个区政府: those who act are not the task."""
    figure = scene.figures[index]
    if figure.measure is not Measure.COUNT:
        return False
    noun = re.match(
        rf"\s*[^，；、]{{0,4}}?{alternation(_WORDS, 'actor_noun')}", scene.after(figure)
    )
    verb = re.search(alternation(_WORDS, "actor_verb"), scene.before(figure)[-40:])
    return bool(noun and verb)


_TOTAL = re.compile(r"\s*中(?=已|有|，|,|的|、|任|选|$)")


def _is_total(scene: Scene, index: int) -> bool:
    """24项中已完成20项: not the 24."""
    figure = scene.figures[index]
    return bool(_TOTAL.match(scene.flat, figure.tail))


_FROM = re.compile(r"(?:从|由|原来的?|原有?的?|之前的)[^，；：到至]{0,24}$")
_CHANGE_REACH = 40  # characters between the old value and the new one


def _is_old_value(scene: Scene, index: int) -> bool:
    """由18天压减至9天, 从30%提高到45%: not the value the change starts from."""
    figure = scene.figures[index]
    if figure.old:
        return True
    if index + 1 >= len(scene.figures) or not _FROM.search(scene.lead(index)):
        return False
    follower = scene.figures[index + 1]
    between = scene.flat[figure.tail : follower.start]
    near = len(between) <= _CHANGE_REACH and follower.measure is figure.measure
    return near and bool(re.search("[到至为]|缩短|压缩|提高", between))


def _is_existing(scene: Scene, index: int) -> bool:
    """全市现有的9家集团, 截至2026年底，建成…: a description."""
    figure = scene.figures[index]
    if re.search(alternation(_WORDS, "existing"), scene.before(figure)):
        return True
    phrase = scene.phrase_before(figure.start)
    return bool(phrase) and phrase is not None and phrase.bearing is Bearing.STATE


def _is_size(scene: Scene, index: int) -> bool:
    """设计床位260张, 总投资5亿元: the size of a thing, unless a bound word makes it a demand."""
    figure = scene.figures[index]
    if figure.op is not None or bound(scene, index):
        return False
    if re.match(r"\s*的", scene.after(figure)) and figure.measure in (Measure.MONEY, Measure.SIZE):
        return bool(re.search("投资额?|造价|面积|能力", scene.lead(index)[-6:]))
    return bool(re.search(rf"{alternation(_WORDS, 'sizing')}[^，；、]{{0,6}}$", scene.lead(index)))


def _is_structure(scene: Scene, index: int) -> bool:
    """从5个方面, 3个一批: how something is divided."""
    figure = scene.figures[index]
    if figure.measure is not Measure.COUNT:
        return False
    noun = rf"\s*(?:重点|主要|大)?{alternation(_WORDS, 'structure')}"
    announced = re.search(r"(?:以下|如下|上述|下列)\s*$", scene.lead(index))
    return bool(announced or re.match(noun, scene.after(figure)))


_REACHED = re.compile(
    r"(?:达到?|升至|升到|升为|提升至|提升到|提高到|晋升(?:为|到|至)?|通过|不低于|创成|评为|获评)\s*(?:国家|省|市)?\s*$"
)
_GRADED_THING = re.compile(r"\s*(?:的|甲|乙|[以及]?上?标准的|标准以上的|医院|以上标准)")


def _is_idle_grade(scene: Scene, index: int) -> bool:
    """二级以上医院, 获评二到五级的: a grade counts only where it is to be reached."""
    figure = scene.figures[index]
    if figure.measure is not Measure.GRADE:
        return False
    reached = _REACHED.search(scene.before(figure))
    return not reached or bool(_GRADED_THING.match(scene.after(figure)))


_HURRY = re.compile(r"(?:最快|最短|平均|提前|缩短|压缩|压减|减少|延长|时限|时间)(?:了|为|约)?\s*$")


def _is_idle_time(scene: Scene, index: int) -> bool:
    """24小时服务: a duration counts only where it is a limit."""
    figure = scene.figures[index]
    if figure.measure is not Measure.TIME:
        return False
    if figure.op is not None or bound(scene, index) or _HURRY.search(scene.lead(index)):
        return False
    return not re.match(rf"\s*[内就可即]?{alternation(_WORDS, 'settled')}", scene.after(figure))


_WORKED = ("公里", "亩", "公顷", "平方公里", "千米", "吨", "万吨", "立方米")
_ENDED = re.compile(r"\s*(?:$|[，；、。：和及与或并]|以上|左右|以内|[)）])")


def _is_idle_size(scene: Scene, index: int) -> bool:
    """60万千瓦风电项目: a measure before a noun describes it, unless it is work to be done."""
    figure = scene.figures[index]
    if figure.measure is not Measure.SIZE or figure.unit in ("倍", "番"):
        return False
    if figure.op is not None or bound(scene, index) or _ENDED.match(scene.after(figure)):
        return False
    if figure.unit in _WORKED:
        return False
    return not _doing().search(scene.lead(index))


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(
        rf"{alternation(_WORDS, 'increment')}|完成|改造|整治|修复|拆除|盘活|出让|供应"
    )


_SPOKEN_BOUND = re.compile(r"(?:至少|最少|不少于|不得少于)[^，；、]{0,10}$")
_VAGUE = (
    "批",
    "类",
    "种",
    "些",
    "片",
    "道",
    "起",
    "点",
    "面",
    "线",
    "本",
    "对",
    "口",
    "头",
    "列",
    "块",
    "部",
    "套",
)


def _is_idle_numeral(scene: Scene, index: int) -> bool:
    """五项制度, 一批: a Chinese numeral counts only with a bound, an increase or a rhythm."""
    figure = scene.figures[index]
    if not figure.han or figure.measure is not Measure.COUNT:
        return False
    lead = scene.lead(index)
    if figure.unit in _VAGUE:
        return True
    if _SPOKEN_BOUND.search(lead):
        return False
    if lead.rstrip().endswith(words(_WORDS, "increment")):
        return False
    return not _each(scene, index)


def _each(scene: Scene, index: int) -> bool:
    """每季度上报两条, 每个乡镇建成一所."""
    figure = scene.figures[index]
    clause = scene.text[scene.clause_start(figure.start) : figure.start]
    return bool(
        re.search(
            r"每(?!个?工作)[^，；、]{1,24}(?:有|建成?|配[备置]?|设[立置]?|开展|组织|举办|召开|[上报]报|报送|培训|推出|打造|确定)[^，；、]{0,3}$",
            clause,
        )
    )


_DESCRIPTIVE: tuple[Rule, ...] = (_is_class, _is_condition, _is_idle_grade, _is_idle_numeral)
RULES: tuple[Rule, ...] = (
    _is_age_of_no_life,
    _is_sum_of_list,
    _is_sort,
    _is_actor,
    _is_total,
    _is_old_value,
    _is_existing,
    _is_size,
    _is_structure,
    _is_idle_time,
    _is_idle_size,
)
FACT_RULES: tuple[Rule, ...] = (
    _is_age_of_no_life,
    _is_total,
    _is_old_value,
    _is_structure,
    _is_idle_time,
)
