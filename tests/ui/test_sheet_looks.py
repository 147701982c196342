"""正文 is seen as she left it: size, line pitch, marks; and where its pages begin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QTextCursor

from ui.sheet.looks import SheetLooks, legend
from ui.sheet.page import COMPACT, OFFICIAL
from ui.sheet.pages import edges
from ui.sheet.sheet import Sheet
from ui.sheet.spans import Mark
from ui.window.plan_page import PlanPage
from workbench.plan import Paragraph, Section, Task
from workbench.preview import Preview

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from workbench.plan import Plan


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def long_plan(session: Session, plan: Plan) -> Plan:
    """The open plan, several pages long."""
    tasks = tuple(Task(f"x{n}", "新建急救站点6个，更新救护车12辆。" * 3) for n in range(40))
    extra = Section("s3", "完善院前急救网络", paragraphs=(Paragraph("p9", tasks),))
    longer = replace(plan, sections=(*plan.sections, extra))
    session.apply(longer, "改写")
    return longer


@pytest.fixture
def looks(qtbot: QtBot, session: Session, settings: QSettings) -> SheetLooks:
    page = PlanPage(session)
    qtbot.addWidget(page)
    return SheetLooks(settings, page)


@pytest.fixture
def sheet(qtbot: QtBot, session: Session) -> Sheet:
    shown = Sheet(session)
    qtbot.addWidget(shown)
    shown.resize(830, 560)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_size_pitch_and_marks_are_as_they_were_left(
    qtbot: QtBot, session: Session, settings: QSettings, looks: SheetLooks, sheet: Sheet
) -> None:
    looks.tie(sheet)
    sheet.set_zoom(125)
    looks.set_pitch("official")
    looks.toggle_mark(Mark.UNIT.value)

    page, again = PlanPage(session), Sheet(session)
    qtbot.addWidget(page)
    qtbot.addWidget(again)
    SheetLooks(settings, page).tie(again)

    assert again.percent == 125
    assert again.sheet.page.pitch_ratio == OFFICIAL
    assert again.scene.shown == set(Mark) - {Mark.UNIT}


def test_a_mark_taken_off_comes_back(looks: SheetLooks, sheet: Sheet) -> None:
    looks.tie(sheet)

    looks.toggle_mark("err")
    looks.toggle_mark("err")

    assert looks.shows("err")
    assert Mark.WRONG in sheet.scene.shown


def test_the_pitch_is_compact_at_first(looks: SheetLooks, sheet: Sheet) -> None:
    looks.tie(sheet)

    assert sheet.sheet.page.pitch_ratio == COMPACT


@pytest.mark.parametrize("change", ["zoom", "pitch"])
def test_the_caret_s_line_keeps_its_place(sheet: Sheet, looks: SheetLooks, change: str) -> None:
    looks.tie(sheet)
    sheet.resize(830, 260)
    cursor = sheet.document().find("推动急救调度")
    sheet.setTextCursor(cursor)
    sheet.ensureCursorVisible()
    before = sheet.cursorRect().top()

    {"zoom": lambda: sheet.zoom(1), "pitch": lambda: looks.set_pitch("official")}[change]()

    assert abs(sheet.cursorRect().top() - before) <= sheet.sheet.page.pitch // 3


@pytest.mark.parametrize("mark", list(Mark))
def test_the_legend_shows_every_mark(qtbot: QtBot, mark: Mark) -> None:
    picture = legend(mark.value).pixmap(24, 24).toImage()

    assert {picture.pixel(x, y) for x in range(24) for y in range(24)} != {0}


def test_a_page_begins_where_the_composer_puts_it(session: Session, long_plan: Plan) -> None:
    paper = Preview().compose(long_plan)

    found = edges(paper)

    first = paper.pages[1].lines[0]
    assert found[paper.blocks[first.block].key][0] == (first.strip.start, "第2页")
    assert sum(len(there) for there in found.values()) == len(paper.pages) - 1


def test_the_edges_come_beside_the_window_and_stand_under_the_text(
    sheet: Sheet, session: Session, long_plan: Plan, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(sheet.scene.edges), timeout=20_000)
    sheet.moveCursor(QTextCursor.MoveOperation.End)
    sheet.viewport().repaint()

    assert "第2页" in {words for found in sheet.scene.edges.values() for _, words in found}


def test_a_larger_sheet_asks_for_the_room_its_lines_take(sheet):
    sheet.set_zoom(125)

    assert sheet.sizeHint().width() >= sheet.sheet.page.text_width + 90
