"""The rows a plan consists of: which tables, which columns, and the row of each part of a plan.

A row is a plain dict by column, so the journal can hold it as it is. `position` of sections,
paragraphs and tasks is left to the store (see `positions.py`): a plan knows order, not places.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from db.serialising import compact, dumps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.issuance import Issuance
    from workbench.numbering import Scheme
    from workbench.plan import Assignment, Notice, Paragraph, Plan, Section, Target, Task

Value = str | int | float | None
Row = dict[str, Value]


class Key(NamedTuple):
    """Which row of a plan: its table and the rest of its primary key."""

    table: str
    row: str


Keyed = tuple[Key, Row]


class Group(NamedTuple):
    """Siblings in order: rows of `table` with this `owner` and, of a paragraph, this `part`."""

    table: str
    owner: str | None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plan rows with the statements that read and write one row of it."""

    name: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def insert(self) -> str:
        """Named parameters, as all statements here."""
        columns = self.keys + self.columns
        values = ", ".join(f":{column}" for column in columns)
        return f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({values})"

    @property
    def update(self) -> str:
        """Write all columns of the row whose keys these are."""
        columns = ", ".join(f"{column} = :{column}" for column in self.columns)
        return f"UPDATE {self.name} SET {columns} WHERE {self._where}"

    @property
    def delete(self) -> str:
        """Take the row away."""
        return f"DELETE FROM {self.name} WHERE {self._where}"

    @property
    def select(self) -> str:
        """Read the row in the order keys, columns."""
        columns = ", ".join(self.keys + self.columns)
        return f"SELECT {columns} FROM {self.name} WHERE {self._where}"

    @property
    def _where(self) -> str:
        return " AND ".join(f"{key} = :{key}" for key in self.keys)


TABLES = {
    table.name: table
    for table in (
        Table(
            "plan",
            ("id",),
            (
                *("title", "year", "issuer", "scheme", "addressees", "signature", "date"),
                *("issuance", "status"),
            ),
        ),
        Table("notice", ("plan_id",), ("title", "number", "addressees", "signature", "date")),
        Table(
            "section",
            ("plan_id", "id"),
            ("parent_id", "position", "heading", "kind", "run_in", "deadline", "tabular"),
        ),
        Table("paragraph", ("plan_id", "id"), ("part", "section_id", "position")),
        Table(
            "task",
            ("plan_id", "id"),
            (
                *("paragraph_id", "position", "text", "deadline", "source", "note", "origin"),
                "milestones",
            ),
        ),
        Table(
            "target",
            ("plan_id", "task_id", "position"),
            (
                *("id", "quote", "indicator", "kind", "op", "value", "value_high", "unit"),
                *("deadline", "hedged", "last", "pinned"),
            ),
        ),
        Table("assignment", ("plan_id", "task_id", "position"), ("unit", "role")),
        Table("section_assignment", ("plan_id", "section_id", "position"), ("unit", "role")),
        Table("saying", ("plan_id", "kind", "digest"), ("saying",)),
    )
}


ADDED_LATER: dict[str, Row] = {
    "plan": {"issuance": "{}", "status": "drafting"},
    "section": {"tabular": 0},
    "task": {"origin": "", "milestones": "[]"},
}
"""What rows of journals older than these columns are to be read with."""


def plan_row(plan: Plan) -> Keyed:
    """The plan's own fields, those of its notice left out."""
    return Key("plan", plan.id), {
        "id": plan.id,
        "title": plan.title,
        "year": plan.year,
        "issuer": plan.issuer,
        "scheme": _as_json(plan.scheme),
        "addressees": plan.addressees,
        "signature": plan.signature,
        "date": plan.date,
        "issuance": _as_json(plan.issuance),
        "status": plan.status.value,
    }


@cache
def _as_json(value: Scheme | Issuance) -> str:
    return dumps(value)


def notice_row(plan_id: str, notice: Notice) -> Keyed:
    """The 印发通知 without its paragraphs."""
    return Key("notice", plan_id), {
        "plan_id": plan_id,
        "title": notice.title,
        "number": notice.number,
        "addressees": notice.addressees,
        "signature": notice.signature,
        "date": notice.date,
    }


def section_rows(plan_id: str, section: Section, group: Group) -> Iterator[Keyed]:
    """A section and its units, without what stands below it."""
    yield (
        Key("section", section.id),
        {
            "plan_id": plan_id,
            "id": section.id,
            "parent_id": group.owner,
            "heading": section.heading,
            "kind": section.kind.value,
            "run_in": int(section.run_in),
            "deadline": section.deadline,
            "tabular": int(section.tabular),
        },
    )
    yield from _units(plan_id, "section_assignment", "section_id", section.id, section.assignments)


def paragraph_rows(plan_id: str, paragraph: Paragraph, group: Group) -> Iterator[Keyed]:
    """A paragraph without its tasks."""
    yield (
        Key("paragraph", paragraph.id),
        {
            "plan_id": plan_id,
            "id": paragraph.id,
            "part": group.part,
            "section_id": group.owner,
        },
    )


def task_rows(plan_id: str, task: Task, group: Group) -> Iterator[Keyed]:
    """A task with its units and targets."""
    yield (
        Key("task", task.id),
        {
            "plan_id": plan_id,
            "id": task.id,
            "paragraph_id": group.owner,
            "text": task.text,
            "deadline": task.deadline,
            "source": task.source,
            "note": task.note,
            "origin": task.origin,
            "milestones": compact([[m.deadline, m.text] for m in task.milestones]),
        },
    )
    yield from _units(plan_id, "assignment", "task_id", task.id, task.assignments)
    for at, target in enumerate(task.targets):
        yield Key("target", f"{task.id} {at}"), _target(plan_id, task.id, at, target)


def _units(
    plan_id: str, table: str, owner: str, owner_id: str, assignments: tuple[Assignment, ...]
) -> Iterator[Keyed]:
    for at, assignment in enumerate(assignments):
        yield (
            Key(table, f"{owner_id} {at}"),
            {
                "plan_id": plan_id,
                owner: owner_id,
                "position": at,
                "unit": assignment.unit,
                "role": assignment.role.value,
            },
        )


def _target(plan_id: str, task_id: str, at: int, target: Target) -> Row:
    return {
        "plan_id": plan_id,
        "task_id": task_id,
        "position": at,
        "id": target.id,
        "quote": target.quote,
        "indicator": target.indicator,
        "kind": target.kind.value,
        "op": target.op.value,
        "value": target.value,
        "value_high": target.value_high,
        "unit": target.unit,
        "deadline": target.deadline,
        "hedged": int(target.hedged),
        "last": target.last,
        "pinned": int(target.pinned),
    }
