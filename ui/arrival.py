"""The place one was taken to is made out: a tint that fades within 600 ms.

Where motion is reduced, and in high contrast, which knows no tints, a frame stands for 2 s instead.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QElapsedTimer, QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPen

from ui import style
from ui.tokens import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractScrollArea

FADE_MS = 600
STAND_MS = 2000
_STEP_MS = 50
_DEEPEST = 0.25
"""How much of the accent there is in the tint at first; text stays readable on it."""
_FRAME = 2


class Arrival(QObject):
    """Makes out the current place of `view` for a moment; `view` paints it and ends it."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self._since = QElapsedTimer()
        self._framed = False
        self._area = QRectF()
        self._steps = QTimer(self, interval=_STEP_MS)
        self._steps.timeout.connect(self._go_on)

    @property
    def active(self) -> bool:
        """The place is made out now."""
        return self._steps.isActive()

    def begin(self) -> None:
        """She was taken to another place; nothing where the view is not seen."""
        if not self._view.isVisible():
            return
        self._framed = style.still() or style.theme() is Theme.HC
        self._area = QRectF()
        self._since.start()
        self._steps.start(STAND_MS if self._framed else _STEP_MS)
        self._view.viewport().update()

    def end(self) -> None:
        """She goes on from there herself."""
        if self.active:
            self._steps.stop()
            self._draw()

    def paint(self, painter: QPainter, rects: Sequence[QRectF]) -> None:
        """On the ground of the place, which fills `rects`: the tint, or one frame around all."""
        if not self.active or not rects:
            return
        whole = reduce(QRectF.united, rects)
        self._area = self._area.united(whole)
        if self._framed:
            _paint_frame(painter, whole)
            return
        for rect in rects:
            painter.fillRect(rect, self._tint())

    def paint_cell(self, painter: QPainter, rect: QRectF) -> None:
        """On the ground of a cell of the place, which is a row: the frame lies above and below."""
        if not self.active:
            return
        self._area = self._area.united(rect)
        if self._framed:
            for top in (rect.top(), rect.bottom() + 1 - _FRAME):
                line = QRectF(rect.left(), top, rect.width(), _FRAME)
                painter.fillRect(line, style.shade("accent"))
        else:
            painter.fillRect(rect, self._tint())

    def _tint(self) -> QColor:
        left = max(0.0, 1 - self._since.elapsed() / FADE_MS)
        tint = QColor(style.shade("accent"))
        tint.setAlphaF(_DEEPEST * left)
        return tint

    def _go_on(self) -> None:
        if self._framed or self._since.elapsed() >= FADE_MS:
            self._steps.stop()
        self._draw()

    def _draw(self) -> None:
        """Only where the place was painted: the rest of the page is as it was."""
        room = self._area.adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME)
        self._view.viewport().update(room.toAlignedRect())


def _paint_frame(painter: QPainter, rect: QRectF) -> None:
    painter.save()
    painter.setPen(QPen(style.shade("accent"), _FRAME))
    painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
    inset = _FRAME / 2
    painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))
    painter.restore()
