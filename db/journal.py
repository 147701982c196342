"""The journal: every action on a plan with each row's before and after; undo and redo live here.

An action is 改写（二）第1句 with the rows it changed. Undo writes the befores of the newest action
that stands, redo the afters of the oldest that was undone; neither has a memory of its own, so
both work after a restart. The first action of a plan makes it and is never undone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.changes import Change, write
from db.moments import moment, now
from db.rows import ADDED_LATER, TABLES, Key
from db.serialising import compact
from db.versions import newest_named

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from db.rows import Row


class ActionKind(StrEnum):
    """What an action did to its plan as a whole."""

    CREATE = "create"
    EDIT = "edit"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Step:
    """An action as the history shows it: 14 改写（二）第1句 10:42. `undone`: redo brings it."""

    number: int
    label: str
    at: datetime
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """What to keep of an edit.

    Within `join_within` seconds of the newest action, one with the same non-empty `join` becomes
    part of it: consecutive retexts of a paragraph are one undo step.
    """

    plan_id: str
    kind: ActionKind
    label: str
    join: str = ""
    join_within: float = 5.0


def record(connection: sqlite3.Connection, action: Action, changes: Iterable[Change]) -> None:
    """Keep `changes`, already written, as the newest action; what was undone is dropped.

    What was undone up to a moment with a name is kept: the way back becomes a step of its own.
    """
    _keep_named(connection, action.plan_id)
    connection.execute("DELETE FROM action WHERE plan_id = ? AND undone = 1", (action.plan_id,))
    number, joins = _newest(connection, action)
    if joins:
        _extend(connection, action, number, changes)
    else:
        _append(connection, action, number + 1, changes)


def _keep_named(connection: sqlite3.Connection, plan_id: str) -> None:
    named = newest_named(connection, plan_id)
    kept = connection.execute(
        "SELECT number, label FROM action WHERE plan_id = ? AND undone = 1 AND number <= ?",
        (plan_id, named),
    ).fetchall()
    if not kept:
        return
    back = net_changes(connection, plan_id, "undone = 1 AND +number <= ?", named)
    for number, _ in kept:
        _mark(connection, plan_id, number, undone=False)
    connection.execute("DELETE FROM action WHERE plan_id = ? AND undone = 1", (plan_id,))
    said = f"撤销：{kept[0][1]}" if len(kept) == 1 else f"撤销{len(kept)}步"
    turned = [Change(key, after, before) for key, before, after in back]
    _append(connection, Action(plan_id, ActionKind.EDIT, said), named + 1, turned)


def _newest(connection: sqlite3.Connection, action: Action) -> tuple[int, bool]:
    """The number of the newest action (0: none), and whether `action` becomes part of it."""
    found = connection.execute(
        "SELECT number, kind, join_key, at FROM action"
        " WHERE plan_id = ? ORDER BY number DESC LIMIT 1",
        (action.plan_id,),
    ).fetchone()
    if found is None:
        return 0, False
    number, kind, join, at = found
    fresh = 0 <= now() - at < action.join_within * 1_000_000
    fresh = fresh and number != newest_named(connection, action.plan_id)
    return number, fresh and kind == action.kind.value and join == action.join != ""


def _append(
    connection: sqlite3.Connection, action: Action, number: int, changes: Iterable[Change]
) -> None:
    connection.execute(
        "INSERT INTO action (plan_id, number, kind, label, at, join_key, undone)"
        " VALUES (?, ?, ?, ?, ?, ?, 0)",
        (action.plan_id, number, action.kind.value, action.label, now(), action.join),
    )
    _keep(connection, action.plan_id, number, changes)


def _extend(
    connection: sqlite3.Connection, action: Action, number: int, changes: Iterable[Change]
) -> None:
    """Add changes to an action: of a row changed twice the first before and the last after.

    What came and went again is forgotten, and an action of which nothing is left with it.
    """
    found = (action.plan_id, number)
    connection.execute(
        "UPDATE action SET label = ?, at = ? WHERE plan_id = ? AND number = ?",
        (action.label, now(), *found),
    )
    _keep(connection, *found, changes)
    connection.execute(
        "DELETE FROM change WHERE plan_id = ? AND number = ? AND before IS after", found
    )
    connection.execute(
        "DELETE FROM action WHERE plan_id = :plan AND number = :number AND NOT EXISTS"
        " (SELECT 1 FROM change WHERE plan_id = :plan AND number = :number)",
        {"plan": action.plan_id, "number": number},
    )


def _keep(
    connection: sqlite3.Connection, plan_id: str, number: int, changes: Iterable[Change]
) -> None:
    connection.executemany(
        "INSERT INTO change (plan_id, number, table_name, row_key, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (plan_id, number, table_name, row_key) DO UPDATE SET after = excluded.after",
        [
            (plan_id, number, key.table, key.row, _text(key, before), _text(key, after))
            for key, before, after in changes
        ],
    )


def _text(key: Key, row: Row | None) -> str | None:
    """A row as JSON, columns in the table's order: equal rows give equal texts."""
    if row is None:
        return None
    table = TABLES[key.table]
    return compact({column: row[column] for column in table.keys + table.columns})


