"""The desk of 版面: pages shown, marked, pointed at; it draws none of them itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from ui import style
from ui.arrival import Arrival
from ui.pages.layout import MARGIN
from ui.pages.painting import (
    in_pixels,
    paint_focus,
    paint_frame,
    paint_marks,
    paint_page,
    paint_words,
)
from ui.pages.scroller import PagesScroller

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.pages.places import Mark
    from workbench.preview import Paper

_KEY = Qt.Key
_COMING = "正在绘制这一页…"
_PATIENCE_MS = 600


class PagesDesk(PagesScroller):
    """Shows the pages of a paper.

    Signals:
        pointed(index, point): she clicked on a page, at a place in points.
        entered(index, point): she clicked there twice.
        place_wanted(): she wants to see what is selected in the text.
    """

    pointed = Signal(int, QPointF)
    entered = Signal(int, QPointF)
    place_wanted = Signal()

    def __init__(
        self, picture: Callable[[int, int], QImage | None], parent: QWidget | None = None
    ) -> None:
        """`picture` answers the picture of a page by its width in dots, None if there is none."""
        super().__init__(parent)
        self._picture = picture
        self._marks: Sequence[Mark] = ()
        self._framed = False
        self._words = ""
        self._late = self._blank = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._grow_late)
        self.arrival = Arrival(self)
        self.setAccessibleName("版面")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- what is shown ----------------------------------------------------------------------------

    def show_paper(self, paper: Paper | None, words: str = "") -> None:
        """Show a paper where the last one stood; `words` where there is none."""
        self._paper, self._words, self._marks = paper, words, ()
        self._lay_out()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark what is selected."""
        self._marks = marks
        self.viewport().update()

    def show_frame(self, shown: bool) -> None:
        """The type area of every page, dotted, or not."""
        self._framed = shown
        self.viewport().update()

    def refresh(self, index: int) -> None:
        """There is a new picture of a page."""
        if index < len(self._layout.rects):
            self.viewport().update(self._layout.rects[index].translated(self._scroll()).toRect())

    # -- what is selected -------------------------------------------------------------------------

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

    def _marked(self, mark: Mark) -> QRectF:
        index, box = mark
        origin = self._layout.rects[index].topLeft() + self._scroll()
        return in_pixels(box, origin, self._layout.scale)

    # -- Qt ---------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), style.shade("desk"))
        painter.translate(self._scroll())
        self._blank = False
        seen = event.rect().translated(-self._scroll().toPoint())
        for index in self._layout.between(seen.top(), seen.bottom()):
            self._paint(painter, index)
        painter.resetTransform()
        if not self._blank:
            self._late = False
        self.arrival.paint(painter, [self._marked(mark) for mark in self._marks])
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
        if image is None:  # marks on nothing would look like text that cannot be read
            self._tell_blank(painter, rect)
            return
        frame = in_pixels(QRectF(*self._paper.frame(index)), rect.topLeft(), scale)
        if self._framed:
            paint_frame(painter, frame)
        boxes = [in_pixels(box, rect.topLeft(), scale) for at, box in self._marks if at == index]
        paint_marks(painter, boxes, frame.left())

    def _tell_blank(self, painter: QPainter, rect: QRectF) -> None:
        """A page that is long in coming says so; one that comes at once does not flicker."""
        self._blank = True
        if self._late:
            paint_words(painter, rect, _COMING, style.print_shade("ink2"))
        elif not self._patience.isActive():
            self._patience.start()

    def _grow_late(self) -> None:
        self._late = True
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._place(event)
        if found is not None:
            self.pointed.emit(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._place(event)
        if found is not None:
            self.pointed.emit(*found)
            self.entered.emit(*found)

    def _place(self, event: QMouseEvent) -> tuple[int, QPointF] | None:
        """The page that is pressed with the left button, and the place on it in points."""
        at = event.position() - self._scroll()
        index = self._layout.page_at(at.x(), at.y())
        if index < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return None
        inside = at - self._layout.rects[index].topLeft()
        scale = self._layout.scale
        return index, QPointF(inside.x() / scale, inside.y() / scale)

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
            _KEY.Key_PageDown: lambda: self.leaf(1),
            _KEY.Key_PageUp: lambda: self.leaf(-1),
            _KEY.Key_Right: lambda: self.turn(1),
            _KEY.Key_Left: lambda: self.turn(-1),
            _KEY.Key_Home: lambda: self.go_to(0),
            _KEY.Key_End: lambda: self.go_to(last),
            _KEY.Key_Return: self.place_wanted.emit,
            _KEY.Key_Enter: self.place_wanted.emit,
        }

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
