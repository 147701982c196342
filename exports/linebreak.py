"""Breaks a paragraph into lines by the rules of Chinese official typesetting.

The grid decides first: 28 cells a line. A closing mark that would begin a line is drawn in by
squeezing the blank halves of marks, up to half a cell each; where they do not suffice, a character
goes down with it and the line is spread evenly. Numbers keep their unit (74.42%, 2027年, 60个),
—— and …… stay whole, and no paragraph ends in a line of one character.

Every possible end of a line has a cost in cells (`end_costs`); the cheapest wins. Where even that
leaves a line much too short, the line before it is ended elsewhere if both are the better for it.
All lengths here are cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from exports.end_costs import BANNED, WORD, end_costs
from exports.widths import BLANK_AFTER, BLANK_BEFORE, MARKS, is_wide, traits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONELY = 8.0  # a last line of one character
_FEW = 4  # a longer rest has more than one character beside its marks
_SQUEEZE = (0.3, 0.6, 3.0)  # cost of squeezing at all, for each cell, for each not from marks
_TIGHT = 0.3  # cells that all characters of a line together may stand closer: 0.2 pt each
_MOST_SQUEEZED = 1.5
_MOST_OF_A_BLANK = 0.8  # inside a line a mark keeps some air; the characters share the little left
_REACH = 5.0  # how much shorter than full a line may be before it is looked at as a last resort
_RAGGED = 6.6  # a line shorter than this is not spread: the holes would be worse
_LOOSE = 1.5  # a line that costs more asks the one before it to end elsewhere
_NEAR = 1e-9

_BLANK = re.compile(r"\s")
_PAIRS = re.compile("——|……")
_UNEVEN = re.compile("[^\u4e00-\u9fff，。、；：？！）》」』】〕（《「『【〔“”‘’]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line as broken: `text[start:end]`, and where each character's box begins, in cells."""

    start: int
    end: int
    xs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a paragraph is set to: its width and the blank before its first line.

    `give` breaks the first `lines` lines as though they were so much shorter (or longer, where
    negative) than they are set: this is how a paragraph is made to run a line more or less
    (调整字距, 7.3.5.5).
    """

    width: float = 28.0
    first: float = 0.0
    give: float = 0.0
    lines: int = 1_000_000


def break_paragraph(text: str, measure: Measure) -> tuple[Row, ...]:
    """The lines of `text`; joining them gives the text."""
    return tuple(_Breaker(text, measure).rows()) if text else ()


class _Breaker:
    """One paragraph with its running sums: widths, blanks to squeeze, the cost of each end."""

    def __init__(self, text: str, measure: Measure) -> None:
        self._text = text
        self._measure = measure
        traits = list(map(traits_of, text))
        self._widths = [trait.width for trait in traits]
        self._edges = [0.0, *accumulate(self._widths)]
        self._blanks = [0.0, *accumulate([trait.blank for trait in traits])]
        self._solid = _solid(text, self._edges)
        self._costs = end_costs(text)
        self._opened: list[bool] = []
        self._evens = self._solid is self._edges and not _UNEVEN.search(text)

    def rows(self) -> Iterator[Row]:
        start = 0
        for end in self._ends():
            yield Row(start, end, self._place(start, end, 0.0 if start else self._measure.first))
            start = end

    def _ends(self) -> list[int]:
        """Where the lines end."""
        starts = [0]
        while starts[-1] < len(self._text):
            end, cost = self._choose(starts[-1], len(starts) - 1)
            if _LOOSE < cost < WORD / 2 and len(starts) > 1:
                starts[-1], end = self._eased(starts[-2], starts[-1], end, len(starts) - 1)
            starts.append(end)
        return starts[1:]

    def _room(self, start: int, line: int) -> float:
        """The width of a line to break by."""
        measure = self._measure
        give = measure.give if line < measure.lines else 0.0
        return measure.width - give - (0.0 if start else measure.first)

    def _choose(self, start: int, line: int) -> tuple[int, float]:
        """The end of the line that begins at `start`, and what it costs."""
        room = self._room(start, line)
        origin, last = self._edges[start], len(self._text)
        if self._solid[last] - origin <= room + _NEAR:
            return last, 0.0
        full = bisect_right(self._edges, origin + room + _NEAR) - 1
        if full > start and self._cost(start, full, room) <= _NEAR:
            return full, 0.0
        found = self._cheapest(start, self._between(start, room - _REACH, room), room)
        if found[1] <= _REACH:
            return found
        return self._cheapest(start, self._between(start, room / 2, room), room)

    def _cheapest(self, start: int, ends: Iterable[int], room: float) -> tuple[int, float]:
        costs = ((self._cost(start, end, room), end) for end in ends)
        cost, end = min(costs, default=(BANNED, start + 1))
        return end, cost

    def _eased(self, before: int, start: int, end: int, line: int) -> tuple[int, int]:
        """The ends of the line before and of this one, by which both together are least short."""
        found = start, end
        room = self._room(before, line - 1)
        least = self._pair(before, start, end, line)
        for other in self._between(before, room - 2 * _LOOSE, room):
            if self._cost(before, other, room) <= 2 * _LOOSE and other != start:
                ends = other, self._choose(other, line)[0]
                if (pair := self._pair(before, *ends, line)) < least - _NEAR:
                    least, found = pair, ends
        return found

    def _pair(self, before: int, start: int, end: int, line: int) -> float:
        first = self._cost(before, start, self._room(before, line - 1))
        if end == len(self._text):
            return first**2
        return first**2 + self._cost(start, end, self._room(start, line)) ** 2

    def _between(self, start: int, least: float, room: float) -> range:
        """The ends that give a line from `least` to as many cells as can be squeezed in."""
        origin = self._edges[start]
        low = bisect_right(self._edges, origin + max(least, 0.0) - _NEAR)
        high = bisect_right(self._edges, origin + room + _MOST_SQUEEZED + _NEAR)
        return range(max(low, start + 1), min(max(high, start + 2), len(self._text) + 1))

    def _cost(self, start: int, end: int, room: float) -> float:
        over = self._solid[end] - self._edges[start] - room
        cost = self._costs[end]
        if 0 < len(self._text) - end < _FEW:
            cost += self._loneliness(end)
        if over <= _NEAR:
            return cost - over
        tight = max(0.0, over - self._squeezable(start, end))
        if tight > _TIGHT + _NEAR:
            return 2 * BANNED + over
        return cost + _SQUEEZE[0] + _SQUEEZE[1] * over + _SQUEEZE[2] * tight

    def _loneliness(self, end: int) -> float:
        return _LONELY if sum(char not in MARKS for char in self._text[end:]) < 2 else 0.0

    def _squeezable(self, start: int, end: int) -> float:
        """How many cells can be taken out of the line; its left edge stays straight."""
        first = start + (self._text[start] in BLANK_BEFORE)
        blanks = self._blanks[end] - self._blanks[first]
        return blanks + max(0.0, -self._measure.give)

    def _place(self, start: int, end: int, indent: float) -> tuple[float, ...]:
        over = self._solid[end] - self._edges[start] - (self._measure.width - indent)
        if over > _NEAR:
            return self._squeezed(start, end, indent, over)
        last = end == len(self._text)
        return self._spread(start, end, indent, 0.0 if last or -over > _RAGGED else -over)

    def _spread(self, start: int, end: int, indent: float, spare: float) -> tuple[float, ...]:
        """Boxes with `spare` cells shared evenly among the places that may open."""
        shift = indent - self._edges[start]
        if spare <= _NEAR:
            return tuple([edge + shift for edge in self._edges[start:end]])
        if self._evens or not _UNEVEN.search(self._text, start, end):
            step = 1 + spare / max(1, end - start - 1)
            return tuple([indent + step * n for n in range(end - start)])
        opens = self._opens()[start + 1 : end]
        share = spare / max(1, sum(opens))
        moved = accumulate(opens, initial=0)
        edges = self._edges[start:end]
        return tuple([edge + shift + share * n for edge, n in zip(edges, moved, strict=True)])

    def _opens(self) -> list[bool]:
        """Before which characters blank may be put: beside those with a cell of their own."""
        if not self._opened:
            wide = [False, *map(is_wide, self._text)]
            beside = zip(wide, wide[1:], self._widths, strict=False)
            self._opened = [width > 0 and (one or two) for one, two, width in beside]
            for found in _PAIRS.finditer(self._text):
                self._opened[found.start() + 1] = False
        return self._opened

    def _squeezed(self, start: int, end: int, indent: float, over: float) -> tuple[float, ...]:
        """Boxes with `over` cells taken out: at the line's end, then all marks alike, then evenly.

        A mark whose left half is blank moves back into it; one whose right half is blank lets the
        next character come nearer.
        """
        takes = self._takes(start, end, over)
        xs, shift = [], indent - self._edges[start]
        for at, take in enumerate(takes, start):
            before = take if take and self._text[at] in BLANK_BEFORE else 0.0
            xs.append(self._edges[at] + shift - before)
            shift -= take
        rest = over - sum(takes)
        return tuple(xs) if rest < _NEAR else tuple(_tightened(xs, rest))

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
