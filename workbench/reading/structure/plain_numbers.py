"""Numbers without any mark behind them, told by the whole row of them.

1 总体要求 / 1.1 目标 / 1.2 原则 / 2 主要任务 / 2.1 …        一　总体要求 / 二　重点任务
1 新建学校2所。 市教育局 年底前 / 2 改造公路60公里。 …      rows of a table run together

A line of text may begin with a figure as well; so the row has to run from one without a gap, and
decimals have to stand below it, or no other number of its style may stand in the document.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.chinese import numeral_value
from workbench.document import BlockKind
from workbench.numbering import Mark, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.layout.lines import Line

_LONGEST = 40
_PLAIN = re.compile(
    r"(?:(\d{1,3})|([一二三四五六七八九十]{1,3}))\s+(?=[\u4e00-\u9fff“《])(?![月日年个家万亿%人名项])"
)
_SENTENCE_MARK = re.compile(r"[。；！？：]")
_FEWEST = 2
_FEWEST_HAN = 3
_FEWEST_ROWS = 4


def with_plain_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, those told to begin with such a number given their marks."""
    marks = dict(_decimal_tops(lines)) or dict(_han(lines)) or dict(_rows(lines))
    if not marks:
        return list(lines)
    return [
        replace(line, mark=marks[i], start=marks[i].length) if i in marks else line
        for i, line in enumerate(lines)
    ]


def _decimal_tops(lines: Sequence[Line]) -> Iterator[tuple[int, Mark]]:
    """1 and 2 over 1.1 and 2.1."""
    below = {line.mark.above[0] for line in lines if line.mark and line.mark.above}
    if not below:
        return
    row = _row(lines, Style.POINT)
    if len(row) >= _FEWEST and sum(mark.value in below for _, mark in row) >= _FEWEST:
        yield from row


def _han(lines: Sequence[Line]) -> Iterator[tuple[int, Mark]]:
    """一 and 二 with a blank where 、 should be."""
    if any(line.mark and line.mark.style is Style.CHAPTER for line in lines):
        return
    row = _row(lines, Style.CHAPTER)
    if len(row) >= _FEWEST_HAN:
        yield from row


def _rows(lines: Sequence[Line]) -> Iterator[tuple[int, Mark]]:
    """The rows of a task table, a line each."""
    if any(line.mark and line.mark.style in (Style.POINT, Style.POINT_COMMA) for line in lines):
        return
    row = _row(lines, Style.POINT, alone=False)
    if len(row) >= _FEWEST_ROWS:
        yield from row


def _row(lines: Sequence[Line], style: Style, *, alone: bool = True) -> list[tuple[int, Mark]]:
    """The lines whose numbers run from one; `alone`: each of them is a short heading."""
    row: list[tuple[int, Mark]] = []
    for i, line in enumerate(lines):
        if line.mark or line.block.kind is BlockKind.CELL or not line.key[:1].isalnum():
            continue
        if alone and (len(line.key) > _LONGEST or _SENTENCE_MARK.search(line.key)):
            continue
        found = _PLAIN.match(line.key)
        if not found or bool(found[1]) != (style is Style.POINT):
            continue
        value = int(found[1]) if found[1] else numeral_value(found[2])
        if value == len(row) + 1:
            row.append((i, Mark(style, value, found.end())))
    return row
