"""The measures of the sheet: everything follows from the width of one character.

A line holds 28 characters at every zoom (GB/T 9704-2012, 5.2.3); the title stands at 22 to 16 pt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextFrameFormat

from ui import faces
from ui.faces import Face
from ui.sheet.spans import number_of
from workbench.manuscript import BlockRole

if TYPE_CHECKING:
    from workbench.manuscript import Block

CHARACTERS = 28
COMPACT = 1.5
OFFICIAL = 28.95 / 16
"""Line pitch in characters: 紧凑 for work, 版式 as on paper."""

_TITLE = 22 / 16
_MARGIN = 3.15
_LONG_LATIN = re.compile(r"[!-~]{16}|“[!-~]{4,}”")
"""What is kept together so long that a line that ends before it would be pulled apart by a quarter
or more: Latin letters and figures from eight characters' width on; fewer between quotation marks,
to which Qt's line-breaker binds the characters on both sides, too (开通“12356”热线).
"""
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True, slots=True)
class Page:
    """A character `em` pixels wide, the pitch of the lines in characters, margins of `side`.

    Without `side` (pixels) the margins follow from the character.
    """

    em: int = 20
    pitch_ratio: float = COMPACT
    side: int = 0

    @property
    def pitch(self) -> int:
        """From one line to the next, in pixels."""
        return round(self.em * self.pitch_ratio)

    @property
    def margin(self) -> int:
        """Left and right of the text; the left one is the gutter."""
        return self.side or round(self.em * _MARGIN)

    @property
    def text_width(self) -> int:
        """The width of a line."""
        return self.em * CHARACTERS

    @property
    def width(self) -> int:
        """The width of the sheet."""
        return self.text_width + 2 * self.margin

    def size(self, face: Face) -> int:
        """The character width of `face`."""
        return round(self.em * _TITLE) if face is Face.TITLE else self.em

    def line_height(self, block: Block) -> int:
        """The pitch of the lines of `block`."""
        return round(self.pitch * _TITLE) if block.role is BlockRole.TITLE else self.pitch

    def number_width(self, block: Block) -> float:
        """How far the generated number of `block` pushes its first line in."""
        number = number_of(block)
        return _advance(faces.heading_face(block), self.em, number) if number else 0.0

    def block_format(self, block: Block) -> QTextBlockFormat:
        """Indent, pitch and place of a paragraph."""
        made = QTextBlockFormat()
        made.setLineHeight(self.line_height(block), _FIXED)
        _PLACE[block.role](self, block, made)
        return made

    def frame_format(self) -> QTextFrameFormat:
        """The margins of the sheet."""
        made = QTextFrameFormat()
        made.setLeftMargin(self.margin)
        made.setRightMargin(self.margin)
        made.setTopMargin(self.pitch * 0.3)
        made.setBottomMargin(self.pitch * 4)
        return made

    def place_title(self, block: Block, made: QTextBlockFormat) -> None:
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made.setTopMargin(self.pitch * (3 if block.new_page else 0.6))
        made.setBottomMargin(self.pitch * 0.4)

    def place_text(self, block: Block, made: QTextBlockFormat) -> None:
        """Even lines; ragged where a long Latin run would pull the line before it apart."""
        ragged = _LONG_LATIN.search(block.text)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft if ragged else Qt.AlignmentFlag.AlignJustify)
        made.setTextIndent(2 * self.em + self.number_width(block))

    def place_addressees(self, _block: Block, made: QTextBlockFormat) -> None:
        made.setAlignment(Qt.AlignmentFlag.AlignJustify)

    def place_signature(self, _block: Block, made: QTextBlockFormat) -> None:
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setTopMargin(self.pitch)
        made.setRightMargin(3 * self.em)

    def place_date(self, _block: Block, made: QTextBlockFormat) -> None:
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setRightMargin(4 * self.em)


_PLACE = {
    BlockRole.TITLE: Page.place_title,
    BlockRole.ADDRESSEES: Page.place_addressees,
    BlockRole.HEADING: Page.place_text,
    BlockRole.BODY: Page.place_text,
    BlockRole.SIGNATURE: Page.place_signature,
    BlockRole.DATE: Page.place_date,
}


@lru_cache(maxsize=64)
def typeface(face: Face, pixels: int) -> QFont:
    """The font of `face`, made once for each size."""
    return faces.font(face, pixels)


@lru_cache(maxsize=2048)
def _advance(face: Face, pixels: int, number: str) -> float:
    return QFontMetricsF(typeface(face, pixels)).horizontalAdvance(number)
