"""Old and new in one text: what is gone still stands there, what came is marked (花脸稿).

    （二）完善院前急救网络。新建急救站点[6→]12个…

Leaving out what came gives the old text, leaving out what is gone the new one, paragraph by
paragraph. What moved is gone from one place and came at the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from workbench.drafting.compare import applied, compare
from workbench.drafting.compare_order import rising
from workbench.drafting.compare_spans import spans
from workbench.drafting.compare_tree import Level
from workbench.manuscript import Block, Run, RunRole, manuscript

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import TypeVar

    from workbench.drafting.compare_changes import Comparison
    from workbench.plan import Plan

    T = TypeVar("T")


Key = tuple[str, ...]


class Mark(StrEnum):
    """Whether characters stand in both texts, in the old or in the new one only."""

    KEPT = "kept"
    GONE = "gone"
    COME = "come"


class Stretch(NamedTuple):
    """A stretch of a paragraph of one role and one mark."""

    text: str
    role: RunRole
    mark: Mark


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A paragraph with all that is gone from it or came to it.

    `block` has both; `mark` says whether the whole paragraph is gone or came; `old` is how it
    stood before, where it stands in both.
    """

    block: Block
    stretches: tuple[Stretch, ...]
    mark: Mark = Mark.KEPT
    old: Block | None = None

    @property
    def changed(self) -> bool:
        """Something is gone or came."""
        return any(stretch.mark is not Mark.KEPT for stretch in self.stretches)


def redline(old: Plan, new: Plan, comparison: Comparison | None = None) -> tuple[MarkedBlock, ...]:
    """The paragraphs of both plans in one order; their head and foot on paper are left out."""
    comparison = comparison or compare(old, new)
    renamed = applied(old, comparison)  # the new plan, under the ids of the old one
    units = _Units(comparison)
    before, after = manuscript(old), manuscript(renamed)
    moved = _moved(renamed, comparison)
    return tuple(
        _both(a, b, units) if a and b else _one(b, Mark.COME) if b else _one(a, Mark.GONE)
        for a, b in _woven(before, after, [b.key for b in before], [b.key for b in after], moved)
        if a or b
    )


def without(marked: Iterable[MarkedBlock], mark: Mark) -> tuple[str, ...]:
    """The text left, a string a paragraph, when what is gone (or what came) is left out."""
    return tuple(
        "".join(stretch.text for stretch in block.stretches if stretch.mark is not mark)
        for block in marked
        if block.mark is not mark
    )


def _moved(plan: Plan, comparison: Comparison) -> set[Key]:
    """What stands in items that moved: that is shown as gone and come, not what it passed."""
    ids = {c.ref.id for c in comparison.changes if c.goal and c.level is Level.ITEM}
    found: set[Key] = set()
    for section, _ in plan.walk():
        if section.id in ids:
            for one, _ in section.walk():
                found.add(("section", one.id))
                found |= {("paragraph", paragraph.id) for paragraph in one.paragraphs}
    return found


def _woven(
    old: Sequence[T],
    new: Sequence[T],
    old_keys: Sequence[Key],
    new_keys: Sequence[Key],
    moved: Collection[Key] = (),
) -> Iterator[tuple[T | None, T | None]]:
    """Both sequences in one: pairs that stayed in order, between them what is gone, what came."""
    places = {key: at for at, key in enumerate(old_keys)}
    shared = [at for at, key in enumerate(new_keys) if key in places and key not in moved]
    stayed = rising(shared, [places[new_keys[at]] for at in shared])
    before = after = 0
    for at in (*stayed, len(new)):
        goal = places[new_keys[at]] if at < len(new) else len(old)
        yield from ((one, None) for one in old[before:goal])
        yield from ((None, one) for one in new[after:at])
        if at < len(new):
            yield old[goal], new[at]
        before, after = goal + 1, at + 1


class _Units:
    """Sentences that were split or joined are compared as one."""

    def __init__(self, comparison: Comparison) -> None:
        self._mains = {c.ref.id: c.partner.id for c in comparison.changes if c.partner}

    def of(self, block: Block) -> tuple[list[Run], list[Key]]:
        """The runs of a paragraph, and what each is called in both plans."""
        runs: list[Run] = []
        keys: list[Key] = []
        for (role, unit), same in groupby(block.runs, key=self._unit):
            runs.append(Run("".join(run.text for run in same), role, unit))
            keys.append((role.value, unit, str(len([key for key in keys if key[1] == unit]))))
        return runs, keys

    def _unit(self, run: Run) -> tuple[RunRole, str]:
        return run.role, self._mains.get(run.task_id, run.task_id)


def _both(old: Block, new: Block, units: _Units) -> MarkedBlock:
    """A paragraph that is in both, run by run."""
    (before, old_keys), (after, new_keys) = units.of(old), units.of(new)
    stretches: list[Stretch] = []
    for a, b in _woven(before, after, old_keys, new_keys):
        role = b.role if b else a.role if a else RunRole.TEXT
        stretches += _stretches(a.text if a else "", b.text if b else "", role)
    return _marked(new, stretches, old=old)


def _stretches(old: str, new: str, role: RunRole) -> Iterator[Stretch]:
    at = 0
    whole = role is RunRole.NUMBER and old != new
    changed = [(0, len(old), 0, len(new))] if whole else spans(old, new)
    for start, end, begin, stop in changed:
        yield Stretch(old[at:start], role, Mark.KEPT)
        yield Stretch(old[start:end], role, Mark.GONE)
        yield Stretch(new[begin:stop], role, Mark.COME)
        at = end
    yield Stretch(old[at:], role, Mark.KEPT)


def _one(block: Block | None, mark: Mark) -> MarkedBlock:
    """A paragraph that is in one plan only."""
    assert block is not None
    stretches = [Stretch(run.text, run.role, mark) for run in block.runs]
    return _marked(block, stretches, mark)


def _marked(
    block: Block, stretches: Iterable[Stretch], mark: Mark = Mark.KEPT, old: Block | None = None
) -> MarkedBlock:
    """The paragraph with the words of both; stretches beside each other of one kind are one."""
    joined = [
        Stretch("".join(stretch.text for stretch in same), role, kind)
        for (role, kind), same in groupby(
            (stretch for stretch in stretches if stretch.text), key=lambda s: (s.role, s.mark)
        )
    ]
    runs = tuple(
        Run("".join(stretch.text for stretch in same), role)
        for role, same in groupby(joined, key=lambda stretch: stretch.role)
    )
    return MarkedBlock(replace(block, runs=runs), tuple(joined), mark, old)
