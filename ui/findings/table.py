"""The list of findings: rows drawn with their icon and their button, walked by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import row_painting, style
from ui.arrival import Arrival
from ui.findings.feed import Row
from ui.findings.model import ROW, SIGNS, Column, act_words
from ui.row_table import ColumnFit, dress_table, follow_current
from ui.tree_model import DISPLAY

if TYPE_CHECKING:
    from ui.findings.model import FindingsModel
    from ui.tree_model import Index

_WIDTHS = (5.5, 10, 8.5, 0, 16, 5)
"""Of the columns, in characters; the problem gets the rest."""
_MOST: dict[int, float] = {Column.SEVERITY: 8, Column.RULE: 17, Column.PLACE: 14}
"""How wide they may become where their words ask for it."""
_GIVE: dict[int, float] = {Column.PROPOSAL: 9.5, Column.RULE: 10}
"""Down to what they give way where the problem had no room."""
_TONES = {Column.RULE: "ink2", Column.PLACE: "accent_ink"}


class FindingsDelegate(QStyledItemDelegate):
    """Paints severity with its icon, words elided, and the button at the end."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.arrival = Arrival(view)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        current = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_painting.ground(painter, rect, current=current)
        if current:
            self.arrival.paint_cell(painter, rect)
        column = Column(index.column())
        if column is Column.SEVERITY:
            icon, token = SIGNS[row.finding.severity.value]
            row_painting.signed(painter, rect, icon, token, str(index.data(DISPLAY)), "strong")
        elif column is Column.ACT:
            _paint_button(painter, rect, act_words(row))
        elif column in (Column.PROBLEM, Column.PROPOSAL):
            self._paint_told(painter, rect, index)
        else:
            tone = _TONES.get(column, "ink")
            row_painting.words(painter, rect, str(index.data(DISPLAY)), tone)
        if current and self._view.hasFocus():
            first, last = column is Column.SEVERITY, column is Column.ACT
            row_painting.frame(painter, rect, first=first, last=last)
        painter.restore()

    def _paint_told(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Problem or proposal; a problem without a proposal runs on through its column."""
        problem = index.sibling(index.row(), Column.PROBLEM)
        proposal = index.sibling(index.row(), Column.PROPOSAL)
        if str(proposal.data(DISPLAY) or ""):
            row_painting.words(painter, rect, str(index.data(DISPLAY)), "ink")
            return
        both = QRectF(self._view.visualRect(problem) | self._view.visualRect(proposal))
        painter.setClipRect(rect)
        row_painting.words(painter, both, str(problem.data(DISPLAY)), "ink")
        painter.setClipping(False)


def _paint_button(painter: QPainter, rect: QRectF, words: str) -> None:
    if not words:
        return
    painter.setBrush(style.shade("surface"))
    painter.setPen(QPen(style.shade("line2"), 1))
    painter.drawRoundedRect(rect.adjusted(4.5, 2.5, -4.5, -2.5), 4, 4)
    painter.setFont(style.font("body"))
    painter.setPen(style.shade("ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


class FindingsTable(QTableView):
    """The list.

    Signals:
        place_wanted(line): she clicked a row or pressed Enter.
        act_wanted(line): she pressed the button of a row, or Ctrl+Enter.
        dismissed(line): she pressed Delete.
        menu_wanted(line, point): the context menu, at a place of the screen.
    """

    place_wanted = Signal(int)
    act_wanted = Signal(int)
    dismissed = Signal(int)
    menu_wanted = Signal(int, object)

    def __init__(self, model: FindingsModel) -> None:
        super().__init__()
        self.setModel(model)
        cells = FindingsDelegate(self)
        self.arrival = cells.arrival
        self.setItemDelegate(cells)
        dress_table(self, "审校", _WIDTHS)
        ColumnFit(self, _WIDTHS, _MOST, (Column.SEVERITY,), _GIVE)
        follow_current(self)
        self.setAccessibleDescription(
            "回车到那一处，Ctrl+回车修正，Delete 不再提示，F8 和 Shift+F8 到下一处、上一处"
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.clicked.connect(self._press)

    def _press(self, index: QModelIndex) -> None:
        on_button = index.column() == Column.ACT and index.data(DISPLAY)
        (self.act_wanted if on_button else self.place_wanted).emit(index.row())

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().row()
        signal = self._signal_of(event)
        if signal is None or line < 0:
            super().keyPressEvent(event)
        elif signal == "act":
            self.act_wanted.emit(line)
        elif signal == "place":
            self.place_wanted.emit(line)
        else:
            self.dismissed.emit(line)

    def _signal_of(self, event: QKeyEvent) -> str | None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            return "act" if with_ctrl else "place"
        return "dismiss" if event.key() == Qt.Key.Key_Delete else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(at))
