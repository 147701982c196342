"""Editors of table cells: units with completion, a deadline, the whole sentence over the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSize, QStringListModel, Qt
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import style
from ui.candidates import highlight, highlighted, meant
from ui.composing import Replaced, gap
from ui.keystrokes import is_command
from ui.tasks.rows import SEPARATOR
from workbench.pinyin import Finder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tasks.model import Index

DEADLINES = (
    "3月底前", "6月底前", "9月底前", "12月底前",
    "一季度", "二季度", "三季度", "四季度", "上半年", "全年",
)  # fmt: skip
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_MOST = 12
_EDGE = 16
_ROOM = 12
"""Pixels above and below the words of a candidate."""


class ListEditor(QLineEdit):
    """A cell of names parted by 、; the name being typed is completed from those known.

    It is found by its characters or by what one types for them (yzc for 医政处). Only the
    candidate that stands highlighted is taken.
    With `several` off the whole cell is one phrase.
    """

    def __init__(self, names: Sequence[str], parent: QWidget, *, several: bool = True) -> None:
        super().__init__(parent)
        self._several = several
        self._replaced = Replaced()
        self.setFrame(False)
        self._all = list(names)
        self._finder: Finder | None = None
        self._list = QStringListModel(self._all, self)
        self._completer = QCompleter(self._list, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST)
        self._completer.setWidget(self)
        self._completer.popup().setProperty("card", "list")
        self._completer.popup().setAccessibleName("候选")
        self._completer.popup().setFont(style.font("body"))
        self._completer.popup().setItemDelegate(_Roomy(self))
        self._completer.popup().installEventFilter(self)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._complete)

    def show_text(self, text: str) -> None:
        """Begin with `text`."""
        self.setText(text)

    @property
    def words(self) -> str:
        """What is handed in; nothing half composed."""
        return self._replaced.settled(self.text())

    def offer_all(self) -> None:
        """Open the list of candidates for the name at the caret."""
        self._list.setStringList(self._all)
        self._open()

    @property
    def offers(self) -> list[str]:
        """What the open list offers, nothing while it is closed."""
        if not self._completer.popup().isVisible():
            return []
        model = self._completer.completionModel()
        return [str(model.index(i, 0).data()) for i in range(model.rowCount())]

    def _open(self, at: int = -1) -> None:
        """Below the cell, as wide as the longest name; row `at` stands highlighted."""
        popup = self._completer.popup()
        names = popup.sizeHintForColumn(0) + 2 * _EDGE
        self._completer.complete(QRect(0, 0, max(self.width(), names), self.height()))
        highlight(popup, at)

    def _start(self) -> int:
        """Where the name at the caret begins."""
        before = self.text()[: self.cursorPosition()]
        return before.rfind(SEPARATOR) + 1 if self._several else 0

    def _complete(self) -> None:
        word = self.text()[self._start() : self.cursorPosition()].strip()
        found = self._found(word) if word else []
        self._list.setStringList(found)
        if found:
            self._open(meant(word, found))
        else:
            self._completer.popup().hide()

    def _found(self, word: str) -> list[str]:
        """The names that `word` stands for: its characters, their initials or syllables."""
        if self._finder is None:
            self._finder = Finder(self._all)
        hits = self._finder.find(word)
        return [self._all[hit.at] for hit in sorted(hits, key=lambda h: (h.marks[:1], h.at))]

    def _take(self, name: str) -> None:
        start, end = self._start(), self.cursorPosition()
        rest = self.text()[end:]
        self.setText(self.text()[:start] + name + rest)
        self.setCursorPosition(start + len(name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab in the open list take what is chosen and leave the cell, in one press.

        Esc closes the list only; with the next one what was typed is given up.
        """
        if watched is self._completer.popup() and _gives_up(event):
            self._completer.popup().hide()
            return True
        if watched is self._completer.popup() and _leaves(event):
            self._take_chosen()
            QCoreApplication.sendEvent(self, event)
            return True
        return super().eventFilter(watched, event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._replaced.note(event, self.text())
        super().inputMethodEvent(event)
        before = self._replaced.given_back(event)
        if before is not None and before != self.text():
            start, count = gap(before, self.text())
            self.setText(before)
            self.setSelection(start, count)

    def _take_chosen(self) -> None:
        popup = self._completer.popup()
        if name := highlighted(popup):
            self._take(name)
        popup.hide()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return _gives_back(self) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.offer_all()
        elif is_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Roomy(QStyledItemDelegate):
    """Rows of the list as high as those of a menu."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        lines = QFontMetrics(style.font("body")).lineSpacing()
        return QSize(size.width() + _EDGE, max(size.height(), lines + _ROOM))


def _gives_up(event: QEvent) -> bool:
    """Esc is pressed."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Escape


def _leaves(event: QEvent) -> bool:
    """A key is pressed that ends the typing in a cell."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    return event.key() in _LEAVING


def _gives_back(field: QWidget) -> bool:
    """A field that goes with its row leaves the keys to the table; Qt would press Tab there."""
    cells = field.parentWidget()
    table = cells.parentWidget() if cells else None
    if table is None or field.isVisible():
        return False
    table.setFocus()
    return True


class SentenceEditor(QPlainTextEdit):
    """The whole sentence, laid over its row; Enter keeps it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._replaced = Replaced()
        self.setProperty("card", "next")
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(6)

    @property
    def words(self) -> str:
        """What is handed in; nothing half composed."""
        return self._replaced.settled(self.toPlainText())

    def show_text(self, text: str) -> None:
        """Begin with `text`, all of it selected."""
        self.setPlainText(text)
        self.selectAll()

    def height_for(self, text: str, width: int) -> int:
        """The height that shows all of `text` and one line more."""
        metrics = self.fontMetrics()
        lines = metrics.horizontalAdvance(text) // max(1, width - 2 * _EDGE) + 2
        return metrics.lineSpacing() * lines + _EDGE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return _gives_back(self) or super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._replaced.note(event, self.toPlainText())
        super().inputMethodEvent(event)
        before = self._replaced.given_back(event)
        if before is not None and before != self.toPlainText():
            self._give_back(before)

    def _give_back(self, before: str) -> None:
        start, count = gap(before, self.toPlainText())
        self.setPlainText(before)
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + count, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
