from __future__ import annotations

import pytest

from workbench.document import Node, NodeKind, Outline
from workbench.reading.reports import Tense, tenses
from workbench.reading.targets import find_targets

PAST = [
    "去年，全市共排查各类隐患1.4万处，整改率98.5%；事故起数下降16%。",
    "近年来，全市建成医院3家。",
    "目前，还有12个乡镇未设置发热诊室。",
    "从督查情况看，还有36家企业未建立台账。",
    "前不久的一起火灾，造成2人死亡、直接经济损失500万元。",
    "会上，4个单位作了交流发言。",
]
AHEAD = [
    ("去年完成50处，今年要新增60处。", ["新增60处"]),
    ("去年结转项目12个，年内完成。", ["去年结转项目12个"]),
    ("在去年完成50处的基础上，改造80处。", ["改造80处"]),
    ("组织4场交流发言，还有5个项目要开工。", ["4场交流发言", "5个项目要开工"]),
    ("死亡人数控制在3人以内。", ["死亡人数控制在3人以内"]),
]
CAPACITY = [
    ("建成投产年产7万吨新材料等加工项目6个。", [6]),
    ("签约年产3万台小车、年产1GW光伏组件等制造业项目15个。", [15]),
    ("全镇年产5000吨蓝莓。", [5000]),
    ("全年产茶2万吨，建成项目3个。", [20000, 3]),
]
SUMS = [
    ("完成固定资产投资4.9个亿。", "固定资产投资4.9个亿", 490_000_000, "元"),
    ("引资总额3个多亿元。", "引资总额3个多亿元", 300_000_000, "元"),
    ("培育5个亿元企业。", "5个亿元企业", 5, "个"),
    ("建设3个亿吨级港口。", "3个亿吨级港口", 3, "个"),
]


@pytest.mark.parametrize("sentence", PAST)
def test_what_has_been_or_is_amiss_is_no_target(sentence: str) -> None:
    assert find_targets(sentence) == ()


@pytest.mark.parametrize(("sentence", "quotes"), AHEAD)
def test_what_lies_ahead_is_one_beside_the_past(sentence: str, quotes: list[str]) -> None:
    assert [target.quote for target in find_targets(sentence)] == quotes


@pytest.mark.parametrize(("sentence", "values"), CAPACITY)
def test_what_a_project_can_make_is_no_fact(sentence: str, values: list[float]) -> None:
    assert [target.value for target in find_targets(sentence, report=True)] == values


@pytest.mark.parametrize(("sentence", "quote", "value", "unit"), SUMS)
def test_hundreds_of_millions_counted_aloud_are_a_sum(
    sentence: str, quote: str, value: float, unit: str
) -> None:
    (target,) = find_targets(sentence)

    assert (target.quote, target.value, target.unit) == (quote, value, unit)


def test_a_chapter_of_a_speech_that_praises_reports_what_was_done() -> None:
    headings = ("充分肯定成绩，增强信心", "明确任务，再创佳绩")
    nodes = tuple(Node(NodeKind.SECTION, 1, "", heading) for heading in headings)

    assert tenses(Outline("在江城市卫生工作会议上的讲话", nodes=nodes)) == (
        Tense.REPORT,
        Tense.PLAN,
    )
