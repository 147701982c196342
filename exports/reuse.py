"""What of a composed paper can be kept when some of its paragraphs have changed.

Pages before the change stay, as far as they did not look ahead to it. Behind it, the first page
that begins as one began before – after a page that is itself unchanged – is followed by the same
pages; where paragraphs came or went, the places on them move along.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from exports.filling import Filled, Place, Put
from exports.pages import Line, Page
from exports.pagination import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.manuscript import Block

_AROUND = 1
"""So many paragraphs before and behind it have a say in how one is set."""

_MOST_BEHIND = 3
"""So many single paragraphs far behind a change are looked at as a change of their own."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stage on the way: so many pages were done, and nothing behind `reach` was looked at."""

    stage: Stage
    pages: int
    reach: int


class Same(NamedTuple):
    """What two runs of paragraphs have in common.

    The second is the first up to paragraph `before`, and from `behind` on, where its paragraphs
    stand `moved` places further than they did.
    """

    before: int
    behind: int
    moved: int
    all: bool = False

    @classmethod
    def of(cls, old: Sequence[Block], new: Sequence[Block]) -> Same:
        """Compared from both ends."""
        least = min(len(old), len(new))
        head = _alike(zip(old, new, strict=False), least)
        if head == len(old) == len(new):
            return cls(head, head, 0, all=True)
        tail = _alike(zip(reversed(old), reversed(new), strict=False), least - head)
        behind = min(len(new), len(new) - tail + _AROUND)
        return cls(max(0, head - _AROUND), behind, len(new) - len(old))


def halfway(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...] | None:
    """The paper with its first change made but not those far behind it; None if there are none.

    A sentence and the task table that quotes it change together, with many pages between them.
    """
    least = min(len(old), len(new))
    head = _alike(zip(old, new, strict=False), least)
    behind, seen = 0, 0
    for count in range(1, least - head):
        if _equal(old[-count], new[-count]):
            continue
        if not _equal(old[-count - 1], new[-count - 1]) or seen == _MOST_BEHIND:
            break
        seen, behind = seen + 1, count
    return (*new[: len(new) - behind], *old[len(old) - behind :]) if behind else None


def _alike(pairs: zip[tuple[Block, Block]], most: int) -> int:
    count = 0
    for one, other in pairs:
        if count == most or not _equal(one, other):
            break
        count += 1
    return count


def _equal(one: Block, other: Block) -> bool:
    return one is other or one == other


class Rest(NamedTuple):
    """Steps and pages that follow."""

    steps: Sequence[Step]
    pages: Sequence[Page]


class Known:
    """The steps of a paper as it was, to be found by where they begin."""

    def __init__(self, steps: Sequence[Step], pages: Sequence[Page], same: Same) -> None:
        self._steps = steps
        self._pages = pages
        self._same = same
        self._numbers = {step.stage.start: number for number, step in enumerate(steps)}

    def rest(self, step: Step) -> Rest | None:
        """What followed a step that began as this one does, moved to where it is now."""
        before, by = step.stage.before, self._same.moved
        if before is None or before.start.block < self._same.behind:
            return None
        number = self._numbers.get(_moved(step.stage.start, -by))
        old = self._steps[number] if number is not None else None
        if number is None or old is None or not old.pages:  # the first page has the head on it
            return None
        if _moved_stage(old.stage, by) != step.stage:
            return None
        more = step.pages - old.pages
        steps, pages = self._steps[number + 1 :], self._pages[old.pages :]
        if by or more or step.reach > old.reach:
            steps = [_moved_step(one, by, more, step.reach) for one in steps]
        return Rest(steps, [_moved_page(page, by, more) for page in pages] if by or more else pages)


NOTHING = Known((), (), Same(0, 0, 0))
"""Where nothing was composed before."""


def _moved(place: Place, by: int) -> Place:
    return Place(place.block + by, place.strip, place.row)


def _moved_stage(stage: Stage, by: int) -> Stage:
    if not by:
        return stage
    before = stage.before and _moved_filled(stage.before, by)
    mended = tuple((block + by, setting) for block, setting in stage.mended)
    return Stage(_moved(stage.start, by), before, mended)


def _moved_filled(page: Filled, by: int) -> Filled:
    rows = tuple(Put(_moved(put.place, by), put.row, put.below) for put in page.rows)
    start, end = _moved(page.start, by), _moved(page.end, by)
    return Filled(start, rows, end, page.fault, page.turned)


def _moved_step(step: Step, by: int, more: int, reach: int) -> Step:
    return Step(_moved_stage(step.stage, by), step.pages + more, max(reach, step.reach + by))


def _moved_page(page: Page, by: int, more: int) -> Page:
    lines = page.lines
    if by:
        lines = tuple(
            Line(line.block + by, line.y, line.strip, line.ink, line.task_id) for line in lines
        )
    return Page(page.number + more, lines, page.rules, page.numbered, page.turned)
