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
    """The lines by what they became; `assigned` sentences brought a unit or a deadline along."""

    chapters: int
    items: int
    paragraphs: int
    assigned: int

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
    return Pasted(chapters, items, max(0, lines - chapters - items), assigned)


def _made(before: Plan, after: Plan) -> Iterator[tuple[Section, int]]:
    """The sections that are new or had no words."""
    worded = {section.id for section, _ in before.walk() if section.heading or section.paragraphs}
    for section, depth in after.walk():
        if section.id not in worded and (section.heading or section.paragraphs):
            yield section, depth
