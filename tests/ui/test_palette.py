from __future__ import annotations

import pytest
from PySide6 import QtCore
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from shiboken6 import delete

from ui.menus.table import ENTRIES
from ui.palette.list import PaletteModel
from ui.palette.stock import Choice, Kind, Shelf, Stock, chosen_rows
from workbench.pinyin import readings

KEYS = QtCore.Qt.Key


def texts(palette):
    model = palette.view.rows
    return [model.choice(row).text for row in range(model.rowCount()) if model.choice(row)]


def type_in(palette, words):
    palette.field.clear()
    palette.field.insert(words)
    palette.field.textEdited.emit(palette.field.text())


@pytest.fixture
def palette(window, qtbot):
    """The list, open, with everything it searches."""
    window.activateWindow()
    window.aids.open_palette()
    opened = window.aids.palette
    qtbot.waitUntil(lambda: opened._stock is not None, timeout=10_000)
    return opened


def test_every_action_is_found_by_its_own_words(palette):
    for entry in ENTRIES:
        if entry.id != "palette":
            type_in(palette, ">" + entry.text)
            assert entry.text in texts(palette)


@pytest.mark.parametrize(
    "query",
    ["dc", "daochu", "导出", "daoc", "导c", "export", "PDF", "导出 word"],
)
def test_an_action_is_found_by_characters_pinyin_and_english(palette, query):
    type_in(palette, query)

    assert "导出…" in texts(palette)


def test_every_action_is_found_by_its_initials_letters_and_digits(palette):
    for choice in palette._actions.choices:
        initials = [(readings(c) or (c,))[0][0] for c in choice.text if c.isalnum()]
        type_in(palette, ">" + "".join(initials))
        assert choice.text in texts(palette)


def test_the_size_of_the_type_is_found_by_syllables_and_digits(palette):
    type_in(palette, "zihao150")

    assert texts(palette)[0] == "字号：150%"


@pytest.mark.parametrize("query", [">标记", ">字号", ">行距"])
def test_a_choice_of_a_menu_is_one_line(palette, query):
    type_in(palette, query)

    assert any("：" in words for words in texts(palette))
    assert not any("\n" in words for words in texts(palette))


def test_items_and_papers_are_found_by_initials(palette):
    type_in(palette, "#jjzd")

    assert texts(palette) == ["新建急救站点6个，城区急救平均反应时间缩短至10分钟以内。"]

    type_in(palette, "@wsjk")

    assert texts(palette) == ["2027年江城市卫生健康工作要点"]


def test_enter_shows_the_item_that_is_chosen(palette, session):
    type_in(palette, "#急救站点")
    QTest.keyClick(palette.field, KEYS.Key_Return)

    assert session.selection.section_id == "s12"
    assert session.selection.task_ids == ("t3",)
    assert not palette.shown


def test_enter_runs_the_action_and_it_stands_first_the_next_time(palette, window, session):
    type_in(palette, ">保存")
    QTest.keyClick(palette.field, KEYS.Key_Return)
    said = window.status.message.text()

    window.aids.open_palette()

    assert said == "已全部保存"
    assert texts(palette)[0] == "保存"


def test_escape_closes_it_and_the_focus_is_where_it_was(window, palette, qtbot):
    palette.close_list()
    window.panel.search.setFocus()
    qtbot.keyClick(window, KEYS.Key_K, QtCore.Qt.KeyboardModifier.ControlModifier)
    opened = palette.shown
    QTest.keyClick(palette.field, KEYS.Key_Escape)

    assert opened
    assert not palette.shown
    assert window.panel.search.hasFocus()


def test_arrows_pass_over_the_heads_of_groups(palette):
    type_in(palette, "j")
    seen = []
    for _ in range(palette.view.rows.rowCount()):
        seen.append(palette.view.choice)
        QTest.keyClick(palette.field, KEYS.Key_Down)

    assert all(seen)
    assert palette.view.rows.rowCount() > len(set(seen))


def test_an_action_that_cannot_run_stays_and_says_why(palette, session):
    type_in(palette, ">撤销")
    choice = palette.view.choice
    QTest.keyClick(palette.field, KEYS.Key_Return)

    assert choice.reason == "还没有可以撤销的步骤"
    assert palette.shown


def test_what_is_not_found_is_said(palette):
    type_in(palette, "完全没有的词")

    assert palette.nothing.isVisibleTo(palette)
    assert "没有找到“完全没有的词”" in palette.nothing.text()


def test_no_more_than_twelve_rows_are_shown_unless_one_kind_is_sought():
    actions = Shelf([Choice(Kind.ACTION, f"a{n}", f"动作{n}") for n in range(30)])
    items = [Choice(Kind.ITEM, f"i{n}", f"动工{n}") for n in range(30)]
    stock = Stock(items, [Choice(Kind.PAPER, "p", "动员")])

    mixed = chosen_rows("动", actions, stock, ())
    only = chosen_rows("#动", actions, stock, ())

    assert [(kind, len(found)) for kind, found in mixed] == [
        (Kind.ACTION, 7),
        (Kind.ITEM, 4),
        (Kind.PAPER, 1),
    ]
    assert [(kind, len(found)) for kind, found in only] == [(Kind.ITEM, 30)]


def test_before_readings_are_known_words_are_found_as_they_are_spelt():
    actions = Shelf([Choice(Kind.ACTION, "a", "导出…")], ready=False)

    assert chosen_rows("导出", actions, None, ())
    assert chosen_rows("dc", actions, None, ()) == ()


def test_another_word_for_an_action_comes_before_letters_inside_one():
    shelf = Shelf(
        [
            Choice(Kind.ACTION, "a", "写成 Word 文件"),
            Choice(Kind.ACTION, "b", "排列", more="order sort"),
        ]
    )

    assert [choice.key for choice in shelf.find("or")] == ["b", "a"]


def test_initials_come_before_letters_inside_a_word():
    shelf = Shelf(
        [
            Choice(Kind.ITEM, "a", "把 Word 导出"),
            Choice(Kind.ITEM, "b", "做好各类人员入党工作"),
        ]
    )

    assert [choice.key for choice in shelf.find("rd")] == ["b", "a"]


def test_the_rows_are_a_sound_model(qtbot):
    model = PaletteModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show([(Kind.ACTION, [Choice(Kind.ACTION, "a", "导出…")])])
    model.show([])

    assert model.rowCount() == 0


def test_it_closes_where_the_field_it_was_opened_from_is_gone(window, qtbot):
    window.activateWindow()
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    window.aids.open_palette()

    delete(field)
    window.aids.palette.close_list()

    assert not window.aids.palette.shown


def test_in_a_low_window_no_row_is_cut(window, qtbot):
    window.resize(1366, 400)
    window.actions_table["palette"].trigger()
    view = window.aids.palette.view
    qtbot.waitUntil(lambda: view.rows.rowCount() > 5, timeout=5000)

    seen = view.viewport().height()
    rows = [view.visualRect(view.rows.index(at)) for at in range(view.rows.rowCount())]

    assert [rect for rect in rows if rect.top() < seen - 4 < rect.bottom() - 4] == []
    assert len([rect for rect in rows if rect.bottom() <= seen]) > 3
