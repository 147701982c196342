"""What is short in a cell of the matrix: icon and word, the requirement, where and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from ui import icons, style
from ui.align.rows import SIGNS, bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.align.rows import Row

_MOST = 5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Shortfalls(QWidget):
    """A few lines; how many more there are stands in the last."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self.setAccessibleName("未达到的条目")

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List others."""
        self._rows = tuple(rows)
        words = "；".join(
            f"{r.requirement.relation.label}：{bare(r.requirement.entry.text)}"
            for r in self._rows[:_MOST]
        )
        self.setAccessibleDescription(words or "都已达到")
        self.updateGeometry()
        self.update()

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return min(len(self._rows), _MOST) + (len(self._rows) > _MOST) or 1

    def _line(self) -> int:
        return self.fontMetrics().height() + 8

    def sizeHint(self) -> QSize:
        return QSize(style.em(30), self._line() * self.lines)

    def minimumSizeHint(self) -> QSize:
        return QSize(style.em(10), self._line() * self.lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, row in enumerate(self._rows[:_MOST]):
            _paint_line(painter, QRectF(0, at * self._line(), self.width(), self._line()), row)
        rest = len(self._rows) - _MOST
        words = "都已达到" if not self._rows else f"还有 {rest} 条，在逐条里看" if rest > 0 else ""
        if words:
            painter.setPen(style.shade("ink2"))
            top = min(len(self._rows), _MOST) * self._line()
            painter.drawText(QRectF(0, top, self.width(), self._line()), _MIDDLE, words)


def _paint_line(painter: QPainter, rect: QRectF, row: Row) -> None:
    relation = row.requirement.relation
    name, token = SIGNS[relation]
    icons.paint(painter, name, token, QRectF(rect.left(), rect.top(), style.px(16), rect.height()))
    painter.setFont(style.font("strong"))
    painter.setPen(style.shade(token))
    painter.drawText(rect.adjusted(style.px(22), 0, 0, 0), _MIDDLE, relation.label)
    font = style.font("body")
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    told = "，".join(filter(None, (row.own_place, row.figures)))
    told = metrics.elidedText(told, Qt.TextElideMode.ElideRight, rect.width() / 2)
    painter.setPen(style.shade("ink2"))
    painter.drawText(rect, _RIGHT, told)
    middle = rect.adjusted(
        style.px(22) + style.em(5.5), 0, -metrics.horizontalAdvance(told) - 16, 0
    )
    painter.setPen(style.shade("ink"))
    words = bare(row.requirement.entry.text)
    line = metrics.elidedText(words, Qt.TextElideMode.ElideRight, middle.width())
    painter.drawText(middle, _MIDDLE, line)
