"""Check boxes, drop-downs and number fields with our outlines and our arrows.

The style sheet draws their frames; tick and arrows are painted here, from the icon set.
"""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from ui import icons, style

_BOX = 16
_ARROW = 12


class CheckBox(QCheckBox):
    """A box to tick, with its words."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = _BOX + 8 + metrics.horizontalAdvance(self.text()) + 4
        return QSize(width, max(metrics.height(), _BOX) + 8)

    def hitButton(self, pos: object) -> bool:
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, (self.height() - _BOX) / 2, _BOX, _BOX)
        self._paint_box(painter, box)
        painter.setPen(style.shade("ink" if self.isEnabled() else "ink3"))
        words = self.rect().adjusted(int(box.right()) + 8, 0, 0, 0)
        painter.drawText(words, QtCore.Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        ticked, enabled = self.isChecked(), self.isEnabled()
        filled = ticked and enabled
        painter.setBrush(style.shade("accent" if filled else "surface"))
        edge = "focus" if self.hasFocus() else "accent" if filled else "line2"
        painter.setPen(QPen(style.shade(edge if enabled else "line"), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            tick = box.adjusted(2, 2, -2, -2)
            icons.paint(painter, "check", "on_accent" if enabled else "ink3", tick)


class ComboBox(QComboBox):
    """A drop-down."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, "chevron-down", self.height() / 2)


class SpinBox(QSpinBox):
    """A whole number with two small arrows."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, "chevron-up", self.height() / 2 - 5)
        _paint_arrow(self, "chevron-down", self.height() / 2 + 5)


def _paint_arrow(widget: QWidget, name: str, y: float) -> None:
    painter = QPainter(widget)
    box = QRectF(widget.width() - _ARROW - 8, y - _ARROW / 2, _ARROW, _ARROW)
    icons.paint(painter, name, "ink2" if widget.isEnabled() else "ink3", box)
    painter.end()
