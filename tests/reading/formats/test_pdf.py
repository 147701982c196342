"""PDF pages become the paragraphs their author wrote; what belongs to the page is furniture."""

from __future__ import annotations

import pytest

from tests.reading.formats.pdf_sheets import LEFT, Sheets, furniture, paragraphs
from workbench.reading.understanding import understand

LONG = (
    "2027年，全市将深入推进社区服务提质增效，完善街道、社区两级网络，新建服务站点6个，"
    "培训骨干120名，确保各项任务按期完成，群众满意度稳步提升，为全市高质量发展作出贡献。"
)
SHORT = "各单位要明确分工，压实责任，按季度报送进展。"


def test_lines_of_a_paragraph_are_joined() -> None:
    document = Sheets().paragraph(LONG).paragraph(SHORT).read()

    assert paragraphs(document) == [LONG, SHORT]


def test_a_short_line_ends_its_paragraph_where_nothing_is_indented() -> None:
    sheets = Sheets()
    for text in ("一、强化服务", LONG, "二、深化改革", LONG):
        sheets.paragraph(text, indent=0)

    assert paragraphs(sheets.read()) == ["一、强化服务", LONG, "二、深化改革", LONG]


def test_a_full_last_line_ends_before_an_indented_one() -> None:
    full = LONG[:26] + SHORT[:27] + "。"

    document = Sheets().paragraph(full).paragraph(SHORT).read()

    assert paragraphs(document) == [full, SHORT]


def test_a_paragraph_goes_on_over_the_end_of_the_page() -> None:
    head = "全市各级各部门要深入推进社区服务提质增效，完善街道社区两"
    sheets = Sheets().paragraph(LONG).line(head, indent=2).foot("— 1 —").page()
    document = sheets.line("级网络，确保各项任务按期完成。").paragraph(LONG).foot("— 2 —").read()

    whole = head + "级网络，确保各项任务按期完成。"
    assert paragraphs(document) == [LONG, whole, LONG]
    assert furniture(document) == ["— 1 —", "— 2 —"]


def test_numbers_and_words_broken_by_the_line_are_whole() -> None:
    head = "到2027年底前，在全市各街道新建社区服务站点，总数达1"

    document = Sheets().line(head, indent=2).line("20个以上。").read()

    assert paragraphs(document) == [head + "20个以上。"]


def test_latin_words_keep_their_blank_and_divided_ones_are_joined() -> None:
    sheets = Sheets()
    for text in ("Community service centres of the city will co-", "operate with", "partners."):
        sheets.line(text)

    text = " ".join(paragraphs(sheets.read()))

    assert text == "Community service centres of the city will cooperate with partners."


def test_a_title_over_two_lines_is_one() -> None:
    sheets = Sheets().centred("江城市民政局关于印发江城市", size=22)
    sheets.centred("2027年养老服务工作要点的通知", size=22).skip()

    document = sheets.paragraph(LONG).paragraph(SHORT).read()

    assert paragraphs(document)[0] == "江城市民政局关于印发江城市2027年养老服务工作要点的通知"
    assert document.blocks[0].centred


def test_two_titles_below_each_other_stay_apart() -> None:
    sheets = Sheets().centred("江城市人民政府文件", size=40).skip()
    sheets.centred("江政发〔2027〕1号").skip()
    sheets.centred("江城市2027年工作要点", size=22).centred("（征求意见稿）").skip()

    texts = paragraphs(sheets.paragraph(LONG).paragraph(SHORT).read())

    assert texts[:3] == ["江城市人民政府文件", "江政发〔2027〕1号", "江城市2027年工作要点"]
    assert texts[3] == "（征求意见稿）"


def test_what_is_set_in_below_a_label_belongs_to_it() -> None:
    sheets = Sheets().paragraph(LONG).paragraph(SHORT).skip()
    sheets.line("抄送：市委办公室，市人大常委会办公室，市政协办公室，市中", indent=0)
    sheets.line("级人民法院，市人民检察院。", indent=3)

    last = paragraphs(sheets.read())[-1]

    assert last.endswith("市政协办公室，市中级人民法院，市人民检察院。")


def test_name_and_date_on_one_line_are_set_apart() -> None:
    sheets = Sheets().paragraph(LONG).paragraph(SHORT)
    sheets.put(96, 200, "江城市民政局办公室").put(380, 200, "2027年1月8日印发")

    assert paragraphs(sheets.read())[-1] == "江城市民政局办公室  2027年1月8日印发"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("— 1 —", "— 2 —"),
        ("- 1 -", "- 2 -"),
        ("第1页 共2页", "第2页 共2页"),
        ("1", "2"),
        ("7", "8"),
        ("1 / 2", "2 / 2"),
        ("Page 1 of 2", "Page 2 of 2"),
    ],
)
def test_printed_page_marks_are_furniture(first: str, second: str) -> None:
    sheets = Sheets().paragraph(LONG).foot(first).page()

    document = sheets.paragraph(SHORT).foot(second).read()

    assert [text.replace(" ", "") for text in furniture(document)] == [
        first.replace(" ", ""),
        second.replace(" ", ""),
    ]
    assert paragraphs(document) == [LONG, SHORT]


