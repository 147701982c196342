"""条目去留: one row an item of last year, with a six-way switch drawn in the row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import row_painting, style
from ui.row_model import RowModel
from ui.row_table import ColumnFit, dress_table, follow_current
from ui.tree_model import ACCESSIBLE, DISPLAY, EDIT, TOOL_TIP, USER
from ui.turn.fate_rows import CHOICES, WORDS, FateRow, result_words
from workbench.drafting.fates import Fate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tree_model import Index

PLACE, OLD, RESULT, FATE, WHERE = range(5)
_BEGUN = "begun"
"""The mark of a field that has its first words."""
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WIDTHS = (7.5, 0, 11, 22, 17)
_TIGHT = (7.5, 0, 6, 16, 7)
"""Of the columns, in characters; the old item takes the rest. Without room 位置 stands below."""
_MOST = {PLACE: 14}
"""How wide 位置 may become, in characters; it follows what stands there."""
_ROOMY = 66
"""From so many characters on there is room for all columns."""


class FateModel(RowModel[FateRow]):
    """The rows.

    Signals:
        result_said(row, words), where_said(row, words): she typed into a cell.
    """

    result_said = Signal(object, str)
    where_said = Signal(object, str)

    heads = ("位置", "上年条目", "上年结果", "去留", "新一年")

    def key_of(self, row: FateRow) -> object:
        return row.digest

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        editable = index.column() in (RESULT, WHERE)
        return _FLAGS | Qt.ItemFlag.ItemIsEditable if editable else _FLAGS

    def told(self, row: FateRow, column: int, role: int) -> object:
        if role == USER:
            return row
        if role == EDIT:
            merged = row.chosen is Fate.MERGED
            goes = row.fate.others if merged else row.fate.new
            names = "；".join(entry.name for entry in goes)
            return result_words(row.fate.result) if column == RESULT else names
        if role in (DISPLAY, ACCESSIBLE):
            spoken = role == ACCESSIBLE and column == FATE
            return _spoken(row) if spoken else _cells(row)[column]
        return "\n".join((row.old, *row.figures)) if role == TOOL_TIP else None

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        row = self.row(index.row())
        if role != EDIT or row is None or str(value) == self.data(index, EDIT):
            return False
        said = self.result_said if index.column() == RESULT else self.where_said
        said.emit(row, str(value))
        return True


def _cells(row: FateRow) -> tuple[str, ...]:
    fate = WORDS[row.chosen] if row.chosen else "未定"
    return row.place, row.old, row.result[0], fate, row.where


def _spoken(row: FateRow) -> str:
    """The fate as it is read out: what the accent's outline suggests, too."""
    if row.preset and not row.chosen:
        return f"未定，建议{WORDS[row.preset]}"
    return _cells(row)[FATE]


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: FateTable) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        field = QLineEdit(parent)
        row = index.data(USER)
        if index.column() == WHERE and isinstance(row, FateRow):
            field.setPlaceholderText("输入新一年条目的名称，Esc 不选")
            helper = QCompleter(self._view.names_for(row), field)
            helper.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(helper)
            helper.activated.connect(partial(self._take, field))
        else:
            field.setPlaceholderText("已完成、80%、完成21家、未完成：原因")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Once, when it opens: what she has typed since is hers, whatever the rows say anew."""
        if not isinstance(editor, QLineEdit) or editor.property(_BEGUN):
            return
        editor.setProperty(_BEGUN, True)
        if not self._view.merging:
            super().setEditorData(editor, index)
        if editor.completer() and not editor.text():
            QTimer.singleShot(0, editor, editor.completer().complete)  # once it is laid out

    def _take(self, field: QLineEdit, words: str) -> None:
        """What is chosen from the list is said; the rows may have closed its field meanwhile."""
        if field.isHidden():
            return
        field.setText(words)
        self.commitData.emit(field)
        self.closeEditor.emit(field)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(style.em(4), round(QFontMetricsF(style.font("body")).height()) + 22)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(USER)
        if not isinstance(row, FateRow):
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        current = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_painting.ground(painter, rect, current=current)
        column = index.column()
        if column == FATE:
            _paint_switch(painter, rect, row)
        elif column == RESULT:
            words, icon, token = row.result
            row_painting.signed(painter, rect, icon, token, words, "body")
        elif column == WHERE and (row.warns or row.asks_where):
            row_painting.signed(painter, rect, "warning", "warn", row.where, "body")
        else:
            tone = "accent_ink" if column == PLACE else "ink"
            row_painting.words(painter, rect, str(index.data()), tone)
        if current and self._view.hasFocus():
            row_painting.frame(painter, rect, first=column == PLACE, last=column == WHERE)
        painter.restore()


def switch_box(rect: QRectF) -> QRectF:
    """Where the switch stands in its cell."""
    high = QFontMetricsF(style.font("body")).height() + 8
    top = round(rect.center().y() - high / 2) + 0.5
    return QRectF(rect.left() + 6.5, top, rect.width() - 13, high)


def _paint_switch(painter: QPainter, rect: QRectF, row: FateRow) -> None:
    """Chosen: filled and bold; suggested: outlined in accent; nothing: only the words."""
    box = switch_box(rect)
    painter.setBrush(style.shade("surface"))
    painter.setPen(QPen(style.shade("line2"), 1))
    painter.drawRoundedRect(box, 4, 4)
    wide = box.width() / len(CHOICES)
    for at, fate in enumerate(CHOICES):
        cell = QRectF(box.left() + at * wide, box.top(), wide, box.height())
        chosen, preset = fate is row.chosen, fate is row.preset
        if chosen or preset:
            painter.setBrush(style.shade("accent" if chosen else "accent_soft"))
            painter.setPen(QPen(style.shade("accent"), 1))
            painter.drawRoundedRect(cell, 4, 4)
        painter.setFont(style.font("strong" if chosen else "body"))
        painter.setPen(style.shade("on_accent" if chosen else "accent_ink" if preset else "ink2"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, WORDS[fate])


class FateTable(QTableView):
    """The table, with its keys.

    Signals:
        fate_wanted(fate): she chose one for the current row.
        moved(): another row is current.
    """

    fate_wanted = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self.merging = False  # the field that is being opened asks into which it is merged
        self._tight = False
        self.rows = FateModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        dress_table(self, "条目去留", _WIDTHS, 22)
        self._widths = ColumnFit(self, _WIDTHS, _MOST)
        follow_current(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleDescription("1到6选去留，左右键改选，F2填上年结果，回车填去处")

    def show_rows(self, rows: Sequence[FateRow]) -> None:
        """List others."""
        self.rows.show(rows)

    def refresh_rows(self, rows: Sequence[FateRow]) -> None:
        """List them as they are now; the place and a field that is open stay."""
        self.rows.follow(rows)

    def names_for(self, row: FateRow) -> list[str]:
        """Where the item of a row may go; what is merged goes into another one than its own."""
        merged = self.merging or row.chosen is Fate.MERGED
        own = {entry.name for entry in row.fate.new} if merged else set()
        return [name for name in dict.fromkeys(self.names) if name not in own]

    @property
    def row(self) -> FateRow | None:
        """The current row."""
        return self.rows.row(self.currentIndex().row())

    def go(self, at: int) -> None:
        """Make the row at `at` current."""
        if 0 <= at < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(at, FATE))

    def fate_at(self, index: QModelIndex, x: float) -> Fate | None:
        """The segment of the switch under `x`."""
        box = switch_box(QRectF(self.visualRect(index)))
        at = int((x - box.left()) / box.width() * len(CHOICES)) if box.left() <= x else -1
        return CHOICES[at] if 0 <= at < len(CHOICES) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        tight = self.viewport().width() < style.em(_ROOMY)
        if tight is not self._tight:
            self._tight = tight
            self.setColumnHidden(PLACE, tight)
            self._widths.dress(_TIGHT if tight else _WIDTHS)
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())  # what stands below has grown

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == FATE:
            fate = self.fate_at(index, event.position().x())
            if fate:
                self.fate_wanted.emit(fate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QTableView.State.EditingState:  # the cell's field has had it
            event.ignore()
            return
        key = event.key()
        number = key - Qt.Key.Key_1
        if 0 <= number < len(CHOICES) and not event.modifiers():
            self.fate_wanted.emit(CHOICES[number])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._shift(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_F2:
            self._ask(RESULT)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_where()
        else:
            super().keyPressEvent(event)

    def ask_where(self, *, merging: bool = False) -> None:
        """Ask where the current item goes, in its cell; `merging`: into which it is to be merged.

        That it is merged may be said so recently that its row does not know yet.
        """
        self.merging = merging
        self._ask(WHERE)
        self.merging = False

    def _ask(self, column: int) -> None:
        if self.row:
            self.edit(self.rows.index(self.currentIndex().row(), column))

    def _shift(self, step: int) -> None:
        row = self.row
        if row is None:
            return
        now = row.chosen or row.preset
        at = CHOICES.index(now) + step if now in CHOICES else 0 if step > 0 else len(CHOICES) - 1
        self.fate_wanted.emit(CHOICES[at % len(CHOICES)])
