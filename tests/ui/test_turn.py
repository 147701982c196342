"""The review of the turn of the year on a real store, by keys alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QRectF, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from ui import row_painting
from ui.buttons import Button
from ui.session import Session
from ui.tasks.lineage_feed import fates_of, feed_of
from ui.tree_model import ACCESSIBLE
from ui.turn.acts import show_proposal
from ui.turn.change_table import CHANGE, PLACE, field_box
from ui.turn.fate_rows import CHOICES, fate_rows, tally
from ui.turn.fate_table import FATE, FateTable
from ui.turn.feed import look_up
from ui.turn.page import FATES
from ui.window.main_window import MainWindow
from workbench.aligning import Desk, choose
from workbench.app import Workbench
from workbench.assigning.board import board
from workbench.drafting.deciding import REFUSE
from workbench.drafting.dropping import without_tasks
from workbench.drafting.editing import rename
from workbench.drafting.fates import Fate
from workbench.drafting.proposals import ProposalKind
from workbench.particulars import background

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OLD = Path(__file__).parent.parent / "data" / "江城市2026年教育工作要点.txt"
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 20_000


@pytest.fixture
def page(qapp, qtbot, tmp_path):
    """The review of a plan just made of the made-up city's last one."""
    workbench = Workbench(tmp_path / "资料库.yaodian")
    document = workbench.import_file(OLD)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Session(workbench), settings)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.session.begun, timeout=WAIT):
        window.begin()
    with qtbot.waitSignal(window.session.plan_made, timeout=WAIT):
        window.session.making.plan(document.id, 2027)
    opened = window.area.whole["rollforward"]
    qtbot.waitUntil(lambda: opened.feed.turn is not None, timeout=WAIT)
    yield opened
    window.close()


def known_again(qtbot, page, act):
    with qtbot.waitSignal(page.feed.known, timeout=WAIT):
        act()


def session_of(page):
    return page.window().session


def choose_class(page, kind):
    keys = [row.key for row in page.changes.classes.rows.rows]
    page.changes.classes.setCurrentIndex(page.changes.classes.rows.line(keys.index(kind.value)))


def test_a_new_plan_opens_its_review_and_nothing_is_changed_yet(page):
    session = session_of(page)

    assert session.plan.title == "江城市2026年教育工作要点"
    assert "2026年 → 2027年" in page.head.title.text()
    assert page.changes.progress[2] > 200


def test_one_click_takes_over_all_that_is_proposed_for_it(page, qtbot):
    session = session_of(page)

    known_again(qtbot, page, page.easy.click)

    assert session.plan.title == "江城市2027年教育工作要点"
    assert not page.changes.easy


def test_a_step_taken_back_makes_the_row_wait_again(page, qtbot):
    session = session_of(page)
    choose_class(page, ProposalKind.ASK)
    table = page.changes.table
    table.setFocus()
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_Return))
    taken = table.rows.row(0).look.word

    known_again(qtbot, page, session.undo)

    assert taken == "已采纳"
    assert table.rows.row(0).waiting


def test_a_new_figure_is_typed_in_place_by_its_number_alone(page, qtbot):
    choose_class(page, ProposalKind.FIGURE)
    table, field = page.changes.table, page.changes.detail.field
    table.go(2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "4")

    known_again(qtbot, page, lambda: qtbot.keyClick(field, Qt.Key.Key_Return))

    assert "专题培训班4期，培训360人次" in "".join(t.text for t in session_of(page).plan.tasks())


def field_in(table):
    return table.viewport().findChild(QLineEdit)


def test_a_digit_typed_on_a_row_begins_its_new_figure(page, qtbot):
    choose_class(page, ProposalKind.FIGURE)
    table = page.changes.table
    table.go(2)
    qtbot.keyClick(table, Qt.Key.Key_4)
    begun = field_in(table).text()
    qtbot.keyClick(field_in(table), Qt.Key.Key_2)

    known_again(qtbot, page, lambda: qtbot.keyClick(field_in(table), Qt.Key.Key_Return))

    assert begun == "4"
    assert "专题培训班42期，培训360人次" in text_of(page)
    assert table.rows.row(2).look.word == "已改写"
    assert table.currentIndex().row() == 3


