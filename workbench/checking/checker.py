"""All rules over a plan, and again after an edit, when only what changed is looked at.

    checker = Checker(plan, Context())
    checker.findings                 all findings in the order of the paper
    checker.changed(edited)          the same of the edited plan

An edit shares all it did not touch (see `plan`), so a section that is still the same object has the
findings it had.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.checking.context import Context, Facts, background_of, facts_of
from workbench.checking.leaves import (
    BACK,
    FRONT,
    Inherited,
    Leaf,
    LeafMaker,
    finding,
    inherited,
)
from workbench.checking.sieve import Sieve
from workbench.checking.table import (
    PARAGRAPH_RULES,
    PLAN_RULES,
    SECTION_RULES,
    TALLIES,
    TASK_RULES,
    TEXT_RULES,
)
from workbench.checking.tallies import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checking.findings import Finding, Place
    from workbench.plan import Plan, Section


def check(plan: Plan, context: Context | None = None) -> tuple[Finding, ...]:
    """All findings of a plan, in the order of the paper."""
    return Checker(plan, context or Context()).findings


class _Known(NamedTuple):
    """A section with what it was checked under, and the leaves of it and all below."""

    section: Section
    depth: int
    above: Inherited
    leaves: tuple[Leaf, ...]


class Checker:
    """The findings of a plan while it is edited."""

    def __init__(self, plan: Plan, context: Context) -> None:
        self._background = background_of(context)
        self._begin(facts_of(plan, self._background))
        self.findings = self.changed(plan)

    def changed(self, plan: Plan) -> tuple[Finding, ...]:
        """All findings of the plan as it is now."""
        facts = facts_of(plan, self._background)
        if facts != self._facts:
            self._begin(facts)
        leaves = list(self._leaves(plan))
        self._tally(leaves)
        self.findings = tuple(self._told(plan, leaves))
        return self.findings

    def _begin(self, facts: Facts) -> None:
        """Forget everything: what rules are told has changed."""
        self._facts = facts
        sieve = Sieve(TEXT_RULES, PARAGRAPH_RULES, TALLIES, facts)
        self._maker = LeafMaker(sieve, TASK_RULES, SECTION_RULES, TALLIES, facts)
        self._tallies = Tallies(TALLIES, facts)
        self._known: dict[str, _Known] = {}
        self._outside: dict[str, tuple[tuple[object, ...], Leaf]] = {}
        self._current: dict[str, Leaf] = {}
        self._order: dict[str, int] = {}

    # --- leaves

    def _leaves(self, plan: Plan) -> Iterator[Leaf]:
        front = (plan.notice, plan.title, plan.addressees, plan.preamble)
        yield self._outer(FRONT, front, plan)
        for section in plan.sections:
            yield from self._section(section, 1, Inherited())
        yield self._outer(BACK, (plan.closing, plan.signature, plan.date), plan)

    def _outer(self, key: str, parts: tuple[object, ...], plan: Plan) -> Leaf:
        known = self._outside.get(key)
        if known and known[0] == parts:
            return known[1]
        leaf = self._maker.front(plan) if key == FRONT else self._maker.back(plan)
        self._outside[key] = (parts, leaf)
        return leaf

    def _section(self, section: Section, depth: int, above: Inherited) -> tuple[Leaf, ...]:
        before = self._known.get(section.id)
        if before and before.section is section and before[1:3] == (depth, above):
            return before.leaves
        below = inherited(section, above)
        own = self._maker.section(section, depth, below)
        children = [self._section(child, depth + 1, below) for child in section.sections]
        leaves = (own, *(leaf for found in children for leaf in found))
        self._known[section.id] = _Known(section, depth, above, leaves)
        return leaves

    # --- what only the whole plan shows

    def _tally(self, leaves: list[Leaf]) -> None:
        """Take the marks of new leaves for those of old ones."""
        now = {leaf.key: leaf for leaf in leaves}
        for key, leaf in self._current.items():
            if now.get(key) is not leaf:
                self._tallies.take_out(key, leaf.marks)
        for key, leaf in now.items():
            if self._current.get(key) is not leaf:
                self._tallies.put_in(key, leaf.marks)
        if list(now) != list(self._order):
            self._order = {key: at for at, key in enumerate(now)}
            self._known = {key: known for key, known in self._known.items() if key in now}
            self._tallies.reorder()
        self._current = now

    def _told(self, plan: Plan, leaves: list[Leaf]) -> Iterator[Finding]:
        extra = self._extra(plan)
        for leaf in leaves:
            if leaf.key in extra:
                found = dict.fromkeys((*leaf.findings, *extra[leaf.key]))
                yield from sorted(found, key=leaf.sort_key)
            else:
                yield from leaf.findings

    def _extra(self, plan: Plan) -> dict[str, list[Finding]]:
        """The findings of tallies and of rules on the plan, by leaf."""
        found: dict[str, list[Finding]] = {}
        told = ((TALLIES[n].rule, at, hit) for n, at, hit in self._tallies.verdicts(self._order))
        whole = ((r.rule, at, hit) for r in PLAN_RULES for at, hit in r.find(plan, self._facts))
        for rule, place, hit in (*told, *whole):
            leaf = self._leaf_of(place)
            found.setdefault(leaf.key, []).append(
                finding(rule, place, hit, leaf.texts.get(place, ""))
            )
        return found

    def _leaf_of(self, place: Place) -> Leaf:
        if place.section_id:
            return self._current[place.section_id]
        back = self._current[BACK]
        return back if place in back.texts else self._current[FRONT]
