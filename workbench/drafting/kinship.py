"""Which entries of last year's plan became which of this year's: one to one, merged, split.

Items (条) are compared by the weight of what their headings and their texts share: a heading may
be rewritten whole while the work below it goes on, and the other way round. Sentences go through
the matcher, which then is told which items belong together. What is left over on one side and
still has most of its words in a partner of another was merged into it, or split off it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from workbench.drafting.entries import as_item
from workbench.drafting.matching import match
from workbench.drafting.matter import Weights, pairs_of, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence, Set

    from workbench.drafting.entries import Entry

_TEXTS, _BOTH = 0.28, 0.5  # how alike texts are, and headings and texts together, that are one
_TEXTS_HERE = 0.2  # sentences of one item need not be so alike
_PART, _PART_HERE = 0.62, 0.3  # how much of a sentence stands in another, and in one of its item
_FEWEST = 5  # pairs of characters two sentences share, or it is a turn of speech (各位代表！)
_CANDIDATES = 12
_LOOKED = 500  # places of rare pairs of characters looked at for one entry
_NAMED = 4  # characters a heading must have to be known by


class Kin(NamedTuple):
    """Entry `old` became entry `new`, or a part of it, by index."""

    old: int
    new: int
    score: float
    certain: bool


def both_headed(old: Entry, new: Entry) -> bool:
    """Both are items with a heading."""
    return bool(old.heading and new.heading)


def one_headed(old: Entry, new: Entry) -> bool:
    """A sentence that became an item with a heading, or the other way round."""
    return bool(old.heading) is not bool(new.heading)


def kin_of_items(
    old: Sequence[Entry],
    new: Sequence[Entry],
    among: Callable[[Entry, Entry], bool],
    known: Iterable[Kin] = (),
    done: Iterable[int] = (),
) -> tuple[Kin, ...]:
    """The pairs of items `among` lets be one, and all `known`; `done` old ones became nothing."""
    if not any(among(a, b) for a in _one_of_each(old) for b in _one_of_each(new)):
        return _ordered(known)
    near = _Nearness(old, new, among)
    found = list(known)
    taken = _Taken(found, done)
    scored = list(near.all_pairs(taken.free_old(len(old)), taken.free_new(len(new))))
    pairs = taken.best_first(scored)
    found += [Kin(i, j, near.score(i, j), near.certain(i, j)) for i, j in pairs]
    return _ordered([*found, *_left_over(near, taken, len(old), len(new))])


def _one_of_each(entries: Sequence[Entry]) -> list[Entry]:
    """An entry with a heading and one without, where there are."""
    return list({bool(entry.heading): entry for entry in entries}.values())


def _left_over(near: _Nearness, taken: _Taken, old: int, new: int) -> list[Kin]:
    """What was merged into an item that is taken, and what was split off one."""
    merged = near.best(taken.free_old(old), range(new), by_old=True)
    split = near.best([i for i in range(old) if i not in taken.done], taken.free_new(new))
    parts = [pair for pair in {*merged, *split} if near.in_part(*pair)]
    return [Kin(i, j, near.score(i, j), False) for i, j in parts]


class Above(NamedTuple):
    """What stands above sentences, by section id; sections `together` hold items that are kin.

    Under a new section stands the heading of the old one it became: the matcher takes them for one.
    """

    old: Mapping[str, str]
    new: Mapping[str, str]
    together: Set[tuple[str, str]]


def kin_of_sentences(
    old: Sequence[Entry],
    new: Sequence[Entry],
    above: Above,
    known: Iterable[Kin] = (),
    done: Iterable[int] = (),
) -> tuple[Kin, ...]:
    """The pairs of sentences, as `kin_of_items` gives those of items."""
    found = list(known)
    taken = _Taken(found, done)
    here, there = taken.free_old(len(old)), taken.free_new(len(new))
    pairs = match(
        [as_item(old[i], above.old.get(old[i].section_id, "")) for i in here],
        [as_item(new[j], above.new.get(new[j].section_id, "")) for j in there],
    )
    found += [Kin(here[p.old], there[p.new], p.score, p.certain) for p in pairs]
    taken.add(found)
    fold = _Fold(old, new, lambda i, j: (old[i].section_id, new[j].section_id) in above.together)
    found += fold.turned(taken)
    return _ordered([*found, *fold.swallowed(taken)])


class _Fold:
    """The sentences left over, looked at anew: below one heading less will do to be one."""

    def __init__(
        self, old: Sequence[Entry], new: Sequence[Entry], together: Callable[[int, int], bool]
    ) -> None:
        self._near = _Nearness(old, new)
        self._together = together
        self._count = len(old), len(new)

    def turned(self, taken: _Taken) -> list[Kin]:
        """Sentences of one item that were written anew."""
        old, new = taken.free_old(self._count[0]), taken.free_new(self._count[1])
        near = ((i, j) for j in new for i in self._near.candidates(j) if self._together(i, j))
        scored = [(self._near.score(i, j), i, j) for i, j in near if i in set(old)]
        scored = [s for s in scored if s[0] >= _TEXTS_HERE]
        return [Kin(i, j, self._near.score(i, j), False) for i, j in taken.best_first(scored)]

    def swallowed(self, taken: _Taken) -> list[Kin]:
        """Sentences that stand nearly whole within a longer one of the other year."""
        near, found = self._near, []
        for i in taken.free_old(self._count[0]):
            into = [(near.covered(i, j), i, j) for j in near.candidates_of_old(i)]
            found += self._best(into)
        for j in taken.free_new(self._count[1]):
            out_of = [i for i in near.candidates(j) if i not in taken.done]
            found += self._best([(near.covered(i, j, new=True), i, j) for i in out_of])
        return found

    def _best(self, scored: Iterable[tuple[float, int, int]]) -> list[Kin]:
        enough = [s for s in scored if s[0] >= (_PART_HERE if self._together(*s[1:]) else _PART)]
        enough = [s for s in enough if self._near.shared(*s[1:]) >= _FEWEST]
        return [Kin(i, j, round(score, 4), False) for score, i, j in sorted(enough)[-1:]]


def _ordered(found: Iterable[Kin]) -> tuple[Kin, ...]:
    best: dict[tuple[int, int], Kin] = {}
    for kin in found:
        best.setdefault((kin.old, kin.new), kin)
    return tuple(best[pair] for pair in sorted(best))


class _Taken:
    """Which entries have a partner already."""

    def __init__(self, found: Iterable[Kin], done: Iterable[int] = ()) -> None:
        self.done = set(done)
        self._old = set(self.done)
        self._new: set[int] = set()
        self.add(found)

    def add(self, found: Iterable[Kin]) -> None:
        for kin in found:
            self._old.add(kin.old)
            self._new.add(kin.new)

    def free_old(self, count: int) -> list[int]:
        return [i for i in range(count) if i not in self._old]

    def free_new(self, count: int) -> list[int]:
        return [j for j in range(count) if j not in self._new]

    def best_first(self, scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
        """One to one, the most alike first."""
        found = []
        for _, i, j in sorted(scored, key=lambda s: (-s[0], abs(s[1] - s[2]), s[1])):
            if i not in self._old and j not in self._new:
                self._old.add(i)
                self._new.add(j)
                found.append((i, j))
        return found


class _Nearness:
    """How near any old entry is to any new one."""

    def __init__(
        self,
        old: Sequence[Entry],
        new: Sequence[Entry],
        among: Callable[[Entry, Entry], bool] = lambda *_: True,
    ) -> None:
        self._old, self._new, self._among = old, new, among
        self._heads = [pairs_of(e.heading) if e.heading else frozenset() for e in old]
        self._new_heads = [pairs_of(e.heading) if e.heading else frozenset() for e in new]
        self._texts = [pairs_of(e.heading + e.body) for e in old]
        self._new_texts = [pairs_of(e.heading + e.body) for e in new]
        self._weights = Weights.of([*self._texts, *self._new_texts])
        self._totals = [self._weights.total(pairs) for pairs in self._texts]
        self._new_totals = [self._weights.total(pairs) for pairs in self._new_texts]
        self._known: dict[tuple[int, int], tuple[float, float]] = {}
        self._index, self._new_index = _index(self._texts), _index(self._new_texts)
        self._names = _names(old), _names(new)

    def all_pairs(self, old: Iterable[int], new: Iterable[int]) -> Iterable[tuple[float, int, int]]:
        """The pairs that may be one, with their scores."""
        allowed = set(old)
        for j in new:
            for i in self.candidates(j):
                if i in allowed and self._may_be(i, j):
                    yield self.score(i, j), i, j

    def best(
        self, old: Iterable[int], new: Iterable[int], *, by_old: bool = False
    ) -> set[tuple[int, int]]:
        """For each of the side that has fewer the nearest of the other that is related."""
        found: dict[int, tuple[float, int, int]] = {}
        for scored in self.all_pairs(old, new):
            at = scored[1] if by_old else scored[2]
            found[at] = max(found.get(at, scored), scored)
        return {(i, j) for _, i, j in found.values()}

    def candidates(self, j: int) -> list[int]:
        return _sharing(self._new_texts[j], self._index, self._weights)

    def candidates_of_old(self, i: int) -> list[int]:
        return _sharing(self._texts[i], self._new_index, self._weights)

    def _may_be(self, i: int, j: int) -> bool:
        return self._among(self._old[i], self._new[j]) and self.related(i, j)

    def related(self, i: int, j: int) -> bool:
        """Whether they may be one: by their texts, or by heading and text together."""
        head, text = self._parts(i, j)
        return text >= _TEXTS or head + text >= _BOTH

    def in_part(self, i: int, j: int) -> bool:
        """Whether one may be a part of the other: then its words stand there."""
        return self._parts(i, j)[1] >= _TEXTS

    def score(self, i: int, j: int) -> float:
        head, text = self._parts(i, j)
        whole = (head + text) / 2 if self._heads[i] and self._new_heads[j] else text
        return round(whole, 4)

    def covered(self, i: int, j: int, *, new: bool = False) -> float:
        """How much of the old entry stands in the new one; `new`: the other way round."""
        a, b = self._texts[i], self._new_texts[j]
        return self._weights.covered(b, a) if new else self._weights.covered(a, b)

    def shared(self, i: int, j: int) -> int:
        """How many pairs of characters both have."""
        return len(self._texts[i] & self._new_texts[j])

    def certain(self, i: int, j: int) -> bool:
        """The same name, which no other item has, and some of the same words below it."""
        name = plain(self._old[i].heading)
        unique = all(names.get(name) == 1 for names in self._names)
        same = len(name) >= _NAMED and name == plain(self._new[j].heading) and unique
        return same and self._parts(i, j)[1] >= _TEXTS

    def _parts(self, i: int, j: int) -> tuple[float, float]:
        """How alike the headings are, and the texts; asked for again and again."""
        if (i, j) not in self._known:
            head, other = self._heads[i], self._new_heads[j]
            named = self._weights.alike(head, other) if head and other else 0.0
            shared = self._weights.total(self._texts[i] & self._new_texts[j])
            whole = self._totals[i] + self._new_totals[j]
            self._known[i, j] = named, 2 * shared / whole if whole else 0.0
        return self._known[i, j]


def _names(entries: Sequence[Entry]) -> dict[str, int]:
    counted: dict[str, int] = defaultdict(int)
    for entry in entries:
        counted[plain(entry.heading)] += 1
    return counted


def _index(texts: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, pairs in enumerate(texts):
        for pair in pairs:
            places[pair].append(at)
    return places


def _sharing(pairs: frozenset[str], index: Mapping[str, list[int]], weights: Weights) -> list[int]:
    """The entries that share most with one, found by its rarest pairs of characters."""
    shared: dict[int, float] = defaultdict(float)
    looked = 0
    for pair in sorted(pairs & index.keys(), key=lambda p: (len(index[p]), p)):
        worth = weights.total((pair,))
        for at in index[pair]:
            shared[at] += worth
        looked += len(index[pair])
        if looked > _LOOKED:
            break
    return sorted(shared, key=shared.__getitem__, reverse=True)[:_CANDIDATES]
