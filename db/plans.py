"""Plans out of the store: the rows of one plan become its tree again, equal to what was saved."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from db.moments import moment, now
from db.rows import TABLES
from db.serialising import loads
from workbench.issuance import Issuance
from workbench.numbering import Scheme
from workbench.plan import (
    Assignment,
    Comparator,
    Milestone,
    Notice,
    Paragraph,
    Plan,
    Role,
    Section,
    SectionKind,
    Target,
    TargetKind,
    Task,
)
from workbench.status import Status

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

T = TypeVar("T", Section, Paragraph, Task)


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan as a list shows it; `tasks` counts the rows of its task table."""

    id: str
    title: str
    year: int
    tasks: int
    changed_at: datetime
    status: Status = Status.DRAFTING


def summaries(connection: sqlite3.Connection) -> tuple[PlanSummary, ...]:
    """All plans, the one changed last first."""
    rows = connection.execute(
        "SELECT id, title, year, changed_at, status,"
        " (SELECT count(*) FROM paragraph JOIN task"
        "  ON task.plan_id = paragraph.plan_id AND task.paragraph_id = paragraph.id"
        "  WHERE paragraph.plan_id = plan.id AND paragraph.part = 'section')"
        " FROM plan ORDER BY changed_at DESC, id"
    )
    return tuple(
        PlanSummary(name, title, year, tasks, moment(changed), Status(status))
        for name, title, year, changed, status, tasks in rows
    )


def stamp(connection: sqlite3.Connection, plan_id: str) -> None:
    """The plan was changed just now; undo does not turn this back."""
    connection.execute("UPDATE plan SET changed_at = ? WHERE id = ?", (now(), plan_id))


def load(connection: sqlite3.Connection, plan_id: str, known: Plan | None = None) -> Plan | None:
    """The plan as saved, or None; parts equal to those of `known` are the same objects."""
    table = TABLES["plan"]
    front = connection.execute(table.select, {"id": plan_id}).fetchone()
    if front is None:
        return None
    _, title, year, issuer, scheme, addressees, signature, date, issuance, status = front
    tree = _Tree(connection, plan_id, _Known.of(known))
    return Plan(
        id=plan_id,
        title=title,
        year=year,
        issuer=issuer,
        scheme=loads(Scheme, scheme),
        addressees=addressees,
        notice=tree.notice(),
        preamble=tree.paragraphs("preamble"),
        sections=tree.sections(None),
        closing=tree.paragraphs("closing"),
        signature=signature,
        date=date,
        issuance=loads(Issuance, issuance),
        status=Status(status),
    )


HeadingRow = tuple[str | None, str, str, str, int, str, int]
"""A section as it is stored: the one above it, id, heading, kind, whether it runs in …"""


def heading_rows(connection: sqlite3.Connection, plan_id: str) -> tuple[HeadingRow, ...]:
    """The sections of a plan as they are stored, those below the same one in their order."""
    found = connection.execute(
        "SELECT parent_id, id, heading, kind, run_in, deadline, tabular FROM section"
        " WHERE plan_id = ? ORDER BY position, id",
        (plan_id,),
    )
    return tuple(found)


def outline_of(rows: Sequence[HeadingRow]) -> tuple[Section, ...]:
    """The sections of a plan without a word of text below them: enough to number and order them."""
    return _Headings(rows).sections(None)


@dataclass(frozen=True, slots=True)
class _Known:
    """The parts of a plan at hand, by id."""

    sections: dict[str, Section] = field(default_factory=dict)
    paragraphs: dict[str, Paragraph] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan | None) -> _Known:
        if plan is None:
            return cls()
        paragraphs = {p.id: p for p in plan.paragraphs()}
        tasks = {t.id: t for p in paragraphs.values() for t in p.tasks}
        return cls({s.id: s for s, _ in plan.walk()}, paragraphs, tasks)


def _same(known: dict[str, T], fresh: T) -> T:
    """The object at hand where it equals the one just read."""
    held = known.get(fresh.id)
    return held if held is not None and held == fresh else fresh


class _Headings:
    """The sections of one plan, hung below each other."""

    def __init__(self, rows: Sequence[HeadingRow]) -> None:
        self._below: dict[str | None, list[HeadingRow]] = defaultdict(list)
        for row in rows:
            self._below[row[0]].append(row)

    def sections(self, parent: str | None) -> tuple[Section, ...]:
        return tuple(self.section(row) for row in self._below.get(parent, ()))

    def section(self, row: HeadingRow) -> Section:
        _, name, heading, kind, run_in, deadline, tabular = row
        return Section(
            id=name,
            heading=heading,
            kind=SectionKind(kind),
            run_in=bool(run_in),
            sections=self.sections(name),
            deadline=deadline,
            tabular=bool(tabular),
        )


