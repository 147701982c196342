"""Keys that reach the window while an input method composes, pressed on the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QTextEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def text(window: MainWindow, qtbot: QtBot) -> QTextEdit:
    """A field of Qt's own in which 推进 is composed."""
    with qtbot.waitActive(window):
        window.activateWindow()
    field = window.area.page.shown()[0]
    assert isinstance(field, QTextEdit)
    field.setPlainText("甲")
    field.setFocus()
    _compose("推进")
    return field


def _compose(preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QGuiApplication.sendEvent(QGuiApplication.focusObject(), event)


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_F11, NONE),
        (Qt.Key.Key_2, ALT),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_F, CTRL),
        (Qt.Key.Key_BracketLeft, CTRL),
    ],
)
def test_no_shortcut_is_ours_while_composing(
    window: MainWindow, text: QTextEdit, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    before = (window.area.page.view, window.menu_row.isHidden(), window.panel.isHidden())

    qtbot.keyClick(text, key, held)

    after = (window.area.page.view, window.menu_row.isHidden(), window.panel.isHidden())
    assert after == before
    assert window.focusWidget() is text
    assert text.textCursor().block().layout().preeditAreaText() == "推进"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Delete])
def test_no_other_key_reaches_the_text_while_composing(
    text: QTextEdit, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.keyClick(text, key)

    assert text.toPlainText() == "甲"


def test_the_keys_are_ours_again_when_the_word_is_there(
    window: MainWindow, text: QTextEdit, qtbot: QtBot
) -> None:
    _compose("", "推进")

    qtbot.keyClick(text, Qt.Key.Key_F11)

    assert window.menu_row.isHidden()
    assert "推进" in text.toPlainText()


def test_a_letter_that_gets_through_ends_the_waiting(
    window: MainWindow, text: QTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClick(text, Qt.Key.Key_A)

    qtbot.keyClick(text, Qt.Key.Key_F11)

    assert "a" in text.toPlainText()
    assert window.menu_row.isHidden()


def test_what_is_composed_in_one_field_holds_no_key_of_another(
    window: MainWindow, text: QTextEdit, qtbot: QtBot
) -> None:
    window.panel.search.setFocus()

    qtbot.keyClick(window.panel.search, Qt.Key.Key_F11)

    assert isinstance(window.panel.search, QLineEdit)
    assert window.menu_row.isHidden()
