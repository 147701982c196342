"""Sentences dragged out of the library onto the sheet; a line of 2 px shows where they would go."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRectF

from ui import style
from ui.carrying import Spot, carried, receive

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QDropEvent, QPainter

    from ui.session import Session
    from ui.sheet.view import SheetView

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Receiver(QObject):
    """Takes what is dropped between sentences; files and other drags go on to the window."""

    def __init__(self, sheet: SheetView, session: Session) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._session = session
        self.spot: Spot | None = None
        self.line = QRectF()
        sheet.setAcceptDrops(False)
        sheet.viewport().setAcceptDrops(True)
        sheet.viewport().installEventFilter(self)

    def paint(self, painter: QPainter) -> None:
        """The insertion line."""
        if self.spot:
            painter.fillRect(self.line, style.shade("accent"))

    def aim(self, point: QPoint) -> None:
        """What is dragged is over a point of the viewport."""
        self.spot = self._spot_at(point) if self._session.editable else None
        self._sheet.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() is QEvent.Type.DragLeave:
            self._leave()
            return True
        if event.type() not in _DRAGS:
            return False
        drop = cast("QDropEvent", event)
        brought = carried(drop.mimeData())
        if brought is None:
            event.ignore()
            return True
        self.aim(drop.position().toPoint())
        drop.setAccepted(self.spot is not None)
        if self.spot and event.type() is QEvent.Type.Drop:
            receive(self._session, brought, self.spot)
            self._leave()
        return True

    def _leave(self) -> None:
        self.spot = None
        self._sheet.viewport().update()

    def _spot_at(self, point: QPoint) -> Spot | None:
        """Before or behind the sentence under the mouse; at the end of an item without any."""
        cursor, document = self._sheet.cursorForPosition(point), self._sheet.sheet
        index = cursor.blockNumber()
        if index >= len(document.blocks):
            return None
        block, layout = document.blocks[index], document.layout_of(index)
        if not layout.sentences:
            self._draw(index, cursor.block().length() - 1)
            return Spot(block.section_id) if block.section_id else None
        at = max(0, layout.sentence_at(cursor.positionInBlock()))
        start, end = layout.range_of(at)
        ahead = cursor.positionInBlock() - start <= (end - start) / 2
        self._draw(index, start if ahead else end)
        return Spot(block.section_id, layout.sentences[at].task_id, ahead)

    def _draw(self, index: int, offset: int) -> None:
        cursor = self._sheet.textCursor()
        cursor.setPosition(self._sheet.sheet.findBlockByNumber(index).position() + offset)
        rect = QRectF(self._sheet.cursorRect(cursor))
        self.line = QRectF(rect.left() - 1, rect.top(), 2, rect.height())