def test_a_click_on_the_box_of_a_figure_opens_it(page, qtbot):
    choose_class(page, ProposalKind.FIGURE)
    table = page.changes.table
    cell = QRectF(table.visualRect(table.rows.index(2, CHANGE)))
    place = field_box(cell, table.rows.row(2)).center().toPoint()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClicks(field_in(table), "20")
    known_again(qtbot, page, lambda: qtbot.keyClick(field_in(table), Qt.Key.Key_Return))

    assert "专题培训班20期，培训360人次" in text_of(page)


def test_the_space_bar_leaves_a_figure_open_and_goes_on(page, qtbot):
    choose_class(page, ProposalKind.FIGURE)
    table = page.changes.table
    table.go(2)

    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_Space))

    assert "专题培训班〔数〕期" in text_of(page)
    assert table.rows.row(2).look.word == "已采纳"
    assert table.currentIndex().row() == 3
    assert "空格 留空待填" in page.changes.detail.keys.text()


def test_all_figures_are_left_open_at_once_and_given_back_by_one_undo(page, qtbot):
    choose_class(page, ProposalKind.FIGURE)
    session, button = session_of(page), page.changes.leave_open
    before, rows = session.plan, page.changes.table.rows
    offered = button.text()

    known_again(qtbot, page, button.click)

    assert offered == f"指标都留空待填（{len(rows.rows)}）"
    assert not any(row.waiting for row in rows.rows)
    assert text_of(page).count("〔数〕") >= len(rows.rows)
    assert button.isHidden()
    session.undo()
    assert session.plan == before


def test_a_place_stands_there_whole(page):
    table = page.changes.table
    wide = max(table.fontMetrics().horizontalAdvance(row.place) for row in table.rows.rows)

    assert table.columnWidth(PLACE) >= wide + 2 * row_painting.PAD


def text_of(page):
    return "".join(task.text for task in session_of(page).plan.tasks())


def test_delete_keeps_the_words_and_f8_goes_to_the_next_that_waits(page, qtbot):
    choose_class(page, ProposalKind.ASK)
    table = page.changes.table
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_Delete))
    table.go(len(table.rows.rows) - 1)

    qtbot.keyClick(table, Qt.Key.Key_F8)

    assert table.rows.row(0).look.word == "保留原文"
    assert table.currentIndex().row() == 1


def test_what_was_decided_is_there_when_the_page_is_opened_again(page, qtbot):
    choose_class(page, ProposalKind.ASK)
    table = page.changes.table
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_Delete))
    area = page.window().area
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    left = area.pages.currentWidget() is not page

    known_again(qtbot, page, lambda: area.show_whole("rollforward"))

    assert left
    assert table.rows.row(0).look.word == "保留原文"


def fate_at(page, row):
    return page.fates.table.rows.row(row).chosen


def test_nothing_is_preset_and_a_figure_key_chooses_the_fate(page, qtbot):
    page.show_side("fates")
    table = page.fates.table
    preset = [row.preset or row.chosen for row in table.rows.rows]
    table.go(0)

    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_2))

    assert set(preset) == {None}
    assert fate_at(page, 0) is Fate.DEEPENED


def test_a_suggested_fate_is_read_out_as_a_suggestion(page):
    page.show_side("fates")
    rows = page.fates.table.rows

    rows.show([replace(rows.rows[0], preset=Fate.CONTINUED)])

    assert rows.index(0, FATE).data(ACCESSIBLE) == "未定，建议延续"


