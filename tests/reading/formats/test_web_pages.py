"""Saved pages: archives in one file, numbers of lists, merged cells, what is hidden or deleted."""

from __future__ import annotations

import base64
import quopri

import pytest

from workbench.document import BlockKind, Remark
from workbench.errors import UnreadableError
from workbench.reading.formats import read_bytes
from workbench.reading.outline import outline

LINES = (
    "江城市2027年工作要点",
    "一、强化服务保障",
    "（一）完善急救网络。新建急救站点6个，平均反应时间缩短至10分钟以内。",
    "（二）加强队伍建设。招录医师30名，开展全员培训，提升能力和水平。",
)
PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>"
HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://jiangcheng.example/a.html\r\n"
    "Subject: =?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="----Part--1"\r\n\r\n\r\n'
)
PICTURE = (
    b"------Part--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n"
)


def _archive(body: bytes, encoding: str, charset: str = "utf-8") -> bytes:
    head = (
        f"------Part--1\r\nContent-Type: text/html; charset={charset}\r\n"
        f"Content-ID: <f@mhtml>\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return HEAD.encode() + head.encode() + body + b"\r\n" + PICTURE + b"------Part--1--\r\n"


def _texts(data: bytes, name: str) -> list[str]:
    return [b.text for b in read_bytes(data, name).blocks]


@pytest.mark.parametrize("name", ["要点.mht", "要点.mhtml", "要点.html", "要点.doc"])
@pytest.mark.parametrize(
    "data",
    [
        _archive(quopri.encodestring(PAGE.encode()), "quoted-printable"),
        _archive(base64.encodebytes(PAGE.encode()), "base64"),
        _archive(PAGE.encode("gbk"), "8bit", "gb2312"),
        _archive(quopri.encodestring(PAGE.encode("gbk")), "Quoted-Printable", '"gb2312"'),
        _archive(base64.encodebytes(PAGE.encode()), "base64").replace(b"\r\n", b"\n"),
    ],
)
def test_a_page_saved_in_one_file_is_read(data: bytes, name: str) -> None:
    assert _texts(data, name) == list(LINES)


def test_further_pages_of_an_archive_are_told() -> None:
    data = _archive(PAGE.encode(), "8bit") + _archive(b"<p>x</p>", "8bit")[len(HEAD) :]

    document = read_bytes(data.replace(b"------Part--1--\r\n", b"", 1), "要点.mht")

    assert document.remarks == (Remark("页面里嵌入的其他网页未收入（1 处）。"),)


def test_an_archive_without_a_page_is_damaged() -> None:
    with pytest.raises(UnreadableError, match="文件已损坏"):
        read_bytes(HEAD.encode() + PICTURE, "要点.mht")


def test_a_truncated_archive_gives_what_it_holds() -> None:
    data = _archive(base64.encodebytes(PAGE.encode()), "base64")

    texts = _texts(data[: data.find(b"------Part--1\r\nContent-Type: image") - 60], "要点.mht")

    assert texts[:2] == list(LINES[:2])


def _blocks(body: str) -> list[tuple[str, str]]:
    blocks = read_bytes(f"<body>{body}</body>".encode(), "a.html").blocks
    return [(b.auto_number, b.text) for b in blocks]


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start='5'>", ["5.", "6."]),
        ("<ol type='a'>", ["a.", "b."]),
        ("<ol type='I'>", ["I.", "II."]),
        ("<ol style='list-style-type: cjk-ideographic'>", ["一、", "二、"]),
        ("<ol style='list-style: simp-chinese-informal inside'>", ["一、", "二、"]),
        ("<ol style='list-style: none'>", ["", ""]),
        ("<ul>", ["", ""]),
    ],
)
def test_a_list_has_the_numbers_a_browser_shows(opening: str, numbers: list[str]) -> None:
    found = _blocks(f"{opening}<li>强化服务</li><li><p>完善网络</p><p>新建站点</p></li></ol>")

    assert found == [(numbers[0], "强化服务"), (numbers[1], "完善网络"), ("", "新建站点")]


def test_lists_inside_lists_count_by_themselves() -> None:
    found = _blocks("<ol><li>甲<ol><li>乙</li><li>丙</li></ol></li><li value='7'>丁</li></ol>")

    assert found == [("1.", "甲"), ("1.", "乙"), ("2.", "丙"), ("7.", "丁")]


def test_a_typed_number_is_not_numbered_again() -> None:
    assert _blocks("<ol><li>一、强化服务</li></ol>") == [("", "一、强化服务")]


def test_hidden_text_is_furniture() -> None:
    body = f"<p style='display: none'>分享到微博</p><p hidden>打印</p><p>{LINES[2]}</p>"

    blocks = read_bytes(f"<body>{body}</body>".encode(), "a.html").blocks

    assert [b.kind for b in blocks] == [BlockKind.FURNITURE] * 2 + [BlockKind.PARAGRAPH]


def test_a_page_that_hides_all_its_text_shows_it_by_a_script() -> None:
    body = f"<p>加载中</p><div style='display:none'><p>{LINES[2]}</p><p>{LINES[3]}</p></div>"

    blocks = read_bytes(f"<body>{body}</body>".encode(), "a.html").blocks

    assert [b.text for b in blocks if b.kind is BlockKind.PARAGRAPH][-2:] == list(LINES[2:])


def test_merged_cells_stand_where_they_begin() -> None:
    rows = (
        "<tr><th rowspan=2>序号</th><th colspan=2>任务</th></tr><tr><th>内容</th><th>单位</th></tr>"
        "<tr><td>1</td><td>新建站点</td><td>教育局</td></tr>"
    )

    blocks = read_bytes(f"<body><table>{rows}</table></body>".encode(), "a.html").blocks

    assert [(b.text, b.row, b.column, b.row_span, b.column_span) for b in blocks] == [
        ("序号", 1, 1, 2, 1),
        ("任务", 1, 2, 1, 2),
        ("内容", 2, 2, 1, 1),
        ("单位", 2, 3, 1, 1),
        ("1", 3, 1, 1, 1),
        ("新建站点", 3, 2, 1, 1),
        ("教育局", 3, 3, 1, 1),
    ]


def test_text_deleted_while_changes_were_tracked_is_left_out() -> None:
    body = "<p>新建站点<del datetime='2027-01-08'>5个</del><ins>6个</ins>。</p>"

    assert _blocks(body) == [("", "新建站点6个。")]


def test_entities_are_characters() -> None:
    assert _blocks("<p>&ldquo;急救&rdquo;&#32593;&#x7EDC;&middot;&lt;6&gt;</p>") == [
        ("", "“急救”网络·<6>")
    ]


@pytest.mark.parametrize("charset", ["punycode", "idna", "rot13", "zlib", "unicode_escape"])
def test_only_encodings_of_web_pages_are_believed(charset: str) -> None:
    page = f"<meta charset='{charset}'><p>{LINES[2]}</p>"

    assert _texts(page.encode(), "a.html") == [LINES[2]]


def test_the_table_of_facts_above_the_text_is_understood() -> None:
    table = (
        "<table><tr><td>索 引 号：</td><td>JC02/2027-00031</td><td>主题分类：</td><td>教育</td>"
        "</tr><tr><td>发布机构：</td><td>江城市教育局</td><td>成文日期：</td><td>2027-01-08</td></tr>"
        "</table>"
    )

    result = outline(read_bytes(PAGE.replace("<body>", f"<body>{table}").encode(), "a.html"))

    assert (result.meta.index_number, result.meta.issuer) == ("JC02/2027-00031", "江城市教育局")
    assert result.meta.date == "2027-01-08"
    assert result.account.missing == 0
