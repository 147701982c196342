"""A comparison makes the new plan of the old one: the proof that it tells everything."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from workbench.drafting.compare_changes import PartChange, PartValue
from workbench.drafting.compare_tree import Level, Node, Tree
from workbench.plan import Notice, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.compare_changes import Change, Comparison, Goal
    from workbench.drafting.compare_tree import Content, Ref

_TREE_FIELDS = ("id", "notice", "preamble", "sections", "closing")


def applied(old: Plan, comparison: Comparison) -> Plan:
    """`old` with everything done that `comparison` tells; ids of the old plan stay.

    Applied to another plan than the one compared it raises KeyError.
    """
    plan = old
    for change in comparison.parts:
        plan = _with_part(plan, change)
    return _changed(Tree.of(old), comparison.changes).put_back(plan)


def parts_of(plan: Plan) -> dict[str, PartValue]:
    """The fields of a plan that are no paragraphs, those of the notice as notice.title …"""
    found = {f.name: getattr(plan, f.name) for f in fields(Plan) if f.name not in _TREE_FIELDS}
    if plan.notice:
        names = (f.name for f in fields(Notice) if f.name != "paragraphs")
        found |= {f"notice.{name}": getattr(plan.notice, name) for name in names}
    return found


def changed_parts(old: Plan, new: Plan) -> Iterator[PartChange]:
    """The fields that differ; a notice that came or went is one of them."""
    before, after = parts_of(old), parts_of(new)
    if (old.notice is None) is not (new.notice is None):
        yield PartChange("notice", _bare(old.notice), _bare(new.notice))
    for part, value in after.items():
        if part in before and before[part] != value:
            yield PartChange(part, before[part], value)


def _bare(notice: Notice | None) -> Notice | None:
    return notice and replace(notice, paragraphs=())


def _with_part(plan: Plan, change: PartChange) -> Plan:
    owner, _, name = change.part.rpartition(".")
    if owner and plan.notice:
        return replace(plan, notice=replace(plan.notice, **{name: change.new}))  # type: ignore[arg-type]
    return replace(plan, **{change.part: change.new})  # type: ignore[arg-type]


def _changed(old: Tree, changes: Sequence[Change]) -> Tree:
    """The nodes of the new plan: what did not move stands as it did, the rest goes in between."""
    nodes = dict(old.nodes)
    goals: dict[tuple[Ref, Level], list[tuple[int, Ref]]] = defaultdict(list)
    gone = set()
    for change in changes:
        if change.new is None:
            del nodes[change.ref]
        else:
            nodes[change.ref] = Node(_parent(change, old), _named(change.new.content, change.ref))
        if change.goal:
            goals[change.goal.parent, change.level].append((change.goal.index, change.ref))
        if change.goal or change.new is None:
            gone.add(change.ref)
    children = {key: [ref for ref in refs if ref not in gone] for key, refs in old.children.items()}
    for key, coming in goals.items():
        for index, ref in sorted(coming, key=lambda one: one[0]):
            children.setdefault(key, []).insert(index, ref)
    return Tree(nodes, children)


def _named(content: Content, ref: Ref) -> Content:
    """The content under the id it has in the old plan."""
    return content if content.id == ref.id else replace(content, id=ref.id)


def _parent(change: Change, old: Tree) -> Ref:
    goal: Goal | None = change.goal
    return goal.parent if goal else old.parent(change.ref)
