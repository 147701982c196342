"""Which printed figures are no targets: conditions, sizes, existing stock, sums of lists.

Each rule is a function of a scene and a figure; `RULES` and `FACT_RULES` are the tables. What
decides is whether a careful reader could ask somebody for the figure at the year's end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from workbench.reading.deadlines import Bearing
from workbench.reading.figures.binding import bound, first_of_list, last_of_list
from workbench.reading.figures.conditions import is_compared, is_denominator, is_score
from workbench.reading.figures.descriptions import (
    NOUN,
    is_age_of_no_life,
    is_capacity,
    is_class,
    is_condition,
    is_idle_grade,
    is_idle_numeral,
    is_idle_size,
    is_idle_time,
    is_size,
)
from workbench.reading.figures.looking_back import (
    is_harm,
    is_of_the_past,
    is_shortcoming,
    is_speaker,
)
from workbench.reading.figures.measures import Measure
from workbench.reading.figures.scene import Scene
from workbench.reading.figures.verbs import increment_at
from workbench.reading.wordlists import any_word

_WORDS = "target_words"
Rule = Callable[[Scene, int], bool]


def is_excluded(scene: Scene, index: int, *, report: bool) -> bool:
    """Is figure `index` no target (of a plan), no fact (of a report)?"""
    return any(rule(scene, index) for rule in (FACT_RULES if report else RULES))


def pruned(scene: Scene) -> Scene:
    """The scene without figures that only describe a noun (二级以上医院, 10蒸吨以下锅炉)."""
    kept = tuple(
        figure
        for index, figure in enumerate(scene.figures)
        if not any(rule(scene, index) for rule in _DESCRIPTIVE)
    )
    return scene if len(kept) == len(scene.figures) else scene.holding(kept)


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
    if figure.unit not in ("类", "种") or not NOUN.match(scene.after(figure)):
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
    rest = scene.after(figure)
    if figure.unit in ("名", "位") and _LEADERS.match(rest):
        return True
    noun = any_word(_WORDS, "actor_noun", before=r"\s*[^，；、]{0,4}?").match(rest)
    if not noun:
        return False
    joined = _JOINED.search(scene.lead(index)) and _TOGETHER.search(rest)
    return bool(joined or _acting().search(scene.before(figure)[-40:]))


_JOINED = re.compile(r"[和同及]\s*(?:全[市县区省])?$")
_TOGETHER = re.compile("签订|签署|联合|共同|会商|合作")


@cache
def _acting() -> re.Pattern[str]:
    return any_word(_WORDS, "actor_verb", before="(?<![参自理缘事])")


_LEADERS = re.compile(
    r"\s*[^，；、]{0,6}?领导(?:干部)?(?:牵头|包联|包抓|包保|联系|分包|领衔|挂帅|挂钩|带队|负责)"
)
_TOTAL = re.compile(r"\s*中(?=已|有|，|,|的|、|任|选|$)")


def _is_total(scene: Scene, index: int) -> bool:
    """24项中已完成20项, 16项任务已办结7项: not the 24, not the 16."""
    figure = scene.figures[index]
    if _TOTAL.match(scene.flat, figure.tail):
        return True
    if index + 1 == len(scene.figures):
        return False
    part = scene.figures[index + 1]
    between = scene.flat[figure.tail : part.start]
    smaller = part.unit == figure.unit and part.value <= figure.value
    return smaller and bool(_DONE.fullmatch(between))


_DONE = re.compile(r"[^，；、：]{0,20}已(?:经|全部|累计)?[^，；、：]{2,6}")


_FROM = re.compile(r"(?:从|由|原来的?|原有?的?|之前的)[^，；：到至]{0,24}$")
_CHANGE_REACH = 40  # characters between the old value and the new one


def _is_old_value(scene: Scene, index: int) -> bool:
    """由18天压减至9天, 从30%提高到45%: not the value the change starts from."""
    figure = scene.figures[index]
    if figure.old or _ON_TOP_OF.match(scene.flat, figure.tail):
        return True
    last = last_of_list(scene, index)
    if last + 1 >= len(scene.figures):
        return False
    if not _FROM.search(scene.lead(first_of_list(scene, index))):
        return False
    follower = scene.figures[last + 1]
    between = scene.flat[scene.figures[last].tail : follower.start]
    near = len(between) <= _CHANGE_REACH and follower.measure is figure.measure
    return near and bool(re.search("[到至为]|缩短|压缩|提高", between))


_ON_TOP_OF = re.compile(r"\s*的?基础上")


def _is_existing(scene: Scene, index: int) -> bool:
    """全市现有的9家集团, 截至2026年底，建成…: a description."""
    figure = scene.figures[index]
    if _LAST_YEAR.match(scene.before(figure)) or _existing().search(
        _OLD.sub("", scene.before(figure))
    ):
        return True
    phrase = scene.phrase_before(figure.start)
    return bool(phrase) and phrase is not None and phrase.bearing is Bearing.STATE


# 去年完成50处 tells the past; 去年结转项目12个 are still to be done.
_LAST_YEAR = re.compile(r"\s*(?:去年|上年)(?!结转|以来|未|[同基末底水度])")


@cache
def _existing() -> re.Pattern[str]:
    """实现行政村通达 holds no 现行, 公共有 no 共有."""
    return any_word(_WORDS, "existing", before="(?<![实体出表展呈发涌公再])")


# 由目前的65吨提高到110吨: 目前 belongs to the old value.
_OLD = re.compile(r"(?:由|从|较|比|在)(?:目前|现有|现行|原有|现在|现状)")


def _is_structure(scene: Scene, index: int) -> bool:
    """从5个方面, 3个一批: how something is divided."""
    figure = scene.figures[index]
    if figure.measure is not Measure.COUNT:
        return False
    noun = any_word(_WORDS, "structure", before=r"\s*(?:重点|主要|大)?")
    if scene.lead(index).rstrip().endswith(("以下", "如下", "上述", "下列")):
        return True
    if figure.unit in _PARTS and _PARTED.search(scene.lead(index)):
        return True
    return bool(noun.match(scene.after(figure))) and bound(scene, index) is None


_PARTED = re.compile(r"(?<![划部区百])分\s*$")  # 分3批 says how, 划分5个 what is done
_PARTS = ("批", "批次", "期", "轮", "次", "步", "档", "组", "片", "类", "层", "个")


_OBEYED = re.compile(
    r"(?:落实|贯彻|执行|兑现|用好|用足|用活|对接|承接|宣传)(?![好了])[^，；]{0,30}[一-龥]{2}\s*$"
)
_POLICY = re.compile(r"\s*(?:政策)?(?:措施|政策|意见|举措|新政|规定|$|[，；、和及等])")


def _is_nickname(scene: Scene, index: int) -> bool:
    """落实稳经济33条: the number belongs to the name of a document."""
    figure = scene.figures[index]
    if figure.unit != "条" or figure.op is not None or not _POLICY.match(scene.after(figure)):
        return False
    found = _OBEYED.search(scene.before(figure))
    return found is not None and not re.search(r"(?:落实|贯彻|执行)\s*$", found[0])


def _is_slogan(scene: Scene, index: int) -> bool:
    """推进3个100工程: a number of numbers is a name."""
    figure = scene.figures[index]
    if not re.match(r"\s*\d", scene.flat[figure.tail : figure.tail + 2]):
        return False
    return index + 1 == len(scene.figures) or scene.figures[index + 1].start > figure.tail + 1


def _is_member(scene: Scene, index: int) -> bool:
    """由1名医生、1名护士组成的团队: who belongs to each, not how many there shall be."""
    figure = scene.figures[index]
    if "由" not in scene.before(figure):
        return False
    return bool(re.search("[组构]成", scene.after(figure)))


_GLUED = re.compile(r"[\d）)]\s*[≥≤＞＜<>]\s*$")


def _is_glued(scene: Scene, index: int) -> bool:
    """72≥808个百分点: cells of a table that lost their borders."""
    return bool(_GLUED.search(scene.lead(index)))


_DESCRIPTIVE: tuple[Rule, ...] = (
    is_class,
    is_condition,
    is_denominator,
    is_compared,
    is_score,
    is_idle_grade,
    is_idle_numeral,
)
RULES: tuple[Rule, ...] = (
    is_age_of_no_life,
    _is_sum_of_list,
    _is_sort,
    _is_actor,
    _is_total,
    _is_old_value,
    _is_existing,
    is_of_the_past,
    is_shortcoming,
    is_harm,
    is_speaker,
    is_size,
    _is_structure,
    _is_nickname,
    _is_slogan,
    _is_glued,
    _is_member,
    is_idle_time,
    is_idle_size,
)
FACT_RULES: tuple[Rule, ...] = (
    is_capacity,
    is_speaker,
    is_age_of_no_life,
    _is_total,
    _is_old_value,
    _is_structure,
    is_idle_time,
)
