from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui.outline_panel import OutlinePanel
from ui.state import Selection


@pytest.fixture
def panel(qtbot, session, plan):
    made = OutlinePanel(session)
    qtbot.addWidget(made)
    session.open_plan(plan.id)
    made.resize(260, 400)
    made.show()
    return made


def test_a_click_on_an_item_selects_it_everywhere(panel, session, qtbot):
    tree = panel.tree
    spot = tree.visualRect(panel.model.index_of("s12")).center()

    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert session.selection == Selection(section_id="s12")


def test_what_is_selected_elsewhere_is_current_here(panel, session):
    session.select(Selection(section_id="s21", task_ids=("t5",)))

    assert panel.tree.current_key == "s21"
    assert session.selection.task_ids == ("t5",)


def test_f2_renames_in_place_and_undo_takes_it_back(panel, session, qtbot):
    session.select(Selection(section_id="s12"))
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = panel.tree.findChild(QLineEdit)
    offered = editor.text()
    editor.setText("做强院前急救")

    with qtbot.waitSignal(session.plan_changed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    renamed = panel.model.index_of("s12").data()
    session.undo()

    assert offered == "完善院前急救网络"
    assert renamed == "（二）做强院前急救"
    assert panel.model.index_of("s12").data() == "（二）完善院前急救网络"


def test_the_outline_of_a_read_only_store_cannot_be_renamed(panel, session, fake, plan):
    fake.read_only = True
    session.open_plan(plan.id)

    assert not panel.model.flags(panel.model.index_of("s12")) & Qt.ItemFlag.ItemIsEditable


def test_folded_chapters_stay_folded_when_an_item_is_added(panel, session):
    from ui.section_edits import add_beside

    panel.tree.collapse(panel.model.index_of("s1"))
    session.select(Selection(section_id="s21"))

    add_beside(session)

    assert not panel.tree.isExpanded(panel.model.index_of("s1"))
    assert panel.tree.isExpanded(panel.model.index_of("s2"))
    assert panel.tree.currentIndex().data() == "（四）新条目"
