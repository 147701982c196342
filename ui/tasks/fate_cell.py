"""A cell of 去留: icon and word; what is only supposed so far (未定 · 似延续) in quiet ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from ui import icons, style
from workbench.assigning.board import GUESSED

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE, _BOTTOM, _TOP = (
    side | _LEFT
    for side in (
        Qt.AlignmentFlag.AlignVCenter,
        Qt.AlignmentFlag.AlignBottom,
        Qt.AlignmentFlag.AlignTop,
    )
)
FATE_SIGNS = {
    "延续": ("arrow-right", "ink2"),
    "深化": ("deepen", "accent_ink"),
    "合并": ("merge", "q2"),
    "拆分": ("split", "q4"),
    "结转": ("carry", "warn"),
    "新增": ("plus", "ok"),
    "完成退出": ("check", "ok"),
}
"""Icon and colour of what became of last year's items; what is only supposed is quiet."""


def paint_fate(painter: QPainter, rect: QRectF, fate: str) -> None:
    """What became of it, in icon and word."""
    if not fate:
        return
    if fate.startswith(GUESSED):
        _paint_guess(painter, rect, fate)
        return
    sign, token = FATE_SIGNS.get(fate, ("arrow-right", "ink2"))
    icons.paint(painter, sign, token, QRectF(rect.left(), rect.top(), style.px(16), rect.height()))
    painter.setFont(style.font("body"))
    painter.setPen(style.shade(token))
    painter.drawText(rect.adjusted(style.px(20), 0, 0, 0), _MIDDLE, fate)


def _paint_guess(painter: QPainter, rect: QRectF, fate: str) -> None:
    """未定, and below it what it seems to be where there is room for a second line."""
    side = style.px(16)
    icons.paint(painter, "doubt", "ink3", QRectF(rect.left(), rect.top(), side, rect.height()))
    painter.setPen(style.shade("ink3"))
    painter.setFont(style.font("small"))
    metrics, words = painter.fontMetrics(), rect.adjusted(style.px(20), 0, 0, 0)
    if rect.height() < 2 * metrics.height():
        whole = metrics.horizontalAdvance(fate) <= words.width()
        painter.drawText(words, _MIDDLE, fate if whole else fate.partition(" · ")[0])
        return
    half = words.height() / 2
    for at, line in enumerate(fate.split(" · ")):
        side_of = _BOTTOM if at == 0 else _TOP
        painter.drawText(words.adjusted(0, at * half, 0, (at - 1) * half), side_of, line)
