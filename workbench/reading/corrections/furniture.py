"""Furniture made text, text made furniture, and another line made the title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.document import NodeKind, PieceRole
from workbench.reading.corrections.spots import (
    HEAD,
    appended,
    index_of,
    line_of,
    shifted,
    spot_of,
    subtree_end,
    without_paragraph,
)
from workbench.reading.parsing import Part
from workbench.reading.structure.drafts import paragraph

if TYPE_CHECKING:
    from workbench.reading.corrections.spots import Spot
    from workbench.reading.layout.traced import Traced
    from workbench.reading.parsing import Parsing
    from workbench.reading.structure.drafts import Draft


def keep(parsing: Parsing, place: int) -> Parsing | None:
    """The furniture at the place is text: a paragraph of the node it stands in."""
    part = _part_at(parsing, place)
    if part is None or part.role is not PieceRole.CHROME:
        return None
    return _inserted(_without(parsing, part), part.piece)


def drop(parsing: Parsing, place: int) -> Parsing | None:
    """The line at the place is furniture."""
    taken = _taken(parsing, place)
    if taken is None:
        return None
    rest, piece = taken
    return replace(rest, parts=(*rest.parts, Part(PieceRole.CHROME, piece)))


def entitle(parsing: Parsing, place: int) -> Parsing | None:
    """The line at the place is the title; what was taken for it is text."""
    part = _part_at(parsing, place)
    if part and part.role is PieceRole.CHROME:
        rest, piece = _without(parsing, part), part.piece
    elif part or (taken := _taken(parsing, place)) is None:
        return None
    else:
        rest, piece = taken
    old = [part for part in rest.parts if part.role is PieceRole.TITLE]
    for part in old:
        rest = _inserted(_without(rest, part), part.piece)
    return replace(rest, parts=(*rest.parts, Part(PieceRole.TITLE, piece)))


def _part_at(parsing: Parsing, place: int) -> Part | None:
    parts = parsing.parts
    return next((part for part in parts if index_of(part.piece, place) is not None), None)


def _without(parsing: Parsing, part: Part) -> Parsing:
    return replace(parsing, parts=tuple(other for other in parsing.parts if other is not part))


def _inserted(parsing: Parsing, piece: Traced) -> Parsing:
    """The piece as a paragraph where it stands in the source."""
    drafts = list(parsing.drafts)
    above = [n for n, draft in enumerate(drafts) if _start(draft) < piece.places[0]]
    at = above[-1] if above else -1
    if at < 0:
        return replace(parsing, drafts=(paragraph(piece), *drafts))
    draft = drafts[at]
    if draft.kind is NodeKind.SECTION:
        drafts[at] = _with_paragraph(draft, piece)
    else:
        drafts.insert(at + 1, paragraph(piece, in_notice=draft.in_notice))
    return replace(parsing, drafts=tuple(drafts))


def _with_paragraph(draft: Draft, piece: Traced) -> Draft:
    own = 1 if draft.run_in else 0
    at = sum(other.places[0] < piece.places[0] for other in draft.paragraphs[own:]) + own
    return replace(draft, paragraphs=[*draft.paragraphs[:at], piece, *draft.paragraphs[at:]])


def _start(draft: Draft) -> int:
    return min((piece.places[0] for piece in draft.pieces if piece.text), default=0)


def _taken(parsing: Parsing, place: int) -> tuple[Parsing, Traced] | None:
    """The line at the place, and the parsing without it."""
    spot = spot_of(parsing, place)
    if spot is None:
        return None
    draft = parsing.drafts[spot.draft]
    if spot.paragraph == HEAD:
        return _headless(parsing, spot.draft)
    if draft.run_in and spot.paragraph == 0:
        return None
    return _shortened(parsing, spot), draft.paragraphs[spot.paragraph]


def _shortened(parsing: Parsing, spot: Spot) -> Parsing:
    """Without one paragraph, and without its node if that was all it had."""
    drafts = list(parsing.drafts)
    shorter = without_paragraph(drafts[spot.draft], spot.paragraph)
    gone = shorter.kind is not NodeKind.SECTION and not shorter.paragraphs
    drafts[spot.draft : spot.draft + 1] = [] if gone else [shorter]
    return replace(parsing, drafts=tuple(drafts))


def _headless(parsing: Parsing, number: int) -> tuple[Parsing, Traced] | None:
    """Without the line a section opens with; its other paragraphs go to the node before it."""
    drafts, draft = list(parsing.drafts), parsing.drafts[number]
    line, rest = line_of(draft)
    if line is None:
        return None
    end = subtree_end(drafts, number)
    before = appended(drafts[:number], rest, in_notice=draft.in_notice)
    below = shifted(drafts[number + 1 : end], -1)
    return replace(parsing, drafts=(*before, *below, *drafts[end:])), line
