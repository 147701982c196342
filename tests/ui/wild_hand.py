"""A hand that does one random thing after another in a window, always the same for one seed."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSplitterHandle, QWidget

from tests.ui.wild_choices import (
    BUTTON,
    CHORDS,
    HTML,
    KEY,
    LEAVES_FILES,
    LETTERS,
    MOD,
    PASTES,
    PLAIN_KEYS,
    SIZES,
    WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.tasks.table import TaskTable
    from ui.window.main_window import MainWindow


class WildHand:
    """Keys, clicks, drags, wheel, pastes, views and sizes over `window`; `done` is what it did."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._random = random.Random(seed)
        self.done: list[str] = []
        self._acts: tuple[Callable[[], str], ...] = (
            *[self._press] * 8,
            *[self._chord] * 4,
            *[self._type] * 6,
            *[self._compose] * 3,
            *[self._click] * 9,
            *[self._double_click] * 3,
            *[self._right_click] * 2,
            *[self._drag] * 4,
            *[self._drag_splitter] * 1,
            *[self._wheel] * 2,
            *[self._paste] * 2,
            *[self._trigger] * 6,
            *[self._shortcut] * 4,
            *[self._step_back] * 4,
            *[self._write_text] * 4,
            *[self._write_cell] * 3,
            *[self._resize] * 1,
        )
        self._closer = QTimer(window, interval=20)
        self._closer.timeout.connect(self.tidy)
        self._closer.start()

    def act(self) -> str:
        """Do one thing and say what."""
        act = self._random.choice(self._acts)
        self.done.append(act.__name__)
        self.done[-1] = act()
        # As before any next key of a program that runs: what is done with is gone.
        QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return self.done[-1]

    def stop(self) -> None:
        """Close what is open over the window and do nothing more."""
        for _ in range(20):
            self.tidy()
            QApplication.processEvents()
        while self._window.session._runner._jobs:  # some end in a dialog
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.tidy()
        self._closer.stop()
        # What Python put there, Qt would throw away when Python is gone already.
        QApplication.clipboard().clear()

    def tidy(self) -> None:
        """Esc for what stands over the window; sometimes a line of a menu is taken first."""
        dialog = QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._leave_popup(popup)
        elif dialog is not None:
            QTest.keyClick(dialog, KEY.Key_Escape)
            if dialog.isVisible():
                dialog.close()

    def _leave_popup(self, popup: QWidget) -> None:
        if isinstance(popup, QMenu):
            lines = [a for a in popup.actions() if a.isEnabled() and not a.menu()]
            choice = self._random.choice([*lines, None, None])
            if choice is not None and self._harmless(choice):
                popup.setActiveAction(choice)
                enter = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, MOD.NoModifier)
                QApplication.postEvent(popup, enter)  # what it opens needs the closer
                return
        elif self._random.random() < 0.3:
            QTest.keyClick(popup, KEY.Key_Down)
            QTest.keyClick(popup, KEY.Key_Return)
            return
        QTest.keyClick(popup, KEY.Key_Escape)
        if popup.isVisible():
            popup.close()

    def _harmless(self, action: QAction) -> bool:
        return action.objectName() not in LEAVES_FILES

    # -- keys -----------------------------------------------------------------------------------

    def _keys_go_to(self) -> QWidget:
        if not self._window.isActiveWindow():
            self._window.activateWindow()
        return (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or QApplication.focusWidget()
            or self._window
        )

    def _press(self) -> str:
        key = self._random.choice(PLAIN_KEYS)
        return self._strike(key, MOD.NoModifier)

    def _chord(self) -> str:
        return self._strike(*self._random.choice(CHORDS))

    def _strike(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
        target = self._keys_go_to()
        said = f"{key.name} {modifiers.name} on {_name(target)}"
        self.done[-1] = said
        QTest.keyClick(target, key, modifiers)
        return said

    def _type(self) -> str:
        target = self._keys_go_to()
        letter = self._random.choice(LETTERS[:12])
        self.done[-1] = f"type {letter} on {_name(target)}"
        QTest.keyClick(target, letter)
        return self.done[-1]

    def _compose(self) -> str:
        target = self._keys_go_to()
        words = self._random.choice((*WORDS, ""))
        self.done[-1] = said = f"compose {words} on {_name(target)}"
        QApplication.sendEvent(target, QInputMethodEvent("zhua'hao", []))
        target = QApplication.focusWidget() or self._window
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        QApplication.sendEvent(target, event)
        return said

    def _shortcut(self) -> str:
        actions = [a for a in self._window.actions_table.all() if self._harmless(a)]
        action = self._random.choice([a for a in actions if not a.shortcut().isEmpty()])
        combination = action.shortcut()[0]
        self.done[-1] = f"shortcut of {action.objectName()}"
        QTest.keyClick(self._keys_go_to(), combination.key(), combination.keyboardModifiers())
        return self.done[-1]

    def _trigger(self) -> str:
        """An action of the menus; now and then another look, which dresses everything anew."""
        actions = [a for a in self._window.actions_table.all() if self._harmless(a)]
        looks = self._random.random() < 0.05
        action = self._random.choice([a for a in actions if a.isCheckable() is looks])
        self.done[-1] = f"action {action.objectName()} {action.text()}"
        said = self.done[-1]
        action.trigger()
        return said

    def _step_back(self) -> str:
        key = self._random.choice(("undo", "undo", "redo"))
        self.done[-1] = key
        self._window.actions_table[key].trigger()
        return key

    # -- the mouse ------------------------------------------------------------------------------

    def _place(self) -> tuple[QWidget, QPoint]:
        """A random place of the window, or of a random widget that is seen."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        if self._random.random() < 0.6:
            at = self._within(top)
            child = top.childAt(at)
            return (child, child.mapFrom(top, at)) if child else (top, at)
        seen = [w for w in top.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
        widget = self._random.choice(seen) if seen else top
        return widget, self._within(widget)

    def _within(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._random.randrange(max(1, widget.width())),
            self._random.randrange(max(1, widget.height())),
        )

    def _click(self) -> str:
        widget, at = self._place()
        modifiers = self._random.choice(
            (*[MOD.NoModifier] * 6, MOD.ControlModifier, MOD.ShiftModifier)
        )
        self.done[-1] = said = f"click {_name(widget)} at {at.x()},{at.y()} {modifiers.name}"
        QTest.mouseMove(widget, at)
        if _lives(widget):
            QTest.mouseClick(widget, BUTTON.LeftButton, modifiers, at)
        return said

    def _double_click(self) -> str:
        widget, at = self._place()
        self.done[-1] = said = f"double click {_name(widget)} at {at.x()},{at.y()}"
        QTest.mouseDClick(widget, BUTTON.LeftButton, MOD.NoModifier, at)
        return said

    def _right_click(self) -> str:
        widget, at = self._place()
        self.done[-1] = said = f"right click {_name(widget)} at {at.x()},{at.y()}"
        where = widget.mapToGlobal(at)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.postEvent(widget, QContextMenuEvent(reason, at, where))
        QApplication.processEvents()
        return said

    def _drag(self) -> str:
        """From one place of a widget to another, often from its left edge, where grips are."""
        widget, start = self._place()
        if self._random.random() < 0.3:
            start.setX(self._random.randrange(min(24, max(1, widget.width()))))
        end = self._within(widget)
        if self._random.random() < 0.1:
            end = QPoint(-20, -20)
        self.done[-1] = said = f"drag {_name(widget)} {start.toTuple()} to {end.toTuple()}"
        self._pull(widget, start, end)
        return said

    def _drag_splitter(self) -> str:
        handles = [h for h in self._window.findChildren(QSplitterHandle) if h.isVisible()]
        if not handles:
            return "no splitter"
        handle = self._random.choice(handles)
        far = QPoint(self._random.randint(-600, 600), self._random.randint(-600, 600))
        self.done[-1] = said = f"drag splitter by {far.toTuple()}"
        self._pull(handle, QPoint(1, 1), far)
        return said

    def _pull(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        for act in (
            partial(QTest.mouseMove, widget, start),
            partial(self._move, widget, start, held=False),
            partial(QTest.mousePress, widget, BUTTON.LeftButton, MOD.NoModifier, start),
            *(
                partial(self._move, widget, start + (end - start) * part / 4, held=True)
                for part in (1, 2, 3, 4)
            ),
            partial(QTest.mouseRelease, widget, BUTTON.LeftButton, MOD.NoModifier, end),
        ):
            if _lives(widget):
                act()

    def _move(self, widget: QWidget, at: QPoint, *, held: bool) -> None:
        button = BUTTON.LeftButton if held else BUTTON.NoButton
        where, kind = QPointF(at), QEvent.Type.MouseMove
        out = QPointF(widget.mapToGlobal(at))
        move = QMouseEvent(kind, where, out, BUTTON.NoButton, button, MOD.NoModifier)
        QApplication.sendEvent(widget, move)

    def _wheel(self) -> str:
        widget, at = self._place()
        turn = self._random.choice((120, -120, -480, 480))
        mods = self._random.choice((MOD.NoModifier, MOD.NoModifier, MOD.ControlModifier))
        self.done[-1] = said = f"wheel {_name(widget)} {turn} {mods.name}"
        event = QWheelEvent(
            *(QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, turn)),
            *(BUTTON.NoButton, mods, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(widget, event)
        return said

    # -- pastes and edits that surely reach the plan ----------------------------------------------

    def _paste(self) -> str:
        data = QMimeData()
        data.setText(self._random.choice(PASTES))
        if self._random.random() < 0.3:
            data.setHtml(HTML)
        QApplication.clipboard().setMimeData(data)
        self.done[-1] = said = f"paste into {_name(self._keys_go_to())}"
        QTest.keyClick(self._keys_go_to(), KEY.Key_V, MOD.ControlModifier)
        return said

    def _write_text(self) -> str:
        """Something typed in the sheet, wherever the caret is or anywhere else."""
        sheet = self._window.area.page.widget("text")
        if sheet is None or not sheet.isVisible():
            return "no sheet"
        sheet.setFocus()
        cursor = sheet.textCursor()
        if self._random.random() < 0.6:
            block = sheet.document().findBlockByNumber(
                self._random.randrange(sheet.document().blockCount())
            )
            at = self._random.choice((0, block.length() - 1, block.length() // 2))
            cursor.setPosition(block.position() + at)
            sheet.setTextCursor(cursor)
        words = self._random.choice(WORDS)
        self.done[-1] = said = f"write {words} at {cursor.position()}"
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        QApplication.sendEvent(sheet, event)
        key = self._random.choice(PLAIN_KEYS)
        QTest.keyClick(sheet, key)
        return f"{said}, {key.name}"

    def _write_cell(self) -> str:
        table: TaskTable | None = self._window.area.page.widget("tasks")
        if table is None or not table.isVisible() or not table.model.rowCount():
            return "no table"
        row = self._random.randrange(table.model.rowCount())
        column = self._random.randrange(table.model.columnCount())
        index = table.model.index(row, column)
        table.view.setCurrentIndex(index)
        table.view.setFocus()
        self.done[-1] = said = f"cell {row},{column}"
        for key in ("a", "j"):
            QTest.keyClick(QApplication.focusWidget() or table.view, key)
        key = self._random.choice((KEY.Key_Return, KEY.Key_Tab, KEY.Key_Escape, KEY.Key_Down))
        QTest.keyClick(QApplication.focusWidget() or table.view, key)
        return said

    def _resize(self) -> str:
        size = self._random.choice(SIZES)
        self.done[-1] = f"resize {size}"
        self._window.resize(*size)
        return self.done[-1]


def _lives(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()}".strip()
