"""PDF files made to exhaust a machine are refused before their pages are opened.

A few kilobytes may unpack to gigabytes of drawing commands, or forms may draw forms that draw
forms. Streams stand in a file as they are (only their content is packed), so they are looked at
first.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.reading.formats import complaints

if TYPE_CHECKING:
    from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 4_000  # bytes before a stream in which its dictionary stands
_LARGEST_COMMANDS = 12 * 1024 * 1024  # bytes; a page of 100,000 lines drawn has about 4 MiB
_LARGEST_OTHER = 128 * 1024 * 1024  # bytes of a font or a picture
_LARGEST_TOTAL = 512 * 1024 * 1024
_MOST_PACKED = 1032  # deflate packs no better
_LOOKED_AT = 4 * 1024
_USUALLY_PACKED = 8  # times smaller: fonts and pictures at most
_LARGEST_LZW = 96 * 1024  # bytes packed, which cannot be unpacked here
_MOST_DRAWN = 100_000  # forms, each as often as it is drawn
_DEEPEST = 8  # forms within forms
_SAMPLES = 64
_OBJECT = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+obj")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_INDIRECT_FILTER = re.compile(rb"/Filter\s*\d")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_DRAWS = re.compile(rb"\bDo\b")
_REFERENCE = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+R\b")
_RESOURCES_ELSEWHERE = re.compile(rb"/(?:Resources|XObject)\s*\d")
_COMMANDS = bytes(range(0x20, 0x7F)) + b"\r\n\t\0\f"


@dataclass(frozen=True, slots=True)
class _Stream:
    """A packed stream and its dictionary."""

    head: bytes
    packed: bytes

    def is_harmless(self) -> bool:
        """Too short to unpack to much, however it is packed."""
        filters = len(_FLATE.findall(self.head)) + bool(_INDIRECT_FILTER.search(self.head))
        return filters < 2 and len(self.packed) * _MOST_PACKED <= _LARGEST_COMMANDS

    def is_plainly_other(self) -> bool:
        """Its beginning is that of a font or a picture, packed no better than these are."""
        if len(_FLATE.findall(self.head)) != 1:
            return False
        unpacking = zlib.decompressobj()
        try:
            begin = unpacking.decompress(self.packed, _LOOKED_AT)
        except zlib.error:
            return False
        used = len(self.packed) - len(unpacking.unconsumed_tail)
        return len(begin) < _USUALLY_PACKED * used and not _is_commands(begin)

    def unpacked(self) -> bytes:
        """Its content, up to just over what is allowed."""
        data, most = self.packed, _LARGEST_OTHER + 1
        for _ in range(max(1, len(_FLATE.findall(self.head)))):
            try:
                data = zlib.decompressobj().decompress(data, most)
            except zlib.error:
                return data
        return data


def refuse_bombs(data: bytes, name: str) -> None:
    """UnreadableError where the streams in `data` unpack to more than a document needs."""
    total = 0
    forms = []
    for stream in _streams(data):
        if _FORM.search(stream.head):
            forms.append(stream)
        if stream.is_harmless():
            continue
        size = _size(stream)
        total += size
        if size > _LARGEST_OTHER or total > _LARGEST_TOTAL:
            raise complaints.too_long(name)
    if forms and _drawn(forms) > _MOST_DRAWN:
        raise complaints.too_long(name)


def _streams(data: bytes) -> Iterator[_Stream]:
    at = 0
    while found := _STREAM.search(data, at):
        start = max(0, found.start() - _DICTIONARY)
        head = data[max(start, data.rfind(b"endobj", start, found.start())) : found.start()]
        if b"#" in head:
            head = _ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), head)
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        yield _Stream(head, data[found.end() : end])
        at = end + len(b"endstream")


def _size(stream: _Stream) -> int:
    """The bytes it unpacks to; more than any allowed where it is a bomb."""
    if b"/LZW" in stream.head and len(stream.packed) > _LARGEST_LZW:
        return _LARGEST_OTHER + 1
    if stream.is_plainly_other():
        return len(stream.packed) * _USUALLY_PACKED
    content = stream.unpacked()
    if len(content) > _LARGEST_COMMANDS and _is_commands(content):
        return _LARGEST_OTHER + 1
    return len(content)


def _is_commands(content: bytes) -> bool:
    """Drawing commands are plain text, fonts and pictures are not."""
    step = len(content) // _SAMPLES
    samples = [content[i * step : i * step + 64] for i in range(_SAMPLES)]
    plain = sum(not sample.translate(None, _COMMANDS) for sample in samples)
    return 2 * plain >= _SAMPLES


def _drawn(forms: list[_Stream]) -> int:
    """How many forms are drawn by one of them in all, at most."""
    draws: dict[bytes, int] = {}
    inner: dict[bytes, set[bytes]] = {}
    for form in forms:
        numbers = _OBJECT.findall(form.head)
        if numbers and (count := len(_DRAWS.findall(form.unpacked()))):
            draws[numbers[-1]] = count
            inner[numbers[-1]] = set(_REFERENCE.findall(form.head))
            if _RESOURCES_ELSEWHERE.search(form.head):
                inner[numbers[-1]] = set()
    whole = dict.fromkeys(draws, 1)
    for _ in range(_DEEPEST):
        whole = {
            n: 1 + count * max((whole[m] for m in (inner[n] or draws) if m in whole), default=1)
            for n, count in draws.items()
        }
        if max(whole.values(), default=0) > _MOST_DRAWN:
            break
    return max(whole.values(), default=0)