def test_a_head_that_runs_through_the_pages_is_furniture() -> None:
    sheets = Sheets()
    for text in (LONG, SHORT, LONG):
        sheets.put(200, 790, "江城市人民政府公报", 12).paragraph(text).page()

    document = sheets.read()

    assert furniture(document) == ["江城市人民政府公报"] * 3
    assert paragraphs(document) == [LONG, SHORT, LONG]


def test_annexes_on_pages_of_their_own_are_no_running_head() -> None:
    sheets = Sheets()
    for number in (1, 2, 3):
        sheets.line(f"附件{number}").skip().centred("江城市任务清单", size=22).paragraph(
            LONG
        ).page()

    texts = paragraphs(sheets.read())

    assert [text for text in texts if text.startswith("附件")] == ["附件1", "附件2", "附件3"]


def test_a_number_in_the_text_is_no_page_mark() -> None:
    document = Sheets().paragraph(LONG).line("12", indent=2).paragraph(SHORT).read()

    assert paragraphs(document) == [LONG, "12", SHORT]


def test_what_leans_across_the_page_is_told_and_kept_out_of_the_text() -> None:
    document = Sheets().paragraph(LONG).leaning("征求意见稿").read()

    assert paragraphs(document) == [LONG]
    assert furniture(document) == ["征求意见稿"]
    assert document.remarks[0].place == "第1页"
    assert "征求意见稿" in document.remarks[0].message


def test_text_printed_twice_for_boldness_is_read_once() -> None:
    document = Sheets().put(112, 700, "一、强化服务").put(112.4, 700, "一、强化服务").read()

    assert paragraphs(document) == ["一、强化服务"]


def test_a_page_written_on_its_side_is_read_upright() -> None:
    sheets = Sheets()
    sheets.canvas.translate(0, 842)
    sheets.canvas.rotate(-90)
    sheets.at = 500

    document = sheets.paragraph(LONG).paragraph(SHORT).read()

    assert paragraphs(document) == [LONG, SHORT]
    assert not document.remarks


def test_two_columns_are_read_one_after_the_other() -> None:
    text = LONG.replace("2027", "今").replace("120", "百").replace("6", "六") * 5
    lines = [text[n : n + 13] for n in range(0, 13 * 24, 13)]
    sheets = Sheets().centred("江城市2027年养老服务工作要点汇编", size=22).foot("— 1 —")
    for n, line in enumerate(lines):
        sheets.put(80 + n // 12 * 15 * 16, 650 - n % 12 * 28, line)

    document = sheets.read()

    assert "".join(paragraphs(document)) == "江城市2027年养老服务工作要点汇编" + "".join(lines)
    assert len(paragraphs(document)) == 2
    assert furniture(document) == ["— 1 —"]


def test_a_line_stretched_to_the_margin_has_no_blanks() -> None:
    sheets = Sheets().paragraph(LONG)
    for n, char in enumerate("推进社区服务站点标准化建设"):
        sheets.put(112 + n * 24, 500, char)

    assert paragraphs(sheets.read())[-1] == "推进社区服务站点标准化建设"


def test_blocks_know_their_page() -> None:
    document = Sheets().paragraph(LONG).page().paragraph(SHORT).read()

    assert [block.page for block in document.blocks] == [1, 2]


def test_the_account_of_a_pdf_is_whole() -> None:
    sheets = Sheets().centred("江城市2027年工作要点", size=22).skip().paragraph(LONG)
    sheets.paragraph("一、强化服务").paragraph("（一）完善网络。" + LONG).foot("— 1 —")
    sheets.leaning("征求意见稿")

    outline = understand(sheets.read()).outline

    assert outline.title == "江城市2027年工作要点"
    assert [node.heading for node in outline.nodes if node.heading] == ["强化服务", "完善网络"]
    assert outline.account.missing == 0
    assert outline.account.chrome == 8


def test_lines_broken_before_they_were_printed_stay_lines() -> None:
    text = "推进社区服务提质增效完善街道社区两级网络新建服务站点确保任务按期完成" * 8
    lines = [text[n : n + 18] for n in range(0, 18 * 15, 18)]
    sheets = Sheets()
    for line in lines:
        sheets.line(line)

    assert paragraphs(sheets.paragraph("确保取得实效。" * 8, indent=0).read())[:15] == lines


def test_much_text_taken_for_furniture_is_told() -> None:
    sheets = Sheets()
    for number in range(4):
        sheets.put(LEFT, 790, "江城市人民政府公报二〇二七年第三期总第九十期").put(
            LEFT, 700, f"第{number}项强化服务"
        )
        sheets.page()

    assert any("按页眉、页脚或水印处理" in remark.message for remark in sheets.read().remarks)
