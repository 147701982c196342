"""Where the characters of a paragraph lie in the viewport: its lines in sight, runs on them.

What is painted under or beside the text asks here; lines out of sight cost nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextLine

    from ui.sheet.document import SheetDocument

_ASCENT, _DESCENT = 0.9, 0.16
_BASELINE = 0.8
"""Qt puts the baseline of a fixed line height at four fifths of it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text on one line: from x to x, its baseline, top and height of the line."""

    left: float
    right: float
    baseline: float
    height: float

    @property
    def line(self) -> QRectF:
        """The whole line height."""
        top = self.baseline - self.height * _BASELINE
        return QRectF(self.left, top, self.right - self.left, self.height)

    def glyphs(self, em: int) -> QRectF:
        """Only the height of the characters."""
        top = self.baseline - em * _ASCENT
        return QRectF(self.left, top, self.right - self.left, em * (_ASCENT + _DESCENT))


class BlockView:
    """One block as it lies in the viewport; characters `low` to `high` are in sight."""

    def __init__(
        self, document: SheetDocument, block: QTextBlock, clip: QRectF, scroll: QPoint
    ) -> None:
        index = block.blockNumber()
        self.block = block
        self.content = document.blocks[index]
        self.layout = document.layout_of(index)
        placed = document.documentLayout().blockBoundingRect(block)
        self.rect = placed.translated(-scroll.x(), -scroll.y())
        self._lines = block.layout()
        self.height = document.page.line_height(self.content)
        self.margin, self.sheet_width = document.page.margin, document.page.width
        self._preedit = (
            self._lines.preeditAreaPosition(),
            len(self._lines.preeditAreaText().encode("utf-16-le")) // 2,
        )
        count = self._lines.lineCount()
        top = (clip.top() - self.rect.top()) / self.height
        bottom = (clip.bottom() - self.rect.top()) / self.height
        first = max(0, min(int(top) - 1, count - 1))
        self._last = max(0, min(int(bottom) + 1, count - 1))
        self.low = self.high = 0
        if count:
            last = self._lines.lineAt(self._last)
            self.low = self._lines.lineAt(first).textStart()
            self.high = last.textStart() + last.textLength()

    def baseline(self, line: QTextLine) -> float:
        """Where the characters of a line stand."""
        return self.rect.top() + line.y() + line.ascent()

    def top_of(self, line: QTextLine) -> float:
        """The upper edge of a line."""
        return self.baseline(line) - self.height * _BASELINE

    def left_of(self, line: QTextLine, offset: int) -> float:
        """The left edge of character `offset` on its line."""
        return self.rect.left() + _x(line, self._shown(offset))

    def line_at(self, offset: int) -> QTextLine | None:
        """The line on which character `offset` stands, None if it is out of sight."""
        if not self.low <= offset <= self.high or self._lines.lineCount() == 0:
            return None
        line = self._lines.lineForTextPosition(self._shown(offset))
        return line if line.isValid() else None

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """The parts of a run of text on each line in sight."""
        begin, stop = self._shown(max(start, self.low)), self._shown(min(end, self.high))
        if begin >= stop:
            return
        number = self._lines.lineForTextPosition(begin).lineNumber()
        while 0 <= number <= self._last:
            line = self._lines.lineAt(number)
            first, after = line.textStart(), line.textStart() + line.textLength()
            if first >= stop:
                return
            left = self.rect.left() + _x(line, max(begin, first))
            right = self.rect.left() + _x(line, min(stop, after))
            yield Stretch(left, right, self.baseline(line), self.height)
            number += 1

    def _shown(self, offset: int) -> int:
        """`offset` as it is laid out: a composition in front of it pushes it on."""
        at, length = self._preedit
        return offset + length if length and offset > at else offset


def _x(line: QTextLine, offset: int) -> float:
    found: Any = line.cursorToX(offset)  # the stubs say object, it is (x, offset)
    return float(found[0])
