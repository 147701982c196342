"""Scrolls pages in rows and zooms them: what lies where, what is in sight, where it goes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.pages.layout import MARGIN, PERCENTS, Arrangement, Fit, PageLayout, Zoom

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from workbench.preview import Paper

_STEP = 60
"""How far an arrow key scrolls, in pixels."""
_POINTS = 72


class PagesScroller(QAbstractScrollArea):
    """The pages of a paper in their places, in a window that is scrolled over them.

    Signals:
        moved(): other pages are in sight, or the same ones in another size.
        arranged(Arrangement): she chose another zoom.
    """

    moved = Signal()
    arranged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: Paper | None = None
        self._arrangement = Arrangement()
        self._layout = PageLayout((), self._arrangement, QSizeF(1, 1), 1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_STEP)
            bar.valueChanged.connect(self._move)

    def arrange(self, arrangement: Arrangement) -> None:
        """Pages in another size, or more or fewer of them in a row."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._lay_out()

    @property
    def percent(self) -> int:
        """The size of the pages, of that on paper."""
        return self._layout.percent

    def current(self) -> int:
        """The first page of the row in the middle, -1 where there is none."""
        return next(iter(self.current_row()), -1)

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

    # -- going somewhere --------------------------------------------------------------------------

    def go_to(self, index: int) -> None:
        """Scroll to the top of a page."""
        if 0 <= index < len(self._layout.rects):
            row = self._layout.row_of(index)
            self.verticalScrollBar().setValue(self._layout.tops[row] - MARGIN)

    def seat(self) -> tuple[int, float]:
        """The first page in the row at the top, and how much of it is above the window."""
        at = self.verticalScrollBar().value()
        row = self._layout.row_at(at) if self._layout.rows else -1
        if row < 0:
            return 0, 0.0
        index = self._layout.rows[row][0]
        high = max(1.0, self._layout.rects[index].height())
        return index, (at + MARGIN - self._layout.tops[row]) / high

    def sit(self, index: int, share: float) -> None:
        """Scroll to where `seat` was."""
        if 0 <= index < len(self._layout.rects):
            top = self._layout.tops[self._layout.row_of(index)]
            value = top - MARGIN + share * self._layout.rects[index].height()
            self.verticalScrollBar().setValue(round(value))

    def turn(self, rows: int) -> None:
        """So many rows of pages on (or back)."""
        tops = self._layout.tops
        if tops:
            row = max(0, min(self._row() + rows, len(tops) - 1))
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

    def leaf(self, rows: int) -> None:
        """PgUp, PgDn: a row of pages that is seen whole, else what the window holds."""
        index = self.current()
        if index >= 0 and self._layout.rects[index].height() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rows * (bar.pageStep() - _STEP))
        else:
            self.turn(rows)

    # -- places -----------------------------------------------------------------------------------

    def _row(self) -> int:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return self._layout.row_at(middle)

    def _scroll(self) -> QPointF:
        return -QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _dots(self, index: int) -> int:
        return round(self._layout.rects[index].width() * self.devicePixelRatioF())

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
        self.sit(index, share)

    def _move(self) -> None:
        self.viewport().update()
        self.moved.emit()

    # -- Qt ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
