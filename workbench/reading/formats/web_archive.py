"""A web page saved with all it needs in one file (mht): the page is unpacked, the rest left out.

The file is a mail message (RFC 2557): headers, then parts between lines of a boundary, each with
headers of its own that say what it is and how its bytes are written.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_BOUNDARY = re.compile(r"boundary\s*=\s*(?:\"([^\"]{1,200})\"|([^\s;]{1,200}))", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]{2,40})", re.IGNORECASE)
_LONGEST_HEAD = 65536
_DEEPEST = 4  # messages inside messages
_MOST_PARTS = 5000
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page itself: its bytes, the encoding its part names, and how many others came with it."""

    data: bytes
    charset: str
    others: int


def unpack(data: bytes) -> SavedPage | None:
    """The first page in the archive, None where there is none."""
    pages = _pages(data, 0)
    if not pages:
        return None
    first, charset = pages[0]
    return SavedPage(first, charset, len(pages) - 1)


def _pages(data: bytes, depth: int) -> list[tuple[bytes, str]]:
    """The web pages in a message, in order, with the encodings they name."""
    headers, body = _parted(data)
    kind = headers.get("content-type", "text/html" if not headers else "text/plain")
    boundary = _BOUNDARY.search(kind)
    if boundary and depth < _DEEPEST:
        pages: list[tuple[bytes, str]] = []
        for part in _between(body, boundary[1] or boundary[2]):
            pages += _pages(part, depth + 1)
        return pages
    if not kind.lower().startswith(_PAGES):
        return []
    charset = _CHARSET.search(kind)
    text = _unwritten(body, headers.get("content-transfer-encoding", ""))
    return [(text, charset[1] if charset else "")] if text.strip() else []


def _parted(data: bytes) -> tuple[dict[str, str], bytes]:
    """Headers by their names in lower case, and what follows the blank line behind them."""
    data = data.lstrip(b"\r\n\xef\xbb\xbf")
    end = _HEAD_END.search(data, 0, _LONGEST_HEAD)
    if end is None:
        return {}, data
    lines = _FOLD.sub(b" ", data[: end.start()]).decode("latin-1").splitlines()
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}, data[end.end() :]


def _between(body: bytes, boundary: str) -> list[bytes]:
    parts = body.split(b"--" + boundary.encode("latin-1", "replace"), _MOST_PARTS)
    return [part for part in parts[1:] if not part.startswith(b"--")]


def _unwritten(body: bytes, encoding: str) -> bytes:
    """The bytes as they were before they were written in mail-safe characters."""
    if encoding.lower() == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding.lower() == "base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        whole = letters[: len(letters) // 4 * 4]
        rest = letters[len(whole) :]
        return binascii.a2b_base64(whole + (rest + b"==="[: 4 - len(rest)] if rest[1:] else b""))
    return body
