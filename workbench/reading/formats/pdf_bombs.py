"""PDF files made to exhaust a machine are refused before they are opened.

A few kilobytes may unpack to gigabytes of drawing commands, or forms may draw forms that draw
forms. Streams stand in a file as they are (only their content is packed), so they can be looked at
first.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from workbench.reading.formats import complaints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.errors import UnreadableError

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2_000  # bytes before a stream in which its dictionary stands
_LARGEST_STREAM = 24 * 1024 * 1024  # bytes unpacked; a page drawn of 100,000 lines has about 4 MiB
_LARGEST_TOTAL = 256 * 1024 * 1024
_MOST_PACKED = 1032  # deflate packs no better
_SPLIT = "原文件未改动。可在 WPS 中拆成几个较小的文件，或另存为 docx 再导入。"


def too_long(name: str) -> UnreadableError:
    """It holds more than a document can."""
    return complaints.unreadable(name, "内容过多或过于复杂，不像正常文档", _SPLIT)


def refuse_bombs(data: bytes, name: str) -> None:
    """UnreadableError where the streams in `data` unpack to more than a document needs."""
    total = 0
    for start, length, head in _streams(data):
        if length * _MOST_PACKED <= _LARGEST_STREAM and head.count(b"Flate") < 2:
            total += length * 12
        elif b"/Image" not in head:
            size = _unpacked(data[start : start + length])
            if size > _LARGEST_STREAM:
                raise too_long(name)
            total += size
        if total > _LARGEST_TOTAL:
            raise too_long(name)


def _streams(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Start, length and dictionary of each stream."""
    for found in _STREAM.finditer(data):
        start = found.end()
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        if head.endswith(b"end"):
            continue
        head = head[max(0, head.rfind(b"obj")) :]
        end = data.find(b"endstream", start)
        yield start, (len(data) if end < 0 else end) - start, head


def _unpacked(packed: bytes) -> int:
    """How many bytes a packed stream makes, up to just over what is allowed."""
    try:
        return len(zlib.decompressobj().decompress(packed, _LARGEST_STREAM + 1))
    except zlib.error:
        return len(packed)
