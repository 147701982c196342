"""Cuts PostScript outlines (CFF) down to the glyphs of a document, outlines untouched.

The result is a CID-keyed font program in which glyph n has the identifier n, as a PDF embeds it
(Adobe technical note 5176). Subroutines are written out where they are called, so none has to be
carried along.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.charstrings import END, flattened, integers, operand_size
from exports.sfnt import DAMAGE

if TYPE_CHECKING:
    import mmap
    from collections.abc import Sequence

Dict = dict[int, bytes]
"""Operator (two-byte ones as 1200 + second byte) → its operands, still encoded."""

_CHARSTRINGS, _PRIVATE, _SUBRS = 17, 18, 19
_FONT_MATRIX, _ROS, _CID_COUNT, _FD_ARRAY, _FD_SELECT = 1207, 1230, 1234, 1236, 1237
_FONT_BOX, _CHARSET = 5, 15


class _Index:
    """An INDEX: numbered byte strings, read when asked for."""

    def __init__(self, data: bytes | mmap.mmap, start: int) -> None:
        self._data, self._table = data, start + 3
        self.count = struct.unpack_from(">H", data, start)[0]
        if not self.count:
            self.end = start + 2
            return
        self._size = data[start + 2]
        self._base = self._table + (self.count + 1) * self._size - 1
        self.end = self._base + self._offset(self.count)

    def _offset(self, number: int) -> int:
        at = self._table + number * self._size
        return int.from_bytes(self._data[at : at + self._size], "big")

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < self.count:
            raise IndexError(number)
        begin, end = self._offset(number), self._offset(number + 1)
        if not 0 < begin <= end <= len(self._data) - self._base:
            raise ValueError(f"item {number} is not in the file")
        return bytes(self._data[self._base + begin : self._base + end])


@dataclass(frozen=True, slots=True)
class _Subset:
    """A font dictionary of the source (one a style of glyphs) and its subroutines."""

    matrix: bytes
    private: bytes
    subrs: _Index | None


class Program:
    """A CFF font program that stands at `start` of a font file; only what is asked for is read."""

    def __init__(self, data: bytes | mmap.mmap, start: int = 0) -> None:
        self._data, self._start = data, start
        names = _Index(data, start + data[start + 2])
        tops = _Index(data, names.end)
        strings = _Index(data, tops.end)
        self._globals = _Index(data, strings.end)
        self._top = _read_dict(tops[0])
        self._glyphs = _Index(data, self._place(self._top[_CHARSTRINGS]))
        self._fonts = self._read_fonts()
        self._select = self._read_select()
        self._outlines: dict[int, bytes] = {}

    def _place(self, operands: bytes) -> int:
        return self._start + integers(operands)[-1]

    def _read_fonts(self) -> tuple[_Subset, ...]:
        if _FD_ARRAY not in self._top:
            return (self._read_font(self._top),)
        array = _Index(self._data, self._place(self._top[_FD_ARRAY]))
        return tuple(self._read_font(_read_dict(array[n])) for n in range(array.count))

    def _read_font(self, font: Dict) -> _Subset:
        size, at = integers(font[_PRIVATE])[0], self._place(font[_PRIVATE])
        private = _read_dict(self._data[at : at + size])
        subrs = private.pop(_SUBRS, None)
        index = _Index(self._data, at + integers(subrs)[0]) if subrs else None
        matrix = font.get(_FONT_MATRIX, b"") if font is not self._top else b""
        return _Subset(matrix, _write_dict(private), index)

    def _read_select(self) -> list[tuple[int, int]]:
        """(first glyph, font dictionary) in order; empty where there is one dictionary."""
        if _FD_SELECT not in self._top:
            return []
        at = self._place(self._top[_FD_SELECT])
        if self._data[at] == 0:
            return list(enumerate(self._data[at + 1 : at + 1 + self._glyphs.count]))
        count = struct.unpack_from(">H", self._data, at + 1)[0]
        return list(struct.iter_unpack(">HB", self._data[at + 3 : at + 3 + 3 * count]))

    def _font_of(self, glyph: int) -> int:
        at = bisect_right(self._select, (glyph, 256)) - 1
        return self._select[at][1] if at >= 0 else 0

    def subset(self, glyphs: Sequence[int], name: str) -> bytes:
        """A font program with `glyphs` in that order (the first must be .notdef, 0)."""
        fonts = [self._font_of(glyph) for glyph in glyphs]
        outlines = [self._outline(glyph) for glyph in glyphs]
        used = sorted(set(fonts))
        select = bytes(used.index(font) for font in fonts)
        kept = [self._fonts[font] for font in used]
        top = {key: self._top[key] for key in (_FONT_MATRIX, _FONT_BOX) if key in self._top}
        return _write_program(name, top, outlines, select, kept)

    def holds(self, glyph: int) -> bool:
        """The outline of `glyph` stands in the file and is built as the format allows."""
        try:
            self._outline(glyph)
        except DAMAGE:
            return False
        return True

    def _outline(self, glyph: int) -> bytes:
        if glyph not in self._outlines:
            font = self._fonts[self._font_of(glyph)]
            self._outlines[glyph] = self._written_out(self._glyphs[glyph], font.subrs)
        return self._outlines[glyph]

    def _written_out(self, charstring: bytes, subrs: _Index | None) -> bytes:
        """The outline without calls; where a font for Chinese has none, it stands as it is."""
        plain = _ROS in self._top and not self._globals.count and subrs is None
        if plain and charstring.endswith(END):
            return charstring
        return flattened(charstring, self._globals, subrs)


def _read_dict(raw: bytes) -> Dict:
    found: Dict = {}
    at = start = 0
    while at < len(raw):
        first = raw[at]
        if first <= 21:
            size = 2 if first == 12 else 1
            key = 1200 + raw[at + 1] if first == 12 else first
            found[key] = raw[start:at]
            at = start = at + size
        else:
            at += operand_size(raw, at)
    return found


def _write_dict(entries: Dict) -> bytes:
    return b"".join(
        operands + (bytes((12, key - 1200)) if key >= 1200 else bytes((key,)))
        for key, operands in entries.items()
    )


def _number(value: int) -> bytes:
    """A number in five bytes whatever its size, so that offsets can be filled in afterwards."""
    return b"\x1d" + struct.pack(">l", value)


def _write_index(items: Sequence[bytes]) -> bytes:
    if not items:
        return b"\0\0"
    offsets, at = [1], 1
    for item in items:
        at += len(item)
        offsets.append(at)
    table = struct.pack(f">{len(offsets)}L", *offsets)
    return struct.pack(">HB", len(items), 4) + table + b"".join(items)


def _write_program(
    name: str, top: Dict, outlines: Sequence[bytes], select: bytes, fonts: Sequence[_Subset]
) -> bytes:
    head = b"\1\0\4\4" + _write_index([name.encode("ascii")])
    middle = _write_index([b"Adobe", b"Identity"]) + _write_index([])
    charset = struct.pack(">BHH", 2, 1, len(outlines) - 2)
    glyphs = _write_index(outlines)
    fixed = {_ROS: _number(391) + _number(392) + _number(0), **top}
    fixed[_CID_COUNT] = _number(len(outlines))
    keys = (_CHARSET, _FD_SELECT, _CHARSTRINGS, _FD_ARRAY)
    blank = _write_index([_write_dict(fixed | dict.fromkeys(keys, _number(0)))])
    sizes = (len(charset), len(select) + 1, len(glyphs))
    places = [len(head) + len(blank) + len(middle)]
    for size in sizes:
        places.append(places[-1] + size)
    tops = _write_index(
        [_write_dict(fixed | {k: _number(p) for k, p in zip(keys, places, strict=True)})]
    )
    body = charset + b"\0" + select + glyphs
    return head + tops + middle + body + _write_fonts(fonts, places[-1])


def _write_fonts(fonts: Sequence[_Subset], start: int) -> bytes:
    """The font dictionaries, to stand at `start`, and their private data behind them."""

    def array(places: Sequence[int]) -> bytes:
        entries = []
        for font, place in zip(fonts, places, strict=True):
            matrix = {_FONT_MATRIX: font.matrix} if font.matrix else {}
            private = {_PRIVATE: _number(len(font.private)) + _number(place)}
            entries.append(_write_dict(matrix | private))
        return _write_index(entries)

    at = start + len(array([0] * len(fonts)))
    places = []
    for font in fonts:
        places.append(at)
        at += len(font.private)
    return array(places) + b"".join(font.private for font in fonts)
