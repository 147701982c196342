"""Sets the runs of a paragraph in their faces without making the faces part of the text.

    （二）完善院前急救网络。新建急救站点6个。     heading 楷体, figures in a serif, the rest 仿宋

The formats lie on Qt's layout of a block only, so typing never inherits a wrong face.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtGui import QTextCharFormat, QTextLayout

from ui import faces
from ui.faces import Face
from ui.sheet.page import typeface
from ui.sheet.spans import heading_length, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from ui.sheet.page import Page
    from workbench.manuscript import Block

LONG = 8000
"""From here on (characters) figures keep the paragraph's face: laying it out stays quick."""

_OWN_FIGURES = (Face.TITLE, Face.BLACK)
_LATIN = re.compile("[!-~]+")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_PIXELS = QTextCharFormat.Property.FontPixelSize


def dress(shown: QTextBlock, block: Block, page: Page) -> None:
    """Give heading and figures of a block their faces; call before the block is laid out."""
    runs = _runs(block, shown.text(), page)
    shown.layout().setFormats([_range(run) for run in runs])


def dress_composition(shown: QTextBlock, block: Block, page: Page) -> bool:
    """The same while an input method composes: its characters, underlined, take their run's face.

    Qt leaves only the underline on the layout then, so all of it is set anew. False where the
    block is dressed so already: what was composed has become text.
    """
    lines = shown.layout()
    at, length = lines.preeditAreaPosition(), width(lines.preeditAreaText())
    own = [_pushed(run, at, length) for run in _runs(block, shown.text(), page)]
    underlined = QTextCharFormat()
    underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    composed = [_Run(at, length, underlined)] if length else []
    wanted = [_range(run) for run in (*own, *composed)]
    if lines.formats() == wanted:
        return False
    lines.setFormats(wanted)
    return True


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of a block in a face of its own."""

    start: int
    length: int
    format: QTextCharFormat


def _runs(block: Block, text: str, page: Page) -> list[_Run]:
    """The runs whose face differs from 仿宋."""
    runs, own = [], 0
    if block.has_heading or block.part:
        face = faces.heading_face(block)
        run_in = block.has_heading and bool(block.paragraph_id)
        length = heading_length(text, run_in=run_in)
        runs.append(_Run(0, length, _format(face, page)))
        own = length if face in _OWN_FIGURES else 0
    if len(text) < LONG:
        runs += _figures(text, page, own)
    return runs


def _figures(text: str, page: Page, start: int) -> Iterator[_Run]:
    """Figures and letters behind `start`."""
    latin = _format(Face.LATIN, page)
    rare = bool(_ASTRAL.search(text))
    for found in _LATIN.finditer(text):
        at = width(text[: found.start()]) if rare else found.start()
        if at >= start:
            yield _Run(at, found.end() - found.start(), latin)


@lru_cache(maxsize=32)
def _format(face: Face, page: Page) -> QTextCharFormat:
    """Only what differs: every property more makes laying out slower. Nobody changes it."""
    made = QTextCharFormat()
    font = typeface(face, page.size(face))
    made.setFontFamilies(font.families())
    if font.bold():
        made.setFontWeight(font.weight())
    if face is Face.TITLE:
        made.setProperty(_PIXELS, page.size(face))
    return made


def _pushed(run: _Run, at: int, length: int) -> _Run:
    """`run` as it lies while `length` characters are composed at `at`."""
    if run.start >= at and at:
        return replace(run, start=run.start + length)
    if run.start + run.length >= at:
        return replace(run, length=run.length + length)
    return run


def _range(run: _Run) -> QTextLayout.FormatRange:
    made: Any = QTextLayout.FormatRange()  # the stubs do not know its three fields
    made.start, made.length, made.format = run.start, run.length, run.format
    return cast("QTextLayout.FormatRange", made)
