"""What a key in 任务 changes is what one sees marked: heads of groups and sentences are safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCompleter

from ui.tasks.arranging import Filter, Look
from ui.tasks.editors import ListEditor
from ui.tasks.rows import Column
from workbench.drafting import editing
from workbench.plan import Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.state import Message
    from ui.tasks.table import TaskTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def said(session: Session) -> list[str]:
    words: list[str] = []
    session.message.connect(lambda message: words.append(message.text))
    return words


def _go(table: TaskTable, task_id: str, column: Column) -> None:
    table.view.clearSelection()  # Qt still has the Ctrl of the key before
    table.view.setCurrentIndex(table.model.index(table.model.row_of(task_id), column))


def _head(table: TaskTable) -> None:
    table.view.setCurrentIndex(table.model.index(0, 0))


def _leads(session: Session) -> list[tuple[str, ...]]:
    assert session.plan is not None
    return [task.units(Role.LEAD) for task in session.plan.tasks()]


def _texts(session: Session) -> list[str]:
    assert session.plan is not None
    return [task.text for task in session.plan.tasks()]


def test_shift_down_over_a_group_keeps_the_column(table: TaskTable, qtbot: QtBot) -> None:
    _go(table, "t1", Column.LEAD)

    for _ in range(4):
        qtbot.keyClick(table.view, Qt.Key.Key_Down, SHIFT)

    assert table.view.selected_tasks() == ["t1", "t2", "t3", "t4", "t5"]
    assert {index.column() for index in table.view.selectedIndexes()} == {Column.LEAD}
    assert table.view.currentIndex().column() == Column.LEAD


def test_ctrl_d_over_two_chapters_fills_one_column_and_says_how_many(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    before = _texts(session)[0]
    told: list[Message] = []
    session.message.connect(told.append)
    _go(table, "t1", Column.LEAD)
    for _ in range(4):
        qtbot.keyClick(table.view, Qt.Key.Key_Down, SHIFT)

    qtbot.keyClick(table.view, Qt.Key.Key_D, CTRL)

    assert _leads(session) == [("疾控处",)] * 5
    assert len(set(_texts(session))) == 5
    assert _texts(session)[0] == before
    assert told[-1].text == "已填充牵头单位 3项"  # the fourth one named it already
    assert told[-1].undoable


@pytest.mark.parametrize("column", [Column.TEXT, Column.PLACE, Column.NUMBER])
def test_a_sentence_is_never_filled_down(
    table: TaskTable, session: Session, qtbot: QtBot, said: list[str], column: Column
) -> None:
    before = session.plan
    _go(table, "t1", column)
    qtbot.keyClick(table.view, Qt.Key.Key_Down, SHIFT)

    table.fill_button.click()

    assert session.plan is before
    assert said == ["这一列不能向下填充，请选单位、时限或备注的格"]


def test_an_empty_first_cell_fills_nothing_and_says_so(
    table: TaskTable, session: Session, qtbot: QtBot, said: list[str]
) -> None:
    session.edit(lambda plan: editing.assign(plan, ["t1"], Role.LEAD, ()), "清空")
    session.edit(lambda plan: editing.assign(plan, ["t2"], Role.LEAD, ("医政处",)), "填写")
    before = session.plan
    said.clear()
    _go(table, "t1", Column.LEAD)
    for _ in range(3):
        qtbot.keyClick(table.view, Qt.Key.Key_Down, SHIFT)

    qtbot.keyClick(table.view, Qt.Key.Key_D, CTRL)

    assert session.plan is before
    assert said == ["第一格是空的，没有可填的；要清空请按 Delete"]


def test_filling_pasting_or_clearing_what_is_so_already_is_no_success(
    table: TaskTable, session: Session, qtbot: QtBot, said: list[str]
) -> None:
    ids = ["t1", "t2", "t3"]
    session.edit(lambda plan: editing.assign(plan, ids, Role.LEAD, ("医政处", "疾控处")), "填写")
    session.edit(lambda plan: editing.assign(plan, ids, Role.SUPPORT, ()), "清空")
    before = session.plan
    said.clear()
    _go(table, "t1", Column.LEAD)
    for _ in range(2):
        qtbot.keyClick(table.view, Qt.Key.Key_Down, SHIFT)

    qtbot.keyClick(table.view, Qt.Key.Key_D, CTRL)
    QGuiApplication.clipboard().setText("医政处,疾控处")
    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)
    _go(table, "t2", Column.SUPPORT)
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)

    assert session.plan is before
    assert said == ["和原来一样，没有改动", "和原来一样，没有改动", "这些格本来就是空的"]


def test_a_paste_on_the_head_of_a_group_goes_nowhere(
    table: TaskTable, session: Session, qtbot: QtBot, said: list[str]
) -> None:
    before = session.plan
    _go(table, "t4", Column.LEAD)
    _head(table)
    QGuiApplication.clipboard().setText("规划处")

    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)

    assert session.plan is before
    assert said == ["这是分组行，没有可填的格，请先点任务的一格"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_D, CTRL),
        (Qt.Key.Key_X, CTRL),
    ],
)
def test_no_key_writes_from_the_head_of_a_group(
    table: TaskTable, session: Session, qtbot: QtBot, said: list[str],
    key: Qt.Key, modifier: Qt.KeyboardModifier,
) -> None:  # fmt: skip
    before = session.plan
    _go(table, "t1", Column.LEAD)
    _head(table)

    qtbot.keyClick(table.view, key, modifier)

    assert session.plan is before
    assert said == ["这是分组行，没有可填的格，请先点任务的一格"]
    assert table.view.currentIndex().row() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_End])
def test_ctrl_home_and_end_take_what_is_marked_along(
    table: TaskTable, qtbot: QtBot, key: Qt.Key
) -> None:
    _go(table, "t3", Column.LEAD)

    qtbot.keyClick(table.view, key, CTRL)

    assert table.view.selectedIndexes() == [table.view.currentIndex()]
    assert table.view.selected_tasks() == ["t1" if key == Qt.Key.Key_Home else "t5"]


def test_a_paste_goes_where_the_cursor_is_seen(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    _go(table, "t1", Column.LEAD)
    flag = table.view.selectionModel().SelectionFlag
    there = table.model.index(table.model.row_of("t4"), Column.LEAD)
    table.view.selectionModel().setCurrentIndex(there, flag.NoUpdate)
    QGuiApplication.clipboard().setText("疾控处")

    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)

    assert _leads(session)[3] == ("疾控处",)


def test_a_click_on_a_head_sorts_and_marks_nothing(table: TaskTable, qtbot: QtBot) -> None:
    _go(table, "t1", Column.LEAD)
    header = table.view.horizontalHeader()
    at = header.sectionViewportPosition(Column.DUE) + 6

    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 6))

    assert table.model.look.sort is Column.DUE
    assert len(table.view.selectedIndexes()) <= 1


def test_the_table_takes_the_focus_with_a_cursor_on_a_task(table: TaskTable) -> None:
    table.bar.field.setFocus()
    table.view.clearSelection()
    table.view.setCurrentIndex(QModelIndex())

    table.setFocus()

    assert table.view.hasFocus()
    assert table.view.selected_tasks() == ["t1"]
    assert table.view.currentIndex().column() == Column.LEAD


def test_what_a_filter_hides_is_chosen_no_longer(table: TaskTable, session: Session) -> None:
    _go(table, "t4", Column.LEAD)

    table.arrange(Look(Filter(words="急救")))

    shown = {line.key for line in table.model.lines()}
    assert set(session.selection.task_ids) <= shown


def test_escape_closes_the_list_then_gives_up_what_was_typed(
    table: TaskTable, session: Session, qtbot: QtBot
) -> None:
    before = session.plan
    _go(table, "t1", Column.LEAD)
    qtbot.keyClicks(table.view, "j")
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, ListEditor)
    popup = editor.findChild(QCompleter).popup()
    assert popup.isVisible()

    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    was_open = popup.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    QGuiApplication.clipboard().setText("医政医管处")
    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)

    assert not was_open
    assert session.plan is not before
    assert _leads(session)[0] == ("医政医管处",)


def test_the_list_is_as_roomy_as_a_menu_and_as_wide_as_its_cell(
    table: TaskTable, qtbot: QtBot
) -> None:
    _go(table, "t1", Column.LEAD)
    qtbot.keyClicks(table.view, "j")
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, ListEditor)
    popup = editor.findChild(QCompleter).popup()

    assert popup.sizeHintForRow(0) >= popup.fontMetrics().lineSpacing() + 12
    assert popup.width() >= editor.width()
