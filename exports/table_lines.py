"""The text of a cell as lines: broken by the house's line-breaker, as narrow columns want it.

Where names are listed, and short phrases in a narrow column, a line ends behind a mark if it can
(市发展改革委、│市财政局); no line that is much too short is spread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from exports.linebreak import Measure, break_paragraph
from exports.table_columns import BESIDE, HANGING, PHRASES
from exports.widths import BLANK_AFTER, cells_of, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.table_columns import Columns

_NARROW = 9.0  # cells
_AIR = 0.12  # cells that may be put before each character to fill a line
_SENTENCE = re.compile("[，。；：]")
_PARAGRAPHS = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A line of a cell: where it begins in its text, its characters, and where they stand.

    `xs` are the left edges of their boxes in points, from the left edge of the cell.
    """

    start: int
    text: str
    xs: tuple[float, ...]


class CellSetter:
    """Sets the texts of one table. What stood in a cell of that width before is not set again."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def lines(self, text: str, column: int, across: int, *, centred: bool) -> tuple[Words, ...]:
        """The lines of `text` in `across` columns from `column` on; none for no text."""
        width = sum(self._columns.widths[column : column + across])
        room = max((width - 2 * BESIDE) / self._columns.size, 1.0)
        return _set(text, self._columns.size, round(room, 6), centred)


@lru_cache(maxsize=16384)
def _set(text: str, size: float, room: float, centred: bool) -> tuple[Words, ...]:
    """The lines of a text in `room` cells of `size` points."""
    found = ((start, text[start:end], spread) for start, end, spread in _ranges(text, room))
    return tuple(
        Words(start, words, _places(words, room, spread, centred=centred, size=size))
        for start, words, spread in found
        if words.strip()
    )


def _places(
    words: str, room: float, spread: tuple[float, ...], *, centred: bool, size: float
) -> tuple[float, ...]:
    """Where the boxes of a line stand: squeezed or spread as broken, or as wide as they are."""
    edges = (0.0, *accumulate(map(width_of, words)))
    solid = edges[len(words.rstrip())]
    spare = room - solid
    cells = edges[:-1]
    if spread and (spare < 0 or (not centred and spare <= _AIR * len(words))):
        cells = spread
    left = BESIDE + (max(spare, 0.0) / 2 * size if centred else 0.0)
    return tuple([left + cell * size for cell in cells])


_Range = tuple[int, int, tuple[float, ...]]
"""Where a line begins and ends in its text, and its boxes as the line-breaker has them."""


_NATURAL: tuple[float, ...] = ()
"""Boxes that stand as wide as they are."""


def _ranges(text: str, room: float) -> Iterator[_Range]:
    for found in _PARAGRAPHS.finditer(text):
        paragraph, start = found[0], found.start()
        packs = _is_list(paragraph) or (room <= _NARROW and _is_short(paragraph, room))
        broken = _packed(paragraph, room) if packs else _broken(paragraph, room)
        yield from ((start + first, start + last, xs) for first, last, xs in broken)


def _is_list(text: str) -> bool:
    """Names with 、 between them and no other mark."""
    return "、" in text and not _SENTENCE.search(text)


def _is_short(text: str, room: float) -> bool:
    """Phrases that all go into two lines, as those of a target do."""
    return all(cells_of(found[0]) <= 2 * room for found in PHRASES.finditer(text))


def _broken(text: str, room: float) -> Iterator[_Range]:
    for row in break_paragraph(text, Measure(room)):
        yield row.start, row.end, row.xs


def _packed(text: str, room: float) -> Iterator[_Range]:
    """As many phrases a line as go into it whole; a longer one is broken."""
    start, end, taken, spread = 0, 0, 0.0, _NATURAL
    for found in PHRASES.finditer(text):
        width = cells_of(found[0])
        most = room + HANGING * (found[0][-1] in BLANK_AFTER)
        if end > start and taken + width > most:
            yield start, end, spread
            start, taken = end, 0.0
        spread = _NATURAL
        if width > most:
            *full, (first, _, spread) = _broken(text[start : found.end()], room)
            yield from ((start + begin, start + stop, xs) for begin, stop, xs in full)
            start += first
            taken, width = 0.0, cells_of(text[start : found.end()])
        end, taken = found.end(), taken + width
    if end > start:
        yield start, end, spread
