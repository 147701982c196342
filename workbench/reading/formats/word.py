"""Word documents (docx), read from their parts: nothing that is printed may be lost.

Tracked insertions, content controls, text boxes and tables are text; headers, footers and footnotes
are furniture; tracked deletions, hidden text and comments are left out, and a remark says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.document import Block, BlockKind, Document, Remark
from workbench.reading.formats import complaints
from workbench.reading.formats.package import Package
from workbench.reading.formats.word_numbering import Numbering, W
from workbench.reading.formats.word_styles import Styles, is_bold, is_hidden, look_of, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from workbench.reading.formats.word_styles import Look

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LEFT_OUT = {"del": "deleted", "moveFrom": "deleted", "delText": "deleted"}
_SKIPPED = ("instrText", "pPr", "rPr", "sdtPr", "rt", "fldData", "delInstrText")


def read_word(data: bytes, name: str) -> Document:
    """The document in the bytes of a docx file."""
    package = Package(data, name)
    main = next(iter(package.related("", "officeDocument")), "word/document.xml")
    root = package.part(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise complaints.not_word(name)
    return _Reader(package, main).read(body)


@dataclass(slots=True)
class _Text:
    """The characters of one paragraph and how many of them are bold."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    boxes: list[etree._Element] = field(default_factory=list)

    def add(self, text: str, *, bold: bool) -> None:
        self.parts.append(text)
        length = len(text.strip())
        if bold:
            self.bold += length
        else:
            self.plain += length


class _Reader:
    """Walks through the body once, from top to bottom."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"))
        self._tables = 0
        self._deleted = 0
        self._hidden = 0

    def read(self, body: etree._Element) -> Document:
        blocks = [
            *self._furniture("header"),
            *self._blocks(body),
            *self._furniture("footnotes"),
            *self._furniture("endnotes"),
            *self._furniture("footer"),
        ]
        return Document(self._package.name, "docx", tuple(blocks), tuple(self._remarks()))

    def _related(self, kind: str) -> etree._Element | None:
        path = next(iter(self._package.related(self._main, kind)), "")
        return self._package.part(path) if path else None

    def _furniture(self, kind: str) -> Iterator[Block]:
        """Headers, footers and notes: each text once, however many sections repeat it."""
        seen = set()
        for path in self._package.related(self._main, kind):
            root = self._package.part(path)
            for block in () if root is None else self._blocks(root):
                if block.text.strip() and block.text not in seen:
                    seen.add(block.text)
                    yield Block(block.text, BlockKind.FURNITURE)

    def _blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The paragraphs and tables below `parent`, through whatever wraps them."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child)
            elif tag == f"{W}tbl":
                yield from self._table(child)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._deleted += 1
            elif tag == f"{_CHOICE}AlternateContent":
                yield from self._blocks(_chosen(child))
            elif isinstance(tag, str) and tag.startswith(W) and tag[len(W) :] not in _SKIPPED:
                yield from self._blocks(child)

    # -- paragraphs ------------------------------------------------------------------------------

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        look = self._look(element)
        text = _Text()
        self._collect(element, text, bold=bool(look.bold))
        content = "".join(text.parts)
        number = self._number(look) if content.strip() else ""
        yield Block(
            content,
            heading_level=look.level or 0,
            auto_number=number,
            bold=bool(text.bold and not text.plain),
            centred=bool(look.centred),
        )
        for box in text.boxes:
            yield from self._blocks(box)

    def _look(self, element: etree._Element) -> Look:
        properties = element.find(f"{W}pPr")
        style = "" if properties is None else value(properties, "pStyle")
        look = look_of(element).over(self._styles.look(style or self._styles.default))
        tied = self._numbering.of_style(style) if look.list_id is None and style else None
        return look if tied is None else look.over(type(look)(list_id=tied[0], depth=tied[1]))

    def _number(self, look: Look) -> str:
        if look.list_id is None or look.list_id == "0":
            return ""
        return self._numbering.advance(look.list_id, look.depth or 0)

    def _collect(self, parent: etree._Element, text: _Text, *, bold: bool) -> None:
        """The characters below `parent` in order; text boxes are put aside."""
        for child in parent:
            if not isinstance(child.tag, str):
                continue
            tag = child.tag.removeprefix(W)
            if tag in ("t", f"{_MATH}t"):
                text.add(child.text or "", bold=bold)
            elif tag in _CHARACTERS:
                text.add(_CHARACTERS[tag], bold=bold)
            elif tag == "sym":
                text.add(_symbol(child), bold=bold)
            else:
                self._descend(child, tag, text, bold=bold)

    def _descend(self, child: etree._Element, tag: str, text: _Text, *, bold: bool) -> None:
        if tag in _LEFT_OUT:
            self._deleted += 1
        elif tag == "txbxContent":
            text.boxes.append(child)
        elif tag == "r" and is_hidden(child):
            self._hidden += 1
        elif tag == f"{_CHOICE}AlternateContent":
            self._collect(_chosen(child), text, bold=bold)
        elif tag not in _SKIPPED:
            own = is_bold(child) if tag == "r" else None
            self._collect(child, text, bold=bold if own is None else own)

    # -- tables ----------------------------------------------------------------------------------

    def _table(self, element: etree._Element) -> Iterator[Block]:
        rows = [list(_cells(row)) for row in _children(element, "tr")]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    yield from self._blocks(cell)
            return
        self._tables += 1
        table = self._tables
        for number, row in enumerate(rows, 1):
            yield from self._row(row, table, number)

    def _row(self, cells: list[etree._Element], table: int, number: int) -> Iterator[Block]:
        column = 1
        for cell in cells:
            for block in self._blocks(cell):
                if block.table:
                    yield block
                elif block.text.strip():
                    yield Block(
                        block.text,
                        BlockKind.CELL,
                        auto_number=block.auto_number,
                        bold=block.bold,
                        table=table,
                        row=number,
                        column=column,
                    )
            column += _span(cell)

    # -- remarks ---------------------------------------------------------------------------------

    def _remarks(self) -> Iterator[Remark]:
        if self._deleted:
            yield Remark(f"修订中删去的文字未收入（{self._deleted} 处），插入的文字已收入。")
        if self._hidden:
            yield Remark(f"隐藏文字未收入（{self._hidden} 处）。")
        comments = self._related("comments")
        count = 0 if comments is None else len(comments.findall(f"{W}comment"))
        if count:
            yield Remark(f"批注未收入（{count} 处）。")
        if any(self._package.related(self._main, "aFChunk")):
            yield Remark("文档里嵌入的其他文件未收入。")


def _chosen(alternatives: etree._Element) -> etree._Element:
    """Of two forms of the same content the first; both hold the same text."""
    choice = alternatives.find(f"{_CHOICE}Choice")
    fallback = alternatives.find(f"{_CHOICE}Fallback")
    if choice is not None:
        return choice
    return alternatives if fallback is None else fallback


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through content controls and tracked changes."""
    for child in element:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _children(child, tag)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return _children(row, "tc")


def _span(cell: etree._Element) -> int:
    properties = cell.find(f"{W}tcPr")
    span = "" if properties is None else value(properties, "gridSpan")
    return int(span) if span.isdigit() and span != "0" else 1


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font; those of its private area have no meaning outside it."""
    code = str(element.get(f"{W}char", ""))
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return chr(point) if 0x20 < point < 0xE000 else ""
