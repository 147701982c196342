"""What happens in the window and in a cell of the table while an input method composes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit

from ui.sheet.sheet import Sheet
from ui.tasks.editors import ListEditor, SentenceEditor
from ui.tasks.rows import Column
from ui.tasks.table import TaskTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeWorkbench
    from ui.session import Session
    from ui.window.main_window import MainWindow
    from workbench.plan import Plan

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


# --- cells of the table ------------------------------------------------------------


@pytest.fixture
def table(qtbot: QtBot, session: Session) -> TaskTable:
    shown = TaskTable(session)
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def _edit(table: TaskTable, column: Column, qtbot: QtBot) -> SentenceEditor | ListEditor:
    view = table.view
    view.setFocus()
    view.setCurrentIndex(table.model.index(table.model.row_of("t1"), column))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editors = view.viewport().findChildren(SentenceEditor)
    return next(iter(editors or view.viewport().findChildren(ListEditor)))


@pytest.mark.parametrize("column", [Column.TEXT, Column.DUE, Column.LEAD])
def test_leaving_a_cell_in_the_middle_of_a_word_changes_nothing(
    table: TaskTable, session: Session, qtbot: QtBot, column: Column
) -> None:
    before = session.plan
    editor = _edit(table, column, qtbot)
    editor.selectAll()
    QGuiApplication.sendEvent(editor, QInputMethodEvent("tui", []))

    table.view.setFocus()

    assert session.plan is before


@pytest.mark.parametrize("column", [Column.TEXT, Column.DUE, Column.LEAD])
def test_a_composition_called_off_gives_back_what_it_replaced(
    table: TaskTable, session: Session, qtbot: QtBot, column: Column
) -> None:
    before = session.plan
    editor = _edit(table, column, qtbot)
    editor.selectAll()
    words = editor.words

    QGuiApplication.sendEvent(editor, QInputMethodEvent("tui", []))
    QGuiApplication.sendEvent(editor, QInputMethodEvent("", []))
    given_back = editor.words
    table.view.setFocus()

    assert words
    assert given_back == words
    assert session.plan is before


def test_a_word_composed_in_a_cell_takes_the_place_of_the_old_ones(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    editor = _edit(table, Column.DUE, qtbot)
    editor.selectAll()
    done = QInputMethodEvent("", [])
    done.setCommitString("年底前")

    QGuiApplication.sendEvent(editor, QInputMethodEvent("nian", []))
    QGuiApplication.sendEvent(editor, done)
    table.view.setFocus()

    assert session.plan is not None
    assert next(t for t in session.plan.tasks() if t.id == "t1").deadline == "年底前"


# --- the sheet ------------------------------------------------------------


@pytest.fixture
def sheet(session: Session, qtbot: QtBot) -> Sheet:
    shown = Sheet(session)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _told(sheet: Sheet, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QGuiApplication.sendEvent(sheet, event)


def test_a_composition_called_off_brings_selected_words_back(
    sheet: Sheet, session: Session, fake: FakeWorkbench
) -> None:
    sheet.setTextCursor(sheet.document().find("信息互联"))
    before = sheet.toPlainText()

    _told(sheet, "tui")
    during = sheet.toPlainText()
    _told(sheet, "")
    sheet.flush()

    assert "信息互联" not in during
    assert sheet.toPlainText() == before
    assert sheet.textCursor().selectedText() == "信息互联"
    assert fake.steps == []


def test_a_composition_called_off_brings_selected_items_back(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    before = sheet.toPlainText()
    sheet.selectAll()

    _told(sheet, "tui")
    _told(sheet, "")

    assert session.plan == plan
    assert sheet.toPlainText() == before


def test_a_word_composed_takes_the_place_of_what_was_selected(
    sheet: Sheet, session: Session
) -> None:
    sheet.setTextCursor(sheet.document().find("信息互联"))

    _told(sheet, "tui")
    _told(sheet, "", "推进")
    sheet.flush()

    assert "机构推进互通" in sheet.toPlainText()
    assert "信息互联" not in sheet.toPlainText()


def test_words_come_back_to_their_place_though_the_caret_went_elsewhere(
    sheet: Sheet, fake: FakeWorkbench
) -> None:
    sheet.setTextCursor(sheet.document().find("信息互联"))
    before = sheet.toPlainText()
    _told(sheet, "tui")
    sheet.moveCursor(QTextCursor.MoveOperation.StartOfBlock)

    _told(sheet, "")
    sheet.flush()

    assert sheet.toPlainText() == before
    assert not sheet.textCursor().hasSelection()
    assert fake.steps == []


# --- the candidates ------------------------------------------------------------


@pytest.mark.parametrize("percent", [100, 150])
def test_the_candidates_stand_at_the_caret_of_the_sheet(
    session: Session, qtbot: QtBot, percent: int
) -> None:
    sheet = Sheet(session)
    qtbot.addWidget(sheet)
    sheet.resize(1600, 700)
    with qtbot.waitExposed(sheet):
        sheet.show()
    sheet.set_zoom(percent)
    sheet.setTextCursor(sheet.document().find("信息互联"))
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle)

    QGuiApplication.sendEvent(sheet, query)
    told = query.value(Qt.InputMethodQuery.ImCursorRectangle).toAlignedRect().topLeft()

    seen = sheet.viewport().mapTo(sheet, sheet.cursorRect().topLeft())
    assert sheet.viewport().x() > 100
    assert (told - seen).manhattanLength() <= 2


def test_what_is_composed_over_for_long_is_said_to_wait(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    sheet._writer._unkept.setInterval(50)
    told: list[bool] = []
    session.saving.waits.connect(told.append)
    qtbot.keyClicks(sheet, "A")

    _told(sheet, "tuijin")
    qtbot.waitUntil(lambda: told == [True], timeout=5000)
    _told(sheet, "", "推进")
    sheet.flush()

    assert told[-1] is False
