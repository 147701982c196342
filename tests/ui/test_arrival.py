"""Where one was taken to is made out for a moment: a tint that fades, or a frame that stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from ui import style
from ui.arrival import FADE_MS, STAND_MS
from ui.library.outline import OutlinePanel
from ui.pages.view import PagesView
from ui.reference.text import ReferenceText
from ui.sheet.sheet import Sheet
from ui.state import Selection
from ui.style import Appearance
from ui.tasks.rows import Column
from ui.tasks.table import TaskTable
from workbench.manuscript import manuscript

LONGER = 3


@pytest.fixture
def moving(qapp):
    """The application, whose motion is as before when the test ends."""
    yield qapp
    style.set_still(qapp, chosen=False)
    style.dress(qapp, Appearance.LIGHT)


@pytest.fixture
def sheet(qtbot, session):
    return shown(qtbot, Sheet(session), (830, 560))


@pytest.fixture
def table(qtbot, session):
    return shown(qtbot, TaskTable(session), (1100, 600))


def shown(qtbot, widget, size):
    qtbot.addWidget(widget)
    widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.setFocus()
    return widget


def colours_of_line(sheet, place, drop):
    """The colours on the line of `place`, `drop` pixels below its upper edge."""
    block = sheet.document().findBlockByNumber(sheet.sheet.index_of(place))
    top = sheet.cursorRect(QTextCursor(block)).top()
    seen = sheet.viewport().grab().toImage()
    return {seen.pixelColor(x, top + drop).name() for x in range(seen.width())}


def soft():
    return style.shade("accent_soft").name()


def test_a_sentence_jumped_to_is_tinted_deeper_than_the_current_one(sheet, session):
    session.select(Selection(section_id="s2"))
    during = colours_of_line(sheet, "s2", 2)

    sheet.arrival.end()

    assert sheet.textCursor().blockNumber() == sheet.sheet.index_of("s2")
    assert soft() not in during
    assert soft() in colours_of_line(sheet, "s2", 2)


def test_the_tint_fades_within_its_time(sheet, session, qtbot):
    session.select(Selection(task_ids=("t5",)))

    qtbot.waitUntil(lambda: not sheet.arrival.active, timeout=LONGER * FADE_MS)

    assert soft() in colours_of_line(sheet, "t5", 2)


def test_what_she_goes_to_herself_is_not_made_out(sheet, qtbot):
    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    qtbot.keyClick(sheet, Qt.Key.Key_Down)

    assert not sheet.arrival.active


def test_a_key_in_the_text_ends_it(sheet, session, qtbot):
    session.select(Selection(task_ids=("t5",)))
    began = sheet.arrival.active

    qtbot.keyClicks(sheet, "a")

    assert began
    assert not sheet.arrival.active


def test_with_motion_reduced_a_frame_stands_and_nothing_fades(sheet, session, moving, qtbot):
    style.set_still(moving, chosen=True)
    session.select(Selection(section_id="s2"))
    accent = style.shade("accent").name()
    at_once = colours_of_line(sheet, "s2", 4)

    qtbot.wait(FADE_MS)

    assert accent in at_once
    assert soft() in at_once
    assert {accent, soft()} <= colours_of_line(sheet, "s2", 4)
    qtbot.waitUntil(lambda: not sheet.arrival.active, timeout=LONGER * STAND_MS)


def test_in_high_contrast_there_is_a_frame_and_no_tint(sheet, session, moving):
    style.dress(moving, Appearance.HC)

    session.select(Selection(section_id="s2"))

    assert soft() in colours_of_line(sheet, "s2", 4)


def test_the_row_of_a_task_jumped_to_is_made_out(table, session):
    session.select(Selection(task_ids=("t5",)))
    began = table.view.cells.arrival.active

    table.view.setCurrentIndex(table.model.index(table.model.row_of("t1"), Column.TEXT))

    assert began
    assert not table.view.cells.arrival.active


def test_a_view_that_is_not_seen_makes_out_nothing(sheet, session):
    sheet.hide()

    session.select(Selection(task_ids=("t5",)))
    QApplication.processEvents()

    assert not sheet.arrival.active


def marked_pixels(view, place):
    """The picture of `place` now, and once the tint is gone."""
    during = view.viewport().grab(place).toImage()
    view.arrival.end()
    return during, view.viewport().grab(place).toImage()


def test_on_the_pages_what_was_chosen_elsewhere_is_made_out(qtbot, session):
    pages = PagesView(session)
    qtbot.addWidget(pages)
    pages.resize(1000, 640)
    with qtbot.waitSignal(pages.feed.composed, timeout=20_000):
        pages.show()

    session.select(Selection(task_ids=("t5",)))
    began = pages.desk.arrival.active
    mark = pages._places.marks(session.selection)[0]
    during, after = marked_pixels(pages.desk, pages.desk._marked(mark).toRect())

    assert began
    assert during != after


def test_what_she_clicks_on_a_page_herself_is_not_made_out(qtbot, session):
    pages = PagesView(session)
    qtbot.addWidget(pages)
    pages.resize(1000, 640)
    with qtbot.waitSignal(pages.feed.composed, timeout=20_000):
        pages.show()
    mark = pages._places.marks(Selection(task_ids=("t5",)))[0]
    point = pages.desk._marked(mark).center().toPoint()

    qtbot.mouseClick(pages.desk.viewport(), Qt.MouseButton.LeftButton, pos=point)

    assert session.selection.task_ids == ("t5",)
    assert not pages.desk.arrival.active


def test_the_sentence_of_the_paper_beside_is_made_out(qtbot, plan):
    text = shown(qtbot, ReferenceText(), (500, 400))
    text.show_blocks(manuscript(plan), "x")

    text.mark("t5")
    began = text.arrival.active
    during, after = marked_pixels(text, text._place().toRect())

    assert began
    assert during != after


def test_a_row_of_the_outline_is_made_out_where_it_was_out_of_sight(qtbot, session, plan):
    outline = OutlinePanel(session)
    qtbot.addWidget(outline)
    session.open_plan(plan.id)
    outline.resize(260, 60)
    with qtbot.waitExposed(outline):
        outline.show()
    session.select(Selection(section_id="s1"))
    near = outline.tree._arrival

    session.select(Selection(section_id="s21"))

    assert near is None
    assert outline.tree._arrival.active


def test_a_finding_pointed_at_in_the_text_is_made_out_in_the_list(window, session, fake, qtbot):
    session.edit(lambda p: replace(p, title=p.title.replace("2027", "2026")), "改标题")
    window.activateWindow()
    found = window.area.show_list("审校")
    with qtbot.waitSignal(found.findings.feed.checked, timeout=10_000):
        window.actions_table["check"].trigger()
    table = found.findings.table

    session.findings.chosen.emit(found.findings.model.rows[-1])
    began = table.arrival.active
    found.findings.go_to(0)

    assert began
    assert not table.arrival.active
