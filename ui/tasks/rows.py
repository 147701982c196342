"""What the task table shows: a row for each sentence of the plan, and the columns it is shown in.

1 （一） 推进市疾控中心迁建项目，12月底前完成主体结构封顶 | 疾控处 | 市疾控中心 | 12月底前
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.assigning.breakdown import Row, paths_in, rows_of_path
from workbench.assigning.figures import indicator, target_phrase
from workbench.assigning.quarters import quarter_name, quarter_of
from workbench.counting import numbers_of_chapters
from workbench.plan import Role
from workbench.reading.units import find_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.assigning.breakdown import Path
    from workbench.plan import Milestone, Plan, Section, Target

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
    FATE = 9
    STEPS = 10
    NOTE = 11

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

    @property
    def fillable(self) -> bool:
        """One cell may go into the cells below it; a sentence says one thing in one place."""
        return self in _EDITABLE and self is not Column.TEXT


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
    Column.FATE: "去留",
    Column.STEPS: "节点",
    Column.NOTE: "备注",
}
_ROLES = {
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.SUPPORT: Role.SUPPORT,
}
_EDITABLE = {Column.TEXT, Column.DUE, Column.NOTE, *_ROLES}


@dataclass(frozen=True)
class TaskRow:
    """A row of the table: the breakdown's row and what only the screen needs."""

    row: Row
    chapter_id: str
    place: str
    targets: tuple[Target, ...]
    quarter: int
    year: int
    milestones: tuple[Milestone, ...] = ()

    @property
    def key(self) -> str:
        """What makes it the same row after an edit."""
        return self.row.task_id

    @property
    def open(self) -> bool:
        """Nobody answers for it (责任未定)."""
        return not (self.row.lead or self.row.responsible or self.row.support)

    @cached_property
    def quarter_name(self) -> str:
        """The word in the column 季度: 二季度, 每季度, 未定."""
        return quarter_name(self.row.deadline, self.year)

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
            Column.STEPS: "\n".join(f"{m.deadline} {m.text}" for m in self.milestones),
        }
        return whole[column] if column in whole else self.shown(column)

    def holds(self, words: str) -> bool:
        """One of its cells holds `words`."""
        row = self.row  # cell by cell: that is quicker than one text made of them to be kept
        return (
            words in row.text
            or words in row.item
            or words in row.chapter
            or words in row.lead
            or words in row.responsible
            or words in row.support
            or words in row.targets
            or words in row.deadline
            or words in row.note
        )

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Those who answer for it first: who leads, else who is responsible, else who supports."""
        cell = self.row.lead or self.row.responsible or self.row.support
        return tuple(cell.split(SEPARATOR)) if cell else ()


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
    Column.FATE: lambda _: "",  # not in the plan: the model knows it
    Column.STEPS: lambda r: "；".join(f"{m.deadline} {m.text}" for m in r.milestones),
    Column.NOTE: lambda r: r.row.note,
}


@dataclass(frozen=True, slots=True)
class _Kept:
    """The rows of a section and all they depend on."""

    path: Path
    labels: tuple[str, ...]
    year: int
    rows: tuple[TaskRow, ...]

    def holds(self, path: Path, labels: tuple[str, ...], year: int) -> bool:
        """Nothing the rows depend on has changed; sections above count by who answers, by when."""
        return (
            self.path[-1] is path[-1]
            and self.labels == labels
            and self.year == year
            and len(self.path) == len(path)
            and all(_says_the_same(a, b) for a, b in zip(self.path, path, strict=True))
        )


@dataclass(frozen=True, slots=True)
class _Chapter:
    """The rows of a chapter, all they depend on, and what was kept of its sections.

    `first` is the number of its first row.
    """

    section: Section
    numbers: Mapping[str, str]
    year: int
    first: int
    entries: Mapping[str, _Kept]
    rows: tuple[TaskRow, ...]

    def holds(self, section: Section, numbers: Mapping[str, str], year: int, first: int) -> bool:
        """Nothing has changed; asked without looking into the chapter."""
        stayed = self.section is section and self.numbers is numbers
        return stayed and (self.year, self.first) == (year, first)


class RowBook:
    """The rows of a plan, kept by chapter and section: an edit makes only those it touched anew."""

    def __init__(self) -> None:
        self._kept: dict[str, _Chapter] = {}
        self._plan = ""

    def knows(self, plan: Plan) -> bool:
        """Rows of this plan were made before: few will have to be made anew."""
        return plan.id == self._plan

    def rows(self, plan: Plan | None) -> tuple[TaskRow, ...]:
        """All rows of the table in reading order; rows that stayed are the same objects."""
        if plan is None:
            self._kept = {}
            return ()
        kept: dict[str, _Chapter] = {}
        found: list[TaskRow] = []
        for section, numbers in zip(plan.sections, numbers_of_chapters(plan), strict=True):
            old = self._kept.get(section.id)
            if old is None or not old.holds(section, numbers, plan.year, len(found) + 1):
                entries = old.entries if old else {}
                old = _chapter(section, numbers, plan.year, len(found) + 1, entries)
            kept[section.id] = old
            found += old.rows
        self._kept, self._plan = kept, plan.id
        return tuple(found)


def _chapter(
    section: Section,
    numbers: Mapping[str, str],
    year: int,
    first: int,
    entries: Mapping[str, _Kept],
) -> _Chapter:
    """The rows of a chapter; of its sections those that stayed keep theirs from `entries`."""
    kept: dict[str, _Kept] = {}
    found: list[TaskRow] = []
    for path in paths_in(section):
        if path[-1].paragraphs:
            old = entries.get(path[-1].id)
            entry = kept[path[-1].id] = _entry(path, numbers, year, first + len(found), old)
            found += entry.rows
    return _Chapter(section, numbers, year, first, kept, tuple(found))


def _entry(
    path: Path, numbers: Mapping[str, str], year: int, first: int, old: _Kept | None
) -> _Kept:
    labels = tuple(numbers[section.id] + section.heading for section in path)
    if old is None or not old.holds(path, labels, year):
        return _Kept(path, labels, year, _made(path, numbers, year, first))
    if not old.rows or old.rows[0].row.number == first:
        return old
    moved = (replace(r.row, number=at) for at, r in enumerate(old.rows, start=first))
    again = (replace(r, row=row) for r, row in zip(old.rows, moved, strict=True))
    return replace(old, rows=tuple(again))


def task_rows(plan: Plan | None) -> tuple[TaskRow, ...]:
    """All rows of the table in reading order."""
    return RowBook().rows(plan)


def _made(path: Path, numbers: Mapping[str, str], year: int, first: int) -> tuple[TaskRow, ...]:
    place = numbers[path[-1].id].rstrip("、") or path[-1].heading
    tasks = {task.id: task for task in path[-1].tasks()}
    return tuple(
        TaskRow(
            row,
            path[0].id,
            place,
            tasks[row.task_id].targets,
            quarter_of(row.deadline, year),
            year,
            tasks[row.task_id].milestones,
        )
        for row in rows_of_path(path, numbers, first)
    )


def _says_the_same(a: Section, b: Section) -> bool:
    return a is b or (
        a.id == b.id
        and a.kind is b.kind
        and a.assignments == b.assignments
        and a.deadline == b.deadline
    )
