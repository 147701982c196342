"""Reads font files (TrueType, OpenType, collections) as far as putting text on paper needs it.

Only the parts asked for are read: names and rights when fonts are looked for; the characters'
glyphs, their widths and outlines when a document is written. A file of 20 MB costs a few
milliseconds, and nothing has to be converted or kept.
"""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.charmap import CharacterMap
from workbench.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

DAMAGE = (struct.error, LookupError, ValueError)
"""What reading ends in where the bytes of a font are not what the format says."""

_COLLECTION = b"ttcf"
_LEAST = {"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "cmap": 4}
"""The tables nothing can be drawn without, and how short they can be."""

_RESTRICTED = 0x0002  # OS/2.fsType: no embedding without the owner's leave
_NO_SUBSET = 0x0300  # whole or bitmaps only
_BOLD, _ITALIC = 0x1, 0x2  # head.macStyle
_COMMONEST = ord("的")
_SIMPLIFIED = 0x0804  # language of a name: Chinese, PRC
_NAME_IDS = {1: "family", 2: "style", 17: "style", 4: "full", 6: "postscript", 16: "family"}


class DamagedFontError(ExportError):
    """A font file that cannot be read, or is not what its name says."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"未能读取字体文件“{path.name}”，没有使用它。", "请重新安装该字体。")


@dataclass(frozen=True, slots=True)
class FaceInfo:
    """What a face of a font file says about itself, enough to choose it or pass it by.

    `weight` is 400 for regular, 700 for bold. `usable`: whole, upright, static
    outlines of a kind that can be embedded, and the owner's leave to do so. `chinese`: it has the
    commonest character there is.
    """

    path: str
    index: int
    families: tuple[str, ...]
    full: tuple[str, ...]
    postscript: str
    weight: int
    usable: bool
    chinese: bool = True


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
        except DAMAGE:
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


def _is_whole(data: mmap.mmap, tables: dict[str, tuple[int, int]]) -> bool:
    """All that is needed to draw is there, inside the file."""
    outlines = {"CFF ": 4} if "CFF " in tables else {"glyf": 0, "loca": 4}
    return all(
        tag in tables and tables[tag][1] >= least and sum(tables[tag]) <= len(data)
        for tag, least in (_LEAST | outlines).items()
    )


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
    usable = upright and allowed and _is_whole(data, tables)
    families, full = (tuple(dict.fromkeys(names[kind])) for kind in ("family", "full"))
    postscript = next(iter(names["postscript"]), "")
    chinese = usable and CharacterMap(data, tables["cmap"][0]).glyph(_COMMONEST) > 0
    return FaceInfo(str(path), index, families, full, postscript, weight, usable, chinese)


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

    Close it, or use it as a context manager, when the document is written.

    Raises:
        DamagedFontError: the file is not there any more, or not what a font file should be.
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
            self._characters = CharacterMap(self.data, self.tables["cmap"][0])
        except DAMAGE as error:
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
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.data.close()

    def _read_metrics(self) -> None:
        if not _is_whole(self.data, self.tables):
            raise ValueError("a table is missing or cut short")
        head, hhea = self.tables["head"][0], self.tables["hhea"][0]
        self.units: int = struct.unpack_from(">H", self.data, head + 18)[0]
        self.box: tuple[int, ...] = struct.unpack_from(">4h", self.data, head + 36)
        self.long_offsets = bool(struct.unpack_from(">h", self.data, head + 50)[0])
        self.ascent, self.descent = struct.unpack_from(">2h", self.data, hhea + 4)
        self._metrics = struct.unpack_from(">H", self.data, hhea + 34)[0]
        self._count = struct.unpack_from(">H", self.data, self.tables["maxp"][0] + 4)[0]
        if not self.units or not 0 < 4 * self._metrics <= self.tables["hmtx"][1]:
            raise ValueError("no em, or no widths")

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
        found = self._characters.glyph(ord(char))
        return found if found < self._count else 0

    def advance(self, glyph: int) -> int:
        """The width of a glyph in thousandths of the em."""
        at = self.tables["hmtx"][0] + 4 * min(glyph, self._metrics - 1)
        return self.scaled(struct.unpack_from(">H", self.data, at)[0])

    def scaled(self, length: int) -> int:
        """A length of the font in thousandths of the em."""
        return round(length * 1000 / self.units)
