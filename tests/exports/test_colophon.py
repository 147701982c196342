from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from exports.standard import GB9704, MM, Face
from exports.typesetting import Line, Page, compose
from exports.widths import width_of
from workbench.manuscript import Block, BlockRole, Run

TEXT = Block(BlockRole.BODY, (Run("健" * 20),))
COPIES = Block(BlockRole.COPIES, (Run("抄送：市委办公室，市人大办公室，市政协办公室。"),))
PRINTED = Block(BlockRole.PRINTED, (Run("江城市卫生健康委员会办公室"), Run("2027年1月8日印发")))
FOOT = GB9704.top + GB9704.area_height


def last_page(*blocks: Block) -> Page:
    return compose([TEXT, *blocks])[-1]


def line(page: Page, start: str) -> Line:
    return next(line for line in page.lines if line.text.startswith(start))


def rows_up(found: Line) -> float:
    return (FOOT + GB9704.baseline(0, 14) - GB9704.top - found.y) / GB9704.pitch


def right_edge(found: Line) -> float:
    return found.strip.xs[-1] + width_of(found.text[-1]) * found.strip.cell


def test_copies_and_printer_stand_at_the_foot_of_the_last_page_in_small_fangsong() -> None:
    page = last_page(COPIES, PRINTED)
    copies, printer, date = page.lines[-3:]

    assert [rows_up(one) for one in (copies, printer, date)] == pytest.approx([2, 1, 1])
    assert {one.strip.size for one in (copies, printer, date)} == {14}
    assert copies.strip.faces[-1][1] is Face.FANGSONG


def test_rules_of_035_and_025_mm_part_them_and_the_last_lies_on_the_edge_of_the_type_area() -> None:
    rules = last_page(COPIES, PRINTED).rules

    assert [rule.width / MM for rule in rules] == pytest.approx([0.35, 0.25, 0.35])
    assert rules[-1].y == pytest.approx(FOOT)
    assert {(rule.x, rule.to_x) for rule in rules} == {(GB9704.left, GB9704.right)}


def test_printer_and_date_leave_a_character_free_at_their_sides() -> None:
    page = last_page(PRINTED)

    assert line(page, "江城市").strip.xs[0] == pytest.approx(GB9704.left + 14)
    assert right_edge(line(page, "2027年")) == pytest.approx(GB9704.right - 14)


def test_copies_that_run_on_begin_after_the_colon_and_leave_a_character_free() -> None:
    names = "，".join(f"江城市第{n}区卫生健康局" for n in "一二三四五六七八")
    many = replace(COPIES, runs=(Run(f"抄送：{names}。"),))
    first, *rest = [one for one in last_page(many, PRINTED).lines if one.block == 1]

    assert first.strip.xs[0] == pytest.approx(GB9704.left + 14)
    assert {round(one.strip.xs[0], 3) for one in rest} == {round(first.strip.xs[3], 3)}
    assert all(right_edge(one) - 7 <= GB9704.right - 14 + 1e-6 for one in (first, *rest))
    assert [rows_up(a) - rows_up(b) for a, b in pairwise((first, *rest))] == pytest.approx(
        [1.0] * len(rest)
    )


def test_the_foot_of_a_letter_has_no_rules() -> None:
    page = last_page(replace(COPIES, letter=True))

    assert page.rules == ()
    assert rows_up(line(page, "抄送")) == pytest.approx(1)


def test_where_the_last_page_has_no_room_the_foot_has_one_of_its_own_without_number() -> None:
    lines = Block(BlockRole.BODY, (Run("健" * (26 + 28 * 20)),))
    pages = compose([lines, COPIES, PRINTED])

    assert [page.numbered for page in pages] == [True, False]
    assert [one.block for one in pages[1].lines] == [1, 2, 2]


def test_a_page_with_just_enough_room_takes_the_foot() -> None:
    lines = Block(BlockRole.BODY, (Run("健" * (26 + 28 * 19)),))

    assert len(compose([lines, COPIES, PRINTED])) == 1


def test_a_date_alone_stands_at_the_right() -> None:
    page = last_page(replace(PRINTED, runs=(Run("2027年1月8日印发"),)))

    assert right_edge(line(page, "2027年")) == pytest.approx(GB9704.right - 14)


def test_a_long_printer_never_runs_into_the_date() -> None:
    page = last_page(replace(PRINTED, runs=(Run("江" * 60), Run("2027年1月8日印发"))))

    assert right_edge(line(page, "江")) < line(page, "2027年").strip.xs[0]
