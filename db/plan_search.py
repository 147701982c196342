"""The lines of plans: few, and changing all the time, so they are scanned where they stand."""

from __future__ import annotations

from functools import lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from db.hits import Hit, HitKind
from db.plans import heading_rows, outline_of
from db.serialising import loads
from workbench.manuscript import PART_NAMES
from workbench.numbering import Scheme
from workbench.plan import Plan

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from db.plans import HeadingRow

_PARTS = ("notice.title", "notice", "title", "preamble", "section", "closing")
"""What can be found, in the order of the paper; a section is named by its number and heading."""

_ORDER = {part: at for at, part in enumerate(_PARTS)}


# A line that was found, sorting by where it stands on paper: the part, the section in reading
# order, whether below its heading, the places of paragraph and task; then text, section id, task
# id. A plain tuple, because a common word is found thousands of times.
_Found = tuple[int, int, bool, int, int, str, str, str]


def plan_hits(connection: sqlite3.Connection, words: Sequence[str], limit: int) -> list[Hit]:
    """The first `limit` lines with all `words`; the plan changed last first, each in its order."""
    hits: list[Hit] = []
    plans = connection.execute("SELECT id FROM plan ORDER BY changed_at DESC, id").fetchall()
    for (plan_id,) in plans:
        if len(hits) < limit:
            hits += _PlanSearch(connection, plan_id, words).hits(limit - len(hits))
    return hits


class _Order(NamedTuple):
    """Where each section of a plan stands in reading order, and its number and heading, by id."""

    ranks: Mapping[str, int]
    places: Mapping[str, str]


@lru_cache(maxsize=4)
def _order_of(rows: tuple[HeadingRow, ...], scheme: str) -> _Order:
    """Made once for as long as no heading of the plan changes: every letter sought asks for it."""
    plan = Plan("", "", scheme=loads(Scheme, scheme), sections=outline_of(rows))
    numbers = plan.numbers()
    sections = [section for section, _ in plan.walk()]
    return _Order(
        {section.id: at for at, section in enumerate(sections)},
        {section.id: numbers[section.id] + section.heading for section in sections},
    )


class _PlanSearch:
    """The lines of one plan in which all words stand."""

    def __init__(self, connection: sqlite3.Connection, plan_id: str, words: Sequence[str]) -> None:
        self._connection = connection
        self._plan_id = plan_id
        self._words = words

    def hits(self, limit: int) -> list[Hit]:
        headings, tasks, fronts = self._headings(), self._tasks(), list(self._fronts())
        if not (headings or tasks or fronts):
            return []
        title, scheme = self._connection.execute(
            "SELECT title, scheme FROM plan WHERE id = ?", (self._plan_id,)
        ).fetchone()
        ranks, places = _order_of(heading_rows(self._connection, self._plan_id), scheme)
        found: list[_Found] = [
            (_ORDER["section"], ranks[name], False, 0, 0, text, name, "") for name, text in headings
        ]
        found += [
            (_ORDER[part], ranks.get(section, 0), True, above, at, text, section, name)
            for part, section, above, at, name, text in tasks
        ]
        return [
            Hit(HitKind.PLAN, self._plan_id, title, _place(places, at, part), text, at, task)
            for part, *_, text, at, task in nsmallest(limit, [*fronts, *found])
        ]

    def _headings(self) -> list[tuple[str, str]]:
        sql = f"SELECT id, heading FROM section WHERE plan_id = ?{self._holds('heading')}"
        return self._connection.execute(sql, (self._plan_id, *self._words)).fetchall()

    def _tasks(self) -> list[tuple[str, str, int, int, str, str]]:
        """Part, section, places of paragraph and task, id and text; CROSS: scan tasks first."""
        sql = (
            "SELECT part, ifnull(section_id, ''), paragraph.position, task.position, task.id, text"
            " FROM task CROSS JOIN paragraph"
            " ON paragraph.plan_id = task.plan_id AND paragraph.id = task.paragraph_id"
            f" WHERE task.plan_id = ?{self._holds('text')}"
        )
        return self._connection.execute(sql, (self._plan_id, *self._words)).fetchall()

    def _fronts(self) -> Iterable[_Found]:
        titles = self._connection.execute(
            "SELECT 'title', title FROM plan WHERE id = :plan"
            " UNION ALL SELECT 'notice.title', title FROM notice WHERE plan_id = :plan",
            {"plan": self._plan_id},
        )
        for part, title in titles:
            if all(word in title for word in self._words):
                yield _ORDER[part], 0, False, 0, 0, title, "", ""

    def _holds(self, column: str) -> str:
        return f" AND instr({column}, ?) > 0" * len(self._words)


def _place(places: Mapping[str, str], section_id: str, part: int) -> str:
    return places[section_id] if section_id else PART_NAMES[_PARTS[part]]
