"""The mouse on the sheet: what it selects in the text, and what it does in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt

from ui.sheet.card import Card
from ui.sheet.following import Following
from ui.sheet.handle import Handle
from ui.sheet.last_top import LastTop
from ui.sheet.margin import Margin
from ui.sheet.pointer import Pointer
from ui.sheet.receiving import Receiver
from ui.sheet.view import SheetView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from ui.session import Session


class SheetMouse(SheetView):
    """The sheet as the mouse knows it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pointer = Pointer(self)
        self._margin = Margin(self, session)
        self.handle = Handle(self, session)
        self.receiver = Receiver(self, session)
        self.following = Following(self, session)
        self.card = Card(self, session, self.following)
        self._last_top = LastTop(self, session)
        self.viewport().setMouseTracking(True)

    def paint_over(self, painter: QPainter) -> None:
        self.handle.paint(painter)
        self.receiver.paint(painter)

    def told_look(self) -> Mapping[str, str]:
        """Where the sheet is scrolled to."""
        return self._last_top.told()

    def recall_look(self, told: Mapping[str, str]) -> None:
        """Scroll to where it was."""
        self._last_top.recall(told)

    def bring_caret(self, point: QPoint) -> None:
        """A right click beside what is selected goes where it points."""
        cursor, (start, end) = self.cursorForPosition(point), self.selected()
        if not (start != end and start <= cursor.position() <= end):
            self.setTextCursor(cursor)

    def _hover(self, point: QPointF) -> None:
        """The mouse moves over the sheet with no button held."""
        self.handle.hover(point)
        self.card.hover(point)
        beside = point.x() < self.sheet.page.margin - self.sheet.page.em // 2
        shape = Qt.CursorShape.ArrowCursor if beside else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    # -- Qt -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if self._margin.press(event) or (left and self.handle.press(event.position())):
            return
        self.card.leave()
        if left and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            cursor = self.cursorForPosition(event.position().toPoint())
            self.following.follow(cursor, event.globalPosition().toPoint())
            return
        if self._presses_selection(event):
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        super().mousePressEvent(event)
        if not event.modifiers():
            self._pointer.triple_click()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.double_click(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._pointer.forget()
        if self.handle.dragging:
            self.handle.drag(event.position())
            return
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position())
        if not self._pointer.drag(event.position().toPoint()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.handle.dragging:
            self.handle.release()
            return
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.release(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.handle.hover(QPointF(-1, -1))
        self.card.leave()

    def _presses_selection(self, event: QMouseEvent) -> bool:
        """Text is not dragged: a press on the selection begins a new one."""
        at = self.cursorForPosition(event.position().toPoint()).position()
        start, end = self.selected()
        pressed = event.button() is Qt.MouseButton.LeftButton
        return pressed and start != end and start <= at <= end
