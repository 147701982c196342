"""The row above the plan: its switch is one stop, its buttons say what their actions say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from ui.buttons import Button


def buttons_of(header, words):
    return [b for b in header.findChildren(Button) if b.text() == words]


def test_with_a_plan_open_no_button_says_that_one_is_to_be_opened(window):
    tips = [
        b.toolTip() for words in ("对照", "专注") for b in buttons_of(window.area.header, words)
    ]

    assert len(tips) == 2
    assert [tip for tip in tips if "先打开一份要点" in tip] == []
    assert tips[1] == "专注（F11）\n只留正文，按 Esc 回来"


def test_tab_comes_to_the_view_that_is_shown_and_leaves_the_switch_at_once(window, qtbot):
    window.activateWindow()
    window.area.show_view("tasks")
    header = window.area.header
    header.state.setFocus()

    qtbot.keyClick(header.state, Qt.Key.Key_Tab)
    first = QApplication.focusWidget().text()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert first == "任务"
    assert not header.switch.isAncestorOf(QApplication.focusWidget())


def test_the_arrows_walk_through_the_views(window, qtbot):
    window.activateWindow()
    window.area.show_view("text")
    header = window.area.header
    header.state.setFocus()
    qtbot.keyClick(header.state, Qt.Key.Key_Tab)

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)

    assert header.switch.choice == "tasks"
    assert QApplication.focusWidget().text() == "任务"


def test_a_view_is_read_out_as_one_of_several(window):
    segment = next(b for b in window.area.header.switch.children() if b.property("kind"))

    role = QAccessible.queryAccessibleInterface(segment).role()

    assert role is QAccessible.Role.RadioButton
