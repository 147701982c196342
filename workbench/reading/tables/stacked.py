"""Tables in plain text a cell a line, with nothing between cells or rows, as pages are copied.

    序号 / 工作任务 / 责任单位 / 1 / 新建站点6个。 / 市卫健委 / 2 / 招录医师30名。 / 市教育局

The names of columns on lines next to each other are the header. Rows are told by the numbers
1, 2, 3 … in step; without a column of numbers, by cells that keep to their columns.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.reading.structure.chrome import is_telling_furniture
from workbench.reading.tables.filling import MOST_LINES, Slot, fill, is_row
from workbench.reading.tables.meanings import (
    Meaning,
    header_key,
    is_column_name,
    meaning_of,
    resolved,
)
from workbench.reading.tables.tabbed import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST_KNOWN = 2
_FEWEST_ROWS = 2
_MOST_COLUMNS = 12
_LONGEST_NAME = 10  # characters of a word that may begin a header
_LONGEST_HEADER = 24
_NUMBER = re.compile(r"(\d{1,4})[.、．]?")
_PAGE = re.compile(r"[—－\-–─]+\d{1,4}[—－\-–─]+|第\d{1,4}页(?:共\d{1,4}页)?")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第.{1,3}[章节编]"
    r"|附[件表]|专栏|[（(]?注[：:]|备注[：:]|说明[：:]"
)

Dealt = list[list[tuple[int, int]]]
"""Rows of cells: places among the lines with text, each with its column from 1."""


def stacked_cells(texts: Sequence[str], table: int = 0) -> dict[int, tuple[Span, ...]]:
    """The cells in the lines of a plain text, by the number of the line; others are missing.

    The tables are numbered on from `table`.
    """
    names = [i for i, text in enumerate(texts) if len(text) <= _LONGEST_HEADER and _names(text)]
    if len(names) < _FEWEST_KNOWN:
        return {}
    lines = [i for i, text in enumerate(texts) if text.strip() and not _PAGE.fullmatch(_bare(text))]
    finder = _Finder([header_key(texts[i]) for i in lines])
    found: dict[int, tuple[Span, ...]] = {}
    starts = set(names)
    for rows in finder.tables([at for at, i in enumerate(lines) if i in starts]):
        table += 1
        for row, cells in enumerate(rows, 1):
            for at, column in cells:
                i = lines[at]
                found[i] = (Span(0, len(texts[i]), table, row, column),)
    return found


def _bare(text: str) -> str:
    return "".join(text.split()) if len(text) <= _LONGEST_HEADER else ""


def _names(text: str) -> bool:
    key = header_key(text)
    return 0 < len(key) <= _LONGEST_NAME and is_column_name(key)


def _ends_table(key: str) -> bool:
    """A heading, an annex, a note – or what the page puts behind the text (打印, 关闭)."""
    return bool(_HEADING.match(key)) or is_telling_furniture(key)


class _Finder:
    """Goes through the lines with text, as keys, and deals them out to rows and columns."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys

    def tables(self, starts: Sequence[int]) -> Iterator[Dealt]:
        """The tables that begin at one of `starts`, which follow each other."""
        done = -1
        for at, following in pairwise(starts):
            if at <= done or following > at + _FEWEST_KNOWN:
                continue
            rows = self._numbered(at) or self._periodic(at)
            if rows:
                done = max(place for row in rows for place, _ in row)
                yield rows

    def _known(self, at: int, end: int) -> int:
        """How many lines from `at` on are names of columns."""
        count = 0
        while at + count < end and meaning_of(self._keys[at + count]) is not None:
            count += 1
        return count

    def _header(self, at: int, width: int) -> list[Meaning]:
        """What the columns mean where `width` lines from `at` on are a header; else []."""
        names = self._keys[at : at + width]
        if not _FEWEST_KNOWN <= width <= _MOST_COLUMNS or len(names) < width:
            return []
        if not all(map(_may_head, names)):
            return []
        meanings = [meaning_of(name) for name in names]
        known = sum(meaning is not None for meaning in meanings)
        if known < _FEWEST_KNOWN or 2 * known < width:
            return []
        return list(resolved(meanings, names))

    # -- rows told by their numbers ---------------------------------------------------------------

    def _numbered(self, at: int) -> Dealt:
        """The table whose header begins at `at`, if a column of it counts the rows."""
        first = next((i for i in self._window(at) if _count(self._keys[i]) == 1), -1)
        if first < 0:
            return []
        known = self._known(at, first)
        own = [meaning_of(key) for key in self._keys[at : at + known]]
        if Meaning.NUMBER not in own:
            return []
        before = own.index(Meaning.NUMBER)
        widths = dict.fromkeys((first - before - at, first - before - at - 1, known))
        for width in widths:
            columns = self._header(at, width) if known <= width else []
            if columns and first - before - at - width in (0, 1):
                return _Rows(self._keys, at, columns, before).dealt(first)
        return []

    def _window(self, at: int) -> range:
        return range(at + 1, min(len(self._keys), at + _MOST_COLUMNS + 4))

    # -- rows told by their columns ---------------------------------------------------------------

    def _periodic(self, at: int) -> Dealt:
        """The table whose header begins at `at`, all of whose rows have all their cells."""
        known = self._known(at, min(len(self._keys), at + _MOST_COLUMNS))
        best: Dealt = []
        for width in (known, known + 1):
            columns = self._header(at, width)
            if len(columns) > _FEWEST_KNOWN or Meaning.INDICATOR in columns:
                rows = self._regular(at, columns)
                best = max(best, rows, key=lambda dealt: sum(map(len, dealt)))
        return best

    def _regular(self, at: int, columns: Sequence[Meaning]) -> Dealt:
        names = list(self._keys[at : at + len(columns)])
        rows = [_row(at, len(columns))]
        place, count = at + len(columns), 0
        while place + len(columns) <= len(self._keys):
            own = self._keys[place : place + len(columns)]
            if not (own == names or is_row(own, columns)):
                below = self._keys[place + 1 : place + 1 + len(columns)]
                if len(below) < len(columns) or not self._groups(place, below, columns):
                    break
                rows.append([(place, 1)])
                place += 1
                continue
            count += own != names
            rows.append(_row(place, len(columns)))
            place += len(columns)
        return rows if count >= _FEWEST_ROWS else []

    def _groups(self, place: int, below: Sequence[str], columns: Sequence[Meaning]) -> bool:
        """A line that heads the rows below it."""
        key = self._keys[place]
        return len(key) <= _LONGEST_HEADER and "。" not in key and is_row(below, columns)


