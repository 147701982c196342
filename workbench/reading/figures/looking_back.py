"""Figures of a plan that tell what has been or still is: no targets.

去年，全市共排查隐患1.3万处，整改率99%; 还有47家企业未建立…; 造成3人死亡; 3个县区作了发言.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.reading.figures.measures import Measure

if TYPE_CHECKING:
    from workbench.reading.figures.scene import Scene

_REACH = 400  # characters of a sentence over which its opening is remembered
_WHOSE = r"(?:^|[，；。,;：])\s*(?:但|而|但是|同时|我[市县区镇]|全[市县区省镇])?\s*"
# 去年结转项目12个, 去年开工的12个项目: still to be done.
_LAST = r"(?:去年|上年|过去的?[一两三五]年|[一五]年来|近几?年来?)"
_PAST = re.compile(
    rf"{_WHOSE}(?:{_LAST}(?!结转|未|[同基末底水度]|[^，；。]{{0,12}}的)|(?:截[至止])?目前[，,])"
)
_AHEAD = re.compile(
    r"今年|明年|今后|下一?步|接下来|(?<![主重需必概简首])要(?!求|点|素|闻|情|件)|将(?!近)|力争|争取|确保|务必|计划|拟"
    r"|年内|[底末]前|到\s*20\d\d|[须需应]|继续|推动|加快|坚持"
)


def is_of_the_past(scene: Scene, index: int) -> bool:
    """去年，完成200处，整改率99%；…: every figure up to the word that turns ahead (今年要…)."""
    place = scene.figures[index].start
    before = scene.text[max(0, place - _REACH) : place]
    told = [found.end() for found in _PAST.finditer(before)]
    return bool(told) and not _AHEAD.search(before, told[-1])


_LEFT = re.compile(r"(?:还|尚|仍|依然)(?:有|存在)\s*$")
_LACKING = re.compile(r"[^，；。]{0,24}?(?:未|没有|不到位|不足|不达标|滞后|偏[低慢]|缺乏)")


def is_shortcoming(scene: Scene, index: int) -> bool:
    """还有47家企业未建立机制: what is still amiss."""
    figure = scene.figures[index]
    return bool(_LEFT.search(scene.lead(index)) and _LACKING.match(scene.after(figure)))


_HARMED = re.compile(r"\s*[^，；、]{0,4}?(?:死亡|受伤|重伤|轻伤|遇难|失踪|失联|伤亡|罹难)")
_CAUSED = re.compile(r"(?:造成|致使|导致|致)了?[^，；。]{0,16}$")


def is_harm(scene: Scene, index: int) -> bool:
    """造成3人死亡、直接经济损失500万元: what an accident has done."""
    figure = scene.figures[index]
    if figure.measure is Measure.RATE:
        return False
    clause = scene.before(figure)
    if figure.measure is Measure.COUNT and _HARMED.match(scene.after(figure)):
        return True
    return bool(_CAUSED.search(clause)) and bool(re.search("死|伤|亡|损失", clause))


_SPOKE = re.compile(
    r"\s*[^，；、\d]{1,8}?(?:先后|分别)?[作做]了?[^，；、\d]{0,6}?(?:发言|汇报|介绍|交流|表态)"
)


def is_speaker(scene: Scene, index: int) -> bool:
    """3个县区作了发言: they spoke, nobody is asked for three."""
    figure = scene.figures[index]
    return figure.measure is Measure.COUNT and bool(_SPOKE.match(scene.after(figure)))
