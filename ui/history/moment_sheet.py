"""A past moment on the sheet: its text with what came since, each difference marked twice.

What is gone now is struck out, what came is underlined; the margin says 改写, 新增, 删去. Nothing
can be typed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QTextEdit

from ui import faces, style
from ui.sheet.lines import BlockView
from ui.sheet.painting import SheetPainter, paint_paper
from ui.sheet.spans import characters, typed_text, width
from ui.sheet.view import SheetView
from workbench.drafting.redline import Mark
from workbench.drafting.then_and_now import Fate, as_it_stood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent, QTextBlock
    from PySide6.QtWidgets import QWidget

    from ui.history.past import Seen
    from ui.sheet.lines import Stretch
    from workbench.drafting.then_and_now import MomentBlock

_TONES = {Fate.REWORDED: "warn", Fate.ADDED: "ok", Fate.DROPPED: "err"}
_GROUNDS = {Mark.COME: ("ok_soft", "ok"), Mark.GONE: ("err_soft", "err")}
_EDGE = 2


class MomentSheet(SheetView):
    """The sheet of a past moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        faces.load_missing()
        super().__init__(parent)
        self._moments: tuple[MomentBlock, ...] = ()
        self._marked = True
        self.scene.shown.clear()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("过去的一刻")

    def show_moment(self, seen: Seen, *, marked: bool) -> None:
        """Another moment; `marked`: what differs from the present is shown."""
        self._marked = marked
        self._moments = seen.shown.blocks if marked else as_it_stood(seen.plan)
        self.sheet.show_manuscript([moment.block for moment in self._moments], {})
        self.viewport().update()

    def item_at_caret(self) -> str:
        """The item in which the caret stands, "" for none."""
        index = self.textCursor().blockNumber()
        return self._moments[index].block.section_id if index < len(self._moments) else ""

    def sentence_at_caret(self) -> str:
        """The sentence of then in which the caret stands, "" for none."""
        cursor = self.textCursor()
        index = cursor.blockNumber()
        if index >= len(self._moments):
            return ""
        moment = self._moments[index]
        return moment.sentence_at(characters(typed_text(moment.block), cursor.positionInBlock()))

    def go_to(self, section_id: str) -> None:
        """Show an item; the caret goes there."""
        for index, moment in enumerate(self._moments):
            if section_id and moment.block.section_id == section_id:
                cursor = self.textCursor()
                cursor.setPosition(self.sheet.findBlockByNumber(index).position())
                self.setTextCursor(cursor)
                self.scroll_to(cursor)
                return

    def go_to_first_change(self) -> None:
        """Show the first place that differs."""
        for index, moment in enumerate(self._moments):
            if moment.told:
                cursor = self.textCursor()
                cursor.setPosition(self.sheet.findBlockByNumber(index).position())
                self.setTextCursor(cursor)
                self.scroll_to(cursor)
                return

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = QRectF(event.rect())
        painter = QPainter(self.viewport())
        painter.setClipRect(clip)
        paint_paper(painter, clip, self.viewport().width(), self.viewport().height())
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        self.scene.scroll = QPoint(bars[0].value(), bars[1].value())
        first = self._first_block(clip)
        SheetPainter(painter, self.sheet, self.scene, clip).paint(first)
        if self._marked:
            for view in self._views(first, clip):
                self._paint_marks(painter, view)
        self._paint_edge(painter)
        painter.end()
        QTextEdit.paintEvent(self, event)

    def _views(self, block: QTextBlock, clip: QRectF) -> Iterator[BlockView]:
        while block.isValid() and block.blockNumber() < len(self._moments):
            view = BlockView(self.sheet, block, clip, self.scene.scroll)
            if view.rect.top() > clip.bottom():
                return
            yield view
            block = block.next()

    def _paint_marks(self, painter: QPainter, view: BlockView) -> None:
        moment = self._moments[view.block.blockNumber()]
        text = typed_text(moment.block)
        for one in moment.differing:
            for stretch in view.stretches(width(text[: one.start]), width(text[: one.end])):
                self._paint_difference(painter, stretch, one.mark)
        taken = -1.0
        for told in moment.told:
            start, end = width(text[: told.start]), width(text[: told.end])
            for stretch in list(view.stretches(start, end))[:1]:
                top = max(stretch.line.top(), taken)
                taken = top + stretch.height
                self._paint_word(painter, top, stretch.height, told.fate)

    def _paint_difference(self, painter: QPainter, stretch: Stretch, mark: Mark) -> None:
        em = self.sheet.page.em
        ground, line = _GROUNDS[mark]
        glyphs = stretch.glyphs(em)
        painter.fillRect(glyphs, style.shade(ground))
        painter.setPen(QPen(style.shade(line), max(1.5, em / 13)))
        gone = mark is Mark.GONE
        y = glyphs.center().y() if gone else stretch.baseline + em * 0.2
        painter.drawLine(QPointF(glyphs.left(), y), QPointF(glyphs.right(), y))

    def _paint_word(self, painter: QPainter, top: float, height: float, fate: Fate) -> None:
        font = style.font("strong")
        painter.setFont(font)
        painter.setPen(style.shade(_TONES[fate]))
        wide = QFontMetricsF(font).horizontalAdvance(fate.label)
        right = self.sheet.page.margin - self.sheet.page.em * 0.5
        place = QRectF(max(2.0, right - wide), top, wide + 2, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, fate.label)

    def _paint_edge(self, painter: QPainter) -> None:
        """A past moment has an edge of its own."""
        painter.setPen(QPen(style.shade("info"), _EDGE))
        height, right = self.viewport().height(), self.viewport().width() - 1
        for x in (1, right):
            painter.drawLine(x, 0, x, height)
