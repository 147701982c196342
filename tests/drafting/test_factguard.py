"""The fact guard: what is another fact than in the source is listed, what is only words is not."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from workbench.drafting.factguard import FactKind, facts_differing, knows_sources, unticked
from workbench.drafting.identity import new_task
from workbench.drafting.rollforward import roll_forward
from workbench.plan import Assignment, Paragraph, Plan, Role, Section, Task, new_id


def plan_with(*tasks: Task) -> Plan:
    section = Section(new_id(), "加强管理", paragraphs=(Paragraph(new_id(), tasks),))
    return Plan(new_id(), "2027年江城市教育工作要点", 2027, sections=(section,))


def differing(before: str, after: str) -> list[tuple[str, str, str]]:
    source = new_task(before)
    task = replace(new_task(after), source=source.id)
    found = facts_differing(plan_with(source), plan_with(task))
    return [(f.kind.label, f.before, f.after) for f in found]


@pytest.mark.parametrize(
    ("before", "after", "listed"),
    [
        ("新建站点6个。", "新建站点12个。", [("数字", "6个", "12个")]),
        ("签约率达到75%以上。", "签约率达到80%以上。", [("数字", "75%", "80%")]),
        ("举办三场宣讲。", "举办五场宣讲。", [("数字", "三场", "五场")]),
        ("2026年6月底前报。", "2027年8月底前报。", [("日期", "2026年6月底前", "2027年8月底前")]),
        ("年底前完成招标。", "上半年完成招标。", [("日期", "年底前", "上半年")]),
        ("规划（2021—2025年）。", "规划（2026年）。", [("日期", "2021—2025年", "2026年")]),
        ("会同市教育局推进。", "会同市公安局推进。", [("单位", "市教育局", "市公安局")]),
        (
            "完善制度。（责任单位：市教育局、团市委）",
            "完善制度。（责任单位：市教育局）",
            [("单位", "团市委", "")],
        ),
        ("（牵头领导：张明）", "（牵头领导：李华）", [("人员", "张明", "李华")]),
        ("由副市长张明牵头。", "由副市长李建华牵头。", [("人员", "张明", "李建华")]),
        ("落实《市条例》。", "落实《市办法》。", [("文件", "《市条例》", "《市办法》")]),
        ("推进《方案》50项任务。", "推进《方案》任务。", [("数字", "50项", "")]),
        ("推进改革。", "推进5项改革。", [("数字", "", "5项")]),
        ("新建站点6个、基地6个。", "新建站点6个。", [("数字", "6个", "")]),
        ("推进改革，加强管理。", "深入推进改革，切实加强管理。", []),
        ("新建站点6个。", "新建站点〔数〕个。", []),
        ("统一标准，进一步完善一体化机制。", "统筹标准，完善机制。", []),
        ("新建站点 6 个。", "年内再新建站点6个。", [("日期", "", "年内")]),
    ],
)  # fmt: skip
def test_facts_are_compared_and_words_are_not(
    before: str, after: str, listed: list[tuple[str, str, str]]
) -> None:
    assert differing(before, after) == listed


def test_a_task_without_a_source_differs_from_nothing() -> None:
    assert facts_differing(plan_with(new_task("新建6个。")), plan_with(new_task("新建8个。"))) == ()


def test_plans_that_do_not_know_each_other_are_compared_by_their_words() -> None:
    old = plan_with(new_task("在城区新建急救站点6个。"), new_task("加强校园食堂管理。"))
    new = plan_with(new_task("加强校园食堂管理。"), new_task("在城区新建急救站点12个。"))

    (found,) = facts_differing(old, new, by_words=True)

    assert not knows_sources(old, new)
    assert (found.before, found.after) == ("6个", "12个")


def test_a_rolled_plan_lists_what_the_roll_changed() -> None:
    old = replace(plan_with(new_task("2026年底前新建站点6个。")), year=2026)
    new, _ = roll_forward(old, 2027)

    (found,) = facts_differing(old, new)

    assert (found.kind, found.before, found.after) == (FactKind.DATE, "2026年底前", "2027年底前")
    assert (found.place, found.sentence) == ("一、", "2027年底前新建站点〔数〕个。")


def test_a_tick_holds_until_the_fact_reads_otherwise() -> None:
    source = new_task("新建站点6个。")
    task = replace(new_task("新建站点12个。"), source=source.id)
    found = facts_differing(plan_with(source), plan_with(task))
    ticks = {found[0].id}

    again = facts_differing(plan_with(source), plan_with(replace(task, text="新建站点15个。")))

    assert unticked(found, ticks) == ()
    assert unticked(again, ticks) == again


def test_a_sentence_of_numerals_only_takes_no_time() -> None:
    started = process_time()

    differing("十" * 20_000 + "。", "一二三四五六七八九十" * 2_000 + "。")

    assert process_time() - started < 5


def in_the_table(*units: str) -> tuple[Assignment, ...]:
    return tuple(Assignment(unit, Role.LEAD) for unit in units)


def test_a_unit_given_where_there_was_none_is_no_other_fact() -> None:
    source = new_task("完善制度。")
    task = replace(source, id="t", source=source.id, assignments=in_the_table("市教育局"))

    assert facts_differing(plan_with(source), plan_with(task)) == ()


def test_another_unit_than_last_year_is_another_fact() -> None:
    source = replace(new_task("完善制度。"), assignments=in_the_table("市教育局"))
    task = replace(source, id="t", source=source.id, assignments=in_the_table("市公安局"))

    (found,) = facts_differing(plan_with(source), plan_with(task))

    assert (found.kind, found.before, found.after) == (FactKind.UNIT, "市教育局", "市公安局")
