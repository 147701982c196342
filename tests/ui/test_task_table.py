"""任务 on the real widgets: cells are typed over, filled and pasted; plan and text follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QItemSelectionModel, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ui.candidates import highlighted
from ui.sheet.sheet import Sheet
from ui.state import Selection
from ui.tasks.arranging import Filter, Grouping, GroupRow, Look, State
from ui.tasks.delegate import handle, wrapped
from ui.tasks.editors import ListEditor, SentenceEditor
from ui.tasks.edits import table_of, units_in
from ui.tasks.filters import quarters_to_choose
from ui.tasks.lineage_feed import feed_of
from ui.tasks.memory import look_of, own_of
from ui.tasks.model import Is, TaskModel
from ui.tasks.rows import Column, RowBook, TaskRow, task_rows
from ui.tasks.table import TaskTable
from workbench.assigning.board import Part, board
from workbench.assigning.quarters import STEADY
from workbench.drafting import editing
from workbench.plan import Assignment, Plan, Role

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeWorkbench
    from ui.session import Session
    from ui.tasks.view import TaskView
    from workbench.lineage import Lineage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Popups need what a window system gives and the platform of the tests has not."""

CTRL = Qt.KeyboardModifier.ControlModifier


def _go(table: TaskTable, task_id: str, column: Column) -> None:
    table.view.clearSelection()  # Qt still has the Ctrl of the key before
    table.view.setCurrentIndex(table.model.index(table.model.row_of(task_id), column))


def _select(table: TaskTable, task_ids: list[str], column: Column) -> None:
    _go(table, task_ids[0], column)
    for task_id in task_ids[1:]:
        index = table.model.index(table.model.row_of(task_id), column)
        table.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def _cell(table: TaskTable, task_id: str, column: Column) -> str:
    return str(table.model.index(table.model.row_of(task_id), column).data())


def _editor(view: TaskView) -> QLineEdit | QPlainTextEdit:
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    return editor


def _type(qtbot: QtBot, table: TaskTable, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Typing opens the cell's editor, which takes the rest."""
    qtbot.keyClicks(table.view, "x")
    editor = _editor(table.view)
    editor.clear()
    qtbot.keyClicks(editor, text) if text.isascii() else editor.insert(text)  # type: ignore[union-attr]
    qtbot.keyClick(editor, end)


def _task(session: Session, task_id: str):
    assert session.plan is not None
    return next(task for task in session.plan.tasks() if task.id == task_id)


# --- the model ------------------------------------------------------------


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, plan: Plan) -> None:
    model = TaskModel(lambda *_: True)
    model.show(task_rows(plan))
    qtmodeltester.check(model)

    model.fold(frozenset({"s1"}))
    model.set_filter("急救", only_open=False)
    model.set_filter("", only_open=True)
    model.fold(frozenset())
    model.show(task_rows(editing.remove_section(plan, "s12")))
    model.show(())
    model.show(task_rows(plan))


def test_rows_stand_under_their_chapters(table: TaskTable) -> None:
    lines = table.model.lines()

    assert [type(line) for line in lines] == [
        GroupRow, TaskRow, TaskRow, TaskRow, TaskRow, GroupRow, TaskRow,
    ]  # fmt: skip
    assert [line.title for line in lines if isinstance(line, GroupRow)] == [
        "一、健全公共卫生服务体系",
        "二、推进健康服务网点扩建下乡",
    ]


def test_a_cell_tells_units_figures_deadline_and_quarter(table: TaskTable) -> None:
    assert _cell(table, "t1", Column.PLACE) == "（一）"
    assert _cell(table, "t1", Column.LEAD) == "疾控处"
    assert _cell(table, "t1", Column.SUPPORT) == "市疾控中心"
    assert _cell(table, "t1", Column.DUE) == "12月底前"
    assert _cell(table, "t1", Column.QUARTER) == "四季度"
    assert _cell(table, "t2", Column.TARGETS) == "≥24家"
    assert _cell(table, "t2", Column.TEXT) == "监测哨点医院增至24家"


def test_a_task_without_a_unit_is_open(table: TaskTable) -> None:
    index = table.model.index(table.model.row_of("t4"), Column.LEAD)

    assert index.data(Is.OPEN) is True
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "牵头单位：责任未定"
    assert table.only_open.text() == "只看未定（2）"


