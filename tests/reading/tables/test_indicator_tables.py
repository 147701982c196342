"""Indicator tables: name, value and unit make a sentence, or the standard told in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reading.labels import target_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

ROWS = (
    ["江城市2027年主要指标"],
    ["类别", "序号", "指标名称", "单位", "2026年完成", "2027年目标", "属性"],
    ["经济", 1, "城镇新增就业人数", "万人", 5.1, 5, "预期性"],
    [None, 2, "城镇调查失业率", "%", 5.2, "≤5.5", "预期性"],
    ["民生", 3, "森林覆盖率", "%", 0.41, 0.42, "约束性"],
    [None, 4, "空气质量优良天数", "天", 300, "300以上", "约束性"],
)


def test_name_value_and_unit_are_one_sentence(
    sheet: Callable[..., Outline], tree: Callable[[Outline], list[str]]
) -> None:
    result = sheet(ROWS, "A1:G1", "A3:A4", "A5:A6", formats={"E5": "0%", "F5": "0%"})

    assert tree(result) == [
        "1 经济 城镇新增就业人数5万人 城镇调查失业率≤5.5%",
        "1 民生 森林覆盖率42% 空气质量优良天数300天以上",
    ]


def test_the_sentences_of_indicators_hold_targets(sheet: Callable[..., Outline]) -> None:
    result = sheet(ROWS, "A1:G1", "A3:A4", "A5:A6", formats={"E5": "0%", "F5": "0%"})

    found = [(t["op"], t["value"], t["unit"]) for t in target_labels(result)]

    assert found == [("=", 50000, "人"), ("<=", 5.5, "%"), ("=", 42, "%"), (">=", 300, "天")]


def test_the_value_of_the_year_before_is_a_note(sheet: Callable[..., Outline]) -> None:
    node = sheet(ROWS, "A1:G1", "A3:A4", "A5:A6").nodes[0]

    assert "2026年完成：5.1" in [field.text for field in node.fields]


def test_a_standard_told_in_sentences_stands_below_the_name(
    plain: Callable[[str], Outline], tree: Callable[[Outline], list[str]]
) -> None:
    result = plain(
        "附件1江城市服务质量指标（2027年版）\n"
        "一级指标\t二级指标\t评价标准\t数据来源\n"
        "服务供给\t1.服务覆盖率\t每年增加。2027年达到60%。\t年报\n"
        "2.续签率\t比上一年增加，2027年达到80%。\t抽查\n"
        "服务效果\t3.满意率\t较上一年增加。\t第三方调查\n"
        "附件2江城市任务分工表\n"
        "序号\t工作事项\t牵头单位\n"
        "1\t扩大服务供给\t市卫健委\n"
    )

    assert tree(result) == [
        "1 附件1 江城市服务质量指标（2027年版）",
        "2 服务供给",
        "3 1. 服务覆盖率 每年增加。 2027年达到60%。",
        "3 2. 续签率 比上一年增加，2027年达到80%。",
        "2 服务效果",
        "3 3. 满意率 较上一年增加。",
        "1 附件2 江城市任务分工表",
        "2 1 扩大服务供给",
    ]


STACKED = (
    "江城市“十五五”发展规划\n一、主要目标\n到2030年走在全省前列。\n专栏1 主要指标\n"
    "序号\n指标名称\n2025年\n2030年\n属性\n"
    "1\n托位总量（万个）\n1.4\n2\n预期性\n"
    "2\n续签率（%）\n46.8\n≥58\n约束性\n"
    "3\n培训人次（万人次）\n〔6.2〕\n〔12〕\n预期性\n"
    "注：〔〕内为五年累计数。\n二、主要任务\n抓好落实。\n"
)


def test_the_unit_in_a_bracket_stands_behind_the_figure(
    plain: Callable[[str], Outline], tree: Callable[[Outline], list[str]]
) -> None:
    result = plain(STACKED)

    assert tree(result)[2:5] == ["3 1 托位总量2万个", "3 2 续签率≥58%", "3 3 培训人次12万人次"]


def test_the_year_over_the_figures_is_the_term_of_the_targets(
    plain: Callable[[str], Outline],
) -> None:
    found = target_labels(plain(STACKED))

    assert [(t["op"], t["value"], t["unit"], t["deadline"]) for t in found] == [
        ("=", 20000, "个", "2030年"),
        (">=", 58, "%", "2030年"),
        ("=", 120000, "人次", "2030年"),
    ]


def test_rows_without_numbers_are_told_by_their_columns(
    plain: Callable[[str], Outline], tree: Callable[[Outline], list[str]]
) -> None:
    result = plain(
        "江城市发展规划\n一、主要目标\n走在前列。\n指标名称\n单位\n2025年\n2030年\n指标性质\n"
        "人均预期寿命\n岁\n77.8\n78.9\n预期性\n婴儿死亡率\n‰\n4.2\n≤4\n约束性\n"
        "二、主要任务\n抓好落实。\n"
    )

    assert tree(result)[1:] == [
        "2 1 人均预期寿命78.9岁",
        "2 2 婴儿死亡率≤4‰",
        "1 二、 主要任务 抓好落实。",
    ]
    assert [t["deadline"] for t in target_labels(result)] == ["2030年", "2030年"]


def test_a_bare_value_among_told_ones_stands_below_its_indicator(
    plain: Callable[[str], Outline], tree: Callable[[Outline], list[str]]
) -> None:
    result = plain(
        "江城市服务质量指标\n指标\t评价标准\t数据来源\n"
        "1.服务覆盖率\t每年增加，2027年达到60%。\t年报\n"
        "2.血压控制率\t≥50%\t抽查\n"
        "3.满意率\t较上一年增加。\t调查\n"
    )

    assert tree(result)[1] == "1 2. 血压控制率 ≥50%"
