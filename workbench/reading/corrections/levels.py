"""Headings up and down, and doubts settled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.document import NodeKind
from workbench.reading.corrections.spots import shifted, spot_of, subtree_end

if TYPE_CHECKING:
    from workbench.reading.parsing import Parsing

_SETTLED = "已由人工核对"


def promote(parsing: Parsing, place: int) -> Parsing | None:
    """The heading, with all below it, one level up."""
    return _moved(parsing, place, -1)


def demote(parsing: Parsing, place: int) -> Parsing | None:
    """The heading, with all below it, one level down: below the one that stands before it."""
    return _moved(parsing, place, +1)


def confirm(parsing: Parsing, place: int) -> Parsing | None:
    """The doubtful heading is a heading."""
    number = _section_at(parsing, place)
    if number is None or not parsing.drafts[number].doubt:
        return None
    drafts = list(parsing.drafts)
    drafts[number] = replace(drafts[number], doubt="", certainty=1.0, reason=_SETTLED)
    return replace(parsing, drafts=tuple(drafts))


def _moved(parsing: Parsing, place: int, steps: int) -> Parsing | None:
    number = _section_at(parsing, place)
    if number is None or not _may_move(parsing, number, steps):
        return None
    drafts = list(parsing.drafts)
    end = subtree_end(drafts, number)
    drafts[number:end] = shifted(drafts[number:end], steps)
    drafts[number] = replace(drafts[number], doubt="", certainty=1.0, reason=_SETTLED)
    return replace(parsing, drafts=tuple(drafts))


def _section_at(parsing: Parsing, place: int) -> int | None:
    spot = spot_of(parsing, place)
    if spot is None or parsing.drafts[spot.draft].kind is not NodeKind.SECTION:
        return None
    return spot.draft


def _may_move(parsing: Parsing, number: int, steps: int) -> bool:
    """Up to the top; down to one level below the heading before it."""
    level = parsing.drafts[number].level
    if steps < 0:
        return level > 1
    above = [d.level for d in parsing.drafts[:number] if d.kind is NodeKind.SECTION]
    return bool(above) and above[-1] >= level
