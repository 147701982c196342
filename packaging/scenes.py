"""Every panel and page, each brought about in the real window as the drafter would.

A scene is handed the window with the plan open and gives the widget to be photographed, the window
itself for most. `calm` puts the window back between two scenes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import item
from PySide6.QtTest import QTest
from waiting import settle, until

from ui.state import Selection
from ui.turn.page import TurnPage
from ui.window.measures import measures_of
from workbench.aligning import references
from workbench.drafting import editing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.window.bottom_panel import BottomPanel
    from ui.window.main_window import MainWindow
    from workbench.aligning import Reference
    from workbench.plan import Plan

ITEM = "（八）"
FAULT = "改写"
"""The step that puts faults into the text for the list of 审校; `calm` takes it back."""


def calm(window: MainWindow) -> None:
    """The desk as it is in the morning: 正文 with 大纲 and 详情, nothing else open."""
    window.activateWindow()
    if window.menu_row.isHidden():
        window.set_focus(False)
    window.session.past.leave()
    if window.session.undo_label == FAULT:
        window.session.undo()
    window.area.leave_document()
    window.area.set_beside(False)
    act(window, "text")
    window.panel.search.clear()
    window.area.page.hide_reference()
    if window.side.isVisible() and window.side.key != "details":
        window.side.show_page("details")
    window.room.close_drawers()
    bottom = window.area.bottom
    if bottom is not None and bottom.is_open:
        window.area.toggle_bottom()
    window.panel.library_section.fold(not measures_of(window).wide)
    show_item(window, ITEM)
    settle()


def main(window: MainWindow) -> QWidget:
    """The desk: outline, 正文, 详情, findings."""
    if not measures_of(window).below.over:
        checked(window)
    show_item(window, ITEM)
    settle()
    return window


def library(window: MainWindow) -> QWidget:
    """资料 unfolded."""
    window.room.show_left()
    window.panel.library_section.fold(False)
    return window


def search(window: MainWindow) -> QWidget:
    """What a search over everything finds."""
    window.search()
    window.panel.search.setText("急救")
    settle()
    return window


def several(window: MainWindow) -> QWidget:
    """详情 of several sentences at once."""
    plan = plan_of(window)
    tasks = tuple(t.id for t in item(plan, ITEM).tasks())[:3]
    act(window, "tasks")
    if not window.side.isVisible():
        act(window, "side")
    window.session.select(Selection(section_id=item(plan, ITEM).id, task_ids=tasks))
    settle()
    return window


def tasks(window: MainWindow) -> QWidget:
    """任务."""
    act(window, "tasks")
    show_item(window, ITEM)
    return window


def split(window: MainWindow) -> QWidget:
    """正文 beside 任务."""
    act(window, "beside")
    return window


def reference(window: MainWindow) -> QWidget:
    """对照: the province's plan beside ours."""
    paper = next(r for r in standing(window) if "南江省" in r.title)
    window.area.page.show_reference(paper.id, "")
    settle()
    return window


def align(window: MainWindow) -> QWidget:
    """对标, item by item."""
    act(window, "align")
    act(window, "align-items")
    settle()
    return window


def matrix(window: MainWindow) -> QWidget:
    """对标, chapter by chapter."""
    align(window)
    act(window, "align-matrix")
    settle()
    return window


def pages(window: MainWindow) -> QWidget:
    """版面."""
    act(window, "pages")
    settle()
    return window


def board(window: MainWindow) -> QWidget:
    """看板."""
    act(window, "board")
    settle()
    return window


def findings(window: MainWindow) -> QWidget:
    """审校 at a place with a fix."""
    window.session.edit(with_faults, FAULT)
    bottom = checked(window)
    rows = bottom.findings.model.rows
    bottom.findings.go_to(next((at for at, row in enumerate(rows) if row.finding.fix), 0))
    return window


def review(window: MainWindow) -> QWidget:
    """结转核对 below the plan."""
    window.area.show_review()
    settle()
    for _ in range(4):
        act(window, "next")
    return window


