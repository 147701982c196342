"""Where one was taken to is made out for a moment: a tint that fades, or a frame that stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from ui import style
from ui.arrival import FADE_MS, STAND_MS
from ui.sheet.sheet import Sheet
from ui.state import Selection
from ui.style import Appearance
from ui.tasks.rows import Column
from ui.tasks.table import TaskTable

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
