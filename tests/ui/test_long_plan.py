"""A plan of thousands of paragraphs opens in several turns of the window, and nobody notices."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from ui.library.outline import OutlinePanel
from ui.library.outline_book import OutlineBook, _Rows
from ui.sheet.document import FIRST, SheetDocument
from ui.sheet.sheet import Sheet
from ui.sheet.spans import typed_text
from ui.state import Selection
from workbench.chapters import tasks_by_id
from workbench.drafting.editing import rename
from workbench.manuscript import manuscript
from workbench.plan import Paragraph, Plan, Section, Task

WAIT = 10_000


def item(chapter, at):
    task = Task(f"t{chapter}-{at}", f"建成社区卫生服务站{at + 2}个。")
    paragraph = Paragraph(f"p{chapter}-{at}", (task,))
    return Section(f"s{chapter}-{at}", "完善服务", run_in=True, paragraphs=(paragraph,))


@pytest.fixture(scope="module")
def long_plan():
    chapters = (
        Section(f"s{n}", "健全公共卫生体系", sections=tuple(item(n, at) for at in range(80)))
        for n in range(6)
    )
    return Plan("long", "2027年江城市卫生健康工作要点", 2027, sections=tuple(chapters))


@pytest.fixture
def lines(long_plan):
    return [typed_text(block) for block in manuscript(long_plan)]


@pytest.fixture
def sheet(qtbot, session, fake, long_plan):
    fake.kept[long_plan.id] = long_plan
    made = Sheet(session)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def outline(qtbot, session, fake, long_plan):
    fake.kept[long_plan.id] = long_plan
    made = OutlinePanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(sheet):
    return sheet.toPlainText().split("\n")


def test_its_beginning_is_there_at_once_and_the_rest_soon(sheet, session, lines, qtbot):
    session.open_plan("long")
    assert shown(sheet) == lines[:FIRST]

    qtbot.waitUntil(lambda: shown(sheet) == lines, timeout=WAIT)


def test_what_follows_looks_as_if_it_had_been_there_at_once(
    sheet, session, long_plan, lines, qtbot
):
    session.open_plan("long")
    at_once = SheetDocument(sheet)
    at_once.set_page(sheet.sheet.page)
    at_once.show_manuscript(manuscript(long_plan), tasks_by_id(long_plan))
    at_once.setTextWidth(sheet.sheet.textWidth())

    qtbot.waitUntil(lambda: shown(sheet) == lines, timeout=WAIT)

    assert dressed(sheet.sheet) == dressed(at_once)
    assert sheet.sheet.size() == at_once.size()


def dressed(document):
    blocks = (document.findBlockByNumber(n) for n in range(document.blockCount()))
    return [(b.text(), b.blockFormat(), b.layout().formats()) for b in blocks]


def test_what_is_selected_further_down_is_shown_once_it_is_there(sheet, session, lines, qtbot):
    session.open_plan("long")
    session.select(Selection("s5-79", "p5-79", ("t5-79",)))
    beginning = shown(sheet)

    qtbot.waitUntil(lambda: sheet.textCursor().block().text() == lines[-1], timeout=WAIT)

    assert beginning == lines[:FIRST]
    assert sheet.in_sight(sheet.textCursor())


def test_a_key_goes_to_what_was_selected_further_down(sheet, session, lines, qtbot):
    session.open_plan("long")
    session.select(Selection("s5-79", "p5-79", ("t5-79",)))

    qtbot.keyClick(sheet, Qt.Key.Key_X)

    assert [*lines[:-1], ""] == [*shown(sheet)[:-1], ""]
    assert "x" in shown(sheet)[-1]


def test_a_click_meanwhile_is_where_the_caret_stays(sheet, session, lines, qtbot):
    session.open_plan("long")
    session.select(Selection("s5-79", "p5-79", ("t5-79",)))
    sheet.setTextCursor(QTextCursor(sheet.sheet.findBlockByNumber(3)))

    qtbot.waitUntil(lambda: shown(sheet) == lines, timeout=WAIT)

    assert sheet.textCursor().blockNumber() == 3


def test_all_of_it_is_selected_by_the_key(sheet, session, lines, qtbot):
    session.open_plan("long")
    qtbot.keyClick(sheet, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert sheet.textCursor().selectionEnd() == sheet.sheet.characterCount() - 1
    assert shown(sheet) == lines


def test_what_is_typed_meanwhile_is_kept_where_it_was_typed(sheet, session, lines, qtbot):
    session.open_plan("long")
    place = QTextCursor(sheet.sheet.findBlockByNumber(3))
    place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    place.movePosition(QTextCursor.MoveOperation.Left)
    sheet.setTextCursor(place)
    QApplication.processEvents()
    qtbot.keyClicks(sheet, "x")
    QApplication.processEvents()

    sheet.flush()

    wanted = [*lines[:3], lines[3].replace("个。", "个x。"), *lines[4:]]
    assert shown(sheet) == wanted
    assert [typed_text(block) for block in manuscript(session.plan)] == wanted


def test_an_edit_made_elsewhere_meanwhile_is_shown_with_all_of_the_plan(sheet, session, qtbot):
    session.open_plan("long")
    session.edit(lambda plan: rename(plan, "s5", "提升服务能力"), "改标题")

    assert shown(sheet) == [typed_text(block) for block in manuscript(session.plan)]


def test_another_plan_opened_meanwhile_is_shown_alone(sheet, session, plan, qtbot):
    session.open_plan("long")
    session.open_plan(plan.id)
    qtbot.wait(50)

    assert shown(sheet) == [typed_text(block) for block in manuscript(plan)]


def test_nothing_of_the_plan_before_stands_in_the_outline_meanwhile(outline, session, qtbot):
    session.open_plan("long")
    assert outline.model.keys() == ()

    qtbot.waitUntil(lambda: len(outline.model.keys()) == 486, timeout=WAIT)

    assert outline.tree.folded() == set()


def test_an_edit_shows_the_outline_at_once(outline, session):
    session.open_plan("long")
    session.edit(lambda plan: rename(plan, "s5-79", "提升能力"), "改标题")

    assert outline.model.index_of("s5-79").isValid()
    assert outline.tree.folded() == set()


def test_what_was_selected_before_the_outline_stood_is_current_in_it(outline, session, qtbot):
    session.open_plan("long")
    session.select(Selection("s4-3"))

    qtbot.waitUntil(lambda: outline.tree.current_key == "s4-3", timeout=WAIT)


def test_chapters_folded_stay_folded_when_findings_arrive(outline, session, qtbot):
    session.open_plan("long")
    qtbot.waitUntil(lambda: len(outline.model.keys()) == 486, timeout=WAIT)
    outline.tree.collapse(outline.model.index_of("s2"))
    session.findings.changed.emit()
    session.apply(replace(session.plan, title="2027年江城市工作要点"), "改标题")

    qtbot.wait(50)

    assert outline.tree.folded() == {"s2"}


def test_an_edit_makes_only_the_outline_of_its_chapter_anew(long_plan, monkeypatch):
    book, told = OutlineBook(), {"editable": True, "grave": {}, "wide": True}
    before = book.rows(long_plan, **told)
    looked_at = []
    monkeypatch.setattr(_Rows, "found_in", lambda _, chapter: looked_at.append(chapter.id) or {})

    after = book.rows(rename(long_plan, "s3-7", "提升服务"), **told)

    assert looked_at == ["s3"]
    assert [a is b for a, b in zip(before, after, strict=True)].count(False) == 1
    assert after[3].rows[7].text.endswith("提升服务")


def test_findings_that_stay_in_a_chapter_leave_its_row(long_plan):
    book = OutlineBook()
    before = book.rows(long_plan, editable=True, grave={"t1-1": (1, 0)}, wide=True)

    after = book.rows(long_plan, editable=True, grave={"t1-1": (1, 0), "t2-2": (0, 1)}, wide=True)

    assert [a is b for a, b in zip(before, after, strict=True)].count(False) == 1
