"""Tables among paragraphs: where they begin, where the text goes on, and which sheet they take."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.standard import GB9704
from exports.typesetting import compose
from workbench.manuscript import Block, BlockRole, Run, RunRole, Table, TableCell, TableColumn

if TYPE_CHECKING:
    from exports.typesetting import Page

SENTENCE = "新建社区卫生服务站60个，家庭医生签约率达到74.5%以上。"
HEADING = Block(
    BlockRole.HEADING,
    (Run("一、", RunRole.NUMBER), Run("健全公共卫生服务体系", RunRole.HEADING)),
)
ANNEX = Block(
    BlockRole.HEADING,
    (Run("附件", RunRole.NUMBER), Run("任务分解表", RunRole.HEADING)),
    annex=True,
)


def body(lines: int) -> Block:
    return Block(BlockRole.BODY, (Run("健" * (26 + 28 * (lines - 1))),))


def table(rows: int, *, landscape: bool = False) -> Block:
    columns = (TableColumn("序号", 1), TableColumn("工作内容", 5))
    cells = tuple((TableCell(f"{n}"), TableCell(SENTENCE)) for n in range(rows))
    return Block(BlockRole.TABLE, (), table=Table(columns, cells, landscape=landscape))


def span(page: Page) -> tuple[float, float]:
    ys = [rule.y for rule in page.rules]
    return min(ys), max(rule.to_y for rule in page.rules)


@given(st.integers(1, 40), st.integers(1, 60), st.integers(1, 40))
@settings(deadline=None, max_examples=40)
def test_text_and_table_never_overlap(above: int, rows: int, below: int) -> None:
    for page in compose([body(above), table(rows), body(below)]):
        if not page.rules:
            continue
        top, foot = span(page)
        text = [line for line in page.lines if line.block != 1]
        assert all(line.y < top or line.y - line.strip.size > foot - 1 for line in text)
        assert foot <= GB9704.top + GB9704.area_height + 0.6


@given(st.integers(1, 40), st.integers(1, 60))
@settings(deadline=None, max_examples=40)
def test_every_row_of_a_table_is_printed_once(above: int, rows: int) -> None:
    pages = compose([body(above), table(rows)])

    numbers = [line.text for page in pages for line in page.lines if line.text.isdigit()]
    assert numbers == [str(n) for n in range(rows)]


@given(st.integers(1, 40), st.integers(1, 30))
@settings(deadline=None, max_examples=40)
def test_a_heading_stands_on_the_page_where_its_table_begins(above: int, rows: int) -> None:
    pages = compose([body(above), HEADING, table(rows)])

    (page,) = [page for page in pages if any(line.block == 1 for line in page.lines)]
    assert any(line.block == 2 for line in page.lines)


def test_the_text_goes_on_in_the_grid_below_a_table() -> None:
    page = compose([body(2), table(3), body(2)])[0]

    last = [line for line in page.lines if line.block == 2]
    rows = [(line.y - GB9704.baseline(0, 16)) / GB9704.pitch for line in last]
    assert rows == pytest.approx([round(row) for row in rows])
    assert all(b - a == pytest.approx(1) for a, b in pairwise(rows))


def test_a_landscape_table_takes_turned_sheets_with_its_title_and_text_goes_on_upright() -> None:
    pages = compose([body(3), ANNEX, table(40, landscape=True), body(3)])

    assert [page.turned for page in pages] == [False, *[True] * (len(pages) - 2), False]
    assert pages[1].lines[0].text == "附件"
    assert {line.block for line in pages[1].lines} == {1, 2}
    assert all(page.numbered for page in pages)


def test_a_landscape_table_below_text_of_its_annex_leaves_the_title_upright() -> None:
    pages = compose([ANNEX, body(2), table(3, landscape=True)])

    assert [page.turned for page in pages] == [False, True]


def test_a_table_alone_is_a_paper() -> None:
    assert len(compose([table(2)])) == 1
    assert [page.turned for page in compose([table(2, landscape=True)])] == [True]
