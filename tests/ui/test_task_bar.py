"""The bar of 任务: nothing in it is out of reach, and its menus say what is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from ui.tasks.arranging import Filter, Grouping, Look

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.tasks.table import TaskTable


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def table(table: TaskTable) -> TaskTable:
    """Wide enough for all of the bar."""
    table.resize(1500, 600)
    return table


def _ticked(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isChecked()]


def test_what_has_no_room_stands_under_more(table: TaskTable, qtbot: QtBot) -> None:
    table.resize(560, 500)
    table.bar.fill_more()
    words = [action.text() for action in table.bar.more_menu.actions()]

    assert table.bar.more.isVisible()
    assert table.bar.excel.isHidden()
    assert {"导出 Excel", "向下填充", "章：全部", "状态：全部"} <= set(words)


def test_with_room_for_all_there_is_no_more(table: TaskTable) -> None:
    table.resize(1900, 500)

    assert table.bar.more.isHidden()
    assert table.bar.excel.isVisible()


def test_a_button_under_more_does_what_it_does_in_the_bar(table: TaskTable, qtbot: QtBot) -> None:
    table.resize(560, 500)
    table.bar.fill_more()
    excel = next(a for a in table.bar.more_menu.actions() if a.text() == "导出 Excel")

    with qtbot.waitSignal(table.excel_wanted, timeout=2000):
        excel.trigger()


def test_the_menus_tick_what_is_in_force(table: TaskTable) -> None:
    table.arrange(Look(Filter(quarter=4), Grouping.UNIT))
    grouping, quarter, unit = QMenu(), QMenu(), QMenu()
    table.bar.grouping.fill(grouping)
    table.bar.quarter.fill(quarter)
    table.bar.unit.fill(unit)

    assert _ticked(grouping) == ["单位"]
    assert [words[:3] for words in _ticked(quarter)] == ["四季度"]
    assert _ticked(unit) == ["全部"]
