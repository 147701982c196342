"""The margin of a source under review: in one word what each line became, and bands of doubts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui import icons, style

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

MARGIN = 4.7
"""The width of the margin in characters of the UI face."""
_TONES = {
    "杂项": "ink2",
    "正文": "ink2",
    "抬头": "ink2",
    "落款": "ink2",
    "缺失": "err",
    "存疑": "warn",
}
_BAR = 3
_ICON = 16


@dataclass(frozen=True, slots=True)
class Word:
    """What a line became, in one word."""

    text: str
    doubtful: bool = False

    @property
    def icon(self) -> str:
        """The icon of a word that waits for her, "" of one that does not."""
        if self.doubtful:
            return "doubt"
        return "error" if self.text == "缺失" else ""


def paint_word(painter: QPainter, baseline: float, word: Word) -> None:
    """Write a word on `baseline`, at the right edge of the margin."""
    painter.setFont(style.font("strong" if word.icon else "body"))
    metrics = painter.fontMetrics()
    right = style.em(MARGIN) - 4
    left = right - metrics.horizontalAdvance(word.text)
    painter.setPen(style.shade(_TONES.get(word.text, "accent_ink")))
    painter.drawText(round(left), round(baseline), word.text)
    if word.icon:
        side = style.px(_ICON)
        top = baseline - metrics.ascent() / 2 - side / 2
        box = QRectF(left - side - 3, top, side, side)
        icons.paint(painter, word.icon, "warn" if word.doubtful else "err", box)


def paint_band(painter: QPainter, top: float, bottom: float, right: float) -> None:
    """Tint the lines of a doubtful heading and what follows it, with a bar before them."""
    left = style.em(MARGIN) + 6
    band = QRectF(left, top - 2, right - left, bottom - top + 4)
    painter.fillRect(band, style.shade("warn_soft"))
    painter.fillRect(QRectF(left, band.top(), _BAR, band.height()), style.shade("warn"))
