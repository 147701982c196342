"""The list of findings: rows drawn with their icon and their button, walked by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import icons, style
from ui.findings.feed import Row
from ui.findings.model import ROW, SIGNS, Column, act_words
from ui.tree_model import DISPLAY

if TYPE_CHECKING:
    from ui.findings.model import FindingsModel
    from ui.tree_model import Index

_PAD = 6
_WIDTHS = {
    Column.SEVERITY: 5.5,
    Column.RULE: 10,
    Column.PLACE: 8.5,
    Column.PROPOSAL: 16,
    Column.ACT: 5,
}
"""In characters; the problem gets the rest."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TONES = {Column.RULE: "ink2", Column.PLACE: "accent_ink"}


class FindingsDelegate(QStyledItemDelegate):
    """Paints severity with its icon, words elided, and the button at the end."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        current = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, style.shade("sel" if current else "surface"))
        column = Column(index.column())
        if column is Column.SEVERITY:
            _paint_severity(painter, rect, row)
        elif column is Column.ACT:
            _paint_button(painter, rect, act_words(row))
        elif column in (Column.PROBLEM, Column.PROPOSAL):
            self._paint_told(painter, rect, index)
        else:
            _paint_words(painter, rect, str(index.data(DISPLAY)), _TONES.get(column, "ink"))
        if current and self._view.hasFocus():
            _paint_frame(painter, rect, column)
        painter.restore()

    def _paint_told(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Problem or proposal; a problem without a proposal runs on through its column."""
        problem = index.sibling(index.row(), Column.PROBLEM)
        proposal = index.sibling(index.row(), Column.PROPOSAL)
        if str(proposal.data(DISPLAY) or ""):
            _paint_words(painter, rect, str(index.data(DISPLAY)), "ink")
            return
        both = QRectF(self._view.visualRect(problem) | self._view.visualRect(proposal))
        painter.setClipRect(rect)
        _paint_words(painter, both, str(problem.data(DISPLAY)), "ink")
        painter.setClipping(False)


def _paint_severity(painter: QPainter, rect: QRectF, row: Row) -> None:
    name, token = SIGNS[row.finding.severity.value]
    wide = style.px(16)
    place = QRectF(rect.left() + _PAD, rect.top(), wide, rect.height())
    icons.paint(painter, name, token, place)
    painter.setFont(style.font("strong"))
    painter.setPen(style.shade(token))
    painter.drawText(rect.adjusted(_PAD + wide + 6, 0, 0, 0), _MIDDLE, row.finding.severity.label)


def _paint_words(painter: QPainter, rect: QRectF, words: str, token: str) -> None:
    font = style.font("body")
    painter.setFont(font)
    painter.setPen(style.shade(token))
    inner = rect.adjusted(_PAD, 0, -_PAD, 0)
    line = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, _MIDDLE, line)


def _paint_button(painter: QPainter, rect: QRectF, words: str) -> None:
    if not words:
        return
    painter.setBrush(style.shade("surface"))
    painter.setPen(QPen(style.shade("line2"), 1))
    painter.drawRoundedRect(rect.adjusted(4.5, 2.5, -4.5, -2.5), 4, 4)
    painter.setFont(style.font("body"))
    painter.setPen(style.shade("ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _paint_frame(painter: QPainter, rect: QRectF, column: Column) -> None:
    """One frame of 2 px around the whole row, each cell its part of it."""
    painter.setPen(QPen(style.shade("focus"), 2))
    inner = rect.adjusted(1, 1, -1, -1)
    painter.drawLine(inner.topLeft(), inner.topRight())
    painter.drawLine(inner.bottomLeft(), inner.bottomRight())
    if column is Column.SEVERITY:
        painter.drawLine(inner.topLeft(), inner.bottomLeft())
    if column is Column.ACT:
        painter.drawLine(inner.topRight(), inner.bottomRight())


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
        self.setItemDelegate(FindingsDelegate(self))
        self.setAccessibleName("审校")
        self.setAccessibleDescription(
            "回车到那一处，Ctrl+回车修正，Delete 不再提示，F8 和 Shift+F8 到下一处、上一处"
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self._lay_columns()
        self.clicked.connect(self._press)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())

    def _lay_columns(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 8)
        head = self.horizontalHeader()
        head.setDefaultAlignment(_MIDDLE)
        head.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, style.em(width))
        head.setSectionResizeMode(Column.PROBLEM, QHeaderView.ResizeMode.Stretch)

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
