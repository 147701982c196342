"""Tables of a PDF without rules: cells by what stands below each other, never mixed up."""

from __future__ import annotations

from tests.reading.formats.pdf_sheets import LEFT, Sheets, cells, paragraphs

HEAD = ("序号", "重点任务", "责任科室", "完成时限")
AT = (0, 70, 220, 330)


def put(sheets: Sheets, y: float, *texts: str, shift: float = 0) -> None:
    for x, text in zip(AT, texts, strict=False):
        sheets.put(LEFT + x + (shift if text.isdigit() else 0), y, text, 12)


def test_the_lines_of_each_cell_stay_together() -> None:
    sheets = Sheets().line("江城市档案工作安排")
    put(sheets, 680, *HEAD)
    put(sheets, 656, "1", "修订档案开放审核", "业务科", "3月")
    put(sheets, 641, "", "细则")
    put(sheets, 617, "2", "建成查询共享平台", "信息科", "9月底")
    put(sheets, 602, "", "并接入镇街", "办公室")
    put(sheets, 578, "3", "开展安全检查", "保管科", "每季度")

    document = sheets.read()

    found = [(cell.row, cell.column, cell.text) for cell in cells(document)]
    assert found[4:13] == [
        (2, 1, "1"),
        (2, 2, "修订档案开放审核"),
        (2, 2, "细则"),
        (2, 3, "业务科"),
        (2, 4, "3月"),
        (3, 1, "2"),
        (3, 2, "建成查询共享平台"),
        (3, 2, "并接入镇街"),
        (3, 3, "信息科"),
    ]
    assert paragraphs(document) == ["江城市档案工作安排"]


def test_numbers_at_the_right_of_their_column_and_empty_cells_keep_their_place() -> None:
    sheets = Sheets()
    put(sheets, 680, *HEAD)
    put(sheets, 665, "1", "新建站点12个", "", "6月", shift=50)
    put(sheets, 650, "2", "培训骨干", "办公室", "", shift=50)
    put(sheets, 635, "3", "办好年会", "业务科", "年底前", shift=50)
    sheets.put(LEFT, 620, "备注：各科室每季度末五日前报送进展情况。", 12)

    document = sheets.read()

    found = {(cell.row, cell.column): cell.text for cell in cells(document)}
    assert found[2, 1] == "1"
    assert found[2, 4] == "6月"
    assert (2, 3) not in found
    assert found[4, 3] == "业务科"
    assert paragraphs(document) == ["备注：各科室每季度末五日前报送进展情况。"]


def test_text_that_runs_into_the_next_cell_is_parted_where_that_begins() -> None:
    sheets = Sheets()
    put(sheets, 680, *HEAD)
    put(sheets, 665, "1", "改造老旧小区十二个并加装电梯", "住建科", "年底前")
    put(sheets, 650, "2", "培训骨干", "办公室", "6月")
    put(sheets, 635, "3", "办好年会", "业务科", "7月")

    found = {(cell.row, cell.column): cell.text for cell in cells(sheets.read())}

    assert found[2, 2] == "改造老旧小区十二个并加装电梯"
    assert found[2, 3] == "住建科"


def test_two_names_side_by_side_are_no_table() -> None:
    sheets = Sheets()
    put(sheets, 680, "江城市民政局", "", "江城市财政局")
    put(sheets, 650, "2027年1月3日", "", "2027年1月3日")
    put(sheets, 620, "联系人：王一", "", "联系人：李二")

    assert not cells(sheets.read())


def test_cells_set_in_the_middle_of_their_row_are_one_row() -> None:
    sheets = Sheets()
    put(sheets, 680, *HEAD)
    put(sheets, 656, "", "修订档案开放审核")
    put(sheets, 648.5, "1", "", "业务科", "3月")
    put(sheets, 641, "", "细则并公布")
    put(sheets, 617, "", "建成查询共享平台")
    put(sheets, 609.5, "2", "", "信息科", "9月底")
    put(sheets, 602, "", "并接入镇街")
    put(sheets, 578, "3", "开展安全检查", "保管科", "每季度")

    rows = {cell.text: cell.row for cell in cells(sheets.read())}

    assert rows["修订档案开放审核"] == rows["1"] == rows["业务科"] == 2
    assert rows["建成查询共享平台"] == rows["2"] == rows["并接入镇街"] == 3
    assert rows["3"] == 4


def test_a_table_without_rules_beside_a_ruled_one_is_read_too() -> None:
    sheets = Sheets().table([HEAD, ("1", "新建站点", "办公室", "6月")], (40, 180, 110, 110))
    put(sheets, 480, *HEAD)
    put(sheets, 456, "1", "修订审核细则", "业务科", "3月")
    put(sheets, 432, "2", "开展安全检查", "保管科", "每季度")

    assert {cell.table for cell in cells(sheets.read())} == {1, 2}
