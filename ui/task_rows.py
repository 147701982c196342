"""What the task table shows: the rows of the breakdown under their chapters, filtered and folded.

一、健全公共卫生服务体系  11 项，未定 1
1 （一） 推进市疾控中心迁建项目，12月底前完成主体结构封顶 | 疾控处 | 市疾控中心 | 12月底前
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.assigning.breakdown import Row, rows
from workbench.assigning.figures import indicator, target_phrase
from workbench.assigning.quarters import quarter_of
from workbench.plan import Role
from workbench.reading.units import find_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from workbench.plan import Plan, Target

OPEN = "未定"
SEPARATOR = "、"


class Column(IntEnum):
    """The columns from left to right."""

    NUMBER = 0
    PLACE = 1
    TEXT = 2
    TARGETS = 3
    LEAD = 4
    RESPONSIBLE = 5
    SUPPORT = 6
    DUE = 7
    QUARTER = 8

    @property
    def label(self) -> str:
        """The head of the column."""
        return _LABELS[self]

    @property
    def role(self) -> Role | None:
        """The role of the units in it, None in the other columns."""
        return _ROLES.get(self)

    @property
    def editable(self) -> bool:
        """What stands in it can be typed over."""
        return self in _EDITABLE


_LABELS = {
    Column.NUMBER: "#",
    Column.PLACE: "位置",
    Column.TEXT: "任务内容",
    Column.TARGETS: "指标",
    Column.LEAD: "牵头单位",
    Column.RESPONSIBLE: "责任单位",
    Column.SUPPORT: "配合单位",
    Column.DUE: "完成时限",
    Column.QUARTER: "季度",
}
_ROLES = {
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.SUPPORT: Role.SUPPORT,
}
_EDITABLE = {Column.TEXT, Column.DUE, *_ROLES}


@dataclass(frozen=True)
class TaskRow:
    """A row of the table: the breakdown's row and what only the screen needs."""

    row: Row
    chapter_id: str
    place: str
    targets: tuple[Target, ...]
    quarter: int
    year: int

    @property
    def key(self) -> str:
        """What makes it the same row after an edit."""
        return self.row.task_id

    @property
    def open(self) -> bool:
        """Nobody answers for it (责任未定)."""
        return not (self.row.lead or self.row.responsible or self.row.support)

    @cached_property
    def short(self) -> str:
        """The sentence without the bracket of units and the closing stop: both stand in columns."""
        text = self.row.text
        tag = find_tag(text) if "（" in text else None
        return (text[: tag.start] + text[tag.end :] if tag else text).rstrip("。") or text

    @cached_property
    def figures(self) -> str:
        """The figures alone, ≥24家；≥99%: what they measure stands in the sentence beside them."""
        phrases = (target_phrase(t).removeprefix(indicator(t)) for t in self.targets)
        return "；".join(phrase.strip() for phrase in phrases)

    def shown(self, column: Column) -> str:
        """What stands in the cell."""
        return _SHOWN[column](self)

    def typed(self, column: Column) -> str:
        """What an editor of the cell begins with."""
        whole = {
            Column.DUE: self.row.deadline,
            Column.TEXT: self.row.text,
            Column.TARGETS: self.row.targets,
        }
        return whole[column] if column in whole else self.shown(column)

    def holds(self, words: str) -> bool:
        """One of its cells holds `words`."""
        row = self.row
        cells = (row.text, row.targets, row.lead, row.responsible, row.support, row.deadline)
        return any(words in cell for cell in (*cells, row.chapter, row.item))


_SHOWN: dict[Column, Callable[[TaskRow], str]] = {
    Column.NUMBER: lambda r: str(r.row.number),
    Column.PLACE: lambda r: r.place,
    Column.TEXT: lambda r: r.short,
    Column.TARGETS: lambda r: r.figures,
    Column.LEAD: lambda r: r.row.lead,
    Column.RESPONSIBLE: lambda r: r.row.responsible,
    Column.SUPPORT: lambda r: r.row.support,
    Column.DUE: lambda r: r.row.deadline.removeprefix(f"{r.year}年"),
    Column.QUARTER: lambda r: str(r.quarter),
}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The row that opens a chapter; the counts are of all its tasks, whatever the filter hides."""

    key: str
    title: str
    count: int
    open_count: int
    folded: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """What she wants to see: rows with `words`, only those without a unit; `kept` stay anyway.

    A row that has just got its unit is kept until the filter is set anew: nothing moves away under
    her hands.
    """

    words: str = ""
    only_open: bool = False
    kept: frozenset[str] = frozenset()

    @property
    def active(self) -> bool:
        """Some rows may be hidden."""
        return bool(self.words) or self.only_open

    def passes(self, row: TaskRow) -> bool:
        """The row is shown."""
        if row.key in self.kept:
            return True
        return (not self.only_open or row.open) and (not self.words or row.holds(self.words))


def task_rows(plan: Plan | None) -> tuple[TaskRow, ...]:
    """All rows of the table in reading order."""
    if plan is None:
        return ()
    numbers = plan.numbers()
    chapters = {below.id: top.id for top in plan.sections for below, _ in top.walk()}
    places = {
        section.id: numbers[section.id].rstrip("、") or section.heading
        for section, _ in plan.walk()
    }
    targets = {task.id: task.targets for task in plan.tasks()}
    return tuple(
        TaskRow(
            row,
            chapters[row.section_id],
            places[row.section_id],
            targets[row.task_id],
            quarter_of(row.deadline, plan.year),
            plan.year,
        )
        for row in rows(plan)
    )


def visible(
    every: Iterable[TaskRow], wanted: Filter, folded: Set[str]
) -> Iterator[GroupRow | TaskRow]:
    """The rows on screen: each chapter's group row and, unless folded, what passes the filter."""
    chapters: dict[str, list[TaskRow]] = {}
    for row in every:
        chapters.setdefault(row.chapter_id, []).append(row)
    for chapter_id, own in chapters.items():
        passing = [row for row in own if wanted.passes(row)]
        if not passing:
            continue
        closed = chapter_id in folded
        count_open = sum(row.open for row in own)
        yield GroupRow(chapter_id, own[0].row.chapter, len(own), count_open, closed)
        if not closed:
            yield from passing
