"""Numbers without any mark behind them, told by the whole row of them.

1 总体要求 / 1.1 目标 / 1.2 原则 / 2 主要任务 / 2.1 …        一　总体要求 / 二　重点任务

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
_PLAIN = re.compile(r"(?:(\d{1,2})|([一二三四五六七八九十]{1,3}))\s+(?=[\u4e00-\u9fff“《])")
_SENTENCE_MARK = re.compile(r"[。；！？：]")
_FEWEST = 2
_FEWEST_HAN = 3


def with_plain_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, those told to begin with such a number given their marks."""
    marks = dict(_decimal_tops(lines)) or dict(_han(lines))
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


def _row(lines: Sequence[Line], style: Style) -> list[tuple[int, Mark]]:
    """Short lines alone whose numbers run from one."""
    row: list[tuple[int, Mark]] = []
    for i, line in enumerate(lines):
        if line.mark or len(line.key) > _LONGEST or line.block.kind is BlockKind.CELL:
            continue
        found = _PLAIN.match(line.key)
        if not found or bool(found[1]) != (style is Style.POINT):
            continue
        value = int(found[1]) if found[1] else numeral_value(found[2])
        if value == len(row) + 1 and not _SENTENCE_MARK.search(line.key):
            row.append((i, Mark(style, value, found.end())))
    return row
