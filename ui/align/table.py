"""The table of 逐条: its cells drawn, its keys, and the field that searches our own sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import row_painting, style
from ui.align.model import ROW, AlignModel, Column
from ui.align.rows import SIGNS, Row
from ui.arrival import Arrival
from ui.candidates import highlight
from ui.keystrokes import is_command
from ui.row_table import ColumnFit, dress_table, follow_current
from ui.tasks.delegate import wrapped
from ui.tree_model import EDIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent

    from ui.tree_model import Index

    Search = Callable[[Row, str], list[tuple[str, str]]]

_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier
_WIDTHS = (3.2, 0, 7.6, 0, 12.5, 4.2)
"""Of the columns, in characters; requirement and answer share the rest."""


class AlignDelegate(QStyledItemDelegate):
    """Paints the cells; whatever cell is typed in, the field lies over 本级对应."""

    def __init__(self, view: QAbstractItemView, search: Search) -> None:
        super().__init__(view)
        self._view = view
        self._search = search
        self.arrival = Arrival(view)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        column = Column(index.column())
        current = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_painting.ground(painter, rect, current=current)
        if current:
            self.arrival.paint_cell(painter, rect)
        row_painting.grid(painter, rect)
        if column is Column.RELATION:
            _paint_relation(painter, rect, row)
        else:
            _paint_words(painter, rect, row, column, str(index.data()))
        if current and self._view.hasFocus():
            last = column is Column.NEAR
            row_painting.frame(painter, rect, first=not column, last=last)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        row = cast("Row", index.data(ROW))
        return SentenceSearch(parent, lambda words: self._search(row, words))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        del index
        if isinstance(editor, SentenceSearch):
            editor.offer()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        del model
        if isinstance(editor, SentenceSearch) and editor.taken:
            plain = index.model().index(index.row(), Column.OURS)
            plain.model().setData(plain, editor.taken, EDIT)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        del option
        place = index.model().index(index.row(), Column.OURS)
        editor.setGeometry(self._view.visualRect(place).adjusted(1, 1, -1, -1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        entered = pressed and cast("QKeyEvent", event).key() in _ENTER
        if entered and isinstance(editor, SentenceSearch):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)


def _paint_relation(painter: QPainter, rect: QRectF, row: Row) -> None:
    """Icon and word; what is only suggested is not bold."""
    relation = row.requirement.relation
    name, token = SIGNS[relation]
    role = "strong" if row.requirement.confirmed else "body"
    row_painting.signed(painter, rect, name, token, relation.label, role)


def _paint_words(painter: QPainter, rect: QRectF, row: Row, column: Column, words: str) -> None:
    settled = row.requirement.confirmed or column is Column.ASKED
    painter.setPen(style.shade("ink" if settled else "ink2"))
    font = style.font("body")
    painter.setFont(font)
    inner = rect.adjusted(row_painting.PAD, 0, -row_painting.PAD, 0)
    if column is Column.NEAR:
        painter.drawText(inner, _RIGHT, words)
        return
    lines = wrapped(words, inner.width(), font.toString())
    height = painter.fontMetrics().lineSpacing()
    top = inner.center().y() - height * len(lines) / 2
    for at, line in enumerate(lines):
        painter.drawText(QRectF(inner.left(), top + at * height, inner.width(), height), line)


class SentenceSearch(QLineEdit):
    """Searches our own sentences; ↓ and Enter take one.

    `taken`: the id of the one that was taken, "" for none.
    """

    def __init__(self, parent: QWidget, search: Callable[[str], list[tuple[str, str]]]) -> None:
        super().__init__(parent)
        self._search = search
        self._found: list[tuple[str, str]] = []
        self.taken = ""
        self.setAccessibleName("本级对应")
        self.setPlaceholderText("键入字词，找本级的句子")
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._completer.setWidget(self)
        self._completer.popup().setProperty("card", "list")
        self._completer.popup().setAccessibleName("本级的句子")
        self._completer.popup().installEventFilter(self)
        self._completer.popup().clicked.connect(lambda index: self._take(index.row(), leave=True))
        self.textEdited.connect(self.offer)

    @property
    def offers(self) -> list[str]:
        """What the open list offers."""
        return [words for _, words in self._found]

    def offer(self) -> None:
        """List what comes near, or what holds the typed words."""
        self._found = self._search(self.text())
        self._names.setStringList([words for _, words in self._found])
        self._completer.popup().hide()  # it opens anew as high as its lines ask for
        if self._found:
            self._completer.complete(QRect(0, 0, self.width(), self.height()))
            highlight(self._completer.popup(), 0 if self.text().strip() else -1)

    def _take(self, at: int, *, leave: bool) -> None:
        """The sentence in a line of the list; the first one stands marked once she has typed."""
        at = 0 if at < 0 and self.text().strip() else at
        if 0 <= at < len(self._found):
            self.taken = self._found[at][0]
        self._completer.popup().hide()
        if leave:
            enter = QKeyEvent(
                QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
            )
            from PySide6.QtCore import QCoreApplication

            QCoreApplication.postEvent(self, enter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the open list takes what is chosen there and leaves the field."""
        popup = self._completer.popup()
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is popup and pressed and cast("QKeyEvent", event).key() in _ENTER:
            self._take(popup.currentIndex().row(), leave=True)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class AlignTable(QTableView):
    """The rows, with their keys.

    Signals:
        confirmed(), drafted(), taken_back(): Enter, Ctrl+N, Delete on a row.
        source_asked(): Ctrl+Enter or a double click: show it in its paper.
        menu_wanted(point): the context menu, at a place of the screen.
    """

    confirmed = Signal()
    drafted = Signal()
    taken_back = Signal()
    source_asked = Signal()
    menu_wanted = Signal(object)

    def __init__(self, model: AlignModel, search: Search) -> None:
        super().__init__()
        self.setModel(model)
        cells = AlignDelegate(self, search)
        self.arrival = cells.arrival
        self.setItemDelegate(cells)
        dress_table(self, "逐条对标", _WIDTHS)
        ColumnFit(self, _WIDTHS, {Column.RELATION: 10}, (Column.RELATION,))
        follow_current(self)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 2 + 6)
        self.horizontalHeader().setMinimumSectionSize(style.em(2))
        self.setAccessibleDescription(
            "回车确认，键入字词找本级的句子，Ctrl+N 起草任务，Delete 取消，Ctrl+回车看原文"
        )
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed)
        self.doubleClicked.connect(lambda _: self.source_asked.emit())

    # -- Qt -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_new(cast("QKeyEvent", event)):
            event.accept()  # here it makes a task, not a plan
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_ctrl = bool(event.modifiers() & _CTRL)
        if _is_new(event):
            self.drafted.emit()
        elif event.key() in _ENTER:
            (self.source_asked if with_ctrl else self.confirmed).emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.taken_back.emit()
        elif event.key() == Qt.Key.Key_Space or is_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            at = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))


def _is_new(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_N and event.modifiers() == _CTRL


def current_row(table: AlignTable) -> Row | None:
    """The requirement of the current line."""
    index: QModelIndex = table.currentIndex()
    found = index.data(ROW) if index.isValid() else None
    return found if isinstance(found, Row) else None
