"""The margin of a source under review: in one word what each line became, doubtful ones tinted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui import icons, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QTextBlock

    from ui.import_sight import Note, Passage

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


def paint_notes(
    painter: QPainter, block: QTextBlock, rect: QRectF, lines: Sequence[int], passage: Passage
) -> None:
    """The words of a paragraph, each on the line it holds from, and the band of a doubt."""
    written = -1
    for number, (note, first) in enumerate(zip(passage.notes, lines, strict=True)):
        last = lines[number + 1] if number + 1 < len(lines) else block.layout().lineCount()
        if note.doubt:
            _paint_band(painter, block, rect, first, max(first + 1, last))
        if note.word and first != written:
            _paint_word(painter, block, rect, first, note)
            written = first


def _paint_band(painter: QPainter, block: QTextBlock, rect: QRectF, first: int, last: int) -> None:
    top, bottom = (block.layout().lineAt(at) for at in (first, last - 1))
    left = style.em(MARGIN) + 6
    band = QRectF(left, rect.top() + top.y() - 2, rect.right() - left, 0)
    band.setBottom(rect.top() + bottom.y() + bottom.height() + 2)
    painter.fillRect(band, style.shade("warn_soft"))
    painter.fillRect(QRectF(left, band.top(), _BAR, band.height()), style.shade("warn"))


def _paint_word(painter: QPainter, block: QTextBlock, rect: QRectF, line: int, note: Note) -> None:
    placed = block.layout().lineAt(line)
    baseline = rect.top() + placed.y() + placed.ascent()
    strong = bool(note.doubt) or note.word == "缺失"
    painter.setFont(style.font("strong" if strong else "body"))
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(note.word)
    right = style.em(MARGIN) - 4
    painter.setPen(style.shade(_TONES.get(note.word, "accent_ink")))
    painter.drawText(round(right - width), round(baseline), note.word)
    if strong:
        side = 16
        box = QRectF(
            right - width - side - 3, baseline - metrics.ascent() / 2 - side / 2, side, side
        )
        token = "warn" if note.doubt else "err"
        icons.paint(painter, "doubt" if note.doubt else "error", token, box)
