"""What the sheets look like before any library is asked: columns, row heights, names, safe text.

Spreadsheets do not fit the height of wrapped rows when they open a file, so it is worked out here.
Widths are in the unit of the file format: the width of a digit of the workbook's default font.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from exports.office_package import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE_HEIGHT = 15.5
"""Points a line of 11 pt; enough too where a taller font stands in for 宋体."""

TITLE_HEIGHT = 42.0
HEADER_HEIGHT = 30.0
SHEET_NAME_LENGTH = 31
CELL_LENGTH = 32_767

_ROW_PADDING = 5.0
_MAX_HEIGHT = 409.0  # the tallest row a spreadsheet has
MOST_LINES = int((_MAX_HEIGHT - _ROW_PADDING) / LINE_HEIGHT)
"""Lines that fit the tallest row."""

_WIDE = 2.15  # a Chinese character at 11 pt, in digits of the default font
_NARROW = 1.1
_CUT = "……（本格已满，全文见正文）"
_FORMULA_STARTS = tuple("=+-@\t＝＋－＠")
_NAME_MARKS = str.maketrans(r"\/?*[]:", "＼／？＊〔〕：")
_RESERVED = "history"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; `centred` for short words and numbers, text stands left."""

    title: str
    width: float
    centred: bool = False


def row_height(cells: Iterable[object], columns: Iterable[Column]) -> float:
    """Points that show every cell whole, at least one line, at most what a spreadsheet allows."""
    lines = max(
        (_lines(str(cell), column.width) for cell, column in zip(cells, columns, strict=True)),
        default=1,
    )
    return min(lines * LINE_HEIGHT + _ROW_PADDING, _MAX_HEIGHT)


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(text_width(line) / width)) for line in text.split("\n"))


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """The width of a line, in column units."""
    wide = sum(unicodedata.east_asian_width(c) in "WFA" for c in text)
    return wide * _WIDE + (len(text) - wide) * _NARROW


def fitting_width(
    texts: Iterable[str], least: float, most: float, lines: int = MOST_LINES
) -> float:
    """The width between `least` and `most` at which even the longest text takes `lines` at most."""
    longest = max((text_width(text) for text in texts), default=0.0)
    return min(max(least, math.ceil(longest / lines) + 2.0), most)


@lru_cache(maxsize=4096)
def cell_text(text: str) -> str:
    """`text` as a cell can hold it: no control characters, and cut openly where a cell is full."""
    clean = printable(text)
    if len(clean) <= CELL_LENGTH:
        return clean
    return clean[: CELL_LENGTH - len(_CUT)] + _CUT


def looks_like_formula(text: str) -> bool:
    """A spreadsheet would take the text for a formula when somebody edits the cell."""
    return text.startswith(_FORMULA_STARTS)


class SheetNames:
    """Names for sheets as a spreadsheet accepts them: no bracket, slash or colon, 31 long at most.

    No two are alike, and none is the reserved one.
    """

    def __init__(self) -> None:
        self._taken = {_RESERVED}

    def name(self, wanted: str) -> str:
        """`wanted`, cleaned, shortened and made unique by a number where need be."""
        clean = printable(wanted).translate(_NAME_MARKS)
        clean = " ".join(clean.split()).strip("' ") or "单位"
        name, count = _cut(clean, SHEET_NAME_LENGTH), 1
        while _key(name) in self._taken:
            count += 1
            suffix = f"（{count}）"
            name = _cut(clean, SHEET_NAME_LENGTH - len(suffix)) + suffix
        self._taken.add(_key(name))
        return name


def _key(name: str) -> str:
    """Spreadsheets take names that differ only in case or width for the same."""
    return unicodedata.normalize("NFKC", name).casefold()


def _cut(name: str, length: int) -> str:
    """The start of `name` that fits `length` UTF-16 units, which is how spreadsheets count."""
    while len(name.encode("utf-16-le")) > 2 * length:
        name = name[:-1]
    return name.rstrip("' ")