def test_what_was_said_of_an_item_stands_with_its_tasks_and_on_the_board(page, qtbot):
    page.show_side("fates")
    table, session = page.fates.table, session_of(page)
    feed = feed_of(session)
    feed.want("a view", wanted=True)
    qtbot.waitUntil(lambda: feed.lineage is not None, timeout=WAIT)
    task = table.rows.row(0).fate.new[0].tasks[0].id
    table.go(0)

    with qtbot.waitSignal(feed.found, timeout=WAIT):
        known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_2))

    told = {flow.fate: flow.old for flow in board(session.plan, feed.lineage.ledger).flows}
    counts = tally(table.rows.rows, len(page.feed.turn.ledger.added))
    assert fates_of(feed.lineage)[task] == "深化"
    assert background(session.workbench, session.plan).known[task].fate == "深化"
    assert told["深化"] == dict(counts)[Fate.DEEPENED] == 1
    assert told["未定"] == dict(counts)[None] == len(table.rows.rows) - 1


def test_what_is_carried_over_waits_for_its_reason(page, qtbot):
    page.show_side("fates")
    table, reason = page.fates.table, page.fates.reason
    table.go(1)
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_6))
    waiting = table.rows.row(1).asks_reason
    reason.insert("工期顺延")

    known_again(qtbot, page, lambda: qtbot.keyClick(reason, Qt.Key.Key_Return))

    assert waiting
    assert not table.rows.row(1).waiting


def test_an_item_that_goes_leaves_the_plan_and_comes_back_undecided_by_undo(page, qtbot):
    page.show_side("fates")
    table, session = page.fates.table, session_of(page)
    table.go(2)
    heading = table.rows.row(2).fate.old.heading
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_5))
    gone = heading not in [section.heading for section, _ in session.plan.walk()]
    chosen = fate_at(page, 2)

    known_again(qtbot, page, session.undo)

    assert gone
    assert chosen is Fate.DROPPED
    assert fate_at(page, 2) is None


def test_a_fate_and_what_it_does_to_the_text_are_one_step_with_a_name(page, qtbot):
    page.show_side("fates")
    table, session = page.fates.table, session_of(page)
    before, place = session.plan, table.rows.row(2).place
    table.go(2)
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_3))
    name, out = session.undo_label, session.plan

    known_again(qtbot, page, session.undo)
    undone = session.plan, fate_at(page, 2)
    known_again(qtbot, page, session.redo)

    assert name == f"{place}完成，不再列入"
    assert undone == (before, None)
    assert (session.plan, fate_at(page, 2)) == (out, Fate.FINISHED)


def test_an_item_a_choice_took_out_comes_back_with_another_choice(page, qtbot):
    page.show_side("fates")
    table, session = page.fates.table, session_of(page)
    before = session.plan
    table.go(2)
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_3))
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_5))

    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_1))

    row = table.rows.row(2)
    assert session.plan == before
    assert (row.counted, row.where) == (Fate.CONTINUED, row.fate.old.heading)
    assert session.undo_label == f"{row.place}定为延续，重新列入"
    known_again(qtbot, page, session.undo)
    assert session.plan != before
    assert fate_at(page, 2) is Fate.DROPPED


def test_what_she_took_out_herself_still_needs_a_place(page, qtbot):
    page.show_side("fates")
    table, session = page.fates.table, session_of(page)
    ids = {task.id for task in table.rows.row(2).fate.new[0].tasks}
    done = page.fates.progress[0]
    out = without_tasks(session.plan, ids)
    known_again(qtbot, page, lambda: session.apply(out, "删去"))
    table.go(2)

    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_1))

    row = table.rows.row(2)
    assert (row.chosen, row.counted, row.waiting) == (Fate.CONTINUED, None, True)
    assert row.where == "（未列入，请选去处）"
    assert page.fates.progress[0] == done


def test_a_result_typed_presets_the_fate(page, qtbot):
    page.show_side("fates")
    rows = page.fates.table.rows

    known_again(qtbot, page, lambda: rows.setData(rows.index(0, 2), "未完成：工期顺延"))

    assert rows.row(0).preset is Fate.CARRIED
    assert rows.index(0, 2).data() == "未完成：工期顺延"


