"""Figures that say whom, what or how much of it a rule concerns: no targets.

低于60分的，取消资格; 超过500万千瓦时的企业; 每300户左右设置1个: not the 60, the 500 and the 300.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.plan import Comparator
from workbench.reading.figures.binding import bound
from workbench.reading.figures.measures import Measure

if TYPE_CHECKING:
    from workbench.reading.figures.scene import Scene


def is_denominator(scene: Scene, index: int) -> bool:
    """每300户设置1个, 每500人配备1名: for how many there is one."""
    near = scene.lead(index)[-_NEAR:]
    return "每" in near and bool(_PER.search(near))


_NEAR = 6  # characters
_PER = re.compile(
    r"(?:每|每[满隔超]|每不?[少多]于|每不?超过|每间隔"
    r"|每(?:[低高]于?|[少多超迟]|逾期|上升|下降|提高|降低|减少))\s*$"
)


def is_score(scene: Scene, index: int) -> bool:
    """达到85%得5分，每低1个百分点扣0.5分: how marks are given, not what is to be reached."""
    figure = scene.figures[index]
    if figure.unit == "分" and _MARKS.search(scene.lead(index)):
        return True
    return bool(_MARKED.match(scene.flat, figure.tail))


_MARKS = re.compile(r"(?:[扣得加计记减]|满分|权重|分值)为?\s*$")
_MARKED = re.compile(
    r"\s*(?:以上|以下)?的?\s*[，,]?\s*(?:[得计记加扣](?:满分|□?\s*\d)|(?:评)?为(?:优秀|良好|合格|不合格))"
)


def is_compared(scene: Scene, index: int) -> bool:
    """低于85%的事项挂牌督办, 年收入低于2倍的家庭: a comparison that picks out whom it concerns."""
    figure = scene.figures[index]
    rest = _OF.match(scene.flat, figure.tail)
    if not rest or not _is_comparison(scene, index):
        return False
    if figure.measure is Measure.RATE and not _MEASURED.search(scene.lead(index)):
        return False
    if rest["stop"]:
        return not _AIMS.search(scene.lead(index))
    if _PICKING.search(scene.lead(index)) or _counts_what_it_picks(scene, index):
        return not _GRANTED.match(scene.after(figure))
    return figure.measure is not Measure.COUNT and bool(_CHOSEN.match(scene.after(figure)))


def _counts_what_it_picks(scene: Scene, index: int) -> bool:
    """不低于3000平方米的养老中心5个: how large each of the five is."""
    figure = scene.figures[index]
    if figure.measure is Measure.COUNT or index + 1 == len(scene.figures):
        return False
    following = scene.figures[index + 1]
    noun = scene.flat[figure.tail : following.start]
    return following.measure is Measure.COUNT and bool(_THING.fullmatch(noun))


_THING = re.compile(r"\s*的[一-龥“”■]{2,12}\s*")


def _is_comparison(scene: Scene, index: int) -> bool:
    figure = scene.figures[index]
    if figure.suffix and figure.op in (Comparator.AT_LEAST, Comparator.AT_MOST):
        return True
    sign = bound(scene, index)
    return sign in (Comparator.AT_LEAST, Comparator.AT_MOST) or bool(
        _PICKING.search(scene.lead(index))
    )


_OF = re.compile(r"\s*的(?:(?P<stop>\s*(?:[，；：、,;:（(]|$))|(?=[一-龥“■□]))")
# 满意度85%以上的单位 are picked out; 60%以上的社区 is a share of them.
_MEASURED = re.compile(
    r"(?:率|度|比例|占比|比重|幅|速|得分|不足|不满|未达到?|[高低]于)[^，；、]{0,8}$"
)
_AIMS = re.compile("(?:目标|力争|确保|实现|保持)[^，；、]{0,12}$")
_PICKING = re.compile(
    r"(?:(?<!不)(?:低于|少于|小于|高于|大于|多于)|不足|不满|未满|未达到?)[^，；、]{0,12}$"
)
_GRANTED = re.compile(
    r"\s*的[^，；、]{0,8}?(?:标准|补助|补贴|奖励|资金|比例|水平|价格|利率|速度|增速|幅度|目标|要求)"
)
_CHOSEN = re.compile(
    r"\s*的[^，；、。]{0,8}?(?:企业|单位|家庭|项目|乡镇|镇街|街道|村居?|社区|地区|区县|县区|区域|学校|人员|农户|事项|小区|园区|机构|医院|部门|对象"
    r"|群众|居民|职工|主体|用户|建筑|工程|河段|路段|问题|个人|教师|干部|学生|患者|病人)(?![率数量])"
)
