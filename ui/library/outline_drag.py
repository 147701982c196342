"""Items dragged in 大纲: a line of 2 px shows where one would go, a label what it would be called.

Over the upper half of a row it goes before that item, over the lower half behind it, and where the
mouse is far to the right of the row's number, below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ui import style
from ui.tree_model import Role
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from ui.session import Session
    from ui.tree import Tree
    from workbench.drafting.pieces import Change

_BELOW = 5
"""So many characters right of where its words begin, the mouse means below the item."""
_PAD = 6


class _Target(NamedTuple):
    """Where the item would go, the line to draw, and the words beside it."""

    change: Change
    line: QRect
    words: str


class OutlineDrag(QObject):
    """Lets items of the outline be moved by the mouse; Esc calls it off."""

    def __init__(self, tree: Tree, session: Session) -> None:
        super().__init__(tree)
        self._tree = tree
        self._session = session
        self._held = ""
        self._start = QPoint()
        self._dragging = False
        self._at: tuple[str, int] = ("", 0)
        self.target: _Target | None = None
        tree.when_filled(self._watch)
        tree.overlay = self._paint

    def _watch(self) -> None:
        self._tree.viewport().installEventFilter(self)
        self._tree.installEventFilter(self)

    # -- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._tree.viewport():
            return self._mouse(event)
        escape = event.type() is QEvent.Type.ShortcutOverride and self._dragging
        if escape and getattr(event, "key", int)() == QtCore.Qt.Key.Key_Escape:
            self._drop(None)
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        if event.type() is QEvent.Type.MouseButtonPress:
            self._take(event, at)
        elif event.type() is QEvent.Type.MouseMove and self._held:
            far = (at - self._start).manhattanLength() >= QApplication.startDragDistance()
            self._dragging = self._dragging or far
            if self._dragging:
                self._aim(at)
                return True
        elif event.type() is QEvent.Type.MouseButtonRelease and self._held:
            dragged = self._dragging
            self._drop(self.target if dragged else None)
            return dragged
        return False

    def _take(self, event: QMouseEvent, at: QPoint) -> None:
        left = event.button() is QtCore.Qt.MouseButton.LeftButton
        index = self._tree.indexAt(at)
        if left and index.isValid() and self._session.editable:
            self._held, self._start = str(index.data(Role.KEY) or ""), at

    def _aim(self, at: QPoint) -> None:
        index = self._tree.indexAt(at)
        if not index.isValid():
            self._show(None)
            return
        row = self._tree.visualRect(index)
        below = at.x() > row.left() + style.em(_BELOW)
        side = 2 if below and at.y() > row.center().y() else int(at.y() > row.center().y())
        key = str(index.data(Role.KEY))
        if (key, side) != self._at:
            self._at = key, side
            self._show(self._aimed(key, side, row))

    def _aimed(self, key: str, side: int, row: QRect) -> _Target | None:
        """What would come of dropping it before (0), behind (1) or below (2) an item."""
        from workbench.drafting.moving import move_item
        from workbench.drafting.tree import parent_of, section_of

        plan = self._session.plan
        if plan is None or key == self._held:
            return None
        try:
            parent = parent_of(plan, key)
            siblings = parent.sections if parent else plan.sections
            rest = [section.id for section in siblings if section.id != self._held]
            at = rest.index(key) + (side > 0)
            inside = side == 2 and bool(section_of(plan, key).sections)
            where = (key, 0) if inside else (parent.id if parent else "", at)
            change = move_item(plan, self._held, *where)
        except WorkbenchError:  # into itself: there is no such place, so no line is drawn
            return None
        if change is None:
            return None
        number = change.plan.numbers()[self._held]
        y = row.top() if side == 0 else row.bottom()
        left = row.left() + (style.em(1) if inside else 0)
        line = QRect(left, y, self._tree.viewport().width() - left, 0)
        return _Target(change, line, f"成为{number}" if number else "移到这里")

    def _show(self, target: _Target | None) -> None:
        self.target = target
        shape = QtCore.Qt.CursorShape
        self._tree.viewport().setCursor(shape.ClosedHandCursor if target else shape.ForbiddenCursor)
        self._tree.viewport().update()

    def _drop(self, target: _Target | None) -> None:
        self._held, self._dragging, self._at = "", False, ("", 0)
        self.target = None
        self._tree.viewport().unsetCursor()
        self._tree.viewport().update()
        if target:
            self._session.apply(target.change.plan, target.change.label)

    def _paint(self, painter: QPainter) -> None:
        if self.target is None:
            return
        line, words = self.target.line, self.target.words
        painter.setPen(QPen(style.shade("accent"), 2))
        painter.drawLine(line.topLeft(), QPoint(line.right(), line.top()))
        font = style.font("small")
        metrics = QFontMetricsF(font)
        size = QPointF(metrics.horizontalAdvance(words) + 2 * _PAD, metrics.height() + 4)
        corner = QPointF(line.right() - size.x() - 4, max(0, line.top() - size.y() - 2))
        label = QRectF(corner, corner + size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        painter.setBrush(style.shade("accent"))
        painter.drawRoundedRect(label, 4, 4)
        painter.setFont(font)
        painter.setPen(style.shade("on_accent"))
        painter.drawText(label, QtCore.Qt.AlignmentFlag.AlignCenter, words)
