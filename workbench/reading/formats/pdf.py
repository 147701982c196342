"""PDF with a text layer: pages → visual lines → paragraphs, cells of ruled tables, page furniture.

The paragraphs are whole: what paper broke is joined here, where it is known how wide the lines are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.document import Block, BlockKind, Document, Remark
from workbench.reading.formats import complaints
from workbench.reading.formats.pdf_characters import unreadable
from workbench.reading.formats.pdf_file import Page, pages_of
from workbench.reading.formats.pdf_furniture import Furniture
from workbench.reading.formats.pdf_headings import tell_levels
from workbench.reading.formats.pdf_lines import Line, lines_of, margins_by_page
from workbench.reading.formats.pdf_paragraphs import Joiner, Paragraph
from workbench.reading.formats.pdf_tables import Placed, Table, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_UNREADABLE = 0.3  # of the characters; a text is not understood without the others
_SOME_UNREADABLE = 0.01
_MUCH_FURNITURE = 0.3
_MOST_NAMED = 8  # pages a remark names one by one


def read_pdf(data: bytes, name: str) -> Document:
    """The document in the bytes of a PDF file."""
    pages = list(pages_of(data, name))
    characters = sum(page.characters for page in pages)
    if all(page.pictured or not page.characters for page in pages):
        pictured = any(page.pictured for page in pages)
        raise complaints.scanned(name) if pictured else complaints.empty(name)
    blocks = _Flow(pages).blocks()
    odd = sum(unreadable(block.text) for block in blocks)
    if odd > _MOST_UNREADABLE * characters:
        raise complaints.no_codes(name)
    remarks = list(_remarks(pages, odd if odd > _SOME_UNREADABLE * characters else 0))
    remarks += _much_furniture(blocks)
    return Document(name, "pdf", tuple(blocks), tuple(remarks))


class _Flow:
    """The elements of all pages in the order of reading → the blocks of the document."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        lines = {page.number: lines_of(page.runs, page.number) for page in pages}
        _level_weight([line for own in lines.values() for line in own])
        shapes = {page.number: (round(page.width), round(page.height)) for page in pages}
        self._elements = {page.number: _ordered(lines[page.number], page.tables) for page in pages}
        frames = {page.number: [(t.xs[0], t.xs[-1]) for t in page.tables] for page in pages}
        margins = margins_by_page(lines, shapes, frames)
        heights = {page.number: page.height for page in pages}
        self._furniture = Furniture(self._elements, margins, heights).find()
        body = [line for own in lines.values() for line in own if id(line) not in self._furniture]
        self._joiner = Joiner(margins)
        self._joiner.learn(body)
        self._tables = Tables()
        self._items: list[Placed | Paragraph] = []
        self._table_end = 0  # behind the last cell of the table that is open

    def blocks(self) -> list[Block]:
        """All blocks; furniture stands where its page does."""
        for page in self._pages:
            for element in self._elements[page.number]:
                self._take(element)
            self._items += _leaning(page)
        told = [item for item in self._items if isinstance(item, Paragraph)]
        tell_levels(told, self._joiner.margins)
        return [block for item in self._items for block in item.blocks()]

    def _take(self, element: Line | Table) -> None:
        if isinstance(element, Table):
            self._joiner.close()
            self._take_table(element)
        elif id(element) in self._furniture:
            self._items.append(_furniture(element.text, element.page))
        else:
            self._tables.close()
            if begun := self._joiner.add(element):
                self._items.append(begun)

    def _take_table(self, table: Table) -> None:
        """A table is whole: furniture between its pages stands behind it."""
        again = self._tables.repeated(table)
        at = self._table_end if self._tables.continues(table) else len(self._items)
        cells = self._tables.add(table)
        self._items[at:at] = cells
        self._table_end = at + len(cells)
        self._items += again


def _level_weight(lines: Sequence[Line]) -> None:
    """Where most of the text is bold, nothing is set off by it."""
    heavy = [line for line in lines if line.bold]
    if 2 * len(heavy) > len(lines):
        for line in lines:
            line.opens_bold = line.bold = False


def _ordered(lines: Sequence[Line], tables: Sequence[Table]) -> list[Line | Table]:
    """Lines and tables from the top of the page to its foot."""
    placed = [(-line.base, n, line) for n, line in enumerate(lines)]
    framed = [(-table.top, -1 - n, table) for n, table in enumerate(tables)]
    elements: list[tuple[float, int, Line | Table]] = [*placed, *framed]
    return [element for _, _, element in sorted(elements, key=lambda e: e[:2])]


def _leaning(page: Page) -> Iterator[Placed]:
    """What is written across the page is no text of the document."""
    return (_furniture(run.text, page.number) for run in page.leaning if run.text.strip())


def _furniture(text: str, page: int) -> Placed:
    return Placed([Block(text, BlockKind.FURNITURE, page=page)])


def _remarks(pages: Sequence[Page], odd: int) -> Iterator[Remark]:
    if scans := [page.number for page in pages if page.pictured]:
        yield Remark("有的页是扫描图片，图中的文字未收入。", _named(scans))
    if leaning := [page for page in pages if page.leaning]:
        texts = list(dict.fromkeys(run.text for page in leaning for run in page.leaning))
        text = "、".join(f"“{text}”" for text in texts[:3])
        yield Remark(
            f"斜排或竖排的{text}按水印处理，未作正文。", _named([page.number for page in leaning])
        )
    if unseen := [page.number for page in pages if page.invisible]:
        yield Remark("文字由扫描图片识别而来，可能有错字，请对照原件核对。", _named(unseen))
    if odd:
        yield Remark(f"有 {odd} 个字没有编码信息，显示为方框，请对照原件补上。")
    if notes := sum(page.remarks for page in pages):
        yield Remark(f"批注和图章未收入（{notes} 处）。")


def _much_furniture(blocks: Sequence[Block]) -> Iterator[Remark]:
    """So much stands in the margins that some of it may be text."""
    left_out = sum(len(block.text) for block in blocks if block.kind is BlockKind.FURNITURE)
    if left_out > _MUCH_FURNITURE * sum(len(block.text) for block in blocks):
        yield Remark(f"有 {left_out} 个字按页眉、页脚或水印处理，未作正文，请对照原件核对。")


def _named(numbers: Sequence[int]) -> str:
    """第3、5页; many pages are counted."""
    shown = "、".join(map(str, numbers[:_MOST_NAMED]))
    more = f"等{len(numbers)}页" if len(numbers) > _MOST_NAMED else "页"
    return f"第{shown}{more}"
