"""Where a place of the source stands in a parsing, and the moves all corrections are made of."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.document import NodeKind
from workbench.reading.layout.traced import Traced, joined
from workbench.reading.structure.drafts import Draft, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.reading.parsing import Parsing

HEAD = -1


@dataclass(frozen=True, slots=True)
class Spot:
    """Character `offset` of paragraph number `paragraph` (HEAD: number, heading) of a draft."""

    draft: int
    paragraph: int
    offset: int


def spot_of(parsing: Parsing, place: int) -> Spot | None:
    """The spot of a place, None where it is in no draft.

    A key asks for it several times, and a long table has thousands of drafts: those are passed over
    whose pieces lie all before or behind the place.
    """
    for number, draft in enumerate(parsing.drafts):
        for piece in draft.pieces:
            places = piece.places
            if (
                places
                and places[0] <= place <= places[-1]
                and (spot := _spot_in(draft, number, place))
            ):
                return spot
    return None


def _spot_in(draft: Draft, number: int, place: int) -> Spot | None:
    if any(index_of(piece, place) is not None for piece in head(draft)):
        return Spot(number, HEAD, 0)
    found = ((at, index_of(piece, place)) for at, piece in enumerate(draft.paragraphs))
    return next((Spot(number, at, offset) for at, offset in found if offset is not None), None)


def index_of(piece: Traced, place: int) -> int | None:
    """Where the character of a place stands in a piece, None if it does not."""
    places = piece.places
    if not places or not places[0] <= place <= places[-1]:
        return None
    at = bisect_left(places, place)
    return at if places[at] == place else None


def head(draft: Draft) -> tuple[Traced, ...]:
    """The pieces of number, heading and the stop behind it that have text."""
    pieces = (draft.number, draft.heading, draft.closer)
    return tuple(piece for piece in pieces if piece.text)


def line_of(draft: Draft) -> tuple[Traced | None, list[Traced]]:
    """The line the draft opens with, heading and run-in text, and the paragraphs below it."""
    own = 1 if draft.run_in else 0
    pieces = [*head(draft), *draft.paragraphs[:own]]
    return joined(pieces) if pieces else None, draft.paragraphs[own:]


def subtree_end(drafts: Sequence[Draft], number: int) -> int:
    """The first draft behind `number` that is not below it."""
    level = drafts[number].level
    for at in range(number + 1, len(drafts)):
        if drafts[at].kind is NodeKind.SECTION and drafts[at].level <= level:
            return at
    return len(drafts)


def shifted(drafts: Sequence[Draft], steps: int) -> list[Draft]:
    """The drafts `steps` levels lower; those outside all sections stay where they are."""
    return [
        replace(draft, level=draft.level + steps) if draft.kind is NodeKind.SECTION else draft
        for draft in drafts
    ]


def appended(
    before: Sequence[Draft], pieces: Iterable[Traced], *, in_notice: bool = False
) -> list[Draft]:
    """`before` with the pieces as paragraphs of its last section, or as paragraphs of their own."""
    drafts = list(before)
    for piece in pieces:
        last = drafts[-1] if drafts else None
        if last and last.kind is NodeKind.SECTION and last.in_notice == in_notice:
            drafts[-1] = replace(last, paragraphs=[*last.paragraphs, piece])
        else:
            drafts.append(paragraph(piece, in_notice=in_notice))
    return drafts


def without_paragraph(draft: Draft, at: int) -> Draft:
    """The draft without one paragraph; a heading that ran into it stands alone then."""
    rest = [*draft.paragraphs[:at], *draft.paragraphs[at + 1 :]]
    return replace(draft, paragraphs=rest, run_in=draft.run_in and at > 0)
