"""The history of a plan, once for window and command line: its steps, its named moments, the past.

    timeline(workbench, plan_id)                  第3版 送处长审阅稿 之后 14 步
    number = step_of(workbench, plan_id, "第3版")  or by name, or 第18步
    past_plan(workbench, plan_id, number)         the plan as it stood then

What brings something back is an ordinary edit of the plan: `workbench.drafting.bringing_back`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from workbench.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from workbench.plan import Plan

_REFERENCE = re.compile(r"第?(\d{1,9})([版步]?)")


class StepEntry(Protocol):
    """An action on a plan: 14 改写（二）第1句."""

    @property
    def number(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def undone(self) -> bool: ...


class VersionEntry(Protocol):
    """A moment with a name: the one after step `number`, the `ordinal`-th that was named."""

    @property
    def number(self) -> int: ...
    @property
    def ordinal(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def named_at(self) -> datetime: ...
    @property
    def undone(self) -> bool: ...


class Journal(Protocol):
    """What the history asks of the store."""

    def history(self, plan_id: str) -> Sequence[StepEntry]: ...
    def versions(self, plan_id: str) -> Sequence[VersionEntry]: ...
    def name_version(self, plan_id: str, name: str, number: int = 0) -> VersionEntry: ...
    def plan_at(self, plan_id: str, number: int) -> Plan: ...
    def copy_to(self, goal: Path) -> None: ...


class Keeping(Protocol):
    """What the history asks of the `Workbench`."""

    @property
    def store(self) -> Journal: ...


class Moment(NamedTuple):
    """A step with the name its moment was given; `undone`: it was taken back and can be redone."""

    number: int
    label: str
    at: datetime
    undone: bool = False
    version: VersionEntry | None = None


class Timeline(NamedTuple):
    """The moments of a plan, the oldest first."""

    moments: tuple[Moment, ...] = ()

    @property
    def present(self) -> int:
        """The number of the newest step that stands, 0 for none."""
        return max((m.number for m in self.moments if not m.undone), default=0)

    @property
    def newest(self) -> VersionEntry | None:
        """The last version before the present."""
        named = [m.version for m in self.moments if m.version and not m.undone]
        return named[-1] if named else None

    @property
    def since(self) -> int:
        """So many steps were done after the last version, or since the plan was made."""
        start = self.newest.number if self.newest else min(self.present, 1)
        return sum(m.number > start for m in self.moments if not m.undone)


def timeline(workbench: Keeping, plan_id: str) -> Timeline:
    """All that was done to a plan, and which moments have names."""
    named = {version.number: version for version in workbench.store.versions(plan_id)}
    return Timeline(
        tuple(
            Moment(step.number, step.label, step.at, step.undone, named.get(step.number))
            for step in workbench.store.history(plan_id)
        )
    )


def name_moment(workbench: Keeping, plan_id: str, name: str, number: int = 0) -> VersionEntry:
    """Name the moment after step `number`, the present one for 0.

    Raises:
        NotFoundError: the plan has no such step.
        ReadOnlyError: another window holds the store.
    """
    return workbench.store.name_version(plan_id, name, number)


def past_plan(workbench: Keeping, plan_id: str, number: int) -> Plan:
    """The plan as it stood after step `number`.

    Raises:
        NotFoundError: the plan has no such step.
    """
    return workbench.store.plan_at(plan_id, number)


def step_of(workbench: Keeping, plan_id: str, reference: str) -> int:
    """The step of a moment called by the name of a version, by 第3版 (or 3), or by 第18步.

    Raises:
        NotFoundError: the plan has no such moment.
    """
    wanted = reference.strip()
    versions = workbench.store.versions(plan_id)
    for version in reversed(versions):
        if wanted and wanted in (version.name, version.title):
            return version.number
    called = _REFERENCE.fullmatch(wanted)
    if called and called[2] == "步":
        return int(called[1])
    for version in versions:
        if called and version.ordinal == int(called[1]):
            return version.number
    raise NotFoundError(
        f"没有找到名为“{reference}”的版本。",
        "可用 workbench versions 查看版本，用 workbench history 查看每一步。",
    )


def save_copy(workbench: Keeping, goal: Path) -> None:
    """另存副本: a whole copy of the store at `goal`, also of one another window holds.

    Raises:
        StoreError: something stands there already, or there is no room.
    """
    workbench.store.copy_to(goal)
