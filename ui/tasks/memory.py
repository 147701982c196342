"""How the task table was arranged, as words that are kept in the store, and read from them.

Grouping, sort and columns are those of every plan; what is filtered, folded and scrolled to is
that of the plan it was done in: a filter of last year's would hide rows of this year's.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from ui.tasks.arranging import Filter, Grouping, Look, State
from ui.tasks.rows import Column
from workbench.assigning.quarters import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.session import Session
    from workbench.plan import Plan

_KEY = "tasks/look"


class TableMemory:
    """What is kept of the table: for every plan, and for the open one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[str, tuple[str, ...]] = {}
        self._of = ""
        """The plan as which the table is arranged: another one's look is not kept for it."""

    def recall(self, plan: Plan | None) -> tuple[Look, list[str], str]:
        """The look, the columns and the row at the top that the table had last in `plan`."""
        look, columns = look_of(self._read(_KEY))
        self._of = plan.id if plan else ""
        if plan is None:
            return look, columns, ""
        own, folded, top = own_of(self._read(_own_key(plan)))
        if own.chapter not in {section.id for section in plan.sections}:
            own = replace(own, chapter="")  # it is gone: nothing would say what hides the rows
        return replace(look, filter=own, folded=folded), columns, top

    def keep(self, plan: Plan, look: Look, columns: Sequence[str], top: str) -> None:
        """Keep how the table is arranged, what differs from the last time."""
        if plan.id != self._of:
            return
        self._write(_KEY, kept_words(look, columns))
        self._write(_own_key(plan), own_words(look, top))

    def place(self, row: str) -> str:
        """The row at the top, and what is current meanwhile."""
        return f"{row} {self._current()}"

    def row_at(self, place: str) -> str:
        """The row of a `place` if the same is current still, else ""."""
        row, _, current = place.partition(" ")
        return row if current == self._current() else ""

    def _current(self) -> str:
        return next(iter(self._session.selection.task_ids), "")

    def _read(self, key: str) -> tuple[str, ...]:
        if key not in self._kept and self._session.ready:
            self._kept[key] = tuple(self._session.workbench.store.preference(key))
        return self._kept.get(key, ())

    def _write(self, key: str, words: tuple[str, ...]) -> None:
        if self._read(key) != words:
            self._kept[key] = words
            if not self._session.read_only:
                self._session.workbench.store.keep_preference(key, words)


def _own_key(plan: Plan) -> str:
    return f"{_KEY}/{plan.id}"


def kept_words(look: Look, columns: Sequence[str]) -> tuple[str, ...]:
    """How `look` groups and sorts, and the columns she chose, for `look_of`."""
    told = {
        "grouping": look.grouping.value,
        "sort": look.sort.name if look.sort is not None else "",
        "descending": look.descending,
        "columns": list(columns),
    }
    return (json.dumps(told, ensure_ascii=False),)


def look_of(words: Sequence[str]) -> tuple[Look, list[str]]:
    """The look and the columns; the usual ones where nothing sound is kept."""
    told = _told(words)
    sort, grouping = str(told.get("sort", "")), str(told.get("grouping", ""))
    look = Look(
        Filter(),
        Grouping(grouping) if grouping in set(Grouping) else Grouping.CHAPTER,
        Column[sort] if sort in Column.__members__ else None,
        told.get("descending") is True,
    )
    return look, _strings(told.get("columns"))


def own_words(look: Look, top: str) -> tuple[str, ...]:
    """What `look` filters and folds, and the row at the top, for `own_of`."""
    wanted = asdict(replace(look.filter, kept=frozenset())) | {"kept": []}
    told = {"filter": wanted, "folded": sorted(look.folded), "top": top}
    return (json.dumps(told, ensure_ascii=False),)


def own_of(words: Sequence[str]) -> tuple[Filter, frozenset[str], str]:
    """The filter, what is folded and the row at the top; nothing where nothing sound is kept."""
    told = _told(words)
    folded = frozenset(_strings(told.get("folded")))
    return _filter(told.get("filter")), folded, str(told.get("top", ""))


def _told(words: Sequence[str]) -> dict[str, object]:
    try:
        told = json.loads(words[0]) if words else {}
    except ValueError:
        told = {}
    return told if isinstance(told, dict) else {}


def _filter(told: object) -> Filter:
    if not isinstance(told, dict):
        return Filter()
    quarter, state = told.get("quarter"), str(told.get("state", ""))
    return Filter(
        str(told.get("words", "")),
        told.get("only_open") is True,
        str(told.get("unit", "")),
        quarter if isinstance(quarter, int) and 0 <= quarter < len(NAMES) else None,
        str(told.get("chapter", "")),
        State(state) if state in set(State) else None,
        str(told.get("fate", "")),
    )


def _strings(told: object) -> list[str]:
    return [str(word) for word in told] if isinstance(told, list) else []
