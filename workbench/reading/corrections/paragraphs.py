"""Headings made text, text made headings, lines joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.document import NodeKind
from workbench.numbering import recognise
from workbench.reading.corrections.spots import (
    HEAD,
    appended,
    line_of,
    shifted,
    spot_of,
    subtree_end,
    without_paragraph,
)
from workbench.reading.layout.traced import EMPTY, Traced, joined
from workbench.reading.sentences import split_sentences
from workbench.reading.structure.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.corrections.spots import Spot
    from workbench.reading.parsing import Parsing

_STOPS = "。！？!?；;：:"


def to_text(parsing: Parsing, place: int) -> Parsing | None:
    """The heading is no heading: its line and what follows go to the node before it."""
    spot = spot_of(parsing, place)
    if spot is None or parsing.drafts[spot.draft].kind is not NodeKind.SECTION:
        return None
    drafts, draft = list(parsing.drafts), parsing.drafts[spot.draft]
    line, rest = line_of(draft)
    end = subtree_end(drafts, spot.draft)
    before = appended(
        drafts[: spot.draft], [*([line] if line else []), *rest], in_notice=draft.in_notice
    )
    below = shifted(drafts[spot.draft + 1 : end], -1)
    return replace(parsing, drafts=(*before, *below, *drafts[end:]))


def join(parsing: Parsing, place: int) -> Parsing | None:
    """The line goes on with the one before it."""
    spot = spot_of(parsing, place)
    if spot is None:
        return None
    draft = parsing.drafts[spot.draft]
    if spot.paragraph == HEAD or (spot.paragraph == 0 and draft.kind is not NodeKind.SECTION):
        return _join_node(parsing, spot.draft)
    joint = _join_paragraph(draft, spot.paragraph)
    return _replaced(parsing, spot.draft, [joint]) if joint else None


def split(parsing: Parsing, place: int) -> Parsing | None:
    """The sentence at the place is a heading; what follows in its node is its text."""
    spot = spot_of(parsing, place)
    if spot is None or spot.paragraph == HEAD:
        return None
    draft = parsing.drafts[spot.draft]
    if draft.kind is NodeKind.SIGNATURE:
        return None
    start, end = _sentence_at(draft.paragraphs[spot.paragraph].text, spot.offset)
    opened = _opened(parsing, spot, start, end)
    above = _cut_off(draft, spot.paragraph, start)
    return _replaced(parsing, spot.draft, [above, opened] if above else [opened])


def _replaced(parsing: Parsing, number: int, drafts: Sequence[Draft]) -> Parsing:
    kept = parsing.drafts
    return replace(parsing, drafts=(*kept[:number], *drafts, *kept[number + 1 :]))


# -- joining ---------------------------------------------------------------------------------


def _join_node(parsing: Parsing, number: int) -> Parsing | None:
    """A whole node goes on with the node before it; what is below it moves up with it."""
    drafts, draft = list(parsing.drafts), parsing.drafts[number]
    line, rest = line_of(draft)
    if not number or (line is None and draft.kind is NodeKind.SECTION):
        return None
    before = drafts[number - 1]
    if NodeKind.SIGNATURE in (before.kind, draft.kind) or before.in_notice != draft.in_notice:
        return None
    end = subtree_end(drafts, number) if draft.kind is NodeKind.SECTION else number + 1
    joint = _continued(before, line or draft.paragraphs[0])
    below = rest if line else draft.paragraphs[1:]
    grown = appended([*drafts[: number - 1], joint], below, in_notice=draft.in_notice)
    moved = shifted(drafts[number + 1 : end], -1)
    return replace(parsing, drafts=(*grown, *moved, *drafts[end:]))


def _continued(draft: Draft, line: Traced) -> Draft:
    """The draft with `line` as the end of its last paragraph, or of a heading that stands alone."""
    if draft.paragraphs:
        last = joined([draft.paragraphs[-1], line])
        return replace(draft, paragraphs=[*draft.paragraphs[:-1], last])
    if draft.closer.text:
        return replace(draft, paragraphs=[line], run_in=True)
    heading = joined([draft.heading, line]) if draft.heading.text else line
    return replace(draft, heading=heading)


def _join_paragraph(draft: Draft, at: int) -> Draft | None:
    """A paragraph goes on with the one before it, or with the heading above it."""
    if at == 0:
        alone = replace(draft, paragraphs=[])
        joint = None if draft.run_in else _continued(alone, draft.paragraphs[0])
        return joint and replace(joint, paragraphs=[*joint.paragraphs, *draft.paragraphs[1:]])
    line = joined(draft.paragraphs[at - 1 : at + 1])
    shorter = without_paragraph(draft, at)
    return replace(
        shorter, paragraphs=[*draft.paragraphs[: at - 1], line, *draft.paragraphs[at + 1 :]]
    )


# -- splitting -------------------------------------------------------------------------------


def _sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the sentence around character `offset`, blanks before it left out."""
    start = end = 0
    for sentence in split_sentences(text):
        start, end = end, end + len(sentence)
        if end > offset:
            break
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _cut_off(draft: Draft, at: int, start: int) -> Draft | None:
    """What stays of the draft above character `start` of paragraph `at`, None if nothing does."""
    kept = draft.paragraphs[at].cut(0, start).strip()
    above = [*draft.paragraphs[:at], *([kept] if kept.text else [])]
    if draft.kind is NodeKind.PARAGRAPH and not above:
        return None
    return replace(draft, paragraphs=above, run_in=draft.run_in and bool(above))


def _opened(parsing: Parsing, spot: Spot, start: int, end: int) -> Draft:
    """The section that opens at a sentence."""
    draft = parsing.drafts[spot.draft]
    paragraph = draft.paragraphs[spot.paragraph]
    line, rest = paragraph.cut(start, end).strip(), paragraph.cut(end).strip()
    mark = recognise(line.text)
    number = line.cut(0, mark.length).strip() if mark else EMPTY
    heading = line.cut(mark.length).strip() if mark else line
    bare = heading.text.rstrip(_STOPS)
    closer = heading.cut(len(bare)) if bare else EMPTY
    return Draft(
        NodeKind.SECTION,
        _level(parsing, spot.draft, line.text),
        number=number,
        heading=heading.cut(0, len(bare)) if bare else heading,
        closer=closer,
        paragraphs=[*([rest] if rest.text else []), *draft.paragraphs[spot.paragraph + 1 :]],
        run_in=bool(rest.text),
        in_notice=draft.in_notice,
        reason="已由人工核对",
        opened=True,
    )


def _level(parsing: Parsing, number: int, text: str) -> int:
    """That of the nearest heading above numbered alike, else one below the node it stands in."""
    mark = recognise(text)
    for draft in reversed(parsing.drafts[: number + 1]):
        other = recognise(draft.number.text or draft.auto_number) if mark else None
        if mark and other and other.style is mark.style:
            return draft.level
    parent = parsing.drafts[number]
    if parent.kind is not NodeKind.SECTION:
        return 1
    numbered = parent.number.text or (parent.auto_number and not parent.opened)
    themed = not numbered and not mark  # or opened by hand: then this is the next one beside it
    return parent.level + (0 if themed else 1)