def test_what_is_merged_waits_until_she_says_into_which(page, qtbot):
    page.show_side("fates")
    table = page.fates.table
    table.go(3)
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_4))
    waiting = table.rows.row(3).waiting and table.rows.row(3).counted is None
    other = table.rows.row(4).fate.new[0].name

    rows = table.rows
    known_again(qtbot, page, lambda: rows.setData(rows.index(3, 4), other))

    assert waiting
    assert not rows.row(3).waiting
    assert rows.row(3).counted is Fate.MERGED
    assert rows.row(3).where == f"并入“{other}”"


def test_the_sentences_of_what_is_merged_go_along_in_one_step(page, qtbot):
    page.show_side("fates")
    rows, session = page.fates.table.rows, session_of(page)
    before, own = session.plan, rows.row(3).fate.new[0]
    other = rows.row(4).fate.new[0]
    page.fates.table.go(3)
    known_again(qtbot, page, lambda: qtbot.keyClick(page.fates.table, Qt.Key.Key_4))

    known_again(qtbot, page, lambda: rows.setData(rows.index(3, 4), other.name))

    there = next(s for s, _ in session.plan.walk() if s.id == other.section_id)
    ids = [task.id for task in there.tasks()]
    assert ids == [task.id for task in (*other.tasks, *own.tasks)]
    assert own.section_id not in [section.id for section, _ in session.plan.walk()]
    session.undo()
    assert session.plan == before


def test_what_is_merged_stays_so_when_the_other_item_is_reworded(page, qtbot):
    page.show_side("fates")
    rows, session = page.fates.table.rows, session_of(page)
    other = rows.row(4).fate.new[0]
    page.fates.table.go(3)
    known_again(qtbot, page, lambda: qtbot.keyClick(page.fates.table, Qt.Key.Key_4))
    known_again(qtbot, page, lambda: rows.setData(rows.index(3, 4), other.name))

    turned = rename(session.plan, other.section_id, "换一个标题")
    known_again(qtbot, page, lambda: session.apply(turned, "改标题"))

    assert not rows.row(3).waiting
    assert rows.row(3).where == "并入“换一个标题”"


def test_a_figure_below_what_was_reached_is_marked(page, qtbot):
    page.show_side("fates")
    rows = page.fates.table.rows
    at = next(k for k, row in enumerate(rows.rows) if _level(row))
    level = _level(rows.row(at))
    words = f"完成{level.value + 0.5:g}{level.unit}"

    known_again(qtbot, page, lambda: rows.setData(rows.index(at, 2), words))

    assert rows.row(at).warns
    assert "低于上年已达到的水平" in "".join(rows.row(at).figures)


def _level(row):
    """The only figure of an item, where it is a rate that asks at least so much."""
    found = [t for entry in row.fate.new for t in entry.targets]
    alone = len(found) == 1 and found[0].kind == "rate" and found[0].op != "<="
    return found[0] if alone else None


def test_what_the_superior_asks_stands_beside_the_figure(page, qtbot):
    session = session_of(page)
    superior = session.workbench.import_file(OLD.with_name("江城市2027年教育工作要点.txt"))
    choose(session.workbench, session.plan.id, (superior.id,))

    known_again(qtbot, page, page.feed.refresh)

    told = "".join(words for row in page.fates.table.rows.rows for words in row.figures)
    assert "上级" in told


def test_last_years_results_go_out_empty_and_come_back_filled_in(
    page, qtbot, tmp_path, monkeypatch
):
    page.show_side("fates")
    file = tmp_path / "空表.xlsx"
    monkeypatch.setattr("ui.choosing.asked", lambda _: (file,))
    with qtbot.waitSignal(session_of(page).message, timeout=WAIT):
        button(page, "导出空表…").click()
    book = openpyxl.load_workbook(file)
    book.worksheets[0]["D3"], book.worksheets[0]["E3"] = "未达时序进度", "60%"
    book.save(file)

    known_again(qtbot, page, button(page, "从 Excel 读入…").click)

    row = page.fates.table.rows.row(0)
    assert row.result[0] == "未达时序进度，60%"
    assert row.preset is Fate.CARRIED


