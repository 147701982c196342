"""The list of actions, items and papers (Ctrl+K), found by characters, pinyin or English.

It lies over the command box of the menu row and grows downwards; the field keeps the focus, so
everything goes by keys. It is a part of the window and no window of its own: an input method
composes in its field as in any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import style
from ui.labels import Elided, Sign, text
from ui.palette.list import PaletteView
from ui.palette.stock import Shelf, chosen_rows

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ui.palette.stock import Choice, Stock

_WIDTH_EMS = 51
_TOP = 6
_RECENT = 12
_STEPS = {"Key_Down": 1, "Key_Up": -1, "Key_PageDown": 8, "Key_PageUp": -8}
_VEIL = 110
"""How much of the window behind is covered, of 255."""


class Veil(QWidget):
    """Dims the window behind the list; a click on it closes the list. Contains the list.

    Signals:
        pressed(): she clicked beside the list.
    """

    pressed = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if style.theme().value == "hc":
            return
        darkest = min((style.shade("ink"), style.shade("desk")), key=lambda c: c.lightness())
        colour = QColor(darkest)
        colour.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.pressed.emit()


class Palette(QFrame):
    """The field, what it finds, and a line that says how to use it.

    Signals:
        chosen(Choice): she pressed Enter on a row that can be had.
        closed(): it is gone.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        self._veil = Veil(window)
        super().__init__(self._veil)
        self._window = window
        self._before: QWidget | None = None
        self._actions = Shelf((), ready=False)
        self._stock: Stock | None = None
        self._recent: tuple[str, ...] = ()
        self.setProperty("overlay", "list")
        self._build()
        self._veil.pressed.connect(self.close_list)
        self.field.textEdited.connect(self.refresh)
        self.view.clicked.connect(self._choose)
        window.installEventFilter(self)
        self._veil.hide()

    def open_list(self, actions: Shelf, stock: Stock | None, recent: tuple[str, ...]) -> None:
        """Show it, empty; `recent` are the keys used last."""
        self._actions, self._stock, self._recent = actions, stock, recent
        if not self._veil.isVisible():
            self._before = QApplication.focusWidget()
        self.field.clear()
        self._veil.setGeometry(self._window.rect())
        self._veil.show()
        self._veil.raise_()
        self.refresh()
        self.field.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def restock(self, actions: Shelf, stock: Stock) -> None:
        """What it searches is known better by now."""
        self._actions, self._stock = actions, stock
        if self.shown:
            self.refresh()

    @property
    def shown(self) -> bool:
        """It is open."""
        return self._veil.isVisible()

    def close_list(self) -> None:
        """Close it; the focus goes back to where it was."""
        if not self.shown:
            return
        self._veil.hide()
        before, self._before = self._before, None
        if before and isValid(before) and before.isVisible():  # the field of a cell may be gone
            before.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def refresh(self) -> None:
        """Find anew."""
        query = self.field.text()
        groups = chosen_rows(query, self._actions, self._stock, self._recent)
        self.view.show_groups(groups)
        self.nothing.setText(f"没有找到“{query.strip()}”。可以换一个短些的词，或只打拼音首字母。")
        self.nothing.setVisible(not groups)
        self._settle()

    def _build(self) -> None:
        self.field = _Field(self)
        self.field.setPlaceholderText("查找动作、条目、资料")
        self.field.setAccessibleName("查找动作、条目、资料")
        self.field.setProperty("kind", "bare")
        self.field.setFont(style.font("title"))
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        head.addWidget(Sign("search", "ink2"))
        head.addWidget(self.field, 1)
        head.addWidget(text("汉字、拼音首字母或英文", "body", "ink2"))
        self.view = PaletteView()
        self.nothing = text("", "body", "ink2", wrap=True)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_rule())
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing)
        column.addWidget(_rule())
        column.addLayout(_foot())

    def _settle(self) -> None:
        """Over the command box, in the middle of the window, as high as its rows."""
        room = self._window.rect()
        width = min(style.em(_WIDTH_EMS), room.width() - 2 * _TOP)
        rows = self.view.sizeHint().height() if self.view.rows.rowCount() else 0
        self._column.activate()
        others = self._column.sizeHint().height() - self.view.sizeHint().height() * bool(rows)
        left = room.height() - 2 * _TOP - others
        height = others + (rows if rows <= left else self.view.whole(left))
        self.setGeometry((room.width() - width) // 2, _TOP, width, height)

    def step(self, steps: int) -> None:
        """Choose the row `steps` further."""
        self.view.step(steps)

    def choose_current(self) -> None:
        """Go to what is chosen."""
        self._choose()

    def _choose(self) -> None:
        choice = self.view.choice
        if choice is None or choice.reason:
            return
        self.close_list()
        self.chosen.emit(choice)

    # -- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QtCore.QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.shown:
            self._veil.setGeometry(self._window.rect())
            self._settle()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class _Field(QLineEdit):
    """The field: arrows move in the list, Enter takes, Esc closes, Tab stays."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._list = palette

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QtCore.Qt.Key
        steps = {getattr(keys, name): step for name, step in _STEPS.items()}
        key = keys(event.key())
        if key in steps:
            self._list.step(steps[key])
        elif key in (keys.Key_Return, keys.Key_Enter):
            self._list.choose_current()
        elif key is keys.Key_Escape:
            self._list.close_list()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        reasons = QtCore.Qt.FocusReason
        if event.reason() not in (reasons.ActiveWindowFocusReason, reasons.PopupFocusReason):
            QTimer.singleShot(0, self._list, self._leave)

    def _leave(self) -> None:
        if not self.hasFocus():
            self._list.close_list()


def recent_after(recent: tuple[str, ...], choice: Choice) -> tuple[str, ...]:
    """The keys used last, once `choice` was used too."""
    return (choice.key, *(key for key in recent if key != choice.key))[:_RECENT]


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("edge", "bottom")
    rule.setFixedHeight(1)
    return rule


def _foot() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(16, 7, 16, 7)
    row.setSpacing(12)
    for words in ("↑↓ 选择", "Enter 打开", "Esc 关闭"):
        row.addWidget(text(words, "small", "ink2"))
    hint = Elided("small", "ink2", right=True)
    hint.show_text("“>”只找动作，“#”只找条目，“@”只找资料")
    row.addWidget(hint, 1)
    return row
