"""Sets the paragraphs of a plan: each in its face and size, broken into lines, without a page yet.

A paragraph is set once and set again only when its text changes. Where a title, a signature or a
date goes is decided here: GB/T 9704-2012, 7.3.1 and 7.3.5.2.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from exports.linebreak import Measure, Row, break_paragraph
from exports.standard import GB9704, Face, Standard, face_of
from exports.titles import break_title
from exports.widths import width_of
from workbench.manuscript import Block, BlockRole
from workbench.numbering import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAD = 2  # lines of a chapter heading run into its text that stand together
_LONE_DATE_INDENT = 4.0  # cells free at the right of a date that has no signature above it


@dataclass(frozen=True, slots=True)
class Strip:
    """A line as set, before it has a page: characters `start` to `end` of its paragraph.

    `xs` are the left edges of the characters' boxes, measured from the sheet's left edge, `cell`
    the width a Chinese character has here, `faces` says up to which character of the line each
    face goes. `gap` is the number of blank rows before it.
    """

    start: int
    end: int
    text: str
    xs: tuple[float, ...]
    size: float
    cell: float
    faces: tuple[tuple[int, Face], ...]
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph as set: its lines, blank rows `before` (none at a page's top) and `after`.

    `keep`: the next paragraph begins on the same page. `together`: so many of its lines at least
    stand on the page where it begins. `tail`: it closes a text (signature, date) and needs text
    above it on its page. `fresh`: it begins a page.
    """

    strips: tuple[Strip, ...]
    before: int = 0
    after: int = 0
    keep: bool = False
    together: int = 1
    tail: bool = False
    fresh: bool = False


def set_blocks(blocks: Sequence[Block], standard: Standard) -> list[Setting]:
    """Every paragraph set; a signature is set together with the date below it."""
    settings = []
    for at, block in enumerate(blocks):
        beside = ""
        if block.role is BlockRole.SIGNATURE:
            beside = _text_if(blocks, at + 1, BlockRole.DATE)
        if block.role is BlockRole.DATE:
            beside = _text_if(blocks, at - 1, BlockRole.SIGNATURE)
        settings.append(set_block(block, standard, beside))
    return settings


def _text_if(blocks: Sequence[Block], at: int, role: BlockRole) -> str:
    return blocks[at].text if 0 <= at < len(blocks) and blocks[at].role is role else ""


@lru_cache(maxsize=8192)
def set_block(
    block: Block,
    standard: Standard = GB9704,
    beside: str = "",
    give: float = 0.0,
    since: int = 0,
) -> Setting:
    """One paragraph set.

    Args:
        block: the paragraph.
        standard: the sheet.
        beside: for a signature the date below it, for a date the signature above it.
        give: cells by which its lines are broken shorter (or longer) than they are set,
        since: beginning with this character.
    """
    if not block.text.strip():
        return Setting((), fresh=block.new_page)
    if block.role is BlockRole.TITLE:
        strips = _title_strips(block, 0, standard)
        whole = len(strips)
        return Setting(strips, 2, 1, keep=True, together=whole, fresh=block.new_page)
    if block.annex:
        strips = _annex_strips(block, standard)
        return Setting(strips, after=1, keep=True, together=len(strips), fresh=True)
    if block.role in (BlockRole.SIGNATURE, BlockRole.DATE):
        return _sign_off(block, standard, beside)
    return _text(block, standard, give, since)


def _text(block: Block, standard: Standard, give: float, since: int) -> Setting:
    """A heading, a paragraph of text, or the addressees."""
    indent = 0.0 if block.role is BlockRole.ADDRESSEES else standard.indent
    rows = _rows(block.text, Measure(standard.columns, indent, give), since)
    strips = tuple(_body_strip(block, row, standard) for row in rows)
    keep = block.role in (BlockRole.HEADING, BlockRole.ADDRESSEES)
    together = len(strips) if keep else _LEAD if block.style is Style.CHAPTER else 1
    return Setting(strips, keep=keep, together=min(together, len(strips)), fresh=block.new_page)


