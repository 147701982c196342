"""Which item of one document is which of another: the matcher of carry-over, alignment, compare.

    match(old, new)     one to one: an item of last year and the one it became
    nearest(of, among)  one to many: for each requirement what may cover it, the best first

Items are compared by their words with figures left open, by the headings above them, and by where
they stand. Only items that share rare pairs of characters are compared at all, so that thousands
against thousands take a fraction of a second. Scores go from 0 to 1.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.drafting.matter import same_matter

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.45
"""From here on two items may be one; below nothing is proposed."""

CERTAIN = 0.8
"""From here on they are, where both open with the same matter and no other item comes near."""

_AHEAD = 0.1  # by how much a certain match is better than any other of both its items
_CANDIDATES = 8  # an item is compared with so many that share its rarest pairs
_LOOKED = 150  # and found by looking at so many places of its rarest pairs
_WORDS, _HEADING, _PLACE = 0.8, 0.15, 0.05  # what each counts for in a score
_FIGURE = re.compile(
    r"[0-9０-９]+(?:\.[0-9]+)?[%％‰]?|〔[^〕]{1,8}〕[%％‰]?|[、，。；：！？“”（）《》\s]"
)


@dataclass(frozen=True, slots=True)
class Item:
    """What is matched: its text, the headings above it as one text, its place, 0 first, 1 last."""

    text: str
    heading: str = ""
    place: float = 0.0


class Match(NamedTuple):
    """Item `old` and item `new` are one, by index; `certain` where nothing else comes near."""

    old: int
    new: int
    score: float
    certain: bool


class Near(NamedTuple):
    """An item by index and how near it is."""

    item: int
    score: float


def match(old: Sequence[Item], new: Sequence[Item]) -> tuple[Match, ...]:
    """The pairs of items that are one, each item in one pair at most, in the order of `new`."""
    scores = {
        (near.item, at): near.score for at, nears in enumerate(nearest(new, old)) for near in nears
    }
    best_first = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    rivals = _Rivals(scores)
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for (before, after), score in best_first:
        if before not in taken_old and after not in taken_new:
            taken_old.add(before)
            taken_new.add(after)
            ahead = score - rivals.best_other(before, after) >= _AHEAD
            sure = score >= CERTAIN and ahead and _one_matter(old[before], new[after])
            found.append(Match(before, after, score, sure))
    return tuple(sorted(found, key=lambda pair: pair.new))


def _one_matter(old: Item, new: Item) -> bool:
    """城区养老助餐服务 and 山区养老助餐服务 look alike, and are two."""
    return old.text == new.text or same_matter(old.text, new.text)


class _Rivals:
    """The two best scores of every item on either side."""

    def __init__(self, scores: dict[tuple[int, int], float]) -> None:
        self._of_old: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self._of_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (old, new), score in scores.items():
            self._of_old[old].append((score, new))
            self._of_new[new].append((score, old))
        for ranked in (*self._of_old.values(), *self._of_new.values()):
            ranked.sort(reverse=True)
            del ranked[2:]

    def best_other(self, old: int, new: int) -> float:
        """The best score of either with anything but the other."""
        others = [score for score, item in self._of_old[old] if item != new]
        others += [score for score, item in self._of_new[new] if item != old]
        return max(others, default=0.0)


def nearest(of: Sequence[Item], among: Sequence[Item], count: int = 3) -> list[list[Near]]:
    """For each item of `of` up to `count` of `among` that are alike, the best first."""
    index = _PairIndex([_words(item.text) for item in among])
    headings = _Headings()
    return [_ranked(item, among, index, headings)[:count] for item in of]


def _ranked(
    item: Item, among: Sequence[Item], index: _PairIndex, headings: _Headings
) -> list[Near]:
    words = _words(item.text)
    nears = (
        Near(at, _score(item, words, among[at], index.words[at], headings))
        for at in index.candidates(words)
    )
    return sorted((near for near in nears if near.score >= ALIKE), key=lambda n: (-n.score, n.item))


def _score(item: Item, words: str, other: Item, others: str, headings: _Headings) -> float:
    """Words, headings and place; where a side has no heading, words count for them."""
    from rapidfuzz.fuzz import ratio

    same = 1.0 if item.text == other.text else ratio(words, others) / 100
    place = 1 - abs(item.place - other.place)
    heading = (
        headings.ratio(item.heading, other.heading) if item.heading and other.heading else same
    )
    return _WORDS * same + _HEADING * heading + _PLACE * place


def _words(text: str) -> str:
    """The text without figures and marks, which change from year to year."""
    return _FIGURE.sub("", text) or text


class _Headings:
    """How alike two headings are; the same pairs come again and again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], float] = {}

    def ratio(self, a: str, b: str) -> float:
        from rapidfuzz.fuzz import ratio

        if (a, b) not in self._known:
            self._known[a, b] = ratio(_words(a), _words(b)) / 100
        return self._known[a, b]


class _PairIndex:
    """Texts by the pairs of neighbouring characters in them; a pair counts the more the rarer."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(words):
            for pair in set(_pairs(text)):
                self._places[pair].append(at)
        total = len(words) + 1
        self._worth = {n: math.log(total / n) for n in set(map(len, self._places.values()))}

    def candidates(self, words: str) -> list[int]:
        """The texts that share most with `words`, in the order of what they share."""
        shared: dict[int, float] = defaultdict(float)
        looked = 0
        for places in sorted(filter(None, map(self._places.get, set(_pairs(words)))), key=len):
            count = len(places)
            worth = self._worth[count]
            for at in places:
                shared[at] += worth
            looked += count
            if looked > _LOOKED:
                break
        return sorted(shared, key=shared.__getitem__, reverse=True)[:_CANDIDATES]


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(max(len(text) - 1, 1))]
