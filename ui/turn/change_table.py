"""逐处建议: one row a place the new year touches, the old struck, the new underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import icons, row_painting, style
from ui.row_model import RowModel
from ui.row_table import ColumnFit, dress_table, follow_current
from ui.tree_model import ACCESSIBLE, DISPLAY, EDIT, TOOL_TIP, USER
from ui.turn.rows import ChangeRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tree_model import Index

KIND, CHANGE, PLACE, SENTENCE, LOOK = range(5)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_FIELDS_SHARE = 0.42
"""Of the width of a change, for the arrow and what is new."""
_WIDTHS = (4, 23, 9, 0, 7.5)
_MOST = {PLACE: 18}
_GIVE = {CHANGE: 11, LOOK: 6.5}
"""Widths in characters, the least and the greatest; 位置 follows what stands there. In little room
those of `_GIVE` give way, and 所在句 goes: the sentence stands whole below.
"""


class ChangeModel(RowModel[ChangeRow]):
    """The rows of the chosen class.

    Signals:
        figure_typed(row, words): she typed a figure into its field.
    """

    figure_typed = Signal(object, str)

    heads = ("类别", "原文 → 建议", "位置", "所在句", "处理")

    def key_of(self, row: ChangeRow) -> object:
        return row.proposal.id

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row(index.row())
        asks = index.column() == CHANGE and row is not None and row.asks_figure
        return _FLAGS | Qt.ItemFlag.ItemIsEditable if asks else _FLAGS

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        row, words = self.row(index.row()), str(value).strip()
        if role != EDIT or row is None or not row.asks_figure or not words:
            return False
        self.figure_typed.emit(row, words)
        return True

    def told(self, row: ChangeRow, column: int, role: int) -> object:
        if role == USER:
            return row
        if role == ACCESSIBLE:
            return row.spoken
        if role == TOOL_TIP:
            return f"{row.sentence}\n{row.proposal.reason}"
        return _cells(row)[column] if role == DISPLAY else None


def _cells(row: ChangeRow) -> tuple[str, ...]:
    arrow = f" → {row.new_words}" if row.new_words else ""
    return row.kind_word, row.old_words + arrow, row.place, row.sentence, row.look.word


class _FigureField(QLineEdit):
    """A field in a row, which goes on behind the digit it was opened with."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.end(False)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: ChangeTable) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option, index
        field = _FigureField(self._view.begun, parent)
        field.setAccessibleName("填新值")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """It began with its words; what she has typed since is hers, whatever the rows say anew."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row = index.data(USER)
        if isinstance(row, ChangeRow):
            rect = QRectF(option.rect)  # type: ignore[attr-defined]
            editor.setGeometry(field_box(rect, row).toAlignedRect())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(USER)
        if not isinstance(row, ChangeRow):
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        current = self._view.currentIndex().row() == index.row()
        painter.save()
        row_painting.ground(painter, rect, current=current)
        column = index.column()
        if column == CHANGE:
            _paint_change(painter, rect, row)
        elif column == LOOK:
            strong = "strong" if row.waiting else "body"
            row_painting.signed(painter, rect, row.look.icon, row.look.token, row.look.word, strong)
        else:
            tone = {KIND: "ink2", PLACE: "accent_ink", SENTENCE: "ink"}[column]
            row_painting.words(painter, rect, str(index.data()), tone)
        if current and self._view.hasFocus():
            row_painting.frame(painter, rect, first=column == KIND, last=column == LOOK)
        painter.restore()


def _paint_change(painter: QPainter, rect: QRectF, row: ChangeRow) -> None:
    """Struck → underlined; a figure keeps its words and asks; what only is marked has no arrow."""
    if not row.new_words:
        token = "err" if row.waiting else "ink2"
        row_painting.words(painter, rect, row.old_words, token)
        return
    half = rect.adjusted(0, 0, -rect.width() * _FIELDS_SHARE, 0)
    at = rect.left() + row_painting.PAD
    if row.asks_figure:
        words = _words_before_field(rect, row)
        row_painting.words(painter, rect, words, "ink")
        _paint_arrow(painter, rect, at + QFontMetricsF(style.font("body")).horizontalAdvance(words))
        _paint_field(painter, field_box(rect, row), row.new_words)
        return
    end = row_painting.marked(
        painter, half, at, row.old_words, ("err", "err_soft"), row_painting.struck()
    )
    _paint_arrow(painter, rect, end)
    font = row_painting.underlined()
    row_painting.marked(painter, rect, end + style.px(34), row.new_words, ("ok", "ok_soft"), font)


def _paint_arrow(painter: QPainter, rect: QRectF, at: float) -> None:
    icons.paint(
        painter,
        "arrow-right",
        "ink2",
        QRectF(at + style.px(8), rect.top(), style.px(16), rect.height()),
    )


def _words_before_field(rect: QRectF, row: ChangeRow) -> str:
    """Last year's figure, cut where the field needs the room."""
    room = rect.width() * (1 - _FIELDS_SHARE) - 2 * row_painting.PAD
    elided = Qt.TextElideMode.ElideRight
    return QFontMetricsF(style.font("body")).elidedText(row.old_words, elided, room)


