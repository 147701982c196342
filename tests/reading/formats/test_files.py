"""What is wrong with a file is said in one calm sentence with an advice."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from workbench.errors import UnreadableError
from workbench.file_names import shown_name
from workbench.reading.formats import SUFFIXES, read, read_bytes
from workbench.reading.formats.limits import LARGEST_FILE, MOST_CHARACTERS

needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs links, pipes, names of bytes")


def test_the_suffix_chooses_the_reader_in_any_case(tmp_path: Path) -> None:
    path = tmp_path / "要点.TXT"
    path.write_text("抓好落实。", encoding="utf-8")

    assert read(path).name == "要点.TXT"
    assert read(path).blocks[0].text == "抓好落实。"


def test_text_web_and_word_are_known() -> None:
    assert {".txt", ".md", ".html", ".htm", ".docx"} <= set(SUFFIXES)


@pytest.mark.parametrize("name", ["要点.pages", "要点", "照片.png"])
def test_an_unknown_format_names_those_that_can_be_read(name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(b"x", name)

    assert caught.value.message == f"未能读取“{name}”：暂不能读取这种格式。"
    assert "Word、WPS、PDF、Excel、网页和文本文件" in caught.value.advice


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="找不到这个文件"):
        read(tmp_path / "要点.docx")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "资料.docx"
    folder.mkdir()

    with pytest.raises(UnreadableError, match="这是一个文件夹"):
        read(folder)


@pytest.mark.parametrize(
    ("number", "fact"),
    [
        (errno.EACCES, "没有读取权限"),
        (errno.ENOENT, "找不到这个文件"),
        (errno.EIO, "读取时磁盘出错"),
    ],
)
def test_a_file_that_goes_while_it_is_read_is_said_so(
    number: int, fact: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise OSError(number, "no")

    path = tmp_path / "要点.txt"
    path.touch()
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)

    with pytest.raises(UnreadableError, match=fact):
        read(path)


def test_a_name_longer_than_any_is_said_and_shortened(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / f"{'要' * 200}2027年.docx")

    assert caught.value.message == f"未能读取“{'要' * 45}…要要要要要2027年.docx”：文件名过长。"


@needs_posix
def test_a_link_that_leads_to_itself_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "要点.docx"
    path.symlink_to(path)

    with pytest.raises(UnreadableError, match="找不到这个文件"):
        read(path)


@needs_posix
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "要点.txt"
    os.mkfifo(path)

    with pytest.raises(UnreadableError, match="这不是普通文件"):
        read(path)


def test_a_file_larger_than_any_document_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "要点.docx"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    with pytest.raises(UnreadableError, match="文件过大，超过 256 MB"):
        read(path)


@pytest.mark.parametrize(("name", "times"), [("要点.txt", 1), ("要点.txt", 8), ("要点.html", 1)])
def test_a_text_longer_than_any_document_is_refused(name: str, times: int) -> None:
    data = b"a" * (MOST_CHARACTERS + 1) * times

    with pytest.raises(UnreadableError, match="内容过多或过于复杂"):
        read_bytes(data, name)


def test_a_folder_that_may_not_be_looked_into_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)

    with pytest.raises(UnreadableError, match="没有读取权限"):
        read(tmp_path)


@needs_posix
def test_a_name_packed_on_chinese_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("2027年要点.txt".encode("gb18030"))
    path.write_text("抓好落实。", encoding="utf-8")

    assert read(path).name == "2027年要点.txt"


def test_a_name_over_two_lines_is_shown_in_one() -> None:
    assert shown_name(Path("2027年\n要点.txt\n")) == "2027年 要点.txt"


@pytest.mark.parametrize("name", ["要点.txt", "要点.md", "要点.html", "要点.docx"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_an_empty_file_is_said_to_be_empty(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableError, match="文件是空的"):
        read_bytes(data, name)


def test_every_complaint_has_fact_and_advice() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(b"\x89PNG\r\n", "2027年要点.docx")

    assert str(caught.value) == (
        "未能读取“2027年要点.docx”：内容不是 Word 文档。原文件未改动。可在 WPS 中另存一份再导入。"
    )
