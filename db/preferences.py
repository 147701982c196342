"""Settings that belong to the store: her words, her places, what a plan is held against."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.serialising import compact

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def preference(connection: sqlite3.Connection, key: str) -> tuple[str, ...]:
    """The words kept under `key`, in order; () where nothing is."""
    found = connection.execute("SELECT value FROM preference WHERE key = ?", (key,)).fetchone()
    return tuple(json.loads(found[0])) if found else ()


def keep_preference(connection: sqlite3.Connection, key: str, words: Sequence[str]) -> None:
    """Make `words` what is kept under `key`."""
    connection.execute(
        "INSERT INTO preference (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, compact(list(words))),
    )
