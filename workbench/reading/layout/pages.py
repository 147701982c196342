"""Marks that paper leaves in text without a layout: page numbers and running heads.

……完善急救网络，新建          ┐
12                            │ a number alone counts a page where the numbers run on
江城市人民政府公报             │ a page apart; a line that comes again at the edge of
急救站点6个。……              ┘ many pages is their running head
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from workbench.document import BlockKind
from workbench.punctuation import PARAGRAPH_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_FEWEST = 3  # numbers or heads in step; fewer may be anything
_SHORTEST_PAGE = 200  # characters between two page numbers
_SHORTEST_LINE = 15  # characters of a line of running text
_UNEVEN = 1.7  # times the usual page
_OPEN_SHARE = 0.2  # of the pages end in mid-sentence
_LONGEST_HEAD = 40
_DIGITS = re.compile(r"\d+")
_EMBEDDED = re.compile(r"(?<![\d—－–─-])[—－–─-]\s?(\d{1,3})\s?[—－–─-](?![\d—－–─-])")
_DASHES = "—－–─-"


def page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the lines that are nothing but the number of a page."""
    found = [i for i, line in enumerate(lines) if _is_count(line)]
    if len(found) < _FEWEST:
        return frozenset(found if _are_two_pages(found, lines) else ())
    starts = _offsets(lines)
    best: list[int] = []
    for chain in _chains(found, lines, starts):
        if len(chain) > len(best) and _is_even([starts[i] for i in chain]):
            best = chain
    opened = sum(not lines[i - 1].key.endswith(PARAGRAPH_ENDS) for i in best if i)
    return frozenset(best if opened >= _OPEN_SHARE * len(best) else ())


def _are_two_pages(found: Sequence[int], lines: Sequence[Line]) -> bool:
    """1 and 2 are all the numbers there are, and both stand in mid-sentence."""
    return [lines[i].key for i in found] == ["1", "2"] and all(
        0 < i < len(lines) - 1
        and len(lines[i - 1].key) >= _SHORTEST_LINE
        and not lines[i - 1].key.endswith(PARAGRAPH_ENDS)
        and not lines[i + 1].mark
        for i in found
    )


def _is_count(line: Line) -> bool:
    key = line.key
    return len(key) <= 3 and key.isdecimal() and line.block.kind is not BlockKind.CELL


def _offsets(lines: Sequence[Line]) -> list[int]:
    at, starts = 0, []
    for line in lines:
        starts.append(at)
        at += len(line.key)
    return starts


def _chains(found: list[int], lines: Sequence[Line], starts: list[int]) -> list[list[int]]:
    """The longest runs of numbers that count up by one, at least a page apart."""
    chains: list[list[int]] = []
    open_: dict[int, list[int]] = {}  # by the number that would come next
    for i in found:
        value = int(lines[i].key)
        chain = open_.pop(value, [])
        if chain and starts[i] - starts[chain[-1]] < _SHORTEST_PAGE and i != found[-1]:
            chain = []  # only the last page may be nearly empty
        if not chain:
            chains.append(chain)
        chain.append(i)
        open_[value + 1] = chain
    return [chain for chain in chains if len(chain) >= _FEWEST]


def _is_even(starts: list[int]) -> bool:
    pages = [b - a for a, b in pairwise(starts)]
    return max(pages) <= _UNEVEN * median(pages)


def running_heads(lines: Sequence[Line], marks: frozenset[int]) -> frozenset[int]:
    """The indices of the lines that come again above or below most page marks, and nowhere else.

    Numbers in them do not count. Of two marks both have to stand beside the line that opens the
    whole text.
    """
    if len(marks) < _FEWEST:
        return _opening_head(lines, marks)
    heads: set[int] = set()
    for step in (-1, 1):
        beside = [i + step for i in marks if 0 <= i + step < len(lines)]
        names = {i: _name(lines[i]) for i in beside if _may_be_head(lines[i])}
        often = Counter(names.values())
        heads |= {i for i, name in names.items() if often[name] >= max(_FEWEST, len(marks) // 2)}
    if not heads:
        return frozenset()
    found = {_name(lines[i]) for i in heads}
    elsewhere = Counter(_name(line) for i, line in enumerate(lines) if i not in heads)
    told = {name for name in found if elsewhere[name] <= 1}  # as the title itself
    return frozenset(i for i in heads if _name(lines[i]) in told)


def _opening_head(lines: Sequence[Line], marks: frozenset[int]) -> frozenset[int]:
    """The first line and those like it, where one stands right below each of two page marks."""
    if len(marks) < 2 or not _may_be_head(lines[0]):
        return frozenset()
    heads = frozenset({0, *(i + 1 for i in marks if i + 1 < len(lines))})
    same = len(heads) > len(marks) and len({_name(lines[i]) for i in heads}) == 1
    return heads if same else frozenset()


def _name(line: Line) -> str:
    return _DIGITS.sub("#", line.key)


def _may_be_head(line: Line) -> bool:
    """A short name; 完成时限：2027年6月底前 may end many pages, and is text on each."""
    short = 4 <= len(line.key) <= _LONGEST_HEAD and not line.key.endswith(PARAGRAPH_ENDS)
    return short and not line.mark and "：" not in line.key


def embedded_marks(text: str) -> list[tuple[int, int]]:
    """Where page numbers like — 3 — stand inside a text run together; they count up by one."""
    if not any(dash in text for dash in _DASHES):
        return []
    found = list(_EMBEDDED.finditer(text))
    in_step = all(int(b[1]) == int(a[1]) + 1 for a, b in pairwise(found))
    return [mark.span() for mark in found] if len(found) >= _FEWEST and in_step else []
