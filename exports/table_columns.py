"""How wide the columns of a table stand, and how large its text: by their shares and their words.

    序号 | 重点任务 | 任务内容 | 牵头单位 | 完成时限
     1.3      4          9         2.6       2.4         shares of the width, as the table has them

A column gets its share, weighed by all the text that stands in it, but as much as its words need –
a number, a date, the name of a unit stay whole where there is room, a word of four characters
always – and no more than its longest line. One that is nearly empty gets no more than a title of
four characters needs: its few entries may run on, so that the others keep the pages few.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from exports.widths import BLANK_AFTER, cells_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.manuscript import Table, TableCell, TableColumn

SIZES = (12.0, 10.5, 9.0)
"""小四, 五号, and 小五 where the columns are too many for anything larger; in points."""

BESIDE = 4.0
"""Blank between the text of a cell and the rules beside it, in points."""

_WORD = 4.5  # cells that stay whole whatever happens: four characters and a mark
_PHRASE = 7.0  # cells of a date or the name of a unit that stay whole where there is room
_NAME, _TEXT = 6.5, 28.0  # cells in which names and the longest running text read with ease
_LINES = 2.0  # a text of the usual length reads with ease in so many
_STEPS = 3  # to the doubling of a weight: a character more must not move all columns
_SCANTY = 0.25  # of the rows: a column with entries beside fewer is nearly empty
_LINE = 60.0  # cells; a longer text takes what it can get

PHRASES = re.compile(r"(?:（[^（）\n]*）|[^、，；。\n])+[、，；。]*|[、，；。]+")
"""What stands between marks, with them; marks in brackets part nothing: 各县（市、区）人民政府."""

HANGING = 0.5
"""How much of a mark at the end of a line is blank, in cells."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Type size and column widths in points; the widths sum to the width that was to be filled."""

    size: float
    widths: tuple[float, ...]

    @property
    def edges(self) -> tuple[float, ...]:
        """The left edges of the columns and the right edge of the last, from the table's left."""
        return tuple(accumulate(self.widths, initial=0.0))


@dataclass(frozen=True, slots=True)
class _Needs:
    """What a column takes, in cells, and its share of what is left.

    So that no word is broken; no date and no name of a unit; that it reads with ease; that its
    longest line is one.
    """

    share: float
    word: float
    phrase: float
    ease: float
    line: float


_TRIES: tuple[tuple[float, Callable[[_Needs], float]], ...] = (
    (SIZES[0], lambda needs: needs.ease),
    (SIZES[1], lambda needs: needs.ease),
    (SIZES[1], lambda needs: needs.phrase),
    (SIZES[1], lambda needs: needs.word),
    (SIZES[2], lambda needs: needs.word),
)
"""In which size the columns get what, the best first."""


def columns_of(table: Table, width: float) -> Columns:
    """The columns of `table` in `width` points, in the largest size that reads with ease.

    Where none does, dates or at last words stay whole; where these do not in the smallest size,
    all columns are too narrow in the same measure.
    """
    if not table.columns:
        return Columns(SIZES[0], ())
    rows = max(1, sum(any(cell and cell.across == 1 for cell in row) for row in table.rows))
    needs = [
        _needs(column, entries, rows)
        for column, entries in zip(table.columns, _entries(table), strict=True)
    ]
    for size, asked in _TRIES:
        least = [_points(asked(need), size) for need in needs]
        if sum(least) <= width:
            break
    shares = [need.share for need in needs]
    most = [_points(need.line, size) for need in needs]
    return Columns(size, _shared(width, shares, least, most))


def _points(cells: float, size: float) -> float:
    return cells * size + 2 * BESIDE


def _entries(table: Table) -> list[list[TableCell]]:
    """The filled cells of each column; those over several columns ask for nothing."""
    found: list[list[TableCell]] = [[] for _ in table.columns]
    for row in table.rows:
        for entries, cell in zip(found, row, strict=False):
            if cell and cell.across == 1 and cell.text:
                entries.append(cell)
    return found


def _needs(column: TableColumn, entries: Sequence[TableCell], rows: int) -> _Needs:
    """What the column of so many `rows` needs for its `entries`.

    The title may stand in two lines (牵头/单位) but where the column is to be filled in.
    """
    texts = {entry.text for entry in entries}
    length = sum(len(entry.text) for entry in entries) / rows
    title = cells_of(column.title)
    half = float(-(-len(column.title) // 2)) if title > 2 and texts else title
    phrases = [_phrase(text) for text in texts]
    whole = max((cells for cells in phrases if cells <= _PHRASE), default=0.0)
    scanty = sum(max(entry.down, 1) for entry in entries) < _SCANTY * rows
    tells = any(cells > _PHRASE for cells in phrases) and not scanty
    readable = min(max(_NAME, _stepped(length) / _LINES), _TEXT) if tells else 0.0
    line = max((_line(text) for text in texts), default=0.0)
    ease = max(min(line, _WORD), half) if scanty else max(whole, half, readable)
    word = min(max(ease, half), _WORD)
    phrase = ease if scanty else max(whole, half, word)
    return _Needs(_share(column, length), word, phrase, ease, max(line, title, ease))


def _share(column: TableColumn, length: float) -> float:
    """Its share, weighed by the `length` of the text a row has: the sum of all lines is least so.

    A column as much longer as it is wider has as many lines; between two, the root of what stands
    in them takes the fewest in all.
    """
    return math.sqrt(max(column.share, 0.1) * max(_stepped(length), 0.1))


def _stepped(length: float) -> float:
    """In steps: a character more must not move all columns."""
    return 2 ** (round(math.log2(length) * _STEPS) / _STEPS) if length > 0 else 0.0


def _phrase(text: str) -> float:
    """The longest phrase in it that can be kept whole; more than that where none can."""
    phrases = [phrase.strip() for phrase in PHRASES.findall(text[:500])]
    if max(map(len, phrases), default=0) > 2 * _PHRASE:
        return _LINE
    widths = [cells_of(phrase) - HANGING * (phrase[-1:] in BLANK_AFTER) for phrase in phrases]
    return max(widths, default=0.0)


def _line(text: str) -> float:
    return max(min(cells_of(line[:100]), _LINE) for line in text.split("\n"))


def _shared(
    width: float, shares: Sequence[float], least: Sequence[float], most: Sequence[float]
) -> tuple[float, ...]:
    """`width` dealt out by shares, no column below its least or above its most if possible."""
    if sum(least) >= width:
        return tuple(low * width / sum(least) for low in least)
    if sum(most) <= width:
        spare = (width - sum(most)) / sum(shares)
        return tuple(high + spare * share for high, share in zip(most, shares, strict=True))
    low, high = 0.0, width / min(shares)
    for _ in range(60):
        middle = (low + high) / 2
        dealt = _dealt(middle, shares, least, most)
        low, high = (middle, high) if sum(dealt) < width else (low, middle)
    dealt = _dealt(high, shares, least, most)
    return tuple(one * width / sum(dealt) for one in dealt)


def _dealt(
    unit: float, shares: Sequence[float], least: Sequence[float], most: Sequence[float]
) -> list[float]:
    return [
        min(max(share * unit, low), max(high, low))
        for share, low, high in zip(shares, least, most, strict=True)
    ]
