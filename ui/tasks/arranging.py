"""Which rows of the task table stand where: filtered, sorted, and under the rows of their groups.

一、健全公共卫生服务体系  11 项，未定 1
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from ui.tasks.chapters import ByChapter, chapters_of
from ui.tasks.rows import Column, TaskRow
from workbench.assigning.quarters import NAMES, STEADY
from workbench.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ui.tasks.chapters import Rows

NOBODY = "责任未定"
"""The group, and the choice of the filter, of tasks without any unit."""
UNKNOWN = "尚未比对"
"""The group of tasks of which nobody knows what they were last year."""


class Grouping(StrEnum):
    """Under which rows the tasks stand."""

    CHAPTER = "chapter"
    UNIT = "unit"
    QUARTER = "quarter"
    NONE = "none"

    @property
    def label(self) -> str:
        """The word on the button."""
        return {"chapter": "章", "unit": "单位", "quarter": "季度", "none": "不分组"}[self.value]


class State(StrEnum):
    """What is still to be done about a task."""

    ASSIGNED = "assigned"
    OPEN = "open"
    UNDATED = "undated"
    BLANK = "blank"

    @property
    def label(self) -> str:
        """The word in the filter."""
        return _STATES[self]

    def holds(self, row: TaskRow) -> bool:
        """The task is in this state."""
        return _IS[self](row)


_STATES = {
    State.ASSIGNED: "责任已定",
    State.OPEN: NOBODY,
    State.UNDATED: "时限未定",
    State.BLANK: "指标待填",
}
_IS: dict[State, Callable[[TaskRow], bool]] = {
    State.ASSIGNED: lambda row: not row.open,
    State.OPEN: lambda row: row.open,
    State.UNDATED: lambda row: not row.row.deadline,
    State.BLANK: lambda row: any(target.value is None for target in row.targets),
}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The row that opens a group; the counts are of all its tasks, whatever the filter hides."""

    key: str
    title: str
    count: int
    open_count: int
    folded: bool


@dataclass(frozen=True)
class Filter:
    """What she wants to see; "" and None for all. `kept` rows stay anyway.

    A row that has just got its unit is kept until the filter is set anew: nothing moves away under
    her hands. `quarter` is 0 for no date, `chapter` the id of a section.
    """

    words: str = ""
    only_open: bool = False
    unit: str = ""
    quarter: int | None = None
    chapter: str = ""
    state: State | None = None
    fate: str = ""
    kept: frozenset[str] = frozenset()

    @property
    def active(self) -> bool:
        """Some rows may be hidden."""
        told = (self.words, self.only_open, self.unit, self.chapter, self.state, self.fate)
        return any(told) or self.quarter is not None

    def fits(self, fate: str) -> bool:
        """A row of this fate may be shown."""
        return fate.partition(" ")[0] == self.fate

    @cached_property
    def asked(self) -> tuple[Callable[[TaskRow], bool], ...]:
        """What is asked of each row beside its fate; nothing of what she does not filter for."""
        told: list[tuple[bool, Callable[[TaskRow], bool]]] = [
            (self.only_open, lambda row: row.open),
            (bool(self.words), lambda row: row.holds(self.words)),
            (bool(self.unit), lambda row: self.unit in (row.units or (NOBODY,))),
            (self.quarter is not None, lambda row: row.quarter == self.quarter),
            (bool(self.chapter), lambda row: row.chapter_id == self.chapter),
            (self.state is not None, lambda row: self.state is None or self.state.holds(row)),
        ]
        return tuple(ask for wanted, ask in told if wanted)


@dataclass(frozen=True, slots=True)
class Look:
    """How the rows are arranged; `sort` None is the order of the plan."""

    filter: Filter = field(default_factory=Filter)
    grouping: Grouping = Grouping.CHAPTER
    sort: Column | None = None
    descending: bool = False
    folded: frozenset[str] = frozenset()


_Group = tuple[str, str]


def passing(every: Sequence[TaskRow], wanted: Filter, fates: Mapping[str, str]) -> list[TaskRow]:
    """The rows the filter lets through."""
    if not wanted.active:
        return list(every)
    kept, rows = wanted.kept, list(every)
    if wanted.fate:
        rows = [row for row in rows if wanted.fits(fates.get(row.key, "")) or row.key in kept]
    for ask in wanted.asked:  # one after the other: what a letter asks of thousands is one thing
        rows = [row for row in rows if ask(row) or row.key in kept]
    return rows


def arranged(
    every: Sequence[TaskRow],
    look: Look,
    fates: Mapping[str, str],
    passed: Sequence[TaskRow] | None = None,
) -> Iterator[GroupRow | TaskRow]:
    """The rows on screen: each group's row and, unless folded, what passes the filter, sorted.

    `passed`: what passes the filter, where that is known.
    """
    if look.grouping is Grouping.CHAPTER and look.sort is None and not look.filter.active:
        yield from _as_in_the_plan(tuple(every), look.folded)
        return
    found = passing(every, look.filter, fates) if passed is None else list(passed)
    shown = in_order(found, look, fates)
    if look.grouping is Grouping.NONE:
        yield from shown
        return
    group_of = _GROUPS[look.grouping]
    groups: dict[_Group, list[TaskRow]] = {}
    for row in shown:
        groups.setdefault(group_of(row), []).append(row)
    counts = _COUNTS[look.grouping](tuple(every)) if look.filter.active else None
    for group in sorted(groups, key=_RANKS[look.grouping]):
        own = groups[group]
        count, unmet = counts[group] if counts else _count(own)
        yield _group_row(*group, count, unmet, group[0] in look.folded)
        if group[0] not in look.folded:
            yield from own


