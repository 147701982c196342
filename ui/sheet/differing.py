"""In what two manuscripts differ, block by block and character by character."""

from __future__ import annotations

from bisect import bisect_right as bisect
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ui.sheet.spans import typed_text, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.manuscript import Block

Spot = tuple[int, int]
"""A block and an offset in its text."""
Step = tuple[int, int, int, int]


def spots(old: Sequence[Block], new: Sequence[Block], changed: Iterable[Step]) -> list[Spot]:
    """Where the steps changed something; a pair of blocks at the first character that differs."""
    words, numbers = [], []
    for start, end, low, high in changed:
        index = min(low, len(new) - 1)
        pair = (end - start, high - low) == (1, 1) and old[start].key == new[low].key
        before, after = typed_text(old[start] if pair else new[index]), typed_text(new[index])
        if pair and before == after:
            numbers.append((index, 0))
        else:
            head = common_text(before, after)[0] if pair else 0
            words.append((index, width(after[:head])))
    return words or numbers


def places(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Every task, paragraph, section and part by name, and the block that shows it; first last."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        for name in (block.section_id, block.paragraph_id, block.part):
            if name:
                yield name, index
        for run in block.runs:
            if run.task_id:
                yield run.task_id, index


def common_text(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts share at the start, and at the end of what is left."""
    most = min(len(old), len(new))
    head = bisect(range(1, most + 1), False, key=lambda n: old[:n] != new[:n])
    left = most - head
    tail = bisect(range(1, left + 1), False, key=lambda n: old[-n:] != new[-n:])
    return head, tail


def common(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many items the two have in common at the start, and at the end of what is left."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] is not new[i] and old[i] != new[i]), most)
    left = most - head
    pairs = zip(reversed(old), reversed(new), strict=False)
    tail = next((i for i, (a, b) in enumerate(pairs) if i >= left or (a is not b and a != b)), left)
    return head, tail


def steps(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    """What to replace by what: (old start, old end, new start, new end), in order."""
    matcher = SequenceMatcher(
        None, [block.key for block in old], [block.key for block in new], autojunk=False
    )
    found: list[Step] = []
    for kind, *place in matcher.get_opcodes():
        if kind == "equal":
            start, _, other, _ = place
            found += [
                (start + i, start + i + 1, other + i, other + i + 1)
                for i in range(place[1] - start)
                if old[start + i] != new[other + i]
            ]
        else:
            found.append((place[0], place[1], place[2], place[3]))
    return found
