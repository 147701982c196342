"""Reads font files (TrueType, OpenType, collections) as far as putting text on paper needs it.

Only the parts asked for are read: names and rights when fonts are looked for; the characters'
glyphs, their widths and outlines when a document is written. A file of 20 MB costs a few
milliseconds, and nothing has to be converted or kept.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_COLLECTION = b"ttcf"
_RESTRICTED = 0x0002  # OS/2.fsType: no embedding without the owner's leave
_NO_SUBSET = 0x0300  # whole or bitmaps only
_BOLD, _ITALIC = 0x1, 0x2  # head.macStyle
_SIMPLIFIED = 0x0804  # language of a name: Chinese, PRC
_NAME_IDS = {1: "family", 2: "style", 17: "style", 4: "full", 6: "postscript", 16: "family"}


class DamagedFontError(ExportError):
    """A font file that cannot be read, or is not what its name says."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"未能读取字体文件“{path.name}”。", "请重新安装该字体后再导出。")


@dataclass(frozen=True, slots=True)
class FaceInfo:
    """What a face of a font file says about itself, enough to choose it or pass it by.

    `weight` is 400 for regular, 700 for bold. `usable`: upright, static
    outlines of a kind that can be embedded, and the owner's leave to do so.
    """

    path: str
    index: int
    families: tuple[str, ...]
    full: tuple[str, ...]
    postscript: str
    weight: int
    usable: bool


def faces_in(path: Path) -> tuple[FaceInfo, ...]:
    """The faces of a font file; none where it is damaged."""
    try:
        with path.open("rb") as stream:
            data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # not readable, or empty
        return ()
    with data:
        try:
            offsets = _offsets(data)
            return tuple(_info(data, path, n, at) for n, at in enumerate(offsets))
        except (struct.error, UnicodeDecodeError, KeyError, IndexError):
            return ()


def _offsets(data: mmap.mmap) -> tuple[int, ...]:
    if data[:4] != _COLLECTION:
        return (0,)
    count = struct.unpack_from(">L", data, 8)[0]
    return struct.unpack_from(f">{count}L", data, 12)


def _tables(data: mmap.mmap, offset: int) -> dict[str, tuple[int, int]]:
    count = struct.unpack_from(">H", data, offset + 4)[0]
    records = struct.iter_unpack(">4s4xLL", data[offset + 12 : offset + 12 + 16 * count])
    return {tag.decode("latin-1"): (at, length) for tag, at, length in records}


def _info(data: mmap.mmap, path: Path, index: int, offset: int) -> FaceInfo:
    tables = _tables(data, offset)
    names = _names(data, tables["name"][0])
    weight, rights = 400, 0
    if "OS/2" in tables:
        weight, rights = struct.unpack_from(">4xH2xH", data, tables["OS/2"][0])
    look = struct.unpack_from(">H", data, tables["head"][0] + 44)[0]
    if look & _BOLD or any("bold" in style.casefold() for style in names["style"]):
        weight = max(weight, 700)  # some bold fonts say they weigh 400
    upright = not look & _ITALIC and "fvar" not in tables
    allowed = rights & 0xF != _RESTRICTED and not rights & _NO_SUBSET
    usable = upright and allowed and ("glyf" in tables or "CFF " in tables)
    families, full = (tuple(dict.fromkeys(names[kind])) for kind in ("family", "full"))
    postscript = next(iter(names["postscript"]), "")
    return FaceInfo(str(path), index, families, full, postscript, weight, usable)


def _names(data: mmap.mmap, start: int) -> dict[str, list[str]]:
    """The names of a face by kind, in every language it has them, simplified Chinese first."""
    count, strings = struct.unpack_from(">2xHH", data, start)
    found: dict[str, list[str]] = {kind: [] for kind in _NAME_IDS.values()}
    records = list(struct.iter_unpack(">6H", data[start + 6 : start + 6 + 12 * count]))
    records.sort(key=lambda record: record[2] != _SIMPLIFIED)
    for platform, encoding, _, kind, length, offset in records:
        if kind in _NAME_IDS:
            at = start + strings + offset
            text = _decode(bytes(data[at : at + length]), platform, encoding)
            found[_NAME_IDS[kind]].append(text)
    return found


def _decode(raw: bytes, platform: int, encoding: int) -> str:
    if platform == 1:
        return raw.decode("gb18030" if encoding == 25 else "mac_roman", "replace")
    if platform == 3 and encoding == 3:  # PRC: GBK bytes, each in two
        return raw.replace(b"\0", b"").decode("gb18030", "replace")
    return raw.decode("utf-16-be", "replace")


