"""The drafter's phrase table (提法表), and the facts of a plan she has ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from workbench.drafting.phrases import Phrase


def phrases(connection: sqlite3.Connection) -> tuple[Phrase, ...]:
    """Her own entries, in her order."""
    from workbench.drafting.phrases import Phrase

    rows = connection.execute(
        "SELECT text, valid_from, valid_to, note, pattern FROM phrase ORDER BY position"
    )
    return tuple(Phrase(*row) for row in rows)


def save_phrases(connection: sqlite3.Connection, wanted: Iterable[Phrase]) -> None:
    """Make `wanted` her entries; the last of the same name counts."""
    connection.execute("DELETE FROM phrase")
    connection.executemany(
        "INSERT OR REPLACE INTO phrase (position, text, valid_from, valid_to, note, pattern)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(at, p.text, p.valid_from, p.valid_to, p.note, p.pattern) for at, p in enumerate(wanted)],
    )


def fact_ticks(connection: sqlite3.Connection, plan_id: str) -> frozenset[str]:
    """The ids of the facts of a plan that were looked at and are right."""
    rows = connection.execute("SELECT fact FROM fact_tick WHERE plan_id = ?", (plan_id,))
    return frozenset(fact for (fact,) in rows)


def tick_facts(connection: sqlite3.Connection, plan_id: str, facts: Iterable[str]) -> None:
    """Note that these were looked at."""
    connection.executemany(
        "INSERT OR IGNORE INTO fact_tick (plan_id, fact) VALUES (?, ?)",
        [(plan_id, fact) for fact in facts],
    )
