"""Columns of the lists become as wide as their words, whatever the size of the type."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QTableView

from ui import style
from ui.row_table import ColumnFit, dress_table

PLACE = "一、（十二）第13句"


@pytest.fixture
def table(qtbot):
    """A list of one column, four characters wide and at most fourteen."""
    shown = QTableView()
    qtbot.addWidget(shown)
    shown.setModel(QStringListModel(["甲"], shown))
    dress_table(shown, "清单", (4,))
    ColumnFit(shown, (4,), {0: 14})
    return shown


def advance(words):
    return QFontMetrics(style.font("strong")).horizontalAdvance(words)


def test_a_column_becomes_as_wide_as_its_words(qtbot, table):
    table.model().setStringList(["甲", PLACE])

    qtbot.waitUntil(lambda: table.columnWidth(0) >= advance(PLACE) + 16, timeout=2000)


def test_short_words_leave_the_column_as_it_was(qtbot, table):
    table.model().setStringList([PLACE])
    qtbot.waitUntil(lambda: table.columnWidth(0) > style.em(4), timeout=2000)

    table.model().setStringList(["甲"])

    qtbot.waitUntil(lambda: table.columnWidth(0) == style.em(4), timeout=2000)


def test_no_column_takes_all_the_room(qtbot, table):
    table.model().setStringList([PLACE * 9])

    qtbot.waitUntil(lambda: table.columnWidth(0) == style.em(14), timeout=2000)


def test_another_size_of_type_makes_it_wider(qtbot, table, monkeypatch):
    monkeypatch.setattr(style, "em", lambda width: round(width * 40))

    table.setFont(style.font("dialog"))

    qtbot.waitUntil(lambda: table.columnWidth(0) == 160, timeout=2000)


def test_words_far_down_a_long_list_count_too(qtbot, table):
    table.model().setStringList(["甲"] * 900 + [PLACE] * 100)

    qtbot.waitUntil(lambda: table.columnWidth(0) >= advance(PLACE) + 16, timeout=2000)


def test_a_long_list_is_measured_a_few_rows_a_turn(qtbot, table, monkeypatch):
    table.model().setStringList(["甲"])
    qtbot.waitUntil(lambda: table.columnWidth(0) == style.em(4), timeout=2000)
    turns, measured = [], ColumnFit._measure_more
    monkeypatch.setattr(ColumnFit, "_measure_more", lambda fit: turns.append(measured(fit)))

    table.model().setStringList(["甲"] * 900 + [PLACE] * 100)
    qtbot.waitUntil(lambda: table.columnWidth(0) >= advance(PLACE) + 16, timeout=2000)

    assert len(turns) >= 8


def test_in_little_room_columns_give_way_to_those_that_share_the_rest(qtbot):
    shown = QTableView()
    qtbot.addWidget(shown)
    shown.setModel(QStandardItemModel(1, 4, shown))
    shown.model().setData(shown.model().index(0, 1), PLACE * 3)
    widths = (5, 8, 20, 0)
    dress_table(shown, "清单", widths)
    ColumnFit(shown, widths, {1: 17}, give={2: 12, 1: 8}).fit()
    shown.resize(style.em(70), 200)
    shown.show()
    wide = [shown.columnWidth(at) for at in range(3)]

    shown.resize(style.em(45), 200)
    narrow = [shown.columnWidth(at) for at in range(3)]
    shown.resize(style.em(20), 200)
    least = [shown.columnWidth(at) for at in range(3)]

    assert wide == [style.em(5), style.em(17), style.em(20)]
    assert narrow == pytest.approx([style.em(5), style.em(14), style.em(12)], abs=2)
    assert least == [style.em(5), style.em(8), style.em(12)]


def test_a_column_that_had_no_room_goes(qtbot):
    shown = QTableView()
    qtbot.addWidget(shown)
    shown.setModel(QStandardItemModel(1, 3, shown))
    widths = (5, 0, 8)
    dress_table(shown, "清单", widths)
    ColumnFit(shown, widths, {}, leave=1).fit()
    shown.show()

    shown.resize(style.em(16), 200)
    away = shown.isColumnHidden(1)
    shown.resize(style.em(30), 200)

    assert away
    assert not shown.isColumnHidden(1)
