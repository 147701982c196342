"""审校 in the window: what is found is listed, led to, put right and let stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.counting_calls import calls_in
from ui.dialogs.fix_all import FixAllDialog, excerpt
from ui.findings.feed import Desk
from ui.findings.fixes import fix, of_rule
from ui.findings.model import Column, FindingsModel, proposal_words
from ui.state import Selection
from ui.window.bottom_page import FINDINGS, REVIEW
from workbench import checks
from workbench.app import Workbench
from workbench.checking.findings import Severity
from workbench.checking.waivers import Waiver
from workbench.drafting.editing import set_task_text

WRONG = {
    "t2": "抓好工作布署,监测哨点医院增至24家。",
    "t4": "推动急救调度系统,各医疗机构互联互通。",
}
"""Two commas that are not Chinese ones, and a wrong character."""


def spoiled(plan):
    for task_id, text in WRONG.items():
        plan = set_task_text(plan, task_id, text)
    return plan


def place_of(row):
    return (row.finding.rule, row.place)


@pytest.fixture
def panel(window, session, fake, plan, qtbot):
    """The list of a plan with faults, after F7; only 必错 are listed."""
    fake.kept[plan.id] = spoiled(plan)
    window.activateWindow()
    session.open_plan(plan.id)
    found = window.area.bottom.findings
    with qtbot.waitSignal(found.feed.checked):
        window.actions_table["check"].trigger()
    found.tools.filters["error"].click()
    found.table.setFocus()
    return found


@pytest.fixture
def wait_checked(panel, qtbot):
    def wait(act):
        with qtbot.waitSignal(panel.feed.checked):
            act()

    return wait


def line_of(panel, rule, place):
    return [place_of(row) for row in panel.model.rows].index((rule, place))


def test_f7_opens_the_list_and_gives_it_the_keys(window, session, fake, plan, qtbot):
    fake.kept[plan.id] = spoiled(plan)
    session.open_plan(plan.id)
    found = window.area.bottom.findings
    window.activateWindow()

    with qtbot.waitSignal(found.feed.checked):
        qtbot.keyClick(window, Qt.Key.Key_F7)

    assert window.area.bottom.isVisible()
    assert window.area.bottom.tab == FINDINGS
    assert found.table.hasFocus()


def test_a_row_tells_severity_rule_place_problem_and_proposal(panel):
    line = line_of(panel, "C1", "（一）第2句")

    cells = [panel.model.index(line, column).data() for column in Column]

    assert cells[0] == "必错"
    assert cells[1:3] == ["错别字", "（一）第2句"]
    assert "布署" in cells[3]
    assert cells[4:] == ["布署 → 部署", "修正"]


def test_a_single_mark_is_proposed_with_the_words_around_it(panel):
    row = panel.model.rows[line_of(panel, "P3", "（二）第2句")]

    assert proposal_words(row) == "系统,各医 → 系统，各医"


def test_the_list_is_a_sound_model(panel, qtmodeltester):
    qtmodeltester.check(panel.model)


def test_the_columns_have_chinese_heads(panel):
    heads = [panel.model.headerData(c, Qt.Orientation.Horizontal) for c in Column]

    assert tuple(heads) == FindingsModel.heads


def test_the_filters_say_their_words_where_there_is_room(panel):
    panel.tools.set_wide(True)

    assert panel.tools.filters["error"].text().startswith("必错 ")


def test_counts_stand_on_the_tab_the_filters_and_the_status_line(window, panel):
    counts = panel._checked.counts
    total = sum(counts.values())

    assert window.area.bottom.tabs.tabText(0) == f"审校 {total}"
    assert panel.tools.filters["error"].text() == str(counts[Severity.ERROR])
    assert panel.tools.filters["error"].accessibleName() == f"必错 {counts[Severity.ERROR]}"
    assert window.status.findings.text() == f"审校 {total}"
    assert f"必错 {counts[Severity.ERROR]}" in window.status.findings.toolTip()
    assert not window.status.findings.icon().isNull()


def test_a_plan_is_checked_without_being_asked(window, session, fake, plan, qtbot):
    fake.kept[plan.id] = spoiled(plan)

    with qtbot.waitSignal(window.area.findings_counted, check_params_cb=bool):
        session.open_plan(plan.id)

    assert window.area.bottom.isHidden()
    assert window.status.findings.isVisibleTo(window)


def test_a_click_leads_to_the_place_and_keeps_the_list(panel, session, qtbot):
    line = line_of(panel, "P3", "（二）第2句")
    cell = panel.table.visualRect(panel.model.index(line, Column.PROBLEM))

    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())

    assert session.selection == Selection(section_id="s12", task_ids=("t4",))
    assert panel.table.currentIndex().row() == line
    assert panel.isVisible()


def test_enter_leads_to_the_place(panel, session, qtbot):
    panel.table.setCurrentIndex(panel.model.index(line_of(panel, "C1", "（一）第2句"), 0))

    qtbot.keyClick(panel.table, Qt.Key.Key_Return)

    assert session.selection == Selection(section_id="s11", task_ids=("t2",))


def test_f8_walks_from_place_to_place_and_round_the_end(window, panel, session):
    walked = []
    session.selection_changed.connect(lambda s: walked.append(s.task_ids))
    count = panel.model.rowCount()
    panel.table.setCurrentIndex(panel.model.index(count - 1, 0))

    window.actions_table["next"].trigger()
    first = panel.table.currentIndex().row()
    window.actions_table["previous"].trigger()

    assert first == 0
    assert panel.table.currentIndex().row() == count - 1
    assert walked


def test_what_is_selected_in_the_text_is_current_in_the_list(panel, session):
    session.select(Selection(section_id="s12", task_ids=("t4",)))

    assert place_of(panel.model.row(panel.table.currentIndex().row()))[1] == "（二）第2句"


def test_the_button_puts_one_place_right_and_names_the_step(panel, session, qtbot, wait_checked):
    line = line_of(panel, "C1", "（一）第2句")
    cell = panel.table.visualRect(panel.model.index(line, Column.ACT))

    wait_checked(
        lambda: qtbot.mouseClick(
            panel.table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center()
        )
    )

    texts = {task.id: task.text for task in session.plan.tasks()}
    assert texts["t2"] == "抓好工作部署,监测哨点医院增至24家。"
    assert session.undo_label == "修正（一）第2句“布署”"
    assert ("C1", "（一）第2句") not in [place_of(row) for row in panel.model.rows]


def test_ctrl_enter_puts_right_and_undo_brings_it_back(window, panel, session, qtbot, wait_checked):
    panel.table.setCurrentIndex(panel.model.index(line_of(panel, "P3", "（二）第2句"), 0))

    wait_checked(
        lambda: qtbot.keyClick(panel.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    )
    told = window.status.message.text()
    fixed = {task.id: task.text for task in session.plan.tasks()}["t4"]
    wait_checked(window.status.undo_button.click)

    assert told == "已修正 1 处"
    assert fixed == "推动急救调度系统，各医疗机构互联互通。"
    assert {task.id: task.text for task in session.plan.tasks()} | WRONG == {
        task.id: task.text for task in session.plan.tasks()
    }


def test_all_of_a_rule_are_fixed_in_one_step_that_can_be_undone(panel, session, window):
    rows = of_rule(panel._checked.rows, "P3")

    done = fix(session, rows)

    texts = {task.id: task.text for task in session.plan.tasks()}
    assert done
    assert "," not in texts["t2"] + texts["t4"]
    assert session.undo_label.startswith("修正 2处：")
    assert window.status.message.text() == "已修正 2 处"
    assert window.status.undo_button.isVisibleTo(window)


def test_the_rules_that_can_be_fixed_are_offered_with_their_number(panel):
    offered = [action.text() for action in panel.tools.rules.actions()]

    assert ("P3", "中文里的半角标点", 2) in panel._checked.rules
    assert "中文里的半角标点　2 处" in offered


def test_the_preview_shows_before_and_after_and_leaves_out_what_is_not_ticked(panel, qtbot):
    dialog = FixAllDialog(of_rule(panel._checked.rows, "P3"), panel.window())
    qtbot.addWidget(dialog)
    before, after = dialog.table.item(0, 1).text(), dialog.table.item(0, 2).text()

    dialog.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)

    assert "布署,监测" in before
    assert "布署，监测" in after
    assert dialog.act.text() == "修正 1 处"
    assert [row.place for row in dialog.chosen] == ["（二）第2句"]


def test_a_rule_chosen_is_fixed_where_the_preview_says(panel, session, monkeypatch):
    monkeypatch.setattr("ui.dialogs.fix_all.ask_fix_all", lambda rows, parent: rows[:1])
    actions = {action.text(): action for action in panel.tools.rules.actions()}

    actions["中文里的半角标点　2 处"].trigger()

    texts = {task.id: task.text for task in session.plan.tasks()}
    assert "," not in texts["t2"]
    assert "," in texts["t4"]


def test_an_excerpt_of_a_long_sentence_shows_what_is_changed(panel):
    row = panel.model.rows[line_of(panel, "P3", "（二）第2句")]
    finding = replace(
        row.finding, text="甲" * 40 + "," + "乙" * 40, start=40, end=41, quote=",", fix="，"
    )

    before, after = excerpt(replace(row, finding=finding))

    assert before == "…" + "甲" * 9 + "," + "乙" * 9 + "…"
    assert after == "…" + "甲" * 9 + "，" + "乙" * 9 + "…"


def test_a_finding_of_a_sentence_that_reads_otherwise_by_now_changes_nothing(
    panel, session, window
):
    row = panel.model.rows[line_of(panel, "C1", "（一）第2句")]
    session.edit(lambda plan: set_task_text(plan, "t2", "抓好工作。"), "改写")

    done = fix(session, [row])

    assert not done
    assert session.undo_label == "改写"
    assert "刚改过" in window.status.message.text()


def test_delete_asks_for_a_reason_and_lets_the_finding_stand(
    panel, qtbot, wait_checked, fake, plan
):
    panel.table.setCurrentIndex(panel.model.index(line_of(panel, "C1", "（一）第2句"), 0))
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    asked = panel.reason.isVisible()
    panel.reason.field.insert("原文件名称如此")

    wait_checked(lambda: qtbot.keyClick(panel.reason.field, Qt.Key.Key_Return))

    kept = fake.store.said(plan.id, Waiver)
    assert asked
    assert not panel.reason.isVisible()
    assert [w.reason for w in kept.values()] == ["原文件名称如此"]
    assert ("C1", "（一）第2句") not in [place_of(row) for row in panel.model.rows]
    assert panel.tools.waived.text() == "不再提示 1"


@pytest.fixture
def waived(panel, qtbot, wait_checked):
    panel.dismiss(line_of(panel, "C1", "（一）第2句"))
    panel.reason.field.setText("原文件名称如此")
    wait_checked(panel.reason.act.click)
    return panel


def test_letting_stand_can_be_taken_back_at_once(window, waived, wait_checked):
    wait_checked(window.status.undo_button.click)

    assert ("C1", "（一）第2句") in [place_of(row) for row in waived.model.rows]


def test_what_is_let_stand_is_listed_with_its_reason_and_can_count_again(waived, wait_checked):
    waived.tools.waived.click()
    row = waived.model.row(0)

    wait_checked(lambda: waived.act_on(0))
    waived.tools.show_all()

    assert proposal_words(row) == "理由：原文件名称如此"
    assert ("C1", "（一）第2句") in [place_of(row) for row in waived.model.rows]


def test_a_finding_let_stand_comes_back_when_its_sentence_changes(waived, session, wait_checked):
    wait_checked(
        lambda: session.edit(lambda plan: set_task_text(plan, "t2", "抓好年度工作布署。"), "改写")
    )

    assert ("C1", "（一）第2句") in [place_of(row) for row in waived.model.rows]


def test_without_a_reason_nothing_is_let_stand_and_esc_leaves(panel, qtbot, fake, plan):
    panel.dismiss(line_of(panel, "C1", "（一）第2句"))
    qtbot.keyClick(panel.reason.field, Qt.Key.Key_Return)
    still_asked = panel.reason.isVisible()

    qtbot.keyClick(panel.reason.field, Qt.Key.Key_Escape)

    assert still_asked
    assert not panel.reason.isVisible()
    assert not fake.store.said(plan.id, Waiver)


def test_a_severity_chosen_twice_lists_all_again(panel):
    filtered = {row.finding.severity for row in panel.model.rows}

    panel.tools.filters["error"].click()

    assert filtered == {Severity.ERROR}
    assert len({row.finding.severity for row in panel.model.rows}) > 1


def test_a_filter_that_leaves_nothing_says_so_and_leads_back(panel, session, wait_checked):
    wait_checked(lambda: fix(session, [row for row in panel.model.rows if row.finding.fix]))
    said = panel.nothing.words.text()

    panel.nothing.link.click()

    assert said == "这一类没有要看的地方。"
    assert panel.model.rowCount() > 0
    assert panel.table.isVisible()


def test_a_plan_that_is_still_looked_at_says_so(panel, session, plan):
    session.open_plan(plan.id)

    assert panel.nothing.words.text() == "正在审校…"


def test_after_an_edit_the_same_finding_stays_current(panel, session, wait_checked):
    line = line_of(panel, "P3", "（二）第2句")
    panel.table.setCurrentIndex(panel.model.index(line, 0))

    wait_checked(
        lambda: session.edit(lambda plan: set_task_text(plan, "t2", "监测哨点医院增至24家。"), "改")
    )

    current = panel.model.row(panel.table.currentIndex().row())
    assert place_of(current) == ("P3", "（二）第2句")


def test_the_menu_of_a_row_offers_what_can_be_done(panel):
    menu = panel.menu_for(line_of(panel, "P3", "（二）第2句"))

    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]

    assert words == ["到这一处", "修正这一处", "修正这一类 2 处…", "不再提示此处"]


def test_a_finding_without_a_fix_says_where_it_is_put_right(panel, session, qtbot):
    row = panel.model.rows[0]
    panel.model.show([replace(row, finding=replace(row.finding, fix=""))])

    with qtbot.waitSignal(session.message) as said:
        panel.act_on(0)

    assert said.args[0].text == "这一处没有现成的改法，按 Enter 到正文里改"


def test_in_a_read_only_store_nothing_is_put_right(panel, session, fake):
    fake.read_only = True
    before = session.plan

    panel.act_on(line_of(panel, "C1", "（一）第2句"))
    panel.dismiss(line_of(panel, "C1", "（一）第2句"))

    assert session.plan is before
    assert not panel.reason.isVisible()


def test_ctrl_j_folds_the_lists_and_opens_the_one_shown_last(window, panel):
    window.actions_table["bottom"].trigger()
    folded = window.area.bottom.isHidden()
    window.actions_table["bottom"].trigger()

    assert folded
    assert window.area.bottom.tab == FINDINGS
    assert panel.isVisible()


def test_the_tabs_change_by_keys(window, panel, qtbot):
    qtbot.keyClick(window.area.bottom.tabs, Qt.Key.Key_Right)

    assert window.area.bottom.tab == REVIEW
    assert window.area.bottom.review.isVisible()
    assert not panel.isVisible()
    assert not panel.tools.isVisible()


def test_an_edit_asks_little_of_the_window_for_each_finding(panel, session, plan):
    rows = panel._checked.rows
    many = replace(panel._checked, rows=rows * (5000 // len(rows)))
    panel.tools.show_all()
    QApplication.processEvents()

    calls = calls_in(lambda: panel._take(many))

    assert calls < 8 * len(many.rows)


def test_f6_comes_to_the_list(window, panel):
    window.area.page.focus_view()

    window.actions_table["region"].trigger()

    assert panel.table.hasFocus()


def test_what_is_let_stand_is_kept_in_the_store(tmp_path, plan):
    with Workbench(tmp_path / "要点.yaodian") as workbench:
        workbench.save(None, spoiled(plan), "新建")
        row = next(r for r in Desk(workbench).look(spoiled(plan)).rows if r.finding.rule == "C1")
        checks.let_stand(workbench, plan, row.finding, "原文件名称如此")

    with Workbench(tmp_path / "要点.yaodian") as workbench:
        found = Desk(workbench).look(spoiled(plan))

    assert [(r.rule, r.waiver.reason) for r in found.waived] == [("错别字", "原文件名称如此")]
    assert "C1" not in [r.finding.rule for r in found.rows]


def test_places_outside_the_sections_are_named(fake, plan):
    spoiled_plan = replace(plan, title="2027年江城市卫生健康工作要点。")

    found = Desk(fake).look(set_task_text(spoiled_plan, "t0", "抓好工作布署。"))

    places = {place_of(row) for row in found.rows}
    assert ("C1", "前言第1句") in places
    assert ("C40", "标题") in places
