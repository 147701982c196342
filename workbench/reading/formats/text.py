"""Plain text and Markdown: bytes → lines, in whatever encoding the office machine wrote."""

from __future__ import annotations

import codecs
import re

from workbench.document import Block, Document

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_MD_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")


def decode(data: bytes) -> str:
    """The text of `data`: by BOM, else strict UTF-8, else UTF-16 without BOM, else GB18030.

    Raises UnicodeDecodeError where none of them fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding)
    if b"\0" in data:
        return data.decode(_byte_order(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _byte_order(data: bytes) -> str:
    """UTF-16 without BOM: the zero bytes of digits, blanks and line ends tell the order."""
    return "utf-16-le" if data[1::2].count(0) >= data[0::2].count(0) else "utf-16-be"


def read_text(data: bytes, name: str) -> Document:
    """Every line a block, blank ones too: they show where paragraphs end."""
    lines = _LINE_ENDS.split(decode(data))
    return Document(name, "txt", tuple(Block(line) for line in lines))


def read_markdown(data: bytes, name: str) -> Document:
    """As plain text, with # headings told by their level and emphasis marks kept as text."""
    lines = _LINE_ENDS.split(decode(data))
    return Document(name, "md", tuple(map(_markdown_block, lines)))


def _markdown_block(line: str) -> Block:
    if heading := _MD_HEADING.match(line):
        return Block(heading[2], heading_level=len(heading[1]))
    return Block(line)