def test_the_ledger_goes_out_as_it_stands(page, qtbot, tmp_path, monkeypatch):
    page.show_side("fates")
    table = page.fates.table
    table.go(0)
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_2))
    file = tmp_path / "台账.xlsx"
    monkeypatch.setattr("ui.choosing.asked", lambda _: (file,))

    with qtbot.waitSignal(session_of(page).message, timeout=WAIT):
        button(page, "导出台账…").click()

    counts, items, _ = openpyxl.load_workbook(file).worksheets
    assert [items["E3"].value, items["F3"].value] == ["深化", "已定"]
    assert items["F4"].value == "待定"
    assert len(counts._charts) == 1


def button(page, words):
    return next(b for b in page.fates.findChildren(Button) if b.text() == words)


def test_facts_that_differ_wait_for_a_tick(page, qtbot):
    known_again(qtbot, page, page.easy.click)
    page.show_side("facts")
    waiting = page.facts.progress[2]

    known_again(qtbot, page, lambda: qtbot.keyClick(page.facts.table, Qt.Key.Key_Space))

    assert waiting > 0
    assert page.facts.progress[2] == waiting - 1


def test_the_lists_are_sound_models(page):
    for model in (
        page.changes.table.rows,
        page.changes.classes.rows,
        page.fates.table.rows,
        page.facts.facts,
    ):
        QAbstractItemModelTester(model)

    assert len(CHOICES) == 6


def test_f2_and_enter_in_an_empty_list_of_fates_do_nothing(qtbot):
    table = FateTable()
    qtbot.addWidget(table)

    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert table.state() is table.State.NoState


def test_enter_ends_a_result_and_asks_nothing_more(page, qtbot):
    page.show_side("fates")
    table = page.fates.table
    table.go(0)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = table.findChild(QLineEdit)

    qtbot.keyClicks(field, "60%")
    known_again(qtbot, page, lambda: qtbot.keyClick(field, Qt.Key.Key_Return))

    assert table.state() is table.State.NoState
    assert "60%" in table.rows.row(0).result[0]


def test_the_list_below_the_plan_leads_to_the_place_in_the_review(page, qtbot):
    area = page.window().area
    qtbot.keyClick(page.changes.table, Qt.Key.Key_Escape)
    panel = area.bottom.review
    qtbot.waitUntil(lambda: panel.model.rowCount() > 200, timeout=WAIT)
    wanted = panel.model.rows[7].id

    known_again(qtbot, page, lambda: panel.table.activated.emit(panel.model.index(7, 0)))

    row = page.changes.table.rows.row(page.changes.table.currentIndex().row())
    assert panel.model.rowCount() == page.changes.progress[2]
    assert row.proposal.id == wanted


def test_what_is_left_undone_is_said_above_the_plan_with_the_way_back(page, qtbot):
    area = page.window().area
    waiting = page.changes.progress[2]

    qtbot.keyClick(page.changes.table, Qt.Key.Key_Escape)

    news = next(news for news in area.bars.news if "未定" in news.text)
    assert news.text.startswith(f"还有 {waiting} 处未定")
    assert news.buttons[0][0] == "继续核对"
    known_again(qtbot, page, news.buttons[0][1])
    assert area.pages.currentWidget() is page
    assert not any("未定" in news.text for news in area.bars.news)


def test_the_way_back_leads_to_the_side_on_which_something_waits(page, qtbot):
    area = page.window().area
    waiting = [row for row in page.changes._rows if row.waiting]
    known_again(qtbot, page, lambda: page.changes._settle(waiting, REFUSE, "保留原文"))
    qtbot.keyClick(page.changes.table, Qt.Key.Key_Escape)

    known_again(qtbot, page, lambda: show_proposal(area, ""))

    assert page.changes.progress[2] == 0
    assert page.switch.choice == FATES


