"""What a Word document holds beside plain runs: changes, fields, boxes, symbols, merged cells."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.reading.formats.dresses import W, package
from workbench.document import Block, BlockKind, Document, Remark
from workbench.errors import UnreadableError
from workbench.reading.formats import read_bytes
from workbench.reading.outline import outline

SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _par(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def _read(body: str, name: str = "要点.docx", **parts: str) -> Document:
    return read_bytes(package(f"<w:body {SPACES}>{body}</w:body>", **parts), name)


def _texts(body: str, **parts: str) -> list[str]:
    return [b.text for b in _read(body, **parts).blocks]


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _field(instruction: str, result: str) -> str:
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return _mark("begin") + told + _mark("separate") + result + _mark("end")


# -- changes and comments --------


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    body = _par(_run("新建站点"), "<w:rPr><w:del/></w:rPr>") + _par(_run("6个。"))

    assert _texts(body) == ["新建站点6个。"]


def test_text_before_a_deleted_end_is_not_lost_at_the_end_of_a_cell() -> None:
    last = _par(_run("新建站点"), "<w:rPr><w:del/></w:rPr>")
    row = f"<w:tr><w:tc>{last}</w:tc><w:tc>{_par(_run('教育局'))}</w:tc></w:tr>"

    assert _texts(f"<w:tbl>{row}</w:tbl>") == ["新建站点", "教育局"]


def test_deletions_are_told_with_their_places() -> None:
    deleted = "<w:del><w:r><w:delText>5个</w:delText></w:r></w:del>"

    document = _read(_par(_run("新建站点") + deleted + _run("6个。")))

    assert document.remarks == (
        Remark("修订中删去的文字未收入（1 处），插入的文字已收入。", "“新建站点6个。”"),
    )


def test_rows_deleted_while_changes_were_tracked_are_left_out() -> None:
    def row(text: str, properties: str = "") -> str:
        cells = f"<w:tc>{_par(_run(text))}</w:tc>" * 2
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    document = _read(f"<w:tbl>{row('甲')}{row('乙', '<w:del/>')}{row('丙')}</w:tbl>")

    assert [(b.text, b.row) for b in document.blocks] == [
        ("甲", 1),
        ("甲", 1),
        ("丙", 2),
        ("丙", 2),
    ]
    assert document.remarks[0].message.startswith("修订中删去的文字未收入（1 处）")


def test_moved_text_is_told_apart_from_deleted_text() -> None:
    moved = f"<w:moveFrom>{_run('甲')}</w:moveFrom><w:moveTo>{_run('乙')}</w:moveTo>"

    document = _read(_par(moved))

    assert document.remarks == (Remark("修订中移动的文字按移动后的位置收入（1 处）。"),)


def test_comments_have_author_text_and_place() -> None:
    comments = f'<w:comment w:id="3" w:author="李四">{_par(_run("数字再核实"))}</w:comment>'
    body = _par(_run("新建站点6个。") + '<w:r><w:commentReference w:id="3"/></w:r>')

    document = _read(body, comments=comments)

    assert document.remarks == (Remark("批注未收入：李四“数字再核实”。", "新建站点6个。"),)


# -- fields --------


def test_the_result_of_a_field_is_text_and_its_instruction_is_not() -> None:
    body = _par(_run("见") + _field("REF _Ref1 \\h", _run("第三部分")) + _run("。"))

    assert _texts(body) == ["见第三部分。"]


def test_a_field_inside_the_instruction_of_another_is_not_shown() -> None:
    inner = _field("PAGE", _run("3"))
    outer = _mark("begin") + inner + _mark("separate") + _run("正文") + _mark("end")

    assert _texts(_par(outer)) == ["正文"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    body = _par(_mark("begin") + _run("甲")) + _par(_field("PAGE", _run("乙"))) + _par(_run("丙"))

    assert _texts(body) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        ("eq \\o\\ac(○,11)", "⑪"),
        ("EQ \\o(○,3)", "③"),
        ("eq \\o\\ac(□,急)", "急"),
        ("eq \\f(1,2)", ""),
        ("PAGE", ""),
    ],
)
def test_an_enclosed_character_is_read(instruction: str, text: str) -> None:
    field = _mark("begin") + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" + _mark("end")

    assert _texts(_par(field + _run("新建"))) == [f"{text}新建"]


CONTENTS = (
    '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="WPSOffice手动目录 2"/></w:style>'
)


def test_a_table_of_contents_is_furniture() -> None:
    body = (
        _par(_run("目　录"))
        + _par(_run("一、强化服务") + "<w:r><w:tab/></w:r>" + _run("1"), '<w:pStyle w:val="10"/>')
        + _par(_run("（一）完善网络……2"), '<w:pStyle w:val="11"/>')
        + _par(_run("一、强化服务"))
    )

    kinds = [(b.text, b.kind is BlockKind.FURNITURE) for b in _read(body, styles=CONTENTS).blocks]

    assert [told for _, told in kinds] == [True, True, True, False]


def test_a_contents_field_is_furniture_as_far_as_its_entries_go() -> None:
    begin = _mark("begin") + '<w:r><w:instrText> TOC \\o "1-3"</w:instrText></w:r>'
    body = (
        _par(begin + _mark("separate") + _run("一、强化服务") + "<w:r><w:tab/></w:r>" + _run("1"))
        + _par(_run("二、深化改革") + "<w:r><w:tab/></w:r>" + _run("3"))
        + _par(_run("2027年，全市要抓好工作。"))
    )

    assert [b.kind is BlockKind.FURNITURE for b in _read(body).blocks] == [True, True, False]


# -- characters, boxes, pictures --------


@pytest.mark.parametrize(
    ("font", "char", "text"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F081", "①"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "0052", "☑"),
        ("Symbol", "F0B3", "≥"),
        ("宋体", "2460", "①"),
        ("Wingdings", "F04A", ""),
        ("Wingdings", "zzz", ""),
        ("Wingdings", "", ""),
    ],
)
def test_symbols_are_read_where_they_have_a_meaning(font: str, char: str, text: str) -> None:
    document = _read(_par(_run("新建") + f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'))

    assert document.blocks[0].text == f"新建{text}"
    assert bool(document.remarks) is not bool(text)


def test_word_art_is_text() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="江城市文件"/></v:shape></w:pict></w:r>'

    assert _texts(_par(art) + _par(_run("正文"))) == ["", "江城市文件", "正文"]


def test_of_two_forms_of_a_shape_the_one_with_text_is_read() -> None:
    box = f"<w:txbxContent>{_par(_run('框中文字'))}</w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert _texts(_par(_run("正文") + shape)) == ["正文", "框中文字"]


def test_ruby_is_read_without_its_reading() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rt>{_run('xuān')}</w:rt><w:rubyBase>{_run('轩')}</w:rubyBase></w:ruby>"
        "</w:r>"
    )

    assert _texts(_par(ruby + _run("辕区"))) == ["轩辕区"]


def test_text_hidden_by_its_style_is_left_out() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = _par(_run("密", '<w:rStyle w:val="h"/>') + _run("正文", '<w:rStyle w:val="b"/>'))

    block = _read(body, styles=styles).blocks[0]

    assert (block.text, block.bold) == ("正文", True)


def test_a_scan_in_a_word_file_is_told_as_pictures() -> None:
    picture = '<w:r><w:drawing><a:blip r:embed="r9" xmlns:r="urn:r"/></w:drawing></w:r>'

    with pytest.raises(UnreadableError, match="文件里只有图片，没有文字"):
        _read(_par(picture))


# -- tables --------


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_par(_run(text))}</w:tc>"


def _places(table: str) -> list[tuple[str, int, int, int, int]]:
    blocks = _read(f"<w:tbl>{table}</w:tbl>").blocks
    return [(b.text, b.row, b.column, b.row_span, b.column_span) for b in blocks]


def test_a_cell_merged_downwards_is_read_once_and_covers_its_rows() -> None:
    opening = _cell("强化服务", '<w:vMerge w:val="restart"/>')
    first = f"<w:tr>{opening}{_cell('建站')}</w:tr>"
    below = f"<w:tr>{_cell('', '<w:vMerge/>')}{_cell('招录')}</w:tr>"
    last = f"<w:tr>{_cell('深化改革')}{_cell('出台方案')}</w:tr>"

    assert _places(first + below + below + last) == [
        ("强化服务", 1, 1, 3, 1),
        ("建站", 1, 2, 1, 1),
        ("招录", 2, 2, 1, 1),
        ("招录", 3, 2, 1, 1),
        ("深化改革", 4, 1, 1, 1),
        ("出台方案", 4, 2, 1, 1),
    ]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    offset = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    rows = f"<w:tr>{_cell('甲')}{_cell('乙')}</w:tr><w:tr>{offset}{_cell('丙')}{_cell('丁')}</w:tr>"

    assert [place[:3] for place in _places(rows)][2:] == [("丙", 2, 2), ("丁", 2, 3)]


def test_a_table_inside_a_cell_has_its_own_rows() -> None:
    inner = f"<w:tbl><w:tr>{_cell('甲')}{_cell('乙')}</w:tr></w:tbl>"
    outer = f"<w:tr><w:tc>{_par(_run('外'))}{inner}{_par('')}</w:tc>{_cell('旁')}</w:tr>"

    blocks = _read(f"<w:tbl>{outer}</w:tbl>").blocks

    assert [(b.text, b.table) for b in blocks] == [("外", 1), ("甲", 2), ("乙", 2), ("旁", 1)]


# -- kinds of package --------


@pytest.mark.parametrize("name", ["a.docm", "a.dotx", "a.dotm", "a.doc", "a.wps"])
def test_the_kinds_of_word_file_are_read_alike(name: str) -> None:
    assert _read(_par(_run("正文")), name).blocks == (Block("正文"),)


def test_strict_word_files_are_read() -> None:
    centred = _par(_run("正文"), '<w:jc w:val="center"/>')
    strict = package(f"<w:body>{centred}</w:body>")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            text = text.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            new.writestr(name, text)

    assert read_bytes(buffer.getvalue(), "要点.docx").blocks == (Block("正文", centred=True),)


def test_everything_at_once_is_accounted_for() -> None:
    body = (
        _par(_run("江城市2027年工作要点"), '<w:jc w:val="center"/>')
        + _par(_run("一、强化服务") + "<w:ins>" + _run("保障") + "</w:ins>")
        + _par(_run("（一）完善网络。见") + _field("REF a", _run("附件")) + _run("，新建站点6个。"))
        + f"<w:tbl><w:tr>{_cell('任务')}{_cell('单位')}</w:tr></w:tbl>"
    )

    assert outline(_read(body)).account.missing == 0
