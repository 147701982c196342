"""What is drawn under the text of the sheet: paper, current sentence, marks, numbers.

Everything is placed by the lines as Qt laid them out, and only for the lines in sight. A mark is a
tint of glyph height and an underline of its own kind (solid, dotted, dashed): readable in grey.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from ui import faces, style
from ui.sheet.gutter import paint_gutter
from ui.sheet.lines import BlockView, Stretch
from ui.sheet.page import typeface
from ui.sheet.pages import paint_edges
from ui.sheet.spans import Mark, number_of
from ui.sheet.waves import paint_wave, paint_waves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ui.arrival import Arrival
    from ui.findings.feed import Row
    from ui.sheet.document import SheetDocument
    from ui.sheet.gutter import Sign
    from ui.sheet.pages import Edges

BAR = 3
_LINE = {
    Mark.TARGET: Qt.PenStyle.SolidLine,
    Mark.UNIT: Qt.PenStyle.DotLine,
    Mark.DUE: Qt.PenStyle.DashLine,
}
_UNDERLINE = 0.2


@dataclass(slots=True)
class Scene:
    """What the drafter looks at: how far she scrolled, what is current, the selected text."""

    scroll: QPoint = field(default_factory=QPoint)
    tasks: frozenset[str] = frozenset()
    section_id: str = ""
    part: str = ""
    open_tasks: frozenset[str] = frozenset()
    findings: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    edges: Edges = field(default_factory=dict)
    selected: tuple[int, int] = (0, 0)
    shown: set[Mark] = field(default_factory=lambda: set(Mark))
    arrival: Arrival | None = None


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
        gutter = self._document.page.margin - 0.55 * self._em
        block = first
        while block.isValid() and block.blockNumber() < len(self._document.blocks):
            view = BlockView(self._document, block, self._clip, self._scene.scroll)
            if view.rect.top() > self._clip.bottom() + self._em * 4:
                break
            self._paint_block(view)
            signs += paint_gutter(self._painter, view, self._scene, gutter, self._em)
            block = block.next()
        return signs

    def _paint_block(self, view: BlockView) -> None:
        self._ground(view)
        if self._scene.shown:
            self._marks(view)
        if Mark.WRONG in self._scene.shown:
            paint_waves(self._painter, view, self._scene, self._em)
        self._number(view)
        paint_edges(self._painter, view, self._scene.edges, self._em)
        if view.content.new_page and view.content.key not in self._scene.edges:
            self._page_edge(view)

    def _ground(self, view: BlockView) -> None:
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
            if self._scene.arrival:
                self._scene.arrival.paint(self._painter, [part.line for part in stretches])

    def _current(self, view: BlockView) -> Iterator[tuple[int, int]]:
        layout = view.layout
        if self._scene.tasks:
            for index in layout.sentences_in(view.low, view.high):
                if layout.sentences[index].task_id in self._scene.tasks:
                    yield layout.range_of(index)
        elif layout.headed and view.content.section_id == self._scene.section_id:
            yield 0, layout.heading_end
        elif view.content.part and view.content.part == self._scene.part:
            yield 0, view.block.length() - 1

    def _marks(self, view: BlockView) -> None:
        for span in view.layout.spans_in(view.low, view.high):
            if span.mark in self._scene.shown:
                for stretch in view.stretches(span.start, span.end):
                    self._mark(stretch, span.mark)

    def _mark(self, stretch: Stretch, mark: Mark) -> None:
        glyphs = stretch.glyphs(self._em)
        if mark is Mark.SLOT:
            _paint_slot(self._painter, glyphs)
        else:
            under = stretch.baseline + self._em * _UNDERLINE
            _paint_mark(self._painter, mark, glyphs, under, self._em)

    def _number(self, view: BlockView) -> None:
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
            whole = Stretch(at.x(), at.x() + width, at.y(), height)
            self._painter.fillRect(whole.line, style.shade("sel"))
        self._painter.setFont(typeface(face, self._document.page.size(face)))
        self._painter.setPen(style.shade("ink"))
        self._painter.drawText(at, number)

    def _page_edge(self, view: BlockView) -> None:
        """A dashed line where the next document begins on its own page."""
        y = view.rect.top() - self._document.page.pitch * 1.5
        self._painter.setPen(QPen(style.shade("line2"), 1, Qt.PenStyle.DashLine))
        self._painter.drawLine(QPointF(0, y), QPointF(self._document.page.width, y))


def mark_words(painter: QPainter, mark: Mark, rect: QRectF, em: int) -> None:
    """Mark a word that fills `rect` as it would be marked in the text."""
    glyphs = rect.adjusted(0, 1, 0, -em * _UNDERLINE - 2)
    if mark is Mark.SLOT:
        _paint_slot(painter, glyphs)
    elif mark is Mark.WRONG:
        paint_wave(painter, "err", rect.left(), rect.right(), glyphs.bottom() + 2, em)
    else:
        _paint_mark(painter, mark, glyphs, glyphs.bottom() + 1, em)


def _paint_mark(painter: QPainter, mark: Mark, glyphs: QRectF, under: float, em: int) -> None:
    painter.fillRect(glyphs, style.shade(mark.value))
    pen = QPen(style.shade(f"{mark.value}_l"), max(1.5, em / 13), _LINE[mark])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(glyphs.left(), under), QPointF(glyphs.right(), under))


def _paint_slot(painter: QPainter, glyphs: QRectF) -> None:
    """What is still to be filled in has a frame."""
    painter.fillRect(glyphs, style.shade("warn_soft"))
    painter.setPen(QPen(style.shade("warn"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(glyphs.adjusted(0.5, 0.5, -0.5, 0.5))


def paint_paper(painter: QPainter, rect: QRectF, width: int, height: int) -> None:
    """The white sheet and its edges."""
    painter.fillRect(rect, style.shade("paper"))
    painter.setPen(QPen(QColor(style.shade("line")), 1))
    painter.drawLine(0, 0, 0, height)
    painter.drawLine(width - 1, 0, width - 1, height)