def test_an_item_whose_span_is_over_says_so_where_its_result_would_stand(tmp_path):
    paper = tmp_path / "2026年江城市民政工作要点.txt"
    paper.write_text(
        "2026年江城市民政工作要点\n一、提升养老服务\n"
        "（一）开展养老护理员培训行动（2024—2026年）。全年培训护理员若干名。\n"
        "（二）改造2000年以前建成的敬老院。配齐消防设施。\n",
        encoding="utf-8",
    )
    workbench = Workbench(tmp_path / "资料库.yaodian")
    made = workbench.new_plan(workbench.import_file(paper).id, 2027)

    rows = fate_rows(look_up(workbench, made.plan, Desk(workbench)))

    assert [row.result[0] for row in rows] == ["期满", "未填"]
    workbench.close()


def test_an_item_of_last_year_stands_with_its_chapter(tmp_path):
    paper = tmp_path / "2026年江城市民政工作要点.txt"
    paper.write_text(
        "2026年江城市民政工作要点\n一、提升养老服务\n"
        "（一）开展护理员培训行动。全年培训护理员若干名。\n（二）改造敬老院。配齐消防设施。\n"
        "二、加强社会救助\n（一）完善低保制度。按月发放低保金。\n（二）开展临时救助。及时受理。\n",
        encoding="utf-8",
    )
    workbench = Workbench(tmp_path / "资料库.yaodian")
    made = workbench.new_plan(workbench.import_file(paper).id, 2027)

    rows = fate_rows(look_up(workbench, made.plan, Desk(workbench)))

    assert [row.place for row in rows] == ["一、（一）", "一、（二）", "二、（一）", "二、（二）"]
    workbench.close()


def test_a_field_that_is_open_survives_what_comes_of_the_one_before(page, qtbot):
    choose_class(page, ProposalKind.FIGURE)
    table = page.changes.table
    table.go(2)
    qtbot.keyClick(table, Qt.Key.Key_4)
    qtbot.keyClick(field_in(table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.currentIndex().row() == 3, timeout=WAIT)
    known_again(qtbot, page, lambda: qtbot.keyClicks(table, "7"))
    kept = field_in(table).text()

    qtbot.keyClick(field_in(table), Qt.Key.Key_5)
    known_again(qtbot, page, lambda: qtbot.keyClick(field_in(table), Qt.Key.Key_Return))

    assert kept == "7"
    assert [table.rows.row(at).look.word for at in (2, 3)] == ["已改写", "已改写"]
    assert "75" in table.rows.row(3).proposal.text


def test_a_result_that_is_typed_survives_a_list_that_is_another_one(page, qtbot):
    page.show_side("fates")
    table = page.fates.table
    table.go(2)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = table.viewport().findChild(QLineEdit)
    qtbot.keyClicks(field, "60")

    table.refresh_rows(table.rows.rows[1:])

    assert field.isVisible()
    assert field.text() == "60"
    assert table.currentIndex().row() == 1


def test_what_is_merged_is_offered_the_other_items(page, qtbot):
    page.show_side("fates")
    table = page.fates.table
    table.go(3)
    own = table.rows.row(3).fate.new[0].name

    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_4))

    field = table.viewport().findChild(QLineEdit)
    helper = field.completer()
    qtbot.waitUntil(lambda: helper.popup().isVisible(), timeout=WAIT)
    offered = [helper.model().index(at, 0).data() for at in range(helper.model().rowCount())]
    assert field.text() == ""
    assert own not in offered
    assert table.rows.row(4).fate.new[0].name in offered


def test_words_that_are_kept_are_counted_everywhere(page, qtbot):
    choose_class(page, ProposalKind.ASK)
    table, panel = page.changes.table, page.window().area.bottom.review
    known_again(qtbot, page, lambda: qtbot.keyClick(table, Qt.Key.Key_Delete))

    waiting = page.changes.progress[2]

    qtbot.waitUntil(lambda: panel.model.rowCount() == waiting, timeout=WAIT)
