"""How the task table was arranged, as words that are kept in the store, and read from them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from ui.tasks.arranging import Filter, Grouping, Look, State
from ui.tasks.rows import Column
from workbench.assigning.quarters import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence


def kept_words(look: Look, columns: Sequence[str], top: str) -> tuple[str, ...]:
    """`look`, the columns she chose and the row at the top, for `look_of`."""
    wanted = asdict(replace(look.filter, kept=frozenset())) | {"kept": []}
    told = {
        "filter": wanted,
        "grouping": look.grouping.value,
        "sort": look.sort.name if look.sort is not None else "",
        "descending": look.descending,
        "folded": sorted(look.folded),
        "columns": list(columns),
        "top": top,
    }
    return (json.dumps(told, ensure_ascii=False),)


def look_of(words: Sequence[str]) -> tuple[Look, list[str], str]:
    """The look, the columns and the row at the top; the usual ones where nothing sound is kept."""
    try:
        told = json.loads(words[0]) if words else {}
    except ValueError:
        told = {}
    if not isinstance(told, dict):
        told = {}
    sort, grouping = str(told.get("sort", "")), str(told.get("grouping", ""))
    look = Look(
        _filter(told.get("filter")),
        Grouping(grouping) if grouping in set(Grouping) else Grouping.CHAPTER,
        Column[sort] if sort in Column.__members__ else None,
        told.get("descending") is True,
        frozenset(_strings(told.get("folded"))),
    )
    return look, _strings(told.get("columns")), str(told.get("top", ""))


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
