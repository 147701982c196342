"""Search over plans and library documents; it finds two-character words (安全, 医疗) as well.

A line is a sentence, a heading or a title; it is found where every word of the query stands in it,
exactly as `word in line` would say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.document_search import document_hits
from db.plan_search import plan_hits

if TYPE_CHECKING:
    import sqlite3

    from db.hits import Hit


def search(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The first `limit` lines in which every word of `query` stands.

    Plans come first, the one changed last before the others, then documents in the order of their
    import. Where there are more of both, each gets half.
    """
    words = query.split()
    if not words or limit < 1:
        return ()
    plans = plan_hits(connection, words, limit)
    documents = document_hits(connection, words, limit)
    share = max(limit - len(documents), (limit + 1) // 2)
    plans = plans[:share]
    return (*plans, *documents[: limit - len(plans)])
