"""Figures that describe a noun rather than ask for something: conditions, sizes, durations.

70岁以上老人, 500万元以上的项目, 110千伏, 总投资5亿元, 年产30万吨铝箔项目, 24小时服务, 二级以上医院.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.plan import Comparator
from workbench.reading.figures.binding import bound
from workbench.reading.figures.measures import Measure
from workbench.reading.wordlists import any_word, words

if TYPE_CHECKING:
    from workbench.reading.figures.measures import Figure
    from workbench.reading.figures.scene import Scene

_WORDS = "target_words"


def is_class(scene: Scene, index: int) -> bool:
    """110千伏, 10蒸吨: the make of a thing."""
    return scene.figures[index].measure is Measure.CLASS


NOUN = re.compile(r"\s*(?:[(（].[)）])?的?[一-龥“□■]")
_BOUNDED = re.compile("以上|以下|以内")
_SMALL = ("人", "户", "张", "床", "人口", "户籍")
_MONEY_CLASS = re.compile(
    r"\s*的?[一-龥]{0,8}?(?:项目|企业|工程|设备|合同|采购|农户|家庭|单位|村|镇|园区)"
)


def is_condition(scene: Scene, index: int) -> bool:
    """70岁以上老人, 500万元以上的项目, 100人以上企业: whom or what it concerns."""
    figure = scene.figures[index]
    rest = scene.after(figure)
    if figure.measure is Measure.AGE:
        return not re.search("寿命", scene.before(figure)) and bool(NOUN.match(rest))
    if _is_class_of_business(scene, index) or _is_premise(scene, index):
        return True
    if figure.unit in _SMALL and _HOUSED.match(rest):
        return True
    if not _BOUNDED.search(figure.suffix) or figure.op is Comparator.ABOUT:
        return False
    if figure.measure is Measure.MONEY:
        return bool(_MONEY_CLASS.match(rest))
    if "以下" in figure.suffix and figure.measure is not Measure.RATE:
        return bool(NOUN.match(rest))
    sized = figure.measure is Measure.SIZE or figure.unit in _SMALL
    return sized and bool(NOUN.match(rest)) and not re.match(r"\s*(?:参加|参与|水平)", rest)


_HOUSED = re.compile(r"\s*[一-龥]{1,4}及?以上的[一-龥]")
_BUSINESS = re.compile(
    r"\s*的?(?!支持|用于|扶持|帮助|给予|发放|奖励|补)[一-龥]{0,4}?(?:项目|企业|单位|园区|村|镇)"
    r"(?!资金|款|补|奖|投资|贷|债|费)"
)


def _is_class_of_business(scene: Scene, index: int) -> bool:
    """产值超10亿元企业5家: the sum says which enterprises are counted."""
    figure = scene.figures[index]
    if figure.measure is not Measure.MONEY or not _BUSINESS.match(scene.after(figure)):
        return False
    return bound(scene, index) is Comparator.AT_LEAST


_PREMISE = re.compile(r"\s*(?:对(?!外|口|标|接|照)|凡|首次|当年)")
_OF_THOSE = re.compile(r"[^，；]{0,12}的(?:[一-龥（）]{0,14})?$")
_FOR_EACH = re.compile("每(?:新增|增加|引进|培育|完成|举办|创建|获|招收?|吸纳|签约)[^，；、]{0,4}$")
_REWARD = re.compile("奖|补助|补贴|给予|资助")
_THEN = re.compile(r"[，,][^，；。]{0,12}?(?:给予|予以|奖励|奖补|补助|补贴|享受|免收|免除|减免)")


def _is_premise(scene: Scene, index: int) -> bool:
    """对入库税收突破500万元的，奖励5万元; 每新增1家奖励5万元: what must be so beforehand."""
    figure = scene.figures[index]
    rest = scene.after(figure)
    if _FOR_EACH.search(scene.lead(index)):
        return bool(_REWARD.search(rest))
    if not _PREMISE.match(scene.before(figure)) or not _OF_THOSE.fullmatch(rest):
        return False
    return bool(_THEN.match(scene.flat, figure.tail + len(rest)))


def is_age_of_no_life(scene: Scene, index: int) -> bool:
    """面向6岁儿童: an age is a figure only as 预期寿命 or where a word binds it."""
    figure = scene.figures[index]
    if figure.measure is not Measure.AGE:
        return False
    return "寿命" not in scene.before(figure) and not bound(scene, index)


def is_size(scene: Scene, index: int) -> bool:
    """设计床位260张, 总投资5亿元: the size of a thing, unless a bound word makes it a demand."""
    figure = scene.figures[index]
    if figure.measure is Measure.RATE or figure.op is not None or bound(scene, index):
        return False
    lead, rest = scene.lead(index), scene.after(figure)
    if _YIELDING.search(lead) and NOUN.match(rest):
        return True
    if re.match(r"\s*的", rest) and figure.measure in (Measure.MONEY, Measure.SIZE):
        return bool(_OF_SIZE.search(lead[-6:])) and not _FUND.match(rest)
    found = any_word(_WORDS, "sizing", after="[^，；、]{0,6}$").search(lead)
    return found is not None and not lead[: found.start()].endswith(("新增", "净增", "增加"))


_OF_SIZE = re.compile("投资额?|造价|面积|能力|[占用]地|长度?|规模|容量")
_FUND = re.compile(r"\s*的[^，；、]{0,10}?(?:基金|资金|债券|贷款)")
_YIELDING = re.compile(
    r"[年日月](?:产(?![值量出])|处理|加工|屠宰|供应|供|生产|出栏|存栏|储)[^，；、]{0,6}$"
)


def is_capacity(scene: Scene, index: int) -> bool:
    """建成年产7万吨新材料等加工项目6个: what one of the projects can make, in a report as well."""
    figure = scene.figures[index]
    if not _CAPACITY.search(scene.lead(index)):
        return False
    return bool(_PLANT.match(scene.after(figure)))


_CAPACITY = re.compile(r"(?<![全今去当每常])[年日月](?:产|处理|加工|屠宰)\s*$")
_PLANT = re.compile(r"\s*的?[一-龥A-Za-z■“][^，；]{0,60}?(?:项目|工程|生产线|产线|基地|工厂|装置)")


_REACHED = re.compile(
    r"(?:达到?|升至|升到|升为|提升至|提升到|提高到|晋升(?:为|到|至)?|通过|不低于|创成|评为|获评)\s*(?:国家|省|市)?\s*$"
)
_GRADED_THING = re.compile(r"\s*(?:的|甲|乙|[以及]?上?标准的|标准以上的|医院|以上标准)")


def is_idle_grade(scene: Scene, index: int) -> bool:
    """二级以上医院, 获评二到五级的: a grade counts only where it is to be reached."""
    figure = scene.figures[index]
    if figure.measure is not Measure.GRADE:
        return False
    reached = _REACHED.search(scene.before(figure))
    rest = scene.after(figure)
    return not reached or bool(_GRADED_THING.match(rest) or (figure.suffix and _HOLDER.match(rest)))


_HOLDER = re.compile(
    r"\s*[一-龥]{0,6}?(?:企业|医院|机构|单位|景区|学校|公路|河流|社区|场所|园区|项目|人员|职称)"
)
_HURRY = re.compile(
    r"(?:最快|最短|平均|提前|缩短|压缩|压减|减少|延长|时限|时间|时长|天数|日数)(?:了|为|约)?\s*$"
)


def is_idle_time(scene: Scene, index: int) -> bool:
    """24小时服务: a duration counts only where it is a limit."""
    figure = scene.figures[index]
    if figure.measure is not Measure.TIME:
        return False
    if figure.op is not None or bound(scene, index) or _HURRY.search(scene.lead(index)):
        return False
    settled = any_word(_WORDS, "settled", before=r"\s*[内就可即]?", after="(?!率)")
    return not settled.match(scene.after(figure))


_WORKED = ("公里", "亩", "公顷", "平方公里", "千米", "吨", "万吨", "立方米")
_ENDED = re.compile(r"\s*(?:$|[，；、。：和及与或并]|以上|左右|以内|[)）])")


def is_idle_size(scene: Scene, index: int) -> bool:
    """60万千瓦风电项目: a measure before a noun describes it, unless it is work to be done."""
    figure = scene.figures[index]
    if figure.measure is not Measure.SIZE or figure.unit in ("倍", "番"):
        return False
    if figure.op is not None or bound(scene, index) or _ENDED.match(scene.after(figure)):
        return False
    if figure.unit in _WORKED:
        return False
    worked = any_word(_WORDS, "increment", after="|完成|改造|整治|修复|拆除|盘活|出让|供应")
    return not worked.search(scene.lead(index))


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


def is_idle_numeral(scene: Scene, index: int) -> bool:
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
    return not _each(scene, index) and not _is_plain_work(figure, lead)


_SOLID = ("家", "所", "座", "条", "栋", "台", "辆", "名", "处", "场", "期", "张", "户", "间", "人")
_PLAIN_WORK = re.compile(
    r"(?:建成|新建|改造|建设|举办|召开|培训|引进|培育|创建|开工|完成|招聘|配备|遴选|承办)了?\s*$"
)


def _is_plain_work(figure: Figure, lead: str) -> bool:
    """建成两座水厂 is counted work; 建设一个中心, 打造三个高地 are turns of speech."""
    return figure.value > 1 and figure.unit in _SOLID and bool(_PLAIN_WORK.search(lead))


def _each(scene: Scene, index: int) -> bool:
    """每季度上报两条, 每个乡镇建成一所; 每季度通报一次, 每年组织两次 tell a rhythm, no number."""
    figure = scene.figures[index]
    clause = scene.text[scene.clause_start(figure.start) : figure.start]
    if figure.unit in _TURNS and _RHYTHM.search(clause):
        return False
    return bool(_SPREAD.search(clause))


_TURNS = ("次", "期", "场", "轮", "遍")
_RHYTHM = re.compile(
    r"[每按][一二两三四五]?(?:个?季度?|个?月|半年|年度?|周|旬|日|天)[^，；\d]{0,16}$"
)
_SPREAD = re.compile(
    r"每(?!个?工作)[^，；、]{1,24}(?:有|建成?|配[备置]?|设[立置]?|开展|组织|举办|召开|[上报]报|报送|培训|推出|打造|确定)[^，；、]{0,3}$"
)
