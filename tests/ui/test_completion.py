"""正文: what the library offers while a sentence is begun, taken and refused by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest

from tests.ui.conftest import FakeHit
from ui.sheet.completion import PAUSE_MS
from ui.sheet.sheet import Sheet
from workbench.drafting.editing import set_task_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeWorkbench
    from ui.session import Session

_LINES = ("推进医养结合，新增床位200张。", "推进医联体建设。", "健全机制，推进医药协同。")


@pytest.fixture
def sheet(
    qtbot: QtBot, session: Session, fake: FakeWorkbench, monkeypatch: pytest.MonkeyPatch
) -> Sheet:
    hits = [FakeHit("document", "d1", "江北省2026年工作要点", "", line) for line in _LINES]
    hits.append(FakeHit("plan", "p0", "2025年工作要点", "", "推进医防融合。"))
    monkeypatch.setattr(
        fake, "search", lambda query: tuple(hit for hit in hits if query in hit.text)
    )
    shown = Sheet(session)
    qtbot.addWidget(shown)
    shown.resize(830, 560)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    cursor = shown.document().find("新楼。")
    cursor.setPosition(cursor.selectionEnd())
    shown.setTextCursor(cursor)
    return shown


def _type(qtbot: QtBot, sheet: Sheet, words: str) -> None:
    """Type, and wait until the list is open."""
    sheet.insertPlainText(words)
    qtbot.waitUntil(lambda: sheet.completion.open, timeout=3000)


def _settle(qtbot: QtBot) -> None:
    qtbot.wait(PAUSE_MS * 3)


def _line(sheet: Sheet) -> str:
    return sheet.textCursor().block().text()


def test_two_characters_open_a_list_in_which_nothing_is_chosen(qtbot: QtBot, sheet: Sheet) -> None:
    _type(qtbot, sheet, "推进医")

    assert [offer.text for offer in sheet.completion.offers] == [
        "推进医养结合，新增床位200张。",
        "推进医联体建设。",
        "推进医防融合。",
        "推进医药协同。",
        "推进医养结合",
    ]
    assert not sheet.completion.list.currentIndex().isValid()


def test_one_character_opens_none(qtbot: QtBot, sheet: Sheet) -> None:
    sheet.insertPlainText("推")
    _settle(qtbot)

    assert not sheet.completion.open


def test_tab_takes_the_first(qtbot: QtBot, sheet: Sheet) -> None:
    _type(qtbot, sheet, "推进医")

    QTest.keyClick(sheet, Qt.Key.Key_Tab)

    assert _line(sheet).endswith("新楼。推进医养结合，新增床位200张。")
    assert not sheet.completion.open


def test_down_and_enter_take_what_is_chosen(qtbot: QtBot, sheet: Sheet) -> None:
    _type(qtbot, sheet, "推进医")

    QTest.keyClick(sheet, Qt.Key.Key_Down)
    QTest.keyClick(sheet, Qt.Key.Key_Down)
    QTest.keyClick(sheet, Qt.Key.Key_Return)

    assert _line(sheet).endswith("推进医联体建设。")


def test_enter_alone_makes_a_new_item(qtbot: QtBot, sheet: Sheet, session: Session) -> None:
    _type(qtbot, sheet, "推进医")
    before = len(sheet.sheet.blocks)

    QTest.keyClick(sheet, Qt.Key.Key_Return)

    assert len(sheet.sheet.blocks) == before + 1
    assert not sheet.completion.open


def test_escape_hides_it_for_this_sentence(qtbot: QtBot, sheet: Sheet) -> None:
    _type(qtbot, sheet, "推进医")

    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    sheet.insertPlainText("养")
    _settle(qtbot)
    hidden = not sheet.completion.open
    _type(qtbot, sheet, "好。推进医")

    assert hidden
    assert sheet.completion.open


def test_a_whole_sentence_keeps_its_source(
    qtbot: QtBot, sheet: Sheet, session: Session, fake: FakeWorkbench
) -> None:
    _type(qtbot, sheet, "推进医联")

    QTest.keyClick(sheet, Qt.Key.Key_Tab)

    assert session.plan is not None
    taken = [task for task in session.plan.tasks() if task.origin]
    assert [(task.text, task.origin) for task in taken] == [("推进医联体建设。", "d1")]


def test_a_phrase_has_no_source(qtbot: QtBot, sheet: Sheet, session: Session) -> None:
    _type(qtbot, sheet, "抓好改革，推进医药")

    QTest.keyClick(sheet, Qt.Key.Key_Tab)
    sheet.flush()

    assert session.plan is not None
    assert _line(sheet).endswith("抓好改革，推进医药协同。")
    assert not [task for task in session.plan.tasks() if task.origin]


def test_while_an_input_method_composes_there_is_none(qtbot: QtBot, sheet: Sheet) -> None:
    sheet.insertPlainText("推进医")
    QGuiApplication.sendEvent(sheet, QInputMethodEvent("yang", []))
    _settle(qtbot)

    assert not sheet.completion.open


def test_it_opens_once_the_composition_is_done(qtbot: QtBot, sheet: Sheet) -> None:
    QGuiApplication.sendEvent(sheet, QInputMethodEvent("tuijin", []))
    done = QInputMethodEvent("", [])
    done.setCommitString("推进")
    QGuiApplication.sendEvent(sheet, done)

    qtbot.waitUntil(lambda: sheet.completion.open, timeout=3000)

    assert sheet.completion.offers


def test_leaving_the_text_closes_it(qtbot: QtBot, sheet: Sheet) -> None:
    _type(qtbot, sheet, "推进医")

    sheet.clearFocus()

    assert not sheet.completion.open


def test_moving_the_caret_closes_it(qtbot: QtBot, sheet: Sheet) -> None:
    _type(qtbot, sheet, "推进医")

    QTest.keyClick(sheet, Qt.Key.Key_Home)

    assert not sheet.completion.open


def test_without_a_list_tab_changes_the_level(sheet: Sheet, session: Session) -> None:
    cursor = sheet.document().find("完善院前")
    cursor.setPosition(cursor.block().position())
    sheet.setTextCursor(cursor)

    QTest.keyClick(sheet, Qt.Key.Key_Tab)

    assert session.plan is not None
    assert session.plan.sections[0].sections[0].sections[0].id == "s12"


def test_what_the_plan_says_already_is_not_offered(
    qtbot: QtBot, sheet: Sheet, session: Session
) -> None:
    assert session.plan is not None
    task = next(iter(session.plan.tasks()))
    session.edit(lambda plan: set_task_text(plan, task.id, "推进医联体建设。"), "改写")
    cursor = sheet.document().find("新楼。")
    cursor.setPosition(cursor.selectionEnd())
    sheet.setTextCursor(cursor)

    _type(qtbot, sheet, "推进医")

    assert "推进医联体建设。" not in [offer.text for offer in sheet.completion.offers]


def test_each_offer_names_where_it_is_from(qtbot: QtBot, sheet: Sheet) -> None:
    _type(qtbot, sheet, "推进医")

    assert sheet.completion.list.sources[:3] == (
        "江北省2026年工作要点",
        "江北省2026年工作要点",
        "2025年工作要点",
    )


@pytest.mark.parametrize("height", [560, 300, 220, 160])
def test_the_sentence_that_is_written_stays_in_sight(
    qtbot: QtBot, sheet: Sheet, height: int
) -> None:
    _type(qtbot, sheet, "推进医")
    begin = sheet.textCursor()
    begin.setPosition(begin.position() - len("推进医"))

    sheet.resize(830, height)
    sheet.ensureCursorVisible()
    sheet.completion.list.follow()

    written = sheet.cursorRect(begin).united(sheet.cursorRect())
    written.moveTopLeft(sheet.viewport().mapTo(sheet, written.topLeft()))
    assert not sheet.completion.list.geometry().intersects(written)