def uncovered(window: MainWindow) -> QWidget:
    """上级未覆盖 below the plan."""
    window.area.show_list("上级未覆盖")
    settle()
    return window


def find(window: MainWindow) -> QWidget:
    """查找 and 替换 below the plan."""
    act(window, "replace")
    bottom = window.area.bottom
    assert bottom is not None
    bottom.found.row.words.setText("医共体")
    bottom.found.row.other.setText("紧密型医共体")
    settle()
    return window


def whole(key: str) -> Callable[[MainWindow], QWidget]:
    """A page that takes the whole work area."""

    def scene(window: MainWindow) -> QWidget:
        page = window.area.show_whole(key)
        settle()
        if isinstance(page, TurnPage):
            until(lambda: page.feed.turn is not None)
        return window

    return scene


def compare(window: MainWindow) -> QWidget:
    """比较: last year's plan and this year's."""
    page = window.area.show_whole("compare")
    settle()
    older = next(
        d for d in window.session.workbench.documents() if "2026年江城市卫生" in title_of(d)
    )
    page.compare(older.id)  # type: ignore[attr-defined]
    settle()
    return window


def document(window: MainWindow) -> QWidget:
    """A document as it was read."""
    window.area.show_document(window.session.workbench.documents()[-1].id)
    settle()
    return window


def history(window: MainWindow) -> QWidget:
    """A past moment, compared with now."""
    past = window.session.past
    act(window, "history")
    settle()
    moments = past.timeline.moments
    past.look_at(moments[min(4, len(moments) - 1)].number)
    settle()
    return window


def palette(window: MainWindow) -> QWidget:
    """Ctrl+K, asked by pinyin initials."""
    act(window, "palette")
    settle()
    assert window.aids.palette is not None
    QTest.keyClicks(window.aids.palette.field, "jj")
    settle()
    return window


def handbook(window: MainWindow) -> QWidget:
    """The handbook, at the chapter that tells of what stands in front."""
    act(window, "handbook")
    settle()
    assert window.aids.handbook is not None
    return window.aids.handbook


def focus(window: MainWindow) -> QWidget:
    """专注."""
    act(window, "focus")
    return window


SCENES: dict[str, Callable[[MainWindow], QWidget]] = {
    "main": main, "library": library, "search": search, "tasks": tasks, "several": several,
    "split": split, "reference": reference, "align": align, "matrix": matrix, "pages": pages,
    "board": board, "findings": findings, "review": review, "uncovered": uncovered, "find": find,
    "rollforward": whole("rollforward"), "fates": whole("fates"), "facts": whole("facts"),
    "compare": compare, "document": document, "history": history, "palette": palette,
    "handbook-window": handbook, "focus": focus,
}  # fmt: skip


# --- doing ---------------------------------------------------------------


def act(window: MainWindow, name: str) -> None:
    """Trigger an action."""
    window.actions_table[name].trigger()


def checked(window: MainWindow) -> BottomPanel:
    """The list of 审校, with faults in the text that it can put right."""
    window.area.check()
    bottom = window.area.bottom
    assert bottom is not None
    settle()
    return bottom


def with_faults(plan: Plan) -> Plan:
    """The plan with another comma in a few of its sentences."""
    for task in [task for task in plan.tasks() if "，" in task.text][6:9]:
        plan = editing.set_task_text(plan, task.id, task.text.replace("，", ",", 1))
    return plan


def plan_of(window: MainWindow) -> Plan:
    """The open plan."""
    assert window.session.plan is not None
    return window.session.plan


def title_of(document: object) -> str:
    """What a document of the library is called."""
    return str(document.outline.title)  # type: ignore[attr-defined]


def standing(window: MainWindow) -> tuple[Reference, ...]:
    """The papers the plan can be held against."""
    return references(window.session.workbench, plan_of(window).id)


def show_item(window: MainWindow, number: str) -> None:
    """Make the first sentence of an item current, in all panels."""
    section = item(plan_of(window), number)
    task = next(iter(section.tasks()))
    for view in window.area.page.shown():
        view.setFocus()
    window.session.select(Selection(section_id=section.id, task_ids=(task.id,)))
