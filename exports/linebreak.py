"""Breaks a paragraph into lines by the rules of Chinese official typesetting.

The grid decides first: 28 cells a line. A closing mark that would begin a line is drawn in by
squeezing the blank halves of marks, up to half a cell each; where they do not suffice, a character
goes down with it and the line is spread evenly. Numbers keep their unit (74.42%, 2027年, 60个),
—— and …… stay whole, and no paragraph ends in a line of one character.

Every possible end of a line has a cost in cells; the cheapest wins. All lengths here are cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise, product
from typing import TYPE_CHECKING

from exports.widths import BLANK_AFTER, BLANK_BEFORE, MARKS, NO_END, Kind, is_wide, traits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

BANNED = 1e6
"""Cost of an end that the rules forbid; taken only where a line has no other."""

WORD = 100.0
"""Cost of an end inside a Latin word or a number."""

_LONELY = 3.0  # a last line of one character
_FEW = 4  # a longer rest has more than one character beside its marks
_SQUEEZE = (0.3, 0.6)  # cost of squeezing at all, and for each cell squeezed
_MOST_SQUEEZED = 1.5
_MOST_OF_A_BLANK = 0.8  # inside a line a mark keeps some air; the characters share the little left
_REACH = 5.0  # how much shorter than full a line may be before it is looked at as a last resort
_RAGGED = 5.0  # a line shorter than this is not spread: the holes would be worse

_NUMBER = r"\d+(?:[.,:/]\d+)*"
_UNIT = (
    r"(?:[万亿千百]{0,2}(?:个?百分点|平方米|平方公里|公里|分钟|小时|人次|人|[元个项家所张名例]))"
)
_WHOLE: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"\d+(?:[.,:/]\d+)+"), WORD),
    (re.compile(r"\d{2,4}年|\d{1,2}[月日号]"), 6.0),
    (re.compile(r"\d{2,4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日"), 1.2),
    (re.compile(rf"[≥≤第约]?{_NUMBER}(?:{_UNIT}|[\u4e00-\u9fff])"), 2.0),
    (re.compile(rf"{_NUMBER}[%％‰℃个]?[-—～~–]{_NUMBER}"), 1.5),
    (re.compile(r"〔\d{4}〕\d+号"), 2.5),
    (re.compile(r"[〇零一二三四五六七八九]{4}年"), 1.5),
)
_PAIRS = re.compile("——|……")
_BLANK = re.compile(r"\s")

_UNBROKEN = (Kind.BLANK, Kind.CLOSING, Kind.BOUND)  # never begin a line
_LATIN = (Kind.NARROW, Kind.NARROW_OPENING)


@dataclass(frozen=True, slots=True)
class Row:
    """A line as broken: `text[start:end]`, and where each character's box begins, in cells."""

    start: int
    end: int
    xs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a paragraph is set to: its width and the blank before its first line.

    `give` breaks as though lines were so much shorter (or longer, where negative) than they are
    set: this is how a paragraph is made to run a line more or less (调整字距, 7.3.5.5).
    """

    width: float = 28.0
    first: float = 0.0
    give: float = 0.0


def break_paragraph(text: str, measure: Measure) -> tuple[Row, ...]:
    """The lines of `text`; joining them gives the text."""
    return tuple(_Breaker(text, measure).rows()) if text else ()


class _Breaker:
    """One paragraph with its running sums: widths, blanks to squeeze, the cost of each end."""

    def __init__(self, text: str, measure: Measure) -> None:
        self._text = text
        self._measure = measure
        traits = [traits_of(char) for char in text]
        self._widths = [trait.width for trait in traits]
        self._edges = [0.0, *accumulate(self._widths)]
        self._blanks = [0.0, *accumulate([trait.blank for trait in traits])]
        self._solid = _solid(text, self._edges)
        self._costs = end_costs(text)

    def rows(self) -> Iterator[Row]:
        start, indent = 0, self._measure.first
        while start < len(self._text):
            end = self._choose(start, self._measure.width - indent)
            yield Row(start, end, self._place(start, end, indent))
            start, indent = end, 0.0

    def _choose(self, start: int, width: float) -> int:
        """The end of the line that begins at `start`."""
        room = width - self._measure.give
        origin, last = self._edges[start], len(self._text)
        if self._solid[last] - origin <= room + 1e-9:
            return last
        near = self._ends(start, room - _REACH, room + _MOST_SQUEEZED)
        best = min(near, key=lambda end: self._cost(start, end, room), default=start)
        if best > start and self._cost(start, best, room) < WORD / 2:
            return best
        ends = self._ends(start, room / 2, room + _MOST_SQUEEZED)
        return min(ends, key=lambda end: self._cost(start, end, room), default=start + 1)

    def _ends(self, start: int, least: float, most: float) -> range:
        """The ends that give a line between `least` and `most` cells."""
        origin = self._edges[start]
        low = bisect_right(self._edges, origin + max(least, 0.0) - 1e-9)
        high = bisect_right(self._edges, origin + most + 1e-9)
        return range(max(low, start + 1), min(max(high, start + 2), len(self._text) + 1))

    def _cost(self, start: int, end: int, room: float) -> float:
        over = self._solid[end] - self._edges[start] - room
        cost = self._costs[end] + self._loneliness(end)
        if over <= 1e-9:
            return cost - over
        if over > self._squeezable(start, end) + 1e-9:
            return 2 * BANNED + over
        return cost + _SQUEEZE[0] + _SQUEEZE[1] * over

    def _loneliness(self, end: int) -> float:
        if not 0 < len(self._text) - end < _FEW:
            return 0.0
        return _LONELY if sum(char not in MARKS for char in self._text[end:]) < 2 else 0.0

    def _squeezable(self, start: int, end: int) -> float:
        """How many cells can be taken out of the line; its left edge stays straight."""
        first = start + (self._text[start] in BLANK_BEFORE)
        blanks = self._blanks[end] - self._blanks[first]
        return blanks + max(0.0, -self._measure.give)

    def _place(self, start: int, end: int, indent: float) -> tuple[float, ...]:
        over = self._solid[end] - self._edges[start] - (self._measure.width - indent)
        if over > 1e-9:
            return self._squeezed(start, end, indent, over)
        last = end == len(self._text)
        return self._spread(start, end, indent, 0.0 if last or -over > _RAGGED else -over)

    def _spread(self, start: int, end: int, indent: float, spare: float) -> tuple[float, ...]:
        """Boxes with `spare` cells shared evenly among the places that may open."""
        xs = [indent + edge - self._edges[start] for edge in self._edges[start:end]]
        opens = [self._opens(at) for at in range(start + 1, end)] if spare else []
        if not any(opens):
            return tuple(xs)
        share = spare / sum(opens)
        return tuple(x + share * n for x, n in zip(xs, [0, *accumulate(opens)], strict=True))

    def _opens(self, at: int) -> bool:
        """Whether blank may be put before the character at `at`."""
        before, char = self._text[at - 1], self._text[at]
        if before == char and char in "—…":
            return False
        return (is_wide(before) or is_wide(char)) and self._widths[at] > 0

    def _squeezed(self, start: int, end: int, indent: float, over: float) -> tuple[float, ...]:
        """Boxes with `over` cells taken out: at the line's end, then all marks alike, then evenly.

        A mark whose left half is blank moves back into it; one whose right half is blank lets the
        next character come nearer.
        """
        takes = self._takes(start, end, over)
        xs, taken = [], 0.0
        for at in range(start, end):
            before = takes[at - start] if self._text[at] in BLANK_BEFORE else 0.0
            xs.append(indent + self._edges[at] - self._edges[start] - taken - before)
            taken += takes[at - start]
        rest = over - taken
        return tuple(xs) if rest < 1e-9 else tuple(_tightened(xs, rest))

    def _takes(self, start: int, end: int, over: float) -> list[float]:
        blanks = [traits_of(char).blank for char in self._text[start:end]]
        blanks[0] *= self._text[start] not in BLANK_BEFORE
        tail = min(over, blanks[-1]) if self._text[end - 1] in BLANK_AFTER else 0.0
        others = sum(blanks[:-1])
        share = min(_MOST_OF_A_BLANK, (over - tail) / others) if others else 0.0
        return [*(blank * share for blank in blanks[:-1]), tail]


def _tightened(xs: list[float], rest: float) -> Iterator[float]:
    share = rest / max(len(xs) - 1, 1)
    return (x - share * n for n, x in enumerate(xs))


def _solid(text: str, edges: list[float]) -> list[float]:
    """The right edge of every end, blanks before it not counted."""
    if not _BLANK.search(text):
        return edges
    solid = [0.0]
    for at, char in enumerate(text):
        solid.append(solid[-1] if char.isspace() else edges[at + 1])
    return solid


def _cost_between(before: Kind, after: Kind) -> float:
    if after in _UNBROKEN or before in (Kind.OPENING, Kind.NARROW_OPENING):
        return BANNED
    if before is Kind.HYPHEN and after in (*_LATIN, Kind.HYPHEN):
        return 2.0
    return WORD if before in _LATIN and after in (*_LATIN, Kind.HYPHEN) else 0.0


_COSTS = {pair: _cost_between(*pair) for pair in product(Kind, Kind)}


def end_costs(text: str) -> list[float]:
    """What it costs, in cells, to end a line before each character (and, last, at the end)."""
    kinds = [traits_of(char).kind for char in text]
    costs = [0.0, *(_COSTS[pair] for pair in pairwise(kinds)), 0.0]
    for pattern, cost in _WHOLE:
        for found in pattern.finditer(text):
            for at in range(found.start() + 1, found.end()):
                costs[at] = max(costs[at], cost)
    for found in _PAIRS.finditer(text):
        costs[found.start() + 1] = BANNED
        if found.start() > 0 and text[found.start() - 1] not in NO_END:
            costs[found.start()] = 0.5
    return costs
