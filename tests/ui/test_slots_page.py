"""The page of a template on a real store: filled once is filled everywhere, and put right."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui import style
from ui.session import Session
from ui.slots.acts import show_template
from ui.slots.combine import CombineDialog
from ui.slots.sight import chapters
from ui.slots.slot_table import SlotTable
from ui.window.main_window import MainWindow
from workbench.app import Workbench

OLD = Path(__file__).parent.parent / "data" / "江城市2026年教育工作要点.txt"
WAIT = 20_000


@pytest.fixture
def page(qapp, qtbot, tmp_path):
    """The page of a template made of the made-up city's plan."""
    workbench = Workbench(tmp_path / "资料库.yaodian")
    template = workbench.make_template(str(OLD), "教育要点")
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Session(workbench), settings)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    with qtbot.waitSignal(window.session.begun, timeout=WAIT):
        window.begin()
    show_template(window.area, template.id, 2027)
    opened = window.area.whole["slots"]
    qtbot.waitUntil(lambda: opened.sight is not None, timeout=WAIT)
    yield opened
    window.close()


def row_of(page, kind):
    return next(k for k, slot in enumerate(page.model.rows) if slot.kind.label == kind)


def fill(page, qtbot, kind, words):
    before = page.sight
    page.model.setData(page.model.index(row_of(page, kind), 3), words)
    qtbot.waitUntil(lambda: page.sight is not before, timeout=WAIT)


def test_the_year_asked_for_stands_everywhere_and_the_rest_is_open(page):
    assert "2027年" in page.paper.toPlainText()
    assert "〔计划年〕" not in page.paper.toPlainText()
    assert page.paper.extraSelections()


def test_where_there_is_little_room_what_is_filled_in_is_seen(page, qtbot):
    table = SlotTable(page.model)
    qtbot.addWidget(table)
    table.show()

    table.resize(style.em(22), 400)

    hidden = [table.isColumnHidden(column) for column in range(4)]
    assert hidden == [False, True, True, False]
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(3) >= style.em(10)


def test_one_slot_filled_is_filled_everywhere(page, qtbot):
    fill(page, qtbot, "地名", "云溪市")

    assert page.paper.toPlainText().count("云溪") > 1
    assert page.model.index(row_of(page, "地名"), 3).data() == "云溪市"


def test_a_slot_is_turned_back_and_a_text_made_one(page, qtbot):
    before, count = page.sight, len(page.model.rows)
    page.table.selectRow(row_of(page, "数"))
    page.back.click()
    qtbot.waitUntil(lambda: page.sight is not before, timeout=WAIT)
    fewer, now = len(page.model.rows), page.sight
    page.paper.setTextCursor(page.paper.document().find("教师"))

    page.make.click()

    qtbot.waitUntil(lambda: page.sight is not now, timeout=WAIT)
    assert fewer == count - 1
    assert "〔待填〕" in page.paper.toPlainText()


def test_what_is_filled_in_becomes_a_plan(page, qtbot):
    session = page.window().session
    page.own.click()
    qtbot.waitUntil(lambda: len(page.sight.values) > 5, timeout=WAIT)

    with qtbot.waitSignal(session.plan_opened, timeout=WAIT):
        page.plan.click()

    assert session.plan.year == 2027
    assert "江城市2027年" in session.plan.title
    assert page.window().area.pages.currentWidget() is not page


def test_a_template_goes_out_as_a_file_and_comes_in_again(page, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "教育.yaodian-template"
    monkeypatch.setattr("ui.choosing.asked", lambda _: (file,))
    with qtbot.waitSignal(page.window().session.message, timeout=WAIT):
        page.give_out.click()
    before = page.sight

    page.take_in.click()

    qtbot.waitUntil(lambda: page.sight is not before, timeout=WAIT)
    assert page.sight.template.name == "教育要点（2）"


def test_chapters_of_several_are_ticked_and_named(page, qtbot):
    dialog = CombineDialog(chapters(page.window().session.workbench))
    qtbot.addWidget(dialog)
    idle = dialog.act.isEnabled()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.list.item(dialog.list.count() - 1).setCheckState(Qt.CheckState.Checked)
    dialog.name.setText("合成的模板")

    assert not idle
    assert dialog.act.isEnabled()
    assert len(dialog.parts) == 2


def test_the_slots_are_a_sound_model(page):
    QAbstractItemModelTester(page.model)
