"""The rows of a 修订对照表 show both wordings, what changed in them marked."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.drafting.edit_scripts import edited, made_plan
from workbench.drafting.compare import compare
from workbench.drafting.compare_rows import rows
from workbench.drafting.compare_words import words
from workbench.drafting.editing import (
    add_paragraph,
    add_section,
    move_section,
    remove_section,
    retext,
    set_part,
)

if TYPE_CHECKING:
    from workbench.drafting.compare_spans import Piece
    from workbench.plan import Plan


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in pieces)


def shown(old: Plan, new: Plan) -> list[tuple[str, str, str, str]]:
    found = rows(compare(old, new))
    return [(row.place, marked(row.old), marked(row.new), row.remark) for row in found]


def test_a_reworded_sentence_stands_beside_the_old_one(plan: Plan) -> None:
    assert shown(plan, retext(plan, "p4", "培训业务骨干。")) == [
        ("（二）加强队伍建设第1句", "培训骨干。", "培训[业务]骨干。", "改写")
    ]


def test_what_went_with_an_item_stands_in_its_row(plan: Plan) -> None:
    dropped, *_ = shown(plan, remove_section(plan, "s3"))

    assert dropped == ("（二）加强队伍建设", "[（二）加强队伍建设\n培训骨干。]", "", "删去")


def test_a_new_paragraph_is_a_row(plan: Plan) -> None:
    new, _ = add_paragraph(plan, "s3", "举办竞赛。开展演练。", after="p4")

    assert shown(plan, new) == [("（二）加强队伍建设第2段", "", "[举办竞赛。开展演练。]", "新增")]


def test_a_sentence_cut_in_two_stands_beside_both(plan: Plan) -> None:
    whole = retext(plan, "p4", "培训业务骨干60名，举办急救技能竞赛2场。")
    parts = retext(whole, "p4", "培训业务骨干60名。举办急救技能竞赛2场。")

    (row,) = shown(whole, parts)

    assert row[1:] == (
        "培训业务骨干60名[，]举办急救技能竞赛2场。",
        "培训业务骨干60名[。]举办急救技能竞赛2场。",
        "拆为2句",
    )


def test_numbers_that_only_followed_share_a_row(plan: Plan) -> None:
    new, fresh = add_section(plan, "健全激励机制", after="s3")

    moved, followed = shown(new, move_section(new, fresh, "s1", 0))

    assert moved[1:3] == ("[（三）]健全激励机制", "[（一）]健全激励机制")
    assert followed == ("序号", "[（一）、（二）]", "[（二）、（三）]", "序号顺次改变")


def test_the_title_has_a_row(plan: Plan) -> None:
    new = set_part(plan, "title", "2028年江城市卫生健康工作要点")

    assert shown(plan, new)[0] == (
        "标题",
        "[2027]年江城市卫生健康工作要点",
        "[2028]年江城市卫生健康工作要点",
        "改写",
    )


@pytest.mark.parametrize("seed", range(20))
def test_every_line_but_those_on_paragraphs_has_a_row(seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    comparison = compare(old, edited(old, random))
    lines = [line for line in words(comparison) if not line.endswith("：分段调整")]

    assert len(rows(comparison)) >= len(lines)
