from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from ui import style
from ui.buttons import Button
from ui.commands import default_year
from ui.dialogs.details import DetailsDialog
from ui.dialogs.export import ExportDialog, ExportOptions
from ui.dialogs.new_plan import NewPlanDialog, NewPlanOptions, Source, sources
from ui.exporting import Stock

ALL = ExportOptions(("pdf", "docx", "xlsx"), Path("文档"))
SOURCES = (
    Source("d1", "2026年江城市卫生健康工作要点", "资料"),
    Source("t1", "年度要点（八章式）", "模板"),
)


@pytest.fixture
def export(qtbot):
    dialog = ExportDialog("2027年江城市要点", ALL)
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def new(qtbot):
    dialog = NewPlanDialog(SOURCES, "d1", 2027)
    qtbot.addWidget(dialog)
    return dialog


def test_the_button_says_what_it_will_do(export):
    three = export.act.text()
    export.boxes["docx"].setChecked(False)

    assert three == "导出三个文件"
    assert export.act.text() == "导出两个文件"


def test_what_is_to_be_known_before_an_export_stands_above_the_formats(qtbot):
    stock = Stock("纸面上有：要点。", "还有3处待填（〔数〕等）会照原样印出。")
    dialog = ExportDialog("要点", ALL, None, stock)
    qtbot.addWidget(dialog)

    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert said[1] == "纸面上有：要点。"
    assert "还有3处待填（〔数〕等）会照原样印出。" in said


def test_how_a_plan_goes_out_is_changed_from_the_export(qtbot):
    asked = []
    changed = Stock("纸面上有：文件格式版头、要点、版记。")
    dialog = ExportDialog(
        "要点", ALL, None, Stock("纸面上有：要点。"), lambda over: asked.append(over) or changed
    )
    qtbot.addWidget(dialog)

    dialog.elements.click()

    assert asked == [dialog]
    assert dialog.contents.text() == changed.contents


def test_enter_exports_at_once(export, qtbot):
    export.show()

    qtbot.keyClick(export.focusWidget(), Qt.Key.Key_Return)

    assert export.focusWidget() is export.boxes["pdf"]
    assert export.result() == QDialog.DialogCode.Accepted


def test_a_table_for_every_unit_counts_as_so_many_files(qtbot):
    dialog = ExportDialog("要点", ALL, None, Stock(units=4))
    qtbot.addWidget(dialog)

    dialog.for_units.setChecked(True)
    both = dialog.act.text()
    dialog.boxes["xlsx"].setChecked(False)
    only_pdf = dialog.act.text()
    dialog.boxes["pdf"].setChecked(False)

    assert both == "导出11个文件"
    assert only_pdf == "导出6个文件"
    assert not dialog.for_units.isEnabled()
    assert not dialog.options.for_units


def test_the_lines_behind_a_sentence_are_shown_whole(qtbot):
    dialog = DetailsDialog("导出时的字体", ("楷体：以某宋代替。", "仿宋：以某宋代替。"))
    qtbot.addWidget(dialog)

    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert said[1:] == ["楷体：以某宋代替。", "仿宋：以某宋代替。"]


def test_without_a_format_nothing_can_be_exported(export):
    for box in export.boxes.values():
        box.setChecked(False)

    assert not export.act.isEnabled()


def test_a_sheet_a_unit_needs_the_excel_file(export):
    export.by_unit.setChecked(True)
    with_excel = export.options
    export.boxes["xlsx"].setChecked(False)

    assert with_excel.by_unit
    assert not export.by_unit.isEnabled()
    assert not export.options.by_unit


def test_the_name_follows_the_year_until_it_is_typed(new, qtbot):
    new.year.setValue(2028)
    followed = new.name.text()
    new.name.clear()
    qtbot.keyClicks(new.name, "2028")
    new.year.setValue(2029)

    assert followed == "2028年江城市卫生健康工作要点"
    assert new.name.text() == "2028"
    assert new.options == NewPlanOptions("d1", 2029, "2028")


