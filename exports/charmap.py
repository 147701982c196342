"""Which glyph a character has: the cmap table of a font file, looked up in place.

Format 12, which reaches all of Unicode, is taken where there is one, else format 4, which reaches
the Basic Multilingual Plane (OpenType specification, cmap).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import mmap


class CharacterMap:
    """The cmap table at `start` of a font file.

    Raises:
        KeyError: it has no map from Unicode.
        struct.error: it ends before it should.
    """

    def __init__(self, data: mmap.mmap, start: int) -> None:
        count = struct.unpack_from(">2xH", data, start)[0]
        records = struct.iter_unpack(">HHL", data[start + 4 : start + 4 + 8 * count])
        places = [(start + at, system, kind) for system, kind, at in records]
        rank, place = max(((_rank(data, *there), there[0]) for there in places), default=(0, 0))
        if rank == 0:
            raise KeyError("cmap")
        self._data = data
        self._start: int = place
        self._long = rank == 2
        self._read_groups() if self._long else self._read_segments()

    def _read_groups(self) -> None:
        count = struct.unpack_from(">L", self._data, self._start + 12)[0]
        groups = struct.unpack_from(f">{3 * count}L", self._data, self._start + 16)
        self._starts, self._ends, self._firsts = groups[::3], groups[1::3], groups[2::3]

    def _read_segments(self) -> None:
        count = struct.unpack_from(">H", self._data, self._start + 6)[0] // 2
        at = self._start + 14
        self._ends = struct.unpack_from(f">{count}H", self._data, at)
        at += 2 * count + 2
        self._starts = struct.unpack_from(f">{count}H", self._data, at)
        self._firsts = struct.unpack_from(f">{count}H", self._data, at + 2 * count)
        self._ranges = at + 4 * count
        self._range_offsets = struct.unpack_from(f">{count}H", self._data, self._ranges)

    def glyph(self, code: int) -> int:
        """The glyph of the character `code`, 0 where the map has none."""
        at = bisect_right(self._starts, code) - 1
        if at < 0 or code > self._ends[at]:
            return 0
        if self._long:
            return int(self._firsts[at] + code - self._starts[at])
        if not self._range_offsets[at]:
            return int(code + self._firsts[at]) & 0xFFFF
        return self._listed(at, code)

    def _listed(self, segment: int, code: int) -> int:
        """The glyph from the list behind the segments; some fonts point outside the file there."""
        place = self._ranges + 2 * segment + self._range_offsets[segment]
        place += 2 * (code - self._starts[segment])
        if place + 2 > len(self._data):
            return 0
        glyph: int = struct.unpack_from(">H", self._data, place)[0]
        return int(glyph + self._firsts[segment]) & 0xFFFF if glyph else 0


def _rank(data: mmap.mmap, at: int, system: int, kind: int) -> int:
    """2 for a map of all Unicode, 1 for one of its first plane, 0 for any other."""
    form = struct.unpack_from(">H", data, at)[0]
    unicode = (system == 0 and kind != 5) or (system == 3 and kind in (1, 10))
    return {12: 2, 4: 1}.get(form, 0) if unicode else 0
