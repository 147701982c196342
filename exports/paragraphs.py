"""Sets the paragraphs of a plan: each in its face and size, broken into lines, without a page yet.

A paragraph is set once and set again only when its text changes. Head and foot of the paper have
places of their own (`letterhead`, `colophon`); here they take no row. What closes a letter is set
by `endings`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from exports.colophon import FOOT_ROLES
from exports.endings import annex_list, note, sign_off
from exports.letterhead import HEAD_ROLES
from exports.linebreak import Measure, Row, break_paragraph
from exports.standard import GB9704, Standard
from exports.strips import Setting, body_strips, centred
from exports.table_sheet import turned
from exports.titles import break_title
from workbench.manuscript import SIGNED, Block, BlockRole
from workbench.numbering import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.strips import Strip

_LEAD = 2  # lines of a chapter heading run into its text that stand together
_APART = HEAD_ROLES | FOOT_ROLES


def set_among(blocks: Sequence[Block], at: int, standard: Standard) -> Setting:
    """The paragraph `at`: a signature with its date; the title of a turned table on its sheet."""
    block = blocks[at]
    below = blocks[at + 1].table if at + 1 < len(blocks) else None
    if block.annex and below and below.landscape:
        return replace(set_block(block, turned(standard)), turned=True)
    return set_block(block, standard, _beside(blocks, at))


def _beside(blocks: Sequence[Block], at: int) -> str:
    """For a signature the date below it, for a date the signature above it, else nothing."""
    if blocks[at].role is BlockRole.SIGNATURE:
        return _text_if(blocks, at + 1, BlockRole.DATE)
    if blocks[at].role is BlockRole.DATE:
        return _text_if(blocks, at - 1, BlockRole.SIGNATURE)
    return ""


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
        give: cells by which its lines are broken shorter (or longer) than they are set, as few
            lines as will do to make it run one more (or less); none where that cannot be had,
        since: beginning with this character.
    """
    if block.table:
        wide = block.table.landscape
        return Setting((), fresh=block.new_page or wide, table=block.table, turned=wide)
    if block.role in _APART or not block.text.strip():
        return Setting((), fresh=block.new_page)
    if block.role is BlockRole.TITLE:
        strips = _title_strips(block, 0, standard)
        whole = len(strips)
        return Setting(strips, 2, 1, keep=True, together=whole, fresh=block.new_page)
    if block.annex:
        strips = _annex_strips(block, standard)
        return Setting(strips, after=1, keep=True, together=len(strips), fresh=True)
    if block.role in SIGNED:
        return sign_off(block, standard, beside)
    if block.role in _SMALL:
        return _SMALL[block.role](block, standard)
    return _text(block, standard, give, since)


def _stage(block: Block, standard: Standard) -> Setting:
    """（征求意见稿） centred right below the title."""
    size, cell = standard.body_size, standard.cell
    strips = (centred(block, 0, len(block.text), size, cell, standard),)
    return Setting(strips, after=1, keep=True, close=True)


_SMALL = {
    BlockRole.STAGE: _stage,
    BlockRole.ANNEX_LIST: annex_list,
    BlockRole.NOTE: note,
}


def _text(block: Block, standard: Standard, give: float, since: int) -> Setting:
    """A heading, a paragraph of text, or the addressees."""
    indent = 0.0 if block.role is BlockRole.ADDRESSEES else standard.indent
    rows, given = _rows(block.text, Measure(standard.columns, indent, give), since)
    strips = body_strips(block, rows, standard)
    keep = block.role in (BlockRole.HEADING, BlockRole.ADDRESSEES)
    together = len(strips) if keep else _LEAD if block.style is Style.CHAPTER else 1
    together, fresh = min(together, len(strips)), block.new_page
    return Setting(strips, keep=keep, together=together, fresh=fresh, given=given)


def _rows(text: str, measure: Measure, since: int) -> tuple[tuple[Row, ...], int]:
    """The lines of `text`, given as `measure` says from character `since` on, and how many are."""
    plain = replace(measure, give=0.0)
    usual = break_paragraph(text, plain)
    if not measure.give:
        return usual, 0
    before = tuple(row for row in usual if row.start < since)
    rest = replace(measure, first=0.0 if since else measure.first)
    rows, given = _fewest(text[since:], rest, len(usual) - len(before))
    if not given:
        return usual, 0
    return (*before, *(Row(row.start + since, row.end + since, row.xs) for row in rows)), given


def _fewest(text: str, measure: Measure, usual: int) -> tuple[tuple[Row, ...], int]:
    """The lines where as few as possible are given to make another number of them than `usual`."""
    rows = break_paragraph(text, measure)
    if len(rows) == usual:
        return (), 0
    low, high = 1, len(rows)
    while low < high:
        middle = (low + high) // 2
        fewer = break_paragraph(text, replace(measure, lines=middle))
        if len(fewer) == usual:
            low = middle + 1
        else:
            rows, high = fewer, middle
    return rows, high


def _title_strips(block: Block, start: int, standard: Standard) -> tuple[Strip, ...]:
    """The title from character `start` on, centred."""
    size = standard.title_size
    lines = break_title(block.text[start:], standard.area_width / size)
    return tuple(
        centred(block, start + begin, start + end, size, size, standard) for begin, end in lines
    )


def _annex_strips(block: Block, standard: Standard) -> tuple[Strip, ...]:
    """附件1 flush left on the first line, its title centred on the third."""
    number = len(block.runs[0].text)
    rows = break_paragraph(block.text[:number], Measure(standard.columns))
    first, *rest = _title_strips(block, number, standard) or (None,)
    if first is None:
        return body_strips(block, rows, standard)
    spaced = replace(first, gap=1)
    return (*body_strips(block, rows, standard), spaced, *rest)
