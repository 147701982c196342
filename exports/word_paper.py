"""The text of a paper in Word, block by block, on the sheets it stands on.

One paragraph in the file is one block, so the text is complete and in order; only an annex's number
and title, and the annexes of 附件说明, are paragraphs of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from exports import word_styles as styles
from exports.colophon import FOOT_ROLES
from exports.endings import number_length
from exports.letterhead import HEAD_ROLES
from exports.paragraphs import set_among
from exports.strips import cells
from exports.table_sheet import turned
from exports.typesetting import compose
from exports.word_foot import END, foot_xml
from exports.word_head import HeadWriter
from exports.word_looks import ParagraphLook, rows
from exports.word_sections import Sections, SheetLook
from exports.word_tables import table_xml
from exports.word_text import LINE_BREAK, paragraph, run, runs_of
from workbench.manuscript import SIGNED, Block, BlockRole, RunRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.pages import Page
    from exports.standard import Standard
    from exports.strips import Strip

_PLAIN_LOOKS = {
    BlockRole.ADDRESSEES: ParagraphLook(styles.ADDRESSEES),
    BlockRole.STAGE: ParagraphLook(styles.STAGE),
    BlockRole.NOTE: ParagraphLook(styles.NOTE),
}


@dataclass(frozen=True, slots=True)
class _Item:
    """A block with its neighbours, its lines, and the blank rows above it on its page.

    `kept`: its end stands with the next block, and is not there only because the page was full.
    `parted`: so it is, and two lines of it at least stand on either page.
    """

    block: Block
    before: Block | None
    after: Block | None
    strips: tuple[Strip, ...]
    by_page: tuple[tuple[Strip, ...], ...]
    gap: int
    turned: bool
    kept: bool
    parted: bool


def body_xml(blocks: Sequence[Block], sections: Sections, standard: Standard) -> str:
    """All that stands in the file, the properties of its last section at the end."""
    pages = compose(blocks, standard)
    head = HeadWriter(blocks, standard)
    opening, foot = head.xml(), foot_xml(blocks, standard)
    writer = _Writer(standard, head.rest)
    sheets: list[tuple[SheetLook, str]] = []
    for side, items in groupby(_items(blocks, pages, standard), key=lambda item: item.turned):
        text = "".join(map(writer.xml, items))
        sheets.append((SheetLook(side, letter=head.letter and not sheets), text))
    sheets = sheets or [(SheetLook(letter=head.letter), "")]
    sheets[0] = (sheets[0][0], opening + sheets[0][1])
    if foot and not pages[-1].numbered and len(pages) > 1:
        sheets.append((SheetLook(numbered=False), END))
    sheets[-1] = (sheets[-1][0], sheets[-1][1] + foot)
    return _joined(sheets, sections)


def _joined(sheets: Sequence[tuple[SheetLook, str]], sections: Sections) -> str:
    """The sections one behind the other, each but the last with its properties in a paragraph."""
    written = []
    for look, text in sheets[:-1]:
        whole = text + END if text.endswith("</w:tbl>") or not text else text
        start = whole.rindex("<w:p>")
        last = whole[start:].replace("</w:pPr>", f"{sections.xml(look)}</w:pPr>", 1)
        written.append(whole[:start] + last)
    look, text = sheets[-1]
    return "".join((*written, text, END if text.endswith("</w:tbl>") else "", sections.xml(look)))


def _items(blocks: Sequence[Block], pages: Sequence[Page], standard: Standard) -> Iterator[_Item]:
    """What is printed between head and foot."""
    lines: list[list[Strip]] = [[] for _ in blocks]
    sheets: list[list[Page]] = [[] for _ in blocks]
    gaps = [0] * len(blocks)
    for page in pages:
        last = None
        for line in page.lines:
            if not lines[line.block] and last is not None:
                gaps[line.block] = max(0, round((line.y - last) / standard.pitch) - 1)
            lines[line.block].append(line.strip)
            sheets[line.block].append(page)
            last = line.y
    apart = (*HEAD_ROLES, *FOOT_ROLES)
    shown = [at for at, b in enumerate(blocks) if b.role not in apart and b.text.strip()]
    for before, at, after in zip([None, *shown], shown, [*shown[1:], None], strict=False):
        kept = after is not None and _kept(sheets[at], sheets[after], standard)
        numbers = [page.number for page in sheets[at]]
        yield _Item(
            blocks[at],
            None if before is None else blocks[before],
            None if after is None else blocks[after],
            tuple(lines[at]),
            tuple(_by_page(lines[at], numbers)),
            gaps[at],
            set_among(blocks, at, standard).turned,
            kept,
            kept and 1 < numbers.count(numbers[0]) < len(numbers) - 1,
        )


def _by_page(strips: Sequence[Strip], numbers: Sequence[int]) -> Iterator[tuple[Strip, ...]]:
    """The lines of a block parted by the pages they stand on."""
    paired = zip(numbers, strips, strict=True)
    for _, here in groupby(paired, key=lambda pair: pair[0]):
        yield tuple(strip for _, strip in here)


def _kept(own: Sequence[Page], following: Sequence[Page], standard: Standard) -> bool:
    """Whether lines ending on the pages `own` are to go along with what follows.

    Where the page before is full, they go over by themselves: LibreOffice takes a paragraph along
    as a whole, Word only its last lines.
    """
    if not own or not following or own[-1].number != following[0].number:
        return False
    return own[0] is own[-1] or standard.foot - own[0].lines[-1].y > standard.pitch


class _Writer:
    """Writes the blocks of the text; the first stands `head` twentieths of a point lower."""

    def __init__(self, standard: Standard, head: int) -> None:
        self._standard = standard
        self._head = head

    def xml(self, item: _Item) -> str:
        block = item.block
        if block.table:
            sheet = turned(self._standard) if item.turned else self._standard
            return table_xml(block.table, sheet, item.by_page)
        if block.annex:
            return "".join(self._annex(item))
        if block.role is BlockRole.ANNEX_LIST:
            return "".join(self._annex_list(item))
        if block.role is BlockRole.TITLE:
            return self._paragraph(self._title_look(item), _broken(item.strips))
        if block.role in SIGNED:
            return self._paragraph(self._sign_off(item), run(block.text))
        return self._paragraph(_look(item), runs_of(block, item.strips, self._standard))

    def _paragraph(self, look: ParagraphLook, runs: str) -> str:
        if self._head:
            look, self._head = replace(look, before=self._head), 0
        return paragraph(look, runs)

    def _title_look(self, item: _Item) -> ParagraphLook:
        """A title; below it a blank row, or 征求意见稿 at once."""
        staged = item.after is not None and item.after.role is BlockRole.STAGE
        after = 0 if staged else rows(1, self._standard)
        return ParagraphLook(styles.TITLE, new_page=item.block.new_page, after=after, gaps=True)

    def _annex(self, item: _Item) -> Iterator[str]:
        """附件1 on the first line of a page, its title below, then the text where it runs on."""
        looks = {
            RunRole.NUMBER: styles.ANNEX_NUMBER,
            RunRole.HEADING: styles.ANNEX_TITLE,
            RunRole.TEXT: "",
        }
        big = [strip for strip in item.strips if strip.size == self._standard.title_size]
        for role, runs in groupby(item.block.runs, key=lambda one: one.role):
            text = "".join(one.text for one in runs)
            broken = text == "".join(strip.text for strip in big)
            yield self._paragraph(ParagraphLook(looks[role]), _broken(big) if broken else run(text))

    def _annex_list(self, item: _Item) -> Iterator[str]:
        """An annex a paragraph; what runs on begins below its name."""
        block, indent = item.block, self._standard.indent
        label = block.runs[0].text if len(block.runs) > 1 else ""
        start = 0
        for at, one in enumerate(block.runs[bool(label) :]):
            end = start + len(label if not at else "") + len(one.text)
            number = cells(one.text[: number_length(one.text)])
            left = indent + cells(label) + number
            hanging = left - indent if not at else number
            before = rows(item.gap, self._standard) if not at else 0
            look = ParagraphLook(styles.ANNEX_LIST, before=before, left=left, hanging=hanging)
            content = runs_of(block, item.strips, self._standard, start, end)
            look = replace(look, keeps_next=item.kept, widows=item.parted)
            yield self._paragraph(look, content)
            start = end

    def _sign_off(self, item: _Item) -> ParagraphLook:
        """Signature or date where the composed page has it (7.3.5).

        A signature keeps its distance from the right edge, a date below it the one from the left,
        so that another day moves neither; under a seal the date keeps the one from the right.
        """
        block, standard = item.block, self._standard
        signs = block.role is BlockRole.SIGNATURE
        left = (item.strips[0].xs[0] - standard.left) / standard.cell if item.strips else 0.0
        right = max(0.0, standard.columns - left - cells(block.text))
        before = rows(item.gap, standard)
        if signs:
            return ParagraphLook(styles.SIGNATURE, before=before, right=right)
        signed = item.before is not None and item.before.role is BlockRole.SIGNATURE
        if signed and not block.sealed:
            return ParagraphLook(styles.DATE, left=left, align="left")
        return ParagraphLook(styles.DATE, before=before, right=right)


def _look(item: _Item) -> ParagraphLook:
    """The look of a heading, of a paragraph with or without one, of what has a style of its own.

    The text above a signature stays on its page where it does so composed: no signature stands
    alone (7.3.5.5).
    """
    block = item.block
    if block.role in _PLAIN_LOOKS:
        return _PLAIN_LOOKS[block.role]
    if block.role is BlockRole.HEADING and block.theme:
        return ParagraphLook(styles.THEME, level=block.level)
    if block.role is BlockRole.HEADING:
        return ParagraphLook(styles.heading(block.level))
    style = styles.clause(block.level) if block.has_heading else ""
    closing = item.after is not None and item.after.role in (*SIGNED, BlockRole.ANNEX_LIST)
    return ParagraphLook(style, keeps_next=closing and item.kept, widows=closing and item.parted)


def _broken(strips: Sequence[Strip]) -> str:
    """A title, broken by its meaning where the composed page breaks it."""
    return LINE_BREAK.join(run(strip.text) for strip in strips)
