"""Cuts TrueType outlines down to the glyphs of a document, as a PDF embeds them.

Glyph n of the result is the n-th one asked for; parts of composed glyphs follow behind. Hinting
programs are kept, tables that only an editor needs are not.
"""

from __future__ import annotations

import struct
from itertools import repeat
from typing import TYPE_CHECKING

from exports.sfnt import DAMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.sfnt import FontFile

_KEPT = ("cvt ", "fpgm", "prep")
_WORDS, _SCALE, _MORE, _SCALE_XY, _SCALE_2X2 = 0x01, 0x08, 0x20, 0x40, 0x80


class TrueTypeOutlines:
    """The outlines of a font file with a glyf table."""

    def __init__(self, font: FontFile) -> None:
        self._font = font

    def holds(self, glyph: int) -> bool:
        """The outline of `glyph`, and those of its parts, stand in the file."""
        order = [glyph]
        try:
            for number in order:
                order += [p for p in self._parts_of(number) if p not in order]
        except DAMAGE:
            return False
        return True

    def _parts_of(self, glyph: int) -> list[int]:
        outline = bytearray(self._outline(glyph))
        return [struct.unpack_from(">H", outline, at)[0] for at in _parts(outline)]

    def subset(self, glyphs: Sequence[int], _name: str) -> bytes:
        """A font file with `glyphs` in that order (the first must be .notdef, 0)."""
        order = list(glyphs)
        number = {glyph: n for n, glyph in reversed(list(enumerate(order)))}
        outlines: list[bytes] = []
        for glyph in order:  # grows while parts of composed glyphs are found
            outline = bytearray(self._outline(glyph))
            for at in _parts(outline):
                part = struct.unpack_from(">H", outline, at)[0]
                if part not in number:
                    number[part] = len(order)
                    order.append(part)
                struct.pack_into(">H", outline, at, number[part])
            outlines.append(bytes(outline) + b"\0" * (-len(outline) % 4))
        return _assemble(_subset_tables(self._font, order, outlines))

    def _outline(self, glyph: int) -> bytes:
        start, size = self._font.tables["glyf"]
        begin, end = self._bounds(glyph)
        if not begin <= end <= size:
            raise ValueError(f"the outline of glyph {glyph} is not in the file")
        return self._font.data[start + begin : start + end]

    def _bounds(self, glyph: int) -> tuple[int, int]:
        start, size = self._font.tables["loca"]
        width = 4 if self._font.long_offsets else 2
        if width * (glyph + 2) > size:
            raise ValueError(f"there is no glyph {glyph}")
        if self._font.long_offsets:
            return struct.unpack_from(">2L", self._font.data, start + width * glyph)
        begin, end = struct.unpack_from(">2H", self._font.data, start + width * glyph)
        return 2 * begin, 2 * end


def _parts(outline: bytearray) -> Iterator[int]:
    """Where the glyph numbers of a composed glyph's parts stand; none in a simple glyph."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags = struct.unpack_from(">H", outline, at)[0]
        yield at + 2
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _SCALE_XY else 8 if flags & _SCALE_2X2 else 0


def _subset_tables(font: FontFile, order: list[int], outlines: list[bytes]) -> dict[str, bytes]:
    head = bytearray(font.table("head"))
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    hhea = bytearray(font.table("hhea"))
    struct.pack_into(">H", hhea, 34, len(order))
    maxp = bytearray(font.table("maxp"))
    struct.pack_into(">H", maxp, 4, len(order))
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    tables = {tag: font.table(tag) for tag in _KEPT if tag in font.tables}
    return tables | {
        "head": bytes(head),
        "hhea": bytes(hhea),
        "maxp": bytes(maxp),
        "hmtx": b"".join(map(_metric, repeat(font), order, outlines)),
        "loca": struct.pack(f">{len(offsets)}L", *offsets),
        "glyf": b"".join(outlines),
    }


def _metric(font: FontFile, glyph: int, outline: bytes) -> bytes:
    """Width and left bearing of a glyph; behind the last full entry only bearings stand.

    A bearing that is missing there is the left edge of the outline: the glyph stands as drawn.
    """
    start, size = font.tables["hmtx"]
    full = struct.unpack_from(">H", font.data, font.tables["hhea"][0] + 34)[0]
    if glyph < full:
        return font.data[start + 4 * glyph : start + 4 * glyph + 4]
    width = font.data[start + 4 * full - 4 : start + 4 * full - 2]
    bearing = 4 * full + 2 * (glyph - full)
    if bearing + 2 > size:
        return width + (outline[2:4] or b"\0\0")
    return width + font.data[start + bearing : start + bearing + 2]


def _assemble(tables: dict[str, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    head = struct.pack(
        ">LHHHH", 0x10000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power)
    )
    directory, body = b"", b""
    start = len(head) + 16 * len(tables)
    for tag, data in sorted(tables.items()):
        record = (tag.encode("ascii"), _checksum(data), start + len(body), len(data))
        directory += struct.pack(">4sLLL", *record)
        body += data + b"\0" * (-len(data) % 4)
    return head + directory + body


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
