"""What Enter means for a plan: the next item, the next paragraph, or a block in two.

（二）完善院前急救网络。新建站点6个。▏   → （三）▏ on the same level, numbered by itself
新建站点6个。▏推动互联互通。            → two paragraphs
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting import editing
from workbench.drafting.pieces import (
    BODY,
    Change,
    Piece,
    Place,
    changed,
    fresh_paragraph,
    pieces,
)
from workbench.manuscript import STOP
from workbench.plan import Section, SectionKind, new_id

if TYPE_CHECKING:
    from workbench.plan import Plan


def press_enter(plan: Plan, at: Place) -> Change | None:
    """A new item, a new paragraph, or the paragraph in two; None where nothing can follow."""
    row = pieces(plan)
    piece = row[at.index]
    if piece.part:
        return _below_part(plan, row, at)
    if piece.section and not piece.text and not _below(row, at.index):
        return _rise(plan, piece.section)
    if at.offset >= len(piece.text) or _before_closing_stop(piece, at.offset):
        return _behind(plan, row, at)
    if at.offset < piece.heading_length - (1 if piece.paragraph else 0):
        return _cut_heading(plan, row, at)
    return _cut_paragraph(plan, row, at)


# --- Enter ------------------------------------------------------------


def _below_part(plan: Plan, row: list[Piece], at: Place) -> Change | None:
    """Behind the title or the addressees the text begins with a fresh paragraph."""
    piece = row[at.index]
    name = piece.part.rpartition(".")[2]
    if name not in ("title", "addressees") or at.offset < len(piece.text):
        return None
    owner = "notice" if piece.part.startswith("notice.") else "preamble"
    after, fresh = editing.add_paragraph(plan, owner, "")
    return Change(after, "新增段落", fresh, 0)


def _rise(plan: Plan, section: Section) -> Change | None:
    """Enter in an empty item lifts it one level, as in a word processor."""
    depth = next(depth for found, depth in plan.walk() if found.id == section.id)
    if depth == 1:
        return None
    return Change(editing.promote(plan, section.id), "升级空条目", section.id, 0)


def _before_closing_stop(piece: Piece, offset: int) -> bool:
    """Between a heading without text and the 。 that closes it."""
    return piece.section is not None and not piece.tasks and piece.text[offset:] == STOP


def _behind(plan: Plan, row: list[Piece], at: Place) -> Change:
    """At the end of a block: the next item where the item is at its end, else a new paragraph."""
    piece, following = row[at.index], _below(row, at.index)
    if piece.section is None:
        return _behind_paragraph(plan, row, at.index)
    if following is None:
        return _insert(plan, row, at.index + 1, _fresh(piece.section, piece.depth), "新增条目")
    if following.section:
        return _insert(
            plan, row, at.index + 1, _fresh(following.section, following.depth), "新增条目"
        )
    return _insert(plan, row, at.index + 1, fresh_paragraph(piece, ""), "新增段落")


def _behind_paragraph(plan: Plan, row: list[Piece], index: int) -> Change:
    """A second Enter, in the empty paragraph of an item, makes it the next item.

    Text that follows goes with the new item; before items below, it is the first of them.
    """
    piece, owner = row[index], _owner(row, index)
    if piece.text or piece.zone != BODY or owner is None:
        return _insert(plan, row, index + 1, fresh_paragraph(piece, ""), "新增段落")
    following = _below(row, index)
    like = following if following and following.section else owner
    assert like.section is not None
    text_below = following is not None and following.section is None
    alike = replace(like.section, run_in=False) if text_below else like.section
    fresh = _fresh(alike, like.depth)
    return changed(plan, [*row[:index], fresh, *row[index + 1 :]], "新增条目", fresh, 0)


def _below(row: list[Piece], index: int) -> Piece | None:
    """The next block if it belongs to the item that block `index` stands in."""
    following = row[index + 1] if index + 1 < len(row) else None
    if following is None or following.part or following.zone not in ("", BODY):
        return None
    owner = _owner(row, index)
    if following.section and owner and following.depth <= owner.depth:
        return None
    return following


def _owner(row: list[Piece], index: int) -> Piece | None:
    """The block with the heading above block `index`, or itself."""
    return next((piece for piece in reversed(row[: index + 1]) if piece.section), None)


def _cut_heading(plan: Plan, row: list[Piece], at: Place) -> Change:
    """What stands right of the caret keeps the item and all below it; the left is a new one."""
    piece = row[at.index]
    assert piece.section is not None
    left = _fresh(piece.section, piece.depth, piece.section.heading[: at.offset])
    heading = piece.section.heading[at.offset :]
    right = replace(piece, section=replace(piece.section, heading=heading)) if at.offset else piece
    whole = [*row[: at.index], left, right, *row[at.index + 1 :]]
    return changed(plan, whole, "分成两条", right, 0)


def _cut_paragraph(plan: Plan, row: list[Piece], at: Place) -> Change:
    piece = row[at.index]
    assert piece.paragraph is not None
    offset = max(0, at.offset - piece.heading_length)
    after, fresh = editing.split_paragraph(plan, piece.paragraph.id, offset)
    return Change(after, "分段", fresh, 0)


def _fresh(like: Section, depth: int, heading: str = "") -> Piece:
    """A new item of the same kind; it has no text of its own until some is typed."""
    kind = SectionKind.NUMBERED if like.kind is SectionKind.ANNEX else like.kind
    fresh = Section(new_id(), heading, kind, like.run_in, tabular=like.tabular)
    return Piece(fresh, depth, zone=BODY, text=heading)


def _insert(plan: Plan, row: list[Piece], index: int, fresh: Piece, label: str) -> Change:
    return changed(plan, [*row[:index], fresh, *row[index:]], label, fresh, 0)
