"""Sentences dragged out of the library onto 大纲: they go to the end of the item's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QPen

from ui import style
from ui.carrying import Spot, carried, receive
from ui.tree_model import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QPainter

    from ui.session import Session
    from ui.tree import Tree

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class OutlineReceiver(QObject):
    """Takes what is dropped on an item; a line of 2 px below its row shows which it is."""

    def __init__(self, tree: Tree, session: Session) -> None:
        super().__init__(tree)
        self._tree = tree
        self._session = session
        self._over = tree.overlay
        self.row: QRect | None = None
        tree.overlay = self._paint
        tree.setAcceptDrops(False)
        tree.when_filled(self._watch)

    def _watch(self) -> None:
        self._tree.viewport().setAcceptDrops(True)
        self._tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() is QEvent.Type.DragLeave:
            self._show(None)
            return True
        if event.type() not in _DRAGS:
            return False
        drop = cast("QDropEvent", event)
        brought = carried(drop.mimeData())
        index = self._tree.indexAt(drop.position().toPoint())
        section_id = str(index.data(Role.KEY) or "") if self._session.editable else ""
        if brought is None or not section_id:
            self._show(None)
            event.ignore()
            return True
        self._show(self._tree.visualRect(index))
        drop.accept()
        if event.type() is QEvent.Type.Drop:
            self._show(None)
            receive(self._session, brought, Spot(section_id))
        return True

    def _show(self, row: QRect | None) -> None:
        if row != self.row:
            self.row = row
            self._tree.viewport().update()

    def _paint(self, painter: QPainter) -> None:
        if self._over:
            self._over(painter)
        if self.row:
            painter.setPen(QPen(style.shade("accent"), 2))
            right = self._tree.viewport().width()
            painter.drawLine(self.row.bottomLeft(), QPoint(right, self.row.bottom()))
