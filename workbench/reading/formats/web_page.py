"""A parsed web page as blocks: the element that holds the text, all around it as furniture.

Starting at the body, go down into the child that holds 80 % of the text outside links, as long as
there is one; what is left outside is navigation, and what is hidden is furniture as well. Nothing
is thrown away but text marked as deleted while changes were tracked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.document import Block, BlockKind
from workbench.reading.formats.limits import MOST_BLOCKS
from workbench.reading.formats.web_main import LINES, TYPED, UNSEEN, hidden_elements, main_element
from workbench.reading.formats.web_numbers import OrderedList, numbered_itself
from workbench.reading.formats.web_tables import cells_of, holds_data

if TYPE_CHECKING:
    from lxml import etree

    from workbench.reading.formats.cells import Cell

_HEADING = re.compile(r"h([1-6])")
_TITLE_CLASS = re.compile(r"title|bt\b|biaoti", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
# Word wraps the source of its pages anywhere in a Chinese sentence. Such a line end is no blank
# (CSS Text 3, 4.1.3); before an indented line it parts what a template put below each other.
_WRAPPED = re.compile(r"(?<=[\u2e80-\ufe4f\uff01-\uff60])\r?\n(?=[\u2e80-\ufe4f\uff01-\uff60])")
_TELLING = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "center", *TYPED))
_DEEPEST = 250  # nested elements; what lies deeper is one piece of text


def blocks_of(root: etree._Element) -> tuple[tuple[Block, ...], bool]:
    """All text of the page in order, and whether it is one typed text (pre), lines and all.

    OverflowError where it is more than any document has.
    """
    page = _Page(root)
    return page.blocks(), page.is_typed


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
    hidden: bool = False
    level: int = 0
    centred: bool = False
    bold: bool = False
    typed: bool = False  # its line ends are those of the text
    table: int = 0
    cell: Cell | None = None


_OUTSIDE = _Context()


class _Page:
    """Walks through the page once, from top to bottom."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._hidden = hidden_elements(root)
        self._main = main_element(root, self._hidden)
        self._line = _Line()
        self._tables = 0
        self._number = ""
        self._lists: list[OrderedList | None] = []
        self._blocks: list[Block] = []

    @property
    def is_typed(self) -> bool:
        """The element that holds the text shows lines as they were typed."""
        return self._main.tag in TYPED

    def blocks(self) -> tuple[Block, ...]:
        self._walk(self._root, _OUTSIDE, 0)
        self._flush(_OUTSIDE)
        return tuple(self._blocks)

    def _walk(self, element: etree._Element, context: _Context, depth: int) -> None:
        tag = element.tag
        if tag in UNSEEN or (tag == "del" and element.get("datetime")):
            return
        if depth > _DEEPEST:
            self._add("".join(element.itertext()), context)
            return
        inner = self._context(element, context)
        own_line = tag in LINES
        if own_line or tag == "br":
            self._flush(context)
        if tag == "li":
            self._begin_item(element)
        self._add(element.text, inner)
        if tag == "table":
            self._table(element, inner, depth)
        elif tag in ("ol", "ul", "menu"):
            self._list(element, inner, depth)
        else:
            self._children(element, inner, depth)
        if own_line:
            self._flush(inner)

    def _children(self, element: etree._Element, inner: _Context, depth: int) -> None:
        for child in element:
            self._walk(child, inner, depth + 1)
            self._add(child.tail, inner)

    def _add(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        first, *others = text.split("\n") if context.typed else (_WRAPPED.sub("", text),)
        self._line.add(first, bold=context.bold)
        for line in others:
            self._flush(context)
            self._line.add(line, bold=context.bold)

    def _flush(self, context: _Context) -> None:
        line, self._line = self._line, _Line()
        text = _BLANKS.sub(" ", "".join(line.parts)).strip(" ")
        if not text or text.isspace():
            return
        if len(self._blocks) >= MOST_BLOCKS:
            raise OverflowError
        number, self._number = self._number, ""
        block = Block(
            text,
            auto_number="" if not number or numbered_itself(text) else number,
            heading_level=context.level,
            bold=line.bold > 0 and line.bold == line.length,
            centred=context.centred,
        )
        self._blocks.append(_placed(block, context))

    def _context(self, element: etree._Element, outer: _Context) -> _Context:
        """What the element adds; most add nothing and share the context around them."""
        tag = element.tag
        if tag not in _TELLING and not element.attrib and element is not self._main:
            return outer
        style = str(element.get("style", ""))
        heading = _HEADING.fullmatch(tag)
        inner = _Context(
            outer.inside or element is self._main or _is_title(element),
            outer.hidden or element in self._hidden,
            int(heading[1]) if heading else outer.level,
            outer.centred or _is_centred(element, style),
            outer.bold or tag in ("b", "strong") or bool(style and _BOLD.search(style)),
            outer.typed or tag in TYPED,
            outer.table,
            outer.cell,
        )
        return outer if inner == outer else inner

    # -- lists and tables ------------------------------------------------------------------------

    def _list(self, element: etree._Element, context: _Context, depth: int) -> None:
        self._lists.append(OrderedList(element) if element.tag == "ol" else None)
        self._children(element, context, depth)
        self._lists.pop()
        self._number = ""

    def _begin_item(self, element: etree._Element) -> None:
        around = self._lists[-1] if self._lists else None
        self._number = around.advance(element) if around else ""

    def _table(self, table: etree._Element, context: _Context, depth: int) -> None:
        cells = cells_of(table)
        number = context.table
        if not number and holds_data(cells):
            self._tables += 1
            number = self._tables
        for child in table:
            if child.tag == "caption":
                self._walk(child, context, depth + 1)
        for cell in cells:
            own = replace(context, table=number, cell=cell) if not context.table else context
            self._walk(cell.element, own, depth + 2)


def _placed(block: Block, context: _Context) -> Block:
    if not context.inside or context.hidden:
        return replace(block, kind=BlockKind.FURNITURE, auto_number="")
    if not context.table or context.cell is None:
        return block
    return context.cell.block(block, context.table)


def _is_centred(element: etree._Element, style: str) -> bool:
    if element.tag == "center" or (style and _CENTRED.search(style)):
        return True
    return str(element.get("align", "")).lower() == "center"


def _is_title(element: etree._Element) -> bool:
    """The title of the article stands outside the text on many pages."""
    if element.tag not in ("h1", "h2", "h3"):
        return False
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    title = element.tag == "h1" or _TITLE_CLASS.search(marks)
    return bool(title) and len("".join(element.itertext()).strip()) > 5
