"""存疑标题: headings of the papers a plan goes back to that the reader was not sure of.

Plain functions that are handed the open `Workbench`. What was answered when the import was looked
over is no doubt any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbench.aligning import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.aligning import Aligning
    from workbench.document import Outline
    from workbench.plan import Plan


class Read(Protocol):
    """A document with what was understood of it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def outline(self) -> Outline: ...


@dataclass(frozen=True, slots=True)
class Doubt:
    """A heading to be looked at, in which document, and why."""

    document: str
    title: str
    heading: str
    reason: str


def doubts(workbench: Aligning, library: Sequence[Read], plan: Plan) -> tuple[Doubt, ...]:
    """The doubtful headings of the papers that `plan` was made of or is held against.

    `library` are the documents; those that have nothing to do with the plan are not read.
    """
    wanted = {*chosen(workbench, plan.id), *(task.origin for task in plan.tasks() if task.origin)}
    sources = {task.source for task in plan.tasks() if task.source}
    return tuple(
        doubt
        for document in library
        if document.id in wanted or _is_source(workbench, document, plan, sources)
        for doubt in _doubts(document)
    )


def _is_source(workbench: Aligning, document: Read, plan: Plan, sources: set[str]) -> bool:
    """Whether sentences of the plan were carried over from a document of the year before."""
    years = (str(plan.year), str(plan.year - 1))
    if not sources or not any(year in document.title + document.name for year in years):
        return False
    if not document.outline.doubtful:
        return False
    theirs = workbench.find_plan(document.id)
    return any(task.id in sources for task in theirs.tasks())


def _doubts(document: Read) -> Iterator[Doubt]:
    title = document.title or document.name
    for node in document.outline.doubtful:
        yield Doubt(document.id, title, f"{node.number}{node.heading}", node.doubt)
