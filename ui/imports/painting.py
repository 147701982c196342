"""What is painted under the text of a source under review, for the lines in sight only.

A whole document may be one paragraph of five hundred lines, so nothing goes through all of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from ui import style
from ui.imports.margin import Word, paint_band, paint_word
from ui.imports.marks import paint_mark, paint_tint
from ui.imports.passages import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QFontMetrics, QPainter, QTextBlock, QTextLine

    from ui.imports.passages import Note, Passage


class PassagePainter:
    """Paints one paragraph: the words of the margin, doubts, what is current, numbers, marks."""

    def __init__(
        self,
        painter: QPainter,
        block: QTextBlock,
        rect: QRectF,
        clip: QRectF,
        position: Callable[[int], int],
    ) -> None:
        """`rect`: where the block lies; `position` is that of a place in the text as Qt counts."""
        self._painter = painter
        self._rect = rect
        self._layout = block.layout()
        self._position = position
        self._at = block.position()
        self._first = max(0, self._line_below(clip.top() - rect.top()) - 2)
        self._last = min(self._layout.lineCount(), self._line_below(clip.bottom() - rect.top()) + 1)
        self._low = self._high = 0
        if self._first < self._last:
            last = self._layout.lineAt(self._last - 1)
            self._low = self._layout.lineAt(self._first).textStart()
            self._high = last.textStart() + last.textLength()

    def paint(self, passage: Passage, current: tuple[int, int], metrics: QFontMetrics) -> None:
        """Paint all that is in sight; `current` are the first place and the one behind the last."""
        self._notes(passage)
        for part, _ in self._stretches(*current):
            self._painter.fillRect(part, style.shade("sel"))
        for run in passage.runs:
            if run.look is Look.NUMBER:
                for part, baseline in self._stretches(run.start, run.end):
                    paint_tint(self._painter, part, baseline, metrics, "accent_soft")
        for stroke in passage.strokes:
            for part, baseline in self._stretches(stroke.start, stroke.end):
                paint_mark(self._painter, part, baseline, metrics, stroke.mark)

    def _notes(self, passage: Passage) -> None:
        """The words, each on the line it holds from, and the bands of doubts."""
        notes = passage.notes
        begin = bisect_right(notes, self._low, key=lambda note: self._offset(note.start)) - 1
        written = -1
        for note in notes[max(0, begin) :]:
            if self._offset(note.start) > self._high:
                return
            line = self._line_of(note.start)
            if note.doubt:
                self._band(note, line)
            if note.word and line.lineNumber() != written:
                baseline = self._rect.top() + line.y() + line.ascent()
                paint_word(self._painter, baseline, Word(note.word, doubtful=bool(note.doubt)))
                written = line.lineNumber()

    def _band(self, note: Note, line: QTextLine) -> None:
        """From the line of a doubtful heading to the line before the next word."""
        last = self._line_of(max(note.start, note.end - 1))
        top = self._rect.top() + line.y()
        bottom = self._rect.top() + last.y() + last.height()
        paint_band(self._painter, top, bottom, self._rect.right())

    def _stretches(self, start: int, end: int) -> Iterator[tuple[QRectF, float]]:
        """The parts of a run of places on each line in sight, and their baselines."""
        first = max(self._offset(start), self._low)
        stop = min(self._offset(end), self._high)
        if first >= stop:
            return
        number = self._layout.lineForTextPosition(first).lineNumber()
        while 0 <= number < self._last:
            line = self._layout.lineAt(number)
            begin, behind = line.textStart(), line.textStart() + line.textLength()
            if begin >= stop:
                return
            left, right = (self._x(line, at) for at in (max(first, begin), min(stop, behind)))
            top = self._rect.top() + line.y()
            yield QRectF(left, top, right - left, line.height()), top + line.ascent()
            number += 1

    def _x(self, line: QTextLine, offset: int) -> float:
        found: Any = line.cursorToX(offset)  # the stubs say object, it is (x, offset)
        return self._rect.left() + float(found[0])

    def _offset(self, place: int) -> int:
        """Where a place stands in the text of the block."""
        return self._position(place) - self._at

    def _line_of(self, place: int) -> QTextLine:
        last = max(0, self._layout.lineCount() - 1)
        line = self._layout.lineForTextPosition(self._offset(place))
        return line if line.isValid() else self._layout.lineAt(last)

    def _line_below(self, height: float) -> int:
        """The number of the first line that begins below `height`, counted from the block's top."""
        lines = range(self._layout.lineCount())
        return bisect_left(lines, height, key=lambda number: self._layout.lineAt(number).y())
