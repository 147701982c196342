"""How a target, a unit or a term is marked under the text: a tint of glyph height and a line.

The lines differ (solid, dotted, dashed), so the marks are told apart in grey as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from ui import style
from ui.sheet.spans import Mark

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPainter

_ASCENT, _DESCENT = 0.86, 0.8
"""Characters do not fill what their font allows them above and below the line."""
LINES = {
    Mark.TARGET: Qt.PenStyle.SolidLine,
    Mark.UNIT: Qt.PenStyle.DotLine,
    Mark.DUE: Qt.PenStyle.DashLine,
}


def paint_tint(
    painter: QPainter, part: QRectF, baseline: float, metrics: QFontMetrics, token: str
) -> None:
    """Tint the stretch `part` of a line, as high as its characters, which stand on `baseline`."""
    ascent, descent = metrics.ascent() * _ASCENT, metrics.descent() * _DESCENT
    glyphs = QRectF(part.left(), baseline - ascent, part.width(), ascent + descent)
    painter.fillRect(glyphs, style.shade(token))


def paint_mark(
    painter: QPainter, part: QRectF, baseline: float, metrics: QFontMetrics, mark: Mark
) -> None:
    """Mark the stretch `part` of a line as what `mark` says."""
    paint_tint(painter, part, baseline, metrics, mark.value)
    descent = metrics.descent() * _DESCENT
    pen = QPen(style.shade(f"{mark.value}_l"), 1.5, LINES[mark])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    y = baseline + descent + 1
    painter.drawLine(QPointF(part.left(), y), QPointF(part.right(), y))
