"""What the drafter said about sentences: those of other papers when a plan was made, and its own.

Fates of last year's items, last year's results, what answers the superior's requirements, findings
of a check that are let stand: each is
known by the plan it was said for and by the words it was said of (their digest), so that it lasts
as long as those words and is asked again when they change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from db.serialising import dumps, loads

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

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
