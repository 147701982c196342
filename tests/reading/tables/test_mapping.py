"""What columns are taken for: told, and corrected by the drafter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workbench.errors import MisuseError
from workbench.reading.formats import read_bytes
from workbench.reading.tables.lifting import chosen_columns, ensure_columns
from workbench.reading.tables.meanings import Meaning, header_key, meaning_of, resolved
from workbench.reading.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Document

ROWS = (
    ["序号", "事项", "归口", "时限"],
    [1, "修订应急预案", "办公室", "6月底前"],
    [2, "开展演练2次", "应急处", "年底前"],
)


@pytest.fixture
def document(book: Callable[..., bytes]) -> Document:
    return read_bytes(book(ROWS), "任务表.xlsx")


def test_the_mapping_names_every_column(document: Document) -> None:
    found = [(c.table, c.column, c.header, c.meaning) for c in understand(document).outline.columns]

    assert found == [
        (1, 1, "序号", "序号"),
        (1, 2, "事项", "任务"),
        (1, 3, "归口", ""),
        (1, 4, "时限", "完成时限"),
    ]


def test_a_column_of_no_meaning_is_a_note_until_it_is_named(document: Document) -> None:
    before = understand(document).outline.nodes[0].fields
    chosen = replace(document, columns=chosen_columns(["归口=责任单位"]))
    after = understand(chosen).outline.nodes[0].fields

    assert (before[0].column.value, before[0].text) == ("note", "归口：办公室")
    assert (after[0].column.value, after[0].text) == ("responsible", "办公室")


def test_a_column_may_be_set_aside(document: Document) -> None:
    chosen = replace(document, columns=chosen_columns(["时限="]))

    fields = understand(chosen).outline.nodes[0].fields

    assert ("note", "时限：6月底前") in [(f.column.value, f.text) for f in fields]


def test_a_word_that_is_no_meaning_is_told() -> None:
    with pytest.raises(MisuseError, match="没有“颜色”这种列"):
        chosen_columns(["归口=颜色"])


def test_a_header_that_no_table_has_is_told(document: Document) -> None:
    chosen = chosen_columns(["没有的列=责任单位"])
    found = understand(replace(document, columns=chosen)).outline.columns

    with pytest.raises(MisuseError, match="没有“没有的列”这一列") as told:
        ensure_columns(chosen, found)
    assert "序号、事项、归口、时限" in told.value.advice


def test_a_second_column_of_numbers_is_kept_as_a_note(book: Callable[..., bytes]) -> None:
    rows = (["序号", "编号", "任务", "责任单位"], [1, "A-7", "修订应急预案", "市应急局"])

    node = understand(read_bytes(book(rows), "任务表.xlsx")).outline.nodes[0]

    assert ("note", "编号：A-7") in [(field.column.value, field.text) for field in node.fields]


def test_a_choice_without_equals_sign_is_told() -> None:
    with pytest.raises(MisuseError, match="看不懂“归口”"):
        chosen_columns(["归口"])


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("序 号", Meaning.NUMBER),
        ("2027年重点工作任务", Meaning.TASK),
        ("委内牵头处室", Meaning.LEAD),
        ("牵头责任单位", Meaning.LEAD),
        ("主体责任单位", Meaning.RESPONSIBLE),
        ("牵头及责任单位", Meaning.RESPONSIBLE),
        ("配合责任单位", Meaning.SUPPORT),
        ("责任科（处）室", Meaning.RESPONSIBLE),
        ("牵头市领导", Meaning.PERSON),
        ("完成时限（节点）", Meaning.DEADLINE),
        ("第三季度", Meaning.QUARTER),
        ("7-9月工作计划", Meaning.QUARTER),
        ("三季度进展情况", Meaning.OTHER),
        ("2027年目标值", Meaning.VALUE),
        ("姓名", None),
        ("本项工作由市政府办公室负责，请各单位认真填写。", None),
    ],
)
def test_headers_are_told_by_their_words(header: str, meaning: Meaning | None) -> None:
    assert meaning_of(header_key(header)) is meaning


@pytest.mark.parametrize(
    ("headers", "kinds"),
    [
        ("序号 任务 单位", "number task responsible"),
        ("指标 单位 2027年目标", "indicator measuring_unit value"),
        ("重点任务 指标 责任单位", "task targets responsible"),
        ("重点任务 具体任务 责任单位", "category task responsible"),
        ("序号 工作目标 责任单位", "number task responsible"),
        ("姓名 职务 电话", ""),
        ("索引号 分类", ""),
    ],
)
def test_columns_are_seen_beside_each_other(headers: str, kinds: str) -> None:
    names = headers.split()

    found = resolved([meaning_of(name) for name in names], names)

    assert [meaning.value for meaning in found] == kinds.split()
