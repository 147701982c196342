"""Writes lines as the drawing operators of a PDF page.

A line is drawn stretch by stretch, each in one font. Chinese characters go where the composer put
their boxes; digits and letters are drawn as words, fitted to the width the composer gave them, so
that a font with broad digits changes no line. A character no font has is drawn as an empty box.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from exports.typefaces import Fit, Glyph, Typefaces
from exports.widths import is_drawn, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.standard import Face
    from exports.typesetting import Line, Page, Strip

_NEAR = 0.04  # a word so much broader than its place is tightened, else condensed
_WORTH = 0.02  # points a glyph may stand off before it is moved

# Left edge and width of a character's box, and its glyph.
_Box = tuple[float, float, Glyph]


class Missing:
    """Notes the characters without a glyph and the pages they stand on."""

    def __init__(self) -> None:
        self.pages: dict[str, list[int]] = {}

    def note(self, char: str, page: int) -> None:
        """Remember `char` once for every page."""
        pages = self.pages.setdefault(char, [])
        if page not in pages:
            pages.append(page)


def draw_page(
    page: Page, extra: Sequence[Line], height: float, fonts: Typefaces, missing: Missing
) -> bytes:
    """The operators for a page: its lines and, e.g. for the page number, `extra` ones.

    Args:
        page: the page.
        extra: lines that are not part of the text.
        height: of the sheet, in points.
        fonts: the fonts of the document.
        missing: takes down what has no glyph.
    """
    text, boxes = ["BT"], []
    for line in (*page.lines, *extra):
        y = height - line.y
        for face, start, end in _stretches(line.strip):
            placed = []
            for at in range(start, end):
                char = line.strip.text[at]
                if not is_drawn(char) and not char.isspace():
                    continue
                glyph = fonts.glyph(char, face)
                if glyph is None:
                    missing.note(char, page.number)
                    boxes.append(_hollow(line.strip.xs[at], y, line.strip))
                else:
                    width = width_of(char) * line.strip.cell
                    placed.append((line.strip.xs[at], width, glyph))
            text += _draw(placed, y, line.strip.size)
    return "\n".join([*text, "ET", *boxes, ""]).encode("ascii")


def _stretches(strip: Strip) -> Iterator[tuple[Face, int, int]]:
    start = 0
    for end, face in strip.faces:
        yield face, start, end
        start = end


def _hollow(x: float, y: float, strip: Strip) -> str:
    """The empty box for a character that no font has."""
    side = strip.size * 0.8
    return (
        f"0.5 w {x + strip.size * 0.1:.2f} {y - strip.size * 0.08:.2f} {side:.2f} {side:.2f} re S"
    )


def _draw(placed: list[_Box], y: float, size: float) -> Iterator[str]:
    for (font, fit), boxes in groupby(placed, key=_kind):
        yield f"/F{font} {size:g} Tf"
        draw = {Fit.RUN: _draw_word, Fit.STRETCH: _draw_stretched}.get(fit, _draw_cells)
        yield from draw(list(boxes), y, size)


def _kind(box: _Box) -> tuple[int, Fit]:
    fit = box[2].fit
    return box[2].font, fit if fit in (Fit.RUN, Fit.STRETCH) else Fit.CELL


def _draw_cells(boxes: list[_Box], y: float, size: float) -> Iterator[str]:
    """Characters at their places: even steps by the character spacing, the rest moved singly."""
    lefts = [_left(box, size) for box in boxes]
    natural = [box[2].advance * size / 1000 for box in boxes]
    gaps = [b - a - n for a, b, n in zip(lefts, lefts[1:], natural, strict=False)]
    spacing = round(max(gaps, default=0.0), 3)
    yield f"{spacing:g} Tc 1 0 0 1 {lefts[0]:.3f} {y:.3f} Tm"
    parts, behind = ["[<"], 0.0
    for box, gap in zip(boxes, [*gaps, spacing], strict=True):
        parts.append(box[2].code)
        behind += spacing - gap
        if abs(behind) > _WORTH:
            move = round(behind * 1000 / size)
            parts.append(f">{move}<")
            behind -= move * size / 1000
    yield "".join((*parts, ">]TJ"))


def _left(box: _Box, size: float) -> float:
    """Where the glyph begins in its box."""
    x, width, glyph = box
    spare = width - glyph.advance * size / 1000
    if glyph.fit is Fit.RIGHT:
        return x + spare
    return x + spare / 2 if glyph.fit is Fit.CENTRE else x


def _draw_stretched(boxes: list[_Box], y: float, size: float) -> Iterator[str]:
    """Dashes, each as wide as its place, so that two of them meet."""
    for at, (x, width, glyph) in enumerate(boxes):
        place = boxes[at + 1][0] - x if at + 1 < len(boxes) else width
        yield from _scaled(glyph.code, place * 1000 / (glyph.advance * size), x, y)


def _draw_word(boxes: list[_Box], y: float, size: float) -> Iterator[str]:
    """Digits and letters as one word in the room they have together.

    Drawn as wide as the font has them they would run into their neighbours or leave holes.
    """
    x, codes = boxes[0][0], "".join(box[2].code for box in boxes)
    natural = sum(box[2].advance for box in boxes) * size / 1000
    room = boxes[-1][0] + boxes[-1][1] - x
    if natural > room * (1 + _NEAR):
        yield from _scaled(codes, room / natural, x, y)
        return
    yield f"{(room - natural) / len(boxes):.3f} Tc 1 0 0 1 {x:.3f} {y:.3f} Tm"
    yield f"<{codes}> Tj"


def _scaled(codes: str, scale: float, x: float, y: float) -> Iterator[str]:
    yield f"0 Tc {scale * 100:.2f} Tz 1 0 0 1 {x:.3f} {y:.3f} Tm"
    yield f"<{codes}> Tj 100 Tz"
