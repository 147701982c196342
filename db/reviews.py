"""Imports that are looked over: files that wait, and what was decided about them.

A file is known by its SHA-256, as documents are. Once it is in the library its bytes are kept there
alone; what was decided stays here, so that reading the same file again makes the same document.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.moments import moment, now
from db.serialising import dumps, loads
from workbench.errors import NotFoundError
from workbench.reading.corrections import Decisions

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from workbench.document import SourceFile


@dataclass(frozen=True, slots=True)
class WaitingReview:
    """A file whose import was begun; `changed_at` is when something was decided last."""

    sha256: str
    name: str
    decisions: Decisions
    changed_at: datetime


_IS_DOCUMENT = "EXISTS (SELECT 1 FROM document WHERE document.sha256 = review.sha256)"


def keep(connection: sqlite3.Connection, file: SourceFile, decided: Decisions) -> None:
    """Keep what was decided about a file; without any decision a document needs no row."""
    digest = file.sha256
    known = connection.execute("SELECT 1 FROM document WHERE sha256 = ?", (digest,)).fetchone()
    if known and not decided:
        discard(connection, digest)
        return
    told, at = dumps(decided), now()
    changed = connection.execute(
        "UPDATE review SET decisions = ?, changed_at = ? WHERE sha256 = ?", (told, at, digest)
    )
    if not changed.rowcount:  # the bytes are packed once, not with every decision
        connection.execute(
            "INSERT INTO review (sha256, name, packed, decisions, changed_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (digest, file.name, None if known else zlib.compress(file.data), told, at),
        )


def waiting(connection: sqlite3.Connection) -> tuple[WaitingReview, ...]:
    """The files that wait, the one begun first first."""
    rows = connection.execute(
        "SELECT sha256, name, decisions, changed_at FROM review"
        f" WHERE NOT {_IS_DOCUMENT} ORDER BY rowid"
    )
    return tuple(
        WaitingReview(digest, name, loads(Decisions, decided), moment(at))
        for digest, name, decided, at in rows
    )


def file(connection: sqlite3.Connection, sha256: str) -> bytes:
    """A file that waits.

    Raises:
        NotFoundError: none with this digest waits.
    """
    row = connection.execute("SELECT packed FROM review WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None or row[0] is None:
        raise NotFoundError("这份文件已不在待核对之列。", "请重新导入原来的文件。")
    return zlib.decompress(row[0])


def decisions(connection: sqlite3.Connection, sha256: str) -> Decisions:
    """What was decided about a file; nothing for one never looked over."""
    row = connection.execute("SELECT decisions FROM review WHERE sha256 = ?", (sha256,)).fetchone()
    return loads(Decisions, row[0]) if row else Decisions()


def discard(connection: sqlite3.Connection, sha256: str) -> None:
    """Forget a file and what was decided about it."""
    connection.execute("DELETE FROM review WHERE sha256 = ?", (sha256,))
