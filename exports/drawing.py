"""Writes lines of text as the drawing operators of a PDF page.

A line is drawn stretch by stretch, each in one font. Chinese characters go where the composer put
their boxes; digits and letters are drawn as words, fitted to the width the composer gave them, so
that a font with broad digits changes no line. A character no font has is drawn as an empty box.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from exports.standard import Ink
from exports.typefaces import NOTHING, Fit, Glyph, Typefaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from exports.pages import Line
    from exports.standard import Face
    from exports.strips import Strip

_COLOURS: Mapping[Ink, str] = {
    Ink.BLACK: "0 g 0 G",
    Ink.RED: "0 0.8 0.8 0 k 0 0.8 0.8 0 K",
    Ink.BLUE: "1 0.6 0 0.1 k 1 0.6 0 0.1 K",
}
"""Black is all of the black ink, red 80 % of magenta and yellow: GB/T 9704-2012, 6.2."""

_STROKE = 0.022  # of the size, around a bold character

_NEAR = 0.04  # a word so much broader than its place is tightened, else condensed
_WORTH = 0.02  # points a glyph may stand off before it is moved

_Box = tuple[float, Glyph]
"""The left edge of a character's box, and its glyph."""


class Strays:
    """Notes the characters that are not from their face's own font, and the pages they stand on."""

    def __init__(self) -> None:
        self.pages: dict[tuple[Face, str], list[int]] = {}

    def note(self, face: Face, char: str, page: int) -> None:
        """Remember `char`, set in `face`, once for every page."""
        pages = self.pages.setdefault((face, char), [])
        if page not in pages[-1:]:
            pages.append(page)


