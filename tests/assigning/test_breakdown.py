"""The task table: one row a sentence, units and deadlines of the section where it has none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.assigning.breakdown import (
    UNASSIGNED,
    answerable,
    effective_assignments,
    effective_deadlines,
    roles_of,
    rows,
    rows_by_unit,
)
from workbench.numbering import ARTICLES_ON_TOP
from workbench.plan import (
    Assignment,
    Comparator,
    Paragraph,
    Plan,
    Role,
    Section,
    SectionKind,
    Target,
    TargetKind,
    Task,
)

LEAD = Assignment("医政处", Role.LEAD)
SUPPORT = Assignment("市急救中心", Role.SUPPORT)
RESPONSIBLE = Assignment("各区卫生健康局", Role.RESPONSIBLE)


def section(heading: str, *tasks: Task, below: tuple[Section, ...] = (), **more: object) -> Section:
    paragraphs = (Paragraph(f"p-{heading}", tasks),) if tasks else ()
    return Section(heading, heading, paragraphs=paragraphs, sections=below, **more)  # type: ignore[arg-type]


def plan(*sections: Section, **more: object) -> Plan:
    return Plan("plan", "2027年江城市卫生健康工作要点", 2027, sections=sections, **more)  # type: ignore[arg-type]


def target(**more: object) -> Target:
    values: dict[str, object] = {
        "id": "t",
        "quote": "新建急救站点6个",
        "indicator": "急救站点",
        "kind": TargetKind.COUNT,
        "op": Comparator.EXACT,
        "value": 6.0,
        "unit": "个",
    }
    return Target(**(values | more))  # type: ignore[arg-type]


def test_every_task_has_exactly_one_row_in_reading_order() -> None:
    first, second, third = (Task(str(i), f"第{i}项工作。") for i in (1, 2, 3))
    made = plan(
        section("总抓手", first, below=(section("分抓手", second),)), section("保障", third)
    )

    table = rows(made)

    assert [row.task_id for row in table] == [task.id for task in made.tasks()]
    assert [row.number for row in table] == [1, 2, 3]


def test_chapter_and_item_carry_their_generated_numbers() -> None:
    made = plan(
        section("健全体系", below=(section("完善急救网络", Task("1", "新建站点。"), run_in=True),))
    )

    (row,) = rows(made)

    assert (row.chapter, row.item) == ("一、健全体系", "（一）完善急救网络")


def test_item_is_empty_for_a_sentence_directly_below_its_chapter() -> None:
    (row,) = rows(plan(section("健全体系", Task("1", "新建站点。"))))

    assert (row.chapter, row.item) == ("一、健全体系", "")


def test_item_is_the_theme_phrase_where_nothing_below_the_chapter_is_numbered() -> None:
    theme = section("强化政治建设", Task("1", "开展学习。"), kind=SectionKind.THEME)

    (row,) = rows(plan(section("加强党建", below=(theme,)), scheme=ARTICLES_ON_TOP))

    assert (row.chapter, row.item) == ("（一）加强党建", "强化政治建设")


def test_item_is_the_numbered_section_above_a_theme_phrase() -> None:
    theme = section("加快项目建设", Task("1", "开工一批项目。"), kind=SectionKind.THEME)
    chapter = section("健全体系", below=(section("夯实基础", below=(theme,)),))

    (row,) = rows(plan(chapter))

    assert row.item == "（一）夯实基础"


def test_a_task_without_units_takes_those_of_the_nearest_section() -> None:
    inner = section("内", Task("1", "办事。"), assignments=(LEAD,), deadline="6月底前")
    outer = section("外", below=(inner,), assignments=(Assignment("办公室", Role.LEAD),))

    (row,) = rows(plan(outer))

    assert (row.lead, row.deadline) == ("医政处", "6月底前")


def test_own_units_and_deadline_win_over_those_of_the_section() -> None:
    own = Task("1", "办事。", assignments=(LEAD, SUPPORT), deadline="9月底前")
    above = section("外", own, assignments=(Assignment("办公室", Role.LEAD),), deadline="年内")

    (row,) = rows(plan(above))

    assert (row.lead, row.support, row.deadline) == ("医政处", "市急救中心", "9月底前")


def test_a_role_the_sentence_leaves_open_is_filled_by_the_heading() -> None:
    own = Task("1", "办事。", assignments=(RESPONSIBLE,))

    (row,) = rows(plan(section("外", own, assignments=(LEAD,))))

    assert (row.lead, row.responsible) == ("医政处", "各区卫生健康局")


def test_a_unit_named_by_the_sentence_is_not_named_again_by_the_heading() -> None:
    own = Task("1", "办事。", assignments=(LEAD,))
    heading = (Assignment("医政处", Role.RESPONSIBLE), RESPONSIBLE)

    (row,) = rows(plan(section("外", own, assignments=heading)))

    assert (row.lead, row.responsible) == ("医政处", "各区卫生健康局")


def test_several_units_of_one_role_are_joined() -> None:
    own = Task("1", "办事。", assignments=(SUPPORT, Assignment("财务处", Role.SUPPORT)))

    (row,) = rows(plan(section("外", own)))

    assert row.support == "市急救中心、财务处"


def test_the_bracket_that_names_the_units_is_left_to_their_columns() -> None:
    text = "新建急救站点6个（牵头单位：市卫生健康委；配合单位：市财政局；完成时限：6月底前）。"
    units = (Assignment("市卫生健康委", Role.LEAD), Assignment("市财政局", Role.SUPPORT))

    (row,) = rows(plan(section("外", Task("1", text, units, "6月底前"))))

    assert (row.text, row.lead, row.deadline) == ("新建急救站点6个。", "市卫生健康委", "6月底前")


def test_a_bracket_stays_where_the_columns_do_not_say_the_same() -> None:
    text = "新建急救站点6个（责任单位：市卫生健康委、市财政局）。"

    (row,) = rows(plan(section("外", Task("1", text, (LEAD,)))))

    assert row.text == text


def test_a_line_that_only_names_units_is_no_row() -> None:
    said = ("新建站点6个。", "牵头单位：市民政局", "完成时限：6月底前", "（责任单位：市财政局）")
    made = plan(section("健全", *(Task(str(at), text) for at, text in enumerate(said))))

    assert [row.text for row in rows(made)] == ["新建站点6个。"]
    assert [task.text for task in answerable(made)] == ["新建站点6个。"]


def test_targets_are_readable() -> None:
    targets = (
        target(indicator="护理站", op=Comparator.AT_LEAST, value=2.0, unit="家"),
        target(indicator="孕产妇死亡率", op=Comparator.AT_MOST, value=4.07, unit="/10万"),
        target(indicator="团队", op=Comparator.ABOUT, value=3.0),
        target(indicator="专科", op=Comparator.RANGE, value=1.0, value_high=2.0),
        target(indicator="培训", value=12000.0, unit="人次"),
    )

    (row,) = rows(plan(section("外", Task("1", "办事。", targets=targets))))

    assert row.targets == (
        "护理站 ≥2家；孕产妇死亡率 ≤4.07/10万；团队 约3个；专科 1～2个；培训 1.2万人次"
    )


def test_an_increase_says_so() -> None:
    grows = target(indicator="床位", kind=TargetKind.INCREMENT, op=Comparator.AT_LEAST, unit="张")

    (row,) = rows(plan(section("外", Task("1", "办事。", targets=(grows,)))))

    assert row.targets == "新增床位 ≥6张"


def test_an_open_target_shows_last_years_figure() -> None:
    known = target(value=None, last="50家以上")
    unknown = target(value=None, indicator="")

    (row,) = rows(plan(section("外", Task("1", "办事。", targets=(known, unknown)))))

    assert row.targets == "急救站点 待填（去年50家以上）；待填"


def test_a_fact_of_a_report_is_not_shown_as_a_target() -> None:
    fact = target(indicator="期望寿命", kind=TargetKind.FACT, value=81.54, unit="岁")

    (row,) = rows(plan(section("外", Task("1", "办事。", targets=(fact,)))))

    assert row.targets == "期望寿命 81.54岁（事实）"


def test_every_unit_named_in_any_role_has_its_rows() -> None:
    first = Task("1", "甲事。", assignments=(LEAD, SUPPORT))
    second = Task("2", "乙事。", assignments=(SUPPORT,))
    third = Task("3", "丙事。")

    units = rows_by_unit(plan(section("外", first, second, third)))

    assert {unit: [row.number for row in own] for unit, own in units.items()} == {
        "医政处": [1],
        "市急救中心": [1, 2],
        UNASSIGNED: [3],
    }


def test_a_unit_in_two_roles_has_the_row_once_and_both_roles() -> None:
    own = (Assignment("医政处", Role.SUPPORT), LEAD)

    units = rows_by_unit(plan(section("外", Task("1", "甲事。", assignments=own))))

    assert len(units["医政处"]) == 1
    assert roles_of(units["医政处"][0], "医政处") == (Role.LEAD, Role.SUPPORT)


def test_roles_are_not_mixed_up_between_units_whose_names_overlap() -> None:
    own = (Assignment("卫生健康局", Role.LEAD), RESPONSIBLE)

    (row,) = rows(plan(section("外", Task("1", "甲事。", assignments=own))))

    assert roles_of(row, "卫生健康局") == (Role.LEAD,)


def test_effective_values_are_told_for_every_task() -> None:
    made = plan(section("外", Task("1", "甲事。"), assignments=(LEAD,), deadline="年内"))

    assert effective_assignments(made) == {"1": (LEAD,)}
    assert effective_deadlines(made) == {"1": "年内"}


_names = st.text("甲乙丙丁", min_size=1, max_size=2)
_assignments = st.lists(st.builds(Assignment, _names, st.sampled_from(Role)), max_size=3).map(tuple)
_counter = st.uuids().map(str)
_tasks = st.builds(Task, _counter, st.just("办事。"), _assignments, st.sampled_from(["", "年内"]))
_paragraphs = st.builds(Paragraph, _counter, st.lists(_tasks, max_size=3).map(tuple))
_trees = st.recursive(
    st.builds(Section, _counter, _names, paragraphs=st.lists(_paragraphs, max_size=2).map(tuple)),
    lambda inner: st.builds(
        Section,
        _counter,
        _names,
        kind=st.sampled_from(SectionKind),
        sections=st.lists(inner, max_size=3).map(tuple),
        assignments=_assignments,
    ),
    max_leaves=6,
)


@given(st.lists(_trees, max_size=3))
def test_rows_equal_tasks_and_no_row_is_lost_among_the_units(sections: list[Section]) -> None:
    made = plan(*sections)

    table = rows(made)
    by_unit = rows_by_unit(made)

    assert [row.task_id for row in table] == [task.id for task in made.tasks()]
    assert {row.number for own in by_unit.values() for row in own} == {r.number for r in table}
    assert all(roles_of(row, unit) for unit, own in by_unit.items() if unit for row in own)