def _as_in_the_plan(every: Rows, folded: frozenset[str]) -> Iterator[GroupRow | TaskRow]:
    """All rows under their chapters: nothing is asked of a row."""
    counts = chapter_counts(every)
    for (key, title), own in zip(counts, chapters_of(every), strict=True):
        yield _group_row(key, title, *counts[key, title], key in folded)
        if key not in folded:
            yield from own


def in_order(rows: list[TaskRow], look: Look, fates: Mapping[str, str]) -> list[TaskRow]:
    """The rows sorted; those with an empty cell last, whichever way."""
    if look.sort is None:
        return rows
    column = look.sort
    keys = {row.key: _sort_key(row, column, fates) for row in rows}
    full = [row for row in rows if keys[row.key] is not None]
    empty = [row for row in rows if keys[row.key] is None]
    full.sort(key=lambda row: keys[row.key] or (0, ""), reverse=look.descending)
    return full + empty


def _sort_key(row: TaskRow, column: Column, fates: Mapping[str, str]) -> tuple[int, str] | None:
    if column in (Column.NUMBER, Column.PLACE):
        return (row.row.number, "")
    if column is Column.QUARTER:
        return (row.quarter, "") if row.quarter else None
    if column is Column.DUE:
        return _due_key(row.row.deadline, row.quarter)
    words = fates.get(row.key, "") if column is Column.FATE else row.shown(column)
    return (0, _collated(words)) if words else None


def _due_key(phrase: str, quarter: int) -> tuple[int, str] | None:
    """By quarter, then by month; what names no date of the year comes behind those that do."""
    if not phrase:
        return None
    digits = "".join(char for char in phrase.rpartition("年")[2] if char.isdigit())
    return (quarter or 9, f"{digits:0>4}{phrase}")


@lru_cache(maxsize=32768)
def _collated(words: str) -> str:
    """Sorts Chinese as GB18030 does, which is by pinyin for the common characters."""
    return words.encode("gb18030", "replace").hex()


def _counts(group_of: Callable[[TaskRow], _Group], every: Rows) -> dict[_Group, tuple[int, int]]:
    groups: dict[_Group, list[TaskRow]] = {}
    for row in every:
        groups.setdefault(group_of(row), []).append(row)
    return {group: _count(own) for group, own in groups.items()}


def chapter_counts(every: Rows) -> dict[_Group, tuple[int, int]]:
    """How many rows each chapter has, and how many of them nobody answers for."""
    heads = [(own[0].chapter_id, own[0].row.chapter) for own in chapters_of(every)]
    return dict(zip(heads, _CHAPTER_COUNTS.of(every), strict=True))


def _count(rows: Sequence[TaskRow]) -> tuple[int, int]:
    return len(rows), sum(row.open for row in rows)


_CHAPTER_COUNTS = ByChapter(_count)


@lru_cache(maxsize=1024)
def _group_row(key: str, title: str, count: int, unmet: int, folded: bool) -> GroupRow:
    """The same object as long as it says the same: whoever compares sees it at once."""
    return GroupRow(key, title, count, unmet, folded)


def _by_unit(row: TaskRow) -> _Group:
    name = row.units[0] if row.units else NOBODY
    return (f"unit:{name}", name)


def _by_quarter(row: TaskRow) -> _Group:
    """What recurs or goes on all year is a group under its own name: 每季度, 全年."""
    name = row.quarter_name
    if name not in NAMES:
        return (f"quarter:{name}", name)
    return (f"quarter:{row.quarter}", name if row.quarter else "时限未定")


_GROUPS: dict[Grouping, Callable[[TaskRow], _Group]] = {
    Grouping.CHAPTER: lambda row: (row.chapter_id, row.row.chapter),
    Grouping.UNIT: _by_unit,
    Grouping.QUARTER: _by_quarter,
}
_COUNTS = {grouping: remembered(partial(_counts, of)) for grouping, of in _GROUPS.items()}
"""How many rows each group has and how many nobody answers for: every letter of a filter asks."""
_COUNTS[Grouping.CHAPTER] = chapter_counts
_QUARTERS = {f"quarter:{quarter}": quarter or 9 for quarter in range(len(NAMES))}
_RANKS: dict[Grouping, Callable[[_Group], int]] = {
    Grouping.CHAPTER: lambda _: 0,  # as they come
    Grouping.UNIT: lambda group: int(group[1] == NOBODY),
    Grouping.QUARTER: lambda group: _QUARTERS.get(group[0], STEADY),
}
