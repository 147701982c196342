"""Corrections of an import: each does what its key says, and none loses a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.document import PieceRole
from workbench.drafting.samples import samples
from workbench.reading.corrections import Act, Correction, allowed, corrected
from workbench.reading.formats import read_bytes, read_data
from workbench.reading.understanding import booked, understand

if TYPE_CHECKING:
    from workbench.document import Node
    from workbench.reading.understanding import Understanding

_PLAN = """首页 > 政务公开
2027年江城市民政工作要点
各处室要抓好以下工作。
一、健全救助体系
（一）完善低保制度。将低保边缘家庭纳入监测。新增救助站2家。
（二）加强临时救助
对突发困难家庭先行救助。全年救助1200人次以上。
二、发展养老服务
（一）建设社区食堂。新建社区食堂30个。
江城市民政局
2027年1月5日
扫一扫在手机打开当前页
"""


@pytest.fixture
def plan() -> Understanding:
    return understand(read_bytes(_PLAN.encode(), "要点.txt"))


def _place(plan: Understanding, text: str) -> int:
    return plan.ledger.source.index(text)


def _after(plan: Understanding, act: Act, text: str) -> Understanding:
    return booked(corrected(plan.parsing, [Correction(act, _place(plan, text))]))


def _node(plan: Understanding, heading: str) -> Node:
    return next(node for node in plan.outline.nodes if node.heading == heading)


def test_a_heading_takes_what_is_below_it_one_level_down(plan: Understanding) -> None:
    after = _after(plan, Act.DEMOTE, "二、")

    assert _node(after, "发展养老服务").level == 2
    assert _node(after, "建设社区食堂").level == 3


def test_a_promoted_heading_stands_beside_its_parent(plan: Understanding) -> None:
    after = _after(plan, Act.PROMOTE, "（二）加强")

    assert _node(after, "加强临时救助").level == 1


def test_the_first_heading_cannot_go_down(plan: Understanding) -> None:
    assert not allowed(plan.parsing, Correction(Act.DEMOTE, _place(plan, "一、")))


def test_a_top_heading_cannot_go_up(plan: Understanding) -> None:
    assert not allowed(plan.parsing, Correction(Act.PROMOTE, _place(plan, "一、")))


def test_a_heading_made_text_becomes_a_paragraph_of_the_one_before(plan: Understanding) -> None:
    after = _after(plan, Act.TO_TEXT, "（二）加强")

    assert _node(after, "完善低保制度").sentences == (
        "将低保边缘家庭纳入监测。",
        "新增救助站2家。",
        "（二）加强临时救助",
        "对突发困难家庭先行救助。",
        "全年救助1200人次以上。",
    )


def test_a_joined_heading_goes_on_with_the_paragraph_before(plan: Understanding) -> None:
    after = _after(plan, Act.JOIN, "（二）加强")

    assert _node(after, "完善低保制度").paragraphs == (
        ("将低保边缘家庭纳入监测。", "新增救助站2家。", "（二）加强临时救助"),
        ("对突发困难家庭先行救助。", "全年救助1200人次以上。"),
    )


def test_a_paragraph_joined_to_a_heading_that_stands_alone_is_the_end_of_the_heading(
    plan: Understanding,
) -> None:
    after = _after(plan, Act.JOIN, "对突发困难")

    assert "加强临时救助对突发困难家庭先行救助。全年救助1200人次以上。" in {
        node.heading for node in after.outline.nodes
    }


def test_a_sentence_made_a_heading_takes_what_follows_along(plan: Understanding) -> None:
    after = _after(plan, Act.SPLIT, "将低保")

    node = _node(after, "将低保边缘家庭纳入监测")
    assert (node.level, node.sentences) == (3, ("新增救助站2家。",))


def test_a_sentence_made_a_heading_has_the_number_that_is_its_turn(
    plan: Understanding,
) -> None:
    places = [_place(plan, text) for text in ("将低保", "新增救助站")]
    one = _after(plan, Act.SPLIT, "将低保")
    both = booked(
        corrected(
            plan.parsing, [Correction(Act.SPLIT, places[0]), Correction(Act.SPLIT, places[1])]
        )
    )

    assert _node(one, "将低保边缘家庭纳入监测").number == "1."
    assert [(n.level, n.number) for n in both.outline.nodes if n.heading.startswith("新增")] == [
        (3, "2.")
    ]
    assert one.outline.account.missing == 0


def test_a_heading_opened_by_hand_is_numbered_anew_on_another_level(plan: Understanding) -> None:
    place = _place(plan, "将低保")
    after = booked(
        corrected(plan.parsing, [Correction(Act.SPLIT, place), Correction(Act.PROMOTE, place)])
    )

    node = _node(after, "将低保边缘家庭纳入监测")
    assert (node.level, node.number) == (2, "（二）")


def test_furniture_made_text_stands_where_it_stood(plan: Understanding) -> None:
    after = _after(plan, Act.KEEP, "首页")

    assert after.outline.nodes[0].sentences == ("首页 > 政务公开",)
    assert after.outline.chrome == ("扫一扫在手机打开当前页",)


def test_a_dropped_paragraph_is_furniture(plan: Understanding) -> None:
    after = _after(plan, Act.DROP, "各处室")

    assert "各处室要抓好以下工作。" in after.outline.chrome


def test_another_line_can_be_the_title(plan: Understanding) -> None:
    after = _after(plan, Act.ENTITLE, "各处室")

    assert after.outline.title == "各处室要抓好以下工作。"
    assert after.outline.nodes[0].sentences == ("2027年江城市民政工作要点",)


def test_text_and_back_is_what_it_was(plan: Understanding) -> None:
    place = _place(plan, "各处室")

    there_and_back = corrected(
        plan.parsing, [Correction(Act.DROP, place), Correction(Act.KEEP, place)]
    )

    assert booked(there_and_back).outline == plan.outline


def test_a_correction_that_makes_no_sense_changes_nothing(plan: Understanding) -> None:
    nowhere = [Correction(act, 10**6) for act in Act]

    assert corrected(plan.parsing, nowhere) is plan.parsing


def test_pieces_tell_what_became_of_the_source(plan: Understanding) -> None:
    roles = {
        plan.document.blocks[piece.block].text[piece.start : piece.end]: piece.role
        for piece in plan.pieces
    }

    assert roles["2027年江城市民政工作要点"] is PieceRole.TITLE
    assert roles["（一）"] is PieceRole.NUMBER
    assert roles["完善低保制度"] is PieceRole.HEADING
    assert roles["扫一扫在手机打开当前页"] is PieceRole.CHROME


_MOVES = st.lists(st.tuples(st.sampled_from(Act), st.integers(0, 3000)), max_size=12)
_SAMPLES = [understand(read_bytes(read_data(path), path.name)) for path in samples()]


@settings(max_examples=150, deadline=None)
@given(sample=st.sampled_from(_SAMPLES), moves=_MOVES)
def test_no_correction_loses_or_doubles_a_character(
    sample: Understanding, moves: list[tuple[Act, int]]
) -> None:
    corrections = [Correction(act, place % len(sample.ledger.source)) for act, place in moves]

    after = booked(corrected(sample.parsing, corrections))

    assert after.outline.account.missing == 0
    assert after.ledger.twice == sample.ledger.twice