def _may_head(key: str) -> bool:
    """Short, no sentence, no figure and no numbered heading: it may stand in a header."""
    short = len(key) <= _LONGEST_HEADER and "。" not in key
    return short and not key.isdecimal() and not _ends_table(key)


def _count(key: str) -> int:
    """The number of a row, 0 where the line is no number."""
    found = _NUMBER.fullmatch(key)
    return int(found[1]) if found else 0


def _row(at: int, width: int) -> list[tuple[int, int]]:
    return [(at + n, n + 1) for n in range(width)]


class _Rows:
    """The rows of one table, whose column number `before` (from 0) counts them."""

    def __init__(
        self, keys: Sequence[str], at: int, columns: Sequence[Meaning], before: int
    ) -> None:
        self._keys = keys
        self._columns = columns
        self._before = before
        self._names = list(keys[at : at + len(columns)])
        self._slots: list[Slot] = [*columns[before + 1 :], None, *columns[:before]]
        self._behind = len(columns) - before - 1
        self._valued = Meaning.VALUE in columns
        self._rows: Dealt = [_row(at, len(columns))]
        self._longest = 0

    def dealt(self, first: int) -> Dealt:
        """All rows; [] where there is but one, or lines that go with no column."""
        begin = self._rows[0][-1][0] + 1
        leading = self._lead(range(begin, first))
        at, count, worst = first, 1, 0.0
        while True:
            following = self._next(at, count)
            if following < 0:
                break
            worst += min(0.0, self._take(at, following, leading))
            leading = self._leading
            at, count = following, _count(self._keys[following])
        if count < _FEWEST_ROWS or worst < -len(self._rows):
            return []
        self._last(at, leading)
        return self._rows

    def _next(self, at: int, count: int) -> int:
        """Where the number of the next row stands; a figure may look like it."""
        end = min(len(self._keys), at + MOST_LINES)
        places = [i for i in range(at + 1, end) if _count(self._keys[i]) == count + 1]
        full = at + len(self._columns)
        if self._valued:
            places = [i for i in places if i >= full] or []
        elif full in places:
            return full
        return places[0] if places else -1

    def _lead(self, lines: range) -> list[tuple[int, int]]:
        """The cells before the number of the first row, and a group above it."""
        spare = len(lines) - self._before
        if spare > 0:
            self._rows.append([(lines[0], 1)])
        own = lines[max(0, spare) :]
        return [(i, n + 1) for n, i in enumerate(own)]

    def _take(self, at: int, following: int, leading: list[tuple[int, int]]) -> float:
        """The row whose number is at `at`, up to the number of the next; how well it fits."""
        lines = list(range(at + 1, following))
        again = self._repeated(lines)
        lines = [i for i in lines if i not in again]
        keys = [self._keys[i] for i in lines]
        slots, score = fill(keys, self._slots, optional=len(self._slots) - self._behind)
        row = [*leading, (at, self._before + 1)]
        row += [
            (i, self._before + 2 + s)
            for i, s in zip(lines, slots, strict=True)
            if self._is_behind(s)
        ]
        self._rows.append(row)
        self._longest = max(self._longest, len(row) - len(leading) - 1)
        if again:
            self._rows.append([(i, n + 1) for n, i in enumerate(again)])
        for i, s in zip(lines, slots, strict=True):
            if s == self._behind:
                self._rows.append([(i, 1)])
        first = self._behind + 1
        self._leading = [
            (i, s - first + 1) for i, s in zip(lines, slots, strict=True) if s >= first
        ]
        return score

    def _is_behind(self, slot: int) -> bool:
        return slot < self._behind

    def _repeated(self, lines: Sequence[int]) -> list[int]:
        """The header said again on a new page."""
        width = len(self._names)
        for n in range(len(lines) - width + 1):
            if self._keys[lines[n]] == self._names[0]:
                own = list(lines[n : n + width])
                if [self._keys[i] for i in own] == self._names:
                    return own
        return []

    def _last(self, at: int, leading: list[tuple[int, int]]) -> None:
        """The last row ends with its last cell; text may follow."""
        end = at + 1
        longest = max(self._behind, self._longest)
        while end < len(self._keys) and end - at <= longest and not _ends_table(self._keys[end]):
            end += 1
        slots: list[int] = []
        best = float("-inf")
        for stop in range(min(end, at + 1 + self._behind), end + 1):
            keys = self._keys[at + 1 : stop]
            own, score = fill(keys, self._slots[: self._behind], optional=0)
            if score > best:
                slots, best = own, score
        row = [*leading, (at, self._before + 1)]
        row += [(at + 1 + n, self._before + 2 + s) for n, s in enumerate(slots)]
        self._rows.append(row)
