"""Which sentences were cut in two, and which were drawn together.

    新建站点6个，培训骨干。 → 新建站点6个。培训骨干。

A sentence that is paired with none and stands near a pair belongs to it where it makes one side
more like the other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.drafting.compare_tree import Level, Ref, Tree
from workbench.drafting.similarity import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.drafting.compare_pairs import Pairs

_NEAR = 2  # sentences before and behind that are looked at
_WHOLE = 0.7  # the parts together are the whole, so alike at least
_GAIN = 0.06  # and so much more than without the one looked at

Parts = dict[Ref, tuple[Ref, ...]]
"""For one of the parts, which is paired with the whole, the other parts."""


def split(old: Tree, new: Tree, pairs: Pairs) -> Parts:
    """For new sentences paired with an old one the others it was split into."""
    return _Gatherer(old, new, pairs).parts()


def joined(old: Tree, new: Tree, pairs: Pairs) -> Parts:
    """For old sentences paired with a new one the others that were joined into it."""
    return _Gatherer(new, old, {before: after for after, before in pairs.items()}).parts()


class _Gatherer:
    """Gathers the parts, which stand in `parts`, of what is one sentence in `whole`."""

    def __init__(self, whole: Tree, parts: Tree, pairs: Pairs) -> None:
        self._whole, self._parts, self._pairs = whole, parts, pairs
        self._order = parts.all(Level.SENTENCE)
        self._places = {ref: at for at, ref in enumerate(self._order)}
        self._found: dict[Ref, list[Ref]] = defaultdict(list)

    def parts(self) -> Parts:
        for at, ref in enumerate(self._order):
            if ref not in self._pairs and self._parts.text(ref).strip():
                gains = [(self._gain(main, ref), main) for main in self._neighbours(at)]
                gain, main = max(gains, key=lambda one: one[0], default=(0.0, ref))
                if gain > _GAIN:
                    self._found[main].append(ref)
        return {main: tuple(others) for main, others in self._found.items()}

    def _neighbours(self, at: int) -> Iterator[Ref]:
        """The nearest paired sentences on either side whose words changed."""
        for side in (self._order[:at][: -_NEAR - 1 : -1], self._order[at + 1 : at + 1 + _NEAR]):
            for ref in side:
                whole = self._pairs.get(ref)
                if whole and self._whole.text(whole) != self._parts.text(ref):
                    yield ref

    def _gain(self, main: Ref, part: Ref) -> float:
        """How much more alike the parts are to the whole with `part`; 0 where they are not."""
        whole = self._whole.text(self._pairs[main])
        before = [main, *self._found.get(main, ())]
        together = ratio(self._joined([*before, part]), whole)
        return together - ratio(self._joined(before), whole) if together >= _WHOLE else 0.0

    def _joined(self, refs: list[Ref]) -> str:
        return "".join(self._parts.text(ref) for ref in sorted(refs, key=self._places.__getitem__))
