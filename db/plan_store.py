"""The plans of a store: kept, changed by differences, undone, and shown as they once stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import journal, past, versions
from db.changes import resolve, write
from db.differences import difference
from db.journal import Action, ActionKind, Step
from db.open_file import OpenFile
from db.plans import PlanSummary, load, stamp, summaries
from workbench.errors import NotFoundError, StoreError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from db.changes import Change
    from db.lock import WriterLock
    from db.versions import Version
    from workbench.plan import Plan


class PlanStore(OpenFile):
    """What a store knows of plans; the library beside them is that of `Store`.

    All methods raise StoreError where the file or the disk fails, ReadOnlyError where something
    would be written while another window holds the store; either way nothing is changed.
    """

    def __init__(self, path: Path, lock: WriterLock, connection: sqlite3.Connection) -> None:
        super().__init__(path, lock, connection)
        self._heads: dict[str, Plan] = {}  # plans as they stand in the file; only we change it

    # -- plans ------------------------------------------------------------------------------------

    def plans(self) -> tuple[PlanSummary, ...]:
        """All plans, the one changed last first."""
        with self._reading() as connection:
            return summaries(connection)

    def plan(self, plan_id: str) -> Plan:
        """The plan exactly as saved.

        Raises:
            NotFoundError: no plan has this id.
        """
        with self._reading() as connection:
            plan = self._head(connection, plan_id)
        if plan is None:
            raise NotFoundError(
                f"没有找到编号为“{plan_id}”的要点。", "请在“我的要点”列表中另选一份。"
            )
        return plan

    def save(
        self,
        before: Plan | None,
        after: Plan | None,
        label: str,
        *,
        join: str = "",
        join_within: float = 5.0,
        also: Callable[[sqlite3.Connection], None] | None = None,
        beside: Callable[[sqlite3.Connection], Iterable[Change]] | None = None,
    ) -> None:
        """Make `after` of `before` on disk: the rows that differ and one journal action, together.

        None as `before` makes a plan, None as `after` deletes it. `label` names the step in the
        drafter's words (改写（二）第1句). An edit with the same non-empty `join` as the newest one
        becomes part of that step if no more than `join_within` seconds lie between them.
        `also` writes what belongs to the edit in the same transaction; what `beside` tells is part
        of the step itself, and undone with it.

        Raises:
            StoreError: the plan in the store is not `before` any more.
            ValueError: `before` and `after` are different plans.
        """
        diff = difference(before, after)
        if not (diff or also or beside):
            return
        action = Action(diff.plan_id, _kind(before, after), label, join, join_within)
        with self._writing() as connection:
            self._require(connection, diff.plan_id, before)
            changes = resolve(connection, diff) if diff else []
            changes += beside(connection) if beside else ()
            if changes:
                write(connection, changes)
                journal.record(connection, action, changes)
                stamp(connection, diff.plan_id)
            if also:
                also(connection)
        self._remember(diff.plan_id, after)

    def undo(self, plan_id: str) -> Plan | None:
        """Take the newest step back and return the plan as it was; None if there is no step."""
        return self._step(plan_id, journal.undo)

    def redo(self, plan_id: str) -> Plan | None:
        """Do the step last taken back again; None if there is none, or it deleted the plan."""
        return self._step(plan_id, journal.redo)

    def undo_label(self, plan_id: str) -> str:
        """What undo would take back, "" for nothing."""
        with self._reading() as connection:
            return journal.undo_label(connection, plan_id)

    def redo_label(self, plan_id: str) -> str:
        """What redo would bring back, "" for nothing."""
        with self._reading() as connection:
            return journal.redo_label(connection, plan_id)

    def history(self, plan_id: str) -> tuple[Step, ...]:
        """All steps of a plan, the oldest first; also those of a deleted one."""
        with self._reading() as connection:
            return journal.history(connection, plan_id)

    def steps_of(self, plan_id: str, keys: Sequence[str], count: int) -> tuple[Step, ...]:
        """The last `count` steps that touched these tasks or sections, the newest first."""
        with self._reading() as connection:
            return journal.steps_of(connection, plan_id, keys, count)

    def versions(self, plan_id: str) -> tuple[Version, ...]:
        """The moments of a plan that were given a name, in the order of its steps."""
        with self._reading() as connection:
            return versions.versions(connection, plan_id)

    def name_version(self, plan_id: str, name: str, number: int = 0) -> Version:
        """Name the moment after step `number`, the present one for 0; a named one is renamed.

        Raises:
            NotFoundError: the plan has no such step.
        """
        with self._writing() as connection:
            return versions.name_version(connection, plan_id, name, number)

    def plan_at(self, plan_id: str, number: int) -> Plan:
        """The plan as it stood after step `number`, equal to what was saved then.

        What it shares with the plan of today are the same objects.

        Raises:
            NotFoundError: the plan has no such step, or was deleted by it.
        """
        with self._reading() as connection:
            return past.plan_at(connection, plan_id, number, self._head(connection, plan_id))

    # -- inside -----------------------------------------------------------------------------------

    def _head(self, connection: sqlite3.Connection, plan_id: str) -> Plan | None:
        """The plan as it stands in the file: at hand while we are the only one to change it."""
        if self.read_only:
            return load(connection, plan_id)
        plan = self._heads.get(plan_id) or load(connection, plan_id)
        self._remember(plan_id, plan)
        return plan

    def _require(self, connection: sqlite3.Connection, plan_id: str, before: Plan | None) -> None:
        """Refuse an edit of a state that is not the newest: it would undo what it has not seen."""
        head = self._head(connection, plan_id)
        if head is before or head == before:
            return
        title = head.title if head else before.title if before else ""
        raise StoreError(
            f"“{title}”在这次改动之前已有别的改动，这次的没有保存。", "请重新打开它，再改一次。"
        )

    def _remember(self, plan_id: str, plan: Plan | None) -> None:
        if plan is None:
            self._heads.pop(plan_id, None)
        else:
            self._heads[plan_id] = plan

    def _taken_back(self) -> None:
        self._heads.clear()

    def _step(self, plan_id: str, move: Callable[[sqlite3.Connection, str], bool]) -> Plan | None:
        with self._turn:
            with self._writing() as connection:
                if not move(connection, plan_id):
                    return None
                stamp(connection, plan_id)
                plan = load(connection, plan_id, self._heads.get(plan_id))
            self._remember(plan_id, plan)
            return plan


def _kind(before: Plan | None, after: Plan | None) -> ActionKind:
    if before is None:
        return ActionKind.CREATE
    return ActionKind.DELETE if after is None else ActionKind.EDIT
