"""The statistic for the leader as one bar: how many items go on, go further, are new."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import style
from ui.turn.fate_rows import WORDS
from workbench.drafting.fates import Fate

_TOKENS = {
    Fate.CONTINUED: "q0",
    Fate.DEEPENED: "q1",
    Fate.FINISHED: "q2",
    Fate.MERGED: "q4",
    Fate.DROPPED: "ink3",
    Fate.CARRIED: "q3",
    Fate.ADDED: "ok",
}


class StatBar(QWidget):
    """The statistic for the leader as one stacked bar, each part with its word and number."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[tuple[Fate | None, int], ...] = ()
        self.setAccessibleName("去留统计")

    def show_parts(self, parts: tuple[tuple[Fate | None, int], ...]) -> None:
        """Other counts."""
        self._parts = tuple(part for part in parts if part[1])
        self.setAccessibleDescription("，".join(_part_words(*part) for part in self._parts))
        self.setToolTip(self.accessibleDescription())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(style.em(24), self.fontMetrics().height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(style.font("small"))
        total = sum(count for _, count in self._parts) or 1
        left = 0.0
        for fate, count in self._parts:
            wide = self.width() * count / total
            cell = QRectF(left, 2, wide - 1, self.height() - 4)
            _paint_part(painter, cell, fate, _part_words(fate, count))
            left += wide
        painter.end()


def _part_words(fate: Fate | None, count: int) -> str:
    return f"{WORDS[fate] if fate else '未定'} {count}"


def _paint_part(painter: QPainter, cell: QRectF, fate: Fate | None, words: str) -> None:
    if fate is None:
        painter.setPen(style.shade("line2"))
        painter.setBrush(QBrush(style.shade("warn"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5))
        metrics = painter.fontMetrics()
        middle = QRectF(0, 0, metrics.horizontalAdvance(words) + 8, cell.height() - 2)
        middle.moveCenter(cell.center())
        if middle.width() < cell.width():
            painter.fillRect(middle, style.shade("surface"))
    else:
        painter.fillRect(cell, style.shade(_TOKENS[fate]))
    if painter.fontMetrics().horizontalAdvance(words) + 4 <= cell.width():
        painter.setPen(style.shade("warn" if fate is None else "surface"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words)
