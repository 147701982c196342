"""Sections move, numbers follow, nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting import editing
from workbench.drafting.tree import paragraph_of, section_of
from workbench.errors import MisuseError
from workbench.manuscript import plain_text
from workbench.plan import Plan, Section


def headings(plan: Plan) -> list[str]:
    numbers = plan.numbers()
    return [numbers[section.id] + section.heading for section, _ in plan.walk()]


def test_a_new_section_behind_another_is_numbered_next(plan: Plan) -> None:
    after, _ = editing.add_section(plan, "加强监测预警", after="s2")

    assert headings(after)[2:4] == ["（二）加强监测预警", "（三）加强队伍建设"]


def test_a_section_moved_to_the_top_becomes_a_chapter(plan: Plan) -> None:
    after = editing.move_section(plan, "s3", "", 0)

    assert headings(after)[0] == "一、加强队伍建设"


def test_a_section_cannot_be_moved_below_itself(plan: Plan) -> None:
    with pytest.raises(MisuseError):
        editing.move_section(plan, "s1", "s2", 0)


def test_a_promoted_section_takes_those_behind_it_below(plan: Plan) -> None:
    after = editing.promote(plan, "s2")

    assert [s.id for s in section_of(after, "s2").sections] == ["s3"]
    assert headings(after) == [
        "一、健全公共卫生服务体系",
        "二、完善院前急救网络",
        "（一）加强队伍建设",
        "三、强化组织保障",
    ]


def test_a_demoted_section_stands_below_the_one_before(plan: Plan) -> None:
    after = editing.demote(plan, "s4")

    assert section_of(after, "s1").sections[-1].id == "s4"


def test_the_first_of_its_level_cannot_be_demoted(plan: Plan) -> None:
    with pytest.raises(MisuseError):
        editing.demote(plan, "s1")


def test_a_dissolved_section_goes_on_where_the_text_before_it_ends(plan: Plan) -> None:
    after = editing.dissolve_section(plan, "s3")

    assert paragraph_of(after, "p3").text == "开展急救知识普及。加强队伍建设。培训骨干。"
    assert [t.id for t in paragraph_of(after, "p3").tasks][-1] == "t5"


def test_a_removed_section_takes_what_is_below_it_along(plan: Plan) -> None:
    assert headings(editing.remove_section(plan, "s1")) == ["一、强化组织保障"]


@given(data=st.data())
def test_moving_sections_about_loses_no_word(data: st.DataObject) -> None:
    plan = _forest()
    words = sorted(section.heading for section, _ in plan.walk())

    for _ in range(6):
        plan = _moved(plan, data)

    assert sorted(section.heading for section, _ in plan.walk()) == words
    assert all(section.heading in plain_text(plan) for section, _ in plan.walk())


@given(data=st.data())
def test_promoting_and_demoting_keep_the_reading_order(data: st.DataObject) -> None:
    plan = _forest()
    order = [section.id for section, _ in plan.walk()]

    for _ in range(6):
        move = data.draw(st.sampled_from([editing.promote, editing.demote]))
        plan = _tried(plan, lambda p, m=move: m(p, data.draw(st.sampled_from(order))))

    assert [section.id for section, _ in plan.walk()] == order


def _forest() -> Plan:
    leaf = [Section(f"s{i}", f"条目{i}") for i in range(9)]
    top = tuple(
        Section(f"c{i}", f"章{i}", sections=tuple(leaf[i * 3 : i * 3 + 3])) for i in range(3)
    )
    return Plan("plan", "要点", sections=top)


def _moved(plan: Plan, data: st.DataObject) -> Plan:
    ids = [section.id for section, _ in plan.walk()]
    section, parent = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(["", *ids]))
    return _tried(
        plan, lambda p: editing.move_section(p, section, parent, data.draw(st.integers(0, 4)))
    )


def _tried(plan: Plan, edit) -> Plan:
    try:
        return edit(plan)
    except MisuseError:
        return plan
