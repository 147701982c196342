"""A composed page as data: the lines on it, the rules drawn on it, and how the sheet lies.

PDF, preview and print draw what stands here, and nothing else. All lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.standard import Ink

if TYPE_CHECKING:
    from exports.strips import Strip


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: the paragraph it belongs to (index in the manuscript) and its baseline.

    `y` is measured down from the sheet's upper edge. `task_id` names the task a line in a cell of
    a table comes from; a line of text has it in the runs of its paragraph.
    """

    block: int
    y: float
    strip: Strip
    ink: Ink = Ink.BLACK
    task_id: str = ""

    @property
    def text(self) -> str:
        """The characters of the line, blanks at its end included."""
        return self.strip.text


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line of a page (红色分隔线, 版记, a table): its ends and its width, in points.

    Measured from the upper left corner of the sheet, rightwards and downwards.
    """

    x: float
    y: float
    to_x: float
    to_y: float
    width: float
    ink: Ink = Ink.BLACK


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number, its lines from top to bottom, and the rules drawn on it.

    `numbered`: the number is printed (7.5). `turned`: lines and rules are measured on the sheet
    turned a quarter to the right, 297 × 210 mm, whose upper edge is the left edge of the sheet as
    it is bound; the page number stays where it is on other pages (GB/T 9704-2012, 8).
    """

    number: int
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    numbered: bool = True
    turned: bool = False
