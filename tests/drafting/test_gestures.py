"""Keys of a text editor on a plan of 江城市: what Enter, Backspace, delete and paste make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.drafting.enter import press_enter
from workbench.drafting.gestures import (
    add_below,
    cut,
    demote,
    move_item,
    place_name,
    press_backspace,
    retype,
)
from workbench.drafting.pasted import Pasted, came_of
from workbench.drafting.pasting import paste, paste_over
from workbench.drafting.pieces import Place, pieces, rebuild
from workbench.errors import MisuseError
from workbench.manuscript import manuscript
from workbench.numbering import Level, Scheme, Style
from workbench.plan import Assignment, Notice, Paragraph, Plan, Role, Section, Task
from workbench.reading.sentences import split_sentences

LEAD = (Assignment("疾控处", Role.LEAD),)


def _item(key: str, heading: str, *texts: str, run_in: bool = True) -> Section:
    tasks = tuple(Task(f"{key}-t{n}", text, LEAD) for n, text in enumerate(texts, 1))
    paragraphs = (Paragraph(f"{key}-p", tasks),) if texts else ()
    return Section(key, heading, run_in=run_in, paragraphs=paragraphs)


@pytest.fixture
def plan() -> Plan:
    """一、 with （一）（二）, 二、 with a body paragraph."""
    first = Section(
        "A",
        "健全体系",
        sections=(
            _item("a", "加强预防", "建成中心1家。", "培训骨干20名。"),
            _item("b", "完善急救", "新建站点6个。"),
        ),
    )
    second = _item("B", "优化服务", "推进预约诊疗。", run_in=False)
    return Plan(
        "plan",
        "2027年江城市卫生健康工作要点",
        2027,
        preamble=(Paragraph("pre", (Task("t0", "重点抓好以下工作。"),)),),
        sections=(first, second),
        signature="江城市卫生健康委员会",
        date="2027年1月15日",
    )


def _text(plan: Plan) -> list[str]:
    return [block.text for block in manuscript(plan)]


def _block(plan: Plan, text: str) -> int:
    return next(i for i, line in enumerate(_text(plan)) if text in line)


def test_there_is_one_piece_for_each_block(plan: Plan) -> None:
    row = pieces(plan)

    typed = ["".join(r.text for r in b.runs if r.role != "number") for b in manuscript(plan)]
    assert [piece.text for piece in row] == typed


def test_rebuilding_without_change_gives_the_same_sections(plan: Plan) -> None:
    rebuilt = rebuild(plan, pieces(plan))

    assert rebuilt == plan
    assert rebuilt.sections[0] is plan.sections[0]


def test_pieces_keep_notice_and_closing_apart(plan: Plan) -> None:
    notice = Notice("关于印发要点的通知", paragraphs=(Paragraph("n", (Task("n1", "请贯彻。"),)),))
    closing = (Paragraph("c", (Task("c1", "各单位抓好落实。"),)),)
    whole = replace(plan, notice=notice, closing=closing)

    assert rebuild(whole, pieces(whole)) == whole


def test_enter_behind_an_item_makes_the_next_one(plan: Plan) -> None:
    at = _block(plan, "完善急救")

    change = press_enter(plan, Place(at, len("完善急救。新建站点6个。")))

    assert change is not None
    assert _text(change.plan)[at : at + 3] == [
        "（二）完善急救。新建站点6个。",
        "（三）",
        "二、优化服务",
    ]
    assert change.plan.sections[0].sections[2].id == change.at


def test_enter_behind_a_chapter_with_items_makes_its_first_item(plan: Plan) -> None:
    change = press_enter(plan, Place(_block(plan, "健全体系"), len("健全体系")))

    assert change is not None
    assert [s.heading for s in change.plan.sections[0].sections] == ["", "加强预防", "完善急救"]


def test_enter_inside_a_paragraph_cuts_it_in_two(plan: Plan) -> None:
    at = _block(plan, "加强预防")

    change = press_enter(plan, Place(at, len("加强预防。建成中心1家。")))

    assert change is not None
    assert _text(change.plan)[at : at + 2] == ["（一）加强预防。建成中心1家。", "培训骨干20名。"]
    kept = [t.id for t in change.plan.sections[0].sections[0].tasks()]
    assert kept == ["a-t1", "a-t2"]


def test_enter_inside_a_heading_makes_two_items(plan: Plan) -> None:
    at = _block(plan, "加强预防")

    change = press_enter(plan, Place(at, 2))

    assert change is not None
    assert _text(change.plan)[at : at + 2] == [
        "（一）加强",
        "（二）预防。建成中心1家。培训骨干20名。",
    ]
    assert change.at == "a"


def test_enter_before_an_item_puts_an_empty_one_above(plan: Plan) -> None:
    at = _block(plan, "完善急救")

    change = press_enter(plan, Place(at, 0))

    assert change is not None
    assert _text(change.plan)[at : at + 2] == ["（二）", "（三）完善急救。新建站点6个。"]
    assert (change.at, change.offset) == ("b", 0)


def test_enter_in_an_empty_item_lifts_it_a_level(plan: Plan) -> None:
    at = _block(plan, "完善急救")
    fresh = press_enter(plan, Place(at, len("完善急救。新建站点6个。")))
    assert fresh is not None

    change = press_enter(fresh.plan, Place(at + 1, 0))

    assert change is not None
    assert _text(change.plan)[at + 1 : at + 3] == ["二、", "三、优化服务"]


def test_enter_behind_a_body_paragraph_makes_a_paragraph_and_again_an_item(plan: Plan) -> None:
    at = _block(plan, "推进预约诊疗")

    once = press_enter(plan, Place(at, len("推进预约诊疗。")))
    assert once is not None
    twice = press_enter(once.plan, Place(at + 1, 0))

    assert _text(once.plan)[at + 1] == ""
    assert twice is not None
    assert _text(twice.plan)[at + 1] == "三、"


def test_enter_at_the_end_of_a_run_in_heading_sets_it_alone(plan: Plan) -> None:
    at = _block(plan, "完善急救")

    change = press_enter(plan, Place(at, len("完善急救")))

    assert change is not None
    assert _text(change.plan)[at : at + 2] == ["（二）完善急救", "新建站点6个。"]
    assert manuscript(change.plan)[at + 1].paragraph_id == change.at


def test_enter_behind_a_heading_makes_a_paragraph_before_its_text_and_again_an_item(
    plan: Plan,
) -> None:
    alone = press_enter(plan, Place(_block(plan, "完善急救"), len("完善急救")))
    assert alone is not None
    at = _block(alone.plan, "完善急救")

    first = press_enter(alone.plan, Place(at, len("完善急救")))
    assert first is not None
    second = press_enter(first.plan, Place(at + 1, 0))

    assert second is not None
    assert _text(first.plan)[at : at + 3] == ["（二）完善急救", "", "新建站点6个。"]
    assert _text(second.plan)[at : at + 3] == ["（二）完善急救", "（三）", "新建站点6个。"]


def test_a_second_enter_before_the_items_of_a_chapter_makes_its_first_item(plan: Plan) -> None:
    top = plan.sections[0]
    opened = replace(top, paragraphs=(Paragraph("intro", ()),))
    chapter = replace(plan, sections=(opened, *plan.sections[1:]))

    change = press_enter(chapter, Place(_block(plan, "健全体系") + 1, 0))

    assert change is not None
    assert change.plan.numbers()[change.at] == "（一）"


def test_enter_behind_the_title_begins_the_text(plan: Plan) -> None:
    change = press_enter(plan, Place(0, len(plan.title)))

    assert change is not None
    assert _text(change.plan)[1:3] == ["", "重点抓好以下工作。"]


def test_enter_inside_the_title_does_nothing(plan: Plan) -> None:
    assert press_enter(plan, Place(0, 3)) is None


def test_backspace_behind_a_number_joins_the_item_above(plan: Plan) -> None:
    at = _block(plan, "完善急救")

    change = press_backspace(plan, at)

    assert change is not None
    assert _text(change.plan)[at - 1 : at + 1] == [
        "（一）加强预防。建成中心1家。培训骨干20名。完善急救。新建站点6个。",
        "二、优化服务",
    ]
    assert change.offset == len("加强预防。建成中心1家。培训骨干20名。")


def test_joining_leaves_the_units_of_the_heading_with_its_sentences(plan: Plan) -> None:
    bare_task = Task("x", "扩建病区。")
    item = Section("c", "建设医院", run_in=True, paragraphs=(Paragraph("cp", (bare_task,)),))
    chapter = replace(
        plan.sections[0], sections=(*plan.sections[0].sections, replace(item, assignments=LEAD))
    )
    plan = replace(plan, sections=(chapter, plan.sections[1]))

    change = press_backspace(plan, _block(plan, "建设医院"))

    assert change is not None
    joined = {t.text: t.assignments for t in change.plan.tasks()}
    assert joined["扩建病区。"] == LEAD


def test_backspace_joins_a_paragraph_to_its_heading(plan: Plan) -> None:
    change = press_backspace(plan, _block(plan, "推进预约诊疗"))

    assert change is not None
    assert _text(change.plan)[-3] == "二、优化服务。推进预约诊疗。"
    assert [t.id for t in change.plan.sections[1].tasks()] == ["B-t1"]


def test_backspace_under_the_title_makes_a_heading_text(plan: Plan) -> None:
    plan = replace(plan, preamble=())

    change = press_backspace(plan, 1)

    assert change is not None
    assert _text(change.plan)[1:3] == ["健全体系", "一、加强预防。建成中心1家。培训骨干20名。"]


def test_backspace_in_an_empty_paragraph_removes_it(plan: Plan) -> None:
    plan = replace(plan, preamble=(*plan.preamble, Paragraph("leer")))

    change = press_backspace(plan, 2)

    assert change is not None
    assert [p.id for p in change.plan.preamble] == ["pre"]


def test_backspace_at_the_very_start_does_nothing(plan: Plan) -> None:
    assert press_backspace(plan, 0) is None


def test_cutting_across_items_keeps_what_is_left_in_one(plan: Plan) -> None:
    start = Place(_block(plan, "加强预防"), len("加强预防。建成中心"))
    end = Place(_block(plan, "完善急救"), len("完善急救。新建站点"))

    change = cut(plan, start, end)

    assert _text(change.plan)[start.index] == "（一）加强预防。建成中心6个。"
    assert change.offset == start.offset


def test_cutting_whole_items_leaves_the_rest_in_place(plan: Plan) -> None:
    start, end = Place(_block(plan, "加强预防"), 0), Place(_block(plan, "完善急救"), 0)

    change = cut(plan, start, end)

    assert _text(change.plan)[start.index] == "（一）完善急救。新建站点6个。"


def test_cutting_a_heading_away_frees_its_text(plan: Plan) -> None:
    at = _block(plan, "完善急救")

    change = cut(plan, Place(at - 1, 0), Place(at, len("完善急救。")))

    assert _text(change.plan)[at - 1] == "新建站点6个。"
    assert change.plan.sections[0].paragraphs[0].tasks[0].id == "b-t1"


def test_cutting_where_the_plan_has_no_block_does_nothing(plan: Plan) -> None:
    end = len(pieces(plan))

    assert cut(plan, Place(0, 0), Place(end, 0)) is None
    assert cut(plan, Place(-1, 0), Place(0, 0)) is None


def test_cutting_everything_leaves_an_empty_title(plan: Plan) -> None:
    row = pieces(plan)

    change = cut(plan, Place(0, 0), Place(len(row) - 1, len(row[-1].text)))

    assert _text(change.plan) == [""]


def test_cutting_over_the_signature_clears_it(plan: Plan) -> None:
    start = Place(_block(plan, "推进预约诊疗"), len("推进预约"))
    end = Place(_block(plan, "江城市卫生健康委员会"), 3)

    change = cut(plan, start, end)

    assert _text(change.plan)[-2:] == ["推进预约卫生健康委员会", "2027年1月15日"]


def test_pasting_lines_makes_paragraphs(plan: Plan) -> None:
    at = Place(_block(plan, "推进预约诊疗"), len("推进"))

    change = paste(plan, at, ["互联网医院。", "开展义诊。", "改进"])

    assert _text(change.plan)[at.index : at.index + 3] == [
        "推进互联网医院。",
        "开展义诊。",
        "改进预约诊疗。",
    ]
    assert change.offset == len("改进")


def test_pasting_lines_behind_a_heading_puts_them_below(plan: Plan) -> None:
    at = Place(_block(plan, "优化服务"), len("优化服务"))

    change = paste(plan, at, ["和管理", "开展义诊。"])

    assert _text(change.plan)[at.index : at.index + 3] == [
        "二、优化服务和管理",
        "开展义诊。",
        "推进预约诊疗。",
    ]


def test_numbered_lines_pasted_become_items(plan: Plan) -> None:
    at = Place(_block(plan, "完善急救"), len("完善急救。新建站点6个。"))

    change = paste(
        plan, at, ["建成1家。", "（九）建设医院。扩建病区。", "（十）加强人才", "三、改革"]
    )

    assert _text(change.plan)[at.index : at.index + 4] == [
        "（二）完善急救。新建站点6个。建成1家。",
        "（三）建设医院。扩建病区。",
        "（四）加强人才",
        "二、改革",
    ]
    assert change.offset == len("改革")


def test_a_numbered_line_pasted_into_an_empty_paragraph_is_an_item(plan: Plan) -> None:
    at = _block(plan, "推进预约诊疗")
    fresh = press_enter(plan, Place(at, len("推进预约诊疗。")))
    assert fresh is not None

    change = paste(fresh.plan, Place(at + 1, 0), ["（三）建设医院。扩建病区。"])

    assert _text(change.plan)[at + 1] == "（三）建设医院。扩建病区。"
    assert change.offset == len("建设医院。扩建病区。")


def test_an_item_pasted_into_a_new_item_leaves_its_own_number_behind(plan: Plan) -> None:
    at = _block(plan, "完善急救")
    fresh = press_enter(plan, Place(at, len("完善急救。新建站点6个。")))
    assert fresh is not None

    change = paste(fresh.plan, Place(at + 1, 0), ["（七）建设医院。扩建病区。"])

    assert _text(change.plan)[at + 1] == "（三）建设医院。扩建病区。"


def test_a_chapter_pasted_into_a_new_item_is_a_chapter(plan: Plan) -> None:
    at = _block(plan, "完善急救")
    fresh = press_enter(plan, Place(at, len("完善急救。新建站点6个。")))
    assert fresh is not None

    change = paste(fresh.plan, Place(at + 1, 0), ["五、深化改革", "（一）医保改革。扩面。"])

    assert _text(change.plan)[at + 1 : at + 4] == [
        "二、深化改革",
        "（三）医保改革。扩面。",
        "三、优化服务",
    ]


def test_an_item_pasted_behind_the_end_of_another_stands_below_it(plan: Plan) -> None:
    at = Place(_block(plan, "完善急救"), len("完善急救。新建站点6个。"))

    change = paste(plan, at, ["（一）建设医院。扩建病区。", "一、改革"])

    assert _text(change.plan)[at.index : at.index + 3] == [
        "（二）完善急救。新建站点6个。",
        "（三）建设医院。扩建病区。",
        "二、改革",
    ]


def test_numbers_of_another_scheme_stay_text(plan: Plan) -> None:
    at = Place(_block(plan, "推进预约诊疗"), len("推进预约诊疗。"))

    change = paste(plan, at, ["", "①建设医院。"])

    assert _text(change.plan)[at.index + 1] == "①建设医院。"


def test_retyping_a_new_item_splits_heading_and_text(plan: Plan) -> None:
    at = _block(plan, "完善急救")
    fresh = press_enter(plan, Place(at, len("完善急救。新建站点6个。")))
    assert fresh is not None
    block = manuscript(fresh.plan)[at + 1]

    after = retype(fresh.plan, block, "建设医院。扩建病区。")

    assert _text(after)[at + 1] == "（三）建设医院。扩建病区。"
    assert [t.text for t in after.sections[0].sections[2].tasks()] == ["扩建病区。"]


def test_retyping_without_a_stop_leaves_only_a_heading(plan: Plan) -> None:
    at = _block(plan, "完善急救")

    after = retype(plan, manuscript(plan)[at], "完善急救")

    assert _text(after)[at] == "（二）完善急救"


@pytest.mark.parametrize(
    ("text", "offset", "name"),
    [
        ("加强预防", 1, "（一）标题"),
        ("加强预防", len("加强预防。建成中心1家。培"), "（一）第2句"),
        ("推进预约", 2, "“优化服务”第1句"),
        ("重点抓好", 2, "前言第1句"),
        ("工作要点", 2, "标题"),
    ],
)
def test_an_undo_name_tells_the_place(plan: Plan, text: str, offset: int, name: str) -> None:
    block = manuscript(plan)[_block(plan, text)]

    assert place_name(plan, block, offset) == name


def test_moving_an_item_names_where_it_went(plan: Plan) -> None:
    change = move_item(plan, "b", -1)

    assert [s.id for s in change.plan.sections[0].sections] == ["b", "a"]
    assert change.label == "移动（二）到（一）之前"


def test_the_last_item_cannot_move_down_and_says_so(plan: Plan) -> None:
    with pytest.raises(MisuseError, match="末尾"):
        move_item(plan, "b", 1)


def _in_points(plan: Plan) -> Plan:
    """The plan as one whose levels are 1. and （1）: nothing is numbered below the second."""
    return replace(plan, scheme=Scheme((Level(Style.POINT), Level(Style.SUBPOINT))))


def test_an_item_goes_no_deeper_than_there_are_numbers(plan: Plan) -> None:
    with pytest.raises(MisuseError, match="没有编号可用"):
        demote(_in_points(plan), "b")


def test_an_item_with_sub_items_goes_no_deeper_than_these_have_numbers(plan: Plan) -> None:
    second = replace(plan.sections[1], sections=(_item("c", "便民", "延时服务。"),))
    two_levels = _in_points(replace(plan, sections=(plan.sections[0], second)))

    with pytest.raises(MisuseError, match="没有编号可用"):
        demote(two_levels, "B")


def test_below_the_levels_of_its_paper_an_item_takes_the_number_of_the_standard(
    plan: Plan,
) -> None:
    two_levels = replace(plan, scheme=Scheme(plan.scheme.levels[:2]))

    assert demote(two_levels, "b").numbers()["b"] == "1."


def test_a_new_item_below_one_takes_the_number_of_the_standard(plan: Plan) -> None:
    two_levels = replace(plan, scheme=Scheme(plan.scheme.levels[:2]))

    after, fresh = add_below(two_levels, "新条目", "b", run_in=True)

    assert after.numbers()[fresh] == "1."
    assert manuscript(after)[_block(after, "新条目")].style is Style.POINT


def test_nothing_is_added_where_it_could_have_no_number(plan: Plan) -> None:
    with pytest.raises(MisuseError, match="没有编号可用"):
        add_below(_in_points(plan), "新条目", "b", run_in=True)


def test_points_pasted_into_a_paper_of_two_levels_are_points(plan: Plan) -> None:
    two_levels = replace(plan, scheme=Scheme(plan.scheme.levels[:2]))
    at = Place(_block(plan, "完善急救"), len("完善急救。新建站点6个。"))

    change = paste(two_levels, at, ["", "1.建设站点。新建6个。", "2.配齐车辆。"])

    assert _text(change.plan)[at.index + 1 : at.index + 3] == [
        "1.建设站点。新建6个。",
        "2.配齐车辆",
    ]


def test_numbered_lines_pasted_as_text_stay_text(plan: Plan) -> None:
    at = Place(_block(plan, "完善急救"), len("完善急救。新建站点6个。"))

    change = paste_over(plan, at, at, ["一、改革", "（一）建设医院。扩建病区。"], plain=True)

    assert change is not None
    assert change.label == "粘贴文字 2段"
    assert _text(change.plan)[at.index : at.index + 4] == [
        "（二）完善急救。新建站点6个。",
        "一、改革",
        "（一）建设医院。扩建病区。",
        "二、优化服务",
    ]


def test_text_pasted_into_a_new_item_leaves_its_first_number_behind(plan: Plan) -> None:
    at = _block(plan, "完善急救")
    fresh = press_enter(plan, Place(at, len("完善急救。新建站点6个。")))
    assert fresh is not None
    place = Place(at + 1, 0)

    change = paste_over(fresh.plan, place, place, ["（七）建设医院", "（八）改革"], plain=True)

    assert change is not None
    assert _text(change.plan)[at + 1 : at + 3] == ["（三）建设医院", "（八）改革"]


def test_pasting_over_items_is_one_change(plan: Plan) -> None:
    start = Place(_block(plan, "加强预防"), len("加强预防。建成中心1家。"))
    end = Place(_block(plan, "完善急救"), len("完善急救。新建站点6个。"))

    change = paste_over(plan, start, end, ["推进联网。", "（五）建设医院。扩建。"])

    assert change is not None
    assert _text(change.plan)[start.index : start.index + 3] == [
        "（一）加强预防。建成中心1家。推进联网。",
        "（二）建设医院。扩建。",
        "二、优化服务",
    ]


@pytest.mark.parametrize("back", [0, 1])
def test_enter_at_the_end_of_a_heading_closed_by_a_stop_is_the_next_item(
    plan: Plan, back: int
) -> None:
    at = _block(plan, "完善急救")
    fresh = press_enter(plan, Place(at, len("完善急救。新建站点6个。")))
    assert fresh is not None
    titled = retype(fresh.plan, manuscript(fresh.plan)[at + 1], "健全机制。")

    change = press_enter(titled, Place(at + 1, len("健全机制。") - back))

    assert change is not None
    assert change.label == "新增条目"


@pytest.mark.parametrize("number", ["", "（七）"])
def test_a_sentence_pasted_into_a_new_item_is_its_text(plan: Plan, number: str) -> None:
    at = _block(plan, "完善急救")
    fresh = press_enter(plan, Place(at, len("完善急救。新建站点6个。")))
    assert fresh is not None
    sentence = "推进监测中心迁建项目，6月底前新增站点20个。"

    change = paste(fresh.plan, Place(at + 1, 0), [number + sentence])

    item = next(s for s, _ in change.plan.walk() if s.id == fresh.at)
    assert _text(change.plan)[at + 1] == f"（三）{sentence}"
    assert (item.heading, [t.text for p in item.paragraphs for t in p.tasks]) == ("", [sentence])
    assert change.offset == len(sentence)


def test_numbered_sentences_pasted_are_text_and_a_phrase_is_a_heading(plan: Plan) -> None:
    at = Place(_block(plan, "推进预约"), len("推进预约诊疗。"))
    lines = ["（一）新建急救站点6个。", "（二）健全机制。", "（三）抓好推广，覆盖全部医院。"]

    after = paste(plan, at, lines).plan

    headings = [section.heading for section, _ in after.walk()]
    assert "健全机制" in headings
    assert [heading for heading in headings if "急救站点" in heading or "推广" in heading] == []
    assert "（四）新建急救站点6个。" in _text(after) or "新建急救站点6个。" in "".join(_text(after))


def test_a_pasted_sentence_with_text_below_it_is_a_heading(plan: Plan) -> None:
    at = Place(_block(plan, "推进预约"), len("推进预约诊疗。"))

    after = paste(plan, at, ["（一）新建急救站点6个。", "各地抓好落实。"]).plan

    assert "新建急救站点6个" in [section.heading for section, _ in after.walk()]


def test_what_moves_into_a_pasted_chapter_is_told(plan: Plan) -> None:
    at = Place(_block(plan, "加强预防"), len(pieces(plan)[_block(plan, "加强预防")].text))

    after = paste(plan, at, ["三、深化改革", "（一）改革医保。扩面。"]).plan

    assert came_of(plan, after, 2).moved == "后面的1条归入新的一章"


def test_what_is_pasted_at_the_end_of_a_chapter_moves_nothing(plan: Plan) -> None:
    at = Place(_block(plan, "推进预约"), len("推进预约诊疗。"))

    after = paste(plan, at, ["三、改革", "（一）建设医院。扩建病区。"]).plan

    assert came_of(plan, after, 2).moved == ""


def test_what_a_paste_became_is_counted(plan: Plan) -> None:
    at = Place(_block(plan, "推进预约"), len("推进预约诊疗。"))
    lines = ["三、改革", "（一）建设医院。扩建病区（牵头单位：医政处）。", "抓好落实。"]

    came = came_of(plan, paste(plan, at, lines).plan, len(lines))

    assert came == Pasted(chapters=1, items=1, paragraphs=1, assigned=1)
    assert came.words == "1章1条1段"


def test_a_new_item_that_a_paste_filled_is_counted(plan: Plan) -> None:
    at = _block(plan, "完善急救")
    fresh = press_enter(plan, Place(at, len("完善急救。新建站点6个。")))
    assert fresh is not None

    after = paste(fresh.plan, Place(at + 1, 0), ["（七）建设医院。扩建。", "（八）改革。"]).plan

    assert came_of(fresh.plan, after, 2) == Pasted(0, 2, 0, 0)


def test_pasted_clauses_are_the_units_a_reader_makes_of_them_in_one_paragraph(plan: Plan) -> None:
    at = Place(_block(plan, "推进预约诊疗"), len("推进预约诊疗。"))
    line = "抓好三件事：一是建成站点，配齐人员；二是完善制度；三是加强考核。"

    change = paste(plan, at, [line])
    paragraph = next(p for p in change.plan.paragraphs() if "一是" in p.text)

    assert [task.text for task in paragraph.tasks][1:] == list(split_sentences(line))
