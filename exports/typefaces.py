"""The fonts of one document: which glyph each character gets, and from which font.

A character is looked for in the font of its face, then in those that may stand in for it; whatever
is not taken from the face's own font is noted, and so is a character no font has. Each character
has a code of its own, so text comes out of the PDF exactly as it went in.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from exports.font_names import fold
from exports.sfnt import FontFile
from exports.standard import Face, latin_face
from exports.widths import is_drawn, is_wide, width_of

if TYPE_CHECKING:
    from types import TracebackType

    from exports.fonts import FontBook
    from exports.sfnt import FaceInfo

_STRETCHED = "—…―"
_OPENING = "“‘（《〈「『【〔〖"
_CLOSING = "”’）》〉」』】〕〗，。、；：？！"
_PROPORTIONAL = 960  # a glyph narrower than this does not fill a cell by itself


class Fit(IntEnum):
    """How a glyph stands in its box."""

    CELL = 0  # fills a cell as it is
    CENTRE = 1
    RIGHT = 2  # an opening mark of a font that draws it narrow
    LEFT = 3
    STRETCH = 4  # dashes must meet
    RUN = 5  # digits and letters: as a word


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character in a font of the document.

    `code` is hexadecimal, `advance` in thousandths of the em, `cells` the width of the box it
    stands in. Neighbours with the same `stretch` can be drawn in one go.
    """

    font: int
    code: str
    advance: int
    cells: float
    fit: Fit
    stretch: tuple[int, Fit]


NOTHING = Glyph(-1, "", 0, 0.0, Fit.CELL, (-1, Fit.CELL))
"""Stands for a character that has no shape: a joiner, a soft hyphen, a control character."""


class Typeface:
    """A font file as one document uses it: its characters in the order of their codes."""

    def __init__(self, info: FaceInfo, file: FontFile) -> None:
        self.info = info
        self.file = file
        self.codes: dict[str, int] = {}
        self.glyphs: list[int] = [0]
        self.advances: list[int] = [file.advance(0)]

    def add(self, char: str, glyph: int) -> None:
        """Give `char` a code; codes count from 1, 0 is the missing glyph."""
        self.codes[char] = len(self.glyphs)
        self.glyphs.append(glyph)
        self.advances.append(self.file.advance(glyph))


class Typefaces:
    """All fonts of one document, opened when first needed; a context manager."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._open: dict[FaceInfo, int] = {}
        self._glyphs: dict[Face, dict[str, Glyph | None]] = defaultdict(dict)
        self._files = ExitStack()
        self.used: list[Typeface] = []
        self.faces: dict[Face, FaceInfo] = {}
        self.borrowed: dict[tuple[str, Face], FaceInfo] = {}

    def __enter__(self) -> Typefaces:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._files.close()

    def glyph(self, char: str, face: Face) -> Glyph | None:
        """The glyph for `char` set in `face`, None where no font of this machine has it."""
        known = self._glyphs[face]
        if char not in known:
            known[char] = self._look_up(char, face)
        return known[char]

    def glyphs(self, text: str, face: Face) -> list[Glyph | None]:
        """The glyphs of `text`, as `glyph` gives them."""
        known = self._glyphs[face]
        return [known[char] if char in known else self.glyph(char, face) for char in text]

    def _look_up(self, char: str, face: Face) -> Glyph | None:
        if not is_drawn(char) and not char.isspace():
            return NOTHING
        own = face if is_wide(char) else latin_face(face)
        shown = " " if char.isspace() else char
        chosen = self._book.chosen(own)
        others = self._book.chain(face) if own is not face else ()
        for info in (*self._book.chain(own), *others):
            number = self._number(info)
            glyph = self.used[number].file.glyph(shown)
            if glyph:
                if info == chosen:
                    self.faces[own] = info
                else:
                    self.borrowed[char, own] = info
                return self._coded(number, shown, glyph, char)
        return None

    def _number(self, info: FaceInfo) -> int:
        if info not in self._open:
            file = self._files.enter_context(FontFile(Path(info.path), info.index))
            self._open[info] = len(self.used)
            self.used.append(Typeface(info, file))
        return self._open[info]

    def _coded(self, number: int, shown: str, glyph: int, char: str) -> Glyph:
        typeface = self.used[number]
        if shown not in typeface.codes:
            typeface.add(shown, glyph)
        code = typeface.codes[shown]
        advance = typeface.advances[code]
        fit = _fit(char, advance) if is_wide(char) else Fit.RUN
        alike = Fit.CELL if fit in (Fit.CENTRE, Fit.RIGHT, Fit.LEFT) else fit
        return Glyph(number, f"{code:04X}", advance, width_of(char), fit, (number, alike))


def _fit(char: str, advance: int) -> Fit:
    if advance >= _PROPORTIONAL:
        return Fit.CELL
    if char in _STRETCHED:
        return Fit.STRETCH
    if char in _OPENING:
        return Fit.RIGHT
    return Fit.LEFT if char in _CLOSING else Fit.CENTRE


def pdf_name(info: FaceInfo) -> str:
    """The name a PDF gives the font: ASCII letters, digits and hyphens."""
    for name in (info.postscript, *info.full, *info.families, Path(info.path).stem):
        kept = "".join(char for char in name if char.isascii() and (char.isalnum() or char == "-"))
        if kept:
            return kept
    return f"Font{len(fold(info.path))}"
