from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings

from ui.session import Session
from ui.state import Selection
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.drafting.samples import samples

WAIT = 10_000


@pytest.fixture
def desk(qtbot, tmp_path, qapp):
    workbench = Workbench(tmp_path / "库.yaodian")
    documents = [workbench.import_file(path) for path in samples()]
    session = Session(workbench)
    settings = QSettings(str(tmp_path / "ui.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, settings, fresh=False)
    qtbot.addWidget(window)
    window.resize(1600, 900)
    window.show()
    session.begin()
    session.show(workbench.new_plan(documents[0].id, 2027).plan)
    yield window, documents
    session.close()


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


def test_without_a_paper_it_says_what_it_is_for(desk):
    window, _ = desk

    window.actions_table["reference"].trigger()

    assert window.area.page.reference.empty.isVisible()


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
