"""Plain text and Markdown in every encoding an office machine writes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UnreadableError
from workbench.reading.formats import read_bytes

TEXT = "江城市2027年工作要点\n一、强化服务\n（一）完善“急救”网络。新建站点6个。\n"
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=40)


def _text(data: bytes, name: str = "要点.txt") -> str:
    return "\n".join(block.text for block in read_bytes(data, name).blocks)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("gb18030"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert _text(data) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_chinese_without_line_ends_or_digits_is_decoded(encoding: str) -> None:
    text = "强化服务完善网络推进改革压实责任抓好落实，确保取得实效。" * 3

    assert _text(text.encode(encoding)) == text


@given(CHINESE)
def test_utf_8_is_never_taken_for_something_else(text: str) -> None:
    assert _text(text.encode()) == text


def test_rare_characters_of_gb18030_are_read() -> None:
    assert _text("㙍村和𠮷祥镇的要点".encode("gb18030")) == "㙍村和𠮷祥镇的要点"


def test_a_character_cut_off_at_the_end_costs_only_itself() -> None:
    assert _text("强化服务".encode()[:-1]) == "强化服\ufffd"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, b"\xff\xfe\xff" * 99]
)
def test_a_picture_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="内容不是文字"):
        read_bytes(data, "照片.txt")


def test_blank_lines_stay_to_show_where_paragraphs_end() -> None:
    assert [b.text for b in read_bytes("甲\n\n乙".encode(), "a.txt").blocks] == ["甲", "", "乙"]


def test_markdown_headings_have_their_level() -> None:
    blocks = read_bytes("# 工作要点\n\n## 一、强化服务 ##\n抓好落实。".encode(), "要点.md").blocks

    assert [(b.text, b.heading_level) for b in blocks if b.text] == [
        ("工作要点", 1),
        ("一、强化服务", 2),
        ("抓好落实。", 0),
    ]


def test_big5_is_read_where_its_marks_make_it_certain() -> None:
    text = "江城市2027年工作要點，強化服務、完善網絡。新建急救站點6個。\n"

    assert _text(text.encode("big5")) == text


@pytest.mark.parametrize("name", ["要点.txt", "要点.md"])
@pytest.mark.parametrize("bad", [b"\xff", b"\x80"])
def test_a_damaged_byte_costs_one_character_and_is_told(bad: bytes, name: str) -> None:
    data = (TEXT * 20).encode("gb18030")
    damaged = data[:400] + bad + data[400:]

    document = read_bytes(damaged, name)

    assert "\n".join(b.text for b in document.blocks).count("强化服务") == 20
    assert document.remarks[0].message == "有 1 处字符无法辨认，以“\ufffd”代替。"
