"""What a file really is, told by its bytes: the suffix is often wrong in an office.

A .doc saved from a web system is a web page, a .doc renamed from .docx a zip of parts, a .wps is
Word 97 in all but name.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of file that come under the name of a text document; the value is a suffix."""

    WORD = "docx"
    OLD_WORD = "doc"
    RICH = "rtf"
    OPEN = "odt"
    FLAT_OPEN = "fodt"
    WORD_2003 = "xml"
    WEB = "html"
    WEB_ARCHIVE = "mht"
    TEXT = "txt"
    SHEET = "xlsx"
    SLIDES = "pptx"
    PDF = "pdf"
    LOCKED = "locked"
    DAMAGED = "damaged"
    OTHER = ""


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_HEAD = 4096  # bytes in which text formats show what they are
_FIB = b"\xec\xa5"  # begins the stream of text in Word 97 to 2003 ([MS-DOC] 2.5.2)
_ENCRYPTED = 0x0100  # bit fEncrypted of the flags ten bytes further on
_SECTOR = 512
_LAST_FIB = 64 * 1024 * 1024
_NO_TEXT = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BM", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ")
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|h[1-6]|center|font|br|xml)\b",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    rb"^(?:mime-version|content-type|from|snapshot-content-location|content-location):",
    re.IGNORECASE | re.MULTILINE,
)


def kind_of(data: bytes) -> Kind:
    """The kind of file `data` holds; OTHER where nothing tells."""
    if data.startswith(ZIP):
        return _zip_kind(data)
    if data.startswith(OLE):
        return _ole_kind(data)
    head = _ascii(data[:_HEAD])
    if head.startswith(b"{\\rt"):
        return Kind.RICH
    if head.startswith(b"%PDF"):
        return Kind.PDF
    if head.startswith(_NO_TEXT):
        return Kind.OTHER
    return _markup_kind(head)


def _ascii(head: bytes) -> bytes:
    """The head without byte order mark and blanks, UTF-16 made readable."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[1:8:2] == b"\0\0\0\0":
        head = head.replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n\x0b\x0c")


def _zip_kind(data: bytes) -> Kind:
    """By the names of its parts, which stand in the clear; a damaged archive is tried as Word."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return Kind.OPEN
    for name, kind in ((b"xl/workbook", Kind.SHEET), (b"ppt/presentation", Kind.SLIDES)):
        if name in data and b"word/document" not in data:
            return kind
    return Kind.WORD


def _ole_kind(data: bytes) -> Kind:
    """By the names of its streams, written in UTF-16."""
    streams = ("EncryptedPackage", "WordDocument", "Workbook", "PowerPoint Document")
    found = {name for name in streams if name.encode("utf-16-le") in data}
    if "EncryptedPackage" in found:
        return Kind.LOCKED
    if "WordDocument" in found:
        return Kind.LOCKED if _is_encrypted(data) else Kind.OLD_WORD
    if "Workbook" in found:
        return Kind.SHEET
    return Kind.SLIDES if found else Kind.DAMAGED


def _is_encrypted(data: bytes) -> bool:
    """The first sector that begins with the mark of a Word text tells."""
    at = data.find(_FIB, _SECTOR, _LAST_FIB)
    while at >= 0 and at % _SECTOR:
        at = data.find(_FIB, at + 1, _LAST_FIB)
    return at >= 0 and bool(int.from_bytes(data[at + 10 : at + 12], "little") & _ENCRYPTED)


def _markup_kind(head: bytes) -> Kind:
    if b"office:document" in head and head.startswith(b"<"):
        return Kind.FLAT_OPEN
    if b"w:wordDocument" in head or b'progid="Word.Document"' in head:
        return Kind.WORD_2003
    if _ARCHIVE.match(head) and len(_ARCHIVE.findall(head)) > 1:
        return Kind.WEB_ARCHIVE
    return Kind.WEB if head.startswith(b"<") and _MARKUP.search(head) else Kind.TEXT
