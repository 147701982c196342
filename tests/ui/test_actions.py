from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from ui import style
from ui.menus.choices import CHOICES
from ui.menus.entry import BREAK
from ui.menus.table import ENTRIES, MENUS
from ui.state import Selection

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_every_action_has_chinese_words(entry):
    assert CHINESE.search(entry.text)
    assert entry.id in {"undo", "redo"} or CHINESE.search(entry.tip)


def test_no_two_actions_have_the_same_key():
    keys = [entry.shortcut for entry in ENTRIES if entry.shortcut]

    assert len(keys) == len(set(keys))


def test_every_action_stands_in_a_menu_once():
    elsewhere = {BREAK, *(choice.id for choice in CHOICES)}
    placed = [key for menu in MENUS for key in menu.placed if key not in elsewhere]

    assert sorted(placed) == sorted(entry.id for entry in ENTRIES)


def test_every_action_of_the_window_tells_what_it_does(window):
    for action in window.actions_table.all():
        assert CHINESE.search(action.text()) or action.text().endswith("%")
        assert CHINESE.search(action.toolTip())


def test_undo_and_redo_name_their_step(window, session, plan):
    actions = window.actions_table
    before = (actions["undo"].isEnabled(), actions["redo"].isEnabled())
    session.apply(replace(plan, title="2027年要点"), "改标题")
    named = actions["undo"].toolTip()

    actions["undo"].trigger()
    undone = session.plan.title
    actions["redo"].trigger()

    assert before == (False, False)
    assert named == "撤销：改标题（Ctrl+Z）"
    assert undone == plan.title
    assert session.plan.title == "2027年要点"


def test_the_buttons_of_the_menu_row_stay_icons_when_their_step_changes(window, session, plan):
    buttons = [b for b in window.findChildren(QToolButton) if b.property("kind") == "icon"]

    session.apply(replace(plan, title="2027年要点"), "改标题")

    assert {"撤销", "重做"} <= {b.accessibleName() for b in buttons}
    assert not any(b.icon().isNull() for b in buttons)


def test_in_a_read_only_store_edits_are_grey_and_say_why(window, session, fake):
    fake.read_only = True

    session.begin()

    for key in ("import", "new", "keep", "remove", "undo"):
        assert not window.actions_table[key].isEnabled()
        assert "只读" in window.actions_table[key].toolTip()
    assert window.actions_table["export"].isEnabled()


def test_items_move_rise_and_fall_by_their_actions(window, session):
    actions = window.actions_table
    session.select(Selection(section_id="s12"))

    actions["up"].trigger()
    moved = [s.id for s in session.plan.sections[0].sections]
    actions["promote"].trigger()
    risen = [s.id for s in session.plan.sections]
    actions["undo"].trigger()
    actions["undo"].trigger()

    assert moved == ["s12", "s11"]
    assert risen == ["s1", "s12", "s2"]
    assert [s.id for s in session.plan.sections[0].sections] == ["s11", "s12"]


def test_an_edit_that_makes_no_sense_is_told_in_a_bar(window, session):
    session.select(Selection(section_id="s1"))

    window.actions_table["promote"].trigger()

    assert "不能再升级" in window.area.bars.news[0].text


def test_removing_an_item_offers_to_undo_it(window, session):
    session.select(Selection(section_id="s12"))

    window.actions_table["remove"].trigger()
    offered = window.status.undo_button.isVisibleTo(window)
    window.status.undo_button.click()

    assert offered
    assert [s.id for s in session.plan.sections[0].sections] == ["s11", "s12"]


def test_copy_and_paste_act_on_what_has_the_focus(window, qtbot):
    window.activateWindow()
    field = window.panel.search
    field.setText("急救")
    field.setFocus()
    field.selectAll()

    window.actions_table["cut"].trigger()
    cut = field.text()
    window.actions_table["paste"].trigger()

    assert cut == ""
    assert field.text() == "急救"


@pytest.mark.parametrize("key", ["cut", "copy", "paste"])
def test_the_menu_shows_the_keys_the_editors_hear_and_takes_none_away(window, key):
    action = window.actions_table[key]

    assert "Ctrl+" in action.text()
    assert action.shortcut().isEmpty()


@pytest.mark.parametrize("key", ["up", "down", "promote", "demote"])
def test_an_item_that_is_there_no_more_is_told_of_in_a_bar(window, session, key):
    session.select(Selection(section_id="gone"))

    window.actions_table[key].trigger()

    assert len(window.area.bars.news) == 1
    assert session.undo_label == ""


@pytest.mark.parametrize(
    ("letter", "words"),
    [(Qt.Key.Key_I, "导入：资料库现在是只读的"), (Qt.Key.Key_N, "新建要点：资料库现在是只读的")],
)
def test_the_key_of_an_action_that_cannot_run_says_why(window, session, fake, qtbot, letter, words):
    fake.read_only = True
    session.state_changed.emit()

    qtbot.keyClick(window.area.page.widget("text"), letter, Qt.KeyboardModifier.ControlModifier)

    assert window.status.message.text() == words


def test_a_key_of_no_action_says_nothing(window, qtbot):
    before = window.status.message.text()

    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)

    assert window.status.message.text() == before


def test_every_menu_fits_a_screen_at_twice_the_size_of_type(window, qapp):
    style.set_scale(qapp, 2.0)
    style.lay_sheet(qapp)
    menus = [menu for menu in window.menu_row.menus.findChildren(QMenu) if menu.title()]
    tall = [menu.title() for menu in menus if menu.sizeHint().height() > 1080]
    widths = {menu.actionGeometry(menu.actions()[-1]).left() for menu in menus if menu.actions()}
    style.set_scale(qapp, 1.0)
    qapp.setStyleSheet("")

    assert tall == []
    assert len(widths) == 1  # one column each: none begins further to the right
