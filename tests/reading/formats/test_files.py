"""What is wrong with a file is said in one calm sentence with an advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.errors import UnreadableError
from workbench.reading.formats import SUFFIXES, read, read_bytes

if TYPE_CHECKING:
    from pathlib import Path


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
    assert "txt、md、html、htm、docx" in caught.value.advice


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="找不到这个文件"):
        read(tmp_path / "要点.docx")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "资料.docx"
    folder.mkdir()

    with pytest.raises(UnreadableError, match="这是一个文件夹"):
        read(folder)


def test_a_refused_file_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)

    with pytest.raises(UnreadableError, match="没有读取权限"):
        read(tmp_path / "要点.txt")


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
