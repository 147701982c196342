"""Changes are told in a reader's words, in the order of places."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.drafting.edit_scripts import edited, made_plan
from workbench.drafting.compare import compare
from workbench.drafting.compare_apply import parts_of
from workbench.drafting.compare_words import part_name, words
from workbench.drafting.editing import (
    add_section,
    assign,
    move_section,
    remove_section,
    rename,
    retext,
    set_part,
    split_paragraph,
)
from workbench.plan import Notice, Role
from workbench.status import Status

if TYPE_CHECKING:
    from workbench.plan import Plan


def test_a_reworded_sentence_is_told_by_its_place(plan: Plan) -> None:
    new = retext(plan, "p4", "培训业务骨干。")

    assert words(compare(plan, new)) == ("（二）加强队伍建设：第1句改写",)


def test_a_figure_that_changed_is_told(plan: Plan) -> None:
    new = retext(plan, "p3", "新建培训基地8个。")
    newer = retext(new, "p3", "新建培训基地9个。")

    (line,) = words(compare(new, newer))

    assert line == ("（一）完善院前急救网络：第2段第1句改写；指标由“培训基地8个”改为“培训基地9个”")


def test_a_moved_item_is_told_by_its_neighbour_and_the_others_by_their_numbers(plan: Plan) -> None:
    new, _ = add_section(plan, "健全激励机制", after="s3")
    (_, _, third) = new.sections[0].sections

    lines = words(compare(new, move_section(new, third.id, "s1", 0)))

    assert lines == (
        "（三）健全激励机制移到一、健全公共卫生服务体系最前，序号改为（一）",
        "（一）、（二）序号顺次改为（二）、（三）",
    )


def test_an_item_moved_behind_another_is_told_so(plan: Plan) -> None:
    new, fresh = add_section(plan, "健全激励机制", after="s3")

    lines = words(compare(new, move_section(new, fresh, "s1", 1)))

    assert lines[0] == "（三）健全激励机制移到（一）完善院前急救网络之后，序号改为（二）"


def test_items_that_came_and_went_are_one_line_each(plan: Plan) -> None:
    new, _ = add_section(remove_section(plan, "s2"), "健全激励机制", after="s3")

    assert words(compare(plan, new)) == (
        "删去（一）完善院前急救网络",
        "（一）加强队伍建设：序号由（二）改为（一）",
        "新增（二）健全激励机制",
    )


def test_headings_units_and_front_matter_are_told(plan: Plan) -> None:
    new = set_part(rename(plan, "s4", "强化保障"), "signature", "江城市卫生健康委员会")
    new = assign(new, ["t5"], Role.LEAD, ("市卫生健康委",))

    assert words(compare(plan, new)) == (
        "署名增加“江城市卫生健康委员会”",
        "（二）加强队伍建设：第1句责任单位增加“牵头单位：市卫生健康委”",
        "二、强化保障：标题由“强化组织保障”改为“强化保障”",
    )


def test_a_split_and_a_join_are_one_line(plan: Plan) -> None:
    whole = retext(plan, "p4", "培训业务骨干60名，举办急救技能竞赛2场。")
    parts = retext(whole, "p4", "培训业务骨干60名。举办急救技能竞赛2场。")

    (split,) = words(compare(whole, parts))
    (joined,) = words(compare(parts, whole))

    assert split.startswith("（二）加强队伍建设：第1句拆为2句")
    assert joined.startswith("（二）加强队伍建设：第1句由原第1句、第2句合并而成")


def test_a_paragraph_cut_in_two_is_told_once(plan: Plan) -> None:
    new, _ = split_paragraph(plan, "p2", len("新建急救站点6个。"))

    assert words(compare(plan, new)) == ("（一）完善院前急救网络：分段调整",)


def test_sentences_of_the_preamble_have_a_place_too(plan: Plan) -> None:
    new = retext(plan, "p1", "现提出2027年工作要点。")

    assert words(compare(plan, new)) == ("前言：第1句改写",)


def test_a_row_of_a_table_is_told_as_a_change_of_form(plan: Plan) -> None:
    sections = (plan.sections[0], replace(plan.sections[1], tabular=True))

    lines = words(compare(plan, replace(plan, sections=sections)))

    assert lines == ("二、强化组织保障：改排为表格",)


@pytest.mark.parametrize("seed", range(30))
def test_what_changed_is_never_passed_over_in_silence(seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    comparison = compare(old, edited(old, random))

    assert bool(words(comparison)) is not comparison.empty


def test_how_far_a_plan_has_come_is_told_in_chinese(plan: Plan) -> None:
    issued = replace(plan, status=Status.ISSUED)

    assert words(compare(plan, issued)) == ("状态由“起草中”改为“已印发”",)


def test_every_field_has_a_name_of_the_trade(plan: Plan) -> None:
    with_notice = replace(plan, notice=Notice("关于印发要点的通知"))

    names = [part_name(part) for part in parts_of(with_notice)]

    assert not [name for name in names if name.isascii()]
