from __future__ import annotations

from dataclasses import replace

import pytest

from exports.standard import GB9704, Face
from exports.typesetting import Line, Page, compose
from exports.widths import width_of
from workbench.manuscript import Block, BlockRole, Run, RunRole

TEXT = Block(BlockRole.BODY, (Run("请认真组织实施，确保完成全年任务。"),))
SIGNATURE = Block(BlockRole.SIGNATURE, (Run("江城市卫生健康委员会"),), sealed=True)
DATE = Block(BlockRole.DATE, (Run("2027年1月8日"),), sealed=True)
NOTE = Block(BlockRole.NOTE, (Run("（此件公开发布）"),))


def annexes(*names: str) -> Block:
    runs = (Run("附件：", RunRole.NUMBER), *(Run(name, RunRole.HEADING) for name in names))
    return Block(BlockRole.ANNEX_LIST, runs)


def rows_of_text(rows: int) -> Block:
    return Block(BlockRole.BODY, (Run("健" * (26 + 28 * (rows - 1))),))


def lines(*blocks: Block) -> tuple[Line, ...]:
    return compose(blocks)[0].lines


def row(found: Line) -> int:
    return round((found.y - GB9704.baseline(0, found.strip.size)) / GB9704.pitch)


def cells_left(found: Line) -> float:
    return (found.strip.xs[0] - GB9704.left) / GB9704.cell


def cells_right(found: Line) -> float:
    edge = found.strip.xs[-1] + width_of(found.text[-1]) * found.strip.cell
    return (GB9704.right - edge) / GB9704.cell


def middle(found: Line) -> float:
    return (cells_left(found) + 28 - cells_right(found)) / 2


def with_text(page: Page) -> bool:
    return any(line.block == 0 for line in page.lines)


def test_under_a_seal_the_date_leaves_four_free_and_the_signature_is_centred_above_it() -> None:
    _, signature, date = lines(TEXT, SIGNATURE, DATE)

    assert cells_right(date) == pytest.approx(4)
    assert middle(signature) == pytest.approx(middle(date))
    assert row(date) == row(signature) + 1


def test_a_seal_has_room_below_the_text() -> None:
    text, signature, _ = lines(TEXT, SIGNATURE, DATE)

    assert row(signature) - row(text) == 3


def test_a_seal_has_a_row_below_the_date_on_the_same_page() -> None:
    pages = compose([rows_of_text(18), SIGNATURE, DATE])

    last = pages[-1].lines[-1]
    assert last.text == DATE.text
    assert row(last) < 21


def test_a_signature_too_long_to_be_centred_ends_at_the_right_edge() -> None:
    long = replace(SIGNATURE, runs=(Run("江城市推进基层卫生健康高质量发展工作领导小组办公室"),))
    _, signature, date = lines(TEXT, long, DATE)

    assert cells_right(signature) == pytest.approx(0)
    assert cells_right(date) == pytest.approx(4)


def test_a_sealed_date_without_signature_leaves_four_free() -> None:
    text, date = lines(TEXT, DATE)

    assert cells_right(date) == pytest.approx(4)
    assert row(date) - row(text) == 3


@pytest.mark.parametrize("rows", range(14, 24))
@pytest.mark.parametrize("sealed", [True, False])
def test_signature_date_and_note_share_a_page_with_text(rows: int, sealed: bool) -> None:
    ending = [replace(block, sealed=sealed) for block in (SIGNATURE, DATE)]
    pages = compose([rows_of_text(rows), *ending, NOTE])

    last = pages[-1]
    assert with_text(last)
    assert [line.block for line in last.lines[-3:]] == [1, 2, 3]


@pytest.mark.parametrize("rows", range(12, 24))
def test_annex_list_and_signature_share_a_page_with_text(rows: int) -> None:
    pages = compose([rows_of_text(rows), annexes("任务分解表"), SIGNATURE, DATE])

    assert with_text(pages[-1])
    assert [line.block for line in pages[-1].lines[-3:]] == [1, 2, 3]


@pytest.mark.parametrize("rows", range(12, 24))
def test_a_list_that_runs_on_shares_a_page_with_text_too(rows: int) -> None:
    listed = annexes("1.江城市重点任务清单", f"2.江城市{'重点任务' * 8}责任分工")

    pages = compose([rows_of_text(rows), listed, SIGNATURE, DATE])

    assert with_text(pages[-1])
    assert len({page.number for page in pages for line in page.lines if line.block == 1}) == 1


def test_a_single_line_of_text_stays_with_the_addressees() -> None:
    head = Block(BlockRole.ADDRESSEES, (Run("各区卫生健康局，" * 60 + "委属各单位："),))
    page, *_ = compose([head, TEXT, annexes("任务分解表"), SIGNATURE, DATE])

    assert page.lines[-1].block in (1, 2, 3)


def test_the_note_stands_below_the_date_two_characters_in() -> None:
    _, _, date, note = lines(TEXT, SIGNATURE, DATE, NOTE)

    assert row(note) == row(date) + 1
    assert cells_left(note) == pytest.approx(2)


def test_a_single_annex_stands_a_row_below_the_text_without_number() -> None:
    text, listed = lines(TEXT, annexes("2027年江城市卫生健康工作要点任务分解表"))

    assert row(listed) - row(text) == 2
    assert cells_left(listed) == pytest.approx(2)
    assert listed.strip.faces == ((len(listed.text), Face.FANGSONG),)


def test_annexes_stand_a_line_each_their_numbers_below_each_other() -> None:
    _, first, second = lines(TEXT, annexes("1.指标目录", "2.任务分解表"))

    assert first.text == "附件：1.指标目录"
    assert second.text == "2.任务分解表"
    assert second.strip.xs[0] == pytest.approx(first.strip.xs[3])


def test_a_long_annex_runs_on_below_the_first_character_of_its_name() -> None:
    long = "江城市推进基层卫生健康高质量发展三年行动计划重点任务责任分工和完成时限一览表"
    _, first, more, second, again = lines(TEXT, annexes(f"1.{long}", f"2.{long}"))

    assert more.strip.xs[0] == pytest.approx(first.strip.xs[5])
    assert second.text.startswith("2.")
    assert again.strip.xs[0] == pytest.approx(second.strip.xs[2])


def test_for_comment_stands_centred_in_kaiti_right_below_the_title() -> None:
    title = Block(BlockRole.TITLE, (Run("2027年江城市卫生健康工作要点"),))
    stage = Block(BlockRole.STAGE, (Run("（征求意见稿）"),))
    above, found, text = lines(title, stage, TEXT)

    assert [row(above), row(found), row(text)] == [0, 1, 3]
    assert middle(found) == pytest.approx(14)
    assert (found.strip.size, found.strip.faces) == (16, ((7, Face.KAITI),))
