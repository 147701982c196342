"""Sentences and items on their way to another place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.drafting.moving import move_item, move_sentence, sentence_name, step_sentence
from workbench.errors import MisuseError
from workbench.numbering import Level, Scheme, Style
from workbench.plan import Assignment, Paragraph, Plan, Role, Section, Task

LEAD = (Assignment("疾控处", Role.LEAD),)


@pytest.fixture
def plan() -> Plan:
    """A chapter of two items with two sentences and one, and a preamble."""
    first = Paragraph("p1", (Task("t1", "推进迁建。", LEAD), Task("t2", "增至24家。")))
    second = Paragraph("p2", (Task("t3", "新建站点6个。"),))
    items = (
        Section("s11", "提升疾控能力", run_in=True, paragraphs=(first,)),
        Section("s12", "完善急救网络", run_in=True, paragraphs=(second,)),
    )
    preamble = (Paragraph("p0", (Task("t0", "全市抓好以下工作。"),)),)
    chapters = (Section("s1", "健全体系", sections=items), Section("s2", "建设医院"))
    return Plan("plan", "工作要点", 2027, preamble=preamble, sections=chapters)


def _texts(plan: Plan) -> list[str]:
    return [paragraph.text for paragraph in plan.paragraphs()]


def test_a_sentence_changes_places_with_the_one_above(plan: Plan) -> None:
    change = step_sentence(plan, "t2", -1)

    assert change is not None
    assert _texts(change.plan)[1] == "增至24家。推进迁建。"
    assert change.label == "移动（一）第2句到（一）第1句"


def test_a_sentence_goes_over_the_edge_into_the_item_beside_it(plan: Plan) -> None:
    change = step_sentence(plan, "t2", 1)

    assert change is not None
    assert _texts(change.plan)[1:] == ["推进迁建。", "增至24家。新建站点6个。"]
    assert (change.at, change.offset) == ("t2", len("完善急救网络。"))


def test_a_moved_sentence_keeps_its_id_and_units(plan: Plan) -> None:
    change = move_sentence(plan, "t1", "p2", 1)

    assert change is not None
    assert change.plan.sections[0].sections[1].paragraphs[0].tasks[1] == Task(
        "t1", "推进迁建。", LEAD
    )


def test_an_item_whose_only_sentence_goes_keeps_its_heading(plan: Plan) -> None:
    change = move_sentence(plan, "t3", "p1", 0)

    assert change is not None
    left = change.plan.sections[0].sections[1]
    assert left.heading == "完善急救网络"
    assert [paragraph.text for paragraph in left.paragraphs] == [""]


def test_at_the_very_top_a_sentence_stays_and_says_so(plan: Plan) -> None:
    with pytest.raises(MisuseError, match="头上或末尾"):
        step_sentence(plan, "t1", -1)


def test_a_sentence_put_where_it_stands_changes_nothing(plan: Plan) -> None:
    assert move_sentence(plan, "t2", "p1", 1) is None


def test_an_item_goes_behind_another_and_is_named_so(plan: Plan) -> None:
    change = move_item(plan, "s11", "s1", 1)

    assert change is not None
    assert [s.id for s in change.plan.sections[0].sections] == ["s12", "s11"]
    assert change.label == "移动（一）到（二）之后"


def test_an_item_goes_below_an_empty_chapter(plan: Plan) -> None:
    change = move_item(plan, "s11", "s2", 0)

    assert change is not None
    assert [s.id for s in change.plan.sections[1].sections] == ["s11"]
    assert change.label.endswith("之下")


def test_a_chapter_below_another_takes_its_items_to_the_third_level(plan: Plan) -> None:
    two = replace(plan, scheme=Scheme(plan.scheme.levels[:2]))

    change = move_item(two, "s1", "s2", 0)

    assert change is not None
    numbers = change.plan.numbers()
    assert [numbers[key] for key in ("s2", "s1", "s11", "s12")] == ["一、", "（一）", "1.", "2."]


def test_an_item_goes_nowhere_where_it_could_have_no_number(plan: Plan) -> None:
    points = replace(plan, scheme=Scheme((Level(Style.POINT), Level(Style.SUBPOINT))))

    with pytest.raises(MisuseError, match="没有编号可用"):
        move_item(points, "s1", "s2", 0)


def test_sentences_of_parts_have_names_too(plan: Plan) -> None:
    assert sentence_name(plan, "t0") == "前言第1句"
