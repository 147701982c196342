"""A plan as it stood after a step of its journal: the rows of today with later steps turned back.

The rows are put together in a small database in memory, so the file is only read and what makes a
plan of its rows is the same as ever.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from db import journal
from db.changes import Change, write
from db.plans import load
from db.rows import TABLES
from workbench.errors import NotFoundError

if TYPE_CHECKING:
    from workbench.plan import Plan


def plan_at(
    connection: sqlite3.Connection, plan_id: str, number: int, known: Plan | None = None
) -> Plan:
    """The plan as it stood after step `number`, taken back since or not.

    What equals a part of `known` is the same object.

    Raises:
        NotFoundError: the plan has no such step, or was deleted by it.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as desk:
        _lay_out(connection, desk, plan_id)
        write(desk, _way_to(connection, plan_id, number))
        plan = load(desk, plan_id, known)
    if plan is None:
        raise _no_step(number)
    return plan


def _lay_out(connection: sqlite3.Connection, desk: sqlite3.Connection, plan_id: str) -> None:
    """The rows of today, in tables made like those of the file."""
    for name, sql in connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
    ).fetchall():
        if table := TABLES.get(name):
            desk.execute(sql)
            rows = connection.execute(
                f"SELECT {', '.join(table.keys + table.columns)} FROM {name}"
                f" WHERE {table.keys[0]} = ?",
                (plan_id,),
            )
            names = ", ".join(table.keys + table.columns)
            marks = ", ".join("?" * len(table.keys + table.columns))
            desk.executemany(f"INSERT INTO {name} ({names}) VALUES ({marks})", rows)


def _way_to(connection: sqlite3.Connection, plan_id: str, number: int) -> list[Change]:
    """What to do to the rows of today: turn later steps back, or do those taken back again."""
    found = connection.execute(
        "SELECT undone FROM action WHERE plan_id = ? AND number = ?", (plan_id, number)
    ).fetchone()
    if found is None:
        raise _no_step(number)
    if found[0]:
        return journal.net_changes(connection, plan_id, "undone = 1 AND +number <= ?", number)
    later = journal.net_changes(connection, plan_id, "undone = 0 AND +number > ?", number)
    return [Change(key, after, before) for key, before, after in later]


def _no_step(number: int) -> NotFoundError:
    return NotFoundError(f"没有找到第{number}步时的要点。", "请在历史里另选一步。")
