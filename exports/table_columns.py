"""How wide the columns of a table stand, and how large its text: by their shares and their words.

    序号 | 重点任务 | 工作内容 | 牵头单位 | 完成时限
     1.3      4          9         2.6       2.4         shares of the width, as the table has them

A column gets its share, but as much as its words need – a number, a date, the name of a unit stay
whole where there is room, a word of four characters always – and no more than its longest line.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from exports.widths import BLANK_AFTER, cells_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.manuscript import Table, TableColumn

SIZES = (12.0, 10.5, 9.0)
"""小四, 五号, and 小五 where the columns are too many for anything larger; in points."""

BESIDE = 4.0
"""Blank between the text of a cell and the rules beside it, in points."""

_WORD = 4.5  # cells that stay whole whatever happens: four characters and a mark
_PHRASE = 7.0  # cells of a date or the name of a unit that stay whole where there is room
_NAME, _TEXT = 6.5, 12.5  # cells in which names and running text can still be read
_LEAST_SHARE = 0.5
_STEP = 8
_MEANT = 8.0  # characters in a cell, for each part of the width
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
    needs = [_needs(column, texts) for column, texts in _texts(table)]
    for size, asked in _TRIES:
        least = [_points(asked(need), size) for need in needs]
        if sum(least) <= width:
            break
    shares = [need.share for need in needs]
    most = [_points(need.line, size) for need in needs]
    return Columns(size, _shared(width, shares, least, most))


def _points(cells: float, size: float) -> float:
    return cells * size + 2 * BESIDE


def _texts(table: Table) -> Iterable[tuple[TableColumn, set[str]]]:
    """Each column with its different texts; cells over several columns ask for nothing."""
    found: list[set[str]] = [set() for _ in table.columns]
    for row in table.rows:
        for texts, cell in zip(found, row, strict=False):
            if cell and cell.across == 1 and cell.text:
                texts.add(cell.text)
    return zip(table.columns, found, strict=True)


def _needs(column: TableColumn, texts: set[str]) -> _Needs:
    """The title may stand in two lines (牵头/单位) but where the column is to be filled in."""
    title = cells_of(column.title)
    half = float(-(-len(column.title) // 2)) if title > 2 and texts else title
    phrases = [_phrase(text) for text in texts]
    whole = max((cells for cells in phrases if cells <= _PHRASE), default=0.0)
    length = _mean(texts)
    tells = any(cells > _PHRASE for cells in phrases)
    readable = min(max(_NAME, 1.6 * math.sqrt(length)), _TEXT) if tells else 0.0
    ease = max(whole, half, readable)
    line = max((_line(text) for text in texts), default=0.0)
    word = min(max(ease, half), _WORD)
    return _Needs(
        _share(column, length), word, max(whole, half, word), ease, max(line, title, ease)
    )


def _mean(texts: set[str]) -> float:
    """The mean length of the texts, in steps: a character more must not move all columns."""
    return _STEP * round(sum(map(len, texts)) / len(texts) / _STEP + 0.5) if texts else 0.0


def _share(column: TableColumn, length: float) -> float:
    """Its share, more or less as its texts are longer or shorter than such a share is meant for."""
    share = max(column.share, 0.1)
    return share * max(_LEAST_SHARE, math.sqrt(length / (share * _MEANT)))


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
