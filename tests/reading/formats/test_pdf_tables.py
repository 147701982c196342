"""Ruled tables of a PDF: each cell in its place, merged ones once, whole over the ends of pages."""

from __future__ import annotations

from tests.reading.formats.pdf_sheets import LEFT, Sheets, cells, furniture, paragraphs
from workbench.document import BlockKind

HEAD = ("序号", "重点任务", "牵头单位", "完成时限")
WIDTHS = (40, 180, 110, 110)


def rows(*numbers: int) -> list[tuple[str, ...]]:
    return [(str(n), f"建设站点{n}0个。", "市民政局", "2027年底前") for n in numbers]


def test_cells_know_table_row_and_column() -> None:
    document = Sheets().line("附件").table([HEAD, *rows(1, 2)], WIDTHS).read()

    found = {(cell.table, cell.row, cell.column): cell.text for cell in cells(document)}
    assert found[1, 1, 1] == "序号"
    assert found[1, 2, 2] == "建设站点10个。"
    assert found[1, 3, 4] == "2027年底前"
    assert len(found) == 12
    assert paragraphs(document) == ["附件"]


def test_lines_of_a_cell_are_joined_and_whole_lines_stay() -> None:
    text = "推进社区服务提质增效，新建服务\n站点12个，培训骨干120名。"
    table = [HEAD, ("1", text, "市民政局\n市财政局", "长期推进")]

    document = Sheets().table(table, WIDTHS, height=40).read()

    texts = [cell.text for cell in cells(document) if cell.row == 2]
    assert text.replace("\n", "") in texts
    assert texts.count("市民政局") == texts.count("市财政局") == 1


def test_a_merged_cell_stands_where_it_begins_and_tells_what_it_covers() -> None:
    sheets = Sheets()
    canvas = sheets.canvas
    top, x = sheets.at, LEFT
    for y in (top, top - 60):
        canvas.line(x, y, x + 300, y)
    canvas.line(x + 100, top - 30, x + 300, top - 30)
    for right in (0, 100, 200, 300):
        canvas.line(x + right, top, x + right, top - 60)
    sheets.put(x + 10, top - 35, "服务", 12)
    for column, row, text in ((1, 0, "甲"), (2, 0, "乙"), (1, 1, "丙"), (2, 1, "丁")):
        sheets.put(x + 10 + 100 * column, top - 20 - 30 * row, text, 12)

    found = cells(sheets.read())

    spans = {cell.text: (cell.row, cell.column, cell.row_span) for cell in found}
    assert spans == {
        "服务": (1, 1, 2),
        "甲": (1, 2, 1),
        "乙": (1, 3, 1),
        "丙": (2, 2, 1),
        "丁": (2, 3, 1),
    }


def test_two_cells_printed_close_together_are_two() -> None:
    table = [("年份", "数量"), ("二〇二七年度", "一百二十个")]

    document = Sheets().table(table, (77, 90)).read()

    assert [cell.text for cell in cells(document)][2:] == ["二〇二七年度", "一百二十个"]


def test_a_table_goes_on_over_the_page_without_its_header() -> None:
    sheets = Sheets().line("附件").table([HEAD, *rows(1, 2)], WIDTHS).foot("— 1 —").page()
    document = sheets.table([HEAD, *rows(3, 4)], WIDTHS).line("注：按季度报送。").read()

    found = cells(document)
    assert {cell.table for cell in found} == {1}
    assert [cell.text for cell in found if cell.column == 1] == ["序号", "1", "2", "3", "4"]
    assert [cell.row for cell in found if cell.column == 1] == [1, 2, 3, 4, 5]
    assert furniture(document) == ["— 1 —", *HEAD]
    kinds = [block.kind for block in document.blocks]
    assert kinds.index(BlockKind.FURNITURE) > len(found)


def test_a_row_cut_by_the_end_of_the_page_is_one_row() -> None:
    first = [HEAD, ("1", "推进社区服务提质增效，新建", "市民政局", "年底前")]
    sheets = Sheets().table(first, WIDTHS).page()

    document = sheets.table([("", "站点12个。", "", ""), *rows(2)], WIDTHS).read()

    assert [cell.text for cell in cells(document) if cell.column == 2] == [
        "重点任务",
        "推进社区服务提质增效，新建站点12个。",
        "建设站点20个。",
    ]


def test_tables_with_other_columns_are_counted_apart() -> None:
    sheets = Sheets().table([HEAD, *rows(1)], WIDTHS).line("表2", indent=2)

    document = sheets.table([("单位", "联系人"), ("市民政局", "某某")], (200, 200)).read()

    assert {cell.table for cell in cells(document)} == {1, 2}


def test_text_above_and_below_a_table_keeps_its_place() -> None:
    sheets = Sheets().line("一、强化服务", indent=2).table([HEAD, *rows(1)], WIDTHS)

    document = sheets.line("二、深化改革", indent=2).read()

    assert document.blocks[0].text == "一、强化服务"
    assert document.blocks[-1].text == "二、深化改革"


def test_a_frame_around_text_is_no_table() -> None:
    sheets = Sheets()
    sheets.canvas.rect(LEFT - 5, 600, 460, 140)

    document = sheets.line("专栏1  重点工程", indent=2).line("新建书房20个。", indent=2).read()

    assert cells(document) == []
    assert len(paragraphs(document)) == 2
