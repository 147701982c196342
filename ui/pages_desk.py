"""The desk of 版面: pages in rows, scrolled, zoomed, pointed at; it draws none of them itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui import style
from ui.pages_layout import MARGIN, PERCENTS, Arrangement, Fit, PageLayout, Zoom
from ui.pages_painting import (
    in_pixels,
    paint_focus,
    paint_frame,
    paint_marks,
    paint_page,
    paint_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.pages_places import Mark
    from workbench.preview import Paper

_STEP = 60
"""How far an arrow key scrolls, in pixels."""
_POINTS = 72
_KEY = Qt.Key


class PagesDesk(QAbstractScrollArea):
    """Shows the pages of a paper.

    Signals:
        moved(): other pages are in sight, or the same ones in another size.
        pointed(index, point): she clicked on a page, at a place in points.
        place_wanted(): she wants to see what is selected in the text.
        arranged(Arrangement): she chose another zoom.
    """

    moved = Signal()
    pointed = Signal(int, QPointF)
    place_wanted = Signal()
    arranged = Signal(object)

    def __init__(
        self, picture: Callable[[int, int], QImage | None], parent: QWidget | None = None
    ) -> None:
        """`picture` answers the picture of a page by its width in dots, None if there is none."""
        super().__init__(parent)
        self._picture = picture
        self._paper: Paper | None = None
        self._marks: Sequence[Mark] = ()
        self._arrangement = Arrangement()
        self._layout = PageLayout((), self._arrangement, QSizeF(1, 1), 1)
        self._framed = False
        self._words = ""
        self.setAccessibleName("版面")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_STEP)
            bar.valueChanged.connect(self._move)

    # -- what is shown ----------------------------------------------------------------------------

    def show_paper(self, paper: Paper | None, words: str = "") -> None:
        """Show a paper where the last one stood; `words` where there is none."""
        self._paper, self._words, self._marks = paper, words, ()
        self._lay_out()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark what is selected."""
        self._marks = marks
        self.viewport().update()

    def arrange(self, arrangement: Arrangement) -> None:
        """Pages in another size, or more or fewer of them in a row."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._lay_out()

    def show_frame(self, shown: bool) -> None:
        """The type area of every page, dotted, or not."""
        self._framed = shown
        self.viewport().update()

    @property
    def percent(self) -> int:
        """The size of the pages, of that on paper."""
        return self._layout.percent

    def current(self) -> int:
        """The first page of the row in the middle, -1 where there is none."""
        rows = self._layout.rows
        return rows[self._row()][0] if rows else -1

    def current_row(self) -> tuple[int, ...]:
        """The pages of the row in the middle."""
        rows = self._layout.rows
        return rows[self._row()] if rows else ()

    def in_sight(self) -> list[tuple[int, int]]:
        """The pages in sight, then those next to them, and the widths to draw them in, in dots."""
        if self._paper is None:
            return []
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        seen = self._layout.between(top, bottom)
        high = self.viewport().height()
        near = self._layout.between(top - high, bottom + high)
        return [(i, self._dots(i)) for i in (*seen, *(i for i in near if i not in seen))]

    def refresh(self, index: int) -> None:
        """There is a new picture of a page."""
        if index < len(self._layout.rects):
            self.viewport().update(self._layout.rects[index].translated(self._scroll()).toRect())

    # -- going somewhere --------------------------------------------------------------------------

    def go_to(self, index: int) -> None:
        """Scroll to the top of a page."""
        if 0 <= index < len(self._layout.rects):
            row = self._layout.row_of(index)
            self.verticalScrollBar().setValue(self._layout.tops[row] - MARGIN)

    def marks_in_sight(self) -> bool:
        """Something of what is selected is seen."""
        area = QRectF(self.viewport().rect())
        return any(area.contains(self._marked(mark).center()) for mark in self._marks)

    def reveal(self) -> None:
        """Scroll to what is selected if nothing of it is seen."""
        if not self._marks or self.marks_in_sight():
            return
        index = self._marks[0][0]
        rect = self._layout.rects[index]
        if rect.height() + MARGIN > self.viewport().height():
            top = self._marked(self._marks[0]).top() + self.verticalScrollBar().value()
            self.verticalScrollBar().setValue(round(top) - self.viewport().height() // 4)
        else:
            self.go_to(index)
        if not self.marks_in_sight():  # beside what is seen of a large page
            self.horizontalScrollBar().setValue(round(rect.left()) - MARGIN)

    def turn(self, pages: int) -> None:
        """So many rows of pages on (or back)."""
        tops = self._layout.tops
        if tops:
            row = max(0, min(self._row() + pages, len(tops) - 1))
            self.verticalScrollBar().setValue(tops[row] - MARGIN)

    def zoom(self, step: int) -> None:
        """One size larger (1) or smaller (-1); 0: as high as the window."""
        here = self.percent
        larger = (size for size in PERCENTS if size > here)
        smaller = (size for size in reversed(PERCENTS) if size < here)
        chosen: Zoom = Fit.HEIGHT
        if step:
            chosen = next(larger if step > 0 else smaller, PERCENTS[-1 if step > 0 else 0])
        self.arranged.emit(replace(self._arrangement, zoom=chosen))

    # -- places -----------------------------------------------------------------------------------

    def _row(self) -> int:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return self._layout.row_at(middle)

    def _scroll(self) -> QPointF:
        return -QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _dots(self, index: int) -> int:
        return round(self._layout.rects[index].width() * self.devicePixelRatioF())

    def _marked(self, mark: Mark) -> QRectF:
        index, box = mark
        origin = self._layout.rects[index].topLeft() + self._scroll()
        return in_pixels(box, origin, self._layout.scale)

    def _lay_out(self) -> None:
        """The pages in their places; what stood in sight stays there."""
        before, at = self._layout, self.verticalScrollBar().value()
        row = self._row()
        pages = self._paper.pages if self._paper else ()
        sizes = [self._paper.size(i) for i in range(len(pages))] if self._paper else []
        room = QSizeF(self.viewport().size())
        dots = self.logicalDpiX() / _POINTS
        self._layout = PageLayout(sizes, self._arrangement, room, dots)
        self._set_bars(room)
        if before.rows:
            self._return_to(before, row, at)
        self.viewport().update()
        self.moved.emit()

    def _set_bars(self, room: QSizeF) -> None:
        extents = (
            (self.verticalScrollBar(), self._layout.height, room.height()),
            (self.horizontalScrollBar(), self._layout.width, room.width()),
        )
        for bar, extent, seen in extents:
            bar.setRange(0, max(0, int(extent - seen)))
            bar.setPageStep(max(1, int(seen)))

    def _return_to(self, before: PageLayout, row: int, at: int) -> None:
        """Scroll so that the page that was in the middle is there again."""
        index = before.rows[row][0]
        share = (at + MARGIN - before.tops[row]) / max(1.0, before.rects[index].height())
        index = min(index, len(self._layout.rects) - 1)
        if index >= 0:
            top = self._layout.tops[self._layout.row_of(index)]
            value = top - MARGIN + share * self._layout.rects[index].height()
            self.verticalScrollBar().setValue(round(value))

    def _move(self) -> None:
        self.viewport().update()
        self.moved.emit()

    # -- Qt ---------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), style.shade("desk"))
        painter.translate(self._scroll())
        seen = event.rect().translated(-self._scroll().toPoint())
        for index in self._layout.between(seen.top(), seen.bottom()):
            self._paint(painter, index)
        painter.resetTransform()
        if self._paper is None and self._words:
            paint_words(painter, QRectF(self.viewport().rect()), self._words)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.viewport().rect()))

    def _paint(self, painter: QPainter, index: int) -> None:
        assert self._paper is not None
        rect, scale = self._layout.rects[index], self._layout.scale
        image = self._picture(index, self._dots(index))
        if image is not None:
            image.setDevicePixelRatio(self.devicePixelRatioF())
        paint_page(painter, rect, image)
        frame = in_pixels(QRectF(*self._paper.frame(index)), rect.topLeft(), scale)
        if self._framed:
            paint_frame(painter, frame)
        boxes = [in_pixels(box, rect.topLeft(), scale) for at, box in self._marks if at == index]
        paint_marks(painter, boxes, frame.left())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._point(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._point(event.position()):
            self.place_wanted.emit()

    def _point(self, position: QPointF) -> bool:
        at = position - self._scroll()
        index = self._layout.page_at(at.x(), at.y())
        if index < 0:
            return False
        inside = at - self._layout.rects[index].topLeft()
        scale = self._layout.scale
        self.pointed.emit(index, QPointF(inside.x() / scale, inside.y() / scale))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act = self._zoom_keys().get(_KEY(event.key()))
        else:
            act = self._keys().get(_KEY(event.key()))
        if act:
            act()
        else:
            super().keyPressEvent(event)

    def _zoom_keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            _KEY.Key_Plus: lambda: self.zoom(1),
            _KEY.Key_Equal: lambda: self.zoom(1),
            _KEY.Key_Minus: lambda: self.zoom(-1),
            _KEY.Key_0: lambda: self.zoom(0),
        }

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        last = len(self._layout.rects) - 1
        return {
            _KEY.Key_PageDown: lambda: self._leaf(1),
            _KEY.Key_PageUp: lambda: self._leaf(-1),
            _KEY.Key_Right: lambda: self.turn(1),
            _KEY.Key_Left: lambda: self.turn(-1),
            _KEY.Key_Home: lambda: self.go_to(0),
            _KEY.Key_End: lambda: self.go_to(last),
            _KEY.Key_Return: self.place_wanted.emit,
            _KEY.Key_Enter: self.place_wanted.emit,
        }

    def _leaf(self, rows: int) -> None:
        """PgUp, PgDn: a row of pages that is seen whole, else what the window holds."""
        index = self.current()
        if index >= 0 and self._layout.rects[index].height() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rows * (bar.pageStep() - _STEP))
        else:
            self.turn(rows)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
