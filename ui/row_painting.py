"""What painted rows have in common: ground, words, signs, changes, and the current row."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ui import icons, style
from ui.row_table import MIDDLE

PAD = 8


def ground(painter: QPainter, rect: QRectF, *, current: bool) -> None:
    """The row's ground, tinted where it is the current one."""
    painter.fillRect(rect, style.shade("sel" if current else "surface"))


def words(painter: QPainter, rect: QRectF, text: str, token: str, role: str = "body") -> None:
    """One line, its end elided."""
    font = style.font(role)
    painter.setFont(font)
    painter.setPen(style.shade(token))
    inner = rect.adjusted(PAD, 0, -PAD, 0)
    line = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, MIDDLE, line)


def signed(painter: QPainter, rect: QRectF, icon: str, token: str, text: str, role: str) -> None:
    """An icon and a word."""
    icons.paint(
        painter, icon, token, QRectF(rect.left() + PAD, rect.top(), style.px(16), rect.height())
    )
    words(painter, rect.adjusted(style.px(20), 0, 0, 0), text, token, role)


def marked(
    painter: QPainter, rect: QRectF, at: float, text: str, tokens: tuple[str, str], font: QFont
) -> float:
    """Words on a tint from `at` on; where they end."""
    metrics = QFontMetricsF(font)
    room = max(rect.right() - at - PAD, 0.0)
    line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(line)
    high = metrics.height() + 2
    box = QRectF(at - 2, rect.center().y() - high / 2, width + 4, high)
    painter.fillRect(box, style.shade(tokens[1]))
    painter.setFont(font)
    painter.setPen(style.shade(tokens[0]))
    painter.drawText(QRectF(at, rect.top(), width + 2, rect.height()), MIDDLE, line)
    return at + width


def struck() -> QFont:
    """The face of words that go."""
    font = style.font("body")
    font.setStrikeOut(True)
    return font


def underlined() -> QFont:
    """The face of words that come."""
    font = style.font("strong")
    font.setUnderline(True)
    return font


def frame(painter: QPainter, rect: QRectF, *, first: bool, last: bool) -> None:
    """One frame of 2 px around the whole row, each cell its part of it."""
    painter.setPen(QPen(style.shade("focus"), 2))
    inner = rect.adjusted(1 if first else 0, 1, -1 if last else 0, -1)
    painter.drawLine(inner.topLeft(), inner.topRight())
    painter.drawLine(inner.bottomLeft(), inner.bottomRight())
    if first:
        painter.drawLine(inner.topLeft(), inner.bottomLeft())
    if last:
        painter.drawLine(inner.topRight(), inner.bottomRight())


def grid(painter: QPainter, rect: QRectF) -> None:
    """The lines below and at the right of a cell."""
    painter.setPen(QPen(style.shade("grid"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
