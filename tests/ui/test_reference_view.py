from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ui.state import Selection
from workbench.manuscript import manuscript

WAIT = 10_000


@pytest.fixture
def desk(plan_desk):
    return plan_desk


@pytest.fixture
def reference(desk, qtbot):
    window, documents = desk
    window.actions_table["reference"].trigger()
    view = window.area.page.reference
    with qtbot.waitSignal(view.shown, timeout=WAIT):
        view.show_paper(documents[1].id)
    return view


def test_a_paper_stands_beside_the_plan_until_it_is_closed(desk, reference):
    window, documents = desk
    shown = reference.isVisible()

    window.actions_table["reference"].trigger()

    assert shown
    assert not reference.isVisible()
    assert reference.title.text() == documents[1].title


def test_it_opens_with_the_paper_the_plan_was_made_of(desk, qtbot):
    window, documents = desk

    window.actions_table["reference"].trigger()
    view = window.area.page.reference
    qtbot.waitUntil(lambda: not view.empty.isVisible(), timeout=WAIT)

    assert view.key == documents[0].id


def test_without_a_paper_it_says_what_it_is_for(desk, monkeypatch):
    window, _ = desk
    store = window.session.workbench.store
    monkeypatch.setattr(type(store), "made_of", lambda _store, _plan_id: "")

    window.actions_table["reference"].trigger()

    assert window.area.page.reference.empty.isVisible()


def test_in_little_room_the_title_is_seen_and_the_buttons_are_icons(reference, qtbot):
    reference.window().resize(1920, 800)
    qtbot.waitUntil(lambda: reference.take.text() == "写入要点", timeout=WAIT)

    reference.window().resize(1000, 700)
    qtbot.waitUntil(lambda: not reference.take.text(), timeout=WAIT)
    qtbot.waitUntil(lambda: reference.title.width() > 100, timeout=WAIT)

    assert reference.choose.text() == ""
    assert reference.take.accessibleName() == "写入要点"


def test_words_composed_over_a_paper_change_nothing_in_it(reference):
    before = reference.text.toPlainText()
    composed = QInputMethodEvent("", [])
    composed.setCommitString("抓好落实。")
    reference.text.selectAll()

    QApplication.sendEvent(reference.text, composed)

    assert reference.text.toPlainText() == before


def test_a_source_opens_at_its_words(desk, qtbot):
    window, documents = desk
    paper = window.session.workbench.find_plan(documents[1].id)
    wanted = list(paper.tasks())[-1]

    window.session.source_wanted.emit(documents[1].id, wanted.text)
    view = window.area.page.reference
    qtbot.waitUntil(lambda: view.text.tasks_chosen() == (wanted.id,), timeout=WAIT)

    assert view.isVisible()


def test_a_sentence_is_written_behind_the_current_one_with_its_source(desk, reference):
    window, documents = desk
    session = window.session
    paper = session.workbench.find_plan(documents[1].id)
    theirs = next(paper.tasks())
    here = next(session.plan.tasks())
    session.select(Selection(task_ids=(here.id,)))
    reference.text.mark(theirs.id)

    reference.take.click()

    made = list(session.plan.tasks())[1]
    assert made.origin == documents[1].id
    assert session.selection.task_ids == (made.id,)
    assert session.undo_label == "写入资料里的 1句"


def test_what_answers_each_sentence_is_said_below_it_once_held_against(desk, reference, qtbot):
    reference.hold.click()
    qtbot.waitUntil(lambda: bool(reference._rows()), timeout=WAIT)
    row = next(row for row in reference._rows() if row.tasks)

    said = reference.text.toPlainText()
    reference.text.chosen.emit(row.requirement.entry.tasks[0].id)

    assert row.requirement.relation.label in said
    assert set(desk[0].session.selection.task_ids) <= row.tasks
    assert not reference.hold.isVisible()


@pytest.fixture
def tied(desk, reference, qtbot):
    reference.hold.click()
    qtbot.waitUntil(lambda: len(reference.pairs) > 3, timeout=WAIT)
    return reference


def _ours(desk):
    return desk[0].area.page.widget("text")


def test_the_link_waits_until_the_plan_is_held_against_the_paper(reference):
    assert not reference.link.isEnabled()
    assert "对标" in reference.link.toolTip()


def test_the_paper_scrolls_with_the_plan(desk, tied):
    tied.text.bring(tied.pairs[0][1], 0)
    before = tied.text.verticalScrollBar().value()

    _ours(desk).verticalScrollBar().setValue(_ours(desk).verticalScrollBar().maximum() // 2)

    assert tied.text.verticalScrollBar().value() != before


def test_the_plan_scrolls_with_the_paper(desk, tied):
    bar = _ours(desk).verticalScrollBar()
    before = bar.value()

    tied.text.verticalScrollBar().setValue(tied.text.verticalScrollBar().maximum())

    assert bar.value() != before


def test_nothing_is_tied_while_another_plan_is_being_laid_out(desk, tied):
    window, _ = desk
    sheet, plan = _ours(desk), window.session.plan
    sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())

    sheet.sheet.show_manuscript(manuscript(plan), {task.id: task for task in plan.tasks()})

    assert sheet.verticalScrollBar().value() == 0


def test_without_the_link_each_scrolls_alone(desk, tied):
    tied.link.setChecked(False)
    before = tied.text.verticalScrollBar().value()

    _ours(desk).verticalScrollBar().setValue(_ours(desk).verticalScrollBar().maximum() // 2)

    assert tied.text.verticalScrollBar().value() == before


def test_a_sentence_chosen_in_the_plan_does_not_move_the_plan(desk, tied):
    window, _ = desk
    bar = _ours(desk).verticalScrollBar()
    ours, _ = tied.pairs[-1]
    window.session.select(Selection(task_ids=(ours,)))
    before = bar.value()

    tied.text.mark(tied.pairs[0][1])

    assert bar.value() == before


def test_each_plan_remembers_the_paper_beside_it(desk, reference, qtbot):
    window, documents = desk
    session = window.session
    first = session.plan
    other = session.workbench.new_plan(documents[0].id, 2028).plan
    session.show(other)
    with qtbot.waitSignal(reference.shown, timeout=WAIT):
        reference.show_paper(documents[0].id)

    with qtbot.waitSignal(reference.shown, timeout=WAIT):
        session.show(first)

    assert reference.key == documents[1].id
