"""Word documents, read from their parts."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from workbench.document import BlockKind, Remark
from workbench.errors import UnreadableError
from workbench.reading.formats import package, read_bytes
from workbench.reading.outline import outline

if TYPE_CHECKING:
    from workbench.document import Block, Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _par(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def _file(body: str, **parts: str) -> bytes:
    """A docx with the body and further parts, named by their relation."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        package.writestr("word/document.xml", document)
        targets = {kind: f"{kind}.xml" for kind in parts}
        package.writestr("word/_rels/document.xml.rels", _relations(targets))
        for kind, inner in parts.items():
            package.writestr(f"word/{kind}.xml", f"<w:{kind} {SPACES}>{inner}</w:{kind}>")
    return buffer.getvalue()


def _relations(targets: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{n}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f"<Relationships>{each}</Relationships>"


def _read(body: str, **parts: str) -> Document:
    return read_bytes(_file(body, **parts), "要点.docx")


def _blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return _read(body, **parts).blocks


def _texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in _blocks(body, **parts)]


def test_python_docx_files_are_read() -> None:
    import docx

    document = docx.Document()
    document.add_heading("江城市2027年工作要点", 0)
    document.add_heading("一、强化服务", 1)
    document.add_paragraph("（一）完善网络。新建站点6个。")
    buffer = io.BytesIO()
    document.save(buffer)

    result = outline(read_bytes(buffer.getvalue(), "要点.docx"))

    assert result.title == "江城市2027年工作要点"
    assert [n.heading for n in result.nodes] == ["强化服务", "完善网络"]


def test_inserted_text_stays_and_deleted_text_goes_with_a_remark() -> None:
    inserted = f"<w:ins>{_run('6个')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>5个</w:delText></w:r></w:del>"

    document = _read(_par(_run("新建站点") + deleted + inserted + _run("。")))

    assert document.blocks[0].text == "新建站点6个。"
    assert document.remarks[0].message == "修订中删去的文字未收入（1 处），插入的文字已收入。"


def test_moved_text_stands_where_it_was_moved_to() -> None:
    body = f"<w:moveFrom>{_run('甲')}</w:moveFrom>", f"<w:moveTo>{_run('乙')}</w:moveTo>"

    assert _texts(_par("".join(body))) == ["乙"]


def test_whole_paragraphs_deleted_or_inserted_are_followed() -> None:
    body = f"<w:ins>{_par(_run('甲'))}</w:ins><w:del>{_par(_run('乙'))}</w:del>"

    assert _texts(body) == ["甲"]


@pytest.mark.parametrize(
    "inner",
    [
        f"<w:sdt><w:sdtContent>{_run('抓好落实')}</w:sdtContent></w:sdt>",
        f"<w:hyperlink>{_run('抓好落实')}</w:hyperlink>",
        f"<w:smartTag>{_run('抓好')}</w:smartTag>{_run('落实')}",
        f"<w:fldSimple>{_run('抓好落实')}</w:fldSimple>",
        f"<w:r><w:instrText>PAGE</w:instrText></w:r>{_run('抓好落实')}",
        _run("抓好") + "<w:bookmarkStart/>" + _run("落实"),
    ],
)
def test_text_is_found_through_whatever_wraps_it(inner: str) -> None:
    assert _texts(_par(inner)) == ["抓好落实"]


