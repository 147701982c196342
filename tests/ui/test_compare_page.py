"""比较 in the window: a plan against its last version, on a real store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.compare.feed import NOW
from ui.compare.page import ITEMS, TEXT, ComparePage
from ui.session import Session
from workbench.app import Workbench
from workbench.drafting import editing
from workbench.revising import Paper
from workbench.versions import name_moment

TIMEOUT = 20_000
PAPER = (
    "江城市2027年卫生工作要点\n一、保健\n（一）筛查。筛查覆盖率达到75%以上。举办讲座20场。\n"
    "（二）养老。建成护理站6个。\n"
)


@pytest.fixture
def session(qapp, tmp_path):
    """A plan whose moment was named before two of its sentences were edited."""
    file = tmp_path / "要点.txt"
    file.write_text(PAPER, "utf-8")
    workbench = Workbench(tmp_path / "资料库.yaodian")
    plan = workbench.new_plan(str(file), 2027, at_once=False).plan
    name_moment(workbench, plan.id, "送审稿")
    made = Session(workbench)
    made.begin()
    made.open_plan(plan.id)
    first, second, _ = plan.tasks()
    made.apply(editing.set_task_text(plan, first.id, "筛查覆盖率达到80%以上。"), "改写")
    changed = editing.set_task_text(made.plan, second.id, "举办讲座30场。")
    made.apply(changed, "改写")
    yield made
    made.close()


@pytest.fixture
def page(qtbot, session):
    made = ComparePage(session)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    with qtbot.waitSignal(made.shown, timeout=TIMEOUT):
        made.open()
    return made


def test_the_last_version_is_compared_with_the_present(page):
    assert "送审稿" in page.old.currentText()
    assert page.new.currentData() == NOW
    assert "改写 2" in page.counts.text()


def test_changes_are_listed_by_item(page):
    page.switch.choose(ITEMS)
    page.show_arrangement(ITEMS)

    told = [page.model.index(at, 2).data() for at in range(page.model.rowCount())]
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert any("第1句改写" in words for words in told)
    assert {page.model.index(at, 0).data() for at in range(page.model.rowCount())} == {"改写"}
    assert tester.model() is page.model


def click_line(qtbot, page, line):
    page.switch.choose(ITEMS)
    page.show_arrangement(ITEMS)
    place = page.table.visualRect(page.model.index(line, 2)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_line_goes_to_its_sentence(qtbot, page, session):
    first = next(session.plan.tasks())

    with qtbot.waitSignal(page.left, timeout=TIMEOUT):
        click_line(qtbot, page, 0)

    assert session.selection.task_ids == (first.id,)


def test_a_line_of_what_is_gone_says_so_and_stays(qtbot, page, session):
    told = []
    session.message.connect(lambda message: told.append(message.text))
    page.found = replace(page.found, places=("gone", "gone"))

    click_line(qtbot, page, 0)

    assert told == ["这一处不在打开的要点里"]
    assert session.selection.task_ids == ()


def test_old_and_new_words_stand_side_by_side_and_in_one_text(page):
    page.show_arrangement(TEXT)

    assert "筛查覆盖率达到75%以上。" in page.sentences.toPlainText()
    assert "筛查覆盖率达到80%以上。" in page.sentences.toPlainText()
    assert "line-through" in page.whole.toHtml()
    assert "7580%" in page.whole.toPlainText() or "75%80%" in page.whole.toPlainText()


def test_two_that_are_the_same_say_so(qtbot, page):
    page.old.setCurrentIndex(page.old.findData(NOW))

    with qtbot.waitSignal(page.shown, timeout=TIMEOUT):
        page.refresh()

    assert page.nothing.isVisible()
    assert not page.export.isEnabled()


def test_every_paper_is_offered_and_written_with_progress(qtbot, page, session, tmp_path):
    offered = [action.text() for action in page.export_menu().actions() if action.text()]

    with qtbot.waitSignal(session.exported, timeout=60_000) as written:
        page.write((Paper.TABLE_EXCEL, Paper.TABLE_WORD), tmp_path / "比较")

    assert offered == [*(f"{paper.label}…" for paper in Paper), "全部…"]
    assert sorted(file.suffix for file in written.args[0].files) == [".docx", ".xlsx"]
