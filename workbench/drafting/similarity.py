"""The same sentence, reworded: the one matcher that editing, carry-over, alignment and merge share.

A sentence is matched to the old one with the same text, then to the most similar one, then to the
one that stood in its place. Similarity is rapidfuzz's normalised indel ratio, 0 to 1.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.55
"""From here on two sentences of a plan are taken for one sentence reworded."""


def ratio(a: str, b: str) -> float:
    """How alike two sentences are: 1 the same, 0 nothing in common."""
    from rapidfuzz.fuzz import ratio as indel

    return float(indel(a, b)) / 100


def match_sentences(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For each sentence of `new` the index of the sentence of `old` it continues, where it has one.

    One to one: no old sentence is given twice.
    """
    pairs = _same_text(old, new)
    pairs |= _most_similar(old, new, pairs)
    pairs |= _same_place(len(old), len(new), pairs)
    return pairs


def _same_text(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    places: dict[str, deque[int]] = defaultdict(deque)
    for index, text in enumerate(old):
        places[text].append(index)
    return {i: places[text].popleft() for i, text in enumerate(new) if places.get(text)}


def _most_similar(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> dict[int, int]:
    fresh = [i for i in range(len(new)) if i not in pairs]
    free = [j for j in range(len(old)) if j not in set(pairs.values())]
    if len(fresh) == 1 and len(free) == 1:  # one sentence was typed in: nothing to choose
        return {}
    scored = sorted(
        ((ratio(new[i], old[j]), i, j) for i in fresh for j in free),
        key=lambda score: (-score[0], abs(score[1] - score[2])),
    )
    found: dict[int, int] = {}
    for score, i, j in scored:
        if score < ALIKE:
            break
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _same_place(old_count: int, new_count: int, pairs: dict[int, int]) -> dict[int, int]:
    """Pair what is left over between the same two matched neighbours, in order."""
    found: dict[int, int] = {}
    taken = set(pairs.values())
    for i in range(new_count):
        if i in pairs:
            continue
        before = max((j for k, j in (pairs | found).items() if k < i), default=-1)
        after = min((j for k, j in pairs.items() if k > i), default=old_count)
        free = next((j for j in range(before + 1, after) if j not in taken), None)
        if free is not None:
            found[i] = free
            taken.add(free)
    return found
