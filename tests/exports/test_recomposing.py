"""A paper composed again after a change is the paper composed anew, and shares its pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.typesetting import Composition, compose
from tests.counting_calls import calls_in
from workbench.manuscript import Block, BlockRole, Run, RunRole, Table, TableCell, TableColumn
from workbench.numbering import Style

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

SENTENCE = "新建社区卫生服务站60个，家庭医生签约率达到74.5%以上，群众满意度持续提升。"


def body(length: int) -> Block:
    return Block(BlockRole.BODY, (Run((SENTENCE * (length // len(SENTENCE) + 1))[:length]),))


def line_of(role: BlockRole, text: str) -> Block:
    return Block(role, (Run(text),))


def table(rows: int, *, landscape: bool = False) -> Block:
    columns = (TableColumn("序号", 1), TableColumn("工作内容", 5))
    cells = tuple((TableCell(str(n)), TableCell(SENTENCE)) for n in range(rows))
    return Block(BlockRole.TABLE, (), table=Table(columns, cells, landscape=landscape))


CHAPTER = Block(
    BlockRole.HEADING,
    (Run("一、", RunRole.NUMBER), Run("健全公共卫生服务体系", RunRole.HEADING)),
    style=Style.CHAPTER,
)
ANNEX = Block(
    BlockRole.HEADING,
    (Run("附件", RunRole.NUMBER), Run("任务分解表", RunRole.HEADING)),
    annex=True,
)
HEAD = (
    line_of(BlockRole.SECRECY, "机密★1年"),
    Block(BlockRole.LETTERHEAD, (Run("江城市卫生健康委员会"), Run("文件"))),
    line_of(BlockRole.DOCUMENT_NUMBER, "江卫发〔2027〕1号"),
)
TITLE = line_of(BlockRole.TITLE, "2027年江城市卫生健康工作要点")
SIGNED = (
    Block(BlockRole.SIGNATURE, (Run("江城市卫生健康委员会"),), sealed=True),
    Block(BlockRole.DATE, (Run("2027年1月8日"),), sealed=True),
)
FOOT = (
    line_of(BlockRole.COPIES, "抄送：市委办公室，市政府办公室。"),
    line_of(BlockRole.PRINTED, "2027年1月8日印发"),
)

blocks_of_text = st.one_of(
    st.builds(body, st.integers(1, 700)),
    st.sampled_from([CHAPTER, ANNEX, replace(TITLE, new_page=True), Block(BlockRole.BODY, ())]),
    st.builds(table, st.integers(1, 30), landscape=st.booleans()),
    st.sampled_from(SIGNED),
)


@st.composite
def papers(draw: DrawFn) -> list[Block]:
    head = list(HEAD) if draw(st.booleans()) else []
    text = draw(st.lists(blocks_of_text, max_size=14))
    foot = list(FOOT) if draw(st.booleans()) else []
    return [*head, TITLE, *text, *SIGNED, *foot]


@st.composite
def changes(draw: DrawFn) -> tuple[list[Block], list[Block]]:
    """A paper, and the same with some paragraphs taken out and others put there."""
    old = draw(papers())
    start = draw(st.integers(0, len(old)))
    end = draw(st.integers(start, min(len(old), start + 2)))
    put = draw(st.lists(blocks_of_text, max_size=2))
    return old, [*old[:start], *put, *old[end:]]


@given(changes())
@settings(deadline=None)
def test_composing_a_change_gives_what_composing_all_gives(
    change: tuple[list[Block], list[Block]],
) -> None:
    old, new = change

    assert Composition.of(old).changed(new).pages == compose(new)


@given(changes(), changes())
@settings(deadline=None, max_examples=50)
def test_so_does_one_change_after_another(
    one: tuple[list[Block], list[Block]], two: tuple[list[Block], list[Block]]
) -> None:
    composition = Composition.of(one[0])
    for blocks in (one[1], one[0], two[0], two[1]):
        composition = composition.changed(blocks)

    assert composition.pages == compose(two[1])


def long_paper(paragraphs: int) -> list[Block]:
    texts = (body(60 + 37 * n % 300) for n in range(paragraphs))
    chapters = ((CHAPTER, text) if n % 5 == 0 else (text,) for n, text in enumerate(texts))
    return [*HEAD, TITLE, *(block for group in chapters for block in group), *SIGNED, *FOOT]


def test_pages_before_and_behind_a_change_are_the_very_same() -> None:
    blocks = long_paper(120)
    composition = Composition.of(blocks)
    edited = [*blocks[:70], replace(blocks[70], runs=(Run(blocks[70].text + "好"),)), *blocks[71:]]

    pages = composition.changed(edited).pages

    shared = [a is b for a, b in zip(pages, composition.pages, strict=True)]
    assert shared.count(False) <= 4


def test_a_table_that_changes_with_the_text_keeps_the_pages_between_them() -> None:
    blocks = long_paper(120)
    old = [*blocks, ANNEX, table(40, landscape=True)]
    typed = replace(blocks[20], runs=(*blocks[20].runs, Run("好")))
    new = [*blocks[:20], typed, *blocks[21:], ANNEX, table(41, landscape=True)]
    composition = Composition.of(old)

    pages = composition.changed(new).pages

    assert pages == compose(new)
    shared = [a is b for a, b in zip(pages, composition.pages, strict=False)]
    assert shared[25:40] == [True] * 15


def test_a_paper_without_change_is_the_same_object() -> None:
    composition = Composition.of(long_paper(3))

    assert composition.changed(long_paper(3)) is composition


@pytest.mark.parametrize("where", [0.02, 0.5, 0.98])
def test_a_typed_character_costs_little_of_a_whole_composition(where: float) -> None:
    blocks = long_paper(400)
    known: list[Composition] = []
    whole = calls_in(lambda: known.append(Composition.of(blocks)))
    at = next(n for n in range(int(len(blocks) * where), 0, -1) if len(blocks[n].runs) == 1)
    edited = [*blocks[:at], replace(blocks[at], runs=(Run(blocks[at].text + "好"),))]
    edited += blocks[at + 1 :]

    again = calls_in(lambda: known[0].changed(edited))

    assert again < whole / 10
