"""The difference of two plans as changes of rows: what each row was and what it is now.

changes = resolve(connection, difference(before, after))
write(connection, changes)                     # and `journal.record` keeps them for undo
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.positions import placed
from db.rows import TABLES, Group, Key, Row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from db.differences import Difference

# Whose rows stand in an order of their own, and how the siblings of one of them are found.
_SIBLINGS = {
    "section": "parent_id IS :owner",
    "paragraph": "part = :part AND section_id IS :owner",
    "task": "paragraph_id = :owner",
}


class Change(NamedTuple):
    """A row as it was and as it is now; None where there was or is none."""

    key: Key
    before: Row | None
    after: Row | None


class StaleRowError(LookupError):
    """A row that should stand in the store does not: the file is not what we wrote."""


def resolve(connection: sqlite3.Connection, diff: Difference) -> list[Change]:
    """The rows of `diff` with their places, each as it stands in the store and as it shall stand.

    Raises:
        StaleRowError: a row to be changed is not there.
    """
    places: dict[Key, int] = {}
    for group, order in diff.orders.items():
        places.update(_moved(connection, diff.plan_id, group, order))
    keys = dict.fromkeys([*diff.old, *diff.new, *places])
    return [_change(connection, diff, key, places.get(key)) for key in keys]


def _moved(
    connection: sqlite3.Connection, plan_id: str, group: Group, order: tuple[str, ...]
) -> dict[Key, int]:
    """The places of those siblings that are new or change theirs."""
    sql = f"SELECT id, position FROM {group.table} WHERE plan_id = :plan_id AND "
    bound = {"plan_id": plan_id, "owner": group.owner, "part": group.part}
    known = dict(connection.execute(sql + _SIBLINGS[group.table], bound))
    places = placed(order, known)
    return {Key(group.table, name): at for name, at in places.items() if known.get(name) != at}


def _change(
    connection: sqlite3.Connection, diff: Difference, key: Key, place: int | None
) -> Change:
    added = key in diff.new and key not in diff.old
    before = None if added else _stored(connection, diff.plan_id, key)
    if key in diff.old and key not in diff.new:
        return Change(key, before, None)
    after = dict(diff.new.get(key) or before or {})
    if key.table in _SIBLINGS:
        after["position"] = place if place is not None else (before or {})["position"]
    return Change(key, before, after)


def _stored(connection: sqlite3.Connection, plan_id: str, key: Key) -> Row:
    table = TABLES[key.table]
    rest = key.row.rsplit(" ", 1) if len(table.keys) > 2 else [key.row]
    values = [plan_id, *rest][-len(table.keys) :]
    found = connection.execute(table.select, dict(zip(table.keys, values, strict=True))).fetchone()
    if found is None:
        raise StaleRowError(f"{key} of plan {plan_id}")
    return dict(zip(table.keys + table.columns, found, strict=True))


def write(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Make every row what it is in `after`.

    Raises:
        StaleRowError: a row to be changed is not there.
    """
    for key, before, after in changes:
        table = TABLES[key.table]
        if before is None:
            connection.execute(table.insert, after or {})
            continue
        statement, row = (table.delete, before) if after is None else (table.update, after)
        if connection.execute(statement, row).rowcount != 1:
            raise StaleRowError(str(key))
