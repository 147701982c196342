"""Draws the cells of the task table and opens their editors.

A cell without a unit says 未定 with its icon; a name that stands in no list is kept as typed with a
dotted underline; the current cell has a frame with a handle, the current row a tint.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, style
from ui.task_editors import DEADLINES, ListEditor, SentenceEditor
from ui.task_model import Index, Is, group_text
from ui.task_rows import OPEN, SEPARATOR, Column, GroupRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAD = 8
HANDLE = 5
_RANGE = 2
"""From so many cells on a selection is tinted; the cursor alone has its frame."""
_DISPLAY = Qt.ItemDataRole.DisplayRole
_EDIT = Qt.ItemDataRole.EditRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_State = QStyleOptionViewItem


class TaskDelegate(QStyledItemDelegate):
    """Paints cells; `names` gives the units known, `leave` is told where the cursor goes next."""

    def __init__(
        self,
        view: QAbstractItemView,
        names: Callable[[], Sequence[str]],
        leave: Callable[[Qt.Key], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._names = names
        self._leave = leave

    # -- painting ---------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = index.data(Is.GROUP)
        if isinstance(group, GroupRow):
            self._paint_group(painter, rect, group)
        else:
            self._paint_ground(painter, rect, index)
            self._paint_cell(painter, rect.adjusted(PAD, 0, -PAD, 0), index)
        self._paint_frame(painter, rect, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        current = self._view.currentIndex()
        chosen = self._view.selectionModel().isSelected(_plain(index))
        alone = _plain(index) == current and len(self._view.selectedIndexes()) < _RANGE
        resting = not self._view.hasFocus() and index.row() == current.row()
        tinted = (chosen and not alone) or resting
        painter.fillRect(rect, style.shade("accent_soft" if tinted else "surface"))

    def _paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        column, words = Column(index.column()), str(index.data(_DISPLAY) or "")
        if index.data(Is.OPEN):
            _paint_open(painter, rect)
        elif column is Column.QUARTER:
            _paint_quarter(painter, rect, int(index.data(Is.QUARTER) or 0), words)
        else:
            painter.setPen(style.shade("ink2" if column in _QUIET else "ink"))
            lines = wrapped(words, rect.width(), style.font("body").toString())
            painter.setFont(style.font("body"))
            _paint_lines(painter, rect, lines)
            if column.role and words:
                self._underline_unknown(painter, rect, lines)

    def _underline_unknown(self, painter: QPainter, rect: QRectF, lines: Sequence[str]) -> None:
        known = set(self._names())
        if not known:
            return
        metrics = QFontMetricsF(style.font("body"))
        top = _top(rect, metrics, len(lines))
        painter.setPen(QPen(style.shade("warn"), 1.5, Qt.PenStyle.DotLine))
        for number, line in enumerate(lines):
            y = top + number * metrics.lineSpacing() + metrics.ascent() + 3
            x = rect.left()
            for name in line.split(SEPARATOR):
                width = metrics.horizontalAdvance(name)
                if name and name not in known and not name.endswith("…") and len(lines) == 1:
                    painter.drawLine(QPointF(x, y), QPointF(x + width, y))
                x += width + metrics.horizontalAdvance(SEPARATOR)

    def _paint_group(self, painter: QPainter, rect: QRectF, group: GroupRow) -> None:
        painter.fillRect(rect, style.shade("head"))
        sign = "chevron-right" if group.folded else "chevron-down"
        icons.paint(painter, sign, "ink2", QRectF(rect.left() + 6, rect.top(), 16, rect.height()))
        painter.setFont(style.font("strong"))
        painter.setPen(style.shade("ink"))
        words = rect.adjusted(30, 0, -PAD, 0)
        painter.drawText(words, _MIDDLE, group.title)
        shift = QFontMetricsF(style.font("strong")).horizontalAdvance(group.title) + 8
        painter.setFont(style.font("small"))
        painter.setPen(style.shade("ink2"))
        painter.drawText(words.adjusted(shift, 0, 0, 0), _MIDDLE, group_text(group))

    def _paint_frame(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """The cell cursor; a cell that can be typed over has the handle that fills downwards."""
        if not self._view.hasFocus() or _plain(index) != self._view.currentIndex():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.shade("focus"), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if _plain(index).flags() & Qt.ItemFlag.ItemIsEditable:
            painter.fillRect(handle(rect), style.shade("focus"))

    # -- editing ----------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        column = Column(index.column())
        if column is Column.TEXT:
            editor: QWidget = SentenceEditor(parent)
        elif column is Column.DUE:
            editor = ListEditor(DEADLINES, parent, several=False)
        else:
            editor = ListEditor(self._names(), parent)
        editor.setAccessibleName(column.label)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        words = str(index.data(_EDIT) or "")
        if isinstance(editor, SentenceEditor):
            editor.show_text(words)
        elif isinstance(editor, QLineEdit):
            editor.setText(words)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        del model
        if isinstance(editor, SentenceEditor):
            words = editor.toPlainText()
        else:
            words = editor.text() if isinstance(editor, QLineEdit) else ""
        if words != index.data(_EDIT):
            _plain(index).model().setData(_plain(index), words, _EDIT)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect  # type: ignore[attr-defined]
        if isinstance(editor, SentenceEditor):
            room = self._view.viewport().height()
            whole = editor.height_for(str(index.data(_EDIT) or ""), rect.width())
            height = min(max(rect.height(), whole), room)
            rect.setHeight(height)
            rect.moveTop(min(rect.top(), max(0, room - height)))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self._leave(key)
                return True
        return super().eventFilter(editor, event)


_QUIET = (Column.NUMBER, Column.PLACE)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def handle(rect: QRectF) -> QRectF:
    """The small square at the corner of the cell cursor."""
    return QRectF(rect.right() - HANDLE - 1, rect.bottom() - HANDLE - 1, HANDLE + 1, HANDLE + 1)


@lru_cache(maxsize=4096)
def wrapped(words: str, width: float, font_key: str) -> tuple[str, ...]:
    """`words` in at most two lines of `width`, the second elided; breaks as Chinese is broken."""
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    first = words[: line.textLength()]
    rest = words[line.textLength() :]
    if not rest:
        return (first,)
    return first, QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)


def _paint_lines(painter: QPainter, rect: QRectF, lines: Sequence[str]) -> None:
    metrics = QFontMetricsF(painter.font())
    top = _top(rect, metrics, len(lines))
    for number, line in enumerate(lines):
        painter.drawText(
            QPointF(rect.left(), top + number * metrics.lineSpacing() + metrics.ascent()), line
        )


def _top(rect: QRectF, metrics: QFontMetricsF, count: int) -> float:
    return rect.center().y() - metrics.lineSpacing() * count / 2


def _paint_open(painter: QPainter, rect: QRectF) -> None:
    """未定, in word and icon."""
    icons.paint(painter, "unassigned", "warn", QRectF(rect.left(), rect.top(), 16, rect.height()))
    painter.setFont(style.font("body"))
    painter.setPen(style.shade("warn"))
    painter.drawText(rect.adjusted(20, 0, 0, 0), _MIDDLE, OPEN)


def _paint_quarter(painter: QPainter, rect: QRectF, quarter: int, words: str) -> None:
    shade = style.shade(f"q{quarter}")
    height = min(rect.height() - 12, 26.0 if rect.height() > 36 else 14.0)
    bar = QRectF(rect.left(), rect.center().y() - height / 2, 4, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRoundedRect(bar, 2, 2)
    painter.setPen(shade)
    painter.setFont(style.font("strong" if quarter else "body"))
    painter.drawText(rect.adjusted(10, 0, 0, 0), _MIDDLE, words)


def _plain(index: Index) -> QModelIndex:
    """An index as the view compares it."""
    if isinstance(index, QPersistentModelIndex):
        return index.model().index(index.row(), index.column())
    return index
