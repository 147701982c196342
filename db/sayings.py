"""What the drafter said about sentences: those of other papers when a plan was made, and its own.

Fates of last year's items, last year's results, what answers the superior's requirements, findings
of a check that are let stand: each is
known by the plan it was said for and by the words it was said of (their digest), so that it lasts
as long as those words and is asked again when they change.

A fate is a step of its plan, with what it does to the text: both are undone together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from db.changes import Change
from db.rows import Key
from db.serialising import dumps, loads

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from db.rows import Row
    from workbench.checking.waivers import Waiver
    from workbench.drafting.alignment import Confirmed
    from workbench.drafting.fates import Decision, Result

S = TypeVar("S", "Decision", "Result", "Confirmed", "Waiver")

# By name: a store opens without the modules that turn the year.
_KINDS = {"Decision": "fate", "Result": "result", "Confirmed": "answer", "Waiver": "waiver"}


def said(connection: sqlite3.Connection, plan_id: str, kind: type[S]) -> dict[str, S]:
    """All that was said of one kind for a plan, by digest."""
    rows = connection.execute(
        "SELECT digest, saying FROM saying WHERE plan_id = ? AND kind = ?",
        (plan_id, _KINDS[kind.__name__]),
    )
    return {digest: loads(kind, saying) for digest, saying in rows}


def say(
    connection: sqlite3.Connection, plan_id: str, kind: type[S], sayings: Mapping[str, S | None]
) -> None:
    """Keep what was said, by digest; None takes it back."""
    name = _KINDS[kind.__name__]
    connection.executemany(
        "DELETE FROM saying WHERE plan_id = ? AND kind = ? AND digest = ?",
        [(plan_id, name, digest) for digest in sayings],
    )
    connection.executemany(
        "INSERT INTO saying (plan_id, kind, digest, saying) VALUES (?, ?, ?, ?)",
        [
            (plan_id, name, digest, dumps(told))
            for digest, told in sayings.items()
            if told is not None
        ],
    )


def changes(
    connection: sqlite3.Connection, plan_id: str, kind: type[S], sayings: Mapping[str, S | None]
) -> Iterator[Change]:
    """What `say` would do to the rows, for a step of the plan to do it."""
    name, known = _KINDS[kind.__name__], said(connection, plan_id, kind)
    for digest, told in sayings.items():
        if told != known.get(digest):
            before, after = (_row(plan_id, name, digest, one) for one in (known.get(digest), told))
            yield Change(Key("saying", f"{name} {digest}"), before, after)


def _row(plan_id: str, name: str, digest: str, told: object) -> Row | None:
    if told is None:
        return None
    return {"plan_id": plan_id, "kind": name, "digest": digest, "saying": dumps(told)}
