"""Plain text and Markdown: bytes → lines, in whatever encoding the office machine wrote."""

from __future__ import annotations

import codecs
import re

from workbench.document import Block, Document, Remark
from workbench.reading.formats import complaints
from workbench.reading.formats.limits import MOST_BLOCKS, MOST_CHARACTERS

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MOST_CONTROLS = 0.002  # share of control characters in what is still a text
_MARK_PAGES = (0x00, 0x20, 0x30, 0xFF)  # Latin, quotation marks, Chinese and full-width marks
_CHINESE_SHARE = 0.95
_BIG5_MARKS = "\ue4c7\ue4c8\ue4c9"  # what GB18030 makes of ，、。 in Big5: private characters
_FEWEST_MARKS = 0.01  # share of these marks in a Chinese text
_LONGEST_CODE = 4  # bytes of a character in any of the encodings
_LOST = "\ufffd"
_MOST_LOST = 0.002  # share of characters that may be damaged in what is still a text
_MD_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")


def decode(data: bytes) -> str:
    """The text of `data`: by BOM, else strict UTF-8, else UTF-16 without BOM, Big5, or GB18030.

    A character cut off at the very end, and a few damaged ones, become U+FFFD. Raises
    UnicodeDecodeError where nothing fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _whole(data[len(bom) :], encoding)
    try:
        return _whole(data, "utf-8") if b"\0" not in data else _whole(data, _byte_order(data))
    except UnicodeDecodeError:
        order = _chinese_order(data)
        return _whole(data, order) if order else _chinese(data)


def _chinese(data: bytes) -> str:
    try:
        text = _whole(data, "gb18030")
    except UnicodeDecodeError:
        return _damaged(data)
    return _traditional(data) or text if any(mark in text for mark in _BIG5_MARKS) else text


def _traditional(data: bytes) -> str:
    """Big5 where it is certain: the bytes of its ，、。 are those of no character in GB18030."""
    try:
        text = _whole(data, "big5hkscs")
    except UnicodeDecodeError:
        return ""
    return text if sum(map(text.count, "，、。")) >= _FEWEST_MARKS * len(text) else ""


def _damaged(data: bytes) -> str:
    """A text of which a few bytes are lost; too many raise UnicodeDecodeError."""
    texts = [data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")]
    best = min(texts, key=lambda text: text.count(_LOST) / len(text))
    if best.count(_LOST) > _MOST_LOST * len(best):
        data.decode("gb18030")
    return best


def unreadable_characters(text: str) -> tuple[Remark, ...]:
    """Tells how many characters could not be read, where there are some."""
    lost = text.count(_LOST)
    return (Remark(f"有 {lost} 处字符无法辨认，以“{_LOST}”代替。"),) if lost else ()


def _whole(data: bytes, encoding: str) -> str:
    """Strictly decoded, but for a last character that the file was cut off in."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4 or error.end < len(data):
            raise
        return data[: error.start].decode(encoding) + _LOST


def _byte_order(data: bytes) -> str:
    """UTF-16 without BOM: the zero bytes of digits, blanks and line ends tell the order."""
    return "utf-16-le" if data[1::2].count(0) >= data[0::2].count(0) else "utf-16-be"


def _chinese_order(data: bytes) -> str:
    """UTF-16 of Chinese only: nearly every second byte is one of a Chinese code page."""
    for encoding, highs in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        likely = sum(0x4E <= byte <= 0x9F or byte in _MARK_PAGES for byte in highs[:2000])
        if likely >= _CHINESE_SHARE * min(len(highs), 2000):
            return encoding
    return ""


def text_of(data: bytes, name: str) -> str:
    """The text of a file that must be one; UnreadableError where it holds anything else."""
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        raise complaints.not_text(name) from error
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise complaints.not_text(name)
    return text


def _lines(data: bytes, name: str) -> list[str]:
    if len(data) > _LONGEST_CODE * MOST_CHARACTERS:
        raise complaints.too_long(name)
    lines = _LINE_ENDS.split(text_of(data, name))
    if len(lines) > MOST_BLOCKS:
        raise complaints.too_large(name)
    return lines


def read_text(data: bytes, name: str) -> Document:
    """Every line a block, blank ones too: they show where paragraphs end."""
    lines = _lines(data, name)
    return Document(name, "txt", tuple(map(Block, lines)), unreadable_characters("".join(lines)))


def read_markdown(data: bytes, name: str) -> Document:
    """As plain text, with # headings told by their level and emphasis marks kept as text."""
    lines = _lines(data, name)
    blocks = tuple(map(_markdown_block, lines))
    return Document(name, "md", blocks, unreadable_characters("".join(lines)))


def _markdown_block(line: str) -> Block:
    if heading := _MD_HEADING.match(line):
        return Block(heading[2], heading_level=len(heading[1]))
    return Block(line)
