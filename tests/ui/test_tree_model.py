from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from ui.library.outline_book import outline_rows
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


def two_chapters(*below: str) -> tuple[Row, ...]:
    return Row("a", "甲", rows=(Row("a1", "甲一"),)), Row(
        "b", "乙", rows=tuple(map(Row, below, below))
    )


def test_a_chapter_that_stays_is_not_looked_at():
    model, told = TreeModel(), []
    model.dataChanged.connect(lambda index: told.append(index.data(Role.KEY)))
    first, second = two_chapters("b1", "b2")
    model.show((first, second))
    changed = replace(second, rows=(second.rows[0], replace(second.rows[1], text="乙二")))

    reset = model.show((first, changed))

    assert not reset
    assert told == ["b", "b2"]
    assert model.index_of("b2").data() == "乙二"
    assert model.index_of("a1").data() == "甲一"


def test_a_row_more_in_one_chapter_resets(qtmodeltester):
    model = TreeModel()
    first, second = two_chapters("b1", "b2")
    model.show((first, second))

    reset = model.show((first, two_chapters("b1", "b2", "b3")[1]))

    assert reset
    assert model.keys() == ("a", "a1", "b", "b1", "b2", "b3")
    qtmodeltester.check(model)


def test_a_row_less_in_one_chapter_resets():
    model = TreeModel()
    first, second = two_chapters("b1", "b2")
    model.show((first, second))

    assert model.show((first, two_chapters("b1")[1]))
    assert model.keys() == ("a", "a1", "b", "b1")


def test_an_item_that_moves_to_the_chapter_above_resets():
    model = TreeModel()
    first, second = two_chapters("b1", "b2")
    model.show((first, second))
    grown = replace(first, rows=(*first.rows, second.rows[0]))

    assert model.show((grown, two_chapters("b2")[1]))
    assert model.index_of("b1").parent().data(Role.KEY) == "a"


def test_chapters_that_change_places_reset():
    model = TreeModel()
    first, second = two_chapters("b1")
    model.show((first, second))

    assert model.show((second, first))
    assert model.keys() == ("b", "b1", "a", "a1")


def test_a_row_that_cannot_be_renamed_is_not_editable():
    model = TreeModel(lambda key, text: None)
    model.show((Row("a", "甲"), Row("b", "乙", edit="乙")))

    assert not model.setData(model.index_of("b"), "  ")
    assert not model.flags(model.index_of("a")) & model.flags(model.index_of("b")).ItemIsEditable
    assert model.index_of("nobody").data(Role.KEY) is None
