"""Tables in plain text: cells set off by tabs (→), a row a line; or a cell a line, as pages copy.

    序号→任务→责任单位                     序号
    1→新建急救站点6个→市卫健委              →任务
    2→招录医师30名→市教育局                 →责任单位

Of the second kind a row ends at a blank line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.punctuation import fold_width
from workbench.reading.structure.chrome import metadata
from workbench.reading.structure.headings import mark_of
from workbench.reading.tables.meanings import header_key, meaning_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_ROWS = 3
_FEWEST_KNOWN = 2
_LONGEST_GROUP = 40
_ANNEX = re.compile(r"\s*附\s*[件表]")


@dataclass(frozen=True, slots=True)
class Span:
    """A cell: characters `start` to `end` of a line, and its place."""

    start: int
    end: int
    table: int
    row: int
    column: int


def tabbed_cells(texts: Sequence[str]) -> dict[int, tuple[Span, ...]]:
    """The cells in each line of a plain text, by the number of the line; others are missing."""
    if sum("\t" in text for text in texts) < _FEWEST_ROWS:
        return {}
    finder = _Finder(texts)
    finder.rows_on_lines()
    if not finder.found:
        finder.cells_on_lines()
    return finder.found


class _Finder:
    """Goes through the lines and numbers tables and rows."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._table = 0
        self._row = 0
        self.found: dict[int, tuple[Span, ...]] = {}

    # -- a row a line ----------------------------------------------------------------------------

    def rows_on_lines(self) -> None:
        rows = {i: cells for i, text in enumerate(self._texts) if (cells := _split(text))}
        if len(rows) < _FEWEST_ROWS:
            return
        last = -2
        for i, cells in rows.items():
            between = [j for j in range(last + 1, i) if self._texts[j].strip()] if last >= 0 else []
            groups = last >= 0 and not _is_header(self._texts[i], cells)
            if last < 0 or not (groups and all(map(self._is_group, between))):
                self._table, self._row = self._table + 1, 0
                between = []
            for j in between:
                self._add(j, [(0, len(self._texts[j]), 1)])
            self._add(i, cells)
            last = i

    def _is_group(self, i: int) -> bool:
        """A line over the whole width of the table: 一、健全服务体系"""
        text = self._texts[i]
        if len(text) > _LONGEST_GROUP or "。" in text or _ANNEX.match(text):
            return False
        return mark_of(fold_width(text.strip())) is not None

    def _add(self, i: int, cells: list[tuple[int, int, int]]) -> None:
        self._row += 1
        self.found[i] = tuple(Span(a, b, self._table, self._row, column) for a, b, column in cells)

    # -- a cell a line ---------------------------------------------------------------------------

    def cells_on_lines(self) -> None:
        """Rows begin below a blank line; each further cell begins with a tab."""
        inside = False
        for start, end in _runs(self._texts):
            lines = range(start, end)
            led = [i for i in lines if self._texts[i].startswith("\t")]
            if not inside and self._is_led_header(lines):
                inside, self._table, self._row = True, self._table + 1, 0
            inside = inside and bool(led)
            if inside:
                self._row += 1
                self._add_led(lines)

    def _is_led_header(self, lines: Sequence[int]) -> bool:
        if len(lines) <= _FEWEST_KNOWN:
            return False
        known = [meaning_of(header_key(self._texts[i])) for i in lines]
        return sum(meaning is not None for meaning in known) >= max(_FEWEST_KNOWN, len(known) - 2)

    def _add_led(self, lines: Sequence[int]) -> None:
        column = 1
        for n, i in enumerate(lines):
            column += n > 0 and self._texts[i].startswith("\t")
            self.found[i] = (Span(0, len(self._texts[i]), self._table, self._row, column),)


def _runs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches of lines between blank ones, as (start, end)."""
    found, start = [], -1
    for i, text in enumerate([*texts, ""]):
        if text.strip():
            start = i if start < 0 else start
        elif start >= 0:
            found.append((start, i))
            start = -1
    return found


def _split(text: str) -> list[tuple[int, int, int]]:
    """The cells of a row as (start, end, column); [] for metadata and numbers set off by a tab."""
    if "\t" not in text.strip() or metadata(fold_width(text.strip())):
        return []
    cells, at = [], 0
    for column, part in enumerate(text.split("\t"), 1):
        if part.strip():
            cells.append((at, at + len(part), column))
        at += len(part) + 1
    first = fold_width(text[cells[0][0] : cells[0][1]].strip())
    mark = mark_of(first)
    alone = len(cells) == 2 and mark and mark.length == len(first)
    return [] if len(cells) < 2 or alone else cells


def _is_header(text: str, cells: list[tuple[int, int, int]]) -> bool:
    known = [meaning_of(header_key(text[a:b])) for a, b, _ in cells]
    return sum(meaning is not None for meaning in known) >= max(_FEWEST_KNOWN, len(known) / 2)
