"""版头 of a Word file: the places are those of the composed page (`letterhead`).

What stands on one line is one paragraph with tab stops; the red line is the border of the last
one, so that it moves with it. A mark of several organs is a table without rules: 文件 stands in the
middle beside them. A letter's mark stands in a frame, above the type area.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from exports import word_styles as styles
from exports.letterhead import HEAD_ROLES, Head, set_head
from exports.standard import Face, Ink, Standard
from exports.strips import cells
from exports.word_lines import PLAIN
from exports.word_looks import NO_CELL_MARGINS, ParagraphLook, pitch_of, twips
from exports.word_sections import double_line, letter_frame
from exports.word_text import paragraph, run
from workbench.manuscript import BlockRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.pages import Line
    from exports.strips import Strip
    from workbench.manuscript import Block

ABOVE = 0.8
"""Share of a line of exact height that stands above its baseline."""

_MARK_LEADING = 1.25  # of a mark's size; its line box then begins with the em box
_FACES = {Face.HEITI: styles.HEITI, Face.KAITI: styles.KAITI}
_MOST_SPACE = 31  # between text and border, in points: ECMA-376-1, 17.3.4
_NEAR = 1.0
_SPARE = 1.0  # points a cell of a joint mark is wider than its text, so that none is broken


class HeadWriter:
    """Writes the head from top to bottom; `y` is how far down it has come, in points."""

    def __init__(self, blocks: Sequence[Block], standard: Standard) -> None:
        given = [(at, block) for at, block in enumerate(blocks) if block.role in HEAD_ROLES]
        self._blocks = blocks
        self._standard = standard
        self._head: Head = set_head(given, standard)
        self.y = standard.top

    @property
    def letter(self) -> bool:
        """It is the head of a 信函."""
        return self._head.letter

    @property
    def rest(self) -> int:
        """What is left above the text, in twentieths of a point."""
        if not self._head.rows:
            return 0
        text = self._standard.top + self._head.rows * pitch_of(self._standard) / 20
        return twips(max(0.0, text - self.y))

    def xml(self) -> str:
        """The paragraphs of the head; none where the paper has none."""
        mark = [line for line in self._head.lines if line.ink is Ink.RED]
        others = [line for line in self._head.lines if line.ink is not Ink.RED]
        rows = [list(row) for _, row in groupby(sorted(others, key=_height), key=_height)]
        above = [row for row in rows if not mark or row[0].y < mark[0].y]
        below = [row for row in rows if row not in above]
        written = [*map(self._row, above), *self._mark(mark)]
        last = below.pop() if below and not self.letter else []
        written += [*map(self._row, below), *self._ruled(last)]
        return "".join(written)

    def _down_to(self, baseline: float, line: float) -> int:
        """The blank above a line box so high, in twentieths; `y` then stands below it."""
        before = max(0.0, baseline - ABOVE * line - self.y)
        self.y += before + line
        return twips(before)

    def _row(self, row: Sequence[Line], borders: str = "") -> str:
        line = pitch_of(self._standard) / 20
        before = self._down_to(row[0].y, line)
        look = ParagraphLook(styles.CORNER, before=before, borders=borders)
        roles = {self._blocks[one.block].role for one in row}
        if roles == {BlockRole.DOCUMENT_NUMBER} and not self.letter:
            look = replace(look, style=styles.DOCUMENT_NUMBER)
            return paragraph(look, self._runs(row[0].strip))
        strips = sorted((one.strip for one in row), key=lambda strip: strip.xs[0])
        stops = [self._stop(strip) for strip in strips]
        tabs = "".join(stops)
        pieces = (
            ("<w:r><w:tab/></w:r>" if stop else "") + self._runs(strip)
            for stop, strip in zip(stops, strips, strict=True)
        )
        return paragraph(replace(look, tabs=tabs), "".join(pieces))

    def _stop(self, strip: Strip) -> str:
        """The tab stop in front of what does not begin at the edge."""
        sheet = self._standard
        left = strip.xs[0] - sheet.left
        if left < _NEAR:
            return ""
        right = strip.xs[-1] + strip.cell
        if self.letter and abs(right - sheet.right) < sheet.cell:
            return f'<w:tab w:val="right" w:pos="{twips(sheet.area_width)}"/>'
        return f'<w:tab w:val="left" w:pos="{twips(left)}"/>'

    def _runs(self, strip: Strip) -> str:
        """The runs of a line, each in its face, spread where the line is."""
        size = "" if strip.size == self._standard.body_size else f"{int(strip.size * 2)}"
        count = len(strip.text)
        spread = strip.xs[-1] - strip.xs[0] - strip.cell * cells(strip.text[:-1])
        spacing = twips(spread / (count - 1)) if count > 1 and spread > _NEAR else 0
        stretch, start, written = replace(PLAIN, spacing=spacing), 0, []
        for end, face in strip.faces:
            written.append(run(strip.text[start:end], _FACES.get(face, ""), stretch, size))
            start = end
        return "".join(written)

    def _ruled(self, last: Sequence[Line]) -> Iterator[str]:
        """The last line of the head, the red line below it."""
        if self.letter or not self._head.rules:
            return
        red = self._head.rules[-1]
        line = pitch_of(self._standard) / 20
        baseline = last[0].y if last else red.y - line
        bottom = max(self.y, baseline - ABOVE * line) + line
        space = min(_MOST_SPACE, max(1, round(red.y - red.width / 2 - bottom)))
        border = (
            f'<w:bottom w:val="single" w:sz="{round(red.width * 8)}" w:space="{space}"'
            ' w:color="FF0000"/>'
        )
        if last:
            yield self._row(last, border)
        else:
            before = self._down_to(baseline, line)
            yield paragraph(ParagraphLook(styles.CORNER, before=before, borders=border), "")
        self.y += space + red.width

    def _mark(self, lines: Sequence[Line]) -> Iterator[str]:
        if not lines:
            return
        if self.letter:
            yield from self._framed(lines)
        elif len(lines) == 1:
            yield self._mark_line(lines[0], lines[0].y)
        else:
            yield self._joint(lines)

    def _mark_line(self, one: Line, baseline: float, align: str = "", place: str = "") -> str:
        """A line of the mark; below the other elements, or in a frame at a `place` of its own."""
        line = _MARK_LEADING * one.strip.size
        before = 0 if place else self._down_to(baseline, line)
        look = ParagraphLook(
            styles.LETTERHEAD, before=before, line=twips(line), align=align, frame=place
        )
        return paragraph(look, run(one.strip.text, size=f"{int(one.strip.size * 2)}"))

    def _framed(self, lines: Sequence[Line]) -> Iterator[str]:
        """The mark of a letter and the double line below it, thick over thin.

        The frame reaches down to the next line: programs do not agree on what blank is left
        between a frame and a line that stands further down.
        """
        size = lines[0].strip.size
        top = lines[0].y - ABOVE * _MARK_LEADING * size
        below = [line.y for line in self._head.lines if line.ink is not Ink.RED]
        self.y = min(below) - ABOVE * pitch_of(self._standard) / 20 if below else self.y
        frame = letter_frame(top, self.y - top if below else 0.0)
        bottom = lines[-1].y + (1 - ABOVE) * _MARK_LEADING * size
        red = self._head.rules[0]
        space = min(_MOST_SPACE, max(0, round(red.y - red.width / 2 - bottom)))
        for at, one in enumerate(lines):
            text = self._mark_line(one, one.y, place=frame)
            if at == len(lines) - 1:
                border = f"<w:pBdr>{double_line('bottom', 'thickThinLargeGap', space)}</w:pBdr>"
                text = text.replace(frame, frame + border)
            yield text

    def _joint(self, lines: Sequence[Line]) -> str:
        """Organs one below the other, spread to one width, and what stands beside them."""
        beside = lines[-1] if len(lines) > 1 and lines[-1].y <= lines[-2].y else None
        organs = lines[:-1] if beside else lines
        size = organs[0].strip.size
        left = min(one.strip.xs[0] for one in organs)
        right = max(one.strip.xs[-1] for one in organs) + size
        first = twips(max(0.0, organs[0].y - ABOVE * _MARK_LEADING * size - self.y))
        names = [self._mark_line(one, one.y, "distribute") for one in organs]
        columns = [(right - left + _SPARE, "".join(names))]
        if beside:
            ending = self._mark_line(beside, 0.0, "right", place=" ")
            ending = ending.replace('w:before="0"', f'w:before="{first}"', 1)
            columns.append((beside.strip.xs[-1] + size - right + _SPARE, ending))
        return _table(columns)


def _height(line: Line) -> float:
    return round(line.y, 1)


def _table(columns: Sequence[tuple[float, str]]) -> str:
    """A row without rules, centred; its cells are as wide as given and stand in the middle."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width, _ in columns)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/><w:vAlign w:val="center"/>'
        f"</w:tcPr>{content}</w:tc>"
        for width, content in columns
    )
    total = sum(twips(width) for width, _ in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/>{NO_CELL_MARGINS}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"
    )
