"""The fonts of one document: which glyph each character gets, and from which font.

A character is looked for in the font of its face, then in those that may stand in for it; whatever
is not taken from the face's own font is noted, and so is a character no font has. A font file that
turns out damaged is passed by and noted; a glyph that cannot be read is one the font does not have.
Each character has a code of its own, so text comes out of the PDF exactly as it went in.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from exports.cff import Program
from exports.font_names import fold
from exports.sfnt import DAMAGE, DamagedFontError, FontFile
from exports.standard import Face, latin_face
from exports.truetype import TrueTypeOutlines
from exports.widths import is_drawn, is_wide, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from exports.fonts import FontBook
    from exports.sfnt import FaceInfo

_STRETCHED = "—…―"
_OPENING = "“‘（《〈「『【〔〖"
_CLOSING = "”’）》〉」』】〕〗，。、；：？！"
_PROPORTIONAL = 960  # a glyph narrower than this does not fill a cell by itself
_BROAD = 1040  # a broader one runs out of its cell, as ‰ in many fonts
_MOST_CODES = 0xFFFF  # codes have two bytes, and 0 is taken


class Fit(IntEnum):
    """How a glyph stands in its box."""

    CELL = 0  # fills a cell as it is
    CENTRE = 1
    RIGHT = 2  # an opening mark of a font that draws it narrow
    LEFT = 3
    STRETCH = 4  # as wide as its place: dashes must meet, ‰ must not run over the edge
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


@dataclass(frozen=True, slots=True)
class Stray:
    """A character that the font of its own face does not have: which font it is taken from.

    `face` is that of digits and letters for a digit in Chinese text; `font` is None where no font
    here has the character.
    """

    face: Face
    font: FaceInfo | None = None


NOTHING = Glyph(-1, "", 0, 0.0, Fit.CELL, (-1, Fit.CELL))
"""Stands for a character that has no shape: a joiner, a soft hyphen, a control character."""


class Typeface:
    """A font file as one document uses it: its characters in the order of their codes.

    Raises:
        DamagedFontError: the file is not there any more, or not what a font file should be.
    """

    def __init__(self, info: FaceInfo) -> None:
        self.info = info
        self.file = FontFile(Path(info.path), info.index)
        self.outlines = self._read_outlines()
        self.codes: dict[str, int] = {}
        self.glyphs: list[int] = [0]
        self.advances: list[int] = [self.file.advance(0)]

    def _read_outlines(self) -> Program | TrueTypeOutlines:
        file = self.file
        try:
            outlines = (
                Program(file.data, file.tables["CFF "][0])
                if file.is_cff
                else TrueTypeOutlines(file)
            )
            if outlines.holds(0):
                return outlines
        except DAMAGE as error:
            raise self._damaged() from error
        raise self._damaged()

    def _damaged(self) -> DamagedFontError:
        self.file.close()
        return DamagedFontError(Path(self.info.path))

    def code(self, char: str) -> int:
        """The code of `char` in the document, 0 where the font cannot draw it."""
        if char not in self.codes:
            glyph = self.file.glyph(char)
            if not glyph or len(self.codes) == _MOST_CODES or not self.outlines.holds(glyph):
                return 0
            self.codes[char] = len(self.glyphs)
            self.glyphs.append(glyph)
            self.advances.append(self.file.advance(glyph))
        return self.codes[char]


class Typefaces:
    """All fonts of one document, opened when first needed; a context manager."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._numbers: dict[FaceInfo, int | None] = {}
        self._glyphs: dict[Face, dict[str, Glyph | None]] = defaultdict(dict)
        self.used: list[Typeface] = []
        self.damaged: list[DamagedFontError] = []
        self.faces: dict[Face, FaceInfo] = {}
        self.strays: dict[Face, dict[str, Stray]] = defaultdict(dict)

    def __enter__(self) -> Typefaces:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for typeface in self.used:
            typeface.file.close()

    def chosen(self, face: Face) -> FaceInfo | None:
        """The first sound font of the face's own style, None where there is none."""
        candidates = self._book.candidates(face)
        return next((info for info in candidates if self._number(info) is not None), None)

    def glyphs(self, text: str, face: Face) -> list[Glyph | None]:
        """The glyph of each character of `text` set in `face`, None where no font here has it."""
        known = self._glyphs[face]
        for char in text:
            if char not in known:
                known[char] = self._look_up(char, face)
        return [known[char] for char in text]

    def odd(self, text: str, face: Face) -> Sequence[str]:
        """Those characters of `text` that are not from the font of their own face."""
        strays = self.strays.get(face)
        if not strays or strays.keys().isdisjoint(text):
            return ()
        return [char for char in text if char in strays]

    def _look_up(self, char: str, face: Face) -> Glyph | None:
        if not is_drawn(char) and not char.isspace():
            return NOTHING
        own = face if is_wide(char) else latin_face(face)
        shown = " " if char.isspace() else char
        others = self._book.chain(face) if own is not face else ()
        for info in (*self._book.chain(own), *others):
            number = self._number(info)
            if number is not None and (code := self.used[number].code(shown)):
                self._note(char, face, own, info)
                return self._coded(number, code, char)
        self.strays[face][char] = Stray(own)
        return None

    def _note(self, char: str, face: Face, own: Face, info: FaceInfo) -> None:
        if info == self.chosen(own):
            self.faces[own] = info
        else:
            self.strays[face][char] = Stray(own, info)

    def _number(self, info: FaceInfo) -> int | None:
        """Which of the fonts in use it is, opened if need be; None for a damaged one."""
        if info not in self._numbers:
            self._numbers[info] = self._opened(info)
        return self._numbers[info]

    def _opened(self, info: FaceInfo) -> int | None:
        try:
            self.used.append(Typeface(info))
        except DamagedFontError as error:
            self.damaged.append(error)
            return None
        return len(self.used) - 1

    def _coded(self, number: int, code: int, char: str) -> Glyph:
        advance = self.used[number].advances[code]
        fit = _fit(char, advance) if is_wide(char) else Fit.RUN
        alike = Fit.CELL if fit in (Fit.CENTRE, Fit.RIGHT, Fit.LEFT) else fit
        return Glyph(number, f"{code:04X}", advance, width_of(char), fit, (number, alike))


def _fit(char: str, advance: int) -> Fit:
    if advance > _BROAD:
        return Fit.STRETCH
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
