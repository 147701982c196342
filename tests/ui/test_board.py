"""看板 on the real widgets: it counts the open plan, and its bars lead to the tasks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu

from ui.board.charts import spread
from ui.board.view import BoardView
from ui.tasks.arranging import Filter, passing
from ui.tasks.rows import task_rows
from workbench.assigning.board import Flow, board

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from workbench.plan import Plan


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> BoardView:
    shown = BoardView(session)
    qtbot.addWidget(shown)
    shown.resize(1100, 640)
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: bool(shown.words.text()), timeout=5000)
    shown.grab()
    return shown


def test_the_board_tells_what_is_open(view: BoardView) -> None:
    assert view.words.text() == "2 项责任未定"


def test_a_click_on_a_bar_asks_for_its_tasks(view: BoardView, qtbot: QtBot) -> None:
    chart = view.charts[0]
    mark = chart.marks[0]

    with qtbot.waitSignal(view.tasks_wanted, timeout=2000) as asked:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=mark.rect.center().toPoint())

    assert asked.args == [mark.wanted]
    assert mark.words == "疾控处，四季度 1项"


def test_the_keys_walk_through_a_picture(view: BoardView, qtbot: QtBot) -> None:
    chart = view.charts[3]

    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.tasks_wanted, timeout=2000) as asked:
        qtbot.keyClick(chart, Qt.Key.Key_Return)

    assert chart.accessibleDescription() == "一、健全公共卫生服务体系：责任未定 1 项"
    assert asked.args == [Filter(chapter="s1", only_open=True)]


def test_the_board_becomes_a_pdf(view: BoardView, plan: Plan, tmp_path: Path) -> None:
    view.save_pdf(tmp_path / "看板.pdf", plan)

    assert (tmp_path / "看板.pdf").read_bytes().startswith(b"%PDF")


def test_words_beside_flows_never_lie_upon_each_other() -> None:
    tops = spread([10.0, 12.0, 96.0, 99.0], 20, 0, 100)

    assert tops == [0.0, 20.0, 60.0, 80.0]


def test_words_without_room_lie_as_far_apart_as_there_is() -> None:
    assert spread([5.0, 5.0, 5.0, 5.0], 20, 0, 50) == [0.0, 10.0, 20.0, 30.0]


def test_before_she_walks_a_picture_tells_what_can_be_walked_to(view: BoardView) -> None:
    said = view.charts[0].accessibleDescription()

    assert said.startswith("疾控处，四季度 1项")
    assert said.endswith("方向键逐处看")


def test_another_count_of_the_plan_is_no_longer_told_by_the_place_walked_to(
    view: BoardView, qtbot: QtBot
) -> None:
    chart = view.charts[3]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    walked = chart.accessibleDescription()

    chart.show_board(None)
    chart.grab()

    assert walked
    assert chart.accessibleDescription() != walked


def test_a_picture_without_places_tells_what_it_waits_for(view: BoardView) -> None:
    assert view.charts[2].accessibleDescription() == view.charts[2]._hint


def test_the_flow_of_the_undecided_leads_to_their_tasks(
    view: BoardView, qtbot: QtBot, plan: Plan
) -> None:
    chart = view.charts[1]
    view.show_board(replace(board(plan), flows=(Flow("未定", 2, 2), Flow("新增", 0, 1))))
    chart.grab()

    with qtbot.waitSignal(view.tasks_wanted, timeout=2000) as asked:
        place = chart.marks[0].rect.center().toPoint()
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)

    assert asked.args == [Filter(fate="未定")]


def test_the_words_of_a_flow_lie_on_no_other_flow(view: BoardView, plan: Plan) -> None:
    chart = view.charts[1]
    flows = Flow("延续", 2, 2), Flow("未定", 19, 19), Flow("完成退出", 1, 0), Flow("新增", 0, 1)

    view.show_board(replace(board(plan), flows=flows))
    chart.grab()

    first, undecided, gone, added = (mark.rect for mark in chart.marks)
    assert first.bottom() <= undecided.top()
    assert undecided.bottom() <= gone.top()
    assert gone.bottom() <= added.top()


def test_a_flow_tells_the_count_of_last_year_s_items(view: BoardView, plan: Plan) -> None:
    chart = view.charts[1]
    flows = Flow("延续", 2, 3), Flow("合并", 1, 0), Flow("拆分", 1, 2), Flow("新增", 0, 1)

    view.show_board(replace(board(plan), flows=flows))
    chart.grab()

    assert [m.words for m in chart.marks] == ["延续 2 项", "合并 1 项", "拆分 1→2 项", "新增 1 项"]


def test_what_is_only_supposed_is_found_among_the_undecided(plan: Plan) -> None:
    row = task_rows(plan)[0]
    fates = {row.key: "未定 · 似延续"}

    assert passing([row], Filter(fate="未定"), fates) == [row]
    assert not passing([row], Filter(fate="延续"), fates)


def test_a_chapter_can_be_counted_alone_and_the_filter_goes_again(
    view: BoardView, qtbot: QtBot
) -> None:
    menu = QMenu()
    view.bar.chapter.fill(menu)

    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: len(view.charts[3].board.covers) == 1, timeout=5000)
    chosen = view.bar.chapter.text()
    qtbot.keyClick(view.bar.chapter, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(view.charts[3].board.covers) > 1, timeout=5000)

    assert chosen.startswith("章：一、")
    assert view.bar.chapter.text() == "章：全部"


def test_one_picture_takes_all_the_room_and_esc_brings_the_others_back(
    view: BoardView, qtbot: QtBot
) -> None:
    chart = view.charts[2]
    before = chart.width()

    button = next(b for b in view.findChildren(QAbstractButton) if "放大“指标走势”" in b.toolTip())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chart.width() > before * 1.3, timeout=5000)
    alone = [each.isVisible() for each in view.charts]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)

    assert alone == [False, False, True, False]
    assert all(each.isVisible() for each in view.charts)
