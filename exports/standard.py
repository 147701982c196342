"""The official look of a document (党政机关公文格式, GB/T 9704-2012) as data.

Everything a writer has to know about the sheet stands here once: the type area and its grid of 22
lines × 28 characters (5.2), the faces and sizes by role (5.2.2, 7.3.1, 7.3.3), where signature and
date go (7.3.5.2), and the page number (7.5). Lengths are points unless the name says cells (字).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.manuscript import Block, BlockRole, Run, RunRole
from workbench.numbering import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

MM = 72 / 25.4
"""Points in a millimetre."""

EM_ABOVE = 0.88
"""Share of the em box above the baseline; 0.12 is below."""


class Face(StrEnum):
    """The faces of an official document; the value is the name printers give them."""

    XIAOBIAOSONG = "小标宋"
    FANGSONG = "仿宋"
    KAITI = "楷体"
    HEITI = "黑体"
    SONGTI = "宋体"
    LATIN = "latin"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return "西文" if self is Face.LATIN else self.value


class Ink(StrEnum):
    """What a line is printed in: black, red for mark and line of a 版头 (5.2.4, 6.1).

    Blue is for what came into a revised draft; there red is for what is gone.
    """

    BLACK = "black"
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Standard:
    """A sheet and its grid; the defaults are the standard's, a house may keep its own copy."""

    page_width: float = 210 * MM
    page_height: float = 297 * MM
    top: float = 37 * MM  # 天头, 5.2.1
    left: float = 28 * MM  # 订口, 5.2.1
    area_width: float = 156 * MM
    area_height: float = 225 * MM
    rows: int = 22
    columns: int = 28
    body_size: float = 16.0  # 三号
    title_size: float = 22.0  # 二号
    folio_size: float = 14.0  # 四号
    folio_gap: float = 7 * MM  # from the foot of the type area down to the dash
    indent: float = 2.0  # cells, first line of a paragraph
    signature_indent: float = 2.0  # cells, free at the right of a signature without seal
    date_shift: float = 2.0  # cells, from the signature's first character to the date's
    sealed_indent: float = 4.0  # cells, free at the right of a date under a seal, 7.3.5.1
    exact_pitch: float = 0.0  # 0: the rows fill the type area
    heavy: tuple[Style, ...] = ()  # headings drawn bold; none in the standard
    faces: tuple[tuple[Style, Face], ...] = ()  # headings in another face than the standard's

    @property
    def cell(self) -> float:
        """The width of a character of text: 28 fill the line, set a little closer than solid."""
        return self.area_width / self.columns

    @property
    def pitch(self) -> float:
        """From baseline to baseline."""
        return self.exact_pitch or self.area_height / self.rows

    @property
    def right(self) -> float:
        """The right edge of the type area."""
        return self.left + self.area_width

    @property
    def foot(self) -> float:
        """The lower edge of the type area, down from the sheet's upper edge."""
        return self.top + self.area_height

    def heading_face(self, style: Style) -> Face:
        """The face of a heading numbered in `style`."""
        return dict(self.faces).get(style, HEADING_FACES[style])

    def baseline(self, row: float, size: float) -> float:
        """How far below the sheet's upper edge a line in `row` (0…) stands, centred in its row."""
        return self.top + row * self.pitch + (self.pitch + size * (2 * EM_ABOVE - 1)) / 2

    @property
    def folio_baseline(self) -> float:
        """How far below the sheet's upper edge the page number stands: its dash is on the mark."""
        return self.foot + self.folio_gap + 0.36 * self.folio_size


GB9704 = Standard()
"""The sheet as the standard has it."""


HEADING_FACES: Mapping[Style, Face] = {
    Style.CHAPTER: Face.HEITI,
    Style.ARTICLE: Face.KAITI,
    Style.POINT: Face.FANGSONG,
    Style.POINT_COMMA: Face.FANGSONG,
    Style.SUBPOINT: Face.FANGSONG,
    Style.CIRCLED: Face.FANGSONG,
    Style.NAMED_PART: Face.HEITI,
    Style.NAMED_CHAPTER: Face.HEITI,
    Style.NAMED_SECTION: Face.KAITI,
    Style.NAMED_CLAUSE: Face.HEITI,
    Style.DECIMAL: Face.FANGSONG,
    Style.SIGN: Face.HEITI,
    Style.NONE: Face.FANGSONG,
}
"""一、黑体, （一）楷体, 1. and （1）仿宋, theme phrases 仿宋: 7.3.3; no bold in the standard."""

_OWN_LATIN = (Face.XIAOBIAOSONG, Face.HEITI, Face.SONGTI)

_ROLE_FACES: Mapping[BlockRole, Face] = {
    BlockRole.TITLE: Face.XIAOBIAOSONG,
    BlockRole.LETTERHEAD: Face.XIAOBIAOSONG,
    BlockRole.SECRECY: Face.HEITI,
    BlockRole.URGENCY: Face.HEITI,
    BlockRole.STAGE: Face.KAITI,
}
"""Of what has one face throughout: 7.2.2 – 7.2.4, 7.3.1."""


def face_of(block: Block, run: Run, standard: Standard = GB9704) -> Face:
    """The face the Chinese characters of `run` stand in."""
    if block.role in _ROLE_FACES:
        return _ROLE_FACES[block.role]
    if block.role is BlockRole.SIGNERS:  # 7.2.6
        return Face.FANGSONG if run.role is RunRole.NUMBER else Face.KAITI
    if run.role is RunRole.TEXT:
        return Face.FANGSONG
    if block.annex:
        return Face.HEITI if run.role is RunRole.NUMBER else Face.XIAOBIAOSONG
    return standard.heading_face(block.style)


def latin_face(face: Face) -> Face:
    """The face digits and letters take beside `face`: Times in the text, its own else."""
    return face if face in _OWN_LATIN else Face.LATIN