def undo(connection: sqlite3.Connection, plan_id: str) -> bool:
    """Take the newest standing action back; False where there is none."""
    number = _undoable(connection, plan_id)[0]
    if number:
        changes = _changes(connection, plan_id, number)
        write(connection, [Change(key, after, before) for key, before, after in changes])
        _mark(connection, plan_id, number, undone=True)
    return bool(number)


def redo(connection: sqlite3.Connection, plan_id: str) -> bool:
    """Do the action last taken back again; False where there is none."""
    number = _redoable(connection, plan_id)[0]
    if number:
        write(connection, _changes(connection, plan_id, number))
        _mark(connection, plan_id, number, undone=False)
    return bool(number)


def undo_label(connection: sqlite3.Connection, plan_id: str) -> str:
    """What undo would take back, "" for nothing."""
    return _undoable(connection, plan_id)[1]


def redo_label(connection: sqlite3.Connection, plan_id: str) -> str:
    """What redo would bring back, "" for nothing."""
    return _redoable(connection, plan_id)[1]


def history(connection: sqlite3.Connection, plan_id: str) -> tuple[Step, ...]:
    """All actions on a plan, the oldest first, those undone last."""
    rows = connection.execute(
        "SELECT number, label, at, undone FROM action WHERE plan_id = ? ORDER BY number",
        (plan_id,),
    )
    return tuple(Step(number, label, moment(at), bool(gone)) for number, label, at, gone in rows)


def net_changes(
    connection: sqlite3.Connection, plan_id: str, which: str, number: int
) -> list[Change]:
    """What the actions that fulfil `which` (SQL, `number` for its ?) did to the rows in all.

    `which` says +number: else SQLite looks for `change` by it, too, and reads all for each action.
    """
    ends: dict[Key, tuple[str | None, str | None]] = {}
    for table, row, before, after in connection.execute(
        "SELECT table_name, row_key, before, after FROM action JOIN change USING (plan_id, number)"
        f" WHERE plan_id = ? AND {which} ORDER BY number",
        (plan_id, number),
    ):
        key = Key(table, row)
        ends[key] = (ends[key][0] if key in ends else before, after)
    return [
        Change(key, _row(key.table, before), _row(key.table, after))
        for key, (before, after) in ends.items()
        if before != after
    ]


def steps_of(
    connection: sqlite3.Connection, plan_id: str, keys: Sequence[str], count: int
) -> tuple[Step, ...]:
    """The last `count` standing actions that touched rows of these parts, the newest first.

    `keys` are ids of tasks, sections or paragraphs; the rows of their units and figures count too.
    """
    found: dict[int, Step] = {}
    for key in keys:
        rows = connection.execute(
            "SELECT DISTINCT action.number, label, at FROM change JOIN action"
            " ON action.plan_id = change.plan_id AND action.number = change.number"
            " WHERE change.plan_id = :plan AND undone = 0 AND kind = 'edit'"
            " AND (row_key = :key OR row_key BETWEEN :key || ' ' AND :key || '!')"
            " ORDER BY action.number DESC LIMIT :count",
            {"plan": plan_id, "key": key, "count": count},
        )
        found.update({number: Step(number, label, moment(at)) for number, label, at in rows})
    return tuple(found[number] for number in sorted(found, reverse=True)[:count])


def _undoable(connection: sqlite3.Connection, plan_id: str) -> tuple[int, str]:
    """The newest standing action; making the plan is not one that can be taken back."""
    found = connection.execute(
        "SELECT number, label, kind FROM action WHERE plan_id = ? AND undone = 0"
        " ORDER BY number DESC LIMIT 1",
        (plan_id,),
    ).fetchone()
    number, label, kind = found or (0, "", "")
    return (0, "") if kind == ActionKind.CREATE else (number, label)


def _redoable(connection: sqlite3.Connection, plan_id: str) -> tuple[int, str]:
    found = connection.execute(
        "SELECT number, label FROM action WHERE plan_id = ? AND undone = 1 ORDER BY number LIMIT 1",
        (plan_id,),
    ).fetchone()
    return found or (0, "")


def _changes(connection: sqlite3.Connection, plan_id: str, number: int) -> list[Change]:
    rows = connection.execute(
        "SELECT table_name, row_key, before, after FROM change WHERE plan_id = ? AND number = ?",
        (plan_id, number),
    ).fetchall()
    return [
        Change(Key(table, row), _row(table, old), _row(table, new)) for table, row, old, new in rows
    ]


def _row(table: str, text: str | None) -> Row | None:
    return None if text is None else ADDED_LATER.get(table, {}) | json.loads(text)


def _mark(connection: sqlite3.Connection, plan_id: str, number: int, *, undone: bool) -> None:
    connection.execute(
        "UPDATE action SET undone = ? WHERE plan_id = ? AND number = ?",
        (int(undone), plan_id, number),
    )
