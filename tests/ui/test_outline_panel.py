from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.library.outline import OutlinePanel
from ui.library.outline_book import OutlineBook, outline_rows
from ui.state import ISSUED_LOCK, Selection
from workbench.checking.findings import Severity
from workbench.plan import Paragraph, Plan, Section, Task
from workbench.status import Status


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


def test_f2_on_the_outline_of_an_issued_plan_says_why_nothing_happens(panel, session, qtbot):
    session.select(Selection(section_id="s12"))
    session.edit(lambda plan: replace(plan, status=Status.ISSUED), "已印发")
    panel.tree.setFocus()

    with qtbot.waitSignal(session.message) as told:
        qtbot.keyClick(panel.tree, Qt.Key.Key_F2)

    assert told.args[0].text == ISSUED_LOCK
    assert not panel.tree.findChild(QLineEdit)


def test_a_heading_that_is_being_renamed_keeps_what_is_typed_when_it_is_asked_for_again(
    panel, session
):
    session.select(Selection(section_id="s12"))
    panel.rename_current()
    panel.tree.findChild(QLineEdit).setText("做强")

    panel.rename_current()

    assert [field.text() for field in panel.tree.findChildren(QLineEdit)] == ["做强"]


def test_after_a_look_at_the_past_headings_can_be_renamed_again(panel, session):
    renamable = Qt.ItemFlag.ItemIsEditable
    session.past.seen = SimpleNamespace()
    session.findings.changed.emit()
    then = panel.model.flags(panel.model.index_of("s12"))

    session.past.seen = None
    session.state_changed.emit()

    assert not then & renamable
    assert panel.model.flags(panel.model.index_of("s12")) & renamable


def test_folded_chapters_stay_folded_when_an_item_is_added(panel, session):
    from ui.section_edits import add_beside

    panel.tree.collapse(panel.model.index_of("s1"))
    session.select(Selection(section_id="s21"))

    add_beside(session)

    assert not panel.tree.isExpanded(panel.model.index_of("s1"))
    assert panel.tree.isExpanded(panel.model.index_of("s2"))
    assert panel.tree.currentIndex().data() == "（四）新条目"


def test_an_item_dragged_to_another_place_is_one_step_with_its_name(window, session, qtbot):
    outline = window.panel.outline
    outline.tree.expandAll()
    order = [section.id for section in session.plan.sections[0].sections]
    rows = [outline.tree.visualRect(outline.model.index_of(key)) for key in order]

    drag(qtbot, outline.tree, rows[1].center(), rows[0].topLeft() + QPoint(4, 2))

    assert [s.id for s in session.plan.sections[0].sections] == order[::-1]
    assert session.undo_label.startswith("移动")


def test_while_it_is_dragged_a_label_says_what_it_would_be_called(window, session, qtbot):
    outline = window.panel.outline
    outline.tree.expandAll()
    first, second = (
        outline.tree.visualRect(outline.model.index_of(section.id))
        for section in session.plan.sections[0].sections
    )
    viewport = outline.tree.viewport()

    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=second.center())
    move(viewport, first.topLeft() + QPoint(4, 2))
    words = outline.drag.target.words
    qtbot.keyClick(outline.tree, Qt.Key.Key_Escape)

    assert words == "成为（一）"
    assert outline.drag.target is None


def test_findings_are_counted_beside_their_item(window, session):
    section = session.plan.sections[0].sections[0]
    task = next(section.tasks())
    finding = SimpleNamespace(severity=Severity.ERROR)

    rows = outline_rows(session.plan, findings={task.id: [finding, finding]}, wide=True)

    assert rows[0].rows[0].counts[2] == ("2", "err")
    assert rows[0].counts[2] == ("2", "err")
    assert "必错2处" in rows[0].spoken


def chapter(name):
    tasks = (Task(f"{name}-t", "新建急救站点6个。"),)
    item = Section(f"{name}-i", "完善网络", paragraphs=(Paragraph(f"{name}-p", tasks),))
    return Section(name, "健全体系", sections=(item,))


def rows_of(book, plan, grave):
    return book.rows(plan, editable=True, grave=grave, wide=True)


def test_a_finding_makes_only_the_rows_of_its_chapter_anew():
    plan = Plan("p", "江城市要点", sections=(chapter("a"), chapter("b")))
    book = OutlineBook()
    before = rows_of(book, plan, {"a-t": (1, 0), "b-t": (0, 1)})

    after = rows_of(book, plan, {"a-t": (1, 0), "b-t": (0, 2)})

    assert after[0] is before[0]
    assert after[1].counts[2] == ("2", "warn")


def test_an_edit_makes_only_the_rows_of_its_chapter_anew():
    plan, book = Plan("p", "江城市要点", sections=(chapter("a"), chapter("b"))), OutlineBook()
    before = rows_of(book, plan, {})
    renamed = replace(plan.sections[1], heading="提升能力")

    after = rows_of(book, replace(plan, sections=(plan.sections[0], renamed)), {})

    assert after[0] is before[0]
    assert after[1].text == "二、提升能力"


def test_a_chapter_put_in_front_numbers_the_rows_behind_it_anew():
    plan, book = Plan("p", "江城市要点", sections=(chapter("a"), chapter("b"))), OutlineBook()
    rows_of(book, plan, {})

    after = rows_of(book, replace(plan, sections=(chapter("c"), *plan.sections)), {})

    assert [row.text[:2] for row in after] == ["一、", "二、", "三、"]
    assert after[2].rows[0].text == "（三）完善网络"


def drag(qtbot, tree, start, end):
    qtbot.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=start)
    move(tree.viewport(), end)
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=end)


def move(viewport, to):
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        viewport.mapToGlobal(QPointF(to)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def test_a_plan_without_items_says_how_to_begin_and_another_one_that_none_is_open(
    panel, session, plan
):
    session.edit(lambda now: replace(now, sections=()), "删去全部")

    assert panel.empty.words.startswith("这份要点还没有条目")
    session.undo()
    session.open_plan("")
    assert panel.empty.words.startswith("还没有打开要点")
