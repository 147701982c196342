"""The whole way in the window: a real store, a sample document, the real text and table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from ui import style
from ui.dialogs.issuance import IssuanceDialog
from ui.session import Session
from ui.tasks.rows import Column
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.drafting.samples import samples
from workbench.plan import Role


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    """The window with a sample imported and next year's plan open, text and table side by side."""
    style.install(qapp)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Session(Workbench(tmp_path / "资料库.yaodian")), settings)
    qtbot.addWidget(window)
    window.resize(1600, 900)
    style.lay_sheet(qapp)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.session.begun, timeout=30_000):
        window.begin()
    with qtbot.waitSignal(window.session.imported, timeout=30_000) as imported:
        window.commands.import_paths([samples()[0]] * 2)
    with qtbot.waitSignal(window.session.plan_made, timeout=30_000):
        window.session.making.plan(imported.args[0].imported[0].id, 2027)
    window.area.leave_document()
    window.actions_table["beside"].trigger()
    yield window
    window.close()
    qapp.setStyleSheet("")


def parts(window):
    return window.area.page.widget("text"), window.area.page.widget("tasks")


def type_into(sheet, words):
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(sheet, event)


def put_caret_behind(sheet, words):
    cursor = sheet.document().find(words)
    cursor.setPosition(cursor.selectionEnd(), QTextCursor.MoveMode.MoveAnchor)
    sheet.setTextCursor(cursor)
    sheet.setFocus()


def row_text(table, task_id, column):
    return table.model.index(table.model.row_of(task_id), column).data()


def first_task(window):
    return next(task for task in window.session.plan.tasks() if len(task.text) > 20)


def test_typing_in_the_text_changes_the_table(desk, qtbot):
    sheet, table = parts(desk)
    task = first_task(desk)
    put_caret_behind(sheet, task.text[:12])

    with qtbot.waitSignal(desk.session.plan_changed):
        type_into(sheet, "（试写）")

    qtbot.waitUntil(lambda: "（试写）" in row_text(table, task.id, Column.TEXT))


def test_ctrl_z_in_the_text_takes_the_step_back_from_the_journal(desk, qtbot):
    sheet, _ = parts(desk)
    before = desk.session.plan
    put_caret_behind(sheet, first_task(desk).text[:12])
    with qtbot.waitSignal(desk.session.plan_changed):
        type_into(sheet, "（试写）")
    desk.activateWindow()

    qtbot.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert desk.session.plan == before
    assert "（试写）" not in sheet.toPlainText()
    assert desk.session.redo_label


def test_a_unit_set_in_the_table_counts_in_the_outline_and_status(desk, qtbot):
    _, table = parts(desk)
    open_tasks = [t for t in desk.session.plan.tasks() if not t.assignments]
    desk.status.refresh()
    before = desk.status.tasks.text()

    index = table.model.index(table.model.row_of(open_tasks[0].id), Column.LEAD)
    table.model.setData(index, "规划信息处")
    desk.status.refresh()

    task = next(t for t in desk.session.plan.tasks() if t.id == open_tasks[0].id)
    assert task.units(Role.LEAD) == ("规划信息处",)
    assert desk.status.tasks.text() != before


def test_the_work_is_there_again_after_a_restart(desk, qtbot, tmp_path):
    sheet, _ = parts(desk)
    put_caret_behind(sheet, first_task(desk).text[:12])
    type_into(sheet, "（末笔）")

    desk.close()
    with Workbench(tmp_path / "资料库.yaodian") as workbench:
        kept = workbench.plan(workbench.plans()[0].id)

    assert any("（末笔）" in task.text for task in kept.tasks())


def test_an_export_leaves_three_files(desk, qtbot, tmp_path):
    with qtbot.waitSignal(desk.session.exported, timeout=60_000) as exported:
        desk.session.making.export(tmp_path / "导出", ["pdf", "docx", "xlsx"], by_unit=True)

    assert sorted(f.suffix for f in exported.args[0].files) == [".docx", ".pdf", ".xlsx"]
    assert all(f.stat().st_size > 1000 for f in exported.args[0].files)
    assert desk.area.bars.news[0].text.startswith("已导出3个文件")


def test_the_elements_set_in_the_dialog_stand_on_the_pages_and_survive_a_restart(
    desk, qtbot, tmp_path, monkeypatch
):
    def fill(dialog):
        dialog.form.choose("document")
        dialog.form.chosen.emit("document")
        dialog.fields["number"].fill("江卫发[2027]第01号")
        dialog.check()
        dialog.fields["number"].fault.fix.click()
        return True

    monkeypatch.setattr(IssuanceDialog, "exec", fill)
    desk.actions_table["pages"].trigger()
    with qtbot.waitSignal(desk.session.plan_changed):
        desk.actions_table["elements"].trigger()
    pages = desk.area.page.widget("pages")
    words = "江城市卫生健康委员会文件"
    qtbot.waitUntil(lambda: words in first_page(pages.feed.paper), timeout=30_000)
    desk.close()
    with Workbench(tmp_path / "资料库.yaodian") as workbench:
        kept = workbench.plan(workbench.plans()[0].id)
        step = workbench.undo_label(kept.id)

    assert "江卫发〔2027〕1号" in first_page(pages.feed.paper)
    assert kept.issuance.letterhead == ("江城市卫生健康委员会",)
    assert kept.notice.number == "江卫发〔2027〕1号"
    assert step == "设置公文要素"


def first_page(paper):
    return "".join(line.strip.text for line in paper.pages[0].lines) if paper else ""
