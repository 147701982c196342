from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.find.model import Column, FindModel, Line
from workbench.drafting.finding import Found
from workbench.drafting.replacing import Place


@pytest.fixture
def panel(window):
    window.actions_table["replace"].trigger()
    return window.area.bottom.found


def test_ctrl_f_lists_every_place_of_what_is_typed(window, qtbot):
    window.actions_table["find"].trigger()
    panel = window.area.bottom.found

    panel.row.words.insert("急救")
    qtbot.keyClick(panel.row.words, Qt.Key.Key_Return)

    assert panel.model.rowCount() == _count(window.session.plan, "急救") > 0
    assert f"{panel.model.rowCount()} 处" in panel.row.count.text()


def test_f3_walks_through_the_places_and_selects_them(window, session, panel):
    panel.row.words.setText("急救")
    panel.seek()
    seen = []
    session.selection_changed.connect(seen.append)

    for _ in range(panel.model.rowCount()):
        window.actions_table["find-next"].trigger()

    assert panel.table.currentIndex().row() == panel.model.rowCount() - 1
    assert seen


def test_only_ticked_places_are_replaced_and_one_undo_brings_them_back(session, panel):
    before = session.plan
    panel.row.words.setText("急救")
    panel.row.other.setText("救护")
    panel.seek()
    count = panel.model.rowCount()
    panel.model.setData(panel.model.index(0, 0), 0, 10)

    panel.row.all.click()
    left = _count(session.plan, "急救")
    label = session.undo_label
    session.undo()

    assert left == 1
    assert label == f"替换“急救”为“救护” {count - 1}处"
    assert session.plan == before


def test_words_replaced_by_themselves_are_no_success(session, panel, qtbot):
    before = session.plan
    panel.row.words.setText("急救")
    panel.row.other.setText("急救")
    panel.seek()

    with qtbot.waitSignal(session.message) as told:
        panel.row.all.click()

    assert told.args[0].text == "替换前后一样，没有改动"
    assert session.plan is before


def test_the_column_of_what_will_stand_there_is_only_seen_while_replacing(window, panel):
    shown = not panel.table.isColumnHidden(Column.THEN)

    window.actions_table["find"].trigger()

    assert shown
    assert panel.table.isColumnHidden(Column.THEN)


def test_the_list_follows_what_is_undone(session, panel, qtbot):
    panel.row.words.setText("急救")
    panel.row.other.setText("救护")
    panel.seek()
    count = panel.model.rowCount()
    panel.row.all.click()
    emptied = panel.model.rowCount()

    session.undo()

    assert emptied == 0
    qtbot.waitUntil(lambda: panel.model.rowCount() == count, timeout=2000)


def test_nothing_found_is_said(panel):
    panel.row.words.setText("没有这个词")
    panel.seek()

    assert panel.row.count.text() == "没有找到"
    assert panel.nothing.text().startswith("没有找到“没有这个词”。已找过")
    assert not panel.nothing.isHidden()
    assert not panel.row.all.isEnabled()


def test_the_list_is_a_sound_model(qtbot):
    model = FindModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, None
    )
    line = Line(Found(Place("s1", "t1"), "新建急救站点6个。", 2, 4), "（二）第1句")

    model.show([line, line])
    model.put("救护")
    model.setData(model.index(1, 0), 0, 10)

    assert model.chosen == (line,)
    assert model.index(0, Column.THEN).data() == "新建救护站点6个。"
    assert tester.model() is model


def _count(plan, words):
    from workbench.drafting.finding import found

    return len(found(plan, words))


def test_tab_leads_from_the_words_to_what_replaces_them(panel, qtbot):
    panel.window().activateWindow()
    panel.row.words.setText("急救")
    panel.seek()
    panel.row.words.setFocus()

    qtbot.keyClick(panel.row.words, Qt.Key.Key_Tab)

    assert panel.window().focusWidget() is panel.row.other
