"""What is drawn under the text of the sheet: paper, current sentence, marks, numbers, gutter.

Everything is placed by the lines as Qt laid them out, and only for the lines in sight. A mark is a
tint of glyph height and an underline of its own kind (solid, dotted, dashed): readable in grey.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine

from ui import faces, icons, style
from ui.sheet_page import typeface
from ui.sheet_spans import Mark, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.sheet_document import SheetDocument

BAR = 3
_LINE = {
    Mark.TARGET: Qt.PenStyle.SolidLine,
    Mark.UNIT: Qt.PenStyle.DotLine,
    Mark.DUE: Qt.PenStyle.DashLine,
}
_ASCENT, _DESCENT, _UNDERLINE = 0.9, 0.16, 0.2
_BASELINE = 0.8
"""Qt puts the baseline of a fixed line height at four fifths of it."""


@dataclass(slots=True)
class Scene:
    """What the drafter looks at: how far she scrolled, what is current, the selected text."""

    scroll: QPoint = field(default_factory=QPoint)
    tasks: frozenset[str] = frozenset()
    section_id: str = ""
    part: str = ""
    open_tasks: frozenset[str] = frozenset()
    selected: tuple[int, int] = (0, 0)
    shown: set[Mark] = field(default_factory=lambda: set(Mark))


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in the gutter and the tasks that begin on its line."""

    rect: QRectF
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
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


