"""The bookmarks of a PDF: titles and annexes, and below each the headings, nested as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.manuscript import Block, BlockRole, RunRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDocument

    from exports.pages import Line, Page
    from exports.standard import Standard


def add_bookmarks(
    document: PDFDocument, blocks: Sequence[Block], pages: Sequence[Page], standard: Standard
) -> None:
    """Give the document its tree of bookmarks; none where it has neither title nor heading."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFObjectReference

    tree = _Tree(document, standard)
    seen: set[int] = set()
    for sheet, page in enumerate(pages, start=1):
        for line in page.lines:
            if line.block not in seen and _is_marked(blocks[line.block]):
                seen.add(line.block)
                place = [PDFObjectReference(f"Page{sheet}"), *tree.place(page, line)]
                tree.add(blocks[line.block], f"b{line.block}", PDFArray(place))
    if seen:
        document.outline.setDestinations(tree.closed())


def _is_marked(block: Block) -> bool:
    heads = block.role in (BlockRole.HEADING, BlockRole.BODY) and block.has_heading
    return bool(bookmark(block)) and (heads or block.role is BlockRole.TITLE)


def bookmark(block: Block) -> str:
    """The words of a title or heading: 一、…, （一）…, 附件1　…"""
    titled = block.role is BlockRole.TITLE
    words = [run.text.strip() for run in block.runs if titled or run.role is not RunRole.TEXT]
    return ("　" if block.annex else "").join(words).removesuffix("。")


def _depth(block: Block) -> int:
    """1 for a title or an annex, more for what stands below it."""
    return 1 if block.role is BlockRole.TITLE or block.annex else max(block.level, 1) + 1


class _Tree:
    """Grows the nested lists the PDF library wants: a heading, or (heading, those below it)."""

    def __init__(self, document: PDFDocument, standard: Standard) -> None:
        self._document, self._standard = document, standard
        self._open: list[tuple[int, list[object]]] = [(0, [])]

    def add(self, block: Block, name: str, place: PDFArray) -> None:
        """Hang a heading below the last one of a higher level."""
        while self._open[-1][0] >= _depth(block):
            self._close()
        self._open[-1][1].append({name: place})
        self._open.append((_depth(block), []))
        self._document.outline.destinationnamestotitles[name] = well_formed(bookmark(block))

    def place(self, page: Page, line: Line) -> list[object]:
        """How a viewer shows it: a line above the words in the upper left corner."""
        from reportlab.pdfbase.pdfdoc import PDFName

        above = max(line.y - self._standard.pitch, 0)
        height = self._standard.page_height
        corner = (round(above, 2), 0) if page.turned else (0, round(height - above, 2))
        return [PDFName("XYZ"), *corner, 0]

    def _close(self) -> None:
        _, below = self._open.pop()
        siblings = self._open[-1][1]
        if below:
            siblings[-1] = (siblings[-1], below)

    def closed(self) -> list[object]:
        """The whole tree."""
        while len(self._open) > 1:
            self._close()
        return self._open[0][1]


def well_formed(text: str) -> str:
    """`text` with a mark in place of half a character, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
