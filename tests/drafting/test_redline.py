"""Old and new in one text: either can be had from it again, paragraph by paragraph."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.drafting.edit_scripts import edited, made_plan, retyped
from workbench.drafting.editing import move_section, remove_section, retext
from workbench.drafting.redline import Mark, redline, without
from workbench.manuscript import manuscript

if TYPE_CHECKING:
    from workbench.drafting.redline import MarkedBlock
    from workbench.plan import Plan

SIGNS = {Mark.KEPT: "", Mark.GONE: "-", Mark.COME: "+"}


def texts(plan: Plan) -> tuple[str, ...]:
    return tuple(block.text for block in manuscript(plan))


def shown(blocks: tuple[MarkedBlock, ...]) -> list[str]:
    """What changed: kept text bare, the rest in brackets with its sign."""
    return [
        "".join(f"[{SIGNS[s.mark]}{s.text}]" if SIGNS[s.mark] else s.text for s in block.stretches)
        for block in blocks
        if block.changed
    ]


@pytest.mark.parametrize("seed", range(40))
def test_both_texts_can_be_had_from_it_again(seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    new = edited(old, random)

    marked = redline(old, new)

    assert without(marked, Mark.COME) == texts(old)
    assert without(marked, Mark.GONE) == texts(new)


@pytest.mark.parametrize("seed", range(40))
def test_both_texts_can_be_had_again_of_two_files(seed: int) -> None:
    random = Random(seed)
    old = made_plan(random)
    new = retyped(edited(old, random))

    marked = redline(old, new)

    assert without(marked, Mark.COME) == texts(old)
    assert without(marked, Mark.GONE) == texts(new)


def test_a_plan_beside_itself_has_no_marks(plan: Plan) -> None:
    assert not shown(redline(plan, plan))


def test_words_put_in_stand_in_their_sentence_in_another_file_too(plan: Plan) -> None:
    new = retyped(retext(plan, "p3", "开展急救知识广泛普及。"))

    assert shown(redline(plan, new)) == ["开展急救知识[+广泛]普及。"]


def test_words_put_in_stand_in_their_sentence(plan: Plan) -> None:
    assert shown(redline(plan, retext(plan, "p4", "培训业务骨干。"))) == [
        "（二）加强队伍建设。培训[+业务]骨干。"
    ]


def test_an_item_dropped_is_gone_and_the_next_takes_its_number(plan: Plan) -> None:
    lines = shown(redline(plan, remove_section(plan, "s2")))

    assert lines[0].startswith("[-（一）][-完善院前急救网络。][-新建急救站点6个。")
    assert lines[-1] == "[-（二）][+（一）]加强队伍建设。培训骨干。"


def test_an_item_moved_is_gone_here_and_came_there(plan: Plan) -> None:
    lines = shown(redline(plan, move_section(plan, "s3", "s4", 0)))

    assert lines == [
        "[-（二）][-加强队伍建设。][-培训骨干。]",
        "[+（二）][+加强队伍建设。][+培训骨干。]",
    ]


def test_a_sentence_cut_in_two_shows_only_the_cut(plan: Plan) -> None:
    whole = retext(plan, "p4", "培训业务骨干60名，举办急救技能竞赛2场。")
    parts = retext(whole, "p4", "培训业务骨干60名。举办急救技能竞赛2场。")

    assert shown(redline(whole, parts)) == [
        "（二）加强队伍建设。培训业务骨干60名[-，][+。]举办急救技能竞赛2场。"
    ]
