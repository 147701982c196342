"""A view that is not shown any more takes no keys: they go to the one that is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.window.header import PAGES, TASKS, TEXT
from ui.window.plan_page import PlanPage


@pytest.fixture
def page(qtbot, session):
    """The text beside the pages, with the caret in the text; a field stands above both."""
    window, page = QWidget(), PlanPage(session)
    window.field = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(window.field)
    column.addWidget(page)
    qtbot.addWidget(window)
    window.resize(1400, 700)
    page.show_view(PAGES, beside=True)
    with qtbot.waitExposed(window):
        window.show()
    page.widget(TEXT).setFocus()
    page.kept = window  # Python would let it go
    return page


def press_in(widget, key):
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, chr(key).lower())
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("view", [PAGES, TASKS])
def test_the_keys_follow_to_the_view_that_is_shown(page, view):
    page.show_view(view, beside=False)

    focus = page.window().focusWidget()
    assert page.widget(view).isAncestorOf(focus)


def test_keys_that_are_elsewhere_stay_there(page):
    page.window().field.setFocus()

    page.show_view(PAGES, beside=False)

    assert page.window().focusWidget() is page.window().field


def test_the_text_keeps_the_keys_where_the_other_view_goes(page):
    page.show_view(TEXT, beside=False)

    assert page.window().focusWidget() is page.widget(TEXT)


def test_nothing_is_typed_into_a_text_that_is_hidden(page, session):
    before, sheet = session.plan, page.widget(TEXT)
    page.show_view(PAGES, beside=False)
    composed = QInputMethodEvent()
    composed.setCommitString("字")

    press_in(sheet, Qt.Key.Key_X)
    QApplication.sendEvent(sheet, composed)
    sheet.flush()

    assert session.plan is before


def test_the_keys_go_to_the_view_that_is_asked_for(window):
    window.activateWindow()
    window.menu_row.setFocus()

    window.actions_table["tasks"].trigger()
    tasks = window.area.page.widget("tasks")

    assert tasks is window.focusWidget() or tasks.isAncestorOf(window.focusWidget())
