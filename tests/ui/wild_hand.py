"""A hand that does one random thing after another in a window, the same choices for one seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QInputMethodEvent,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QMenu,
    QWidget,
)

from tests.ui.wild_choices import (
    CHORDS,
    CLIPS,
    KEY,
    LEAVES_FILES,
    LETTERS,
    MOD,
    PLAIN_KEYS,
    SIZES,
    WORDS,
)
from tests.ui.wild_dialogs import Meddler
from tests.ui.wild_drops import drop, random_load
from tests.ui.wild_mouse import Mouse
from tests.ui.wild_widgets import living, name

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.tasks.table import TaskTable
    from ui.window.main_window import MainWindow


class WildHand(Mouse):
    """Keys, clicks, drags, wheel, pastes, views and sizes over `window`; `done` is what it did."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._seed = seed
        self._random = random.Random(seed)
        self._aside = random.Random(-seed)  # when a dialog is tended is a matter of time
        self._meddler = Meddler(self._aside)
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
            *[self._paste_here] * 2,
            *[self._drop] * 2,
            *[self._focus] * 3,
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
        self._random.seed(f"{self._seed}:{len(self.done)}")  # whatever an act before this one drew
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
            self._meddler.tend(dialog)

    def _leave_popup(self, popup: QWidget) -> None:
        if isinstance(popup, QMenu):
            lines = [a for a in popup.actions() if a.isEnabled() and not a.menu()]
            choice = self._aside.choice([*lines, None, None])
            if choice is not None and self._harmless(choice):
                popup.setActiveAction(choice)
                enter = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, MOD.NoModifier)
                QApplication.postEvent(popup, enter)  # what it opens needs the closer
                return
        elif self._aside.random() < 0.3:
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
        return self._on_top() or living(QApplication.focusWidget()) or self._window

    def _focus(self) -> str:
        """The keys go to any list, text or field that is seen."""
        found = self._window.findChildren(QWidget)
        kinds = (QAbstractScrollArea, QLineEdit)
        seen = [w for w in found if isinstance(w, kinds) and w.isVisible() and w.isEnabled()]
        if not seen or self._on_top():
            return "no focus"
        widget = self._random.choice(seen)
        widget.setFocus()
        return f"focus {name(widget)}"

    def _press(self) -> str:
        key = self._random.choice(PLAIN_KEYS)
        return self._strike(key, MOD.NoModifier)

    def _chord(self) -> str:
        return self._strike(*self._random.choice(CHORDS))

    def _strike(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
        target = self._keys_go_to()
        said = f"{key.name} {modifiers.name} on {name(target)}"
        self.done[-1] = said
        QTest.keyClick(target, key, modifiers)
        return said

    def _type(self) -> str:
        target = self._keys_go_to()
        letter = self._random.choice(LETTERS[:12])
        self.done[-1] = f"type {letter} on {name(target)}"
        QTest.keyClick(target, letter)
        return self.done[-1]

    def _compose(self) -> str:
        target = self._keys_go_to()
        words = self._random.choice((*WORDS, ""))
        self.done[-1] = said = f"compose {words} on {name(target)}"
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

    # -- pastes and edits that surely reach the plan ----------------------------------------------

    def _paste(self) -> str:
        words, html = self._random.choice(CLIPS)
        data = QMimeData()
        data.setText(words)
        if html:
            data.setHtml(html)
        QApplication.clipboard().setMimeData(data)
        self.done[-1] = said = f"paste {words[:6]!r} into {name(self._keys_go_to())}"
        QTest.keyClick(self._keys_go_to(), KEY.Key_V, MOD.ControlModifier)
        return said

    def _paste_here(self) -> str:
        """Into the text at any place, or into any cell."""
        sheet, table = self._shown("text"), self._shown("tasks")
        if sheet is not None:
            sheet.setFocus()
            cursor = sheet.textCursor()
            cursor.setPosition(self._random.randrange(sheet.document().characterCount()))
            sheet.setTextCursor(cursor)
        elif table is not None and table.model.rowCount():
            row = self._random.randrange(table.model.rowCount())
            column = self._random.randrange(table.model.columnCount())
            table.view.setCurrentIndex(table.model.index(row, column))
            table.view.setFocus()
        return self._paste()

    def _drop(self) -> str:
        """Sentences of the library, a paper or mere words let go anywhere."""
        kind, data = random_load(self._random, self._window.session)
        widget, at = self._place()
        sheet = self._shown("text")
        if sheet is not None and self._random.random() < 0.5 and not self._on_top():
            widget = sheet.viewport()
            at = self._within(widget)
        self.done[-1] = said = f"drop {kind} on {name(widget)}"
        drop(widget, at, data)
        return said

    def _shown(self, view: str) -> QWidget | None:
        """A view of the plan, if it is seen; now and then it is shown first."""
        found = self._window.area.page.widget(view)
        if (found is None or not found.isVisible()) and self._random.random() < 0.2:
            self._window.actions_table[view].trigger()
            found = self._window.area.page.widget(view)
        return found if found is not None and found.isVisible() else None

    def _write_text(self) -> str:
        """Something typed in the sheet, wherever the caret is or anywhere else."""
        sheet = self._shown("text")
        if sheet is None:
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
        table: TaskTable | None = self._shown("tasks")
        if table is None or not table.model.rowCount():
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
