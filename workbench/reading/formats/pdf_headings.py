"""Headings of a PDF that only their size sets off: 夯实基础业务, larger than the text, unnumbered.

Office programs print their heading styles at the margin, each level at a size of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.reading.formats.pdf_lines import Margins
    from workbench.reading.formats.pdf_paragraphs import Paragraph

_LARGER = 1.08  # times the usual size
_LONGEST = 30  # characters
_FREE = 3.0  # characters at its end at least
_FEWEST = 2  # headings of a document; one alone may be its title
_MOST_SIZES = 4
_STOPS = "。；：，、！？.;:,!?)）】"


def tell_levels(paragraphs: Sequence[Paragraph], margins: Mapping[int, Margins]) -> None:
    """Give paragraphs that are headings by their size the level it stands for, from 1."""
    found = [
        paragraph
        for number, paragraph in enumerate(paragraphs[:-1])
        if _is_heading(paragraph, margins) and number
    ]
    sizes = sorted({_size(paragraph) for paragraph in found}, reverse=True)
    if len(found) < _FEWEST or len(sizes) > _MOST_SIZES:
        return
    for paragraph in found:
        paragraph.heading_level = sizes.index(_size(paragraph)) + 1
        paragraph.centred = False


def _is_heading(paragraph: Paragraph, margins: Mapping[int, Margins]) -> bool:
    line = paragraph.lines[0]
    own = margins[line.page]
    if len(paragraph.lines) > 1 or line.number or line.size < _LARGER * own.size:
        return False
    text = line.text.strip()
    named = 1 < len(text) <= _LONGEST and not text.endswith(tuple(_STOPS)) and "  " not in text
    return named and not own.is_centred(line) and own.free(line) > _FREE


def _size(paragraph: Paragraph) -> int:
    """In half points."""
    return int(2 * paragraph.lines[0].size + 0.5)
