"""Marks that must agree all over a plan, in groups: only those that changed are judged again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.kinds import Marked, Tally

Group = tuple[int, str]
"""The number of a tally, and the key of its marks."""
Verdict = tuple[int, Place, Hit]
"""The number of a tally and what it found."""


class Tallies:
    """The marks of a plan by group and by the leaf of the plan they stand in."""

    def __init__(self, rules: Sequence[Tally], facts: Facts) -> None:
        self._rules, self._facts = rules, facts
        self._groups: dict[Group, dict[str, list[Marked]]] = {}
        self._verdicts: dict[Group, tuple[Verdict, ...]] = {}
        self._dirty: set[Group] = set()

    def take_out(self, leaf: str, marks: Iterable[tuple[int, Marked]]) -> None:
        """The marks of a leaf are gone or about to be put in anew."""
        for number, marked in marks:
            group = (number, marked.mark.key)
            self._groups.get(group, {}).pop(leaf, None)
            self._dirty.add(group)

    def put_in(self, leaf: str, marks: Iterable[tuple[int, Marked]]) -> None:
        """The marks of a leaf, in the order of the paper."""
        for number, marked in marks:
            group = (number, marked.mark.key)
            self._groups.setdefault(group, {}).setdefault(leaf, []).append(marked)
            self._dirty.add(group)

    def reorder(self) -> None:
        """Leaves changed places: whatever is in more than one of them is judged again."""
        self._dirty |= {group for group, leaves in self._groups.items() if len(leaves) > 1}

    def verdicts(self, order: Mapping[str, int]) -> Iterable[Verdict]:
        """What the tallies found; `order` says where each leaf stands."""
        for group in self._dirty:
            leaves = self._groups.get(group)
            if not leaves:
                self._groups.pop(group, None)
                self._verdicts.pop(group, None)
                continue
            if len(leaves) == 1 and self._is_lone(group, leaves):
                self._verdicts.pop(group, None)
                continue
            found = self._judge(group, [leaves[k] for k in sorted(leaves, key=order.__getitem__)])
            if found:
                self._verdicts[group] = found
            else:
                self._verdicts.pop(group, None)
        self._dirty.clear()
        return (verdict for found in self._verdicts.values() for verdict in found)

    def _is_lone(self, group: Group, leaves: dict[str, list[Marked]]) -> bool:
        """One mark alone, of a rule that compares."""
        return not self._rules[group[0]].alone and len(next(iter(leaves.values()))) == 1

    def _judge(self, group: Group, leaves: list[list[Marked]]) -> tuple[Verdict, ...]:
        rule = self._rules[group[0]]
        marked = [item for leaf in leaves for item in leaf]
        return tuple((group[0], place, hit) for place, hit in rule.judge(marked, self._facts))
