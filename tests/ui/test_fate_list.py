"""条目去留 in little room: rows are there, with all that is asked of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui import style
from ui.turn.fate_foot import FateFoot
from ui.turn.fate_rows import FateRow
from ui.turn.fate_table import FATE, OLD, PLACE, WHERE, FateTable
from workbench.drafting.entries import Entry
from workbench.drafting.fates import Fate, ItemFate

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ROW = FateRow(
    ItemFate(Entry("e", "医疗", "建设急救站点", "新建急救站点7个。", ()), (), Fate.CONTINUED),
    "（八）",
    0,
    Fate.CONTINUED,
    None,
)


@pytest.fixture
def foot(qtbot):
    foot = FateFoot()
    qtbot.addWidget(foot)
    foot.resize(600, 100)
    foot.show()
    foot.show_row(ROW, carried=False)
    return foot


@pytest.fixture
def table(qtbot):
    table = FateTable()
    qtbot.addWidget(table)
    table.show()
    table.rows.show([ROW] * 30)
    return table


def test_in_a_low_page_the_item_stands_in_one_line(foot):
    high = foot.sizeHint().height()

    foot.set_low(True)

    assert foot.sizeHint().height() < high * 0.8
    assert foot.one_line.text() == foot.one_line.toolTip() == f"（八）{ROW.old}"


def test_in_a_low_page_the_reason_is_there_where_it_is_asked_for(foot):
    foot.set_low(True)
    before = foot.reason.isVisible()

    foot.show_row(ROW, carried=True)

    assert not before
    assert foot.reason.isVisible()


def test_in_a_narrow_page_no_column_is_out_of_sight(table):
    table.resize(style.em(40), 300)

    right = table.columnViewportPosition(WHERE) + table.columnWidth(WHERE)
    assert table.isColumnHidden(PLACE)
    assert right <= table.viewport().width()
    assert table.columnWidth(OLD) >= style.em(8)
    assert table.columnWidth(FATE) >= style.em(16)


def test_in_a_wide_page_all_columns_are_there_again(table):
    table.resize(style.em(40), 300)

    table.resize(style.em(100), 300)

    assert not table.isColumnHidden(PLACE)
    assert table.columnWidth(FATE) == style.em(22)


def test_the_current_row_stays_in_sight_when_the_list_becomes_lower(table, qtbot):
    table.resize(style.em(100), 600)
    table.go(9)

    table.resize(style.em(100), 200)

    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_what_is_chosen_from_the_list_is_said_at_once(table, qtbot):
    table.names = ("建设急救站点", "开展技能竞赛")
    table.go(0)
    table.ask_where()
    completer = table.findChild(QLineEdit).completer()

    with qtbot.waitSignal(table.rows.where_said, timeout=2000) as said:
        completer.activated.emit("开展技能竞赛")

    assert said.args[1] == "开展技能竞赛"
    assert table.state() is table.State.NoState


def test_esc_closes_the_field_and_nothing_is_said(table, qtbot):
    table.go(0)
    table.ask_where()

    with qtbot.assertNotEmitted(table.rows.where_said):
        qtbot.keyClick(table.findChild(QLineEdit), Qt.Key.Key_Escape)

    assert table.state() is table.State.NoState


def test_a_reason_is_asked_for_only_where_an_item_is_carried_over(foot):
    before = foot.reason.isVisible()

    foot.show_row(ROW, carried=True)

    assert not before
    assert foot.reason.isVisible()


def test_a_choice_from_a_list_whose_field_is_gone_is_passed_over(table):
    table.setCurrentIndex(table.rows.index(0, WHERE))
    table.ask_where()
    field = table.findChild(QLineEdit)
    table.rows.show([ROW] * 30)
    table.itemDelegate().closeEditor.emit(field)

    field.completer().activated.emit("建设急救站点")

    assert field.text() == ""
