"""What a drafter sets right while she looks over an import: parsing → parsing.

A correction names what is to be done and the place in the source where it is to be done, so that a
list of them can be kept, and made again after the file is read again. No character is ever lost:
pieces move from one node to another, or between text and furniture, and are booked afresh.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.document import ColumnMapping  # noqa: TC001 - the store reads it at run time
from workbench.reading.corrections import furniture, levels, paragraphs
from workbench.reading.corrections.numbers import with_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbench.reading.parsing import Parsing


class Act(StrEnum):
    """What a correction does; the value is kept in the store."""

    PROMOTE = "promote"  # heading and what is below it one level up
    DEMOTE = "demote"  # and down
    CONFIRM = "confirm"  # the doubtful heading is one
    TO_TEXT = "to_text"  # the heading is no heading but a paragraph of the node before it
    JOIN = "join"  # goes on with what stands before it: heading, paragraph or node
    SPLIT = "split"  # the sentence at the place is a heading, what follows its text
    KEEP = "keep"  # furniture that is text
    DROP = "drop"  # a line of text that is furniture
    ENTITLE = "entitle"  # the line is the title


@dataclass(frozen=True, slots=True)
class Correction:
    """`act` at `place`: an offset in the blocks of the document, each followed by a line end."""

    act: Act
    place: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was decided about a file: corrections, and what columns of its tables mean."""

    corrections: tuple[Correction, ...] = ()
    columns: tuple[ColumnMapping, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.corrections or self.columns)


_ACTS: dict[Act, Callable[[Parsing, int], Parsing | None]] = {
    Act.PROMOTE: levels.promote,
    Act.DEMOTE: levels.demote,
    Act.CONFIRM: levels.confirm,
    Act.TO_TEXT: paragraphs.to_text,
    Act.JOIN: paragraphs.join,
    Act.SPLIT: paragraphs.split,
    Act.KEEP: furniture.keep,
    Act.DROP: furniture.drop,
    Act.ENTITLE: furniture.entitle,
}


def allowed(parsing: Parsing, correction: Correction) -> bool:
    """Does the correction make sense there?"""
    return _ACTS[correction.act](parsing, correction.place) is not None


def corrected(parsing: Parsing, corrections: Iterable[Correction]) -> Parsing:
    """The parsing after the corrections in their order; one that makes no sense is passed over."""
    for correction in corrections:
        after = _ACTS[correction.act](parsing, correction.place)
        parsing = with_numbers(after) if after else parsing
    return parsing
