"""Hostile and damaged files: each ends in a document or one calm sentence, and soon."""

from __future__ import annotations

import base64
import io
import random
import zipfile
from functools import cache

import pytest

from tests.reading.formats.dresses import package
from workbench.document import Document
from workbench.errors import UnreadableError
from workbench.reading.formats import read_bytes

PARAGRAPH = "<w:p><w:r><w:t>抓好落实。</w:t></w:r></w:p>"
LINES = (
    "一、强化服务保障\n（一）完善急救网络。新建急救站点6个。\n（二）加强队伍建设。招录医师30名。\n"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
PAGE = (
    "<html><head><meta charset='utf-8'></head><body><div><ol><li>甲</li></ol><table><tr>"
    "<td rowspan='2'>序号</td><td>任务</td></tr><tr><td>建站</td></tr></table>"
    + "".join(f"<p style='text-align:center'><b>{line}</b></p>" for line in LINES.split("\n") * 5)
    + "</div></body></html>"
).encode()
ARCHIVE = (
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + base64.encodebytes(PAGE)
    + b"--b--\r\n"
)


@cache
def _word() -> bytes:
    numbers = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    items = "".join(
        f"<w:p>{numbers}<w:r><w:rPr><w:b/></w:rPr><w:t>{line}</w:t></w:r></w:p>"
        for line in LINES.split("\n")
    )
    row = f"<w:tr><w:tc>{PARAGRAPH}</w:tc><w:tc>{PARAGRAPH}</w:tc></w:tr>"
    return package(
        f"<w:body>{items}<w:tbl>{row * 3}</w:tbl></w:body>",
        numbering=NUMBERING,
        styles='<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
    )


@cache
def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_word())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _flip(rng: random.Random, data: bytearray, at: int) -> None:
    data[at] ^= 1 << rng.randrange(8)


def _drop(rng: random.Random, data: bytearray, at: int) -> None:
    del data[at : at + rng.randrange(60)]


def _repeat(rng: random.Random, data: bytearray, at: int) -> None:
    data[at:at] = data[at : at + rng.randrange(200)]


def _insert(rng: random.Random, data: bytearray, at: int) -> None:
    data.insert(at, rng.choice(b"<>&\"'/\0\xff-9"))


def _truncate(rng: random.Random, data: bytearray, at: int) -> None:
    del data[at + 1 :]


CHANGES = (_flip, _drop, _repeat, _insert, _truncate)


def _mutated(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    change = rng.choice(CHANGES)
    for _ in range(rng.choice((1, 3, 30))):
        change(rng, changed, rng.randrange(max(1, len(changed) - 1)))
    return bytes(changed)


def _mutated_part(rng: random.Random, data: bytes) -> bytes:
    name = rng.choice(sorted(_parts()))
    return _zip({**_parts(), name: _mutated(rng, _parts()[name])})


def _ends_calmly(data: bytes, name: str) -> bool:
    try:
        return isinstance(read_bytes(data, name), Document)
    except UnreadableError as error:
        return "Error" not in error.message and bool(error.advice)


SOURCES = {
    "whole.docx": (_mutated, _word()),
    "part.docx": (_mutated_part, b""),
    "page.html": (_mutated, PAGE),
    "page.mht": (_mutated, ARCHIVE),
    "text.txt": (_mutated, (LINES * 20).encode("gb18030")),
    "text.md": (_mutated, (LINES * 20).encode("utf-16")),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_mutated_file_ends_calmly(name: str) -> None:
    mutate, data = SOURCES[name]
    rng = random.Random(name)

    assert all(_ends_calmly(mutate(rng, data), name) for _ in range(80))


@pytest.mark.long
@pytest.mark.parametrize("name", SOURCES)
def test_many_mutated_files_end_calmly(name: str) -> None:
    mutate, data = SOURCES[name]
    rng = random.Random(f"many {name}")

    assert all(_ends_calmly(mutate(rng, data), name) for _ in range(1500))


def _body(inner: str, **parts: str) -> bytes:
    return package(f"<w:body>{inner}</w:body>", **parts)


def _styles_in_a_circle(count: int) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % count}"/>'
        "</w:style>"
        for n in range(count)
    )


CELL, TABLE_END = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
HOSTILE = {
    "tables in tables.docx": _body(CELL * 80 + PARAGRAPH + TABLE_END * 80),
    "deep beyond reading.docx": _body("<w:sdt>" * 9000 + PARAGRAPH + "</w:sdt>" * 9000),
    "boxes in boxes.docx": _body(
        "<w:p><w:r><w:txbxContent>" * 80 + PARAGRAPH + "</w:txbxContent></w:r></w:p>" * 80
    ),
    "more paragraphs than any.docx": _body("<w:p/>" * 150_000),
    "more tags than any.docx": _body("<w:p/>" * 4_100_000),
    "styles in a circle.docx": _body(
        '<w:p><w:pPr><w:pStyle w:val="s1"/></w:pPr></w:p>' * 50 + PARAGRAPH,
        styles=_styles_in_a_circle(3000),
    ),
    "fields never ended.docx": _body(
        f"<w:p>{'<w:r><w:fldChar w:fldCharType=%sbegin%s/></w:r>' * 40}</w:p>".replace("%s", '"')
        * 50
        + PARAGRAPH
    ),
    "a zip in a zip.docx": _zip({"word/document.xml": _zip({"a": bytes(5_000_000)})}),
    "paths that climb.docx": _zip(
        {
            **_parts(),
            "../../climbed": b"x",
            "_rels/.rels": b'<Relationships><Relationship Type="x/officeDocument" '
            b'Target="../../../climbed"/></Relationships>',
        }
    ),
    "relations to themselves.docx": _zip(
        {
            "_rels/.rels": b'<Relationships><Relationship Type="x/officeDocument" '
            b'Target="_rels/.rels"/></Relationships>'
        }
    ),
    "no types.docx": _zip({k: v for k, v in _parts().items() if k != "[Content_Types].xml"}),
    "wide cells.html": (
        "<table>" + ("<tr>" + "<td rowspan=65000 colspan=1000>a</td>" * 60 + "</tr>") * 60
    ).encode(),
    "unclosed.html": ("<b>甲" * 50_000).encode(),
    "tables in tables.html": ("<table><tr><td>甲" * 3000).encode(),
    "parts in parts.mht": b"MIME-Version: 1.0\r\n"
    + b"".join(
        b"Content-Type: multipart/related; boundary=%d\r\n\r\n--%d\r\n" % (n, n)
        for n in range(3000)
    ),
    "lines.txt": b"\n" * 300_000 + "甲".encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_calmly(name: str) -> None:
    assert _ends_calmly(HOSTILE[name], name)
