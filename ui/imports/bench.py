"""What decisions about an import amount to, worked out beside the window, and the steps to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui.imports.sight import Sight, SightMaker
from workbench.reading.corrections import corrected
from workbench.reading.understanding import booked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.imports import Review
    from workbench.reading.corrections import Decisions
    from workbench.reading.parsing import Parsing


@dataclass(frozen=True, slots=True)
class Step:
    """A decision: what was decided before it and with it, its name, and where it was made."""

    before: Decisions
    after: Decisions
    name: str
    place: int


def steps_to(decisions: Decisions) -> Iterator[Step]:
    """The corrections that were made before she left; which key made them is not known any more."""
    made = decisions.corrections
    for count, correction in enumerate(made):
        before = replace(decisions, corrections=made[:count])
        after = replace(decisions, corrections=made[: count + 1])
        yield Step(before, after, "上次的改动", correction.place)


class Bench:
    """Works out what decisions amount to; used beside the window only.

    Parsings share what they have in common, so one is kept for every list of corrections seen:
    a step forward or back costs one correction.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self._maker: SightMaker | None = None
        self._parsings: dict[Decisions, Parsing] = {}
        self._recent: tuple[Sight, ...] = ()

    def sight(self, decisions: Decisions) -> Sight:
        """What is to be shown after `decisions`."""
        if self._maker is None:  # made here: it looks at every block
            self._maker = SightMaker(self._review.document)
        sight = self._maker.make(booked(self._parsing(decisions)))
        # The last one is still shown: kept until the next, it is taken down here, not there.
        self._recent = (*self._recent[-1:], sight)
        return sight

    def doubts(self, decisions: Decisions) -> int:
        """How many headings are doubtful after `decisions`; far less work than a sight."""
        return len(booked(self._parsing(decisions)).outline.doubtful)

    def _parsing(self, decisions: Decisions) -> Parsing:
        if decisions not in self._parsings:
            *before, last = decisions.corrections or (None,)
            known = self._parsings.get(replace(decisions, corrections=tuple(before)))
            self._parsings[decisions] = (
                corrected(known, [last]) if known and last else self._review.corrected(decisions)
            )
        return self._parsings[decisions]
