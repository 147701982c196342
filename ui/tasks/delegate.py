"""Draws the cells of the task table and opens their editors.

A cell without a unit says 未定 with its icon; a name that stands in no list, and a deadline that
names no date, are kept as typed with a dotted underline; the current cell has a frame with a
handle. What a paste would change shows the old struck and the new.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, style
from ui.arrival import Arrival
from ui.tasks.arranging import GroupRow
from ui.tasks.editors import DEADLINES, ListEditor, SentenceEditor
from ui.tasks.fate_cell import paint_fate
from ui.tasks.model import Index, group_text
from ui.tasks.rows import OPEN, SEPARATOR, Column, TaskRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.tasks.model import TaskModel

PAD = 8
HANDLE = 5
_RANGE = 2
"""From so many cells on a selection is tinted; the cursor alone has its frame."""
_EDIT = Qt.ItemDataRole.EditRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_State = QStyleOptionViewItem


class TaskDelegate(QStyledItemDelegate):
    """Paints cells; `names` gives the units known, `leave` is told where the cursor goes next."""

    def __init__(
        self,
        view: QAbstractItemView,
        model: TaskModel,
        names: Callable[[], Sequence[str]],
        settled: Callable[[], Sequence[str]],
        leave: Callable[[Qt.Key], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._names = names
        self._settled = settled
        self._leave = leave
        self._known: tuple[Sequence[str], frozenset[str]] = ((), frozenset())
        self.chosen_count = 0
        self._alone = QPersistentModelIndex()
        self.arrival = Arrival(view)
        self.take_fonts()

    def take_fonts(self) -> None:
        """Look the fonts up, once for all cells."""
        self._body = style.font("body")
        self._key = self._body.toString()
        self._metrics = QFontMetricsF(self._body)

    def take_chosen(self, indexes: Sequence[QModelIndex]) -> None:
        """These cells are selected now."""
        self.chosen_count = len(indexes)
        self._alone = QPersistentModelIndex(indexes[0] if len(indexes) == 1 else QModelIndex())

    # -- painting ---------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        row, at, current = index.row(), index.column(), self._view.currentIndex()
        beside, line = row == current.row(), self._model.line(row)
        if isinstance(line, GroupRow):
            self._paint_group(painter, rect, line)
        elif isinstance(line, TaskRow):
            column = _COLUMNS[at]
            new = self._model.pending.get((line.key, column)) if self._model.pending else None
            # Qt's flags are asked only where something may be chosen: that takes its time
            chosen = (self.chosen_count >= _RANGE or row == self._alone.row()) and bool(
                option.state & _SELECTED  # type: ignore[attr-defined]
            )
            if beside and at == current.column():
                chosen = chosen and self.chosen_count >= _RANGE
            painter.fillRect(rect, self._ground(chosen=chosen, beside=beside))
            if beside:
                self.arrival.paint_cell(painter, rect)
            self._paint_content(painter, rect.adjusted(PAD, 0, -PAD, 0), line, column, new)
        if beside and at == current.column():
            self._paint_frame(painter, rect, column=_COLUMNS[at])

    def _ground(self, *, chosen: bool, beside: bool) -> QColor:
        tinted = chosen or (beside and not self._view.hasFocus())
        return style.shade("accent_soft" if tinted else "surface")

    def _paint_content(
        self, painter: QPainter, rect: QRectF, line: TaskRow, column: Column, new: str | None
    ) -> None:
        if new is not None:
            painter.fillRect(rect.adjusted(-PAD, 0, PAD, 0), style.shade("warn_soft"))
            self._paint_pending(painter, rect, line.shown(column), new)
            return
        words = line.shown(column)
        if line.open and column is Column.LEAD:
            _paint_open(painter, rect)
        elif column is Column.QUARTER:
            _paint_quarter(painter, rect, line.quarter, line.quarter_name)
        elif column is Column.FATE:
            paint_fate(painter, rect, self._model.fate(line.key))
        elif words:
            painter.setPen(style.shade("ink2" if column in _QUIET else "ink"))
            painter.setFont(self._body)
            lines = self._lines(words, rect.width(), column)
            top = _top(rect, self._metrics, len(lines))
            _paint_lines(painter, rect.left(), top, lines, self._metrics)
            if column.role:
                self._underline_unknown(painter, rect, lines)
            elif column is Column.DUE and not is_date(words):
                self._underline(painter, rect.left(), top, self._metrics.horizontalAdvance(words))

    def _lines(self, words: str, width: float, column: Column) -> tuple[str, ...]:
        """At most two lines; a number is one, cut where its column is too narrow."""
        if column in _QUIET:
            return (self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, width),)
        return wrapped(words, width, self._key)

    def _paint_pending(self, painter: QPainter, rect: QRectF, old: str, new: str) -> None:
        """What a paste would do: the old struck out, the new below it or alone."""
        font = QFont(self._body)
        lines = [(old, True), (new or "（清空）", False)] if old and old != new else [(new, False)]
        spacing = self._metrics.lineSpacing()
        top = rect.center().y() - spacing * len(lines) / 2
        for at, (words, struck) in enumerate(lines):
            font.setStrikeOut(struck)
            font.setBold(not struck)
            painter.setFont(font)
            painter.setPen(style.shade("ink3" if struck else "ink"))
            cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
            y = top + at * spacing + self._metrics.ascent()
            painter.drawText(QPointF(rect.left(), y), cut)

    def _underline_unknown(self, painter: QPainter, rect: QRectF, lines: Sequence[str]) -> None:
        known = self._known_names()
        if not known or len(lines) > 1:
            return
        top, x = _top(rect, self._metrics, 1), rect.left()
        for name in lines[0].split(SEPARATOR):
            width = self._metrics.horizontalAdvance(name)
            if name and name not in known and not name.endswith("…"):
                self._underline(painter, x, top, width)
            x += self._metrics.horizontalAdvance(name + SEPARATOR)

    def _underline(self, painter: QPainter, x: float, top: float, width: float) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.shade("warn"), 1.5, Qt.PenStyle.DotLine))
        y = top + self._metrics.ascent() + 3
        painter.drawLine(QPointF(x, y), QPointF(x + width, y))
        painter.restore()

    def _known_names(self) -> frozenset[str]:
        names = self._settled()
        if names is not self._known[0]:
            self._known = (names, frozenset(names))
        return self._known[1]

    def _paint_group(self, painter: QPainter, rect: QRectF, group: GroupRow) -> None:
        painter.fillRect(rect, style.shade("head"))
        sign = "chevron-right" if group.folded else "chevron-down"
        icons.paint(
            painter, sign, "ink2", QRectF(rect.left() + 6, rect.top(), style.px(16), rect.height())
        )
        painter.setFont(style.font("strong"))
        painter.setPen(style.shade("ink"))
        words = rect.adjusted(style.px(24) + 6, 0, -PAD, 0)
        painter.drawText(words, _MIDDLE, group.title)
        shift = QFontMetricsF(style.font("strong")).horizontalAdvance(group.title) + 8
        painter.setFont(style.font("small"))
        painter.setPen(style.shade("ink2"))
        painter.drawText(words.adjusted(shift, 0, 0, 0), _MIDDLE, group_text(group))

    def _paint_frame(self, painter: QPainter, rect: QRectF, column: Column) -> None:
        """The cell cursor; a cell that can be typed over has the handle that fills downwards."""
        if not self._view.hasFocus():
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.shade("focus"), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if self._model.editable and column.fillable:
            painter.fillRect(handle(rect), style.shade("focus"))
        painter.restore()

    # -- editing ----------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        column = Column(index.column())
        if column is Column.TEXT:
            editor: QWidget = SentenceEditor(parent)
        elif column in (Column.DUE, Column.NOTE):
            offered = DEADLINES if column is Column.DUE else ()
            editor = ListEditor(offered, parent, several=False)
        else:
            editor = ListEditor(self._names(), parent)
        editor.setAccessibleName(column.label)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if editor.property("begun"):  # her words stay, whatever becomes of the row meanwhile
            return
        editor.setProperty("begun", True)
        if isinstance(editor, (SentenceEditor, ListEditor)):
            editor.show_text(str(index.data(_EDIT) or ""))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        del model
        if not isinstance(editor, (SentenceEditor, ListEditor)):
            return
        words = editor.words
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


_ALWAYS = ("长期", "持续", "常态", "即时", "按要求", "按时", "适时", "全程")
_SELECTED = QStyle.StateFlag.State_Selected
_QUIET = (Column.NUMBER, Column.PLACE)
_COLUMNS = tuple(Column)
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


def _paint_lines(
    painter: QPainter, left: float, top: float, lines: Sequence[str], metrics: QFontMetricsF
) -> None:
    for number, line in enumerate(lines):
        y = top + number * metrics.lineSpacing() + metrics.ascent()
        painter.drawText(QPointF(left, y), line)


def _top(rect: QRectF, metrics: QFontMetricsF, count: int) -> float:
    return rect.center().y() - metrics.lineSpacing() * count / 2


def _paint_open(painter: QPainter, rect: QRectF) -> None:
    """未定, in word and icon."""
    icons.paint(
        painter, "unassigned", "warn", QRectF(rect.left(), rect.top(), style.px(16), rect.height())
    )
    painter.setFont(style.font("body"))
    painter.setPen(style.shade("warn"))
    painter.drawText(rect.adjusted(style.px(20), 0, 0, 0), _MIDDLE, OPEN)


def _paint_quarter(painter: QPainter, rect: QRectF, quarter: int, words: str) -> None:
    shade = style.shade(f"q{quarter}")
    height = min(rect.height() - 12, style.px(26 if rect.height() > style.px(36) else 14))
    bar = QRectF(rect.left(), rect.center().y() - height / 2, style.px(4), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRoundedRect(bar, 2, 2)
    painter.restore()
    painter.setPen(shade)
    painter.setFont(style.font("strong" if quarter else "body"))
    painter.drawText(rect.adjusted(style.px(10), 0, 0, 0), _MIDDLE, words)


@lru_cache(maxsize=1024)
def is_date(words: str) -> bool:
    """A deadline that names a date, or says that it goes on all the time."""
    told = any(char.isdigit() or char in "年月季底前末" for char in words)
    return told or any(word in words for word in _ALWAYS)


def _plain(index: Index) -> QModelIndex:
    """An index as the view compares it."""
    if isinstance(index, QPersistentModelIndex):
        return index.model().index(index.row(), index.column())
    return index
