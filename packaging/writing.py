"""What comes up while she writes: offers, cards, lists and menus, ready to be photographed.

`undone` afterwards takes back what a scene wrote, step by step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import item
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget
from scenes import act, checked, plan_of
from waiting import settle, until

from ui.sheet.sheet import Sheet
from ui.window.header import TASKS, TEXT
from workbench.drafting import editing
from workbench.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextCursor

    from ui.tasks.table import TaskTable
    from ui.window.main_window import MainWindow
    from workbench.plan import Plan

ITEM = "（八）"
BEGUN = "推进"
"""What is typed behind the item until the library offers how to go on."""
MISSPELT = ("推动急救", "推动报导急救")
"""Words of the item, and the same with a character that is wrong anywhere."""
WRONG = "报导"
FIGURE, REPEATED = "9分钟以内", "95%"
UNIT = "y"
"""What is typed for a unit: what it stands for is listed."""


def undone(window: MainWindow, last: str) -> None:
    """The plan as it was when `last` was the step that could be undone."""
    sheet = sheet_of(window)
    if plan_of(window).status is not Status.DRAFTING:
        window.keeping.set_status(Status.DRAFTING)
    sheet.completion.close()
    QToolTip.hideText()
    window.session.flushing.emit()
    settle()
    for _ in range(6):
        if window.session.undo_label == last:
            break
        window.session.undo()
        settle()


def offers(window: MainWindow) -> QWidget:
    """How the library and earlier plans go on, under the caret."""
    sheet = sheet_of(window)
    cursor = found(sheet, "每千人口持证救护员达到")
    cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    sheet.setTextCursor(cursor)
    sheet.setFocus()
    sheet.insertPlainText(BEGUN)
    until(lambda: sheet.completion.open)
    QTest.keyClick(sheet, Qt.Key.Key_Down)
    return window


def card(window: MainWindow) -> QWidget:
    """The card of a figure the mouse rests on."""
    sheet = sheet_of(window)
    cursor = found(sheet, FIGURE)
    cursor.setPosition(cursor.selectionStart() + 1)
    sheet.card.hover(QPointF(sheet.cursorRect(cursor).center()))
    settle()
    return window


def follow(window: MainWindow) -> QWidget:
    """Where else a figure stands."""
    sheet = sheet_of(window)
    cursor = found(sheet, REPEATED)
    cursor.setPosition(cursor.selectionStart() + 1)
    sheet.scroll_to(cursor)
    settle()
    place = sheet.viewport().mapToGlobal(sheet.cursorRect(cursor).bottomLeft())
    sheet.following.follow(cursor, place)
    return window


def misspelt(window: MainWindow) -> QWidget:
    """The menu of the right button where a character is wrong: the fix comes first."""
    window.session.edit(with_a_slip, "改写")
    checked(window)
    sheet = sheet_of(window)
    cursor = found(sheet, WRONG)
    cursor.setPosition(cursor.selectionStart() + 1)
    sheet.scroll_to(cursor)
    settle()
    point = sheet.cursorRect(cursor).center()
    sheet.menu_at(QPointF(point)).popup(sheet.viewport().mapToGlobal(point))
    return window


def cell_units(window: MainWindow) -> QWidget:
    """A unit typed into a cell, completed from the units known."""
    view = cell(window, "牵头单位")
    QTest.keyClicks(view, UNIT)
    return window


def cell_sentence(window: MainWindow) -> QWidget:
    """The whole sentence of a row, edited over it."""
    QTest.keyClick(cell(window, "任务内容"), Qt.Key.Key_F2)
    return window


def cell_filter(window: MainWindow) -> QWidget:
    """The units one may filter by."""
    cell(window, "牵头单位")
    table_of(window).bar.unit.click()
    return window


def issued(window: MainWindow) -> QWidget:
    """A plan that is issued: locked, and the way on."""
    sheet_of(window)
    window.keeping.set_status(Status.ISSUED)
    return window


def palette_begun(window: MainWindow) -> QWidget:
    """Ctrl+K before anything is typed."""
    act(window, "palette")
    return window


WRITING: dict[str, Callable[[MainWindow], QWidget]] = {
    "offers": offers, "card": card, "follow": follow, "misspelt": misspelt,
    "cell-units": cell_units, "cell-sentence": cell_sentence, "cell-filter": cell_filter,
    "issued": issued, "palette-begun": palette_begun,
}  # fmt: skip


# --- doing ---------------------------------------------------------------


def sheet_of(window: MainWindow) -> Sheet:
    """正文, as it is shown."""
    sheet = window.area.page.widget(TEXT)
    assert isinstance(sheet, Sheet)
    return sheet


def table_of(window: MainWindow) -> TaskTable:
    """任务, shown now."""
    act(window, "tasks")
    settle()
    return window.area.page.widget(TASKS)  # type: ignore[return-value]


def cell(window: MainWindow, head: str) -> QWidget:
    """The table with the keys, and the cell of the current row under `head` current."""
    view = table_of(window).view
    model, across = view.model(), view.horizontalHeader().orientation()
    heads = [model.headerData(column, across) for column in range(model.columnCount())]
    view.setCurrentIndex(view.currentIndex().siblingAtColumn(heads.index(head)))
    view.setFocus()
    settle()
    return view


def found(sheet: Sheet, words: str) -> QTextCursor:
    """Where `words` stand in the text for the first time."""
    cursor = sheet.document().find(words)
    assert not cursor.isNull(), words
    return cursor


def with_a_slip(plan: Plan) -> Plan:
    """The plan with a wrong character in the item."""
    right, wrong = MISSPELT
    task = next(task for task in item(plan, ITEM).tasks() if right in task.text)
    return editing.set_task_text(plan, task.id, task.text.replace(right, wrong, 1))
