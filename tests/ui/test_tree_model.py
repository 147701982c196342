from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from ui.library.outline import outline_rows
from ui.library.tree import library_rows
from ui.tree_model import ACCESSIBLE, DISPLAY, EDIT, TOOL_TIP, USER, Role, Row, TreeModel


def test_the_outline_is_a_sound_model(qtmodeltester, plan):
    model = TreeModel(lambda key, text: None)
    model.show(outline_rows(plan))

    qtmodeltester.check(model)


def test_the_library_is_a_sound_model(qtmodeltester, fake):
    model = TreeModel()
    model.show(library_rows(fake.plans(), fake.documents(), fake.templates(), "plan-2027"))

    qtmodeltester.check(model)


def test_the_roles_by_number_are_those_of_qt():
    role = Qt.ItemDataRole

    assert (
        role.DisplayRole,
        role.EditRole,
        role.ToolTipRole,
        role.AccessibleTextRole,
        role.UserRole,
    ) == (DISPLAY, EDIT, TOOL_TIP, ACCESSIBLE, USER)


def test_an_empty_model_is_sound(qtmodeltester):
    qtmodeltester.check(TreeModel())


def test_the_outline_counts_what_nobody_answers_for(plan):
    rows = outline_rows(plan)

    assert [(row.text, row.counts[0][0]) for row in (*rows, *rows[0].rows)] == [
        ("一、健全公共卫生服务体系", "1"),
        ("二、推进健康服务网点扩建下乡", "1"),
        ("（一）提升疾病预防控制能力", ""),
        ("（二）完善院前急救网络", "1"),
    ]
    assert rows[0].spoken == "一、健全公共卫生服务体系，责任未定1项"


def test_a_changed_text_resets_nothing(plan, qtbot):
    model = TreeModel()
    model.show(outline_rows(plan))
    section = replace(plan.sections[0], heading="健全体系")
    after = replace(plan, sections=(section, plan.sections[1]))

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        reset = model.show(outline_rows(after))

    assert not reset
    assert model.index_of("s1").data() == "一、健全体系"


def test_a_row_that_cannot_be_renamed_is_not_editable():
    model = TreeModel(lambda key, text: None)
    model.show((Row("a", "甲"), Row("b", "乙", edit="乙")))

    assert not model.setData(model.index_of("b"), "  ")
    assert not model.flags(model.index_of("a")) & model.flags(model.index_of("b")).ItemIsEditable
    assert model.index_of("nobody").data(Role.KEY) is None
