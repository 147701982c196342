"""The table of 逐条: its cells drawn, its keys, and the field that searches our own sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import icons, style
from ui.align.model import ROW, AlignModel, Column
from ui.align.rows import SIGNS, Row
from ui.keystrokes import is_command
from ui.tasks.delegate import wrapped
from ui.tree_model import EDIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent

    from ui.tree_model import Index

    Search = Callable[[Row, str], list[tuple[str, str]]]

_PAD = 8
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier
_WIDTHS = ((Column.NUMBER, 3.2), (Column.RELATION, 7.6), (Column.FIGURES, 12.5), (Column.NEAR, 4.2))
"""In characters; requirement and answer share the rest."""


class AlignDelegate(QStyledItemDelegate):
    """Paints the cells; whatever cell is typed in, the field lies over 本级对应."""

    def __init__(self, view: QAbstractItemView, search: Search) -> None:
        super().__init__(view)
        self._view = view
        self._search = search

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        column = Column(index.column())
        current = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, style.shade("sel" if current else "surface"))
        paint_grid(painter, rect)
        if column is Column.RELATION:
            paint_relation(painter, rect.adjusted(_PAD, 0, 0, 0), row)
        else:
            _paint_words(painter, rect, row, column, str(index.data()))
        if current and self._view.hasFocus():
            paint_row_frame(painter, rect, first=not column, last=column is Column.NEAR)
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


def paint_grid(painter: QPainter, rect: QRectF) -> None:
    """The lines below and at the right of a cell."""
    painter.setPen(QPen(style.shade("grid"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())


def paint_relation(painter: QPainter, rect: QRectF, row: Row) -> None:
    """Icon and word; what is only suggested is not bold."""
    relation = row.requirement.relation
    name, token = SIGNS[relation]
    icons.paint(painter, name, token, QRectF(rect.left(), rect.top(), style.px(16), rect.height()))
    painter.setFont(style.font("strong" if row.requirement.confirmed else "body"))
    painter.setPen(style.shade(token))
    painter.drawText(rect.adjusted(style.px(22), 0, 0, 0), _MIDDLE, relation.label)


def _paint_words(painter: QPainter, rect: QRectF, row: Row, column: Column, words: str) -> None:
    settled = row.requirement.confirmed or column is Column.ASKED
    painter.setPen(style.shade("ink" if settled else "ink2"))
    font = style.font("body")
    painter.setFont(font)
    inner = rect.adjusted(_PAD, 0, -_PAD, 0)
    if column is Column.NEAR:
        painter.drawText(inner, _RIGHT, words)
        return
    lines = wrapped(words, inner.width(), font.toString())
    height = painter.fontMetrics().lineSpacing()
    top = inner.center().y() - height * len(lines) / 2
    for at, line in enumerate(lines):
        painter.drawText(QRectF(inner.left(), top + at * height, inner.width(), height), line)


def paint_row_frame(painter: QPainter, rect: QRectF, *, first: bool, last: bool) -> None:
    """One frame of 2 px around the whole row, each cell its part of it."""
    painter.setPen(QPen(style.shade("focus"), 2))
    inner = rect.adjusted(1, 1, -1, -1)
    painter.drawLine(inner.topLeft(), inner.topRight())
    painter.drawLine(inner.bottomLeft(), inner.bottomRight())
    if first:
        painter.drawLine(inner.topLeft(), inner.bottomLeft())
    if last:
        painter.drawLine(inner.topRight(), inner.bottomRight())


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

    def _take(self, at: int, *, leave: bool) -> None:
        """The sentence in a line of the list; the first one for none, once she has typed."""
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
        self.setItemDelegate(AlignDelegate(self, search))
        self.setAccessibleName("逐条对标")
        self.setAccessibleDescription(
            "回车确认，键入字词找本级的句子，Ctrl+N 起草任务，Delete 取消，Ctrl+回车看原文"
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed)
        self._lay_columns()
        self.doubleClicked.connect(lambda _: self.source_asked.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())

    def _lay_columns(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() * 2 + 6)
        head = self.horizontalHeader()
        head.setDefaultAlignment(_MIDDLE)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(style.em(2))
        for column, width in _WIDTHS:
            head.resizeSection(column, style.em(width))
        for column in (Column.ASKED, Column.OURS):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

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