def test_a_change_of_words_announces_only_its_row(
    table: TaskTable, session: Session, plan: Plan
) -> None:
    rows: list[tuple[int, int]] = []
    resets: list[object] = []
    table.model.dataChanged.connect(lambda a, b, _: rows.append((a.row(), b.row())))
    for signal in (table.model.rowsInserted, table.model.rowsRemoved, table.model.modelReset):
        signal.connect(lambda *_: resets.append(1))

    session.apply(
        editing.set_note(editing.assign(plan, ["t3"], Role.LEAD, ("办公室",)), "t3", ""), ""
    )

    row = table.model.row_of("t3")
    assert rows == [(row, row)]
    assert resets == []


def test_rows_that_come_and_go_leave_the_cursor_on_its_task(
    table: TaskTable, session: Session, plan: Plan
) -> None:
    _go(table, "t5", Column.DUE)

    session.apply(editing.remove_section(plan, "s12"), "删去条目")

    assert table.view.currentIndex().row() == table.model.row_of("t5")
    assert table.view.currentIndex().column() == Column.DUE


def test_group_rows_fold(table: TaskTable, qtbot: QtBot) -> None:
    table.view.setCurrentIndex(table.model.index(0, 0))

    qtbot.keyClick(table.view, Qt.Key.Key_Left)
    folded = table.model.rowCount()
    qtbot.keyClick(table.view, Qt.Key.Key_Right)

    assert folded == 3
    assert table.model.rowCount() == 7


def test_a_click_folds_a_group(table: TaskTable, qtbot: QtBot) -> None:
    rect = table.view.visualRect(table.model.index(0, 0))

    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    assert table.model.folded == {"s1"}


# --- typing into cells ------------------------------------------------------------


