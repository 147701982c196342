"""What changed from one plan to another: by item, by sentence, by character.

    comparison = compare(old, new)          two versions of a plan, or the plans of two files
    words(comparison)                       （二）完善院前急救网络：第2句改写
    applied(old, comparison)                the new plan again (`compare_apply`)

Who is who is known by id; where the ids are others, by the words (`compare_pairs`).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import normalize

from workbench.drafting.compare_apply import applied, changed_parts
from workbench.drafting.compare_changes import Change, ChangeKind, Comparison, Goal, Side
from workbench.drafting.compare_order import rising
from workbench.drafting.compare_pairs import pair
from workbench.drafting.compare_places import Places
from workbench.drafting.compare_spans import spans
from workbench.drafting.compare_splits import joined, split
from workbench.drafting.compare_tree import ROOT, Level, Ref, Tree, plain
from workbench.plan import Section, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.compare_pairs import Pairs
    from workbench.drafting.compare_tree import Content
    from workbench.plan import Plan, Target

__all__ = ["Change", "ChangeKind", "Comparison", "applied", "compare"]


def compare(old: Plan, new: Plan) -> Comparison:
    """All that changed from `old` to `new`, in the order of places.

    Ids, and where a sentence was carried over from, are not compared.
    """
    comparer = _Comparer(old, new)
    changes = tuple(comparer.changes())
    touched = {one.ref for one in changes}
    kept = sum(
        before not in touched for ref, before in comparer.pairs.items()
        if ref.level is Level.SENTENCE
    )  # fmt: skip
    return Comparison(old.title, new.title, tuple(changed_parts(old, new)), changes, kept)


class _Comparer:
    """Compares the nodes of two plans."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self._old, self._new = Tree.of(old), Tree.of(new)
        self.pairs = pair(self._old, self._new)
        self._back = {before: after for after, before in self.pairs.items()}
        self._old_places = Places(old, self._old)
        self._new_places = Places(new, self._new)
        self._split = split(self._old, self._new, self.pairs)
        self._joined = joined(self._old, self._new, self.pairs)
        self._from = {part: main for main, parts in self._split.items() for part in parts}
        self._into = {
            part: self._back[main] for main, parts in self._joined.items() for part in parts
        }
        self._steady = self._steady_children()
        self._in_order = self._steady_sentences()

    def changes(self) -> Iterator[Change]:
        """In the order of the new plan, each one dropped behind what stood before it."""
        gone = self._dropped_behind()
        yield from map(self._dropped, gone.pop(None, ()))
        for ref in self._new.nodes:
            change = self._added(ref) if ref not in self.pairs else self._kept(ref)
            if change:
                yield change
            yield from map(self._dropped, gone.pop(self.pairs.get(ref), ()))

    def _dropped_behind(self) -> dict[Ref | None, list[Ref]]:
        """What is gone, by the node before it that is still there."""
        found: dict[Ref | None, list[Ref]] = {}
        last = None
        for ref in self._old.nodes:
            if ref in self._back:
                last = ref
            else:
                found.setdefault(last, []).append(ref)
        return found

    # --- one node

    def _dropped(self, ref: Ref) -> Change:
        return Change(
            ref,
            (ChangeKind.DROPPED,),
            old=self._old_side(ref),
            partner=self._key(self._into[ref]) if ref in self._into else None,
            inside=_is_inside(ref, self._old, self._back, self._into),
        )

    def _added(self, ref: Ref) -> Change:
        return Change(
            ref,
            (ChangeKind.ADDED,),
            new=self._new_side(ref),
            goal=self._goal(ref),
            partner=self._key(self._from[ref]) if ref in self._from else None,
            inside=_is_inside(ref, self._new, self.pairs, self._from),
        )

    def _kept(self, ref: Ref) -> Change | None:
        """What happened to a node that is in both plans, None for nothing."""
        before = self.pairs[ref]
        old, new = self._old_side(before), self._new_side(ref)
        goal = None if ref in self._steady else self._goal(ref)
        kinds = list(self._kinds(ref, before, moved=goal is not None))
        if old.number != new.number and ChangeKind.MOVED not in kinds:
            kinds.append(ChangeKind.RENUMBERED)
        if not kinds:
            return None
        return Change(
            before,
            tuple(kinds),
            old,
            new,
            goal,
            spans(old.text, new.text),
            tuple(map(self._new_side, _in_order(self._new, ref, self._split.get(ref, ())))),
            tuple(map(self._old_side, _in_order(self._old, before, self._joined.get(before, ())))),
        )

    def _kinds(self, ref: Ref, before: Ref, *, moved: bool) -> Iterator[ChangeKind]:
        if ref in self._split:
            yield ChangeKind.SPLIT
        if before in self._joined:
            yield ChangeKind.JOINED
        if moved:
            same_order = ref in self._in_order and not self._same_parent(ref)
            yield ChangeKind.PARAGRAPHED if same_order else ChangeKind.MOVED
        yield from _differences(self._old.nodes[before].content, self._new.nodes[ref].content)

    def _same_parent(self, ref: Ref) -> bool:
        return self._key(self._new.parent(ref)) == self._old.parent(self.pairs[ref])

    # --- places

    def _key(self, ref: Ref) -> Ref:
        """What a node of the new plan is called in the description."""
        return self.pairs.get(ref, ref)

    def _old_side(self, ref: Ref) -> Side:
        return _side(ref, self._old, self._old_places)

    def _new_side(self, ref: Ref) -> Side:
        return _side(ref, self._new, self._new_places)

    def _goal(self, ref: Ref) -> Goal:
        parent = self._new.parent(ref)
        siblings = self._new.below(parent, ref.level)
        index = siblings.index(ref)
        behind = self._called(siblings[index - 1]) if index else ""
        elsewhere = ref in self.pairs and not self._same_parent(ref)
        told = (elsewhere or not behind) and parent != ROOT
        below = self._called(parent) if told else ""
        return Goal(self._key(parent), index, behind, below)

    def _called(self, ref: Ref) -> str:
        """The old name of a node, its new one where it has none."""
        if ref.level is Level.PART:
            return self._new_places.owner(ref)
        known = self.pairs.get(ref)
        side = self._old_side(known) if known else self._new_side(ref)
        return side.within or side.owner

    # --- what stays in order

    def _steady_children(self) -> set[Ref]:
        """The new nodes that did not move: same parent, and in order with most of the others."""
        steady = set()
        places = {ref: at for refs in self._old.children.values() for at, ref in enumerate(refs)}
        for refs in self._new.children.values():
            stayed = [ref for ref in refs if ref in self.pairs and self._same_parent(ref)]
            steady.update(rising(stayed, [places[self.pairs[ref]] for ref in stayed]))
        return steady

    def _steady_sentences(self) -> set[Ref]:
        """The new sentences that are in order in their item, however it is cut in paragraphs."""
        places = {ref: at for at, ref in enumerate(self._old.nodes)}
        stayed: dict[Ref, list[Ref]] = {}
        for ref in filter(self.pairs.__contains__, self._new.all(Level.SENTENCE)):
            owner = self._new.owner(ref)
            if self._key(owner) == self._old.owner(self.pairs[ref]):
                stayed.setdefault(owner, []).append(ref)
        found = (rising(refs, [places[self.pairs[r]] for r in refs]) for refs in stayed.values())
        return set().union(*found)


