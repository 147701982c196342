"""What differs between two plans, as rows: only the branches that are not shared are walked.

An edit keeps every object it did not touch, so `is` settles nearly all of a plan at once; what is
left is compared row by row. A section that moved is found on both sides and differs in one row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from db.rows import Group, Key, Row, notice_row, paragraph_rows, plan_row, section_rows, task_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from db.rows import Keyed
    from workbench.plan import Paragraph, Plan, Section, Task


class _Node(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Node)


@dataclass(frozen=True, slots=True)
class Difference:
    """The rows of `plan_id` that differ, without places, and the siblings whose order does.

    A key in `old` alone is taken away, in `new` alone is added, in both is changed.
    """

    plan_id: str
    old: Mapping[Key, Row]
    new: Mapping[Key, Row]
    orders: Mapping[Group, tuple[str, ...]]

    def __bool__(self) -> bool:
        return bool(self.old or self.new or self.orders)


def difference(before: Plan | None, after: Plan | None) -> Difference:
    """What must be written to make `before` into `after`; None stands for no plan.

    Raises:
        ValueError: the two are different plans, or an id stands twice among siblings.
    """
    ids = {plan.id for plan in (before, after) if plan}
    if len(ids) != 1:
        raise ValueError(f"not two states of one plan: {ids}")
    walk = _Walk(ids.pop())
    walk.plan(before, after)
    return walk.result()


class _Walk:
    """Collects the rows of both sides along the branches that are not shared."""

    def __init__(self, plan_id: str) -> None:
        self._plan_id = plan_id
        self._old: dict[Key, Row] = {}
        self._new: dict[Key, Row] = {}
        self._old_orders: dict[Group, tuple[str, ...]] = {}
        self._new_orders: dict[Group, tuple[str, ...]] = {}

    def result(self) -> Difference:
        same = [key for key, row in self._old.items() if self._new.get(key) == row]
        for key in same:
            del self._old[key], self._new[key]
        orders = {
            group: ids
            for group, ids in self._new_orders.items()
            if self._old_orders.get(group) != ids
        }
        return Difference(self._plan_id, self._old, self._new, orders)

    def plan(self, old: Plan | None, new: Plan | None) -> None:
        if old is new:
            return
        self._own(old, new, lambda plan: self._front(plan))
        for part in ("notice", "preamble", "closing"):
            group = Group("paragraph", None, part)
            self._siblings(group, _part(old, part), _part(new, part), self._paragraph)
        self._sections(None, old.sections if old else (), new.sections if new else ())

    def _front(self, plan: Plan) -> Iterable[Keyed]:
        yield plan_row(plan)
        if plan.notice:
            yield notice_row(plan.id, plan.notice)

    def _sections(
        self, owner: str | None, old: tuple[Section, ...], new: tuple[Section, ...]
    ) -> None:
        self._siblings(Group("section", owner), old, new, self._section)

    def _section(self, old: Section | None, new: Section | None, group: Group) -> None:
        self._own(old, new, lambda section: section_rows(self._plan_id, section, group))
        owner = _id(old, new)
        self._siblings(
            Group("paragraph", owner, "section"),
            old.paragraphs if old else (),
            new.paragraphs if new else (),
            self._paragraph,
        )
        self._sections(owner, old.sections if old else (), new.sections if new else ())

    def _paragraph(self, old: Paragraph | None, new: Paragraph | None, group: Group) -> None:
        self._own(old, new, lambda paragraph: paragraph_rows(self._plan_id, paragraph, group))
        tasks = Group("task", _id(old, new))
        self._siblings(tasks, old.tasks if old else (), new.tasks if new else (), self._task)

    def _task(self, old: Task | None, new: Task | None, group: Group) -> None:
        self._own(old, new, lambda task: task_rows(self._plan_id, task, group))

    def _own(self, old: N | None, new: N | None, rows: Callable[[N], Iterable[Keyed]]) -> None:
        if old is not None:
            self._old.update(rows(old))
        if new is not None:
            self._new.update(rows(new))

    def _siblings(
        self,
        group: Group,
        old: tuple[N, ...],
        new: tuple[N, ...],
        visit: Callable[[N | None, N | None, Group], None],
    ) -> None:
        if old is new:
            return
        olds, news = _by_id(old), _by_id(new)
        if olds:
            self._old_orders[group] = tuple(olds)
        if news:
            self._new_orders[group] = tuple(news)
        for name, node in news.items():
            if olds.get(name) is not node:
                visit(olds.get(name), node, group)
        for name, node in olds.items():
            if name not in news:
                visit(node, None, group)


def _by_id(nodes: tuple[N, ...]) -> dict[str, N]:
    found = {node.id: node for node in nodes}
    if len(found) != len(nodes):
        raise ValueError(f"an id stands twice among {[node.id for node in nodes]}")
    return found


def _id(old: _Node | None, new: _Node | None) -> str:
    node = new if new is not None else old
    if node is None:
        raise ValueError("nothing to compare")
    return node.id


def _part(plan: Plan | None, part: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a part of `plan`."""
    if plan is None:
        return ()
    if part == "notice":
        return plan.notice.paragraphs if plan.notice else ()
    return plan.preamble if part == "preamble" else plan.closing
