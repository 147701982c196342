"""Plan → rows of the task table (任务分解表): who does what by when, one row a sentence.

    一、健全公共卫生体系 | （二）完善急救网络 | 新建站点6个。 | 站点 6个 | 医政处 | 12月底前

Units and deadline are those the sentence has itself; where it has none they come from the nearest
section above that names some. Excel, the table on screen and the forms sent out all start here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.assigning.figures import issued_phrases, target_phrase
from workbench.drafting.milestones import milestone_phrase
from workbench.errors import NotFoundError
from workbench.plan import Assignment, Plan, Role, Section, SectionKind, Task, units_in
from workbench.reading.units import find_tags, is_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNASSIGNED = ""
"""The key of `rows_by_unit` under which the tasks without any unit stand."""

SEPARATOR = "、"

Path = tuple[Section, ...]
"""A section with all those above it, the chapter first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the task table; every column is the text that stands in its cell.

    `chapter` and `item` carry their generated numbers; `item` is "" for a sentence that stands
    directly below its chapter. `lead`, `responsible` and `support` list units joined by 、. `text`
    is the sentence but for the bracket that names its units, since they have columns of their own.
    `targets` shows the drafter the open ones too, `issued_targets` is what goes on paper.
    """

    number: int
    task_id: str
    section_id: str
    chapter: str
    item: str
    text: str
    targets: str
    lead: str
    responsible: str
    support: str
    deadline: str
    note: str
    issued_targets: str = ""
    milestones: str = ""

    def units(self, role: Role) -> str:
        """The units in `role`, joined by 、."""
        return {
            Role.LEAD: self.lead,
            Role.RESPONSIBLE: self.responsible,
            Role.SUPPORT: self.support,
        }[role]


def rows(plan: Plan) -> tuple[Row, ...]:
    """One row for each of `answerable(plan)`, in reading order, numbered from 1."""
    numbers = plan.numbers()
    found: list[Row] = []
    for path in paths(plan):
        found += rows_of_path(path, numbers, len(found) + 1)
    return tuple(found)


def paths(plan: Plan) -> Iterator[Path]:
    """Every section in reading order, with those above it."""
    for section in plan.sections:
        yield from paths_in(section)


def paths_in(chapter: Section) -> Iterator[Path]:
    """The same for one section at the top of a plan."""
    yield from _paths_below((chapter,))


def rows_of_path(path: Path, numbers: Mapping[str, str], first: int) -> tuple[Row, ...]:
    """The rows of the last section's own tasks, numbered from `first`.

    They depend on nothing but this path and its numbers, so that they can be kept while it stays.
    """
    own = [task for task in path[-1].tasks() if not is_label(task.text)]
    if not own:
        return ()
    chapter, item = _label(path[0], numbers), _item(path, numbers)
    return tuple(
        _row(number, task, path, chapter, item) for number, task in enumerate(own, start=first)
    )


def answerable(plan: Plan) -> tuple[Task, ...]:
    """The tasks somebody can answer for: lines that only name units (牵头单位：…) left out."""
    return tuple(task for task, _ in _rows_of(plan))


def rows_by_unit(plan: Plan) -> dict[str, tuple[Row, ...]]:
    """Every unit named in any role, in order of appearance, with its rows.

    The tasks for which nobody answers stand last, under `UNASSIGNED`; the key is absent where
    there are none. What the unit has to do with a row is told by `roles_of`.
    """
    table = rows(plan)
    assignments = effective_assignments(plan)
    found: dict[str, list[Row]] = {}
    for row in table:
        for unit in dict.fromkeys(a.unit for a in assignments[row.task_id]):
            found.setdefault(unit, []).append(row)
    nobody = [row for row in table if not assignments[row.task_id]]
    return {unit: tuple(own) for unit, own in found.items()} | (
        {UNASSIGNED: tuple(nobody)} if nobody else {}
    )


def rows_of_unit(plan: Plan, unit: str) -> tuple[Row, ...]:
    """The rows of one unit; those of nobody for `UNASSIGNED`.

    Raises:
        NotFoundError: where the unit answers for nothing.
    """
    own = _units_of(plan).get(unit)
    if own is None:
        raise NotFoundError(
            f"要点里没有“{unit}”的任务。" if unit else "要点里每项任务都已有责任单位。",
            "请在任务分解表里核对责任单位的名称。",
        )
    return own


@lru_cache(maxsize=1)
def _units_of(plan: Plan) -> dict[str, tuple[Row, ...]]:
    """`rows_by_unit`, kept while one unit after the other gets its table."""
    return rows_by_unit(plan)


def role_words(row: Row, unit: str) -> str:
    """In which roles `unit` answers for the row, for a cell: 牵头、配合."""
    return SEPARATOR.join(role.label.removesuffix("单位") for role in roles_of(row, unit))


def roles_of(row: Row, unit: str) -> tuple[Role, ...]:
    """The roles in which `unit` answers for the row."""
    listed = f"{SEPARATOR}{unit}{SEPARATOR}"
    return tuple(role for role in Role if listed in f"{SEPARATOR}{row.units(role)}{SEPARATOR}")


def effective_assignments(plan: Plan) -> dict[str, tuple[Assignment, ...]]:
    """For each task, by id, who answers for it: its own units and those of the sections above.

    Each role is taken from the nearest place that fills it – a heading may name who leads and the
    sentence who carries it out – and a unit that stands there already is not named twice.
    """
    return {key: units for path in paths(plan) for key, units in _answering(path)}


def _answering(path: Path) -> Iterator[tuple[str, tuple[Assignment, ...]]]:
    """For each task of a section who answers; those that name nobody share what stands above."""
    inherited = _assignments((), path)
    for task in path[-1].tasks():
        own = task.assignments
        yield task.id, _assignments(own, path) if own else inherited


def effective_deadlines(plan: Plan) -> dict[str, str]:
    """For each task, by id, its own deadline or that of the nearest section above, else ""."""
    return {task.id: _deadline(task, path) for task, path in _tasks(plan)}


def target_phrases(task: Task) -> str:
    """The targets of a task as one cell: 急救站点 6个；平均反应时间 ≤10分钟."""
    return "；".join(target_phrase(target) for target in task.targets)


def _row(number: int, task: Task, path: Path, chapter: str, item: str) -> Row:
    assignments, deadline = _assignments(task.assignments, path), _deadline(task, path)
    return Row(
        number=number,
        task_id=task.id,
        section_id=path[-1].id,
        chapter=chapter,
        item=item,
        text=_measure(task.text, assignments, deadline),
        targets=target_phrases(task),
        lead=SEPARATOR.join(units_in(assignments, Role.LEAD)),
        responsible=SEPARATOR.join(units_in(assignments, Role.RESPONSIBLE)),
        support=SEPARATOR.join(units_in(assignments, Role.SUPPORT)),
        deadline=deadline,
        note=task.note,
        issued_targets="；".join(issued_phrases(task.targets)),
        milestones="；".join(map(milestone_phrase, task.milestones)),
    )


def _item(path: Path, numbers: Mapping[str, str]) -> str:
    """The nearest numbered section below the chapter, else the theme phrase, else nothing."""
    below = path[:0:-1]
    numbered = (section for section in below if numbers[section.id])
    themes = (section for section in below if section.kind is SectionKind.THEME)
    section = next(numbered, None) or next(themes, None)
    return _label(section, numbers) if section else ""


def _label(section: Section, numbers: Mapping[str, str]) -> str:
    return numbers[section.id] + section.heading


def _rows_of(plan: Plan) -> Iterator[tuple[Task, Path]]:
    return ((task, path) for task, path in _tasks(plan) if not is_label(task.text))


def _tasks(plan: Plan) -> Iterator[tuple[Task, Path]]:
    """All tasks in reading order, each with the path of the section it stands in."""
    return ((task, path) for path in paths(plan) for task in path[-1].tasks())


def _paths_below(path: Path) -> Iterator[Path]:
    yield path
    for child in path[-1].sections:
        yield from _paths_below((*path, child))


def _assignments(own: tuple[Assignment, ...], path: Path) -> tuple[Assignment, ...]:
    found = own
    for section in reversed(path):
        filled = {a.role for a in found}
        named = {a.unit for a in found}
        found += tuple(
            a for a in section.assignments if a.role not in filled and a.unit not in named
        )
    return found


def _deadline(task: Task, path: Path) -> str:
    phrases = (task.deadline, *(section.deadline for section in reversed(path)))
    return next((phrase for phrase in phrases if phrase), "")


@lru_cache(maxsize=8192)
def _measure(text: str, assignments: tuple[Assignment, ...], deadline: str) -> str:
    """The sentence without the bracket that names its units, where the columns say the same."""
    for tag in reversed(find_tags(text)):
        carried = set(assignments) >= set(tag.assignments) and tag.deadline in ("", deadline)
        if carried:
            text = text[: tag.start] + text[tag.end :]
    return text.strip()
