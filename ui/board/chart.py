"""One picture of 看板 as a widget: drawn, pointed into, walked through by the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import style
from ui.board import charts as board_charts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ui.board.charts import Mark, Pen
    from workbench.assigning.board import Board

_LEAST = 13
"""How high a picture is at least, in characters; where there is less room the board scrolls."""
_SAID = 8
"""So many places of a picture are read out before one is walked to."""


class Chart(QWidget):
    """A picture one can point into: ←→ walk its places, Enter or a click goes to the tasks.

    Signals:
        chosen(Filter): she wants to see the tasks of a place.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, hint: str, draw: Callable[[Pen, QRectF, Board], list[Mark]]
    ) -> None:
        super().__init__()
        self._name, self._hint, self._draw = name, hint, draw
        self._board: Board | None = None
        self._marks: list[Mark] = []
        self._at = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(style.em(16), style.em(_LEAST))

    def show_board(self, board: Board | None) -> None:
        """Draw this."""
        self._board, self._at = board, -1
        self.update()

    def draw(self, painter: QPainter, room: QRectF, *, paper: bool = False) -> list[Mark]:
        """The picture in `room`, in the colours of the theme, or of paper."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = board_charts.Pen(painter, style.print_shade if paper else style.shade)
        marks = self._draw(pen, room, self._board) if self._board else []
        if not marks and self._board:
            pen.write(room, self._hint, "ink3", "body", Qt.AlignmentFlag.AlignCenter)
        return marks

    @property
    def board(self) -> Board | None:
        """What is drawn."""
        return self._board

    @property
    def marks(self) -> list[Mark]:
        """The places there are, as drawn last."""
        return self._marks

    def _go(self, at: int) -> None:
        if not self._marks:
            return
        self._at = at % len(self._marks)
        words = self._marks[self._at].words
        self._tell()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.setToolTip(words)
        self.update()

    def _tell(self) -> None:
        """What is read out: the place she walked to; before, what can be walked to."""
        if 0 <= self._at < len(self._marks):
            words = self._marks[self._at].words
        else:
            first = "；".join(mark.words for mark in self._marks[:_SAID])
            more = f"等 {len(self._marks)} 处" if len(self._marks) > _SAID else ""
            words = f"{first}{more}。方向键逐处看" if first else self._hint
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._marks) and self._marks[at].wanted:
            self.chosen.emit(self._marks[at].wanted)

    def _under(self, event: QMouseEvent) -> int:
        spots = enumerate(self._marks)
        return next((i for i, mark in spots if mark.rect.contains(event.position())), -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self._marks = self.draw(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2))
        self._tell()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(style.shade("focus"), 2))
            spot = self._marks[self._at].rect if 0 <= self._at < len(self._marks) else None
            painter.drawRect(spot or QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if step := steps.get(Qt.Key(event.key())):
            self._go(max(self._at, 0) + step if self._at >= 0 else 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._under(event)
        hand = at >= 0 and self._marks[at].wanted is not None
        shapes = Qt.CursorShape
        self.setCursor(shapes.PointingHandCursor if hand else shapes.ArrowCursor)
        self.setToolTip(self._marks[at].words if at >= 0 else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._under(event)
        if at >= 0:
            self._go(at)
            self._choose(at)
