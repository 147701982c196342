"""What came of a paste: how many chapters, items and paragraphs its lines were taken for.

一、健全体系 / （一）完善网络。新建站点6个。 / 各地抓好落实。   →  1章 1条 1段
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.plan import Plan, Section


@dataclass(frozen=True, slots=True)
class Pasted:
    """The lines by what they became; `assigned` sentences brought a unit or a deadline along.

    `moved`: what stood behind the place belongs to what was pasted now: 后面的3条归入新的一章.
    """

    chapters: int
    items: int
    paragraphs: int
    assigned: int
    moved: str = ""

    @property
    def structured(self) -> bool:
        """More was read out of the lines than paragraphs."""
        return bool(self.chapters or self.items or self.assigned)

    @property
    def words(self) -> str:
        """2章5条3段."""
        counts = ((self.chapters, "章"), (self.items, "条"), (self.paragraphs, "段"))
        return "".join(f"{count}{name}" for count, name in counts if count)


def came_of(before: Plan, after: Plan, lines: int) -> Pasted:
    """What `lines` pasted into `before` became in `after`; an empty item they filled counts."""
    depths = [depth for section, depth in _made(before, after)]
    chapters = depths.count(1)
    items = len(depths) - chapters
    known = {task.id: task for task in before.tasks()}
    assigned = sum(
        bool(task.assignments or task.deadline) and task.id not in known for task in after.tasks()
    )
    paragraphs = max(0, lines - chapters - items)
    return Pasted(chapters, items, paragraphs, assigned, _moved(before, after))


def _moved(before: Plan, after: Plan) -> str:
    """What of `before` stands below a new section, and below what: 后面的3条归入新的一章."""
    had, now = dict(_parents(before)), dict(_parents(after))
    new = {section.id: depth for section, depth in after.walk() if section.id not in had}
    taken = [key for key, parent in now.items() if key in had and parent in new]
    if not taken:
        return ""
    below = "章" if min(new[now[key]] for key in taken) == 1 else "条"
    paragraphs = {paragraph.id for paragraph in after.paragraphs()}
    items = sum(key not in paragraphs for key in taken)
    counts = ((items, "条"), (len(taken) - items, "段"))
    return f"后面的{''.join(f'{n}{name}' for n, name in counts if n)}归入新的一{below}"


def _parents(plan: Plan) -> Iterator[tuple[str, str]]:
    """The id of each section and paragraph, and that of the section it stands in."""
    for section in plan.sections:
        yield section.id, ""
    for section, _ in plan.walk():
        yield from ((below.id, section.id) for below in section.sections)
        yield from ((paragraph.id, section.id) for paragraph in section.paragraphs)


def _made(before: Plan, after: Plan) -> Iterator[tuple[Section, int]]:
    """The sections that are new or had no words."""
    worded = {section.id for section, _ in before.walk() if section.heading or section.paragraphs}
    for section, depth in after.walk():
        if section.id not in worded and (section.heading or section.paragraphs):
            yield section, depth
