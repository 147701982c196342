"""A button that goes when it is pressed leaves the keys to the page in front, not to the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ui.bars import News
from workbench.status import Status

PAPER = """2026年江城市卫生健康工作要点
一、健全公共卫生服务体系
（一）提升疾病预防控制能力。推进市疾控中心迁建项目，6月底前完成可研批复。
"""


@pytest.fixture
def desk(window, qtbot):
    """The window with the plan open, the keys in its text."""
    window.activateWindow()
    window.area.bars.clear()
    window.area.page.focus_view()
    return window


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def in_text(desk):
    QApplication.processEvents()
    return QApplication.focusWidget() is desk.area.page.first_place()


def named(root, words):
    return next(b for b in root.findChildren(QPushButton) if b.text() == words and b.isVisible())


def press_focus(desk, qtbot):
    press(qtbot, named(desk.area.header, "专注"))


def press_undo(desk, qtbot):
    desk.session.edit(lambda plan: plan, "改写")
    desk.status.undo_button.show()
    press(qtbot, desk.status.undo_button)
    desk.status.undo_button.hide()


def press_a_bar(desk, qtbot):
    desk.area.bars.tell(
        News("有一处要看。", buttons=(("知道了", desk.area.bars.clear),), key="one")
    )
    press(qtbot, named(desk.area.bars, "知道了"))


def press_next_draft(desk, qtbot):
    desk.session.past.keep_present = lambda _name: None  # the store of this test has no versions
    desk.keeping.set_status(Status.ISSUED)
    press(qtbot, named(desk.area.bars, "开始下一稿"))


@pytest.mark.parametrize("act", [press_focus, press_undo, press_a_bar, press_next_draft])
def test_what_she_types_next_goes_into_the_text(desk, qtbot, act):
    act(desk, qtbot)

    assert in_text(desk)


def test_leaving_the_focus_mode_leaves_the_keys_in_the_text(desk, qtbot):
    press_focus(desk, qtbot)
    assert in_text(desk)

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert not desk.menu_row.isHidden()
    assert in_text(desk)


@pytest.mark.parametrize("button", ["finish", "discard"])
def test_an_import_that_is_over_leaves_the_keys_in_the_text(desk, qtbot, tmp_path, button):
    path = tmp_path / "2026年要点.txt"
    path.write_text(PAPER, encoding="utf-8")
    imports = desk.session.imports
    desk.commands.import_paths([path])
    qtbot.waitUntil(lambda: bool(imports.review and imports.review.sight))

    with qtbot.waitSignal(desk.session.idle):
        press(qtbot, getattr(desk.area.imports.shown.foot, button))

    assert desk.area.pages.currentWidget() is desk.area.below
    assert in_text(desk)


def test_who_moves_the_keys_in_the_same_turn_has_his_way(desk, qtbot):
    desk.area.bars.tell(News("有一处要看。", buttons=(("看", lambda: None),), key="one"))
    button = named(desk.area.bars, "看")
    button.setFocus()

    desk.area.bars.withdraw("one")
    desk.panel.search.setFocus()
    QApplication.processEvents()

    assert (
        desk.panel.search.isAncestorOf(QApplication.focusWidget()) or desk.panel.search.hasFocus()
    )
