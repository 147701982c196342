"""On top of 对标: one stacked bar of what is reached and what is not, and its counts as filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QWidget

from ui import style
from ui.align.rows import SIGNS, Group
from ui.buttons import Button

if TYPE_CHECKING:
    from collections import Counter

    from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent

_HEIGHT, _GAP, _LEAST = 16, 2, 6
_THICK = 8
_STEP = 5
"""Pixels between two strokes of the hatching."""


class CoverageBar(QWidget):
    """How many requirements are of each group, as lengths; 未对应 is hatched.

    Signals:
        pressed(Group): she clicked a piece.
    """

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[Group] | None = None
        self._wanted: frozenset[Group] = frozenset()
        self.setAccessibleName("覆盖情况")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_counts(self, counts: Counter[Group], wanted: frozenset[Group]) -> None:
        """Other counts; the groups that are filtered by are marked."""
        self._counts, self._wanted = counts, wanted
        words = "，".join(f"{g.label} {counts[g]}" for g in Group if counts[g])
        only = "、".join(group.label for group in Group if group in wanted)
        self.setAccessibleDescription(f"{words}；只看{only}" if only else words)
        self.update()

    def pieces(self) -> list[tuple[Group, QRectF]]:
        """Where each group stands."""
        counts = self._counts
        total = counts.total() if counts else 0
        if counts is None or not total:
            return []
        there = [group for group in Group if counts[group]]
        room = self.width() - _GAP * (len(there) - 1)
        spare = max(0, room - _LEAST * len(there))
        found, at = [], 0.0
        for group in there:
            width = _LEAST + spare * counts[group] / total
            found.append((group, QRectF(at, (self.height() - _THICK) / 2, width, _THICK)))
            at += width + _GAP
        return found

    def _group_at(self, x: float) -> Group | None:
        return next((g for g, rect in self.pieces() if rect.left() <= x <= rect.right()), None)

    def sizeHint(self) -> QSize:
        return QSize(style.em(20), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(style.em(4), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        for group, rect in self.pieces():
            _paint_piece(painter, rect, group)
            if group in self._wanted:
                painter.fillRect(
                    QRectF(rect.left(), rect.bottom() + 2, rect.width(), 2), style.shade("focus")
                )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        group = self._group_at(event.position().x())
        if group:
            self.pressed.emit(group)

    def event(self, event: object) -> bool:
        from PySide6.QtCore import QEvent

        assert isinstance(event, QEvent)
        if event.type() is QEvent.Type.ToolTip:
            asked: QHelpEvent = event  # type: ignore[assignment]
            group = self._group_at(asked.pos().x())
            words = f"{group.label} {self._counts[group]}" if group and self._counts else ""
            QToolTip.showText(asked.globalPos(), words, self)
            return True
        return super().event(event)


def _paint_piece(painter: QPainter, rect: QRectF, group: Group) -> None:
    shade = style.shade(group.token)
    if group is not Group.MISSING:
        painter.fillRect(rect, shade)
        return
    painter.setPen(QPen(shade, 1))
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(shade, 1.5))
    at = rect.left() - rect.height()
    while at < rect.right():
        painter.drawLine(int(at), int(rect.bottom()) + 1, int(at + rect.height()), int(rect.top()))
        at += _STEP
    painter.restore()


class CountButtons(QWidget):
    """The counts, each a button that lists only its own.

    Signals:
        chosen(): others are wanted, see `wanted`.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons = {group: self._button(group) for group in Group}
        for button in self.buttons.values():
            row.addWidget(button)

    @property
    def wanted(self) -> frozenset[Group]:
        """What she wants to see; none where all."""
        return frozenset(group for group, button in self.buttons.items() if button.isChecked())

    def want(self, groups: frozenset[Group]) -> None:
        """List only these."""
        for group, button in self.buttons.items():
            button.setChecked(group in groups)
        self.chosen.emit()

    def toggle(self, group: Group) -> None:
        """List only this one, or all again."""
        self.want(frozenset() if self.wanted == {group} else frozenset((group,)))

    def show_counts(self, counts: Counter[Group]) -> None:
        """Other counts; what nothing is in is not shown, unless it is wanted."""
        for group, button in self.buttons.items():
            button.setText(f"{group.label} {counts[group]}")
            button.setVisible(counts[group] > 0 or button.isChecked())

    def _button(self, group: Group) -> Button:
        button = Button("", "quiet")
        button.set_icon(*SIGNS[group.relations[0]])
        button.setCheckable(True)
        button.setToolTip(f"只看{group.label}；再点一次看全部")
        button.clicked.connect(self.chosen)
        return button
