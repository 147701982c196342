"""The menu 分工 opens the fields of 详情, and the list of units is kept."""

from __future__ import annotations

from ui.dialogs.units import UnitsDialog, text_of, units_in
from ui.state import Selection
from ui.window.side_pages import DETAILS
from workbench.plan import Role, Unit


def test_the_menu_opens_the_field_for_what_is_selected(window, session):
    session.select(Selection("", "", ("t4",)))

    window.actions_table["lead"].trigger()
    page = window.side.page(DETAILS)
    field = page.body.chips[Role.LEAD].field
    field.take("疾控处")

    assert window.side.isVisibleTo(window)
    assert next(t for t in session.plan.tasks() if t.id == "t4").units(Role.LEAD) == ("疾控处",)


def test_responsibility_is_cleared_in_one_step(window, session):
    session.select(Selection("", "", ("t1", "t3")))

    window.actions_table["clear-units"].trigger()

    found = {t.id: t.assignments for t in session.plan.tasks()}
    assert found["t1"] == found["t3"] == ()
    assert session.undo_label == "清除责任 2项"


def test_units_are_read_a_line_each_with_their_other_names():
    words = "1. 医政医管处：医政处、医管处\n\n疾控处\t疾控科\n规划信息处（规划处）\n疾控处\n"

    units = units_in(words, [Unit("u9", "疾控处")])

    assert [(u.name, u.aliases) for u in units] == [
        ("医政医管处", ("医政处", "医管处")),
        ("疾控处", ("疾控科",)),
        ("规划信息处", ("规划处",)),
    ]
    assert units[1].id == "u9"
    assert units_in(text_of(units), units) == units


def test_the_dialog_counts_what_stands_in_it(qtbot):
    dialog = UnitsDialog([Unit("u1", "疾控处", ("疾控科",))])
    qtbot.addWidget(dialog)

    dialog.field.appendPlainText("医保局")

    assert dialog._count.text() == "2 家，别称 1 个"
    assert [unit.name for unit in dialog.units()] == ["疾控处", "医保局"]
