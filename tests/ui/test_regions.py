"""F6 goes round every region of the window, whatever stands in the middle."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.bars import News
from workbench.reading.corrections import Decisions


@pytest.fixture
def desk(window, qtbot):
    """The window with the plan open, in front; keys reach it."""
    window.activateWindow()
    window.area.bars.clear()
    window.area.page.focus_view()
    return window


def press_f6(qtbot, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, modifier)


def inside(part):
    focus = QApplication.focusWidget()
    return focus is part or part.isAncestorOf(focus)


def round_of(window, qtbot, parts, modifier=Qt.KeyboardModifier.NoModifier):
    """Which of `parts` (by name) the focus is in after each of as many F6."""
    walked = []
    for _ in parts:
        press_f6(qtbot, modifier)
        walked += [name for name, part in parts.items() if inside(part)]
    return walked


def test_f6_walks_the_regions_in_their_order_and_comes_round(desk, qtbot):
    desk.area.bottom.show_tab("审校")
    parts = {
        "下方清单": desk.area.bottom,
        "状态栏": desk.status,
        "菜单行": desk.menu_row,
        "左侧栏": desk.panel,
        "标题栏": desk.area.header,
        "正文": desk.area.page,
    }

    assert round_of(desk, qtbot, parts) == list(parts)


def test_f6_stops_at_a_bar_and_enter_presses_its_button(desk, qtbot):
    pressed = []
    desk.area.bars.tell(News("有一处要看。", buttons=(("看一看", lambda: pressed.append(1)),)))

    press_f6(qtbot, Qt.KeyboardModifier.ShiftModifier)
    stopped = inside(desk.area.bars)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert stopped
    assert pressed == [1]


def test_the_arrows_go_from_one_button_of_a_bar_to_its_cross(desk, qtbot):
    desk.area.bars.tell(News("有一处要看。", buttons=(("看一看", lambda: None),)))
    press_f6(qtbot, Qt.KeyboardModifier.ShiftModifier)

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert desk.area.bars.news == ()


def test_in_the_menu_row_f6_stops_at_the_box_that_finds_actions(desk, qtbot):
    desk.status.setFocus()
    desk.status.saved.setFocus()

    desk.regions.move(1)

    assert inside(desk.menu_row)
    assert desk.aids.box.hasFocus()


def test_f6_passes_by_what_cannot_be_pressed_now(empty_window, qtbot):
    empty_window.activateWindow()
    empty_window.area.welcome.setFocus()

    empty_window.regions.move(1)

    assert QApplication.focusWidget().isEnabled()
    assert not inside(empty_window.area.welcome)


@pytest.mark.parametrize("key", ["rollforward", "fates", "facts"])
def test_on_a_review_f6_leads_from_the_list_to_foot_and_head(desk, qtbot, key):
    page = desk.area.show_whole(key)
    side = page.sides[key if key in page.sides else page.switch.choice]
    side.table.setFocus()

    stops = [side.table, page.foot, page.head]
    seen = [stop for _ in range(8) for stop in (press_f6(qtbot), *stops)[1:] if inside(stop)]

    assert [stop for stop in stops if stop not in seen] == []


def test_on_the_page_of_a_document_f6_leads_from_the_text_to_what_can_be_done(
    desk, fake, tmp_path, qtbot
):
    path = tmp_path / "2026年要点.txt"
    path.write_text("2026年江城市卫生健康工作要点", encoding="utf-8")
    fake.finish(fake.prepare(path), Decisions())
    desk.area.show_document(path.name)
    page = desk.area.document
    page.text.setFocus()

    press_f6(qtbot)

    assert inside(page.head)


def test_the_paper_beside_the_plan_is_a_region_of_its_own(desk, qtbot):
    reference = desk.area.page.show_reference()
    desk.area.page.focus_view()

    press_f6(qtbot)

    assert inside(reference)
