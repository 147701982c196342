"""A field for one name or phrase, completed by characters and by initials (yz → 医政医管处)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ui.candidates import highlight, highlighted, meant
from ui.keystrokes import is_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QPaintEvent

    from workbench.pinyin import Finder

_MOST = 12
_EDGE = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Names:
    """What a field may be completed with; made ready for searching when first asked."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        self.names = tuple(names)
        self._finder: Finder | None = None

    def near(self, words: str) -> list[str]:
        """The names that `words` may stand for, those that begin so first; all for no words."""
        from workbench.pinyin import Finder

        if not words:
            return list(self.names)
        if self._finder is None:
            self._finder = Finder(self.names)
        hits = sorted(self._finder.find(words), key=lambda hit: (hit.marks[:1], hit.at))
        return [self.names[hit.at] for hit in hits]


class NameField(QLineEdit):
    """Hands in what is typed or chosen; Alt+↓ opens the candidates, Esc gives up.

    Signals:
        handed_in(text): Enter, Tab or a choice from the list.
        given_up(): Esc, or it was left empty.
    """

    handed_in = Signal(str)
    given_up = Signal()

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._composing = False
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST)
        self._completer.setWidget(self)
        self._completer.popup().setAccessibleName("候选")
        self._completer.popup().setProperty("card", "list")
        self._completer.popup().installEventFilter(self)
        self._completer.activated.connect(self.take)
        self.textEdited.connect(self._complete)

    def know(self, names: Names) -> None:
        """Other candidates."""
        self._names = names

    @property
    def offers(self) -> list[str]:
        """What the open list offers, nothing while it is closed."""
        return self._model.stringList() if self._completer.popup().isVisible() else []

    def offer_all(self) -> None:
        """Open the list of all candidates."""
        self._open(self._names.near(""))

    def take(self, name: str) -> None:
        """Hand in `name`."""
        self._completer.popup().hide()
        self.setText(name)
        self.handed_in.emit(name.strip())

    def _complete(self, words: str) -> None:
        if not self._composing:
            word = words.strip()
            found = self._names.near(word) if word else []
            self._open(found, meant(word, found))

    def _open(self, names: list[str], at: int = -1) -> None:
        """Row `at` stands highlighted."""
        popup = self._completer.popup()
        self._model.setStringList(names[:200])
        if not names:
            popup.hide()
            return
        width = popup.sizeHintForColumn(0) + 2 * _EDGE
        self._completer.complete(QRect(0, 0, max(self.width(), width), self.height()))
        highlight(popup, at if at < popup.model().rowCount() else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the open list takes what is chosen there, else what is typed."""
        if watched is self._completer.popup() and _leaves(event):
            self.take(highlighted(self._completer.popup()) or self.text())
            return True
        return super().eventFilter(watched, event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.offer_all()
        elif event.key() in _ENTER:
            self.take(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif is_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in kept:
            self.leave()

    def leave(self) -> None:
        """What stands in it counts when the focus goes elsewhere."""
        if self.text().strip():
            self.handed_in.emit(self.text().strip())
        else:
            self.given_up.emit()


def _leaves(event: QEvent) -> bool:
    """A key is pressed that ends the typing."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    return event.key() in (*_ENTER, Qt.Key.Key_Tab)


class ChoiceField(NameField):
    """A field that stays, with an arrow at its right that opens the candidates.

    Signals:
        changed(text): she set another phrase, "" for none.
    """

    changed = Signal(str)

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(names, parent)
        self._shown = ""
        self.setProperty("arrow", "down")
        self.handed_in.connect(self._tell)
        self.given_up.connect(self.restore)

    def show_value(self, text: str, hint: str = "") -> None:
        """Show what holds now, and `hint` where nothing does."""
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self.setPlaceholderText(hint)

    def restore(self) -> None:
        """What was typed and not handed in is forgotten."""
        self.setText(self._shown)

    def leave(self) -> None:
        self._tell(self.text().strip())

    def _tell(self, text: str) -> None:
        if text != self._shown and not self.isReadOnly():
            self._shown = text
            self.changed.emit(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isReadOnly():
            paint_arrow(self)

    def mousePressEvent(self, event: object) -> None:
        from PySide6.QtGui import QMouseEvent

        assert isinstance(event, QMouseEvent)
        if not self.isReadOnly() and event.position().x() > self.width() - 2 * _EDGE:
            self.setFocus()
            self.offer_all()
            return
        super().mousePressEvent(event)


def paint_arrow(field: QWidget) -> None:
    """The arrow of a field that has candidates."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui import icons, style

    painter = QPainter(field)
    side = style.px(12)
    box = QRectF(field.width() - side - 8, (field.height() - side) / 2, side, side)
    icons.paint(painter, "chevron-down", "ink2", box)
    painter.end()
