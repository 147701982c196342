"""Paints the pages of 版面: white sheets on the desk, the type area, and what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import style
from ui.tokens import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

_BAR = 3
"""The width of the bar along what is selected, in pixels."""
_BESIDE = 8
"""Its distance from the text, in pixels."""
_TINT = 0.14
"""How much of the accent colour lies over what is selected."""
_RING = 2


def paint_page(painter: QPainter, rect: QRectF, image: QImage | None) -> None:
    """A white sheet and what is printed on it; a picture of another size is scaled meanwhile."""
    painter.fillRect(rect, style.print_shade("paper"))
    if image is not None:
        ratio = image.devicePixelRatio()
        if abs(image.width() / ratio - rect.width()) < 1:
            painter.drawImage(rect.topLeft(), image)
        else:
            painter.drawImage(rect, image)
    painter.setPen(QPen(style.shade("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))


def paint_frame(painter: QPainter, rect: QRectF) -> None:
    """The type area (版心), dotted."""
    pen = QPen(style.print_shade("line2"), 1, Qt.PenStyle.DotLine)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect.toRect()))


def paint_marks(painter: QPainter, rects: Sequence[QRectF], edge: float) -> None:
    """What is selected: a tint and a bar at the text's left `edge`; in high contrast a line."""
    accent = QColor(style.print_shade("accent"))
    for top, bottom in _spans(rects):
        painter.fillRect(QRectF(edge - _BESIDE - _BAR, top, _BAR, bottom - top), accent)
    tint = QColor(accent)
    tint.setAlphaF(_TINT)
    painter.setPen(QPen(accent, 2))
    for rect in rects:
        if style.theme() is Theme.HC:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        else:
            painter.fillRect(rect, tint)


def _spans(rects: Sequence[QRectF]) -> list[tuple[float, float]]:
    """From where to where the bar goes: lines below one another have one bar."""
    spans: list[tuple[float, float]] = []
    for rect in sorted(rects, key=QRectF.top):
        if spans and rect.top() - spans[-1][1] <= rect.height():
            spans[-1] = (spans[-1][0], max(spans[-1][1], rect.bottom()))
        else:
            spans.append((rect.top(), rect.bottom()))
    return spans


def paint_words(painter: QPainter, area: QRectF, words: str, ink: QColor | None = None) -> None:
    """A sentence in place of the pages, or of one of them."""
    painter.setPen(ink or style.shade("ink3"))
    painter.setFont(style.font("body"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def paint_focus(painter: QPainter, area: QRectF) -> None:
    """The ring around what has the keys."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.shade("focus"), _RING))
    painter.drawRect(area.adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2))


def in_pixels(box: QRectF, origin: QPointF, scale: float) -> QRectF:
    """A place on a page, in points, where it stands in the window."""
    return QRectF(
        origin.x() + box.x() * scale,
        origin.y() + box.y() * scale,
        box.width() * scale,
        box.height() * scale,
    )
