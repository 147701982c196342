from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.standard import GB9704, Face
from exports.typesetting import Line, Page, compose
from tests.counting_calls import calls_in
from workbench.manuscript import Block, BlockRole, Run, RunRole
from workbench.numbering import Style

SENTENCE = "新建社区卫生服务站60个，家庭医生签约率达到74.5%以上，群众满意度持续提升。"

TITLE = Block(BlockRole.TITLE, (Run("2027年江城市卫生健康工作要点"),))
SIGNATURE = Block(BlockRole.SIGNATURE, (Run("江城市卫生健康委员会"),))
DATE = Block(BlockRole.DATE, (Run("2027年1月8日"),))


def body(length: int) -> Block:
    return Block(BlockRole.BODY, (Run((SENTENCE * (length // len(SENTENCE) + 1))[:length]),))


def chapter(words: str = "健全公共卫生服务体系") -> Block:
    runs = (Run("一、", RunRole.NUMBER), Run(words, RunRole.HEADING))
    return Block(BlockRole.HEADING, runs, style=Style.CHAPTER)


def article(words: str = "完善院前急救网络") -> Block:
    runs = (
        Run("（一）", RunRole.NUMBER),
        Run(f"{words}。", RunRole.HEADING),
        Run(SENTENCE, task_id="t"),
    )
    return Block(BlockRole.BODY, runs, style=Style.ARTICLE)


def row_of(line: Line) -> int:
    offset = line.y - GB9704.baseline(0, line.strip.size)
    return round(offset / GB9704.pitch)


def cells_left(line: Line) -> float:
    return (line.strip.xs[0] - GB9704.left) / GB9704.cell


def text_of(pages: tuple[Page, ...]) -> str:
    return "".join(line.text for page in pages for line in page.lines)


plans = st.lists(
    st.builds(body, st.integers(1, 500)) | st.just(chapter()) | st.just(article()), max_size=16
).map(lambda blocks: [TITLE, *blocks, body(40), SIGNATURE, DATE])


@given(plans)
@settings(deadline=None)
def test_the_lines_give_the_text_and_no_page_has_more_than_twenty_two(blocks: list[Block]) -> None:
    pages = compose(blocks)

    assert text_of(pages) == "".join(block.text for block in blocks)
    assert all(row_of(line) < 22 for page in pages for line in page.lines)


@given(plans)
@settings(deadline=None)
def test_no_page_ends_with_a_heading_or_begins_with_the_signature(blocks: list[Block]) -> None:
    pages = compose(blocks)

    last = [blocks[page.lines[-1].block].role for page in pages[:-1]]
    first = [blocks[page.lines[0].block].role for page in pages[1:]]
    assert BlockRole.HEADING not in last
    assert not {BlockRole.SIGNATURE, BlockRole.DATE} & set(first)


@given(plans)
@settings(deadline=None)
def test_lines_of_a_page_stand_a_row_or_more_apart(blocks: list[Block]) -> None:
    for page in compose(blocks):
        assert all(row_of(b) > row_of(a) for a, b in pairwise(page.lines))


def test_pages_of_running_text_are_full() -> None:
    pages = compose([body(3000)])

    assert {len(page.lines) for page in pages[:-1]} == {22}


def test_a_heading_goes_over_with_its_text() -> None:
    pages = compose([*[body(26)] * 21, chapter(), body(26)])

    assert len(pages[0].lines) == 21
    assert pages[1].lines[0].text.startswith("一、")


def test_a_signature_that_finds_no_room_takes_text_along() -> None:
    full_page = Block(BlockRole.BODY, (Run("健" * (26 + 28 * 21)),))
    pages = compose([full_page, SIGNATURE, DATE])

    assert len(pages[0].lines) == 22
    assert pages[1].lines[0].block == 0
    assert pages[1].lines[-1].text == DATE.text


def test_mending_the_foot_of_a_page_changes_no_more_lines_than_it_must() -> None:
    text = Block(BlockRole.BODY, (Run("健" * (26 + 28 * 18 + 27)),))
    pages = compose([text, chapter(), body(26), *[body(26)] * 20])

    lengths = [len(line.text) for line in pages[0].lines if line.block == 0]
    assert len(pages[0].lines) >= 21
    assert lengths.count(27) <= 3


def test_a_last_page_of_one_line_is_taken_in_where_the_page_before_can_give_way() -> None:
    lines = Block(BlockRole.BODY, (Run("健" * (26 + 28 * 11 + 5)),))
    pages = compose([*[body(26)] * 10, lines])

    assert [len(page.lines) for page in pages] == [22]


def test_the_title_is_centred_with_a_blank_row_below() -> None:
    title, first = compose([TITLE, body(20)])[0].lines

    middle = (title.strip.xs[0] + title.strip.xs[-1] + title.strip.cell) / 2
    assert middle == pytest.approx(GB9704.left + GB9704.area_width / 2)
    assert title.strip.size == 22
    assert row_of(first) - row_of(title) == 2


def test_addressees_stand_flush_left_and_paragraphs_two_characters_in() -> None:
    addressees = Block(BlockRole.ADDRESSEES, (Run("各区卫生健康局："),))
    first, second = compose([addressees, body(20)])[0].lines

    assert cells_left(first) == pytest.approx(0)
    assert cells_left(second) == pytest.approx(2)


def test_the_date_begins_two_characters_after_the_signature_that_leaves_two_free() -> None:
    text, signature, date = compose([body(20), SIGNATURE, DATE])[0].lines

    assert row_of(signature) - row_of(text) == 2
    assert cells_left(signature) == pytest.approx(28 - 2 - 10)
    assert cells_left(date) == pytest.approx(28 - 2 - 10 + 2)


def test_a_date_longer_than_the_signature_leaves_two_free_and_moves_the_signature() -> None:
    short = Block(BlockRole.SIGNATURE, (Run("市卫健委"),))
    _, signature, date = compose([body(20), short, DATE])[0].lines

    width = 2 + 1 + 0.5 + 1 + 0.5 + 1
    assert cells_left(date) == pytest.approx(28 - 2 - width)
    assert cells_left(signature) == pytest.approx(28 - 2 - width - 2)


def test_a_run_in_heading_changes_face_at_its_stop() -> None:
    (line, *_) = compose([article()])[0].lines

    assert line.strip.faces == ((len("（一）完善院前急救网络。"), Face.KAITI), (27, Face.FANGSONG))


def test_each_line_knows_its_paragraph_and_its_place_in_it() -> None:
    blocks = [TITLE, article(), article()]
    lines = compose(blocks)[0].lines

    third = next(line for line in lines if line.block == 2)
    assert blocks[2].text[third.strip.start : third.strip.end] == third.text


def test_a_second_title_begins_a_fresh_page() -> None:
    again = Block(BlockRole.TITLE, TITLE.runs, new_page=True)

    assert [len(page.lines) for page in compose([TITLE, body(20), again, body(20)])] == [2, 2]


def test_an_annex_has_its_number_on_the_first_line_and_its_title_on_the_third() -> None:
    runs = (Run("附件", RunRole.NUMBER), Run("任务分解表", RunRole.HEADING))
    pages = compose([body(20), Block(BlockRole.HEADING, runs, annex=True), body(20)])

    number, title, text = pages[1].lines
    assert [row_of(line) for line in (number, title, text)] == [0, 2, 4]
    assert number.strip.faces == ((2, Face.HEITI),)
    assert title.strip.size == 22


def test_empty_paragraphs_take_no_row() -> None:
    pages = compose([body(20), Block(BlockRole.BODY, ()), body(20)])

    assert [row_of(line) for line in pages[0].lines] == [0, 1]


def test_a_plan_without_text_has_one_blank_page() -> None:
    assert compose([]) == (Page(1, ()),)


def test_composing_again_after_an_edit_is_a_part_of_the_work() -> None:
    new = [
        Block(BlockRole.BODY, (Run(f"从未排过的第{n}段，{'做好各项工作' * 20}。"),))
        for n in range(60)
    ]
    blocks = [TITLE, *new]
    whole = calls_in(lambda: compose(blocks))
    edited = [*blocks[:40], body(77), *blocks[41:]]

    again = calls_in(lambda: compose(edited))

    assert again < whole / 2