def test_a_content_control_around_paragraphs_is_opened() -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{_par(_run('甲'))}</w:sdtContent></w:sdt>"

    assert _texts(body) == ["甲"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{_par(_run('框中文字'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert _texts(_par(_run("正文") + drawing)) == ["正文", "框中文字"]


def test_tables_are_read_cell_by_cell() -> None:
    def cell(text: str, span: int = 1) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{_par(_run(text))}</w:tc>'

    head = f"<w:tr>{cell('任务', 2)}{cell('单位')}</w:tr>"
    rows = f"{head}<w:tr>{cell('1')}{cell('建站')}{cell('')}</w:tr>"

    blocks = _blocks(f"<w:tbl>{rows}</w:tbl>")

    assert [(b.text, b.table, b.row, b.column) for b in blocks] == [
        ("任务", 1, 1, 1),
        ("单位", 1, 1, 3),
        ("1", 1, 2, 1),
        ("建站", 1, 2, 2),
    ]
    assert all(b.kind is BlockKind.CELL for b in blocks)


def test_a_table_of_one_column_is_layout() -> None:
    table = f"<w:tbl><w:tr><w:tc>{_par(_run('江城市文件'))}</w:tc></w:tr></w:tbl>"

    assert _blocks(table)[0].kind is BlockKind.PARAGRAPH


def test_headers_and_footers_are_furniture() -> None:
    blocks = _blocks(
        _par(_run("正文")), header=_par(_run("江城市文件")), footer=_par(_run("第1页"))
    )

    assert [(b.text, b.kind.value) for b in blocks] == [
        ("江城市文件", "furniture"),
        ("正文", "paragraph"),
        ("第1页", "furniture"),
    ]


def test_footnotes_are_furniture_and_comments_a_remark() -> None:
    comments = f'<w:comment w:id="1" w:author="张三">{_par(_run("再核实"))}</w:comment>'
    notes = f"<w:footnote>{_par(_run('见年鉴。'))}</w:footnote>"

    body = _par(_run("正文") + '<w:r><w:commentReference w:id="1"/></w:r>')

    document = _read(body, comments=comments, footnotes=notes)

    assert [b.text for b in document.blocks] == ["正文", "见年鉴。"]
    assert document.remarks == (Remark("批注未收入：张三“再核实”。", "正文"),)


def test_hidden_text_is_left_out_with_a_remark() -> None:
    document = _read(_par(_run("正文") + _run("密", "<w:vanish/>")))

    assert document.blocks[0].text == "正文"
    assert document.remarks[0].message == "隐藏文字未收入（1 处）。"


def test_heading_level_bold_and_centred_come_from_style_or_paragraph() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="一级"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = (
        _par(_run("甲"), '<w:pStyle w:val="1"/>')
        + _par(_run("乙"), '<w:pStyle w:val="2"/>')
        + _par(_run("丙"), '<w:pStyle w:val="3"/>')
        + _par(_run("丁", "<w:b/>") + _run("戊"), '<w:outlineLvl w:val="2"/>')
    )

    blocks = _blocks(body, styles=styles)

    assert [(b.heading_level, b.centred, b.bold) for b in blocks] == [
        (2, False, False),
        (2, True, False),
        (1, False, True),
        (3, False, False),
    ]


def test_styles_in_a_circle_do_no_harm() -> None:
    styles = (
        '<w:style w:styleId="1"><w:basedOn w:val="2"/></w:style>'
        '<w:style w:styleId="2"><w:basedOn w:val="1"/></w:style>'
    )

    assert _texts(_par(_run("甲"), '<w:pStyle w:val="1"/>'), styles=styles) == ["甲"]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%3."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="●"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="11"/></w:lvlOverride></w:num>'
)


def _numbered(text: str, depth: int, list_id: int = 1) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return _par(_run(text), numbers)


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    depths = [0, 1, 1, 2, 2, 1, 0, 1]

    blocks = _blocks("".join(_numbered("条目", d) for d in depths), numbering=NUMBERING)

    assert [b.auto_number for b in blocks] == [
        "一、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "（三）",
        "二、",
        "（一）",
    ]


def test_bullets_have_no_number_and_an_override_starts_anew() -> None:
    body = _numbered("甲", 0, 2) + _numbered("乙", 0, 3) + _numbered("丙", 0, 3)

    blocks = _blocks(body, numbering=NUMBERING)

    assert [b.auto_number for b in blocks] == ["", "十一、", "十二、"]


def test_a_generated_number_makes_a_section_and_is_no_source_text() -> None:
    title = _par(_run("江城市2027年工作要点"))
    body = title + _numbered("强化服务", 0) + _numbered("完善网络。新建站点6个。", 1)

    result = outline(_read(body, numbering=NUMBERING))

    assert [(n.level, n.number, n.heading) for n in result.nodes] == [
        (1, "一、", "强化服务"),
        (2, "（一）", "完善网络"),
    ]
    assert (result.account.numbers, result.account.missing) == (0, 0)


@pytest.mark.parametrize(
    ("form", "third"),
    [
        ("decimal", "3"),
        ("decimalZero", "03"),
        ("decimalFullWidth", "３"),
        ("decimalEnclosedCircleChinese", "③"),
        ("chineseLegalSimplified", "叁"),
        ("ideographTraditional", "丙"),
        ("japaneseCounting", "三"),
        ("upperRoman", "III"),
        ("lowerLetter", "c"),
    ],
)
def test_each_form_of_number_is_written_as_word_writes_it(form: str, third: str) -> None:
    numbering = NUMBERING.replace("chineseCountingThousand", form)

    blocks = _blocks("".join(_numbered("条目", 0) for _ in range(3)), numbering=numbering)

    assert blocks[2].auto_number == f"{third}、"


def test_line_breaks_and_tabs_are_characters() -> None:
    body = _par(_run("甲") + "<w:r><w:br/></w:r>" + _run("乙") + "<w:r><w:tab/></w:r>" + _run("丙"))

    assert _texts(body) == ["甲\n乙\t丙"]


# -- hostile and damaged files -------------------------------------------------------------------


def _zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def test_a_zip_bomb_is_refused() -> None:
    bomb = _zip(**{"word__document.xml": b"<a>" + b" " * (80 * 1024 * 1024) + b"</a>"})

    with pytest.raises(UnreadableError, match="展开后的内容过大"):
        read_bytes(bomb, "要点.docx")


def test_many_parts_are_refused_by_their_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_LARGEST_TOTAL", 1024 * 1024)
    part = random.Random(7).randbytes(64 * 1024)
    bomb = _zip(**{f"word__{n}.bin": part for n in range(17)})

    with pytest.raises(UnreadableError, match="展开后的内容过大"):
        read_bytes(bomb, "要点.docx")


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "哈哈哈哈">' + "".join(f'<!ENTITY b{n} "&a;&a;&a;">' for n in range(9)),
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
    ],
)
def test_entities_are_never_resolved(entities: str) -> None:
    root = f'<w:document xmlns:w="{W}"><w:body>{_par(_run("&a;"))}</w:body></w:document>'
    data = _zip(**{"word__document.xml": f"<!DOCTYPE x [{entities}]>{root}".encode()})

    with pytest.raises(UnreadableError, match=r"不安全的外部定义|文件已损坏"):
        read_bytes(data, "要点.docx")


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "内容不是 Word 文档"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "文件已损坏"),
        (b"PK\x03\x04" + bytes(99), "文件已损坏"),
        (_zip(a=b"b"), "内容不是 Word 文档"),
        (_zip(**{"word__document.xml": b"<w:document"}), "文件已损坏"),
        (_file(_par(_run("正文")))[:-40], "文件已损坏"),
        (_file(_par("")), "文件是空的"),
    ],
)
def test_a_file_that_is_no_word_document_is_told_so(data: bytes, fact: str) -> None:
    with pytest.raises(UnreadableError, match=fact):
        read_bytes(data, "要点.docx")


def test_damage_inside_a_part_is_noticed() -> None:
    data = bytearray(_file(_par(_run("正文" * 500))))
    at = data.find(b"document.xml") + 60
    data[at : at + 30] = bytes(30)

    with pytest.raises(UnreadableError, match="文件已损坏"):
        read_bytes(bytes(data), "要点.docx")
