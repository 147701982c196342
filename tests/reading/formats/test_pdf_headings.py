"""Headings of a PDF told by their size alone: each its own paragraph, with its level."""

from __future__ import annotations

from tests.reading.formats.pdf_sheets import Sheets, paragraphs

TEXT = "推进服务提质增效，新建服务站点12个，培训骨干120名，年底前完成任务并报送情况。"


def headed() -> Sheets:
    sheets = Sheets().line("江城市民政局2027年工作计划", size=30)
    for heading in ("夯实基础业务", "提升服务水平"):
        sheets.line(heading, size=21).line("加快设施建设", size=19).paragraph(TEXT, indent=0)
    return sheets


def test_headings_of_two_sizes_are_not_joined() -> None:
    found = paragraphs(headed().read())

    assert found[:4] == ["江城市民政局2027年工作计划", "夯实基础业务", "加快设施建设", TEXT]


def test_each_size_is_a_level() -> None:
    levels = [block.heading_level for block in headed().read().blocks]

    assert levels == [0, 1, 2, 0, 1, 2, 0]


def test_headings_of_one_size_below_each_other_are_two() -> None:
    sheets = Sheets().line("江城市民政局2027年工作计划", size=30).paragraph(TEXT, indent=0)
    sheets.line("第一批任务", size=19).line("社区服务方面", size=19).paragraph(TEXT, indent=0)

    assert paragraphs(sheets.read())[2:4] == ["第一批任务", "社区服务方面"]


def test_numbered_lines_and_centred_names_are_told_by_other_signs() -> None:
    sheets = Sheets().centred("江城市民政局2027年工作计划", size=22)
    for number in "一二三":
        sheets.line(f"{number}、强化服务", size=19).paragraph(TEXT).centred("名单", size=22)

    assert not any(block.heading_level for block in sheets.read().blocks)


def test_a_quotation_mark_keeps_the_digits_behind_it_on_its_line() -> None:
    sheets = Sheets().line("（一）推进服务提质增效，新建社区服务站点并办好一事联", indent=2)
    sheets.line("办”12345件，培训骨干120名，年底前完成任务。")

    assert len(paragraphs(sheets.read())) == 1
