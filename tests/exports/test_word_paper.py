"""The Word file as an issued paper: head, endings, tables, foot, sections, page numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from exports.letterhead import LETTER_GAP
from exports.profiles import profile_named
from exports.standard import GB9704
from exports.table_grid import ABOVE
from exports.table_setting import set_table
from exports.table_sheet import turned
from exports.word import write_word
from exports.word_sections import XMLNS
from exports.word_tables import table_xml
from workbench.issuance import Form, Issuance
from workbench.manuscript import Table, TableCell, TableColumn
from workbench.plan import Paragraph, Plan, Section, Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document

    from exports.strips import Strip

ISSUED = Issuance(
    Form.DOCUMENT,
    letterhead=("江城市卫生健康委员会",),
    number="江卫发〔2027〕3号",
    secrecy="秘密★1年",
    sealed=True,
    note="此件公开发布",
    copies_to="市委办公室，市人大常委会办公室",
    printed_by="江城市卫生健康委员会办公室",
    printed_on="2027年1月8日",
)


def written(path: Path, **changes: object) -> Document:
    tasks = tuple(Task(f"t{i}", f"新建急救站点{i + 2}个。") for i in range(3))
    section = Section("s", "完善急救网络", paragraphs=(Paragraph("p", tasks),))
    issuance = replace(ISSUED, **changes)  # type: ignore[arg-type]
    plan = Plan(
        "plan",
        "2027年江城市卫生健康工作要点",
        sections=(section,),
        signature="江城市卫生健康委员会",
        date="2027年1月8日",
        issuance=issuance,
    )
    write_word(plan, path, profile_named(plan.issuance.profile).standard)
    return docx.Document(str(path))


def closed(path: Path, tail: int, above: int) -> Document:
    """A sealed paper whose last paragraph fills so many lines, `above` one-line ones before it."""
    ending = "推动优质资源扩容和下沉均衡布局。"
    texts = (*("新建急救站点六个。" for _ in range(above)), "健" * (28 * tail - 22) + ending)
    paragraphs = tuple(
        Paragraph(f"p{at}", (Task(f"t{at}", text),)) for at, text in enumerate(texts)
    )
    plan = Plan(
        "plan",
        "2027年江城市卫生健康工作要点",
        sections=(Section("s", "完善急救网络", paragraphs=paragraphs),),
        signature="江城市卫生健康委员会",
        date="2027年1月8日",
        issuance=replace(ISSUED, task_table=True),
    )
    write_word(plan, path)
    return docx.Document(str(path))


def styled(document: Document, name: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == name]


def test_the_head_stands_above_the_title_in_its_own_styles(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx")

    assert [p.style.name for p in document.paragraphs][:4] == [
        "份号密级",
        "发文机关标志",
        "发文字号",
        "公文标题",
    ]
    assert styled(document, "发文机关标志") == ["江城市卫生健康委员会文件"]


def test_the_mark_is_red_and_the_red_line_a_border(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx")

    colour = document.styles["发文机关标志"].element.rPr.find(qn("w:color"))
    borders = [p._p.pPr.find(qn("w:pBdr")) for p in document.paragraphs[:4]]

    assert colour.get(qn("w:val")) == "FF0000"
    assert [border is not None for border in borders] == [False, False, True, False]
    assert borders[2][0].get(qn("w:color")) == "FF0000"


def test_the_foot_is_a_table_at_the_lower_edge_of_the_type_area(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx")

    foot = document.tables[-1]
    place = foot._tbl.tblPr.find(qn("w:tblpPr"))

    assert [cell.text for row in foot.rows for cell in row.cells] == [
        "抄送：市委办公室，市人大常委会办公室。",
        "江城市卫生健康委员会办公室\t2027年1月8日印发",
    ]
    assert place.get(qn("w:vertAnchor")) == "margin"
    assert place.get(qn("w:tblpYSpec")) == "bottom"


def test_under_a_seal_the_date_leaves_four_cells(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx")

    (date,) = [p for p in document.paragraphs if p.style.name == "成文日期"]

    assert round(date.paragraph_format.right_indent.mm / (156 / 28), 1) == 4
    assert styled(document, "附注") == ["（此件公开发布）"]


def test_below_a_joint_mark_two_rows_stay_free(tmp_path: Path) -> None:
    document = written(
        tmp_path / "a.docx",
        letterhead=("江城市卫生健康委员会", "江城市民政局", "江城市医疗保障局"),
        signers=("李明", "王小芳", "张三"),
    )

    (signers,) = [p for p in document.paragraphs if "签发人" in p.text]

    assert 1.7 < signers.paragraph_format.space_before.pt / GB9704.pitch < 2.5


def test_what_stands_beside_several_organs_does_not_touch_them(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", letterhead=("江城市卫生健康委员会", "江城市民政局"))

    organs, beside = document.tables[0].rows[0].cells
    size = beside.paragraphs[0].runs[0].font.size

    assert round((beside.width - 2 * size) / size, 1) >= 0.4
    assert 0 < organs.width.pt - 10 * size.pt < 4
    assert beside.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT


def tabled(rows: int) -> Table:
    """A landscape table whose second column is one cell beside all rows."""
    columns = (
        TableColumn("序号", 0.1, centred=True),
        TableColumn("重点任务", 0.3),
        TableColumn("工作内容", 0.6),
    )
    item = TableCell("完善急救网络", down=rows)
    return Table(
        columns,
        tuple(
            (TableCell(str(at + 1)), None if at else item, TableCell("新建急救站点6个。"))
            for at in range(rows)
        ),
        landscape=True,
    )


def merges(table: Table, pages: Sequence[Sequence[Strip]]) -> list[tuple[str | None, str]]:
    """How the cells of the second column are merged, and what they say; without the header."""
    found = parse_xml(f"<w:body {XMLNS}>{table_xml(table, turned(GB9704), pages)}</w:body>")
    cells = [row.findall(qn("w:tc"))[1] for row in found.iter(qn("w:tr"))][1:]
    marks = [cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") for cell in cells]
    return [
        (
            mark.get(qn("w:val"), "") if mark is not None else None,
            "".join(words.text for words in cell.iter(qn("w:t"))),
        )
        for mark, cell in zip(marks, cells, strict=True)
    ]


def cut_after(count: int, table: Table) -> list[list[Strip]]:
    """The lines of a table as they stand on two pages, the first with `count` rows."""
    (piece,) = set_table(0, replace(table, rows=table.rows[:count]))
    (rest,) = set_table(0, replace(table, rows=table.rows[count:]))
    return [[line.strip for line in one.lines] for one in (piece, rest)]


def test_a_merged_cell_has_its_text_again_where_a_page_begins() -> None:
    table = tabled(5)

    found = merges(table, cut_after(3, table))

    text = "完善急救网络"
    assert found == [("restart", text), ("", ""), ("", ""), ("restart", text), ("", "")]


def test_the_last_row_alone_on_a_page_has_the_text_of_the_merged_cell() -> None:
    table = tabled(3)

    found = merges(table, cut_after(2, table))

    assert found == [("restart", "完善急救网络"), ("", ""), (None, "完善急救网络")]


def test_merged_cells_stay_whole_where_it_is_not_known_which_rows_begin_a_page() -> None:
    table = tabled(3)
    unnumbered = replace(table, rows=tuple((TableCell(""), *row[1:]) for row in table.rows))

    found = merges(unnumbered, cut_after(2, unnumbered))

    assert found == [("restart", "完善急救网络"), ("", ""), ("", "")]


def test_a_row_with_its_rule_is_as_high_as_composed() -> None:
    table = parse_xml(f"<w:body {XMLNS}>{table_xml(tabled(2), turned(GB9704))}</w:body>")

    margins = next(table.iter(qn("w:tblCellMar")))
    above, below = (margins.find(qn(f"w:{side}")).get(qn("w:w")) for side in ("top", "bottom"))
    rule = next(table.iter(qn("w:insideH"))).get(qn("w:sz"))

    assert int(above) / 20 + int(below) / 20 + int(rule) / 8 == 2 * ABOVE


def test_a_task_table_over_several_pages_repeats_its_tasks(tmp_path: Path) -> None:
    tasks = tuple(Task(f"t{i}", f"新建急救站点{i + 2}个。") for i in range(40))
    section = Section("s", "完善急救网络", paragraphs=(Paragraph("p", tasks),))
    plan = Plan("plan", "2027年工作要点", sections=(section,), issuance=Issuance(task_table=True))

    write_word(plan, tmp_path / "a.docx")

    table = docx.Document(str(tmp_path / "a.docx")).tables[0]._tbl
    assert sum("完善急救网络" in words.text for words in table.iter(qn("w:t"))) > 1


@pytest.mark.parametrize(
    ("tail", "above", "parted"),
    [(2, 7, None), (3, 5, None), (4, 4, True), (6, 2, True)],
)
def test_text_goes_along_with_a_signature_that_begins_a_page(
    tmp_path: Path, tail: int, above: int, parted: bool | None
) -> None:
    document = closed(tmp_path / "a.docx", tail, above)

    (text,) = [p for p in document.paragraphs if p.text.endswith("均衡布局。")]
    (listed,) = [p for p in document.paragraphs if p.style.name == "附件说明"]

    assert (text.paragraph_format.keep_with_next, text.paragraph_format.widow_control) == (
        True,
        parted,
    )
    assert listed.paragraph_format.keep_with_next


def test_text_that_a_full_page_parts_is_not_held_together(tmp_path: Path) -> None:
    document = closed(tmp_path / "a.docx", 6, 7)

    (text,) = [p for p in document.paragraphs if p.text.endswith("均衡布局。")]

    assert text.paragraph_format.keep_with_next is None


def test_several_signers_stand_behind_tab_stops(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", signers=("李明", "王小芳", "张三"))

    lines = [p.text for p in document.paragraphs if "\t" in p.text]

    assert lines == ["\t签发人：\t李明\t王小芳", "\t江卫发〔2027〕3号\t张三"]


def test_the_first_page_of_a_letter_has_no_number_but_its_double_line(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", form=Form.LETTER)

    section = document.sections[0]

    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_footer._element.xml
    assert "thinThickLargeGap" in section.first_page_footer._element.xml
    assert document.paragraphs[0]._p.pPr.find(qn("w:framePr")) is not None


def test_the_double_lines_of_a_letter_stand_as_far_apart_as_composed(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", form=Form.LETTER)

    foot = document.sections[0].first_page_footer._element
    lines = [next(one.iter(qn("w:pBdr")))[0] for one in (document.paragraphs[0]._p, foot)]

    # with a large gap the size is that of the gap, the lines are 1.5 and 0.75 points wide
    assert [line.get(qn("w:val")) for line in lines] == ["thickThinLargeGap", "thinThickLargeGap"]
    assert {line.get(qn("w:sz")) for line in lines} == {str(round(8 * LETTER_GAP))}


def test_a_draft_for_comment_says_so_below_its_title(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", for_comment=True)

    assert styled(document, "稿件阶段") == ["（征求意见稿）"]


def test_the_task_table_stands_on_turned_pages_of_their_own(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", task_table=True)

    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections]
    turned = document.sections[1]

    assert sizes == [(210, 297), (297, 210), (210, 297)]
    assert [round(m.mm) for m in (turned.top_margin, turned.left_margin)] == [28, 35]
    assert "tbRl" in turned.footer._element.xml
    assert styled(document, "附件说明") == ["附件：2027年江城市卫生健康工作要点任务分解表"]


def test_a_year_that_begins_the_name_of_an_annex_is_no_number_of_it(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", task_table=True)

    (listed,) = [p for p in document.paragraphs if p.style.name == "附件说明"]

    look = listed.paragraph_format
    assert round(-look.first_line_indent / look.left_indent, 2) == 0.6  # 附件： of 　　附件：


def test_the_page_of_the_foot_alone_has_no_number(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", task_table=True)

    assert "PAGE" not in document.sections[-1].footer._element.xml


def test_rows_stay_whole_under_a_header_that_is_repeated(tmp_path: Path) -> None:
    rows = written(tmp_path / "a.docx", task_table=True).tables[0].rows

    marks = [{child.tag for child in row._tr.trPr} for row in rows]

    assert marks[0] == {qn("w:cantSplit"), qn("w:tblHeader")}
    assert all(mark == {qn("w:cantSplit")} for mark in marks[1:])


@pytest.mark.parametrize(
    ("name", "pitch", "bold"),
    [("", "579", False), ("行距28磅", "560", False), ("三级标题加粗", "579", True)],
)
def test_the_look_of_the_house_is_in_the_styles(
    tmp_path: Path, name: str, pitch: str, bold: bool
) -> None:
    document = written(tmp_path / "a.docx", profile=name)

    spacing = document.styles["Normal"].element.pPr.find(qn("w:spacing"))

    assert spacing.get(qn("w:line")) == pitch
    assert bool(document.styles["三级标题"].font.bold) is bold
    assert profile_named(name).told == ()