def number(value: float) -> str:
    """A length as a PDF has it: no more than three places."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def colour(ink: Ink) -> str:
    """The operators that set a colour for text and strokes."""
    return _COLOURS[ink]


def draw_lines(
    lines: Iterable[Line], height: float, fonts: Typefaces, strays: Strays, page: int
) -> list[str]:
    """The operators for lines of text.

    Args:
        lines: the lines.
        height: of the sheet as it is read, in points.
        fonts: the fonts of the document.
        strays: takes down what the faces' own fonts do not have.
        page: the number of the page, for `strays`.
    """
    text, boxes, ink = ["BT"], [], Ink.BLACK
    for line in lines:
        strip, y = line.strip, height - line.y
        if line.ink is not ink:
            ink = line.ink
            text.append(colour(ink))
        for face, heavy, start, end in _stretches(strip):
            words, xs = strip.text[start:end], strip.xs[start:end]
            glyphs = fonts.glyphs(words, face)
            for char in fonts.odd(words, face):
                strays.note(face, char, page)
            if None in glyphs:
                boxes += [
                    _hollow(x, y, strip) for x, g in zip(xs, glyphs, strict=True) if g is None
                ]
            drawn = _draw(_drawn(xs, glyphs), y, strip)
            text += _bold(drawn, strip) if heavy else drawn
    return [*text, "ET", *boxes, *([colour(Ink.BLACK)] if ink is not Ink.BLACK else [])]


def _bold(drawn: Iterable[str], strip: Strip) -> Iterator[str]:
    """The same with a stroke around every glyph: no face of the standard has a bold of its own."""
    yield f"2 Tr {strip.size * _STROKE:.3f} w"
    yield from drawn
    yield "0 Tr"


def _drawn(xs: Sequence[float], glyphs: Sequence[Glyph | None]) -> Iterator[_Box]:
    for x, glyph in zip(xs, glyphs, strict=True):
        if glyph is not None and glyph is not NOTHING:
            yield x, glyph


def _stretches(strip: Strip) -> Iterator[tuple[Face, bool, int, int]]:
    """What is drawn in one font and one weight: its face, whether it is bold, its characters."""
    start = 0
    for end, face in strip.faces:
        if start < strip.heavy < end:
            yield face, True, start, strip.heavy
            start = strip.heavy
        yield face, start < strip.heavy, start, end
        start = end


def _hollow(x: float, y: float, strip: Strip) -> str:
    """The empty box for a character that no font has."""
    side = strip.size * 0.8
    left, foot = x + strip.size * 0.1, y - strip.size * 0.08
    return f"q 0 G 0.5 w {left:.2f} {foot:.2f} {side:.2f} {side:.2f} re S Q"


def _draw(boxes: Iterator[_Box], y: float, strip: Strip) -> Iterator[str]:
    for (font, fit), same in groupby(boxes, key=_stretch_of):
        yield f"/F{font} {strip.size:g} Tf"
        draw = {Fit.RUN: _draw_word, Fit.STRETCH: _draw_stretched}.get(fit, _draw_cells)
        yield from draw(list(same), y, strip)


def _stretch_of(box: _Box) -> tuple[int, Fit]:
    return box[1].stretch


def _draw_cells(boxes: list[_Box], y: float, strip: Strip) -> Iterator[str]:
    """Characters at their places: even steps by the character spacing, the rest moved singly."""
    lefts = [x if glyph.fit is Fit.CELL else _left(x, glyph, strip) for x, glyph in boxes]
    em = strip.size / 1000
    gaps = [b - a - g.advance * em for a, b, (_, g) in zip(lefts, lefts[1:], boxes, strict=False)]
    spacing = round(max(gaps, default=0.0), 3)
    yield f"{spacing:g} Tc 1 0 0 1 {lefts[0]:.3f} {y:.3f} Tm"
    if not gaps or spacing - min(gaps) < _WORTH / len(gaps):
        yield f"<{''.join([glyph.code for _, glyph in boxes])}> Tj"
        return
    yield "".join(("[<", *_moved(boxes, gaps, spacing, em), ">]TJ"))


def _moved(boxes: list[_Box], gaps: list[float], spacing: float, em: float) -> Iterator[str]:
    """The codes, and between them how far to move back where a gap is less than `spacing`."""
    behind = 0.0
    for (_, glyph), gap in zip(boxes, [*gaps, spacing], strict=True):
        yield glyph.code
        behind += spacing - gap
        if abs(behind) > _WORTH:
            move = round(behind / em)
            yield f">{move}<"
            behind -= move * em


def _left(x: float, glyph: Glyph, strip: Strip) -> float:
    """Where a glyph that does not fill its box begins in it."""
    spare = strip.cell - glyph.advance * strip.size / 1000
    if glyph.fit is Fit.RIGHT:
        return x + spare
    return x + spare / 2 if glyph.fit is Fit.CENTRE else x


def _draw_stretched(boxes: list[_Box], y: float, strip: Strip) -> Iterator[str]:
    """Dashes, each as wide as its place, so that two of them meet; broad signs in their cell."""
    for at, (x, glyph) in enumerate(boxes):
        place = boxes[at + 1][0] - x if at + 1 < len(boxes) else strip.cell
        yield from _scaled(glyph.code, place * 1000 / (max(glyph.advance, 1) * strip.size), x, y)


def _draw_word(boxes: list[_Box], y: float, strip: Strip) -> Iterator[str]:
    """Digits and letters as one word in the room they have together.

    Drawn as wide as the font has them they would run into their neighbours or leave holes.
    """
    x, codes = boxes[0][0], "".join([glyph.code for _, glyph in boxes])
    natural = sum(glyph.advance for _, glyph in boxes) * strip.size / 1000
    room = boxes[-1][0] + boxes[-1][1].cells * strip.cell - x
    if natural > room * (1 + _NEAR) and room > 0:  # an accent has no room of its own
        yield from _scaled(codes, room / natural, x, y)
        return
    yield f"{(room - natural) / len(boxes):.3f} Tc 1 0 0 1 {x:.3f} {y:.3f} Tm"
    yield f"<{codes}> Tj"


def _scaled(codes: str, scale: float, x: float, y: float) -> Iterator[str]:
    yield f"0 Tc {scale * 100:.2f} Tz 1 0 0 1 {x:.3f} {y:.3f} Tm"
    yield f"<{codes}> Tj 100 Tz"
