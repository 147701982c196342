"""Word documents (docx), read from their parts: nothing that is printed may be lost.

Tracked insertions, content controls, text boxes and tables are text; headers, footers, footnotes
and the table of contents are furniture; tracked deletions, hidden text, comments and pictures are
left out, and a remark says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.document import Block, BlockKind, Document, Remark
from workbench.reading.formats import complaints
from workbench.reading.formats.limits import MOST_BLOCKS
from workbench.reading.formats.package import Package
from workbench.reading.formats.word_markup import W, value
from workbench.reading.formats.word_numbering import Numbering
from workbench.reading.formats.word_remarks import comment_remarks, left_out_remarks, place_of
from workbench.reading.formats.word_styles import Styles, paragraph_look, run_look
from workbench.reading.formats.word_tables import grid_of
from workbench.reading.formats.word_text import MC, Gatherer, Left, chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from workbench.reading.formats.cells import Cell
    from workbench.reading.formats.word_styles import Look
    from workbench.reading.formats.word_text import Text

_P, _TBL, _PPR, _RPR = f"{W}p", f"{W}tbl", f"{W}pPr", f"{W}rPr"
_NO_BLOCKS = frozenset(f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sectPr", "tblPr"))
_CONTENTS_ENTRY = re.compile(r"[\t.…·]\s*\d{1,4}\s*$")
_CONTENTS = ("目录", "目次")


def read_word(data: bytes, name: str) -> Document:
    """The document in the bytes of a docx, docm or dotx file."""
    package = Package(data, name)
    main = next(iter(package.related("", "officeDocument")), "word/document.xml")
    root = package.part(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise complaints.not_word(name)
    return _Reader(package, main).read(body)


class _Reader:
    """Walks through the body once, from top to bottom."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"), self._styles.root)
        self._gatherer = Gatherer(self._styles)
        self._left_out = self._gatherer.left_out
        self._tables = 0
        self._paragraphs = 0
        self._joining: list[Text] = []
        self._places: list[str] = []
        self._commented: dict[str, str] = {}
        self._looks: dict[str, Look] = {}

    def read(self, body: etree._Element) -> Document:
        blocks = [
            *self._furniture("header"),
            *_contents_dropped(list(self._story(body))),
            *self._furniture("footnotes"),
            *self._furniture("endnotes"),
            *self._furniture("footer"),
        ]
        if self._left_out[Left.PICTURE] and not any(block.text.strip() for block in blocks):
            raise complaints.only_pictures(self._package.name)
        return Document(self._package.name, "docx", tuple(blocks), tuple(self._remarks()))

    def _related(self, kind: str) -> etree._Element | None:
        path = next(iter(self._package.related(self._main, kind)), "")
        return self._package.part(path) if path else None

    def _furniture(self, kind: str) -> Iterator[Block]:
        """Headers, footers and notes: each text once, however many sections repeat it."""
        seen = set()
        for path in self._package.related(self._main, kind):
            root = self._package.part(path)
            for block in () if root is None else self._story(root):
                if block.text.strip() and block.text not in seen:
                    seen.add(block.text)
                    yield Block(block.text, BlockKind.FURNITURE)

    def _story(self, parent: etree._Element) -> Iterator[Block]:
        """All blocks of a part or of a cell or box; its last paragraph is joined to no other."""
        outer, self._joining = self._joining, []
        yield from self._blocks(parent)
        if self._joining:
            yield Block("".join(part for text in self._joining for part in text.parts))
        self._joining = outer

    def _blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The paragraphs and tables below `parent`, through whatever wraps them."""
        for child in parent:
            tag = child.tag
            if tag == _P:
                yield from self._paragraph(child)
            elif tag == _TBL:
                yield from self._table(child)
            elif tag == f"{W}del":
                self._left_out[Left.DELETED] += 1
            elif tag == f"{W}moveFrom":
                self._left_out[Left.MOVED] += 1
            elif tag == f"{MC}AlternateContent":
                yield from self._blocks(chosen(child))
            elif tag.startswith(W) and tag not in _NO_BLOCKS:
                yield from self._blocks(child)

    # -- paragraphs ------------------------------------------------------------------------------

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        self._paragraphs += 1
        if self._paragraphs > MOST_BLOCKS:
            raise complaints.too_large(self._package.name)
        properties = next(element.iterchildren(_PPR), None)
        look = self._look(properties)
        mark = None if properties is None else next(properties.iterchildren(_RPR), None)
        deleted = self._left_out[Left.DELETED]
        text = self._gatherer.gather(element, bold=bool(look.bold))
        if mark is not None and _is_mark_gone(mark):
            self._joining.append(text)
        else:
            yield self._block(text, look, hidden=mark is not None and bool(run_look(mark).hidden))
        self._learn(text, changed=self._left_out[Left.DELETED] > deleted)
        for drawn in filter(None, text.drawn):
            yield Block(drawn)
        for box in text.boxes:
            yield from self._story(box)

    def _block(self, text: Text, look: Look, *, hidden: bool) -> Block:
        """The block of a paragraph; one that is all hidden has no number either."""
        for before in reversed(self._joining):
            text.parts[:0] = before.parts
            text.bold, text.plain = text.bold or before.bold, text.plain or before.plain
        self._joining.clear()
        content = "".join(text.parts)
        counted = look.list_id and not (hidden and text.hidden and not content.strip())
        in_contents = look.contents or (
            self._gatherer.in_contents and bool(_CONTENTS_ENTRY.search(content))
        )
        return Block(
            content,
            BlockKind.FURNITURE if in_contents else BlockKind.PARAGRAPH,
            heading_level=look.level or 0,
            auto_number=self._number(look) if counted else "",
            bold=text.bold and not text.plain,
            centred=bool(look.centred),
        )

    def _look(self, properties: etree._Element | None) -> Look:
        """What the paragraph looks like; the list of its style may be told by the list only."""
        named = "" if properties is None else value(properties, "pStyle")
        style = named or self._styles.default
        base = self._looks.get(style)
        if base is None:
            base = self._looks[style] = self._style_look(style)
        if properties is None or len(properties) == bool(named):
            return base
        look = paragraph_look(properties).over(base)
        if look.list_id and look.list_id != base.list_id and look.depth is None:
            chain = self._styles.chain(style)
            return replace(look, depth=self._numbering.depth_of(look.list_id, chain))
        return look

    def _style_look(self, style: str) -> Look:
        look = self._styles.look(style)
        chain = self._styles.chain(style)
        if look.list_id is None:
            tied = self._numbering.of_style(chain)
            return look if tied is None else replace(look, list_id=tied[0], depth=tied[1])
        if look.depth is None:
            return replace(look, depth=self._numbering.depth_of(look.list_id, chain))
        return look

    def _number(self, look: Look) -> str:
        if look.list_id is None or look.list_id == "0":
            return ""
        return self._numbering.advance(look.list_id, look.depth or 0)

    def _learn(self, text: Text, *, changed: bool) -> None:
        """Remember where changes and comments stood."""
        if changed or text.comments:
            place = place_of("".join(text.parts))
            self._commented |= dict.fromkeys(text.comments, place)
            if changed and place:
                self._places.append(place)

    # -- tables ----------------------------------------------------------------------------------

    def _table(self, element: etree._Element) -> Iterator[Block]:
        grid = grid_of(element)
        self._left_out[Left.DELETED] += grid.deleted
        if grid.is_layout:
            for cell in grid.cells:
                yield from self._story(cell.element)
            return
        self._tables += 1
        table = self._tables
        for cell in grid.cells:
            yield from self._cell(cell, table)

    def _cell(self, cell: Cell, table: int) -> Iterator[Block]:
        for block in self._story(cell.element):
            if block.table:
                yield block
            elif block.text.strip():
                yield cell.block(replace(block, heading_level=0, centred=False), table)

    # -- remarks ---------------------------------------------------------------------------------

    def _remarks(self) -> Iterator[Remark]:
        self._left_out[Left.OBJECT] += len(self._package.related(self._main, "aFChunk"))
        yield from left_out_remarks(self._left_out, self._places)
        yield from comment_remarks(self._related("comments"), self._commented)


def _is_mark_gone(mark: etree._Element) -> bool:
    """The end of a paragraph deleted or moved away joins its text to the next one."""
    return mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None


def _contents_dropped(blocks: list[Block]) -> list[Block]:
    """The word 目录 above a table of contents belongs to it."""
    last = -1
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.FURNITURE and last >= 0:
            title = blocks[last]
            if "".join(title.text.split()) in _CONTENTS:
                blocks[last] = replace(title, kind=BlockKind.FURNITURE)
        if block.text.strip():
            last = i
    return blocks