def test_typing_replaces_a_cell_and_enter_goes_down(
    table: TaskTable, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    _go(table, "t3", Column.LEAD)

    _type(qtbot, table, "规划信息处、办公室")

    assert _task(session, "t3").units(Role.LEAD) == ("规划信息处", "办公室")
    assert fake.steps[-1][2] == "牵头单位改为规划信息处、办公室"
    assert table.view.currentIndex().row() == table.model.row_of("t4")
    assert _cell(table, "t3", Column.LEAD) == "规划信息处、办公室"


@pytest.mark.parametrize("column", [Column.LEAD, Column.TEXT])
def test_what_is_being_typed_stays_when_its_row_is_announced(
    table: TaskTable, column: Column
) -> None:
    _go(table, "t3", column)
    index = table.view.currentIndex()
    table.view.edit(index)
    editor = next(e for kind in (ListEditor, SentenceEditor) for e in table.findChildren(kind))
    editor.show_text("办公")

    table.model.dataChanged.emit(index, index)

    assert editor.words == "办公"


def test_tab_goes_right_after_typing(table: TaskTable, session: Session, qtbot: QtBot) -> None:
    _go(table, "t5", Column.DUE)

    _type(qtbot, table, "9月底前", Qt.Key.Key_Tab)

    assert _task(session, "t5").deadline == "9月底前"
    assert table.view.currentIndex().column() == Column.QUARTER


def test_enter_goes_over_the_group_row(table: TaskTable, qtbot: QtBot) -> None:
    _go(table, "t4", Column.LEAD)

    qtbot.keyClick(table.view, Qt.Key.Key_Return)

    assert table.view.currentIndex().row() == table.model.row_of("t5")


def test_f2_edits_what_stands_there_and_escape_leaves_it(
    table: TaskTable, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    _go(table, "t1", Column.LEAD)

    qtbot.keyClick(table.view, Qt.Key.Key_F2)
    editor = _editor(table.view)
    begun = editor.text()  # type: ignore[union-attr]
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert begun == "疾控处"
    assert session.plan == plan


def test_an_input_method_can_begin_a_cell(table: TaskTable, session: Session, qtbot: QtBot) -> None:
    _go(table, "t4", Column.LEAD)

    QGuiApplication.sendEvent(table.view, QInputMethodEvent("yi", []))
    event = QInputMethodEvent()
    event.setCommitString("医政处")
    QGuiApplication.sendEvent(table.view, event)
    qtbot.keyClick(_editor(table.view), Qt.Key.Key_Return)

    assert _task(session, "t4").units(Role.LEAD) == ("医政处",)


def test_the_sentence_is_edited_whole_over_its_row(
    table: TaskTable, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    _go(table, "t4", Column.TEXT)

    qtbot.keyClick(table.view, Qt.Key.Key_F2)
    editor = _editor(table.view)
    assert isinstance(editor, QPlainTextEdit)
    begun, height = editor.toPlainText(), editor.height()
    editor.setPlainText("推动急救调度系统与医院互联。")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert begun == "推动急救调度系统与各医疗机构信息互联互通。"
    assert height > table.view.rowHeight(table.model.row_of("t4"))
    assert _task(session, "t4").text == "推动急救调度系统与医院互联。"
    assert fake.steps[-1][2] == "改写（二）第2句"


def test_names_are_completed_one_by_one(table: TaskTable, session: Session, qtbot: QtBot) -> None:
    _go(table, "t4", Column.LEAD)
    qtbot.keyClicks(table.view, "x")
    editor = _editor(table.view)
    assert isinstance(editor, ListEditor)

    editor.clear()
    editor.insert("办公室、医政")
    editor.textEdited.emit(editor.text())
    offers = editor.offers
    editor._take(offers[0])
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert offers == ["医政医管处"]
    assert _task(session, "t4").units(Role.LEAD) == ("办公室", "医政医管处")


def test_alt_down_offers_the_deadlines(table: TaskTable, qtbot: QtBot) -> None:
    _go(table, "t4", Column.DUE)

    qtbot.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    editor = _editor(table.view)
    assert isinstance(editor, ListEditor)
    assert "6月底前" in editor.offers


def test_keys_of_the_table_mean_nothing_while_a_sentence_is_typed(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    before = session.plan
    _go(table, "t4", Column.TEXT)
    qtbot.keyClicks(table.view, "x")

    qtbot.keyClick(_editor(table.view), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(_editor(table.view), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert _editor(table.view).isVisible()
    assert session.plan is before


def test_a_sentence_that_goes_while_it_is_typed_leaves_the_keys_with_the_table(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    _go(table, "t4", Column.TEXT)
    qtbot.keyClicks(table.view, "x")
    editor = _editor(table.view)
    editor.clear()

    session.flushing.emit()
    qtbot.waitUntil(lambda: not shiboken6.isValid(editor), timeout=5000)

    assert table.model.row_of("t4") < 0
    assert QApplication.focusWidget() is table.view
    assert table.view.currentIndex().column() == Column.TEXT


def test_what_is_typed_is_kept_though_the_keys_went_elsewhere_in_the_table(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    other = QLineEdit(table.view.viewport())
    other.show()
    _go(table, "t4", Column.LEAD)
    qtbot.keyClicks(table.view, "x")
    editor = _editor(table.view)
    editor.removeEventFilter(table.view.itemDelegate())  # or the editor closed by itself
    other.setFocus()

    session.flushing.emit()

    assert _task(session, "t4").units(Role.LEAD) == ("x",)


def test_what_is_being_typed_is_kept_before_an_export(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    _go(table, "t4", Column.LEAD)
    qtbot.keyClicks(table.view, "x")
    _editor(table.view).insert("处")  # type: ignore[union-attr]

    session.flushing.emit()

    assert _task(session, "t4").units(Role.LEAD) == ("x处",)


def test_targets_and_numbers_cannot_be_typed_over(
    table: TaskTable, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    _go(table, "t2", Column.TARGETS)

    qtbot.keyClicks(table.view, "x")
    qtbot.keyClick(table.view, Qt.Key.Key_F2)

    assert QGuiApplication.focusObject() is table.view
    assert session.plan == plan


# --- blocks of cells ------------------------------------------------------------


def test_ctrl_d_fills_down_as_one_step(
    table: TaskTable, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    _select(table, ["t2", "t3", "t4", "t5"], Column.LEAD)

    qtbot.keyClick(table.view, Qt.Key.Key_D, CTRL)

    assert [_task(session, t).units(Role.LEAD) for t in ("t3", "t4", "t5")] == [("疾控处",)] * 3
    assert [label for _, _, label in fake.steps] == ["填充牵头单位 3项"]


def test_ctrl_d_on_one_cell_takes_the_one_above(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    _go(table, "t2", Column.DUE)

    qtbot.keyClick(table.view, Qt.Key.Key_D, CTRL)

    assert _task(session, "t2").deadline == "12月底前"


def test_a_column_marked_over_two_chapters_stays_one_column(table: TaskTable, qtbot: QtBot) -> None:
    view, model = table.view, table.model
    first, last = (model.index(model.row_of(key), Column.LEAD) for key in ("t3", "t5"))
    mouse, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(view.viewport(), mouse, pos=view.visualRect(first).center())

    qtbot.mouseClick(view.viewport(), mouse, shift, view.visualRect(last).center())

    chosen = view.selectedIndexes()
    assert {index.column() for index in chosen} == {Column.LEAD}
    assert {model.line(index.row()).key for index in chosen} == {"t3", "t4", "t5"}


def test_dragging_the_handle_fills_down(table: TaskTable, session: Session, qtbot: QtBot) -> None:
    _go(table, "t2", Column.LEAD)
    view = table.view
    corner = handle(QRectF(view.visualRect(view.currentIndex()))).center().toPoint()
    target = view.visualRect(table.model.index(table.model.row_of("t4"), Column.LEAD)).center()

    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseMove(view.viewport(), target)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=target)

    assert _task(session, "t4").units(Role.LEAD) == ("疾控处",)


def test_delete_empties_units_and_deadlines(
    table: TaskTable, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    _select(table, ["t1", "t2"], Column.LEAD)

    qtbot.keyClick(table.view, Qt.Key.Key_Delete)

    assert _task(session, "t1").units(Role.LEAD) == ()
    assert _task(session, "t1").units(Role.SUPPORT) == ("市疾控中心",)
    assert fake.steps[-1][2] == "清空牵头单位 2项"


def test_delete_does_not_empty_a_sentence(
    table: TaskTable, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    _go(table, "t1", Column.TEXT)

    qtbot.keyClick(table.view, Qt.Key.Key_Delete)

    assert session.plan == plan


def test_a_block_is_copied_with_tabs(table: TaskTable, qtbot: QtBot) -> None:
    table.view.clearSelection()
    for task_id in ("t1", "t2"):
        for column in (Column.LEAD, Column.SUPPORT):
            index = table.model.index(table.model.row_of(task_id), column)
            table.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    qtbot.keyClick(table.view, Qt.Key.Key_C, CTRL)

    assert QGuiApplication.clipboard().text() == "疾控处\t市疾控中心\n疾控处\t市疾控中心"


def test_a_block_is_pasted_over_rows_and_groups(
    table: TaskTable, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("甲处\t乙处\r\n丙处、丁处\t\r\n")
    _go(table, "t4", Column.LEAD)

    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)
    asked, untouched = table.paste_bar.label.text(), list(fake.steps)
    qtbot.keyClick(table.paste_bar.accept, Qt.Key.Key_Return)

    assert asked == "将改动 3 格；名录里没有：甲处、乙处、丙处等 4 个"
    assert untouched == []
    assert _task(session, "t4").assignments == (
        Assignment("甲处", Role.LEAD),
        Assignment("乙处", Role.RESPONSIBLE),
    )
    assert _task(session, "t5").units(Role.LEAD) == ("丙处", "丁处")
    assert fake.steps[-1][2] == "粘贴 3格"


def test_one_cell_pasted_fills_the_whole_selection(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("6月底前")
    _select(table, ["t3", "t4"], Column.DUE)

    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)

    assert [_task(session, t).deadline for t in ("t3", "t4")] == ["6月底前"] * 2


@pytest.mark.parametrize(
    ("text", "names"),
    [("甲、乙", ("甲", "乙")), ("甲，乙；丙 甲", ("甲", "乙", "丙")), (" ", ())],
)
def test_units_are_parted_at_any_mark(text: str, names: tuple[str, ...]) -> None:
    assert units_in(text) == names


def test_cells_of_a_spreadsheet_may_be_quoted() -> None:
    assert table_of('"甲\n处"\t乙\r\n丙\t丁\r\n') == [["甲 处", "乙"], ["丙", "丁"]]


# --- filters ------------------------------------------------------------


def test_the_filter_shows_what_holds_the_words(table: TaskTable, qtbot: QtBot) -> None:
    table.field.setText("急救")

    assert [line.key for line in table.model.lines()] == ["s1", "t3", "t4"]


def test_a_filter_that_finds_nothing_says_so(table: TaskTable, qtbot: QtBot) -> None:
    table.field.setText("没有的词")

    assert table._empty.isVisible()
    assert "没有找到“没有的词”。" in table._empty._what.text()
    assert "全部 5 项任务" in table._empty.words

    qtbot.mouseClick(table._empty.link, Qt.MouseButton.LeftButton)

    assert not table.model.filter.active
    assert table.field.text() == ""
    assert table.view.isVisible()


def test_a_plan_without_tasks_offers_no_way_to_others(table: TaskTable, session: Session) -> None:
    plan = session.plan
    assert plan is not None

    session.apply(replace(plan, sections=()), "删去")

    assert table._empty.isVisible()
    assert not table._empty.link.isVisible()


def test_only_open_keeps_a_row_that_has_just_got_its_unit(
    table: TaskTable, session: Session, plan: Plan
) -> None:
    table.only_open.click()
    before = [line.key for line in table.model.lines()]

    session.apply(editing.assign(plan, ["t4"], Role.LEAD, ("疾控处",)), "填充")
    during = [line.key for line in table.model.lines()]
    table.only_open.click()
    table.only_open.click()

    assert before == during == ["s1", "t4", "s2", "t5"]
    assert [line.key for line in table.model.lines()] == ["s2", "t5"]


# --- with the rest of the window ------------------------------------------------------------


def test_a_row_chosen_is_chosen_everywhere(table: TaskTable, session: Session) -> None:
    _go(table, "t3", Column.LEAD)

    assert session.selection == Selection("s12", "", ("t3",))


def test_a_selection_elsewhere_moves_the_row_and_keeps_the_column(
    table: TaskTable, session: Session
) -> None:
    _go(table, "t1", Column.DUE)

    session.select(Selection("s21", "p3", ("t5",)))

    assert table.view.currentIndex().row() == table.model.row_of("t5")
    assert table.view.currentIndex().column() == Column.DUE
    assert session.selection == Selection("s21", "p3", ("t5",))


def test_typing_in_the_text_changes_the_table_and_the_reverse(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    sheet = Sheet(session)
    qtbot.addWidget(sheet)
    sheet.show()
    block = sheet.document().findBlockByNumber(4)
    cursor = sheet.textCursor()
    cursor.setPosition(block.position() + block.text().index("推动急救"))
    sheet.setTextCursor(cursor)

    qtbot.keyClicks(sheet, "AB")
    sheet.flush()
    in_table = _cell(table, "t4", Column.TEXT)
    _go(table, "t4", Column.TEXT)
    qtbot.keyClick(table.view, Qt.Key.Key_F2)
    _editor(table.view).setPlainText("推动互联互通。")  # type: ignore[union-attr]
    qtbot.keyClick(_editor(table.view), Qt.Key.Key_Return)

    assert in_table.startswith("AB推动急救")
    assert sheet.document().findBlockByNumber(4).text().endswith("以内。推动互联互通。")


def test_a_table_out_of_sight_catches_up_when_shown(
    table: TaskTable, session: Session, plan: Plan
) -> None:
    table.hide()
    session.apply(editing.assign(plan, ["t4"], Role.LEAD, ("疾控处",)), "填充")

    table.show()

    assert _cell(table, "t4", Column.LEAD) == "疾控处"


def test_a_read_only_table_cannot_be_changed(
    table: TaskTable, session: Session, fake: FakeWorkbench, plan: Plan, qtbot: QtBot
) -> None:
    fake.read_only = True
    session.state_changed.emit()
    _go(table, "t1", Column.LEAD)

    qtbot.keyClicks(table.view, "x")
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    qtbot.keyClick(table.view, Qt.Key.Key_D, CTRL)
    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)

    assert session.plan == plan
    assert not table.fill_button.isEnabled()


def test_without_a_plan_the_table_says_what_goes_here(table: TaskTable, session: Session) -> None:
    session.open_plan("")

    assert table._empty.isVisible()


# --- drawing ------------------------------------------------------------


def test_long_words_take_two_lines_and_are_elided() -> None:
    lines = wrapped("推进健康服务网点扩建下乡和区域均衡布局" * 5, 200.0, "Sans,10")

    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_a_long_sentence_makes_its_row_higher(
    table: TaskTable, session: Session, plan: Plan
) -> None:
    session.apply(editing.set_task_text(plan, "t4", "推动互联。"), "改写")
    before = table.view.rowHeight(table.model.row_of("t4"))

    session.apply(
        editing.set_task_text(plan, "t4", "推动急救系统互联。"[:-1] + "互通" * 40 + "。"), "改写"
    )

    assert table.view.rowHeight(table.model.row_of("t4")) > before


def test_every_kind_of_cell_can_be_drawn(table: TaskTable, session: Session, plan: Plan) -> None:
    session.apply(editing.assign(plan, ["t3"], Role.LEAD, ("无名处",)), "填充")
    _select(table, ["t1", "t2"], Column.LEAD)

    picture = table.view.grab().toImage()

    assert picture.size() == table.view.size() * picture.devicePixelRatio()


def test_a_year_of_its_own_is_left_out_of_the_deadline(plan: Plan) -> None:
    dated = editing.set_deadline(replace(plan, year=2027), ["t5"], "2027年6月底前")

    row = next(r for r in task_rows(dated) if r.key == "t5")

    assert row.shown(Column.DUE) == "6月底前"
    assert row.typed(Column.DUE) == "2027年6月底前"


def test_a_narrow_table_drops_columns_and_a_wide_one_brings_them_back(
    table: TaskTable, qtbot: QtBot
) -> None:
    table.resize(600, 500)
    narrow = [table.view.isColumnHidden(c) for c in (Column.TEXT, Column.LEAD, Column.QUARTER)]
    table.resize(1200, 500)

    assert narrow == [False, False, True]
    assert not table.view.isColumnHidden(Column.QUARTER)


# --- keys and columns that stay where they are expected -------------------------------------------


def _place(table: TaskTable) -> tuple[str, Column]:
    index = table.view.currentIndex()
    line = table.model.line(index.row())
    assert line is not None
    return line.key, Column(index.column())


def test_tab_goes_from_cell_to_cell_and_on_to_the_next_row(table: TaskTable, qtbot: QtBot) -> None:
    _go(table, "t1", Column.QUARTER)
    passed = []
    for _ in range(2):
        qtbot.keyClick(table.view, Qt.Key.Key_Tab)
        passed.append(_place(table))

    assert passed == [("t1", Column.FATE), ("t2", Column.NUMBER)]
    assert table.view.hasFocus()


def test_shift_tab_goes_back_over_the_edge_of_a_row(table: TaskTable, qtbot: QtBot) -> None:
    _go(table, "t2", Column.NUMBER)

    qtbot.keyClick(table.view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert _place(table) == ("t1", Column.FATE)
    assert table.view.hasFocus()


def test_enter_takes_the_chosen_name_and_goes_down_at_once(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    _go(table, "t3", Column.LEAD)
    qtbot.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    editor = _editor(table.view)
    assert isinstance(editor, ListEditor)
    popup = editor._completer.popup()
    popup.setCurrentIndex(popup.model().index(1, 0))

    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert _task(session, "t3").units(Role.LEAD) == ("医政医管处",)
    assert _place(table) == ("t4", Column.LEAD)


def test_the_place_column_holds_the_longest_number(table: TaskTable) -> None:
    width = table.view.fontMetrics().horizontalAdvance("（三十三）")

    assert table.view.columnWidth(Column.PLACE) >= width + 16


def test_open_stays_in_its_column_whatever_other_tasks_have(
    table: TaskTable, session: Session
) -> None:
    session.edit(lambda plan: editing.assign(plan, ["t1", "t2"], Role.LEAD, ()), "清空")

    assert table.model.index(table.model.row_of("t4"), Column.LEAD).data(Is.OPEN) is True
    assert table.model.index(table.model.row_of("t4"), Column.RESPONSIBLE).data(Is.OPEN) is False


# --- arranging and what is known besides ------------------------------------------------------


def _shown(table: TaskTable) -> list[str]:
    return [line.key for line in table.model.lines()]


def test_a_click_on_a_head_sorts_and_a_third_one_goes_back(table: TaskTable) -> None:
    table.arrange(Look(grouping=Grouping.NONE))
    before = _shown(table)
    orders = []
    for _ in range(3):
        table.view.horizontalHeader().sectionClicked.emit(Column.DUE)
        orders.append(
            (_shown(table), table.model.headerData(Column.DUE, Qt.Orientation.Horizontal))
        )

    assert orders[0] == (["t1", "t2", "t3", "t4", "t5"], "完成时限 ↑")
    assert orders[1][1] == "完成时限 ↓"
    assert orders[2] == (before, "完成时限")


def test_a_sorted_row_stays_where_it_is_while_it_is_edited(
    table: TaskTable, session: Session, plan: Plan
) -> None:
    table.arrange(Look(grouping=Grouping.NONE, sort=Column.LEAD))
    before = _shown(table)

    session.apply(editing.assign(plan, ["t5"], Role.LEAD, ("阿处",)), "填充")

    assert _shown(table) == before
    assert _cell(table, "t5", Column.LEAD) == "阿处"


def test_tasks_are_grouped_by_unit_with_nobody_s_last(table: TaskTable) -> None:
    table.arrange(Look(grouping=Grouping.UNIT))

    groups = [line for line in table.model.lines() if isinstance(line, GroupRow)]
    assert [(g.title, g.count, g.open_count) for g in groups] == [
        ("疾控处", 2, 0), ("医政医管处", 1, 0), ("责任未定", 2, 2),
    ]  # fmt: skip


def test_a_filter_button_says_its_value_and_delete_takes_it_away(
    table: TaskTable, qtbot: QtBot
) -> None:
    table.bar.unit.chosen.emit("疾控处")
    said, shown = table.bar.unit.text(), _shown(table)
    qtbot.keyClick(table.bar.unit, Qt.Key.Key_Delete)

    assert said.startswith("牵头：疾控处")
    assert shown == ["s1", "t1", "t2"]
    assert table.bar.unit.text() == "牵头：全部"
    assert len(_shown(table)) == 7


def test_the_bar_tells_how_many_are_shown(table: TaskTable) -> None:
    table.bar.state.chosen.emit(State.OPEN)

    assert table.bar.shown.text() == "显示 2／5 项"


def test_an_edit_made_elsewhere_ends_a_shown_paste_and_keeps_the_keys_there(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("医政医管处\n医政医管处")
    _go(table, "t1", Column.LEAD)
    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)
    shown = table.paste_bar.isVisible()
    field = QLineEdit(table)
    field.show()
    field.setFocus()

    session.edit(lambda plan: replace(plan, title="另一份要点"), "改标题")

    assert shown
    assert not table.paste_bar.isVisible()
    assert field.hasFocus()


def test_how_the_table_was_arranged_comes_back(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    table.arrange(Look(Filter(unit="疾控处"), Grouping.QUARTER, Column.TEXT, descending=True))
    table.view.columns.wish(Column.NOTE, shown=True)
    session.flushing.emit()

    again = TaskTable(session)
    qtbot.addWidget(again)
    again.resize(1600, 600)
    again.show()

    look = again.model.look
    assert (look.filter.unit, look.grouping, look.sort) == ("疾控处", Grouping.QUARTER, Column.TEXT)
    assert look.descending
    assert not again.view.isColumnHidden(Column.NOTE)


@pytest.mark.parametrize("words", [(), ("kaputt",), ("[]",), ('{"sort": "X", "filter": 3}',)])
def test_nonsense_that_was_kept_is_passed_over(words: tuple[str, ...]) -> None:
    assert look_of(words) == (Look(), [])
    assert own_of(words) == (Filter(), frozenset(), "")


def test_a_paste_that_overwrites_much_can_be_refused(
    table: TaskTable, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("医政医管处\n医政医管处")
    _go(table, "t1", Column.LEAD)

    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)
    asked = table.paste_bar.label.text()
    qtbot.keyClick(table.paste_bar.accept, Qt.Key.Key_Escape)

    assert asked == "将改动 2 格，其中 2 格原来有内容"
    assert not table.paste_bar.isVisible()
    assert table.model.pending == {}
    assert session.plan == plan


def test_a_block_is_copied_as_a_table_too(table: TaskTable, qtbot: QtBot) -> None:
    _go(table, "t1", Column.LEAD)

    qtbot.keyClick(table.view, Qt.Key.Key_C, CTRL)

    html = QGuiApplication.clipboard().mimeData().html()
    assert "<td>疾控处</td>" in html


def test_names_are_completed_by_initials(table: TaskTable, qtbot: QtBot) -> None:
    _go(table, "t4", Column.LEAD)

    qtbot.keyClicks(table.view, "g")
    editor = _editor(table.view)
    assert isinstance(editor, ListEditor)
    qtbot.keyClicks(editor, "hxx")

    assert editor.offers == ["规划信息处"]


def _typed(table: TaskTable, words: str, qtbot: QtBot) -> ListEditor:
    """The editor of the cell of t4, where these words were typed."""
    _go(table, "t4", Column.LEAD)
    qtbot.keyClicks(table.view, "x")
    editor = _editor(table.view)
    assert isinstance(editor, ListEditor)
    editor.clear()
    editor.insert(words)
    editor.textEdited.emit(editor.text())
    return editor


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_characters_stay_as_typed_unless_a_candidate_is_highlighted(
    table: TaskTable, session: Session, qtbot: QtBot, key: Qt.Key
) -> None:
    editor = _typed(table, "信息", qtbot)
    popup = editor._completer.popup()
    offered, marked = editor.offers, highlighted(popup)

    qtbot.keyClick(popup, key)

    assert (offered, marked) == (["规划信息处"], "")
    assert _task(session, "t4").units(Role.LEAD) == ("信息",)


def test_the_first_name_found_for_letters_stands_highlighted_and_is_taken(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    editor = _typed(table, "ghxx", qtbot)
    popup = editor._completer.popup()
    marked = highlighted(popup)

    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert marked == "规划信息处"
    assert _task(session, "t4").units(Role.LEAD) == ("规划信息处",)


def test_down_goes_to_the_first_name_where_none_was_highlighted(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    editor = _typed(table, "信息", qtbot)
    popup = editor._completer.popup()

    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert _task(session, "t4").units(Role.LEAD) == ("规划信息处",)


def test_a_note_is_written_into_its_column(table: TaskTable, session: Session, plan: Plan) -> None:
    table.model.setData(table.model.index(table.model.row_of("t4"), Column.NOTE), "等批复")

    assert _task(session, "t4").note == "等批复"


def test_rows_of_other_sections_are_the_same_objects_after_an_edit(plan: Plan) -> None:
    book = RowBook()
    before = {row.key: row for row in book.rows(plan)}

    after = {row.key: row for row in book.rows(editing.set_note(plan, "t5", "x"))}

    assert after["t1"] is before["t1"]
    assert after["t5"].row.note == "x"
    assert book.rows(editing.remove_section(plan, "s12")) == task_rows(
        editing.remove_section(plan, "s12")
    )


def _is_told(found: Lineage | None) -> bool:
    return found is not None and found.ledger is not None


def test_what_a_task_was_last_year_stands_in_its_row(
    table: TaskTable, session: Session, fake: FakeWorkbench, plan: Plan, qtbot: QtBot
) -> None:
    before = editing.remove_section(plan, "s21")
    fake.kept["old"] = replace(
        before, id="old", year=2026, title=before.title.replace("2027", "2026")
    )

    feed = feed_of(session)
    with qtbot.waitSignal(feed.found, timeout=5000, check_params_cb=_is_told):
        session.open_plan(plan.id)

    assert _cell(table, "t1", Column.FATE) == "未定 · 似延续"
    assert _cell(table, "t5", Column.FATE) == "新增"


def test_model_keeps_qt_s_rules_while_it_is_arranged(
    qtmodeltester: ModelTester, plan: Plan
) -> None:
    model = TaskModel(lambda *_: True)
    model.show(task_rows(plan))
    qtmodeltester.check(model)

    model.arrange(Look(grouping=Grouping.UNIT, sort=Column.DUE, descending=True))
    model.arrange(Look(Filter(quarter=4), Grouping.QUARTER))
    model.arrange(Look(Filter(words="没有"), Grouping.NONE))
    model.show_fates({"t1": "延续"})
    model.show_pending({("t1", Column.LEAD): "处"})
    model.arrange(Look())


def test_what_goes_on_all_year_is_a_group_of_its_own_behind_the_quarters(plan: Plan) -> None:
    recurring = editing.set_deadline(plan, ["t1"], "每季度")
    standing = editing.set_deadline(recurring, ["t2"], "长期坚持")
    model = TaskModel(lambda *_: True)
    model.show(task_rows(standing))

    model.arrange(Look(grouping=Grouping.QUARTER))

    names = [line.title for line in model.lines() if isinstance(line, GroupRow)]
    assert {"每季度", "常态"} <= set(names)
    assert names[-1] == "时限未定"


def test_filter_board_and_group_agree_on_what_comes_every_quarter(plan: Plan) -> None:
    recurring = editing.set_deadline(plan, ["t1"], "每季度")
    model = TaskModel(lambda *_: True)
    model.show(task_rows(recurring))

    offered = dict(quarters_to_choose(model))
    model.arrange(Look(Filter(quarter=STEADY), Grouping.NONE))
    counted = board(recurring, part=Part(quarter=STEADY))

    assert offered["常态（1）"] == STEADY
    assert [line.key for line in model.lines()] == ["t1"]
    assert [load.quarters[STEADY] for load in counted.loads] == [1]
