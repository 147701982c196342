"""The pages of a 花脸稿: what is gone struck through in red, what came underlined in blue.

The composer sets old and new words in one text; here its lines are coloured and ruled. Strike and
underline tell without colour too, and a bar in the margin shows where to look.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from exports.pages import Line, Rule
from exports.standard import Ink
from exports.widths import width_of
from workbench.drafting.redline import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.pages import Page
    from exports.standard import Face, Standard
    from exports.strips import Strip
    from workbench.drafting.redline import MarkedBlock

_INKS = {Mark.KEPT: Ink.BLACK, Mark.GONE: Ink.RED, Mark.COME: Ink.BLUE}
_WIDTH = 0.045  # of the size, of a strike and an underline
_STRIKE = 0.36  # of the size above the baseline: the middle of a Chinese character
_UNDER = 0.17  # below it
_BAR = 14.0  # points left of the type area


class _Part(NamedTuple):
    """Characters of a line that have one mark."""

    start: int
    end: int
    mark: Mark


def marked_pages(
    pages: Sequence[Page], blocks: Sequence[MarkedBlock], standard: Standard
) -> tuple[Page, ...]:
    """The composed `pages` of `blocks`, coloured and ruled by their marks."""
    painter = _Painter(blocks, standard)
    return tuple(painter.page(page) for page in pages)


class _Painter:
    """Marks line after line."""

    def __init__(self, blocks: Sequence[MarkedBlock], standard: Standard) -> None:
        self._bounds = [_bounds(block) for block in blocks]
        self._standard = standard

    def page(self, page: Page) -> Page:
        lines: list[Line] = []
        rules = list(page.rules)
        for line in page.lines:
            parts = _parts(line.strip, self._bounds[line.block])
            lines += (_cut(line, part) for part in parts)
            marked = [part for part in parts if part.mark is not Mark.KEPT]
            rules += (_rule(line, part, self._standard.right) for part in marked)
            if marked:
                rules.append(self._bar(line))
        return replace(page, lines=tuple(lines), rules=tuple(rules))

    def _bar(self, line: Line) -> Rule:
        """In the margin, as high as the row."""
        x, above = self._standard.left - _BAR, line.y - line.strip.size
        return Rule(x, above, x, above + self._standard.pitch, 0.75)


def _bounds(block: MarkedBlock) -> list[tuple[int, Mark]]:
    """Up to which character of the paragraph each mark goes."""
    bounds, end = [], 0
    for stretch in block.stretches:
        end += len(stretch.text)
        bounds.append((end, stretch.mark))
    return bounds


def _parts(strip: Strip, bounds: Sequence[tuple[int, Mark]]) -> list[_Part]:
    """The parts of a line, counted from its first character."""
    return list(_joined(strip, bounds)) or [_Part(0, len(strip.text), Mark.KEPT)]


def _joined(strip: Strip, bounds: Sequence[tuple[int, Mark]]) -> Iterator[_Part]:
    at = strip.start
    for end, mark in bounds:
        stop = min(end, strip.end)
        if stop > at:
            yield _Part(at - strip.start, stop - strip.start, mark)
            at = stop


def _cut(line: Line, part: _Part) -> Line:
    """The part alone, in its ink."""
    strip, start, end = line.strip, part.start, part.end
    cut = replace(
        strip,
        start=strip.start + start,
        end=strip.start + end,
        text=strip.text[start:end],
        xs=strip.xs[start:end],
        faces=tuple((min(to, end) - start, face) for to, face in _reaching(strip, part)),
        heavy=min(max(0, strip.heavy - start), end - start),
    )
    return replace(line, strip=cut, ink=_INKS[part.mark])


def _reaching(strip: Strip, part: _Part) -> Iterator[tuple[int, Face]]:
    """The faces that stand in the part."""
    for to, face in strip.faces:
        if to > part.start:
            yield to, face
        if to >= part.end:
            return


def _rule(line: Line, part: _Part, edge: float) -> Rule:
    """Through what is gone, below what came; not past the `edge` of the type area."""
    strip = line.strip
    left = strip.xs[part.start]
    if part.end < len(strip.xs):
        right = strip.xs[part.end]
    else:
        right = min(edge, strip.xs[-1] + strip.cell * width_of(strip.text[-1]))
    above = _STRIKE if part.mark is Mark.GONE else -_UNDER
    y = line.y - above * strip.size
    return Rule(left, y, right, y, _WIDTH * strip.size, _INKS[part.mark])
