"""The history in the real window: the past is shown, compared, brought back; moments get names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.conftest import make_plan
from ui import style
from ui.history.model import HistoryModel, lines_of
from ui.session import Session
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.drafting import editing
from workbench.status import Status
from workbench.versions import timeline

WAIT = 10_000


@pytest.fixture
def bench(tmp_path):
    """A real store with the plan, edited twice."""
    workbench = Workbench(tmp_path / "资料库.yaodian")
    plan = make_plan()
    workbench.save(None, plan, "新建2027年要点")
    once = editing.set_task_text(plan, "t2", "监测哨点医院增至30家。")
    workbench.save(plan, once, "改写（一）第2句")
    workbench.save(once, editing.rename(once, "s12", "建强急救网络"), "填充牵头单位 6项")
    yield workbench
    workbench.close()


@pytest.fixture
def desk(qapp, qtbot, tmp_path, bench):
    style.install(qapp)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Session(bench), settings)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    style.lay_sheet(qapp)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.session.past.timeline_changed, timeout=WAIT,
                          check_params_cb=None):  # fmt: skip
        window.session.begin()
    qtbot.waitUntil(lambda: bool(window.session.past.timeline.moments), timeout=WAIT)
    yield window
    window.close()
    qapp.setStyleSheet("")


def look_at(desk, qtbot, number):
    with qtbot.waitSignal(desk.session.past.seen_changed, timeout=WAIT):
        desk.session.past.look_at(number)
    return desk.keeping.page


def history(desk, qtbot):
    desk.actions_table["history"].trigger()
    return desk.side.page("history")


def text_of(page):
    return page.sheet.toPlainText()


def test_the_history_lists_the_steps_newest_first(desk, qtbot):
    page = history(desk, qtbot)

    lines = [line.text for line in page.model.lines]
    assert lines == ["今天", "填充牵头单位", "改写（一）第2句", "新建2027年要点"]
    assert page.model.lines[1].right == "6项"
    assert page.count.text() == "3 步"


def test_the_model_of_the_history_is_sound(bench, qtbot):
    model = HistoryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show(lines_of(timeline(bench, "plan-2027")))

    assert tester.model().rowCount() == 4


def test_a_click_shows_the_moment_with_what_came_since(desk, qtbot):
    page = history(desk, qtbot)
    row = page.model.row_of(1)
    place = page.list.visualRect(page.model.index(row)).center()

    with qtbot.waitSignal(desk.session.past.seen_changed, timeout=WAIT):
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    shown = desk.keeping.page
    assert desk.area.pages.currentWidget() is shown
    assert shown.bar.title.text().startswith("您在看今天")
    assert shown.bar.counts.text() == "与现在相比：改写 2 句"
    assert "2430家" in text_of(shown) or "24" in text_of(shown)


def test_the_history_stays_beside_the_moment_it_shows(desk, qtbot):
    page = history(desk, qtbot)

    look_at(desk, qtbot, 1)

    assert page.isVisible()
    assert page.model.lines[page.list.currentIndex().row()].moment.number == 1


def test_the_moment_alone_has_only_the_words_of_then(desk, qtbot):
    page = look_at(desk, qtbot, 1)

    page.bar.compare.click()

    assert "监测哨点医院增至24家。" in text_of(page)
    assert "30" not in text_of(page)


def test_nothing_can_be_changed_while_the_past_is_seen(desk, qtbot):
    look_at(desk, qtbot, 1)

    assert not desk.session.editable
    assert not desk.actions_table["remove"].isEnabled()
    assert "回到现在" in desk.actions_table["elements"].toolTip()


def test_esc_goes_back_to_now(desk, qtbot):
    page = look_at(desk, qtbot, 1)

    qtbot.keyClick(page.sheet, Qt.Key.Key_Escape)

    assert desk.session.past.seen is None
    assert desk.area.pages.currentWidget() is desk.area.below
    assert desk.session.editable


def test_all_of_it_is_brought_back_as_a_step_that_can_be_undone(desk, qtbot):
    now = desk.session.plan
    page = look_at(desk, qtbot, 1)

    page.bar.whole.click()

    assert desk.session.plan == make_plan()
    assert desk.session.undo_label.startswith("恢复到今天")
    desk.session.undo()
    assert desk.session.plan == now


def test_one_item_is_brought_back(desk, qtbot):
    page = look_at(desk, qtbot, 1)
    page.sheet.go_to("s12")

    page.bar.item.click()

    headings = {section.id: section.heading for section, _ in desk.session.plan.walk()}
    assert headings["s12"] == "完善院前急救网络"
    assert any("30家" in task.text for task in desk.session.plan.tasks())


def put_caret_into(sheet, words):
    cursor = sheet.document().find(words)
    sheet.setTextCursor(cursor)


def test_one_sentence_is_brought_back(desk, qtbot):
    page = look_at(desk, qtbot, 1)
    put_caret_into(page.sheet, "哨点医院")

    page.bar.sentence.click()

    texts = {task.id: task.text for task in desk.session.plan.tasks()}
    headings = {section.id: section.heading for section, _ in desk.session.plan.walk()}
    assert texts["t2"] == {task.id: task.text for task in make_plan().tasks()}["t2"]
    assert headings["s12"] == "建强急救网络"
    assert desk.session.undo_label.startswith("取回（一）第2句")


def test_a_sentence_that_is_the_same_today_cannot_be_brought_back(desk, qtbot):
    page = look_at(desk, qtbot, 1)
    page.sheet.go_to("s12")

    assert not page.bar.sentence.isEnabled()
    assert "改写或删去的一句" in page.bar.sentence.toolTip()


def test_walking_through_the_list_shows_each_moment_one_rests_on(desk, qtbot):
    page = history(desk, qtbot)
    page.list.setFocus()

    with qtbot.waitSignal(desk.session.past.seen_changed, timeout=WAIT):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    second = desk.session.past.seen.moment.number
    with qtbot.waitSignal(desk.session.past.seen_changed, timeout=WAIT):
        qtbot.keyClick(page.list, Qt.Key.Key_Up)

    assert second == 2
    assert desk.session.past.seen is None
    assert desk.focusWidget() is page.list


@pytest.mark.parametrize("part", ["panel", "status"])
def test_esc_goes_back_to_now_from_beside_the_plan_too(desk, qtbot, part):
    look_at(desk, qtbot, 1)
    desk.activateWindow()
    {"panel": desk.panel.outline.tree, "status": desk.keeping.steps}[part].setFocus()

    qtbot.keyClick(desk.focusWidget(), Qt.Key.Key_Escape)

    assert desk.session.past.seen is None


def test_esc_in_the_list_goes_back_to_the_text_of_today(desk, qtbot):
    page = history(desk, qtbot)
    look_at(desk, qtbot, 1)
    page.list.setFocus()

    qtbot.keyClick(page.list, Qt.Key.Key_Escape)

    assert desk.session.past.seen is None
    assert desk.area.page.isAncestorOf(desk.focusWidget())


def test_a_held_key_reads_only_the_moment_it_ends_on(desk, qtbot):
    page = history(desk, qtbot)
    page.list.setFocus()
    asked = []
    page.list.chosen.connect(asked.append)

    with qtbot.waitSignal(desk.session.past.seen_changed, timeout=WAIT):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        qtbot.keyClick(page.list, Qt.Key.Key_Down)

    assert asked == [1]


def test_a_version_still_says_what_its_step_was(desk, qtbot):
    with qtbot.waitSignal(desk.session.past.timeline_changed, timeout=WAIT):
        desk.session.past.name("", 2)
    page = history(desk, qtbot)

    line = page.model.lines[page.model.row_of(2)]

    assert (line.text, line.step) == ("第1版", "改写（一）第2句")


def test_going_to_another_view_leaves_the_past(desk, qtbot):
    look_at(desk, qtbot, 1)

    desk.actions_table["tasks"].trigger()

    assert desk.session.past.seen is None


def test_f12_names_the_moment_in_the_status_line(desk, qtbot):
    desk.actions_table["version"].trigger()
    assert desk.keeping.name.isVisible()
    qtbot.keyClicks(desk.keeping.name, "review draft")

    with qtbot.waitSignal(desk.session.past.timeline_changed, timeout=WAIT):
        qtbot.keyClick(desk.keeping.name, Qt.Key.Key_Return)

    assert desk.session.past.timeline.newest.title == "第1版 review draft"
    assert desk.keeping.steps.text() == "第1版之后 0 步"
    assert not desk.keeping.name.isVisible()


def test_ctrl_s_offers_a_name_in_place(desk, qtbot):
    desk.actions_table["keep"].trigger()
    assert desk.status.message.text() == "已全部保存"
    assert desk.keeping.naming.isVisible()

    desk.keeping.naming.click()

    assert desk.keeping.name.isVisible()
    qtbot.keyClick(desk.keeping.name, Qt.Key.Key_Escape)
    assert not desk.keeping.name.isVisible()


def test_only_versions_are_listed_when_asked(desk, qtbot):
    with qtbot.waitSignal(desk.session.past.timeline_changed, timeout=WAIT):
        desk.session.past.name("初稿", 1)
    page = history(desk, qtbot)

    page.only.click()

    assert [line.text for line in page.model.lines] == ["今天", "第1版 初稿"]


def test_the_state_of_a_plan_is_a_step(desk, qtbot):
    desk.keeping.set_status(Status.SUBMITTED)

    assert desk.area.header.state.text() == "送审"
    assert desk.session.undo_label == "状态改为送审"
    desk.session.undo()
    assert desk.session.plan.status is Status.DRAFTING


def test_an_issued_plan_is_locked_and_says_how_to_go_on(desk, qtbot):
    desk.keeping.set_status(Status.ISSUED)

    assert not desk.session.editable
    assert "已印发" in desk.actions_table["elements"].toolTip()
    bar = next(news for news in desk.area.bars.news if news.key == "issued")
    assert [words for words, _ in bar.buttons] == ["开始下一稿"]
    before = desk.session.plan
    assert not desk.session.apply(replace(before, title="改名"), "改标题")
    assert desk.session.plan is before


def test_what_is_open_in_a_plan_called_issued_is_said_with_the_way_back(desk, qtbot):
    desk.session.edit(lambda plan: editing.rename(plan, "s12", "建成〔数〕个急救站点"), "改标题")

    desk.keeping.set_status(Status.ISSUED)

    bars = desk.area.bars
    qtbot.waitUntil(lambda: any(n.key == "loose-ends" for n in bars.news), timeout=WAIT)
    news = next(news for news in bars.news if news.key == "loose-ends")
    assert "还有1处待填（〔数〕）" in news.text
    dict(news.buttons)["撤销"]()
    assert desk.session.plan.status is Status.DRAFTING
    assert not [news for news in bars.news if news.key in ("issued", "loose-ends")]


def test_typing_into_an_issued_plan_says_why_nothing_happens(desk, qtbot):
    desk.keeping.set_status(Status.ISSUED)
    before = desk.session.plan

    with qtbot.waitSignal(desk.session.barred):
        qtbot.keyClicks(desk.area.page.widget("text"), "a")

    assert desk.session.plan is before
    assert "开始下一稿" in desk.status.message.text()


def test_the_next_draft_keeps_the_issued_one_as_a_version(desk, qtbot):
    desk.keeping.set_status(Status.ISSUED)

    with qtbot.waitSignal(desk.session.past.timeline_changed, timeout=WAIT):
        desk.keeping.begin_next()

    assert desk.session.editable
    assert desk.session.undo_label == "开始下一稿"
    assert not [news for news in desk.area.bars.news if news.key == "issued"]
    qtbot.waitUntil(lambda: desk.session.past.timeline.newest is not None, timeout=WAIT)
    assert desk.session.past.timeline.newest.title == "第1版 印发稿"


def test_where_history_lies_over_the_edge_the_bar_keeps_its_acts_at_the_left(desk, qtbot):
    desk.resize(1000, 690)
    history(desk, qtbot)
    with qtbot.waitSignal(desk.session.past.seen_changed, timeout=WAIT):
        desk.session.past.look_at(1)
    bar = desk.keeping.page.bar
    qtbot.waitUntil(bar.isVisible, timeout=WAIT)

    bar._fill_menu()
    offered = [action.text() for action in bar._menu.actions()]
    edge = desk.side.mapTo(desk, QPoint(0, 0)).x()

    assert offered == ["取回这一句", "取回这一条", "整体恢复到此"]
    qtbot.waitUntil(  # layouts take a turn or two
        lambda: bar.back.mapTo(desk, QPoint(bar.back.width(), 0)).x() <= edge, timeout=WAIT
    )
