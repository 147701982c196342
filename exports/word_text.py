"""Paragraphs and runs of a Word file, as XML.

A run is a stretch of one face and one spacing; see `word_lines` for the spacing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from exports import word_styles as styles
from exports.office_package import printable
from exports.standard import Face
from exports.word_lines import PLAIN, Stretch, spaced
from workbench.manuscript import BlockRole, RunRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.standard import Standard
    from exports.strips import Strip
    from exports.word_looks import ParagraphLook
    from workbench.manuscript import Block

_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", " "))
_CHINESE_QUOTES = '<w:rFonts w:hint="eastAsia"/>'

_WIDE_SIGNS = re.compile("([·×÷±°§])")
"""Signs as wide as an ideograph, which LibreOffice takes from the Latin font whatever is hinted."""

_WIDE_SIGN_FONT = '<w:rFonts w:hint="eastAsia" w:ascii="{0}" w:hAnsi="{0}"/>'.format(
    styles.FONT_NAMES[Face.FANGSONG]
)
_CHINESE = '<w:lang w:val="zh-CN"/>'

LINE_BREAK = "<w:r><w:br/></w:r>"


def paragraph(look: ParagraphLook, runs: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{look.xml()}{runs}</w:p>"


def run(text: str, style: str = "", stretch: Stretch = PLAIN, size: str = "") -> str:
    """A run; the hint makes Word take “ ” — … from the Chinese font.

    Args:
        text: what it says.
        style: its character style, "" for the paragraph's face.
        stretch: how its characters are spaced.
        size: in half points, "" for the paragraph's.
    """
    wide = _WIDE_SIGNS.search(text)
    if wide and len(text) > 1:
        return "".join(run(part, style, stretch, size) for part in _WIDE_SIGNS.split(text) if part)
    chosen = f'<w:rStyle w:val="{style}"/>' if style else ""
    spread = f'<w:spacing w:val="{stretch.spacing}"/>' if stretch.spacing else ""
    chinese = _CHINESE if stretch.begins_line else ""
    sized = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    lines = escape(printable(text.translate(_BLANKS))).split("\n")
    content = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    fonts = _WIDE_SIGN_FONT if wide else _CHINESE_QUOTES
    return f"<w:r><w:rPr>{chosen}{fonts}{spread}{sized}{chinese}</w:rPr>{content}</w:r>"


def runs_of(
    block: Block, strips: Sequence[Strip], standard: Standard, first: int = 0, last: int = -1
) -> str:
    """The runs of a paragraph of text that is set in `strips`; from `first` to `last` only."""
    text = block.text
    limit = len(text) if last < 0 else last
    stretches = spaced(strips, text, standard) or [Stretch(0, len(text))]
    return "".join(
        run(text[max(start, first) : min(end, limit)], style, stretch)
        for stretch in stretches
        for start, end, style in _overlaps(block, stretch)
        if max(start, first) < min(end, limit)
    )


def _overlaps(block: Block, stretch: Stretch) -> Iterator[tuple[int, int, str]]:
    """The parts of `stretch` that each have one character style."""
    for first, last, style in _faces(block):
        start, end = max(first, stretch.start), min(last, stretch.end)
        if start < end:
            yield start, end, style


def _faces(block: Block) -> Iterator[tuple[int, int, str]]:
    """From where to where each character style goes; only a run-in heading has one of its own."""
    cut = sum(len(run.text) for run in block.runs if run.role is not RunRole.TEXT)
    opens = block.role is BlockRole.BODY and block.has_heading and not block.theme
    if cut:
        yield 0, cut, styles.heading_face(block.level) if opens else ""
    yield cut, len(block.text), ""
