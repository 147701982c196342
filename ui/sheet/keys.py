"""The keys of the sheet that mean more than typing: Enter, Backspace, Tab, delete over items.

A table says which key does what; what is not in it is typed as in any text field, inside its block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from ui.keystrokes import types
from ui.sheet.words import phrase_before, phrase_behind

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.sheet.sheet import Sheet
    from ui.sheet.writer import SheetWriter

    _Step = Callable[[QTextCursor, QTextCursor.MoveMode], object]

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_KEEP = QTextCursor.MoveMode.KeepAnchor
_LEAVE = QTextCursor.MoveMode.MoveAnchor
_Move = QTextCursor.MoveOperation


class Keys:
    """Reads key presses on the sheet and calls its writer."""

    def __init__(self, sheet: Sheet, writer: SheetWriter) -> None:
        self._sheet = sheet
        self._writer = writer
        key = Qt.Key
        self._table: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], bool]] = {
            (key.Key_Return, _NONE): self._enter,
            (key.Key_Return, _SHIFT): self._enter,
            (key.Key_Enter, _NONE): self._enter,
            (key.Key_Enter, _SHIFT): self._enter,
            (key.Key_Return, _CTRL): self._follow,
            (key.Key_Enter, _CTRL): self._follow,
            (key.Key_Backspace, _NONE): lambda: self._delete_back(_one_back),
            (key.Key_Backspace, _SHIFT): lambda: self._delete_back(_one_back),
            (key.Key_Backspace, _CTRL): lambda: self._delete_back(_phrase_back),
            (key.Key_Delete, _NONE): lambda: self._delete_on(_one_on),
            (key.Key_Delete, _CTRL): lambda: self._delete_on(_phrase_on),
            (key.Key_Delete, _SHIFT): self.cut,
            (key.Key_Tab, _NONE): lambda: self._tab(deeper=True),
            (key.Key_Backtab, _SHIFT): lambda: self._tab(deeper=False),
            (key.Key_Left, _ALT | _SHIFT): lambda: self.shift_level(deeper=False),
            (key.Key_Right, _ALT | _SHIFT): lambda: self.shift_level(deeper=True),
            (key.Key_Up, _ALT | _SHIFT): lambda: self.move_on(-1),
            (key.Key_Down, _ALT | _SHIFT): lambda: self.move_on(1),
            (key.Key_Equal, _CTRL): lambda: self._zoom(1),
            (key.Key_Plus, _CTRL): lambda: self._zoom(1),
            (key.Key_Plus, _CTRL | _SHIFT): lambda: self._zoom(1),
            (key.Key_Minus, _CTRL): lambda: self._zoom(-1),
            (key.Key_0, _CTRL): lambda: self._zoom(0),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Carry out the key; False if it is to be typed as usual."""
        if event.matches(QKeySequence.StandardKey.Cut):
            return self.cut()
        modifiers = event.modifiers() & ~_KEYPAD
        if act := self._table.get((Qt.Key(event.key()), modifiers)):
            return act()
        if event.matches(QKeySequence.StandardKey.DeleteEndOfLine):
            return True
        if types(event) and self.spans_blocks():
            self._writer.cut(self._sheet.textCursor())
        return False

    def claims(self, event: QKeyEvent) -> bool:
        """Alt+Shift+↑↓: the text moves its sentence, and the caret goes along."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        return event.key() in moves and event.modifiers() & ~_KEYPAD == _ALT | _SHIFT

    def step(self, event: QKeyEvent) -> bool:
        """Ctrl+← → from phrase to phrase, with Shift selecting; False for any other key."""
        walk = {Qt.Key.Key_Left: _phrase_back, Qt.Key.Key_Right: _phrase_on}.get(
            Qt.Key(event.key())
        )
        modifiers = event.modifiers() & ~_KEYPAD
        if walk is None or modifiers not in (_CTRL, _CTRL | _SHIFT):
            return False
        cursor = self._sheet.textCursor()
        walk(cursor, _KEEP if modifiers & _SHIFT else _LEAVE)
        self._sheet.setTextCursor(cursor)
        return True

    def spans_blocks(self) -> bool:
        """The selection begins in one block and ends in another."""
        cursor = self._sheet.textCursor()
        document = self._sheet.document()
        first = document.findBlock(cursor.selectionStart())
        return cursor.hasSelection() and first != document.findBlock(cursor.selectionEnd())

    def cut(self) -> bool:
        """Put the selected text on the clipboard and delete it."""
        cursor = self._sheet.textCursor()
        if cursor.hasSelection():
            self._sheet.copy()
            self._delete_selection(cursor)
        return True

    def shift_level(self, *, deeper: bool) -> bool:
        """The current item, or those selected, one level down or up."""
        if ids := self._sheet.section_ids():
            self._writer.shift_levels(ids, deeper=deeper)
        return True

    def move_on(self, step: int) -> bool:
        """The sentence of the caret, or the item if it stands in a heading, one place on."""
        if task_id := self._sheet.sentence_id():
            self._writer.move_sentence(task_id, step)
            return True
        ids = self._sheet.section_ids()
        if ids:
            self._writer.move(ids[0], step)
        else:
            self._writer.refuse("这里没有条目，也没有几句话可以换位")
        return True

    # -- what the keys do -------------------------------------------------------------------------

    def _enter(self) -> bool:
        cursor = self._sheet.textCursor()
        if cursor.hasSelection():
            self._delete_selection(cursor)
        self._writer.press_enter(self._sheet.textCursor())
        return True

    def _follow(self) -> bool:
        """To where else the 《》, figure or unit at the caret stands."""
        at = self._sheet.viewport().mapToGlobal(self._sheet.cursorRect().bottomLeft())
        self._sheet.following.follow(self._sheet.textCursor(), at)
        return True

    def _delete_back(self, step: _Step) -> bool:
        cursor = self._sheet.textCursor()
        if not cursor.hasSelection():
            if cursor.atBlockStart():
                self._writer.join(cursor)
                return True
            start = cursor.block().position()
            step(cursor, _KEEP)
            cursor.setPosition(max(cursor.position(), start), _KEEP)
        self._delete_selection(cursor)
        return True

    def _delete_on(self, step: _Step) -> bool:
        cursor = self._sheet.textCursor()
        if not cursor.hasSelection():
            if cursor.atBlockEnd():
                self._writer.join(cursor, below=True)
                return True
            end = cursor.block().position() + cursor.block().length() - 1
            step(cursor, _KEEP)
            cursor.setPosition(min(cursor.position(), end), _KEEP)
        self._delete_selection(cursor)
        return True

    def _delete_selection(self, cursor: QTextCursor) -> None:
        if self.spans_blocks():
            self._writer.cut(cursor)
        else:
            cursor.removeSelectedText()
            self._sheet.ensureCursorVisible()

    def _tab(self, *, deeper: bool) -> bool:
        """At the start of an item, or with items selected; elsewhere nothing is typed."""
        cursor = self._sheet.textCursor()
        if cursor.hasSelection() or cursor.atBlockStart():
            self.shift_level(deeper=deeper)
        return True

    def _zoom(self, step: int) -> bool:
        self._sheet.zoom(step)
        return True


def _one_back(cursor: QTextCursor, mode: QTextCursor.MoveMode) -> None:
    cursor.movePosition(_Move.PreviousCharacter, mode)


def _one_on(cursor: QTextCursor, mode: QTextCursor.MoveMode) -> None:
    cursor.movePosition(_Move.NextCharacter, mode)


def _phrase_back(cursor: QTextCursor, mode: QTextCursor.MoveMode) -> None:
    """To the start of the phrase on the left; from the start of a block to the one above."""
    if cursor.atBlockStart():
        cursor.movePosition(_Move.PreviousCharacter, mode)
        return
    block = cursor.block()
    cursor.setPosition(
        block.position() + phrase_before(block.text(), cursor.positionInBlock()), mode
    )


def _phrase_on(cursor: QTextCursor, mode: QTextCursor.MoveMode) -> None:
    """To the start of the next phrase; from the end of a block to the one below."""
    if cursor.atBlockEnd():
        cursor.movePosition(_Move.NextCharacter, mode)
        return
    block = cursor.block()
    cursor.setPosition(
        block.position() + phrase_behind(block.text(), cursor.positionInBlock()), mode
    )
