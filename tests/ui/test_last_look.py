"""Filters, folds, places of the wheel and lists are as they were when the plan is opened again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings

from tests.ui.conftest import make_plan
from ui.state import Selection
from ui.tasks.arranging import Grouping
from ui.tasks.rows import Column
from ui.window.last_look import LastLook
from workbench.app import Workbench
from workbench.drafting.structure import remove_section
from workbench.plan import Paragraph, Task

WAIT = 15_000


def long_plan():
    """Sixty paragraphs more in the last item."""
    plan = make_plan()
    filler = tuple(Paragraph(f"f{n}", (Task(f"ft{n}", "抓好落实。"),)) for n in range(60))
    *before, last = plan.sections
    item = last.sections[0]
    item = replace(item, paragraphs=(*item.paragraphs, *filler))
    return replace(plan, sections=(*before, replace(last, sections=(item,))))


@pytest.fixture
def path(tmp_path):
    """A store with two plans."""
    path = tmp_path / "资料库.yaodian"
    with Workbench(path) as workbench:
        workbench.save(None, long_plan(), "新建2027年要点")
        other = replace(make_plan(), id="other", title="江城市教育工作要点")
        sections = tuple(replace(s, id=f"o{s.id}", sections=()) for s in other.sections)
        workbench.save(None, replace(other, sections=sections, preamble=()), "新建要点")
    return path


@pytest.fixture
def opened(open_window, path):
    """Opens the window on the store, with what the one before left."""

    def opened(plan="plan-2027"):
        window = open_window(path)
        if window.session.plan.id != plan:
            window.session.open_plan(plan)
        return window

    return opened


def view_of(window, key):
    window.area.show_view(key)
    return window.area.page.widget(key)


def test_the_tasks_are_grouped_sorted_and_filtered_as_they_were(opened):
    first = opened()
    table = view_of(first, "tasks")
    table.bar.grouping.chosen.emit(Grouping.QUARTER)
    table.model.sort_by(Column.TEXT)
    table.bar.unit.chosen.emit("疾控处")
    first.close()

    again = opened()

    table = again.area.page.widget("tasks")
    look = table.model.look
    assert (look.grouping, look.sort, look.filter.unit) == (
        Grouping.QUARTER,
        Column.TEXT,
        "疾控处",
    )
    assert table.bar.unit.text().startswith("牵头：疾控处")
    assert table.bar.unit.isVisible()
    assert table.bar.shown.text() == "显示 2／65 项"


def test_a_filter_stays_with_its_plan_and_the_sort_goes_along(opened):
    window = opened()
    table = view_of(window, "tasks")
    table.model.sort_by(Column.TEXT)
    table.bar.unit.chosen.emit("疾控处")

    window.session.open_plan("other")

    assert table.model.look.filter.unit == ""
    assert table.model.look.sort is Column.TEXT
    assert table.bar.unit.text() == "牵头：全部"


def test_the_filter_of_a_chapter_that_is_gone_hides_nothing(opened):
    first = opened()
    view_of(first, "tasks").bar.chapter.chosen.emit("s2")
    first.session.edit(lambda plan: remove_section(plan, "s2"), "删除二")
    first.close()

    again = opened()

    assert not again.area.page.widget("tasks").model.look.filter.active


def test_the_tasks_stand_where_the_wheel_left_them(opened, qtbot):
    first = opened()
    table = view_of(first, "tasks")
    table.view.verticalScrollBar().setValue(600)
    top = table.model.line(table.view.rowAt(0)).key
    first.close()

    again = opened()

    table = again.area.page.widget("tasks")
    qtbot.waitUntil(lambda: table.model.line(table.view.rowAt(0)).key == top, timeout=WAIT)
    assert top.startswith("ft")


def test_the_text_stands_where_the_wheel_left_it(opened, qtbot):
    first = opened()
    first.session.select(Selection(task_ids=("ft2",)))
    sheet = first.area.page.widget("text")
    sheet.verticalScrollBar().setValue(1234)
    first.close()

    again = opened()

    sheet = again.area.page.widget("text")
    qtbot.waitUntil(lambda: abs(sheet.verticalScrollBar().value() - 1234) <= 2, timeout=WAIT)
    assert again.session.selection.task_ids == ("ft2",)


def test_a_place_chosen_meanwhile_goes_before_the_wheel(opened, qtbot):
    first = opened()
    sheet = first.area.page.widget("text")
    sheet.verticalScrollBar().setValue(1234)
    first.area.show_view("tasks")
    first.close()
    again = opened()

    again.session.select(Selection(task_ids=("t5",)))
    sheet = view_of(again, "text")

    qtbot.waitUntil(lambda: sheet.in_sight(sheet.textCursor()), timeout=WAIT)
    assert sheet.textCursor().blockNumber() == sheet.sheet.index_of("t5")


def test_the_board_counts_the_part_it_counted_and_says_which(opened, qtbot):
    first = opened()
    board = view_of(first, "board")
    qtbot.waitUntil(lambda: bool(board.bar._chapters), timeout=WAIT)
    board.bar.chapter.chosen.emit("s1")
    board.bar.quarter.chosen.emit(4)
    board.enlarge(board.charts[1])
    first.close()

    again = opened()

    board = again.area.page.widget("board")
    told = "健全公共卫"
    qtbot.waitUntil(lambda: told in board.bar.chapter.text(), timeout=WAIT)
    assert board.bar.quarter.text().startswith("时限：四季度")
    assert board.enlarged is board.charts[1]


def test_the_board_of_another_plan_counts_all_of_it(opened, qtbot):
    window = opened()
    board = view_of(window, "board")
    board.bar.quarter.chosen.emit(4)

    window.session.open_plan("other")

    assert not board.bar.part


def test_what_she_folded_in_the_outline_is_folded(opened):
    first = opened()
    tree = first.panel.outline.tree
    tree.collapse(first.panel.outline.model.index_of("s1"))
    first.close()

    again = opened()

    assert again.panel.outline.tree.folded() == {"s1"}


def test_the_list_below_is_the_one_that_was_open(opened, qtbot):
    first = opened()
    first.area.show_list("查找")
    first.close()

    again = opened()

    assert again.area.bottom.is_open
    assert again.area.bottom.tab == "查找"


def test_the_severities_she_looks_for_are_seen_as_pressed_buttons(opened):
    first = opened()
    first.area.show_list("审校").findings.tools.filters["error"].click()
    first.close()

    again = opened()

    assert again.area.bottom.findings.tools.filters["error"].isChecked()


def test_the_pages_stand_where_she_had_leafed_to(opened, qtbot):
    first = opened()
    pages = view_of(first, "pages")
    qtbot.waitUntil(lambda: len(pages.desk._layout.rects) > 2, timeout=WAIT)
    pages.desk.go_to(2)
    first.close()

    again = opened()

    pages = again.area.page.widget("pages")
    qtbot.waitUntil(lambda: 2 in pages.desk.current_row(), timeout=WAIT)


def test_the_line_between_text_and_tasks_stays(opened):
    first = opened()
    first.resize(1900, 800)
    first.area.set_beside(True)
    splitter = first.area.page._splitter
    splitter.setSizes([900, 300])
    splitter.splitterMoved.emit(900, 1)
    share = first.area.page.shares["tasks"]
    first.close()

    again = opened()

    assert again.area.page.shares["tasks"] == pytest.approx(share, abs=0.01)


def test_the_library_is_folded_as_she_left_it(opened):
    first = opened()
    first.panel.library_section._turn()
    folded = first.panel.library_section.is_folded
    first.close()

    again = opened()

    assert again.panel.library_section.is_folded is folded


@pytest.mark.parametrize("words", ["kaputt", "[1]", '{"top": []}', '{"folded": 3}'])
def test_nonsense_that_was_kept_is_passed_over(opened, tmp_path, words):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    for part in ("text", "align", "pages", "board", "outline", "below"):
        settings.setValue(f"look/plan-2027/{part}", words)
    settings.sync()

    window = opened()

    assert window.session.plan is not None
    assert isinstance(window.last_look, LastLook)
