"""How the papers of a large library stand on their shelf: by year, folded.

2027年                    12
2026年                   340

A few dozen papers are one list; of thousands she could not read one, and no tree lays them out in
the time of a key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.tree_model import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = 200
"""So many papers are one list."""
SHELF = "shelf:"
_YEAR = re.compile(r"(?:19|20)\d\d(?=\s*(?:年|—|-|－|$))")


def shelved(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows as they are, or under a row for each year their titles name, the latest first."""
    if len(rows) <= MANY:
        return tuple(rows)
    years: dict[str, list[Row]] = {}
    for row in rows:
        found = _YEAR.search(row.text)
        years.setdefault(found[0] if found else "", []).append(row)
    return tuple(_shelf(year, years[year]) for year in sorted(years, reverse=True))


def _shelf(year: str, rows: Sequence[Row]) -> Row:
    words = f"{year}年" if year else "未写年份"
    return Row(f"{SHELF}{year}", words, right=str(len(rows)), rows=tuple(rows))
