"""对标 in the whole window: the way through it by F6, and its menu with and without a paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from ui import style
from ui.align.rows import Group
from ui.align.view import AlignView
from ui.session import Session
from ui.state import Selection
from ui.window.main_window import MainWindow
from workbench.app import Workbench

PAPERS = Path(__file__).resolve().parent.parent / "data" / "对标"
PROVINCE = PAPERS / "南江省2027年卫生健康工作要点.txt"
CITY = PAPERS / "江城市2027年卫生健康工作要点.txt"
TIMEOUT = 30_000
OF_THE_MENU = ("align-items", "align-matrix", "align-missing", "align-confirm", "align-draft",
               "align-export")  # fmt: skip


@pytest.fixture
def store(tmp_path):
    workbench = Workbench(tmp_path / "资料库.yaodian")
    workbench.province = workbench.import_file(PROVINCE).id
    workbench.city = workbench.new_plan(str(CITY), 2027, at_once=False).plan.id
    return workbench


@pytest.fixture
def window(qapp, qtbot, tmp_path, store):
    """The window in 对标 of the city's plan, nothing chosen to hold it against."""
    style.install(qapp)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Session(store), settings)
    qtbot.addWidget(window)
    window.resize(1600, 900)
    style.lay_sheet(qapp)
    with qtbot.waitExposed(window):
        window.show()
    window.session.begin()
    window.session.open_plan(store.city)
    window.area.show_view("align")
    qtbot.waitUntil(lambda: view_of(window).feed.held is not None, timeout=TIMEOUT)
    window.activateWindow()
    yield window
    window.close()
    qapp.setStyleSheet("")


@pytest.fixture
def held(window, store, qtbot):
    """The same, held against the province's paper."""
    view_of(window).feed.choose((store.province,))
    qtbot.waitUntil(lambda: view_of(window).items.model.rowCount() > 10, timeout=TIMEOUT)
    return window


def view_of(window):
    return window.area.page.widget("align")


def press_f6(qtbot, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, modifier)


def inside(part):
    return part.isAncestorOf(QApplication.focusWidget())


def test_f6_goes_from_the_list_to_what_is_said_of_its_row_and_to_the_bar(held, qtbot):
    view = view_of(held)
    view.items.table.setFocus()
    view.items.table.setCurrentIndex(view.items.model.index(0, 0))

    press_f6(qtbot)
    in_detail = inside(view.items.detail)
    press_f6(qtbot)
    in_tools = inside(view.tools)
    press_f6(qtbot)
    out = not inside(view)

    assert (in_detail, in_tools, out) == (True, True, True)


def test_shift_f6_comes_back_the_same_way(held, qtbot):
    view = view_of(held)
    view.items.table.setCurrentIndex(view.items.model.index(0, 0))
    view.tools.switch.setFocus()
    view.tools.paper.setFocus()

    press_f6(qtbot, Qt.KeyboardModifier.ShiftModifier)
    in_detail = inside(view.items.detail)
    press_f6(qtbot, Qt.KeyboardModifier.ShiftModifier)

    assert in_detail
    assert view.items.table.hasFocus()


def test_without_a_paper_f6_stops_at_the_button_that_asks_for_one(window, qtbot):
    window.area.bars.clear()
    window.area.header.switch.setFocus()
    window.panel.search.setFocus()

    press_f6(qtbot)
    press_f6(qtbot)

    assert view_of(window).nothing.choose.hasFocus()


def test_without_a_paper_the_menu_is_grey_and_says_why(window):
    actions = [window.actions_table[key] for key in OF_THE_MENU]

    assert not any(action.isEnabled() for action in actions)
    assert all("先选择上级文件" in action.toolTip() for action in actions)
    assert window.actions_table["superiors"].isEnabled()


def test_with_a_paper_the_menu_can_be_used(held):
    assert all(held.actions_table[key].isEnabled() for key in OF_THE_MENU)


def test_a_row_come_to_from_another_panel_is_made_out_until_she_goes_on(held, qtbot):
    items = view_of(held).items
    items.table.setCurrentIndex(items.model.index(0, 0))
    elsewhere = [min(row.tasks) for row in items.model.rows[1:] if row.tasks]

    held.session.select(Selection(task_ids=(elsewhere[-1],)))
    began = items.table.arrival.active
    items.table.setFocus()
    qtbot.keyClick(items.table, Qt.Key.Key_Up)

    assert began
    assert not items.table.arrival.active


def test_where_the_filter_lets_nothing_through_a_link_takes_it_off(held, qtbot):
    items = view_of(held).items
    view_of(held).tools.counts.want(frozenset({Group.WAIVED}))
    told = items.nothing.isVisible(), items.nothing.link.isVisible()

    qtbot.mouseClick(items.nothing.link, Qt.MouseButton.LeftButton)

    assert told == (True, True)
    assert items.model.rowCount() > 0
    assert items.table.isVisible()


def test_the_empty_list_below_leads_to_the_superiors(window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(AlignView, "choose_superiors", lambda view: asked.append(view))
    listed = window.area.show_list("上级未覆盖").uncovered
    qtbot.waitUntil(listed.choose.isVisible, timeout=TIMEOUT)

    qtbot.mouseClick(listed.choose, Qt.MouseButton.LeftButton)

    assert asked == [view_of(window)]


def test_with_a_superior_the_list_below_asks_for_none(held):
    assert not held.area.show_list("上级未覆盖").uncovered.choose.isVisible()


def test_a_task_made_by_the_button_leaves_the_keys_in_the_list(held, qtbot):
    items = view_of(held).items
    missing = next(line for line, row in enumerate(items.model.rows) if row.group is Group.MISSING)
    items.table.setFocus()
    items.table.setCurrentIndex(items.model.line(missing))

    with qtbot.waitSignal(held.session.plan_changed, timeout=TIMEOUT):
        qtbot.mouseClick(items.detail.draft, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(items.table.hasFocus, timeout=TIMEOUT)