class SheetPainter:
    """Draws one visible part of the sheet; made anew for every paint."""

    def __init__(
        self, painter: QPainter, document: SheetDocument, scene: Scene, clip: QRectF
    ) -> None:
        self._painter = painter
        self._document = document
        self._scene = scene
        self._clip = clip
        self._em = document.page.em

    def paint(self, first: QTextBlock) -> list[Sign]:
        """Draw from block `first` down to the end of the clip; the gutter signs drawn."""
        signs: list[Sign] = []
        block = first
        while block.isValid() and block.blockNumber() < len(self._document.blocks):
            view = _BlockView(self._document, block, self._clip, self._scene.scroll)
            if view.rect.top() > self._clip.bottom() + self._em * 4:
                break
            self._paint_block(view)
            signs += self._gutter(view)
            block = block.next()
        return signs

    def _paint_block(self, view: _BlockView) -> None:
        self._ground(view)
        if self._scene.shown:
            self._marks(view)
        self._number(view)
        if view.content.new_page:
            self._page_edge(view)

    def _ground(self, view: _BlockView) -> None:
        """The current sentence: tinted lines and a bar in the gutter."""
        for start, end in self._current(view):
            stretches = list(view.stretches(start, end))
            for stretch in stretches:
                self._painter.fillRect(stretch.line, style.shade("accent_soft"))
            if stretches:
                top, bottom = stretches[0].line.top(), stretches[-1].line.bottom()
                left = self._document.page.margin * 0.42
                bar = QRectF(left, top, BAR, bottom - top)
                self._painter.fillRect(bar, style.shade("accent"))

    def _current(self, view: _BlockView) -> Iterator[tuple[int, int]]:
        layout = view.layout
        if self._scene.tasks:
            for index in layout.sentences_in(view.low, view.high):
                if layout.sentences[index].task_id in self._scene.tasks:
                    yield layout.range_of(index)
        elif layout.headed and view.content.section_id == self._scene.section_id:
            yield 0, layout.heading_end
        elif view.content.part and view.content.part == self._scene.part:
            yield 0, view.block.length() - 1

    def _marks(self, view: _BlockView) -> None:
        for span in view.layout.spans_in(view.low, view.high):
            if span.mark in self._scene.shown:
                for stretch in view.stretches(span.start, span.end):
                    self._mark(stretch, span.mark)

    def _mark(self, stretch: _Stretch, mark: Mark) -> None:
        glyphs = stretch.glyphs(self._em)
        if mark is Mark.SLOT:
            self._slot(glyphs)
            return
        self._painter.fillRect(glyphs, style.shade(mark.value))
        pen = QPen(style.shade(f"{mark.value}_l"), max(1.5, self._em / 13), _LINE[mark])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        y = stretch.baseline + self._em * _UNDERLINE
        self._painter.drawLine(QPointF(stretch.left, y), QPointF(stretch.right, y))

    def _slot(self, glyphs: QRectF) -> None:
        """What is still to be filled in has a frame."""
        self._painter.fillRect(glyphs, style.shade("warn_soft"))
        self._painter.setPen(QPen(style.shade("warn"), 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(glyphs.adjusted(0.5, 0.5, -0.5, 0.5))

    def _number(self, view: _BlockView) -> None:
        number = number_of(view.content)
        line = view.block.layout().lineAt(0)
        if not number or not line.isValid():
            return
        face = faces.heading_face(view.content)
        width = self._document.page.number_width(view.content)
        at = QPointF(view.rect.left() + line.x() - width, view.baseline(line))
        start, end = self._scene.selected
        position = view.block.position()
        if start < position <= end and start != end:
            height = self._document.page.line_height(view.content)
            whole = _Stretch(at.x(), at.x() + width, at.y(), height)
            self._painter.fillRect(whole.line, style.shade("sel"))
        self._painter.setFont(typeface(face, self._document.page.size(face)))
        self._painter.setPen(style.shade("ink"))
        self._painter.drawText(at, number)

    def _page_edge(self, view: _BlockView) -> None:
        """A dashed line where the next document begins on its own page."""
        y = view.rect.top() - self._document.page.pitch * 1.5
        self._painter.setPen(QPen(style.shade("line2"), 1, Qt.PenStyle.DashLine))
        self._painter.drawLine(QPointF(0, y), QPointF(self._document.page.width, y))

    def _gutter(self, view: _BlockView) -> Iterator[Sign]:
        """责任未定 on the line where the sentence begins, one sign a line."""
        lines: dict[int, tuple[float, list[str]]] = {}
        for index in view.layout.sentences_in(view.low, view.high):
            task_id = view.layout.sentences[index].task_id
            if task_id not in self._scene.open_tasks:
                continue
            line = view.line_at(view.layout.range_of(index)[0])
            if line is not None:
                begun = lines.setdefault(line.lineNumber(), (view.baseline(line), []))
                begun[1].append(task_id)
        for baseline, tasks in lines.values():
            left = self._document.page.margin - 16 - 0.55 * self._em
            rect = QRectF(left, baseline - self._em * 0.36 - 8, 16, 16)
            icons.paint(self._painter, "unassigned", "warn", rect)
            yield Sign(rect, tuple(tasks))


class _BlockView:
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
        self._height = document.page.line_height(self.content)
        self._preedit = (
            self._lines.preeditAreaPosition(),
            len(self._lines.preeditAreaText().encode("utf-16-le")) // 2,
        )
        count = self._lines.lineCount()
        top = (clip.top() - self.rect.top()) / self._height
        bottom = (clip.bottom() - self.rect.top()) / self._height
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

    def line_at(self, offset: int) -> QTextLine | None:
        """The line on which character `offset` stands, None if it is out of sight."""
        if not self.low <= offset <= self.high or self._lines.lineCount() == 0:
            return None
        line = self._lines.lineForTextPosition(self._shown(offset))
        return line if line.isValid() else None

    def stretches(self, start: int, end: int) -> Iterator[_Stretch]:
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
            yield _Stretch(left, right, self.baseline(line), self._height)
            number += 1

    def _shown(self, offset: int) -> int:
        """`offset` as it is laid out: a composition in front of it pushes it on."""
        at, length = self._preedit
        return offset + length if length and offset > at else offset


def _x(line: QTextLine, offset: int) -> float:
    found: Any = line.cursorToX(offset)  # the stubs say object, it is (x, offset)
    return float(found[0])


def paint_paper(painter: QPainter, rect: QRectF, width: int, height: int) -> None:
    """The white sheet and its edges."""
    painter.fillRect(rect, style.shade("paper"))
    painter.setPen(QPen(QColor(style.shade("line")), 1))
    painter.drawLine(0, 0, 0, height)
    painter.drawLine(width - 1, 0, width - 1, height)
