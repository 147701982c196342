"""doc, wps, rtf and odt: told by their bytes, converted by LibreOffice where it is installed."""

from __future__ import annotations

import io
import socketserver
import sys
import threading
import time
import zipfile
from typing import TYPE_CHECKING, ClassVar

import pytest

from tests.reading.formats.dresses import package
from workbench.errors import UnreadableError
from workbench.reading.formats import office_convert, read_bytes
from workbench.reading.formats.office_kinds import Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADING, SENTENCE = "一、强化服务保障", "（一）完善急救网络。新建急救站点6个。"
HAS_OFFICE = bool(office_convert.find_program())
needs_office = pytest.mark.skipif(not HAS_OFFICE, reason="LibreOffice is not installed here")
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="uses a script as the program")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def _rtf(*lines: str) -> bytes:
    text = "\\par ".join(
        "".join(f"\\u{ord(c) - 65536 * (ord(c) > 32767)}?" for c in t) for t in lines
    )
    return f"{{\\rtf1\\ansi\\ansicpg936\\uc1 {text}\\par}}".encode("ascii")


def _open_document(body: str) -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    head = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = '<m:file-entry m:full-path="{}" m:media-type="{}"/>'
    entries = entry.format("/", kind) + entry.format("content.xml", "text/xml")
    content = (
        f'<office:document-content {SPACES} office:version="1.2"><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("mimetype", kind)
        made.writestr("content.xml", content)
        made.writestr(
            "META-INF/manifest.xml", f'<m:manifest xmlns:m="{head}">{entries}</m:manifest>'
        )
    return buffer.getvalue()


def _texts(data: bytes, name: str) -> list[str]:
    return [b.text for b in read_bytes(data, name).blocks if b.text.strip()]


# -- what a file really is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (package("<w:body/>"), Kind.WORD),
        (OLE + "WordDocument".encode("utf-16-le"), Kind.OLD_WORD),
        (OLE + "Workbook".encode("utf-16-le"), Kind.SHEET),
        (OLE + "PowerPoint Document".encode("utf-16-le"), Kind.SLIDES),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Kind.LOCKED),
        (
            OLE + b"\xec\xa5" + bytes(8) + b"\x00\x01" + "WordDocument".encode("utf-16-le"),
            Kind.LOCKED,
        ),
        (OLE, Kind.DAMAGED),
        (_rtf("甲"), Kind.RICH),
        (b"\xef\xbb\xbf{\\rtf1 a}", Kind.RICH),
        (_open_document(""), Kind.OPEN),
        (b"%PDF-1.7", Kind.PDF),
        (b"<html xmlns:o='urn:o'><body><p>a</p></body></html>", Kind.WEB),
        ("\ufeff<html><body>".encode("utf-16-le"), Kind.WEB),
        (b"\r\n<!DOCTYPE HTML PUBLIC>", Kind.WEB),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", Kind.WEB_ARCHIVE),
        (b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?>", Kind.WORD_2003),
        (f"<?xml version='1.0'?><office:document {SPACES}>".encode(), Kind.FLAT_OPEN),
        (SENTENCE.encode(), Kind.TEXT),
        (SENTENCE.encode("gb18030"), Kind.TEXT),
        (b"\x89PNG\r\n", Kind.OTHER),
        (b"", Kind.TEXT),
    ],
)
def test_the_bytes_tell_what_a_file_is(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize("name", ["要点.doc", "要点.wps", "要点.docx", "要点.rtf", "要点.odt"])
@pytest.mark.parametrize(
    "data",
    [
        package(f"<w:body><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:body>"),
        f"<html><head><meta charset='gb2312'></head><body><p>{SENTENCE}</p></body></html>".encode(
            "gbk"
        ),
        SENTENCE.encode("gb18030"),
        SENTENCE.encode("utf-16"),
    ],
)
def test_a_file_is_read_as_what_it_is_whatever_its_suffix(data: bytes, name: str) -> None:
    assert _texts(data, name) == [SENTENCE]


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件设有密码"),
        (OLE + "Workbook".encode("utf-16-le"), "后缀与内容不符，内容其实是 xlsx 文件"),
        (b"%PDF-1.7\n", "后缀与内容不符，内容其实是 pdf 文件"),
        (OLE, "文件已损坏"),
        (b"\x89PNG\r\n\x1a\n", "内容不是 Word 文档"),
        (bytes(range(256)) * 9, "内容不是 Word 文档"),
    ],
)
def test_what_cannot_be_read_is_said_calmly(data: bytes, fact: str) -> None:
    with pytest.raises(UnreadableError, match=fact):
        read_bytes(data, "要点.doc")


