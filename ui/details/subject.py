"""What 详情 is about: a sentence, several, a section, or nothing; read out of plan and selection.

（二）完善院前急救网络 · 第1句   牵头 医政医管处   时限 12月底前   四季度
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.assigning.quarters import quarter_of
from workbench.chapters import held
from workbench.manuscript import PART_NAMES
from workbench.plan import Role, units_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from ui.state import Selection
    from workbench.plan import Milestone, Plan, Section, Target, Task

    Path = tuple[Section, ...]

DIFFERENT = "（不同）"
"""Stands where several selected sentences do not agree."""


class Kind(StrEnum):
    """What sort of thing is selected."""

    NOTHING = "nothing"
    TASK = "task"
    TASKS = "tasks"
    SECTION = "section"


@dataclass(frozen=True)
class Value:
    """A text that all selected have in common; `mixed`: they differ. `above` holds where none."""

    text: str = ""
    mixed: bool = False
    above: str = ""


@dataclass(frozen=True)
class Units:
    """The units all selected have in one role; `mixed`: some have others as well.

    `above`: those that hold from a heading above, as this names none.
    """

    own: tuple[str, ...] = ()
    mixed: bool = False
    above: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """All that the panel shows of what is selected."""

    kind: Kind = Kind.NOTHING
    name: str = ""
    text: str = ""
    task_ids: tuple[str, ...] = ()
    section_id: str = ""
    units: Mapping[Role, Units] = field(default_factory=dict)
    deadline: Value = Value()
    note: Value = Value()
    quarter: int = 0
    milestones: tuple[Milestone, ...] = ()
    targets: tuple[Target, ...] = ()
    open_count: int = 0
    origin: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The parts of the plan it is about."""
        return self.task_ids or ((self.section_id,) if self.section_id else ())

    @property
    def count(self) -> int:
        """How many sentences an edit reaches."""
        return len(self.task_ids)


NOTHING = Subject()


def subject_of(plan: Plan | None, selection: Selection, numbers: Mapping[str, str]) -> Subject:
    """What is selected in `plan`; `numbers` are those of its sections."""
    if plan is None:
        return NOTHING
    if selection.task_ids:
        return _of_tasks(plan, selection.task_ids, numbers)
    tops = [top for top in plan.sections if selection.section_id in held(top).sections]
    path = next((p for p in _paths(tops) if p[-1].id == selection.section_id), None)
    return _of_section(plan, path, numbers) if path else NOTHING


def _of_section(plan: Plan, path: Path, numbers: Mapping[str, str]) -> Subject:
    section = path[-1]
    above = path[:-1]
    return Subject(
        Kind.SECTION,
        section_name(section, numbers),
        section_id=section.id,
        units={role: _section_units(section, above, role) for role in Role},
        deadline=Value(section.deadline, above=_deadline_above(above)),
        quarter=quarter_of(section.deadline or _deadline_above(above), plan.year),
        open_count=0 if any(s.assignments for s in path) else 1,
    )


def _section_units(section: Section, above: Path, role: Role) -> Units:
    own = units_in(section.assignments, role)
    inherited = _units_above(above, role)
    return Units(own, above=() if own else inherited)


def _of_tasks(plan: Plan, task_ids: Sequence[str], numbers: Mapping[str, str]) -> Subject:
    found = list(_named(plan, numbers, set(task_ids)))
    if not found:
        return NOTHING
    (task, path, name), one = found[0], len(found) == 1
    tasks, paths = [t for t, _, _ in found], [p for _, p, _ in found]
    deadline = _common([t.deadline for t in tasks])
    above = _deadline_above(path) if one else ""
    return Subject(
        Kind.TASK if one else Kind.TASKS,
        name if one else f"已选 {len(found)} 句",
        task.text if one else "",
        tuple(t.id for t in tasks),
        path[-1].id if path else "",
        {role: _task_units(tasks, path if one else (), role) for role in Role},
        Value(deadline or "", deadline is None, above),
        Value(_common([t.note for t in tasks]) or "", _common([t.note for t in tasks]) is None),
        quarter_of(deadline or above, plan.year),
        task.milestones if one else (),
        task.targets if one else (),
        sum(_open(t, p) for t, p in zip(tasks, paths, strict=True)),
        task.origin if one else "",
    )


def _task_units(tasks: Sequence[Task], path: Path, role: Role) -> Units:
    each = [task.units(role) for task in tasks]
    common = tuple(unit for unit in each[0] if all(unit in units for units in each))
    inherited = _units_above(path, role)
    named = {a.unit for task in tasks for a in task.assignments}
    above = () if any(each) else tuple(unit for unit in inherited if unit not in named)
    return Units(common, any(set(units) != set(common) for units in each), above)


def _open(task: Task, path: Path) -> bool:
    return not task.assignments and not any(section.assignments for section in path)


def _common(texts: Sequence[str]) -> str | None:
    return texts[0] if len(set(texts)) == 1 else None


def _units_above(path: Path, role: Role) -> tuple[str, ...]:
    found = (units_in(section.assignments, role) for section in reversed(path))
    return next((units for units in found if units), ())


def _deadline_above(path: Path) -> str:
    return next((section.deadline for section in reversed(path) if section.deadline), "")


def _paths(chapters: Sequence[Section]) -> Iterator[Path]:
    for section in chapters:
        yield from _below((section,))


def _below(path: Path) -> Iterator[Path]:
    yield path
    for child in path[-1].sections:
        yield from _below((*path, child))


def _named(
    plan: Plan, numbers: Mapping[str, str], wanted: Set[str]
) -> Iterator[tuple[Task, Path, str]]:
    """The sentences wanted, each with the sections above it and its name."""
    tops = [top for top in plan.sections if not wanted.isdisjoint(held(top).tasks)]
    for path in _paths(tops):
        for at, task in enumerate(path[-1].tasks(), start=1):
            if task.id in wanted:
                yield task, path, f"{section_name(path[-1], numbers)} · 第{at}句"
    for part in ("preamble", "closing"):
        tasks = (task for paragraph in getattr(plan, part) for task in paragraph.tasks)
        for at, task in enumerate(tasks, start=1):
            if task.id in wanted:
                yield task, (), f"{PART_NAMES[part]} · 第{at}句"


def section_name(section: Section, numbers: Mapping[str, str]) -> str:
    """A section as it is called: （二）完善院前急救网络."""
    return f"{numbers.get(section.id, '')}{section.heading}"
