"""The source of an import: each paragraph as it stood in the file, beside it what it became.

    章    一、健全公共卫生服务体系
    条    (一)提升疾病预防控制能力。推进市疾控中心迁建项目,6月底前完成…
    杂项  ~~扫一扫在手机打开当前页~~

How the text gets in and is dressed is the matter of `import_laying`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from ui import style
from ui.imports.keys import VerbKeys
from ui.imports.laying import SourceText
from ui.imports.margin import MARGIN
from ui.imports.painting import PassagePainter

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from ui.imports.sight import Sight
    from workbench.document import Document


class SourceView(QTextEdit):
    """The source, to be read, selected and corrected, not typed in.

    Signals:
        placed(place): the caret was put at another place of the source.
        verb_pressed(Verb): a key that corrects was pressed.
        menu_wanted(QPoint): the context menu is asked for.
    """

    placed = Signal(int)
    verb_pressed = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._range = (0, 0)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("原文")
        self._text = SourceText(self)
        self._text.reached.connect(self._show_current)
        self.setProperty("ground", "surface")
        VerbKeys(self).pressed.connect(self.verb_pressed)
        self.cursorPositionChanged.connect(self._tell_place)

    # -- what is shown --------------------------------------------------------------------------

    def open(self, document: Document) -> None:
        """Lay in the source of another file; nothing is known about it yet."""
        self._range = (0, 0)
        self._text.open(document)

    def forget(self) -> None:
        """Nothing is under review any more."""
        self._text.forget()

    def show_sight(self, sight: Sight) -> None:
        """Show what became of the source; where much changed the caret is at its start again."""
        self._text.show(sight.passages)
        self.viewport().update()

    def show_only_chrome(self, only: bool) -> None:
        """Only the paragraphs that do not go into the plan, or all."""
        self._text.show_only_chrome(only)
        if not only:
            self.show_range(*self._range)

    def show_range(self, start: int, end: int) -> None:
        """Tint the places that are current and scroll to them; the focus stays where it is.

        Places that are not laid in yet are shown as soon as they are.
        """
        self._range = (start, end)
        if self._text.reach(end):
            self._show_current()

    def _show_current(self) -> None:
        start, end = self._range
        first, behind = self._text.position(start), self._text.position(end)
        cursor = self.textCursor()
        if not first <= cursor.position() <= behind:
            cursor.setPosition(first)
            self.blockSignals(True)
            self.setTextCursor(cursor)
            self.blockSignals(False)
        self._scroll_to(cursor)
        self.viewport().update()

    @property
    def place(self) -> int:
        """The place of the source at which the caret stands."""
        return self._text.place(self.textCursor().position())

    @property
    def selected(self) -> tuple[int, int]:
        """The first place of the selection and that behind it."""
        cursor = self.textCursor()
        return self._text.place(cursor.selectionStart()), self._text.place(cursor.selectionEnd())

    # -- inside --------------------------------------------------------------------------------

    def _scroll_to(self, cursor: QTextCursor) -> None:
        """The place in the upper third, if it is out of sight."""
        rect = self.cursorRect(cursor)
        room = self.viewport().height()
        if rect.top() >= 0 and rect.bottom() <= room - 2 * rect.height():
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + rect.top() - room // 4)

    def _tell_place(self) -> None:
        self.placed.emit(self.place)

    # -- painting -------------------------------------------------------------------------------

    def _paint_under(self, painter: QPainter, clip: QRectF) -> None:
        painter.setPen(style.shade("line"))
        edge = style.em(MARGIN) + 2
        painter.drawLine(edge, 0, edge, self.viewport().height())
        block = self.cursorForPosition(clip.topLeft().toPoint()).block()
        block = block.previous() if block.previous().isValid() else block
        layout = self.document().documentLayout()
        scroll = self.verticalScrollBar().value()
        while block.isValid() and block.blockNumber() < len(self._text.passages):
            if block.isVisible():  # hidden ones may be thousands
                rect = layout.blockBoundingRect(block).translated(0, -scroll)
                if rect.top() > clip.bottom():
                    return
                self._paint_block(painter, block, rect, clip)
            block = block.next()

    def _paint_block(
        self, painter: QPainter, block: QTextBlock, rect: QRectF, clip: QRectF
    ) -> None:
        passage = self._text.passages[block.blockNumber()]
        start, end = max(self._range[0], passage.start), min(self._range[1], passage.end)
        made = PassagePainter(painter, block, rect, clip, self._text.position)
        made.paint(passage, (start, max(start, end)), self.fontMetrics())

    # -- Qt -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_under(painter, QRectF(event.rect()))
        painter.end()
        super().paintEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_wanted.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == event.Type.ToolTip:
            help_event = event
            assert isinstance(help_event, QHelpEvent)
            self._tell_doubt(help_event)
            return True
        return super().viewportEvent(event)

    def _tell_doubt(self, event: QHelpEvent) -> None:
        place = self._text.place(self.cursorForPosition(event.pos()).position())
        number = bisect_right(self._text.passages, place, key=lambda p: p.start) - 1
        notes = self._text.passages[number].notes if 0 <= number < len(self._text.passages) else ()
        doubts = [note.doubt for note in notes if note.doubt and note.start <= place < note.end]
        QToolTip.showText(event.globalPos(), f"存疑：{doubts[0]}" if doubts else "", self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.StyleChange, event.Type.FontChange):
            self._text.dress_anew()
            if self._text.passages:
                self.show_range(*self._range)
