"""Web pages: the element that holds the text, and everything around it as furniture.

Starting at the body, go down into the child that holds 80 % of the text outside links, as long as
there is one; what is left outside is navigation. Nothing is thrown away: it becomes furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.document import Block, BlockKind, Document
from workbench.reading.formats import complaints
from workbench.reading.formats.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_SHARE = 0.8
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSEEN = frozenset(("script", "style", "noscript", "template", "meta", "link", "svg", "select"))
_LINES = frozenset([
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "tfoot", "tr", "td", "th",
    "blockquote", "pre", "form", "fieldset", "nav", "aside", "main", "center", "hr", "body",
    "title", "figure", "figcaption", "address", "caption", "html", "head",
])  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_TITLE_CLASS = re.compile(r"title|bt\b|biaoti", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CUT_OFF = "ERR_RESOURCE_LIMIT"  # the parser gave up and dropped the rest of the page
_MAX_DEPTH = 250  # nested elements; what lies deeper is one piece of text


def read_web(data: bytes, name: str) -> Document:
    """The document in the bytes of a web page."""
    from lxml import etree, html

    text = _DECLARATION.sub("", _decode(data, name)).replace("\0", "")
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise complaints.empty(name) from error
    if any(entry.type_name == _CUT_OFF for entry in parser.error_log):
        raise complaints.damaged(name)
    return Document(name, "html", tuple(_Page(root).blocks()))


def _decode(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = declared[1].decode("ascii").lower()
        encoding = "gb18030" if encoding in ("gb2312", "gbk") else encoding
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            pass  # the page says one thing and is another: told by its bytes below
    try:
        return decode(data)
    except UnicodeDecodeError as error:
        raise complaints.not_text(name) from error


@dataclass(slots=True)
class _Line:
    """The line being gathered."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    length: int = 0

    def add(self, text: str, *, bold: bool) -> None:
        self.parts.append(text)
        visible = len(text.strip())
        self.length += visible
        self.bold += visible if bold else 0


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around a text say about it."""

    inside: bool = False
    level: int = 0
    centred: bool = False
    bold: bool = False
    cell: tuple[int, int, int] = (0, 0, 0)


class _Page:
    """One parsed page."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._main = _main_element(root)
        self._line = _Line()
        self._tables = 0
        self._blocks: list[Block] = []

    def blocks(self) -> Iterator[Block]:
        """All text of the page in order."""
        self._walk(self._root, _Context(), 0)
        self._flush(_Context())
        return iter(self._blocks)

    def _walk(self, element: etree._Element, context: _Context, depth: int) -> None:
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            return
        if depth > _MAX_DEPTH:
            self._add("".join(element.itertext()), context)
            return
        inner = self._context(element, context)
        own_line = element.tag in _LINES
        if own_line:
            self._flush(context)
        if element.tag == "br":
            self._flush(context)
        self._add(element.text, inner)
        if element.tag == "table":
            self._table(element, inner, depth)
        else:
            for child in element:
                self._walk(child, inner, depth + 1)
                self._add(child.tail, inner)
        if own_line:
            self._flush(inner)

    def _add(self, text: str | None, context: _Context) -> None:
        if text:
            self._line.add(text, bold=context.bold)

    def _flush(self, context: _Context) -> None:
        line, self._line = self._line, _Line()
        text = _BLANKS.sub(" ", "".join(line.parts)).strip(" ")
        if not text or text.isspace():
            return
        kind = BlockKind.CELL if context.cell[0] else BlockKind.PARAGRAPH
        table, row, column = context.cell
        self._blocks.append(
            Block(
                text,
                kind if context.inside else BlockKind.FURNITURE,
                heading_level=context.level,
                bold=line.bold > 0 and line.bold == line.length,
                centred=context.centred,
                table=table,
                row=row,
                column=column,
            )
        )

    def _context(self, element: etree._Element, outer: _Context) -> _Context:
        style = str(element.get("style", ""))
        heading = _HEADING.fullmatch(element.tag)
        level = int(heading[1]) if heading else outer.level
        return _Context(
            outer.inside or element is self._main or _is_title(element),
            level,
            outer.centred
            or element.tag == "center"
            or str(element.get("align", "")).lower() == "center"
            or bool(_CENTRED.search(style)),
            outer.bold or element.tag in ("b", "strong") or bool(_BOLD.search(style)),
            outer.cell,
        )

    # -- tables ----------------------------------------------------------------------------------

    def _table(self, table: etree._Element, context: _Context, depth: int) -> None:
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
        layout = context.cell[0] > 0 or not _holds_data(rows)
        number = 0
        if not layout:
            self._tables += 1
            number = self._tables
        for child in table:
            if child.tag == "caption":
                self._walk(child, context, depth + 1)
        for i, row in enumerate(rows, 1):
            for j, cell in enumerate(row, 1):
                place = (number, i, j) if number else context.cell
                inner = _Context(
                    context.inside, context.level, context.centred, context.bold, place
                )
                self._walk(cell, inner, depth + 2)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(child)


def _holds_data(rows: list[list[etree._Element]]) -> bool:
    """Cells beside each other, none of which holds most of the text: no table made for layout."""
    lengths = [len("".join(cell.itertext())) for row in rows for cell in row]
    beside = sum(len(row) > 1 for row in rows)
    return beside >= 2 and max(lengths) < _SHARE * sum(lengths)


def _is_title(element: etree._Element) -> bool:
    """The title of the article stands outside the text on many pages."""
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    title = element.tag == "h1" or (element.tag in ("h2", "h3") and _TITLE_CLASS.search(marks))
    return bool(title) and len("".join(element.itertext()).strip()) > 5


def _main_element(root: etree._Element) -> etree._Element:
    sizes = _sizes(root)
    body = root.find("body")
    main = root if body is None else body
    while True:
        larger = [c for c in main if sizes.get(c, 0) >= _SHARE * max(1, sizes.get(main, 0))]
        blocks = [c for c in larger if c.tag in _LINES or len(c)]
        if not blocks or blocks[0].tag in ("p", "pre"):
            return main
        main = blocks[0]


def _sizes(root: etree._Element) -> dict[etree._Element, int]:
    """Characters of text outside links, by element; children come before their parents."""
    sizes: dict[etree._Element, int] = {}
    for element in root.iter():
        sizes[element] = 0 if _is_unseen(element) else len((element.text or "").strip())
    for element in reversed(list(sizes)):
        parent = element.getparent()
        if parent is None or _is_unseen(parent):
            continue
        sizes[parent] += len((element.tail or "").strip())
        if element.tag != "a" and not _is_unseen(element):
            sizes[parent] += sizes[element]
    return sizes


def _is_unseen(element: etree._Element) -> bool:
    return not isinstance(element.tag, str) or element.tag in _UNSEEN
