"""Which item, paragraph and sentence of one plan is which of another.

By id first, as versions of one plan have it; then by where a sentence was carried over from; then
by its words. Items and paragraphs of two files are paired by what stands in them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.drafting.compare_tree import Level, Ref, Tree
from workbench.drafting.matching import Item, match, nearest
from workbench.drafting.similarity import ratio
from workbench.plan import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Pairs = dict[Ref, Ref]
"""For nodes of the new plan those of the old one."""

_REWORDED = 0.55  # a lower score is another sentence, one gone and one come
_SAME_ITEM = 0.45
_HEADING, _HELD, _DEPTH = 0.5, 0.4, 0.1  # what each counts for in the likeness of items


def pair(old: Tree, new: Tree) -> Pairs:
    """The pairs of nodes that are one, each node in one pair at most."""
    found = _Found(old, new)
    found.add((ref, ref) for ref in new.nodes if ref in old.nodes)
    found.add(_carried(found))
    found.add(_same_text(found, with_heading=True))
    found.add(_same_text(found, with_heading=False))
    found.add(_alike(found))
    found.add(_items(found))
    found.add(_shared(found))
    found.add(_left_over(found))
    return found.pairs


class _Found:
    """The pairs found so far; a node is taken once."""

    def __init__(self, old: Tree, new: Tree) -> None:
        self.old, self.new = old, new
        self.pairs: Pairs = {}
        self._taken: set[Ref] = set()

    def add(self, pairs: Iterable[tuple[Ref, Ref]]) -> None:
        """Pairs of a new and an old node, the best first."""
        for after, before in pairs:
            if after not in self.pairs and before not in self._taken:
                self.pairs[after] = before
                self._taken.add(before)

    def free_old(self, level: Level) -> list[Ref]:
        return [ref for ref in self.old.all(level) if ref not in self._taken]

    def free_new(self, level: Level) -> list[Ref]:
        return [ref for ref in self.new.all(level) if ref not in self.pairs]


def _carried(found: _Found) -> Iterator[tuple[Ref, Ref]]:
    for ref in found.free_new(Level.SENTENCE):
        content = found.new.nodes[ref].content
        source = Ref(Level.SENTENCE, content.source if isinstance(content, Task) else "")
        if source in found.old.nodes:
            yield ref, source


def _same_text(found: _Found, *, with_heading: bool) -> Iterator[tuple[Ref, Ref]]:
    places: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    for ref in found.free_old(Level.SENTENCE):
        places[_words(found.old, ref, with_heading)].append(ref)
    for waiting in places.values():
        waiting.reverse()
    for ref in found.free_new(Level.SENTENCE):
        if waiting := places.get(_words(found.new, ref, with_heading), []):
            yield ref, waiting.pop()


def _words(tree: Tree, ref: Ref, with_heading: bool) -> tuple[str, str]:
    return tree.text(ref), _heading(tree, ref) if with_heading else ""


def _heading(tree: Tree, ref: Ref) -> str:
    """The headings above a sentence, the nearest first."""
    return " ".join(tree.text(item) for item in tree.above(ref))


def _alike(found: _Found) -> Iterator[tuple[Ref, Ref]]:
    """Sentences reworded."""
    before, after = found.free_old(Level.SENTENCE), found.free_new(Level.SENTENCE)
    if before and after:
        for one in match(_to_match(found.old, before), _to_match(found.new, after)):
            if one.score >= _REWORDED:
                yield after[one.new], before[one.old]


def _to_match(tree: Tree, refs: list[Ref]) -> list[Item]:
    places = {ref: at for at, ref in enumerate(tree.all(Level.SENTENCE))}
    return [Item(tree.text(ref), _heading(tree, ref), places[ref] / len(places)) for ref in refs]


def _items(found: _Found) -> list[tuple[Ref, Ref]]:
    """Items by the sentences they hold and by their headings, the likest first."""
    free_old, free_new = found.free_old(Level.ITEM), found.free_new(Level.ITEM)
    held = _Held(found)
    shared = held.shared(set(free_old), set(free_new))
    for after, near in zip(
        free_new,
        nearest(_headings(found.new, free_new), _headings(found.old, free_old)),
        strict=True,
    ):
        for one in near:
            shared.setdefault((after, free_old[one.item]), 0)
    scored = ((held.likeness(pair, weight), pair) for pair, weight in shared.items())
    return [pair for score, pair in sorted(scored, key=_best_first) if score >= _SAME_ITEM]


def _best_first(scored: tuple[float, tuple[Ref, Ref]]) -> float:
    return -scored[0]


def _headings(tree: Tree, refs: list[Ref]) -> list[Item]:
    return [Item(tree.text(ref)) for ref in refs]


class _Held:
    """How many characters of sentences items hold, and how many two of them share."""

    def __init__(self, found: _Found) -> None:
        self._found = found
        self._sizes: dict[tuple[int, Ref], int] = defaultdict(int)
        for side, tree in enumerate((found.old, found.new)):
            for ref in tree.all(Level.SENTENCE):
                for item in tree.above(ref):
                    self._sizes[side, item] += len(tree.text(ref))

    def shared(self, old: set[Ref], new: set[Ref]) -> dict[tuple[Ref, Ref], int]:
        """For each new and old item of these that share sentences, how much."""
        weights: dict[tuple[Ref, Ref], int] = defaultdict(int)
        for after, before in self._found.pairs.items():
            if after.level is Level.SENTENCE:
                size = len(self._found.old.text(before)) + len(self._found.new.text(after))
                for item in filter(new.__contains__, self._found.new.above(after)):
                    for other in filter(old.__contains__, self._found.old.above(before)):
                        weights[item, other] += size
        return weights

    def likeness(self, pair: tuple[Ref, Ref], weight: int) -> float:
        """From 0 to 1."""
        after, before = pair
        old, new = self._found.old, self._found.new
        size = self._sizes[0, before] + self._sizes[1, after]
        same = ratio(old.text(before), new.text(after)) if new.text(after) else 0.0
        held = weight / size if size else same
        level = len(list(old.above(before))) == len(list(new.above(after)))
        return _HEADING * same + _HELD * held + _DEPTH * level


def _shared(found: _Found) -> list[tuple[Ref, Ref]]:
    """Paragraphs by the sentences they share, those of one item first, then those that share most.

    Paragraphs of two items are one only if they are so for the greater part: else some sentences
    moved.
    """
    weights: dict[tuple[Ref, Ref], int] = defaultdict(int)
    for after, before in found.pairs.items():
        if after.level is Level.SENTENCE:
            size = len(found.new.text(after)) + len(found.old.text(before))
            weights[found.new.parent(after), found.old.parent(before)] += size
    beside = {pair for pair in weights if _one_owner(found, *pair)}
    likely = [pair for pair, size in weights.items() if pair in beside or _most(found, pair, size)]
    return sorted(likely, key=lambda pair: (pair not in beside, -weights[pair]))


def _one_owner(found: _Found, after: Ref, before: Ref) -> bool:
    owner = found.new.owner(after)
    return found.pairs.get(owner, owner) == found.old.owner(before)


def _most(found: _Found, pair: tuple[Ref, Ref], size: int) -> bool:
    after, before = pair
    whole = sum(len(found.new.text(ref)) for ref in found.new.below(after, Level.SENTENCE))
    whole += sum(len(found.old.text(ref)) for ref in found.old.below(before, Level.SENTENCE))
    return 2 * size > whole


def _left_over(found: _Found) -> Iterator[tuple[Ref, Ref]]:
    """Paragraphs of one item of which nothing stayed, in order."""
    waiting: dict[Ref, list[Ref]] = defaultdict(list)
    for ref in reversed(found.free_old(Level.PARAGRAPH)):
        waiting[found.old.owner(ref)].append(ref)
    for ref in found.free_new(Level.PARAGRAPH):
        owner = found.new.owner(ref)
        if before := waiting.get(found.pairs.get(owner, owner)):
            yield ref, before.pop()
