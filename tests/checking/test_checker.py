"""Checking after an edit gives what checking anew gives, whatever the edits were."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.checking.checker import Checker, check
from workbench.checking.context import Context
from workbench.checking.examples import example_plan
from workbench.drafting.editing import (
    add_paragraph,
    assign,
    move_section,
    remove_paragraph,
    rename,
    retext,
    set_part,
)
from workbench.plan import Plan, Role

PIECES = (
    "制定急救站建设方案。",
    "制订培训计划，",
    "落实《甲办法》、《乙细则》。",
    "出台《江城市急救条例》。",
    "签约率达到75%以上。",
    "签约率达到78%以上。",
    "新增护理站3～5家（责任单位：医政处）。",
    "新增护理站3—5家。（责任单位：护理处）",
    "推动长沙急救站与社区医院信息系统联网运行。",
    "推进长沙急救站与社区医院信息系统联网运行。",
    "一是建站；",
    "三是培训。",
    "6月底前完成。",
    "“",
    "》",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
PLAN = example_plan(
    "date：2027年3月5日\n实现两个再上台阶。\n一、急救能力再上台阶\n（一）建好急救站。新建急救站6个。\n"
    "（二）培训骨干。制定培训计划。\n二、护理能力再上台阶\n（一）建好护理站。制订护理方案。\n新增护理站3～5家。"
)
CONTEXT = Context(places=("江城市",))


def edited(plan: Plan, kind: int, at: int, text: str) -> Plan:
    paragraphs = list(plan.paragraphs())
    sections = [section for section, _ in plan.walk()]
    paragraph, section = paragraphs[at % len(paragraphs)], sections[at % len(sections)]
    edits = (
        lambda: retext(plan, paragraph.id, text),
        lambda: rename(plan, section.id, text[:8]),
        lambda: add_paragraph(plan, section.id, text)[0],
        lambda: remove_paragraph(plan, paragraph.id) if len(paragraphs) > 2 else plan,
        lambda: replace(plan, sections=plan.sections[::-1]),
        lambda: set_part(plan, "date", "2027年1月5日" if at % 2 else "2027年7月5日"),
        lambda: assign(plan, [t.id for t in paragraph.tasks][:1], Role.LEAD, ("医政处",)),
        lambda: replace(plan, year=2026 + at % 3),
    )
    return edits[kind % len(edits)]()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9), TEXTS), min_size=1, max_size=6))
def test_checking_what_changed_equals_checking_all(edits: list[tuple[int, int, str]]) -> None:
    plan, checker = PLAN, Checker(PLAN, CONTEXT)
    differences = []

    for kind, at, text in edits:
        plan = edited(plan, kind, at, text)
        differences.append(set(checker.changed(plan)) ^ set(check(plan, CONTEXT)))

    assert not any(differences)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9), TEXTS), min_size=1, max_size=5))
def test_findings_stand_in_the_order_of_the_paper(edits: list[tuple[int, int, str]]) -> None:
    plan, checker = PLAN, Checker(PLAN, CONTEXT)

    for edit in edits:
        plan = edited(plan, *edit)
        checker.changed(plan)

    assert checker.findings == check(plan, CONTEXT)


def test_moving_a_section_tells_the_later_of_two_twins() -> None:
    plan = example_plan(
        "一、加强急救\n推进急救站与社区医院联网运行。\n二、加强护理\n推进急救站与社区医院联网运行。"
    )
    checker = Checker(plan, Context())
    moved = replace(plan, sections=plan.sections[::-1])

    places = [f.section_id for f in checker.changed(moved) if f.rule == "T30"]

    assert places == [plan.sections[0].id]


def test_a_plan_without_anything_has_no_findings() -> None:
    assert check(Plan("p", "")) == ()


def test_a_hostile_paragraph_is_read_in_a_moment() -> None:
    text = ("“《（" * 2000) + "1-" * 3000 + "等、" * 2000 + "一是" * 2000

    assert check(example_plan(text))


def test_moved_sections_are_known_again() -> None:
    plan = example_plan("一、加强急救\n新建急救站。\n二、加强护理\n制订方案，制定办法。")
    checker = Checker(plan, Context())

    moved = move_section(plan, plan.sections[1].id, "", 0)

    assert checker.changed(moved) == check(moved)