def field_box(rect: QRectF, row: ChangeRow) -> QRectF:
    """Where in the cell a new figure is asked for."""
    line = QFontMetricsF(style.font("body"))
    at = rect.left() + row_painting.PAD + line.horizontalAdvance(_words_before_field(rect, row))
    high = line.height() + 6
    wide = min(style.em(6), rect.right() - at - style.px(40))
    return QRectF(at + style.px(34) + 0.5, round(rect.center().y() - high / 2) + 0.5, wide, high)


def _paint_field(painter: QPainter, box: QRectF, hint: str) -> None:
    """Where a new figure belongs, as a field."""
    painter.setBrush(style.shade("surface"))
    painter.setPen(QPen(style.shade("line2"), 1))
    painter.drawRoundedRect(box, 4, 4)
    row_painting.words(painter, box, hint, "ink3")


class ChangeTable(QTableView):
    """The table, with its keys.

    Signals:
        accept_wanted(), edit_wanted(), keep_wanted(): Enter, F2, Delete.
        open_wanted(): the space bar, on a figure that waits.
        class_wanted(): Ctrl+Enter.
        moved(): another row is current.
    """

    accept_wanted = Signal()
    edit_wanted = Signal()
    keep_wanted = Signal()
    open_wanted = Signal()
    class_wanted = Signal()
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.begun = ""  # what the field that is being opened begins with
        self.rows = ChangeModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        dress_table(self, "逐处建议", _WIDTHS, 16)
        ColumnFit(self, _WIDTHS, _MOST, give=_GIVE, leave=SENTENCE)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        follow_current(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleDescription(
            "回车采纳并到下一处，F2 改写，Delete 保留原文，Ctrl+回车采纳本类，F8 到下一处待定；"
            "指标键入数字就填新值，空格留空待填"
        )
        self.doubleClicked.connect(self.edit_wanted)

    @property
    def row(self) -> ChangeRow | None:
        """The current row."""
        return self.rows.row(self.currentIndex().row())

    def go(self, at: int) -> None:
        """Make the row at `at` current."""
        if 0 <= at < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(at, 0))

    def show_rows(self, rows: Sequence[ChangeRow]) -> None:
        """List others."""
        self.rows.show(rows)

    def refresh_rows(self, rows: Sequence[ChangeRow]) -> None:
        """List them as they are now; the place and a field that is open stay."""
        self.rows.follow(rows)

    def ask_figure(self, typed: str = "") -> None:
        """Open the field of the current row where it asks for a figure, `typed` in it."""
        index = self.rows.index(self.currentIndex().row(), CHANGE)
        row = self.row
        if row is None or not row.asks_figure:
            return
        self.begun = typed
        self.edit(index)
        self.begun = ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index.row())
        if row is None or index.column() != CHANGE or not row.asks_figure:
            return
        if field_box(QRectF(self.visualRect(index)), row).contains(event.position()):
            self.ask_figure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QTableView.State.EditingState:  # the field has had it
            event.ignore()
            return
        if self._figure_key(event):
            return
        key = event.key()
        if key in _ENTER:
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.class_wanted if ctrl else self.accept_wanted).emit()
        elif key == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.keep_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _figure_key(self, event: QKeyEvent) -> bool:
        """A digit opens the field with it, the space bar leaves the figure open."""
        row, typed = self.row, event.text()
        if row is None or not row.asks_figure or event.modifiers() & _COMMANDS:
            return False
        if typed.isdigit():
            self.ask_figure(typed)
        elif event.key() == Qt.Key.Key_Space:
            self.open_wanted.emit()
        else:
            return False
        return True
