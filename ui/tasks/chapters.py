"""What is reckoned of the rows of the task table, chapter by chapter.

An edit touches one chapter: what was found of the others stays true as long as their rows are the
same ones, which is seen at a glance.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from workbench.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.tasks.rows import TaskRow

_T = TypeVar("_T")
Rows = tuple["TaskRow", ...]
_CHAPTER = attrgetter("chapter_id")


@remembered
def chapters_of(every: Rows) -> tuple[Rows, ...]:
    """The rows of a plan, apart for each chapter that has any."""
    return tuple(tuple(own) for _, own in groupby(every, _CHAPTER))


class ByChapter(Generic[_T]):
    """What `reckon` finds of the rows of each chapter, kept until one of them is another one."""

    def __init__(self, reckon: Callable[[Rows], _T]) -> None:
        self._reckon = reckon
        self._kept: dict[str, tuple[Rows, _T]] = {}

    def of(self, every: Rows) -> list[_T]:
        """What is found of each chapter, in the order of the plan."""
        found = [(own[0].chapter_id, self._known(own)) for own in chapters_of(every)]
        self._kept = dict(found)
        return [answer for _, (_, answer) in found]

    def _known(self, own: Rows) -> tuple[Rows, _T]:
        old = self._kept.get(own[0].chapter_id)
        return old if old and old[0] == own else (own, self._reckon(own))