def _side(ref: Ref, tree: Tree, places: Places) -> Side:
    return Side(tree.nodes[ref].content, places.owner(ref), places.within(ref), places.number(ref))


def _is_inside(ref: Ref, tree: Tree, kept: Pairs, cut: Pairs) -> bool:
    """It came or went with its item, or with the whole of its paragraph."""
    parent = tree.parent(ref)
    if parent.level is Level.PARAGRAPH:
        beside = tree.below(parent, Level.SENTENCE)
        if parent not in kept and not any(one in kept or one in cut for one in beside):
            return True
        parent = tree.parent(parent)
    return parent.level is Level.ITEM and parent not in kept


def _in_order(tree: Tree, main: Ref, others: Sequence[Ref]) -> list[Ref]:
    """All the parts of a sentence in reading order; none where there are no others."""
    parts = {main, *others} if others else set()
    return [ref for ref in tree.nodes if ref in parts] if parts else []


def _differences(old: Content, new: Content) -> Iterator[ChangeKind]:
    """What differs in the content itself."""
    a, b = plain(old), plain(new)
    if isinstance(a, Section) and isinstance(b, Section):
        yield from _if_other(ChangeKind.REWORDED, a.heading, b.heading)
        yield from _if_other(ChangeKind.UNITS, a.assignments, b.assignments)
        yield from _if_other(ChangeKind.DEADLINE, a.deadline, b.deadline)
        yield from _if_other(ChangeKind.FORM, _form(a), _form(b))
    elif isinstance(a, Task) and isinstance(b, Task):
        yield from _if_other(ChangeKind.REWORDED, a.text, b.text)
        yield from _if_other(ChangeKind.UNITS, a.assignments, b.assignments)
        yield from _if_other(ChangeKind.DEADLINE, a.deadline, b.deadline)
        yield from _if_other(ChangeKind.TARGETS, *_figures(a, b))
        yield from _if_other(ChangeKind.NOTE, a.note, b.note)


def _figures(old: Task, new: Task) -> tuple[object, object]:
    """What of the figures can differ: where the sentence reads otherwise, the numbers alone."""
    if old.text == new.text:
        return old.targets, new.targets
    return Counter(map(_number, old.targets)), Counter(map(_number, new.targets))


def _number(target: Target) -> tuple[object, ...]:
    return target.op, target.value, target.value_high, normalize("NFKC", target.unit)


def _form(section: Section) -> tuple[object, ...]:
    return section.kind, section.run_in, section.tabular


def _if_other(kind: ChangeKind, old: object, new: object) -> Iterator[ChangeKind]:
    if old != new:
        yield kind
