"""A letter held with Alt is a command and is never typed; with AltGr it is a character."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

from ui.keystrokes import is_command, types
from ui.sheet.sheet import Sheet
from ui.tasks.editors import ListEditor, SentenceEditor
from ui.tasks.rows import Column
from ui.tasks.table import TaskTable

NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
META = Qt.KeyboardModifier.MetaModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(held, text="f"):
    return QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F, held, text)


@pytest.mark.parametrize("held", [NONE, SHIFT, CTRL | ALT])
def test_characters_are_typed(held):
    assert types(press(held))
    assert not is_command(press(held))


@pytest.mark.parametrize("held", [ALT, ALT | SHIFT, META])
def test_letters_with_alt_are_commands(held):
    assert is_command(press(held))
    assert not types(press(held))


@pytest.mark.parametrize("held", [ALT, ALT | SHIFT, META])
def test_the_text_types_no_command(qtbot, session, held):
    sheet = Sheet(session)
    qtbot.addWidget(sheet)
    before = sheet.toPlainText()

    QApplication.sendEvent(sheet, press(held))

    assert sheet.toPlainText() == before


def test_the_text_types_what_altgr_gives(qtbot, session):
    sheet = Sheet(session)
    qtbot.addWidget(sheet)
    before = sheet.toPlainText()

    QApplication.sendEvent(sheet, press(CTRL | ALT, "€"))

    assert sheet.toPlainText() == "€" + before


def test_a_command_opens_no_cell(qtbot, session):
    table = TaskTable(session)
    qtbot.addWidget(table)
    task = next(iter(session.plan.tasks()))
    index = table.model.index(table.model.row_of(task.id), Column.TEXT)
    table.view.setCurrentIndex(index)

    QApplication.sendEvent(table.view, press(ALT))

    assert not table.view.isPersistentEditorOpen(index)
    assert not table.view.findChildren(SentenceEditor)


def test_a_cell_types_no_command(qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    sentence, names = SentenceEditor(room), ListEditor(("疾控处",), room)

    QApplication.sendEvent(sentence, press(ALT))
    QApplication.sendEvent(names, press(ALT))

    assert sentence.toPlainText() + names.text() == ""


def test_every_menu_opens_by_a_letter_of_its_own(window):
    titles = [action.text() for action in window.findChild(QMenuBar).actions()]
    letters = [title[-3:] for title in titles]

    assert titles[0] == "文件(&F)"
    assert all(letter.startswith("&") for letter in letters)
    assert len(set(letters)) == len(letters)