# -- the converter ---------------


def test_without_the_converter_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_convert, "find_program", lambda: "")

    with pytest.raises(UnreadableError) as caught:
        read_bytes(_rtf(SENTENCE), "要点.rtf")

    assert caught.value.message == "未能读取“要点.rtf”：本机没有能转换这种格式的程序。"
    assert "另存为 .docx" in caught.value.advice


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def _program(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@needs_posix
def test_a_converter_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "alive"
    program = _program(tmp_path / "soffice", f"(sleep 1; touch {mark}) & sleep 60")
    monkeypatch.setattr(office_convert, "find_program", lambda: program)
    monkeypatch.setattr(office_convert, "_PATIENCE", 0.3)

    with pytest.raises(UnreadableError, match="转换用时过长，已停止"):
        read_bytes(_rtf(SENTENCE), "要点.rtf")

    assert list(temporary.iterdir()) == []
    time.sleep(1.2)
    assert not mark.exists()


def test_a_folder_for_temporary_files_that_cannot_be_had_is_said_calmly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_convert, "find_program", lambda: "soffice")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))

    with pytest.raises(UnreadableError, match="转换时系统出错"):
        read_bytes(_rtf(SENTENCE), "要点.rtf")


@needs_posix
def test_a_converter_that_cannot_run_is_not_the_fault_of_the_file(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _program(tmp_path / "soffice", "echo no such library >&2; exit 127")
    monkeypatch.setattr(office_convert, "find_program", lambda: program)

    with pytest.raises(UnreadableError, match="转换时系统出错"):
        read_bytes(_rtf(SENTENCE), "要点.rtf")

    assert list(temporary.iterdir()) == []


@needs_posix
@pytest.mark.parametrize("script", ["exit 0", "exit 1", "kill -9 $$"])
def test_a_converter_that_makes_nothing_means_a_damaged_file(
    script: str, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _program(tmp_path / "soffice", script)
    monkeypatch.setattr(office_convert, "find_program", lambda: program)

    with pytest.raises(UnreadableError, match="文件已损坏"):
        read_bytes(_rtf(SENTENCE), "要点.rtf")

    assert list(temporary.iterdir()) == []


def test_a_converter_that_cannot_be_started_is_said_calmly(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(office_convert, "find_program", lambda: "soffice")
    monkeypatch.setattr("subprocess.Popen", refuse)

    with pytest.raises(UnreadableError, match="转换时系统出错"):
        read_bytes(_rtf(SENTENCE), "要点.rtf")

    assert list(temporary.iterdir()) == []


@needs_office
def test_rich_text_is_read_and_nothing_is_left_behind(temporary: Path) -> None:
    document = read_bytes(_rtf(HEADING, SENTENCE), "要点.doc")

    assert [b.text for b in document.blocks] == [HEADING, SENTENCE]
    assert (document.name, document.format) == ("要点.doc", "rtf")
    assert list(temporary.iterdir()) == []


class _Counting(socketserver.BaseRequestHandler):
    asked: ClassVar[list[str]] = []

    def handle(self) -> None:
        self.asked.append(str(self.client_address))


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a server on this machine that remembers what it was asked for."""
    server = socketserver.TCPServer(("127.0.0.1", 0), _Counting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@needs_office
def test_an_open_document_is_read_without_what_it_links_to(tmp_path: Path, address: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("不该读到的内容", encoding="utf-8")
    link = f'<text:section-source xlink:href="{secret.as_uri()}"/>'
    body = (
        f"<text:h text:outline-level='1'>{HEADING}</text:h><text:p>{SENTENCE}</text:p>"
        f"<text:section text:name='a'>{link}<text:p>节内文字</text:p></text:section>"
        "<text:p><draw:frame text:anchor-type='as-char' draw:name='b'>"
        f"<draw:image xlink:href='{address}/b.png' xlink:type='simple'/></draw:frame></text:p>"
    )

    texts = _texts(_open_document(body), "要点.odt")

    assert texts == [HEADING, SENTENCE, "节内文字"]
    assert _Counting.asked == []
