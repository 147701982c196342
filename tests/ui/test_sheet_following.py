"""正文: following a figure, a unit or a 《》 to where else it stands, and the card of a mark."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from ui.sheet.sheet import Sheet
from workbench.drafting import editing

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor
    from pytestqt.qtbot import QtBot

    from ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def sheet(qtbot: QtBot, session: Session) -> Sheet:
    plan = session.plan
    assert plan is not None
    plan = editing.set_task_text(plan, "t4", "24家哨点医院按照《江城市急救办法》联网。")
    session.apply(editing.set_task_text(plan, "t5", "落实《江城市急救办法》，建设新楼。"), "改写")
    shown = Sheet(session)
    qtbot.addWidget(shown)
    shown.resize(830, 560)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _in(sheet: Sheet, words: str) -> QTextCursor:
    cursor = sheet.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    return cursor


def _words(sheet: Sheet, words: str) -> list[str]:
    subject = sheet.following.subject(_in(sheet, words))
    assert subject is not None
    return [action.text() for action in sheet.following.menu(subject).actions()]


def test_a_figure_lists_the_other_sentences_it_stands_in(sheet: Sheet) -> None:
    words = _words(sheet, "24家")

    assert words[0] == "“24家”另有 1 处"
    assert words[1].startswith("（二）第2句　…24家哨点")


def test_a_name_leads_to_the_other_place_and_selects_it_there(
    sheet: Sheet, session: Session
) -> None:
    subject = sheet.following.subject(_in(sheet, "《江城市急救办法》"))
    assert subject is not None

    sheet.following.menu(subject).actions()[1].trigger()

    assert session.selection.task_ids == ("t5",)
    assert sheet.textCursor().selectedText() == "《江城市急救办法》"


def test_a_name_is_looked_up_in_the_library(sheet: Sheet) -> None:
    assert _words(sheet, "《江城市急救办法》")[-1] == "在资料里找"


def test_a_sentence_taken_from_a_paper_leads_back_to_it(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    plan = session.plan
    assert plan is not None
    paragraph = plan.sections[1].sections[0].paragraphs[0]
    tasks = tuple(replace(task, origin="d1") for task in paragraph.tasks)
    taken = replace(paragraph, tasks=tasks)
    third = replace(plan.sections[1].sections[0], paragraphs=(taken,))
    chapter = replace(plan.sections[1], sections=(third,))
    session.apply(replace(plan, sections=(plan.sections[0], chapter)), "取用")
    subject = sheet.following.subject(_in(sheet, "《江城市急救办法》，建设"))
    assert subject is not None
    menu = sheet.following.menu(subject)

    with qtbot.waitSignal(session.source_wanted, timeout=1000) as wanted:
        next(a for a in menu.actions() if a.text() == "这一句的来源").trigger()

    assert wanted.args == ["d1", "落实《江城市急救办法》，建设新楼。"]


def test_ctrl_enter_opens_the_list_and_esc_closes_it(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.setTextCursor(_in(sheet, "24家"))

    menu = sheet.following.follow(sheet.textCursor(), QPoint(0, 0))

    assert menu is not None
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)


def test_what_stands_nowhere_else_is_said(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    sheet.setTextCursor(_in(sheet, "12月底前"))

    with qtbot.waitSignal(session.message, timeout=1000) as said:
        qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert said.args[0].text == "“12月底前”没有在别处出现"


def test_a_mark_has_a_card_after_the_mouse_rested(sheet: Sheet) -> None:
    point = QPointF(sheet.cursorRect(_in(sheet, "24家")).center())

    words = sheet.card.words_at(point).split("\n")

    assert words[0] == "指标　监测哨点医院　≥24家"
    assert words[-1] == "另有 1 处：（二）第2句（Ctrl+点击前往）"


def test_plain_words_have_no_card(sheet: Sheet) -> None:
    assert sheet.card.words_at(QPointF(sheet.cursorRect(_in(sheet, "推进市疾控")).center())) == ""


def test_f3_walks_on_through_all_places_of_what_was_followed(
    sheet: Sheet, session: Session
) -> None:
    subject = sheet.following.subject(_in(sheet, "《江城市急救办法》"))
    assert subject is not None
    sheet.following.menu(subject).actions()[1].trigger()
    first = session.selection.task_ids

    walked = [sheet.following.walk(1) and session.selection.task_ids for _ in range(2)]

    assert first == ("t5",)
    assert walked == [("t4",), ("t5",)]
    assert sheet.textCursor().selectedText() == "《江城市急救办法》"


def test_nothing_is_walked_before_something_was_followed(sheet: Sheet) -> None:
    assert not sheet.following.walk(1)


def test_another_search_ends_the_walk(sheet: Sheet, session: Session) -> None:
    subject = sheet.following.subject(_in(sheet, "24家"))
    assert subject is not None
    sheet.following.menu(subject).actions()[1].trigger()

    sheet.following.stop()

    assert not sheet.following.walk(1)
