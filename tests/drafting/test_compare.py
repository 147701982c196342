"""Two plans are compared completely: what is told makes the new one of the old one."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.db.random_plans import grow, mutate
from tests.drafting.edit_scripts import ONE_EDIT, edited, made_plan, retyped, told
from workbench.drafting.compare import ChangeKind, applied, compare
from workbench.drafting.compare_tree import Level
from workbench.drafting.compare_words import only_renumbered, outlined
from workbench.drafting.editing import (
    assign,
    join_paragraph,
    move_section,
    remove_section,
    rename,
    retext,
    set_deadline,
    split_paragraph,
)
from workbench.plan import Notice, Role, Task

if TYPE_CHECKING:
    from workbench.drafting.compare import Comparison
    from workbench.plan import Plan

SOME, ALL = range(100), range(100, 1100)
THREE = "新建急救站点6个。推动急救调度信息互联互通。（责任单位：市急救中心）6月底前完成设备招标。"


def kinds(comparison: Comparison) -> list[tuple[str, ...]]:
    """The id of what changed and how, in order."""
    return [(change.ref.id, *change.kinds) for change in comparison.changes]


# --- the description is complete


@pytest.mark.parametrize("seed", SOME)
def test_a_comparison_makes_the_new_version_of_the_old_one(seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    new = edited(old, random)

    assert told(applied(old, compare(old, new))) == told(new)


@pytest.mark.long
@pytest.mark.parametrize("seed", ALL)
def test_a_thousand_edit_scripts_are_told_completely(seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    new = edited(old, random)

    assert told(applied(old, compare(old, new))) == told(new)


@pytest.mark.parametrize("seed", SOME[:50])
def test_a_comparison_makes_the_plan_of_another_file_too(seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    new = retyped(edited(old, random))

    assert told(applied(old, compare(old, new))) == told(new)


@pytest.mark.long
@pytest.mark.parametrize("seed", ALL)
def test_a_thousand_edit_scripts_retyped_are_told_completely(seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    new = retyped(edited(old, random))

    assert told(applied(old, compare(old, new))) == told(new)


@pytest.mark.parametrize("seed", SOME[:50])
def test_any_two_trees_are_compared_completely(seed: int) -> None:
    random = Random(seed)
    old = grow(random)
    new = mutate(mutate(mutate(old, random), random), random)

    assert without_notice(applied(old, compare(old, new))) == without_notice(new)
    assert applied(old, compare(old, new)).notice == new.notice


def without_notice(plan: Plan) -> Plan:
    return told(replace(plan, notice=None))


def test_unrelated_plans_are_compared_completely(plan: Plan) -> None:
    other = replace(grow(Random(5)), notice=Notice("关于印发要点的通知"))

    assert without_notice(applied(plan, compare(plan, other))) == without_notice(other)


def test_a_notice_that_came_or_went_is_told(plan: Plan) -> None:
    bare = replace(plan, notice=None)

    assert applied(bare, compare(bare, plan)) == plan
    assert applied(plan, compare(plan, bare)) == bare


# --- and minimal: what did not change is not in it


def test_nothing_changed_between_a_plan_and_itself(plan: Plan) -> None:
    comparison = compare(plan, plan)

    assert comparison.empty
    assert comparison.same == 6


def test_nothing_changed_between_a_plan_and_its_copy_from_another_file() -> None:
    plan = made_plan(Random(3))

    assert compare(plan, retyped(plan)).empty


def test_a_moved_item_is_the_only_one_that_moved(plan: Plan) -> None:
    comparison = compare(plan, move_section(plan, "s3", "s1", 0))

    assert kinds(comparison) == [("s3", ChangeKind.MOVED), ("s2", ChangeKind.RENUMBERED)]


def test_an_item_moved_under_another_keeps_its_sentences(plan: Plan) -> None:
    comparison = compare(plan, move_section(plan, "s3", "s4", 0))

    assert kinds(comparison) == [("s3", ChangeKind.MOVED)]


def test_an_item_dropped_goes_with_all_that_stands_in_it(plan: Plan) -> None:
    comparison = compare(plan, remove_section(plan, "s3"))

    assert kinds(comparison) == [
        ("s3", ChangeKind.DROPPED),
        ("p4", ChangeKind.DROPPED),
        ("t5", ChangeKind.DROPPED),
    ]
    assert [change.inside for change in comparison.changes] == [False, True, True]


def test_a_heading_reworded_is_told_to_the_character(plan: Plan) -> None:
    (change,) = compare(plan, rename(plan, "s3", "加强人才队伍建设")).changes

    assert change.kinds == (ChangeKind.REWORDED,)
    assert [tuple(span) for span in change.spans] == [(2, 2, 2, 4)]


def test_a_sentence_reworded_is_told_to_the_character(plan: Plan) -> None:
    (change,) = compare(plan, retext(plan, "p2", THREE.replace("6个", "12个"))).changes

    assert change.kinds == (ChangeKind.REWORDED, ChangeKind.TARGETS)
    assert [tuple(span) for span in change.spans] == [(6, 7, 6, 8)]


def test_a_figure_with_another_dash_is_the_same_figure(plan: Plan) -> None:
    old = retext(plan, "p2", THREE.replace("6个", "6-8个"))

    (change,) = compare(old, retext(old, "p2", THREE.replace("6个", "6～8个"))).changes

    assert change.kinds == (ChangeKind.REWORDED,)


def test_sentences_that_changed_places_are_one_move(plan: Plan) -> None:
    tasks = tuple(reversed(plan.sections[0].sections[0].paragraphs[0].tasks[:2]))
    new = retext(plan, "p2", "".join(task.text for task in tasks) + "6月底前完成设备招标。")

    (change,) = compare(plan, new).changes

    assert change.kinds == (ChangeKind.MOVED,)


def test_a_sentence_cut_in_two_is_a_split(plan: Plan) -> None:
    whole = "新建急救站点6个，开展急救知识普及和技能培训。"
    parts = "新建急救站点6个。开展急救知识普及和技能培训。"
    old = retext(plan, "p3", whole)

    comparison = compare(old, retext(old, "p3", parts))

    (cut,) = comparison.of_kind(Level.SENTENCE, ChangeKind.SPLIT)
    (rest,) = comparison.of_kind(Level.SENTENCE, ChangeKind.ADDED)
    assert [side.text for side in cut.parts] == [
        "新建急救站点6个。",
        "开展急救知识普及和技能培训。",
    ]
    assert rest.partner == cut.ref


def test_two_sentences_drawn_together_are_joined(plan: Plan) -> None:
    parts = "新建急救站点6个。开展急救知识普及和技能培训。"
    whole = "新建急救站点6个，开展急救知识普及和技能培训。"
    old = retext(plan, "p3", parts)

    comparison = compare(old, retext(old, "p3", whole))

    (joined,) = comparison.of_kind(Level.SENTENCE, ChangeKind.JOINED)
    (gone,) = comparison.of_kind(Level.SENTENCE, ChangeKind.DROPPED)
    assert [side.text for side in joined.sources] == [
        "新建急救站点6个。",
        "开展急救知识普及和技能培训。",
    ]
    assert gone.partner == joined.ref


def test_units_and_deadlines_set_in_the_table_are_told(plan: Plan) -> None:
    new = set_deadline(assign(plan, ["t5"], Role.LEAD, ("市卫生健康委",)), ["t5"], "9月底前")

    assert kinds(compare(plan, new)) == [("t5", ChangeKind.UNITS, ChangeKind.DEADLINE)]


def test_a_paragraph_cut_moves_no_sentence(plan: Plan) -> None:
    new, _ = split_paragraph(plan, "p2", len("新建急救站点6个。"))

    comparison = compare(plan, new)

    assert not comparison.of_kind(Level.SENTENCE, ChangeKind.MOVED)
    assert len(comparison.of_kind(Level.SENTENCE, ChangeKind.PARAGRAPHED)) == 2


def test_paragraphs_joined_move_no_sentence(plan: Plan) -> None:
    comparison = compare(plan, join_paragraph(plan, "p3"))

    assert not comparison.of_kind(Level.SENTENCE, ChangeKind.MOVED)


def test_where_a_sentence_was_carried_from_is_no_change(plan: Plan) -> None:
    carried = Task("t9", "培训骨干。", source="t5")
    section = plan.sections[0].sections[1]
    paragraph = replace(section.paragraphs[0], tasks=(carried,))
    below = (plan.sections[0].sections[0], replace(section, paragraphs=(paragraph,)))
    new = replace(plan, sections=(replace(plan.sections[0], sections=below), plan.sections[1]))

    assert compare(plan, new).empty


def test_a_sentence_moved_to_another_item_is_found_again_in_another_file() -> None:
    old = made_plan(Random(11))
    first, second = old.sections[0].sections[0], old.sections[1].sections[0]
    moved = first.paragraphs[0].tasks[0]
    new = retext(old, first.paragraphs[0].id, first.paragraphs[0].text.replace(moved.text, ""))
    new = retext(new, second.paragraphs[0].id, second.paragraphs[0].text + moved.text)

    comparison = compare(old, retyped(new))

    (change,) = comparison.of_kind(Level.SENTENCE, ChangeKind.MOVED)
    assert change.side.text == moved.text
    assert not comparison.of_kind(Level.SENTENCE, ChangeKind.DROPPED)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("name", ONE_EDIT)
def test_one_edit_is_told_as_one_change(name: str, seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    new = ONE_EDIT[name](old, random)

    found = [change for change, _ in outlined(compare(old, new)) if not only_renumbered(change)]

    assert len(found) == (told(old) != told(new))
    assert all(name in change.kinds for change in found)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("name", ONE_EDIT)
def test_one_edit_in_another_file_is_told_as_one_change(name: str, seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    new = retyped(ONE_EDIT[name](old, random))

    found = [change for change, _ in outlined(compare(old, new)) if not only_renumbered(change)]

    assert len(found) == (told(old) != told(new))
    assert all(name in change.kinds for change in found)