class _Tree(_Headings):
    """One plan's rows, read table by table and hung below each other."""

    def __init__(self, connection: sqlite3.Connection, plan_id: str, known: _Known) -> None:
        super().__init__(heading_rows(connection, plan_id))
        self._connection = connection
        self._plan_id = plan_id
        self._known = known
        self._section_units = self._assignments("section_assignment")
        self._task_units = self._assignments("assignment")
        self._targets = self._read_targets()
        self._tasks = self._read_tasks()
        self._paragraphs = self._read_paragraphs()

    def notice(self) -> Notice | None:
        table = TABLES["notice"]
        found = self._connection.execute(table.select, {"plan_id": self._plan_id}).fetchone()
        if found is None:
            return None
        _, title, number, addressees, signature, date = found
        return Notice(title, number, addressees, self.paragraphs("notice"), signature, date)

    def paragraphs(self, part: str, section: str | None = None) -> tuple[Paragraph, ...]:
        return tuple(self._paragraphs.get((part, section), ()))

    def section(self, row: HeadingRow) -> Section:
        bare = super().section(row)
        whole = replace(
            bare,
            paragraphs=self.paragraphs("section", bare.id),
            assignments=tuple(self._section_units.get(bare.id, ())),
        )
        return _same(self._known.sections, whole)

    def _read_paragraphs(self) -> dict[tuple[str, str | None], list[Paragraph]]:
        found: dict[tuple[str, str | None], list[Paragraph]] = defaultdict(list)
        for part, section, name in self._connection.execute(
            "SELECT part, section_id, id FROM paragraph WHERE plan_id = ? ORDER BY position, id",
            (self._plan_id,),
        ):
            paragraph = Paragraph(name, tuple(self._tasks.get(name, ())))
            found[part, section].append(_same(self._known.paragraphs, paragraph))
        return found

    def _read_tasks(self) -> dict[str, list[Task]]:
        found: dict[str, list[Task]] = defaultdict(list)
        for (
            paragraph,
            name,
            text,
            deadline,
            source,
            note,
            origin,
            milestones,
        ) in self._connection.execute(
            "SELECT paragraph_id, id, text, deadline, source, note, origin, milestones FROM task"
            " WHERE plan_id = ? ORDER BY position, id",
            (self._plan_id,),
        ):
            task = Task(
                id=name,
                text=text,
                assignments=tuple(self._task_units.get(name, ())),
                deadline=deadline,
                targets=tuple(self._targets.get(name, ())),
                source=source,
                note=note,
                origin=origin,
                milestones=_milestones(milestones),
            )
            found[paragraph].append(_same(self._known.tasks, task))
        return found

    def _read_targets(self) -> dict[str, list[Target]]:
        found: dict[str, list[Target]] = defaultdict(list)
        table = TABLES["target"]
        for task, *row in self._connection.execute(
            f"SELECT task_id, {', '.join(table.columns)} FROM target"
            " WHERE plan_id = ? ORDER BY task_id, position",
            (self._plan_id,),
        ):
            found[task].append(_target(*row))
        return found

    def _assignments(self, table: str) -> dict[str, list[Assignment]]:
        found: dict[str, list[Assignment]] = defaultdict(list)
        owner = TABLES[table].keys[1]
        for name, unit, role in self._connection.execute(
            f"SELECT {owner}, unit, role FROM {table} WHERE plan_id = ? ORDER BY {owner}, position",
            (self._plan_id,),
        ):
            found[name].append(Assignment(unit, Role(role)))
        return found


def _target(  # the columns of the table, in its order
    name: str,
    quote: str,
    indicator: str,
    kind: str,
    op: str,
    value: float | None,
    value_high: float | None,
    unit: str,
    deadline: str,
    hedged: int,
    last: str,
    pinned: int,
) -> Target:
    return Target(
        id=name,
        quote=quote,
        indicator=indicator,
        kind=TargetKind(kind),
        op=Comparator(op),
        value=value,
        value_high=value_high,
        unit=unit,
        deadline=deadline,
        hedged=bool(hedged),
        last=last,
        pinned=bool(pinned),
    )


def _milestones(stored: str) -> tuple[Milestone, ...]:
    if stored == "[]":  # as of nearly all; to read JSON ten thousand times takes its time
        return ()
    return tuple(Milestone(*each) for each in json.loads(stored))
