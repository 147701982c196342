"""Numbers are generated: every scheme the documents of the genre use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.chinese import numeral, numeral_value
from workbench.numbering import (
    ARTICLES_ON_TOP,
    RESTARTING,
    RUNNING_ON,
    Level,
    Scheme,
    Style,
    recognise,
    render,
)
from workbench.plan import Plan, Section, SectionKind


def plan_of_two_chapters(scheme: Scheme, *extra: Section) -> Plan:
    first = Section("c1", "甲", sections=(Section("a", "甲一"), Section("b", "甲二")))
    second = Section("c2", "乙", sections=(Section("c", "乙一"),))
    return Plan("p", "要点", scheme=scheme, sections=(first, second, *extra))


def numbers(plan: Plan) -> list[str]:
    return list(plan.numbers().values())


def test_articles_run_on_through_the_document() -> None:
    assert numbers(plan_of_two_chapters(RUNNING_ON)) == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（三）",
    ]


def test_articles_restart_in_every_chapter() -> None:
    assert numbers(plan_of_two_chapters(RESTARTING)) == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（一）",
    ]


def test_articles_may_stand_on_top_with_points_below() -> None:
    assert numbers(plan_of_two_chapters(ARTICLES_ON_TOP)) == ["（一）", "1.", "2.", "（二）", "1."]


@pytest.mark.parametrize(
    ("own", "below"),
    [
        ("一、 （一）", "1. （1）"),
        ("一、", "（一） 1. （1）"),
        ("（一）", "1. （1）"),
        ("一、 1、", "（1）"),
        ("1. 1.1", "（1）"),
        ("第一章 第一节", "一、 （一） 1. （1）"),
        ("第一条", "（一） 1. （1）"),
        ("一、 （一） 1. （1）", ""),
        ("一、 （一） 1. （1） ①", ""),
    ],
)
def test_below_its_own_levels_a_plan_has_those_of_the_standard(own: str, below: str) -> None:
    scheme = Scheme(tuple(Level(Style(mark), runs_on=True) for mark in own.split()))

    assert scheme.reach == (*scheme.levels, *(Level(Style(mark)) for mark in below.split()))


def test_an_item_below_the_last_level_of_its_paper_is_numbered_by_the_standard() -> None:
    deep = Section("a1", "甲一一", sections=(Section("a11", "一"), Section("a12", "二")))
    items = (Section("a", "甲一", sections=(deep,)), Section("b", "甲二"))
    two = Scheme((Level(Style.CHAPTER), Level(Style.ARTICLE, runs_on=True)))

    plan = Plan("p", "要点", scheme=two, sections=(Section("c", "甲", sections=items),))

    assert numbers(plan) == ["一、", "（一）", "1.", "（1）", "（2）", "（二）"]


def test_below_the_last_level_of_the_standard_nothing_is_numbered() -> None:
    assert RUNNING_ON.level(4) == Level(Style.SUBPOINT)
    assert RUNNING_ON.level(5) == Level(Style.NONE)


def test_a_theme_phrase_has_no_number_and_is_not_counted() -> None:
    theme = Section("t", "强化政治建设", SectionKind.THEME)
    chapter = Section("c", "甲", sections=(theme, Section("a", "甲一")))

    assert numbers(Plan("p", "要点", sections=(chapter,))) == ["一、", "", "（一）"]


def test_an_annex_counts_anew() -> None:
    annex = Section("x", "指标表", SectionKind.ANNEX, sections=(Section("y", "口径"),))

    assert numbers(plan_of_two_chapters(RUNNING_ON, annex))[-2:] == ["附件", "（一）"]


def test_several_annexes_are_told_apart() -> None:
    annexes = [Section(f"x{i}", "表", SectionKind.ANNEX) for i in range(2)]

    assert numbers(plan_of_two_chapters(RUNNING_ON, *annexes))[-2:] == ["附件1", "附件2"]


@pytest.mark.parametrize("style", [s for s in Style if s not in (Style.NONE, Style.DECIMAL)])
@given(value=st.integers(1, 20))
def test_a_printed_number_is_recognised_again(style: Style, value: int) -> None:
    mark = recognise(render(style, value) + "加强管理")

    assert mark is not None
    assert (mark.style, mark.value) == (style, value)


@pytest.mark.parametrize(
    ("text", "style", "value", "above"),
    [
        ("1.2 加强管理", Style.DECIMAL, 2, (1,)),
        ("2.1.3加强管理", Style.DECIMAL, 3, (2, 1)),
        ("2.1", Style.DECIMAL, 1, (2,)),
        ("㈢加强管理", Style.ARTICLE, 3, ()),
        ("⑵ 加强管理", Style.SUBPOINT, 2, ()),
        ("⒈加强管理", Style.POINT, 1, ()),
        ("二）加强管理", Style.ARTICLE, 2, ()),
        ("第 二 节　加强管理", Style.NAMED_SECTION, 2, ()),
        ("§3 加强管理", Style.SIGN, 3, ()),
    ],
)
def test_rare_ways_to_write_a_number_are_known(
    text: str, style: Style, value: int, above: tuple[int, ...]
) -> None:
    mark = recognise(text)

    assert mark is not None
    assert (mark.style, mark.value, mark.above) == (style, value, above)


def test_a_decimal_names_the_numbers_above_it() -> None:
    scheme = Scheme((Level(Style.POINT), Level(Style.DECIMAL)))

    assert numbers(plan_of_two_chapters(scheme)) == ["1.", "1.1", "1.2", "2.", "2.1"]


@pytest.mark.parametrize(
    "text",
    [
        "1.2亿元",
        "2.5 亿元",
        "3.5万人",
        "2.1个百分点",
        "10.5公里",
        "1.1—2月",
        "一是加强管理",
        "十四五规划",
        "2027年",
        "（试行）",
        "3.5%以上",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert recognise(text) is None


@given(value=st.integers(1, 9999))
def test_numerals_are_read_as_they_are_written(value: int) -> None:
    assert numeral_value(numeral(value)) == value
