"""Tables as plain text: any separator, any encoding, quoted line breaks."""

from __future__ import annotations

import pytest

from workbench.errors import UnreadableError
from workbench.reading.formats import read_bytes

ROWS = (
    ("序号", "任务", "责任单位"),
    ("1", '"新建急救站点6个，\n投用3个。"', "市卫健委、市财政局"),
    ("2", "改造老旧小区40个", "市住建局"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_is_read_in_any_dress(encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(row) for row in ROWS)

    document = read_bytes(text.encode(encoding), "任务表.csv")

    assert [b.text for b in document.blocks] == [
        "序号",
        "任务",
        "责任单位",
        "1",
        "新建急救站点6个，\n投用3个。",
        "市卫健委、市财政局",
        "2",
        "改造老旧小区40个",
        "市住建局",
    ]
    assert [(b.row, b.column) for b in document.blocks][-1] == (3, 3)


def test_empty_cells_keep_the_columns_of_the_others() -> None:
    document = read_bytes("序号,任务,单位\n,补充一项任务,\n".encode(), "任务表.csv")

    assert [(b.row, b.column, b.text) for b in document.blocks][-1] == (2, 2, "补充一项任务")


def test_quotation_marks_that_do_not_pair_are_text() -> None:
    document = read_bytes('任务,单位\n"新建站点,市卫健委\n改造病房,市医院\n'.encode(), "任务表.csv")

    assert document.blocks[2].text == '"新建站点'


def test_the_line_that_names_the_separator_is_furniture() -> None:
    document = read_bytes("sep=;\n任务;单位\n新建站点;市卫健委\n".encode(), "任务表.csv")

    assert [b.kind.value for b in document.blocks] == ["furniture"] + ["cell"] * 4


def test_lines_of_one_cell_are_paragraphs() -> None:
    document = read_bytes("江城市2027年工作要点\n一、强化保障\n".encode(), "要点.csv")

    assert [b.kind.value for b in document.blocks] == ["paragraph", "paragraph"]


def test_bytes_that_are_no_text_are_told() -> None:
    with pytest.raises(UnreadableError, match="内容不是文字"):
        read_bytes(b"a,b\x01\x02\x03\n" * 9, "任务表.csv")