def test_a_name_left_alone_is_the_one_that_comes_of_itself(new):
    assert new.options == NewPlanOptions("d1", 2027, "2027年江城市卫生健康工作要点")


def test_a_template_names_its_plan_itself(new):
    new.source.setCurrentIndex(1)

    assert new.name.text() == ""
    assert new.options == NewPlanOptions("t1", 2027, "")


def test_plans_are_drafted_for_the_next_year_from_july_on():
    assert [default_year(2026, month) for month in (1, 6, 7, 12)] == [2026, 2026, 2027, 2027]


def test_everything_in_the_library_can_be_a_source(session):
    assert [(s.id, s.kind) for s in sources(session)] == [("plan-2027", "要点"), ("t1", "模板")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_on_cancel_makes_no_plan(new, qtbot, key):
    new.show()
    new.cancel.setFocus()

    qtbot.keyClick(new.cancel, key)

    assert new.isHidden()
    assert new.result() == QDialog.DialogCode.Rejected


def test_enter_on_choose_asks_for_the_folder_and_exports_nothing(export, qtbot, monkeypatch):
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: "文稿")
    export.show()
    choose = next(b for b in export.findChildren(Button) if b.text() == "选择…")

    qtbot.keyClick(choose, Qt.Key.Key_Return)

    assert export.isVisible()
    assert export.options.folder == Path("文稿")


def test_enter_in_a_field_does_what_the_dialog_is_for(new, qtbot):
    new.show()

    qtbot.keyClick(new.name, Qt.Key.Key_Return)

    assert new.result() == QDialog.DialogCode.Accepted


def test_elements_out_of_form_are_told_before_an_export_and_can_be_mended_there(qtbot):
    told, mended = Stock(faults="公文要素有1处要改：印发日期。"), Stock()
    dialog = ExportDialog("要点", ALL, None, told, lambda _: mended)
    qtbot.addWidget(dialog)
    before = (dialog.faults.words.text(), dialog.faults.isHidden())

    dialog.faults.link.click()

    assert before == ("公文要素有1处要改：印发日期。", False)
    assert dialog.faults.isHidden()
    assert dialog.act.isEnabled()


def test_a_dialog_keeps_its_answer_and_goes_once_that_is_read(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = NewPlanDialog(SOURCES, "d1", 2027, window)
    QTimer.singleShot(0, dialog, dialog.accept)

    answer = dialog.options if dialog.exec() else None
    qtbot.waitUntil(lambda: not window.findChildren(QDialog), timeout=5000)

    assert answer == NewPlanOptions("d1", 2027, "2027年江城市卫生健康工作要点")


def test_what_comes_late_is_not_asked_over_another_dialog(qtbot):
    window, answers = QWidget(), []
    qtbot.addWidget(window)
    first, late = (NewPlanDialog(SOURCES, "d1", 2027, window) for _ in range(2))
    over = DetailsDialog("要点", ("一", "二"), first)
    QTimer.singleShot(0, first, lambda: answers.append(late.exec()))
    QTimer.singleShot(0, first, lambda: answers.append(over.exec()))
    QTimer.singleShot(20, over, over.accept)
    QTimer.singleShot(50, first, first.accept)

    answers.append(first.exec())

    assert answers == [0, 1, 1]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_long_drop_down_shows_some_rows_and_scrolls(qapp, qtbot):
    style.install(qapp)
    style.lay_sheet(qapp)
    dialog = NewPlanDialog([Source(str(n), f"{n}局要点", "资料") for n in range(44)], "0", 2027)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()

    dialog.source.showPopup()

    shown = dialog.source.view()
    assert shown.height() < 14 * shown.sizeHintForRow(0)
    assert shown.verticalScrollBar().maximum() > 0
    dialog.source.hidePopup()
