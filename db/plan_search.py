"""The lines of plans: few, and changing all the time, so they are scanned where they stand."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from db.hits import Hit, HitKind
from db.plans import load_outline
from db.serialising import loads
from workbench.manuscript import PART_NAMES
from workbench.numbering import Scheme
from workbench.plan import Plan

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

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
        plan = self._bare_plan()
        ranks = {section.id: at for at, (section, _) in enumerate(plan.walk())}
        found: list[_Found] = [
            (_ORDER["section"], ranks[name], False, 0, 0, text, name, "") for name, text in headings
        ]
        found += [
            (_ORDER[part], ranks.get(section, 0), True, above, at, text, section, name)
            for part, section, above, at, name, text in tasks
        ]
        return self._told(plan, nsmallest(limit, [*fronts, *found]))

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

    def _bare_plan(self) -> Plan:
        """The plan without a word of text: enough to number its sections and put them in order."""
        title, scheme = self._connection.execute(
            "SELECT title, scheme FROM plan WHERE id = ?", (self._plan_id,)
        ).fetchone()
        sections = load_outline(self._connection, self._plan_id)
        return Plan(self._plan_id, title, scheme=loads(Scheme, scheme), sections=sections)

    def _told(self, plan: Plan, found: Sequence[_Found]) -> list[Hit]:
        numbers = plan.numbers()
        places = {section.id: numbers[section.id] + section.heading for section, _ in plan.walk()}
        return [
            Hit(HitKind.PLAN, plan.id, plan.title, _place(places, at, part), text, at, task)
            for part, *_, text, at, task in found
        ]


def _place(places: Mapping[str, str], section_id: str, part: int) -> str:
    return places[section_id] if section_id else PART_NAMES[_PARTS[part]]