def _rows(text: str, measure: Measure, since: int) -> tuple[Row, ...]:
    """The lines of `text`; from character `since` on they follow the measure's `give`."""
    if not since:
        return break_paragraph(text, measure)
    plain = break_paragraph(text, Measure(measure.width, measure.first))
    rest = break_paragraph(text[since:], Measure(measure.width, 0.0, measure.give))
    moved = (Row(row.start + since, row.end + since, row.xs) for row in rest)
    return (*(row for row in plain if row.start < since), *moved)


def _body_strip(block: Block, row: Row, standard: Standard, shift: float = 0.0) -> Strip:
    return _strip(block, row, standard.body_size, standard.cell, standard.left + shift)


def _strip(block: Block, row: Row, size: float, cell: float, left: float) -> Strip:
    text = block.text[row.start : row.end]
    xs = tuple([left + cell * x for x in row.xs])
    return Strip(row.start, row.end, text, xs, size, cell, _faces(block, row))


def _faces(block: Block, row: Row) -> tuple[tuple[int, Face], ...]:
    """Up to which character of the line each face goes."""
    ends = accumulate(len(run.text) for run in block.runs)
    pieces = [
        (min(end, row.end) - row.start, face_of(block, run))
        for end, run in zip(ends, block.runs, strict=True)
        if end > row.start and end - len(run.text) < row.end
    ]
    return tuple(list(same)[-1] for _, same in groupby(pieces, key=lambda piece: piece[1]))


def _title_strips(block: Block, start: int, standard: Standard) -> tuple[Strip, ...]:
    """The title from character `start` on, centred."""
    size = standard.title_size
    lines = break_title(block.text[start:], standard.area_width / size)
    return tuple(
        _centred(block, start + begin, start + end, size, standard) for begin, end in lines
    )


def _centred(block: Block, start: int, end: int, size: float, standard: Standard) -> Strip:
    edges = [0.0, *accumulate(width_of(char) for char in block.text[start:end])]
    seen = sum(width_of(char) for char in block.text[start:end].rstrip())
    left = standard.left + (standard.area_width - seen * size) / 2
    return _strip(block, Row(start, end, tuple(edges[:-1])), size, size, left)


def _annex_strips(block: Block, standard: Standard) -> tuple[Strip, ...]:
    """附件1 flush left on the first line, its title centred on the third."""
    number = len(block.runs[0].text)
    rows = break_paragraph(block.text[:number], Measure(standard.columns))
    first, *rest = _title_strips(block, number, standard) or (None,)
    if first is None:
        return tuple(_body_strip(block, row, standard) for row in rows)
    spaced = replace(first, gap=1)
    return (*(_body_strip(block, row, standard) for row in rows), spaced, *rest)


def _sign_off(block: Block, standard: Standard, beside: str) -> Setting:
    """Signature and date without seal: 7.3.5.2."""
    signs = block.role is BlockRole.SIGNATURE
    signature, date = (block.text, beside) if signs else (beside, block.text)
    at_signature, at_date = _sign_off_places(_cells(signature), _cells(date), standard)
    left = at_signature if signs else at_date
    rows = break_paragraph(block.text, Measure(standard.columns - left))
    strips = tuple(_body_strip(block, row, standard, left * standard.cell) for row in rows)
    before = 1 if signs or not signature else 0
    whole, fresh = len(strips), block.new_page
    return Setting(strips, before, keep=signs, together=whole, tail=True, fresh=fresh)


def _sign_off_places(signature: float, date: float, standard: Standard) -> tuple[float, float]:
    """The cells to the left of signature and date, from the widths of both.

    The signature leaves two cells free at the right and the date begins two cells after it; where
    the date would then leave less than two cells, it leaves two and the signature moves with it.
    """
    free, shift = standard.signature_indent, standard.date_shift
    if not signature:
        return 0.0, max(0.0, standard.columns - date - _LONE_DATE_INDENT)
    at_signature = standard.columns - free - signature
    if date and at_signature + shift + date > standard.columns - free:
        at_signature = standard.columns - free - date - shift
    return max(0.0, at_signature), max(0.0, at_signature) + shift


def _cells(text: str) -> float:
    return sum(width_of(char) for char in text.strip())