class FontFile:
    """An open face: which glyph a character has, how wide it is, and the tables behind it.

    Use it as a context manager; the file is held open no longer than a document is written.
    """

    def __init__(self, path: Path, index: int) -> None:
        try:
            with path.open("rb") as stream:
                self.data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # taken away since it was found, or empty
            raise DamagedFontError(path) from error
        try:
            self.tables = _tables(self.data, _offsets(self.data)[index])
            self._read_metrics()
            self._cmap = _Cmap(self.data, self.tables["cmap"][0])
        except (struct.error, KeyError, IndexError) as error:
            self.data.close()
            raise DamagedFontError(path) from error

    def __enter__(self) -> FontFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.data.close()

    def _read_metrics(self) -> None:
        head, hhea = self.tables["head"][0], self.tables["hhea"][0]
        self.units: int = struct.unpack_from(">H", self.data, head + 18)[0]
        self.box: tuple[int, ...] = struct.unpack_from(">4h", self.data, head + 36)
        self.long_offsets = bool(struct.unpack_from(">h", self.data, head + 50)[0])
        self.ascent, self.descent = struct.unpack_from(">2h", self.data, hhea + 4)
        self._metrics = struct.unpack_from(">H", self.data, hhea + 34)[0]
        self.count = struct.unpack_from(">H", self.data, self.tables["maxp"][0] + 4)[0]

    @property
    def is_cff(self) -> bool:
        """Whether its outlines are PostScript (CFF), not TrueType."""
        return "CFF " in self.tables

    def table(self, tag: str) -> bytes:
        """The bytes of a table."""
        at, length = self.tables[tag]
        return self.data[at : at + length]

    def glyph(self, char: str) -> int:
        """The glyph of `char`, 0 where the font has none."""
        return self._cmap.glyph(ord(char))

    def advance(self, glyph: int) -> int:
        """The width of a glyph in thousandths of the em."""
        at = self.tables["hmtx"][0] + 4 * min(glyph, self._metrics - 1)
        return self.scaled(struct.unpack_from(">H", self.data, at)[0])

    def scaled(self, length: int) -> int:
        """A length of the font in thousandths of the em."""
        return round(length * 1000 / self.units)


class _Cmap:
    """Character to glyph, looked up in place: format 12 where there is one, else format 4."""

    def __init__(self, data: mmap.mmap, start: int) -> None:
        count = struct.unpack_from(">2xH", data, start)[0]
        best = max(
            (_rank(data, start, platform, encoding, at), start + at)
            for platform, encoding, at in struct.iter_unpack(
                ">HHL", data[start + 4 : start + 4 + 8 * count]
            )
        )
        self._data, self._start = data, best[1]
        self._long = best[0] == 2
        if best[0] == 0:
            raise KeyError("cmap")
        self._read_groups() if self._long else self._read_segments()

    def _read_groups(self) -> None:
        count = struct.unpack_from(">L", self._data, self._start + 12)[0]
        groups = struct.unpack_from(f">{3 * count}L", self._data, self._start + 16)
        self._starts, self._ends, self._firsts = groups[::3], groups[1::3], groups[2::3]

    def _read_segments(self) -> None:
        count = struct.unpack_from(">H", self._data, self._start + 6)[0] // 2
        at, self._segments = self._start + 14, count
        self._ends = struct.unpack_from(f">{count}H", self._data, at)
        at += 2 * count + 2
        self._starts = struct.unpack_from(f">{count}H", self._data, at)
        self._firsts = struct.unpack_from(f">{count}H", self._data, at + 2 * count)
        self._ranges = at + 4 * count
        self._range_offsets = struct.unpack_from(f">{count}H", self._data, self._ranges)

    def glyph(self, code: int) -> int:
        at = bisect_right(self._starts, code) - 1
        if at < 0 or code > self._ends[at]:
            return 0
        if self._long:
            return int(self._firsts[at] + code - self._starts[at])
        if not self._range_offsets[at]:
            return int(code + self._firsts[at]) & 0xFFFF
        place = self._ranges + 2 * at + self._range_offsets[at] + 2 * (code - self._starts[at])
        glyph: int = struct.unpack_from(">H", self._data, place)[0]
        return int(glyph + self._firsts[at]) & 0xFFFF if glyph else 0


def _rank(data: mmap.mmap, start: int, platform: int, encoding: int, at: int) -> int:
    kind = struct.unpack_from(">H", data, start + at)[0]
    unicode = (platform == 0 and encoding != 5) or (platform == 3 and encoding in (1, 10))
    return {12: 2, 4: 1}.get(kind, 0) if unicode else 0
