"""What a drafter's hands can do to the window, and nothing more: keys, clicks, a file dropped.

Every act is counted. A dialog is answered while it stands, by its own fields and buttons.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QMenu,
    QWidget,
)

from ui.dialogs.new_plan import NewPlanDialog
from ui.window.header import TASKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QModelIndex

    from ui.tasks.table import TaskTable
    from ui.window.main_window import MainWindow

WAIT = 20_000
"""Milliseconds after which what should have happened has not."""
_LOOK = 10
_COPY = Qt.DropAction.CopyAction
_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

Dialog = TypeVar("Dialog", bound=QDialog)


class Hands:
    """Two hands on one window; `acts` counts what they did."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.acts = 0

    # -- acts -----------------------------------------------------------------------------------

    def press(self, keys: str, on: QWidget | None = None) -> None:
        """A key with its modifiers, where the keys go now or on `on`."""
        self.acts += 1
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(on or self.focus(), pressed.key(), pressed.keyboardModifiers())

    def write(self, words: str, on: QWidget | None = None) -> None:
        """Chinese through an input method: composed in place, then handed over."""
        self.acts += 1
        target = on or self.focus()
        QApplication.sendEvent(target, QInputMethodEvent("pin'yin", []))
        over = QInputMethodEvent()
        over.setCommitString(words)
        QApplication.sendEvent(target, over)

    def type(self, letters: str, on: QWidget | None = None) -> None:
        """Letters and digits, key by key."""
        self.acts += 1
        QTest.keyClicks(on or self.focus(), letters)

    def click(self, button: QWidget) -> None:
        """The left button of the mouse, in the middle of what is shown and enabled."""
        self.acts += 1
        assert button.isVisible(), f"not shown: {_named(button)}"
        assert button.isEnabled(), f"greyed: {_named(button)}"
        QTest.mouseClick(button, _LEFT, _PLAIN, button.rect().center())

    def click_cell(
        self, view: QAbstractItemView, index: QModelIndex, keys: Qt.KeyboardModifier = _PLAIN
    ) -> None:
        """A cell of a table, tree or list."""
        self.acts += 1
        view.scrollTo(index)
        place = view.visualRect(index).center()
        assert view.viewport().rect().contains(place), "out of sight"
        QTest.mouseClick(view.viewport(), _LEFT, keys, place)

    def choose(self, menu: QMenu, words: str) -> None:
        """An action of a menu that stands open."""
        self.acts += 1
        self.until(menu.isVisible)
        action = next(action for action in menu.actions() if words in action.text())
        QTest.mouseClick(menu, _LEFT, _PLAIN, menu.actionGeometry(action).center())

    def drop(self, path: Path) -> None:
        """A file from the desktop, dropped in the middle of the window."""
        self.acts += 1
        data, place = QMimeData(), QPoint(self.window.rect().center())
        data.setUrls([QUrl.fromLocalFile(str(path))])
        entered = QDragEnterEvent(place, _COPY, data, _LEFT, _PLAIN)
        QApplication.sendEvent(self.window, entered)
        dropped = QDropEvent(QPointF(place), _COPY, data, _LEFT, _PLAIN, QEvent.Type.Drop)
        QApplication.sendEvent(self.window, dropped)

    # -- what they wait for ---------------------------------------------------------------------

    def until(self, so: Callable[[], object], timeout: int = WAIT) -> None:
        """Look until it is so."""
        late = time.monotonic() + timeout / 1000
        while not so():
            assert time.monotonic() < late, "what should have happened has not"
            QTest.qWait(_LOOK)

    def answer(
        self, kind: type[Dialog], fill: Callable[[Dialog], None], opening: Callable[[], None]
    ) -> None:
        """Do `opening`; when the dialog of that `kind` stands there, `fill` it, which ends it."""
        answered: list[QDialog] = []
        late = time.monotonic() + WAIT / 1000
        timer = QTimer(self.window, interval=_LOOK)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind) and dialog.isVisible():
                timer.stop()
                answered.append(dialog)
                _fill(dialog, fill)
            elif isinstance(dialog, QDialog) and time.monotonic() > late:
                dialog.reject()

        timer.timeout.connect(look)
        timer.start()
        opening()
        self.until(lambda: answered)
        timer.stop()
        self.window.activateWindow()  # where there is a window manager, it does

    def focus(self) -> QWidget:
        """Where the keys go now."""
        return QApplication.focusWidget() or self.window

    def ready(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The button with these words (and a count behind them, or not), once it can be pressed."""
        found: list[QAbstractButton] = []

        def there() -> bool:
            every = (inside or self.window).findChildren(QAbstractButton)
            found[:] = [b for b in every if _says(b, words) and b.isVisible() and b.isEnabled()]
            return bool(found)

        self.until(there)
        return found[0]


def _says(button: QAbstractButton, words: str) -> bool:
    return words in (button.text().partition("（")[0], button.accessibleName())


def first_draft(hands: Hands, paper: Path) -> TaskTable:
    """From last year's paper to a draft of next year's: the acts that docs/steps.md counts.

    Returns the task table that stands on the screen then.
    """
    area = hands.window.area
    hands.drop(paper)
    hands.click(hands.ready("完成导入"))
    make = hands.ready("生成")
    hands.answer(NewPlanDialog, lambda dialog: hands.click(dialog.act), lambda: hands.click(make))
    easy = hands.ready("建议采纳的全部采纳")
    hands.click(easy)
    hands.until(lambda: not easy.isEnabled())
    hands.press("Alt+2")
    hands.until(lambda: area.page.widget(TASKS) and area.page.widget(TASKS).model.rowCount())
    return area.page.widget(TASKS)


def _fill(dialog: Dialog, fill: Callable[[Dialog], None]) -> None:
    """What goes wrong while a dialog stands must not leave it standing."""
    try:
        fill(dialog)
    finally:
        if dialog.isVisible():
            dialog.reject()


def _named(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words}"
