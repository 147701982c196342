"""The source of an import: each paragraph as it stood in the file, beside it what it became.

    章    一、健全公共卫生服务体系
    条    (一)提升疾病预防控制能力。推进市疾控中心迁建项目,6月底前完成…
    杂项  ~~扫一扫在手机打开当前页~~

The text is laid in once; a correction only dresses the paragraphs anew that it touches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from ui import style
from ui.import_dress import Dress
from ui.import_margin import MARGIN
from ui.import_painting import PassagePainter
from ui.import_sight import Sight, source_text
from ui.import_verbs import verb_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

    from ui.import_passages import Passage
    from workbench.document import Document

_LINE_PERCENT = 130
_GAP = 9
"""Between two paragraphs, in pixels."""
_RIGHT = 14
_FEW = 20
"""Up to so many paragraphs are laid out anew one by one."""


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
        self._astral: list[int] = []
        self._passages: tuple[Passage, ...] = ()
        self._range = (0, 0)
        self._only_chrome = False
        self._dress = Dress()
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
        self.setProperty("ground", "surface")
        self.cursorPositionChanged.connect(self._tell_place)

    # -- what is shown --------------------------------------------------------------------------

    def open(self, document: Document) -> None:
        """Lay in the source of another file; nothing is known about it yet."""
        text = source_text(document)
        self._astral = [at for at, char in enumerate(text) if ord(char) > 0xFFFF]
        self._passages = ()
        self._range = (0, 0)
        self.blockSignals(True)
        self.setPlainText(text)
        self._space()
        self.blockSignals(False)

    def show_sight(self, sight: Sight) -> None:
        """Show what became of the source; only what changed is dressed anew."""
        old, self._passages = self._passages, sight.passages
        every = range(len(self._passages))
        first = len(old) != len(self._passages)
        changed = [n for n in every if first or self._passages[n] != old[n]]
        self._space_lines([n for n in changed if n])
        self._dress_passages(changed)
        if first:
            self._hide_blanks()
        self.viewport().update()

    def show_only_chrome(self, only: bool) -> None:
        """Only the paragraphs that do not go into the plan, or all."""
        self._only_chrome = only
        self._hide_blanks()
        self.ensureCursorVisible()

    def show_range(self, start: int, end: int) -> None:
        """Tint the places that are current and scroll to them; the focus stays where it is."""
        self._range = (start, end)
        cursor = self.textCursor()
        if not self._qt(start) <= cursor.position() <= self._qt(end):
            cursor.setPosition(self._qt(start))
            self.blockSignals(True)
            self.setTextCursor(cursor)
            self.blockSignals(False)
        self._scroll_to(cursor)
        self.viewport().update()

    @property
    def place(self) -> int:
        """The place of the source at which the caret stands."""
        return self._place(self.textCursor().position())

    # -- inside ---------------------------------------------------------------------------------

    def _space(self) -> None:
        """Room for the margin, between lines and between paragraphs."""
        frame = self.document().rootFrame()
        outer = frame.frameFormat()
        outer.setLeftMargin(style.em(MARGIN) + 10)
        outer.setRightMargin(_RIGHT)
        outer.setTopMargin(10)
        outer.setBottomMargin(24)
        frame.setFrameFormat(outer)
        spaced = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        spaced.setLineHeight(_LINE_PERCENT, kind)
        spaced.setBottomMargin(_GAP)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(spaced)

    def _space_lines(self, numbers: Sequence[int]) -> None:
        """No gap between a line and the one that goes on with it."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number in numbers:
            gap = 0 if self._passages[number].goes_on else _GAP
            cursor.setPosition(self.document().findBlockByNumber(number - 1).position())
            if cursor.blockFormat().bottomMargin() != gap:
                spaced = QTextBlockFormat()
                spaced.setBottomMargin(gap)
                cursor.mergeBlockFormat(spaced)
        cursor.endEditBlock()

    def _dress_passages(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            self._dress_passage(number)
        self._lay_out(numbers)

    def _lay_out(self, numbers: Sequence[int]) -> None:
        """Tell the layout what changed: piece by piece it is slow where much did."""
        document = self.document()
        if len(numbers) > _FEW:
            document.markContentsDirty(0, document.characterCount())
            return
        for number in numbers:
            block = document.findBlockByNumber(number)
            document.markContentsDirty(block.position(), block.length())

    def _dress_passage(self, number: int) -> None:
        passage = self._passages[number]
        block = self.document().findBlockByNumber(number)
        ranges = []
        for run in passage.runs:
            part: Any = QTextLayout.FormatRange()  # the stubs leave its fields out
            part.start = self._qt(run.start) - block.position()
            part.length = self._qt(run.end) - self._qt(run.start)
            part.format = self._dress.of(run.look)
            ranges.append(part)
        block.layout().setFormats(ranges)

    def _hide_blanks(self) -> None:
        """Blank lines of the source take no room."""
        block, changed = self.document().begin(), []
        for number, passage in enumerate(self._passages):
            wanted = bool(passage.notes or passage.runs or passage.strokes)
            wanted = wanted or not self._is_blank(block)
            shown = wanted and (passage.is_chrome or not self._only_chrome)
            if block.isVisible() != shown:
                block.setVisible(shown)
                changed.append(number)
            block = block.next()
        self._lay_out(changed)

    def _is_blank(self, block: QTextBlock) -> bool:
        return not block.text().strip()

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

    def _qt(self, place: int) -> int:
        return place + bisect_left(self._astral, place)

    def _place(self, position: int) -> int:
        if not self._astral:
            return position
        ends = [at + count + 1 for count, at in enumerate(self._astral)]
        return position - bisect_right(ends, position)

    # -- painting -------------------------------------------------------------------------------

    def _paint_under(self, painter: QPainter, clip: QRectF) -> None:
        painter.setPen(style.shade("line"))
        edge = style.em(MARGIN) + 2
        painter.drawLine(edge, 0, edge, self.viewport().height())
        block = self.cursorForPosition(clip.topLeft().toPoint()).block()
        block = block.previous() if block.previous().isValid() else block
        layout = self.document().documentLayout()
        scroll = self.verticalScrollBar().value()
        while block.isValid() and block.blockNumber() < len(self._passages):
            rect = layout.blockBoundingRect(block).translated(0, -scroll)
            if rect.top() > clip.bottom():
                return
            if block.isVisible():
                self._paint_block(painter, block, rect, clip)
            block = block.next()

    def _paint_block(
        self, painter: QPainter, block: QTextBlock, rect: QRectF, clip: QRectF
    ) -> None:
        passage = self._passages[block.blockNumber()]
        start, end = max(self._range[0], passage.start), min(self._range[1], passage.end)
        made = PassagePainter(painter, block, rect, clip, self._qt)
        made.paint(passage, (start, max(start, end)), self.fontMetrics())

    # -- Qt -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_under(painter, QRectF(event.rect()))
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if verb := verb_of(event):
            self.verb_pressed.emit(verb)
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab changes levels here; F6 is the way out."""
        del forward
        return False

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
        place = self._place(self.cursorForPosition(event.pos()).position())
        number = bisect_right(self._passages, place, key=lambda p: p.start) - 1
        notes = self._passages[number].notes if 0 <= number < len(self._passages) else ()
        doubts = [note.doubt for note in notes if note.doubt and note.start <= place < note.end]
        QToolTip.showText(event.globalPos(), f"存疑：{doubts[0]}" if doubts else "", self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.StyleChange, event.Type.FontChange):
            self._dress = Dress()
            self._dress_passages(range(len(self._passages)))
