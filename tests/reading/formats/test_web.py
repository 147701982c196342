"""Web pages: the text found whatever the page is built of, the rest kept as furniture."""

from __future__ import annotations

import pytest

from workbench.document import BlockKind
from workbench.errors import UnreadableError
from workbench.reading.formats import read_bytes
from workbench.reading.outline import outline

LINES = (
    "2027年，全市教育系统要把每个孩子放在心上，抓好各项工作，推动校园更有生气。",
    "一、强化服务保障",
    "（一）完善急救网络。新建急救站点6个，平均反应时间缩短至10分钟以内。",
    "（二）加强队伍建设。招录医师30名，开展全员培训，提升能力和水平。",
)
NAVIGATION = "<div><a href='/'>首页</a> &gt; <a href='/a'>政务公开</a></div>" + "".join(
    f"<a href='/{n}'>相关的其他文件第{n}号全文</a>" for n in range(40)
)
FOOT = "<div>版权所有：江城市人民政府</div>"


def _page(body: str) -> bytes:
    head = "<head><meta charset='utf-8'><title>江城市2027年工作要点-江城市政府</title></head>"
    title = "<h1>江城市2027年工作要点</h1>"
    return f"<html>{head}<body>{NAVIGATION}{title}{body}{FOOT}</body></html>".encode()


@pytest.mark.parametrize(
    "body",
    [
        "<div><div id='c'>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div></div>",
        "<div id='c'>" + "<br>".join(LINES) + "</div>",
        "<table><tr><td>" + "<br/>".join(LINES) + "</td></tr></table>",
        "<div>" + "".join(f"<div><span>{line}</span></div>" for line in LINES) + "</div>",
        "<div><pre>" + "\n".join(LINES) + "</pre></div>",
        "<div><p>" + "".join(f"<p><b>{line[:3]}</b>{line[3:]}" for line in LINES) + "</div>",
    ],
)
def test_the_text_is_found_however_the_page_is_built(body: str) -> None:
    result = outline(read_bytes(_page(body), "要点.html"))

    assert result.title == "江城市2027年工作要点"
    assert [n.heading for n in result.nodes] == ["", "强化服务保障", "完善急救网络", "加强队伍建设"]
    assert result.account.missing == 0


def test_a_chinese_sentence_wrapped_in_the_source_has_no_blanks() -> None:
    body = (
        "<p>新建急救\n站点6个，\r\n反应时间缩短至 10\n分钟。</p><p>来源：办公室\n  作者：科室</p>"
    )

    blocks = read_bytes(_page(body), "要点.html").blocks

    texts = [block.text for block in blocks]
    assert "新建急救站点6个，反应时间缩短至 10 分钟。" in texts
    assert "来源：办公室 作者：科室" in texts


def test_a_page_that_is_one_typed_text_is_read_as_plain_text() -> None:
    typed = "\r\n\r\n".join(f"{line[:20]}\r\n{line[20:]}".rstrip() for line in LINES)

    result = outline(read_bytes(_page(f"<pre><span>{typed}</span></pre>"), "要点.html"))

    assert [n.heading for n in result.nodes] == ["", "强化服务保障", "完善急救网络", "加强队伍建设"]
    assert result.nodes[0].sentences == (LINES[0],)


def test_what_is_left_out_is_furniture_not_lost() -> None:
    body = "<div>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div>"

    blocks = read_bytes(_page(body), "要点.html").blocks

    furniture = "".join(b.text for b in blocks if b.kind is BlockKind.FURNITURE)
    assert "首页 > 政务公开" in furniture
    assert "版权所有" in furniture
    assert all(b.text != LINES[0] or b.kind is BlockKind.PARAGRAPH for b in blocks)


def test_scripts_and_comments_are_no_text() -> None:
    body = f"<div><script>var a=1</script><style>p{{}}</style><!-- 批注 --><p>{LINES[0]}</p></div>"

    text = "".join(b.text for b in read_bytes(_page(body), "a.htm").blocks)

    assert "var a" not in text
    assert "批注" not in text


def test_headings_bold_and_centred_are_told() -> None:
    body = "<h2>重点任务</h2><p align='center'><b>江城市</b></p><p style='text-align:center'>乙</p>"

    blocks = {b.text: b for b in read_bytes(f"<body>{body}</body>".encode(), "a.html").blocks}

    assert blocks["重点任务"].heading_level == 2
    assert (blocks["江城市"].bold, blocks["江城市"].centred) == (True, True)
    assert (blocks["乙"].bold, blocks["乙"].centred) == (False, True)


def test_a_table_of_data_is_read_cell_by_cell() -> None:
    rows = "<tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td>新建站点6个</td></tr>"

    blocks = read_bytes(f"<body><table>{rows}</table></body>".encode(), "a.html").blocks

    assert [(b.text, b.kind.value, b.row, b.column) for b in blocks] == [
        ("序号", "cell", 1, 1),
        ("任务", "cell", 1, 2),
        ("1", "cell", 2, 1),
        ("新建站点6个", "cell", 2, 2),
    ]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),
        ("x-1", "gbk"),
    ],
)
def test_the_declared_encoding_is_checked_by_the_bytes(declared: str, encoding: str) -> None:
    page = (
        f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'><p>{LINES[0]}</p>"
    )

    blocks = read_bytes(page.encode(encoding), "a.html").blocks

    assert blocks[-1].text == LINES[0]


def test_a_deeply_nested_page_loses_nothing() -> None:
    page = "<div>" * 900 + LINES[0] + "</div>" * 900

    assert LINES[0] in read_bytes(page.encode(), "a.html").blocks[-1].text


def test_a_page_nested_beyond_reading_is_refused_not_cut_off() -> None:
    page = "<div>" * 3000 + LINES[0] + "</div>" * 3000

    with pytest.raises(UnreadableError, match="文件已损坏"):
        read_bytes(page.encode(), "a.html")


def test_an_external_entity_is_not_read() -> None:
    page = f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>{LINES[0]}&x;</p>"

    text = "".join(b.text for b in read_bytes(page.encode(), "a.html").blocks)

    assert LINES[0] in text
    assert "&x;" in text.replace("& x", "&x")


@pytest.mark.parametrize("page", ["<html></html>", "<script>1</script>", "<!-- a -->"])
def test_a_page_without_text_is_empty(page: str) -> None:
    with pytest.raises(UnreadableError, match="文件是空的"):
        read_bytes(page.encode(), "a.html")


@pytest.mark.parametrize("glue", ["{0}='{0}' ", "a{0} ", 'a{0}=">" ', "' a{0} "])
def test_a_tag_with_countless_attributes_is_refused(glue: str) -> None:
    page = f"<p {''.join(glue.format(n) for n in range(100_000))}>{LINES[0]}</p>"

    with pytest.raises(UnreadableError, match="已损坏"):
        read_bytes(page.encode(), "a.html")


@pytest.mark.parametrize(
    "long", ["<script>if (a<b) {words}</script>", "<!-- <p {words} -->", "<p title='{words}'>"]
)
def test_many_words_where_no_attributes_stand_are_read(long: str) -> None:
    page = _page(long.replace("{words}", "i = 1; " * 5000) + "".join(f"<p>{x}</p>" for x in LINES))

    assert LINES[0] in [block.text for block in read_bytes(page, "a.html").blocks]
