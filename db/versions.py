"""Named moments of a plan (版本): 第3版 送处长审阅稿 is the plan as it stood after a step.

They are counted in the order they were named, so that 第3版 stays 第3版 whatever is named later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.moments import moment, now
from workbench.errors import NotFoundError

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Version:
    """The moment after step `number`; it was the `ordinal`-th to be named (1 = first).

    `name` is "" where she gave it none. `undone`: the step was taken back since.
    """

    number: int
    ordinal: int
    name: str
    named_at: datetime
    undone: bool = False

    @property
    def title(self) -> str:
        """第3版 or 第3版 送处长审阅稿."""
        return f"第{self.ordinal}版 {self.name}".rstrip()


def versions(connection: sqlite3.Connection, plan_id: str) -> tuple[Version, ...]:
    """All named moments of a plan, in the order of its steps."""
    rows = connection.execute(
        "SELECT number, row_number() OVER (ORDER BY named_at, number), name, named_at, undone"
        " FROM version JOIN action USING (plan_id, number) WHERE plan_id = ? ORDER BY number",
        (plan_id,),
    )
    return tuple(
        Version(number, ordinal, name, moment(at), bool(undone))
        for number, ordinal, name, at, undone in rows
    )


def name_version(
    connection: sqlite3.Connection, plan_id: str, name: str, number: int = 0
) -> Version:
    """Name the moment after step `number`, or the present one; one that has a name is renamed.

    Raises:
        NotFoundError: the plan has no such step.
    """
    number = number or _present(connection, plan_id)
    connection.execute(
        "INSERT INTO version (plan_id, number, name, named_at)"
        " SELECT plan_id, number, ?, ? FROM action WHERE plan_id = ? AND number = ?"
        " ON CONFLICT (plan_id, number) DO UPDATE SET name = excluded.name",
        (name.strip(), now(), plan_id, number),
    )
    for version in versions(connection, plan_id):
        if version.number == number:
            return version
    raise NotFoundError("没有找到要命名的那一步。", "请在历史里另选一步。")


def newest_named(connection: sqlite3.Connection, plan_id: str) -> int:
    """The last step with a name, taken back or not; 0 where none has one."""
    found = connection.execute(
        "SELECT max(number) FROM version WHERE plan_id = ?", (plan_id,)
    ).fetchone()
    return found[0] or 0


def _present(connection: sqlite3.Connection, plan_id: str) -> int:
    found = connection.execute(
        "SELECT max(number) FROM action WHERE plan_id = ? AND undone = 0", (plan_id,)
    ).fetchone()
    return found[0] or 0
