"""What a drafter's hands can do to the window, and nothing more: keys, clicks, a file dropped.

Every act is counted. A dialog is answered while it stands, by its own fields and buttons.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QWidget,
)

from ui.dialogs.new_plan import NewPlanDialog
from ui.session import Session
from ui.window.header import TASKS
from ui.window.main_window import MainWindow
from workbench.app import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ui.tasks.table import TaskTable

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
        QTest.keyClick(self._target(on), pressed.key(), pressed.keyboardModifiers())

    def write(self, words: str, on: QWidget | None = None) -> None:
        """Chinese through an input method: composed in place, then handed over."""
        self.acts += 1
        target = self._target(on)
        QApplication.sendEvent(target, QInputMethodEvent("pin'yin", []))
        over = QInputMethodEvent()
        over.setCommitString(words)
        QApplication.sendEvent(target, over)

    def type(self, letters: str, on: QWidget | None = None) -> None:
        """Letters and digits, key by key."""
        self.acts += 1
        QTest.keyClicks(self._target(on), letters)

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
        assert view.isVisible(), f"not shown: {_named(view)}"
        self.until(lambda: self._in_sight(view, index))
        QTest.mouseClick(view.viewport(), _LEFT, keys, view.visualRect(index).center())

    def from_menu(self, title: str, words: str) -> None:
        """An action of a menu of the menu row."""
        self.acts += 1
        bar = self.window.findChild(QMenuBar)
        action = next(one for one in bar.actions() if one.text().startswith(title))
        QTest.mouseClick(bar, _LEFT, _PLAIN, bar.actionGeometry(action).center())
        self.choose(self.popup(), words)

    def choose(self, menu: QMenu, words: str) -> None:
        """An action of a menu that stands open."""
        self.acts += 1
        self.until(menu.isVisible)
        action = next(action for action in menu.actions() if words in action.text())
        QTest.mouseClick(menu, _LEFT, _PLAIN, menu.actionGeometry(action).center())
        self._come_back()

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
        self._come_back()

    def name_file(self, path: Path, opening: Callable[[], None]) -> None:
        """Do `opening`, which asks for a file: its name is written and confirmed."""

        def fill(chooser: QFileDialog) -> None:
            chooser.activateWindow()
            field = chooser.findChild(QLineEdit)
            self.until(field.hasFocus)
            self.press("Ctrl+A", field)
            self.write(str(path), field)
            self.press("Return", field)

        self.answer(QFileDialog, fill, opening)

    def _in_sight(self, view: QAbstractItemView, index: QModelIndex) -> bool:
        view.scrollTo(index)
        return view.viewport().rect().contains(view.visualRect(index).center())

    def _target(self, on: QWidget | None) -> QWidget:
        focus = self.focus()
        return on or focus

    def _come_back(self) -> None:
        """The keys go to the window again; where there is a window manager, it sees to that."""
        if not QApplication.activeModalWidget():
            self.window.activateWindow()

    def popup(self) -> QMenu:
        """The menu that stands open."""
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def focus(self) -> QWidget:
        """Where the keys go now."""
        if not QApplication.activeWindow():  # a list that closed leaves none behind it here
            self._come_back()
            self.until(QApplication.activeWindow)
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


class Desk:
    """The window she sits at; closed in the evening, opened on the same store in the morning."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.window: MainWindow | None = None

    def open(self) -> Hands:
        """Her hands on a window that has read the store."""
        settings = QSettings(str(self.folder / "window.ini"), QSettings.Format.IniFormat)
        session = Session(Workbench(self.folder / "资料库.yaodian"))
        self.window = window = MainWindow(session, settings)
        self._qtbot.addWidget(window)
        window.resize(1366, 768)
        with self._qtbot.waitActive(window):
            window.show()
        with self._qtbot.waitSignal(session.begun, timeout=WAIT):
            window.begin()
        return Hands(window)


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
