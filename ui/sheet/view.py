"""The white sheet on the grey desk: its size, zoom and place, and all that is painted on it.

It shows a `SheetDocument`; what the keys do to the plan is the business of `ui.sheet.sheet`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from ui import style
from ui.sheet.document import SheetDocument
from ui.sheet.page import CHARACTERS, COMPACT, Page
from ui.sheet.painting import Scene, SheetPainter, paint_paper
from ui.sheet.waves import waves

if TYPE_CHECKING:
    from ui.findings.feed import Row
    from ui.sheet.gutter import Sign
    from ui.sheet.spans import Mark

BASE = 20
"""The width of a character at 100 %, in pixels."""
ZOOMS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_NARROW_MARGIN = 30
_BELOW = 2
"""So many lines below a place that is jumped to are seen as well."""


class SheetView(QTextEdit):
    """Shows the sheet, 28 characters a line at every zoom.

    Signals:
        zoom_changed(int): the sheet is shown at another size, in percent.
    """

    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetDocument(self)
        self.scene = Scene()
        self._signs: list[Sign] = []
        self._seen = 0
        self._percent = 100
        self._pitch = COMPACT
        self.setDocument(self.sheet)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setCursorWidth(2)
        self._show_page(Page(BASE, self._pitch))

    @property
    def percent(self) -> int:
        """The zoom."""
        return self._percent

    def set_zoom(self, percent: int) -> None:
        """Show the sheet at `percent` of its size (50 to 300); the lines stay as they are."""
        percent = max(ZOOMS[0], min(percent, ZOOMS[-1]))
        if percent != self._percent:
            self._percent = percent
            self._fit()
            self.zoom_changed.emit(percent)

    def zoom(self, step: int) -> None:
        """One step larger (+1) or smaller (-1), 0 back to 100 %."""
        if step == 0:
            self.set_zoom(100)
        elif step > 0:
            self.set_zoom(next((z for z in ZOOMS if z > self._percent), ZOOMS[-1]))
        else:
            self.set_zoom(next((z for z in reversed(ZOOMS) if z < self._percent), ZOOMS[0]))

    def set_pitch(self, ratio: float) -> None:
        """Another line pitch in characters: `COMPACT` or `OFFICIAL` of `ui.sheet.page`."""
        self._pitch = ratio
        self._fit()

    def show_mark(self, mark: Mark, shown: bool) -> None:
        """Show or hide the marks of one kind."""
        (self.scene.shown.add if shown else self.scene.shown.discard)(mark)
        self.viewport().update()

    def sign_at(self, point: QPointF) -> str:
        """What the gutter says at a point of the viewport."""
        sign = self.sign_under(point)
        return sign.words if sign else ""

    def sign_under(self, point: QPointF) -> Sign | None:
        """The sign of the gutter at a point of the viewport."""
        return next((s for s in self._signs if s.rect.adjusted(-4, -4, 4, 4).contains(point)), None)

    def wrong_at(self, point: QPointF) -> list[Row]:
        """The findings underlined at a point, else those whose sign is there, gravest first."""
        if sign := self.sign_under(point):
            return [note.row for note in sign.notes if note.row]
        cursor = self.cursorForPosition(point.toPoint())
        index = cursor.blockNumber()
        if index >= len(self.sheet.blocks):
            return []
        at, text = cursor.positionInBlock(), cursor.block().text()
        layout = self.sheet.layout_of(index)
        found = waves(self.sheet.blocks[index], layout, text, self.scene, at, at)
        return [wave.row for wave in found if wave.start <= at <= wave.end]

    def selected(self) -> tuple[int, int]:
        """Where the selected text begins and ends."""
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def in_sight(self, cursor: QTextCursor) -> bool:
        """The line of the place is seen, and a little of what follows it."""
        rect = self.cursorRect(cursor)
        seen = self._seen_height()
        low = seen - min(_BELOW * self.sheet.page.pitch, seen // 4)
        return rect.top() >= 0 and rect.bottom() <= low

    def _seen_height(self) -> int:
        """How much of the sheet no drawer lies over, in pixels."""
        seen = self.viewport().visibleRegion().boundingRect()
        return seen.bottom() + 1 if seen.isValid() else self.viewport().height()

    def scroll_to(self, cursor: QTextCursor) -> None:
        """Show the place in the upper third if it is out of sight; the focus stays where it is."""
        if self.in_sight(cursor):
            return
        bar = self.verticalScrollBar()
        wanted = bar.value() + self.cursorRect(cursor).top() - self._seen_height() // 4
        if wanted > bar.maximum():
            self.sheet.pageCount()  # lays out the rest: how far one can scroll is known now
        bar.setValue(wanted)

    def top(self) -> tuple[QTextCursor, int]:
        """The first line in sight and how far it is from the top."""
        cursor = self.cursorForPosition(QPoint(self.sheet.page.margin, 0))
        return cursor, self.cursorRect(cursor).top()

    def return_to(self, top: tuple[QTextCursor, int]) -> None:
        """Scroll so that the line lies again where `top` found it."""
        cursor, distance = top
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - distance)

    def select_in(self, index: int, start: int, end: int) -> None:
        """Select characters of a block and bring them into sight."""
        cursor = QTextCursor(self.sheet.findBlockByNumber(index))
        at = cursor.position()
        cursor.setPosition(at + start)
        self.scroll_to(cursor)
        cursor.setPosition(at + end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def line_start(self, point: QPointF) -> QTextCursor | None:
        """The start of the text line at the height of a point, None beside the text."""
        page = self.sheet.page
        cursor = self.cursorForPosition(QPointF(page.margin + 1, point.y()).toPoint())
        rect = self.cursorRect(cursor)
        near = rect.top() - page.pitch // 3 <= point.y() <= rect.bottom() + page.pitch // 3
        if not near or cursor.blockNumber() >= len(self.sheet.blocks):
            return None
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        if line.isValid():
            cursor.setPosition(cursor.block().position() + line.textStart())
        return cursor

    def section_top(self, section_id: str) -> float:
        """Where an item begins in the viewport."""
        return self._placed(self.sheet.index_of(section_id)).top()

    def section_bottom(self, section_id: str) -> float:
        """Where the own text of an item ends in the viewport."""
        index = self.sheet.index_of(section_id)
        blocks = self.sheet.blocks
        while index + 1 < len(blocks) and blocks[index + 1].section_id == section_id:
            index += 1
        return self._placed(index).bottom()

    def _placed(self, index: int) -> QRectF:
        layout = self.sheet.documentLayout()
        rect = layout.blockBoundingRect(self.sheet.findBlockByNumber(index))
        scrolled = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return rect.translated(-scrolled[0], -scrolled[1])

    # -- place and size ---------------------------------------------------------------------------

    def _fit(self) -> None:
        """Centre the sheet; where it is too wide its margins give way, never the line.

        What the large type of the window adds to the characters gives way after the margins, so
        that beside another view the lines are seen whole.
        """
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        em = self._em()
        fitting = (room - 2 * _NARROW_MARGIN) // CHARACTERS
        em = min(em, max(fitting, round(em / style.scale())))
        page = Page(em, self._pitch)
        if room < page.width:
            page = Page(em, self._pitch, max(_NARROW_MARGIN, (room - page.text_width) // 2))
        side = max(0, (room - page.width) // 2)
        self.setViewportMargins(side, 0, max(0, room - page.width - side), 0)
        if page != self.sheet.page:
            held = self._held()
            self._show_page(page)
            self.return_to(held)

    def _em(self) -> int:
        return round(BASE * style.scale() * self._percent / 100)

    def _held(self) -> tuple[QTextCursor, int]:
        """What stays in its place: the caret's line if it is in sight, else the first line."""
        cursor, rect = self.textCursor(), self.cursorRect()
        seen = self.viewport().rect().contains(rect.center())
        return (cursor, rect.top()) if seen else self.top()

    def _show_page(self, page: Page) -> None:
        self.sheet.set_page(page)
        self.setLineWrapColumnOrWidth(page.width)

    def sizeHint(self) -> QSize:
        """The whole sheet, as large as it is shown now."""
        return QSize(Page(self._em(), self._pitch).width + 40, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        moved = (sign.moved(dx, dy) for sign in self._signs)  # what is in sight is not painted anew
        sight = QRectF(self.viewport().rect())
        self._signs = [sign for sign in moved if sign.rect.intersects(sight)]

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = QRectF(event.rect())
        painter = QPainter(self.viewport())
        painter.setClipRect(clip)
        paint_paper(painter, clip, self.viewport().width(), self.viewport().height())
        self.scene.scroll = QPoint(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )
        self.scene.selected = self.selected()
        signs = SheetPainter(painter, self.sheet, self.scene, clip).paint(self._first_block(clip))
        painter.end()
        self._signs = [s for s in self._signs if not s.rect.intersects(clip)] + signs
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.paint_over(painter)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """What lies over the text: nothing here."""

    def _first_block(self, clip: QRectF) -> QTextBlock:
        """The first block in sight, looked for from where it was last time."""
        layout, top = self.sheet.documentLayout(), clip.top() + self.scene.scroll.y()
        block = self.sheet.findBlockByNumber(min(self._seen, self.sheet.blockCount() - 1))
        while block.previous().isValid() and layout.blockBoundingRect(block).top() > top:
            block = block.previous()
        while block.next().isValid() and layout.blockBoundingRect(block).bottom() < top:
            block = block.next()
        self._seen = block.blockNumber()
        return block

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            painter = QPainter(self)
            painter.fillRect(self.rect(), style.shade("desk"))
            painter.end()
        if event.type() is QEvent.Type.Wheel:  # beside the sheet, over the desk
            return QCoreApplication.sendEvent(self.verticalScrollBar(), event)
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:  # Qt set the text in the face of the window
            self._show_page(self.sheet.page)
            self._fit()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *at: object) -> object:
        """Where the candidates go: Qt forgets that the sheet does not begin at the left edge."""
        told = super().inputMethodQuery(query, *at)
        if isinstance(told, QRectF):
            return told.translated(QPointF(self.viewport().pos()))
        return told

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.sign_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), found, self.viewport())
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
