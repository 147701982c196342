"""The look of a paragraph of a Word file, as its properties (pPr) have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.standard import GB9704, Standard

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST_LEVEL = 9
"""Of outline levels: ECMA-376-1, 17.3.1.20."""

FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="632"/>'
FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'

NO_CELL_MARGINS = (
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)
"""Of tables that only hold words in their place."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Properties of a paragraph or of its style; what is not set is inherited.

    `before`, `after` and `line` (an exact height) are twentieths of a point; `left` and `right` the
    cells free on either side, `hanging` those the first line begins further left; `level` is the
    outline level, 1 = top; `borders` and `tabs` are elements of the file, `frame` too; `gaps` says
    that there is no blank above or below where none is given, `widows` that no line of it stands
    alone on a page.
    """

    style: str = ""
    keeps_next: bool = False
    new_page: bool = False
    before: int = 0
    after: int = 0
    line: int = 0
    indent: str = ""
    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0
    align: str = ""
    level: int = 0
    borders: str = ""
    tabs: str = ""
    frame: str = ""
    gaps: bool = False
    widows: bool = False

    def xml(self) -> str:
        """The pPr element, children in the order of the schema (ECMA-376-1, 17.3.1.26)."""
        return f"<w:pPr>{''.join(self._children())}</w:pPr>"

    def _children(self) -> Iterator[str]:
        if self.style:
            yield f'<w:pStyle w:val="{self.style}"/>'
        if self.keeps_next:
            yield "<w:keepNext/>"
        if self.new_page:
            yield "<w:pageBreakBefore/>"
        yield self.frame
        if self.widows:
            yield "<w:widowControl/>"
        yield f"<w:pBdr>{self.borders}</w:pBdr>" if self.borders else ""
        yield f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else ""
        yield from self._placement()
        if self.level:
            yield f'<w:outlineLvl w:val="{level_of(self.level) - 1}"/>'

    def _placement(self) -> Iterator[str]:
        if self.before or self.after or self.line or self.gaps:
            exact = f' w:line="{self.line}" w:lineRule="exact"' if self.line else ""
            yield f'<w:spacing w:before="{self.before}" w:after="{self.after}"{exact}/>'
        if self.left or self.right:
            first = "hanging" if self.hanging else "firstLine"
            yield (
                f'<w:ind w:left="{_cells(self.left)}" w:right="{_cells(self.right)}"'
                f' w:firstLineChars="0" w:{first}="{_cells(self.hanging)}"/>'
            )
        elif self.indent:
            yield self.indent
        if self.align:
            yield f'<w:jc w:val="{self.align}"/>'


def black_line(side: str, size: int) -> str:
    """A border of a table, `size` eighths of a point wide."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'


def level_of(depth: int) -> int:
    """The level of a style for a section so deep."""
    return min(max(depth, 1), LAST_LEVEL)


def pitch_of(standard: Standard) -> int:
    """From line to line in whole twentieths of a point; all rows fit the type area."""
    return int(20 * min(standard.pitch, standard.area_height / standard.rows) + 1e-6)


def rows(count: float, standard: Standard) -> int:
    """The height of so many rows, in twentieths of a point."""
    return round(count * pitch_of(standard))


def twips(points: float) -> int:
    """Points in twentieths."""
    return round(points * 20)


def _cells(count: float) -> int:
    return twips(count * GB9704.cell)
