"""What a page of a PDF holds, as drawing operators: its rules, its lines, its number.

A landscape page is written turned: its upper edge is the left edge of the sheet, where the binding
is on odd pages and the open side on even ones. The page number stays where other pages have it
(GB/T 9704-2012, 8).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from exports.drawing import colour, draw_lines, number
from exports.pages import Line
from exports.standard import Face
from exports.strips import Strip
from exports.widths import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.drawing import Strays
    from exports.pages import Page, Rule
    from exports.standard import Standard
    from exports.typefaces import Typefaces


def page_content(page: Page, standard: Standard, fonts: Typefaces, strays: Strays) -> bytes:
    """The operators for a page.

    Args:
        page: the page.
        standard: the sheet.
        fonts: the fonts of the document.
        strays: takes down which characters the fonts of their faces do not have.
    """
    height = standard.page_width if page.turned else standard.page_height
    code = [*_draw_rules(page, height), *draw_lines(page.lines, height, fonts, strays, page.number)]
    if page.turned:
        code = [f"q 0 1 -1 0 {number(standard.page_width)} 0 cm", *code, "Q"]
    if page.numbered:
        code += draw_lines(
            [folio(page, standard)], standard.page_height, fonts, strays, page.number
        )
    return "\n".join([*code, ""]).encode("ascii")


def folio(page: Page, standard: Standard) -> Line:
    """The page number — n — below the type area, a character in: odd right, even left (7.5)."""
    text = f"— {page.number} —"
    size = standard.folio_size
    edges = [0.0, *accumulate(width_of(char) * size for char in text)]
    odd = page.number % 2
    left = standard.right - size - edges[-1] if odd else standard.left + size
    xs = tuple(left + edge for edge in edges[:-1])
    strip = Strip(0, len(text), text, xs, size, size, ((len(text), Face.SONGTI),))
    return Line(-1, standard.folio_baseline, strip)


def _draw_rules(page: Page, height: float) -> Iterator[str]:
    if not page.rules:
        return
    yield "q"
    for rule in page.rules:
        yield f"{colour(rule.ink)} {number(rule.width)} w {_ends(rule, height)} S"
    yield "Q"


def _ends(rule: Rule, height: float) -> str:
    begin = f"{number(rule.x)} {number(height - rule.y)} m"
    return f"{begin} {number(rule.to_x)} {number(height - rule.to_y)} l"
