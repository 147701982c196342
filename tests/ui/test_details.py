"""详情 shows what is selected, and edits one sentence, many or a section by the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ui.details.panel import DetailsPanel, moment_words
from ui.details.subject import Units
from ui.details.targets import read_values, verdict
from ui.state import Selection
from workbench.drafting.adopting import with_origin
from workbench.drafting.levels import History
from workbench.particulars import Background, Known, Link
from workbench.plan import Comparator, Milestone, Role, Target, TargetKind
from workbench.status import Status

KEY = Qt.Key


@pytest.fixture
def panel(qtbot, session):
    shown = DetailsPanel(session)
    qtbot.addWidget(shown)
    shown.resize(284, 640)
    shown.show()
    shown.activateWindow()
    return shown


def select(session, *task_ids):
    session.select(Selection("", "", task_ids))


def units(session, key, role):
    return next(t for t in session.plan.tasks() if t.id == key).units(role)


def test_nothing_selected_says_what_goes_here(panel):
    assert not panel.body.isVisible()
    assert panel._empty.isVisible()


def test_a_sentence_is_named_by_its_place_with_its_state(panel, session):
    select(session, "t3")

    assert panel.head.name.text() == "（二）完善院前急救网络 · 第1句"
    assert panel.head.duty.words == "责任已定"
    assert panel.head.quarter.words == "未写时限"
    assert panel.body.sentence.text().startswith("新建急救站点6个")
    assert panel.body.chips[Role.RESPONSIBLE].chips == ("医政医管处",)


def test_a_sentence_without_units_is_told_to_be_open(panel, session):
    select(session, "t4")

    assert panel.head.duty.words == "责任未定"


@pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", extend=True)
def test_a_unit_is_added_by_initials_from_the_list(panel, session, qtbot):
    select(session, "t4")
    chips = panel.body.chips[Role.LEAD]
    chips.setFocus()

    qtbot.keyClick(chips, KEY.Key_Return)
    qtbot.keyClicks(chips.field, "jkc")
    offered = chips.field.offers
    chips.field.take(offered[0])

    assert offered == ["疾控处"]
    assert units(session, "t4", Role.LEAD) == ("疾控处",)
    assert session.undo_label == "牵头单位改为疾控处"


def test_a_unit_handed_in_when_nothing_is_selected_is_no_edit(panel, session, plan):
    session.select(Selection())
    panel._refresh_at_once()

    panel.body.unit_added.emit(Role.LEAD, "疾控处")
    panel.body.unit_removed.emit(Role.LEAD, "疾控处")

    assert session.plan == plan


def test_an_unknown_unit_is_kept_and_marked(panel, session, qtbot):
    select(session, "t4")
    chips = panel.body.chips[Role.SUPPORT]
    chips.start_adding()

    chips.field.insert("某某公司")
    qtbot.keyClick(chips.field, KEY.Key_Return)

    assert units(session, "t4", Role.SUPPORT) == ("某某公司",)
    assert [chip.known for chip in chips._chips if chip.own] == [False]


def test_the_field_goes_where_nothing_can_be_added_any_more(panel, session):
    select(session, "t4")
    chips = panel.body.chips[Role.SUPPORT]
    chips.start_adding()

    chips.show_units(Units(), frozenset(), editable=False)
    chips.resize(chips.width() - 10, chips.height())

    assert chips.field is None
    assert chips.chips == ()


def test_delete_takes_the_chosen_chip_away(panel, session, qtbot):
    select(session, "t1")
    chips = panel.body.chips[Role.LEAD]
    chips.setFocus()

    qtbot.keyClick(chips, KEY.Key_Left)
    qtbot.keyClick(chips, KEY.Key_Delete)

    assert units(session, "t1", Role.LEAD) == ()
    assert session.undo_label == "清空牵头单位"


def test_escape_closes_the_field_and_changes_nothing(panel, session, qtbot, plan):
    select(session, "t4")
    chips = panel.body.chips[Role.LEAD]
    chips.start_adding()

    qtbot.keyClick(chips.field, KEY.Key_Escape)

    assert chips.field is None
    assert session.plan is plan


def test_several_show_what_they_have_in_common_and_are_edited_in_one_step(panel, session, qtbot):
    select(session, "t1", "t2", "t3")
    shown = panel.body.chips[Role.LEAD].chips

    panel.edits.add_unit(panel._subject, Role.LEAD, "规划信息处")

    assert panel.head.name.text() == "已选 3 句"
    assert "（不同）" in shown
    assert units(session, "t1", Role.LEAD) == ("疾控处", "规划信息处")
    assert units(session, "t3", Role.LEAD) == ("规划信息处",)
    assert session.undo_label == "填充牵头单位 3项"
    session.undo()
    assert units(session, "t3", Role.LEAD) == ()


@pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", extend=True)
def test_the_deadline_is_typed_or_chosen(panel, session, qtbot):
    select(session, "t3")
    field = panel.body.deadline
    field.setFocus()

    qtbot.keyClick(field, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    offered = field.offers
    field.take("6月底前")

    assert "6月底前" in offered
    assert "全年" in offered
    assert panel._subject.deadline.text == "6月底前"
    assert panel.head.quarter.words == "二季度"
    assert session.undo_label == "时限改为6月底前"


def test_leaving_the_deadline_as_it_was_is_no_edit(panel, session, qtbot, plan):
    select(session, "t1")
    panel.body.deadline.setFocus()

    panel.body.note.setFocus()
    panel.body.chips[Role.LEAD].setFocus()

    assert session.plan is plan


def test_a_milestone_is_added_edited_and_taken_away(panel, session, qtbot):
    select(session, "t3")
    milestones = panel.body.milestones
    panel.start("milestone")
    milestones.form._date.setText("6月")
    milestones.form._words.setText("完成选址")

    qtbot.keyClick(milestones.form._words, KEY.Key_Return)
    added = panel._subject.milestones
    row = milestones._rows[0]
    row.setFocus()
    qtbot.keyClick(row, KEY.Key_Delete)

    assert added == (Milestone("6月", "完成选址"),)
    assert panel._subject.milestones == ()
    assert session.undo_label.startswith("去掉节点6月完成选址")


def write(field, words):
    """Chinese words come from the input method."""
    committed = QInputMethodEvent()
    committed.setCommitString(words)
    QApplication.sendEvent(field, committed)


def milestone_form(panel, session, qtbot):
    """A form begun for a task without milestones, with the keyboard in its date."""
    select(session, "t3")
    panel.start("milestone")
    form = panel.body.milestones.form
    qtbot.waitUntil(form._date.hasFocus, timeout=2000)
    return form


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Tab])
def test_a_key_that_ends_the_date_goes_on_to_the_step(key, panel, session, qtbot):
    form = milestone_form(panel, session, qtbot)
    write(form._date, "6月底前")
    assert form._date.offers

    qtbot.keyClick(form._date._completer.popup(), key)
    assert form._words.hasFocus()
    write(form._words, "完成选址")
    qtbot.keyClick(form._words, KEY.Key_Return)

    assert panel._subject.milestones == (Milestone("6月底前", "完成选址"),)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_enter_takes_the_date_that_is_chosen_in_the_list(panel, session, qtbot):
    form = milestone_form(panel, session, qtbot)
    write(form._date, "6月")
    popup = form._date._completer.popup()

    qtbot.keyClick(popup, KEY.Key_Down)
    chosen = popup.currentIndex().data()
    qtbot.keyClick(popup, KEY.Key_Return)

    assert form._date.text() == chosen
    assert form._words.hasFocus()


def test_enter_in_the_date_without_a_list_goes_on_to_the_step(panel, session, qtbot):
    form = milestone_form(panel, session, qtbot)
    form._date.setText("春节前")

    qtbot.keyClick(form._date, KEY.Key_Return)

    assert form._words.hasFocus()
    assert panel.body.milestones.form is form


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_is_typed_stays_while_the_panel_is_brought_up_to_date(panel, session, qtbot):
    form = milestone_form(panel, session, qtbot)
    write(form._date, "6月底前")

    session.state_changed.emit()

    assert panel.body.milestones.form is form
    assert form._date.text() == "6月底前"


@pytest.mark.parametrize(("date", "words"), [("6月底前", ""), ("", "完成选址")])
def test_half_a_milestone_is_kept(date, words, panel, session, qtbot):
    form = milestone_form(panel, session, qtbot)
    form._date.setText(date)
    form._words.setText(words)

    qtbot.keyClick(form._words, KEY.Key_Return)

    assert panel._subject.milestones == (Milestone(date, words),)


def test_a_milestone_begun_is_kept_when_another_sentence_is_chosen(panel, session, qtbot):
    form = milestone_form(panel, session, qtbot)
    form._date.setText("6月底前")

    select(session, "t2")

    assert steps_of(session, "t3") == (Milestone("6月底前", ""),)
    assert steps_of(session, "t2") == ()
    assert panel.body.milestones.form is None


def steps_of(session, key):
    return next(t for t in session.plan.tasks() if t.id == key).milestones


@pytest.mark.parametrize("field", ["_date", "_words"])
def test_escape_leaves_the_milestone(field, panel, session, qtbot):
    form = milestone_form(panel, session, qtbot)
    form._words.setText("完成选址")

    qtbot.keyClick(getattr(form, field), KEY.Key_Escape)

    assert panel.body.milestones.form is None
    assert panel._subject.milestones == ()


@pytest.mark.parametrize("chosen", [Selection(), Selection(section_id="s12")], ids=["no", "item"])
def test_a_milestone_is_begun_for_one_sentence_only(chosen, panel, session):
    told = []
    session.message.connect(told.append)
    session.select(chosen)

    panel.start("milestone")
    panel.hide()

    assert panel.body.milestones.form is None
    assert "先选中一句" in told[0].text


def test_enter_in_an_empty_milestone_leaves_it(panel, session, qtbot):
    form = milestone_form(panel, session, qtbot)

    qtbot.keyClick(form._words, KEY.Key_Return)

    assert panel.body.milestones.form is None


def test_a_figure_is_edited_on_its_card_and_pinned(panel, session, qtbot):
    select(session, "t2")
    card = panel.body.targets.cards[0]
    before = card.lines

    qtbot.keyClick(card, KEY.Key_Return)
    panel.body.targets.form.value.setText("30")
    qtbot.keyClick(panel.body.targets.form.value, KEY.Key_Return)
    target = panel._subject.targets[0]

    assert before[0] == "监测哨点医院 ≥24家"
    assert (target.value, target.pinned) == (30.0, True)
    assert panel.body.targets.form is None


def test_a_figure_that_is_no_number_is_refused_beside_the_field(panel, session, qtbot, plan):
    select(session, "t2")
    panel.body.targets.edit(0)
    form = panel.body.targets.form

    form.value.setText("很多")
    form.hand_in()

    assert "数值要写数" in form._error.text()
    assert session.plan is plan


def test_a_remark_is_kept_when_the_field_is_left(panel, session, qtbot):
    select(session, "t3")
    panel.start("note")

    panel.body.note.insertPlainText("民生实事")
    qtbot.keyClick(panel.body.note, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert panel._subject.note.text == "民生实事"
    assert session.undo_label == "备注改为民生实事"


def test_a_section_shows_what_holds_below_it(panel, session):
    session.select(Selection(section_id="s12"))

    panel.edits.add_unit(panel._subject, Role.LEAD, "疾控处")
    panel.edits.set_deadline(panel._subject, "9月底前")
    label = session.undo_label
    select(session, "t4")

    assert label == "（二）时限改为9月底前"
    assert panel.body.chips[Role.LEAD].chips == ("疾控处",)
    assert panel._subject.units[Role.LEAD].above == ("疾控处",)
    assert panel.body.deadline.placeholderText() == "承上：9月底前"


def test_a_read_only_plan_can_be_read_and_not_changed(panel, session, fake, qtbot):
    fake.read_only = True
    session.begin()
    select(session, "t1")
    chips = panel.body.chips[Role.LEAD]
    chips.setFocus()

    qtbot.keyClick(chips, KEY.Key_Return)
    qtbot.keyClick(chips, KEY.Key_Delete)

    assert chips.field is None
    assert panel.body.deadline.isReadOnly()
    assert units(session, "t1", Role.LEAD) == ("疾控处",)
    selectable = panel.body.sentence.textInteractionFlags()
    assert selectable & Qt.TextInteractionFlag.TextSelectableByMouse


def test_an_issued_plan_is_not_edited(panel, session):
    session.apply(replace(session.plan, status=Status.ISSUED), "改为已印发")

    select(session, "t1")

    assert panel.body.deadline.isReadOnly()


def test_where_a_sentence_comes_from_is_a_link(panel, session, qtbot):
    last = Target("o", "5个", "急救站点", TargetKind.INCREMENT, Comparator.EXACT, 5.0, unit="个")
    known = Known(
        "延续", (Link("old", "2026年要点（二）第1句", "新建急救站点5个。", 0.81),), (last,)
    )
    panel.feed._background = Background(session.plan.id, {"t3": known}, last=True)
    wanted = []
    session.source_wanted.connect(lambda key, words: wanted.append((key, words)))
    select(session, "t3")

    panel.body._links[0]._button.click()

    assert panel.head.fate.words == "延续"
    assert panel.body._links[0]._score.text() == "相似 81%"
    assert wanted == [("old", "新建急救站点5个。")]


def test_a_sentence_just_taken_over_names_its_paper_at_once(panel, session, qtbot):
    titles = {"paper": "省2027年工作要点"}
    panel.feed._background = Background(session.plan.id, {}, titles=titles)
    wanted = []
    session.source_wanted.connect(lambda key, words: wanted.append((key, words)))
    session.edit(lambda plan: with_origin(plan, "t3", "paper"), "采用")
    select(session, "t3")

    panel.body._links[0]._button.click()

    assert panel.body._links[0].isVisible()
    assert [key for key, _ in wanted] == ["paper"]


def test_a_sentence_that_was_not_compared_yet_is_not_said_to_have_no_source(panel, session):
    panel.feed._background = Background(session.plan.id, {})

    select(session, "t3")

    assert panel.body.sources._count.text() == "正在比对…"


def test_a_fate_nobody_has_confirmed_looks_like_a_guess(panel, session):
    known = Known("未定 · 似延续", (), ())
    panel.feed._background = Background(session.plan.id, {"t3": known}, last=True)

    select(session, "t3")

    assert panel.head.fate.words == "似延续"
    assert panel.head.fate.toolTip() == "去留未定，似延续；在“条目去留”里定"


def test_steps_that_were_not_read_before_it_went_are_read_when_it_is_back(panel, session, qtbot):
    select(session, "t3")
    panel.hide()

    with qtbot.waitSignal(panel.feed.stepped, timeout=5000) as read:
        panel.show()

    assert read.args[0] is not None


def test_all_steps_are_shown_by_another_page(panel, session, qtbot):
    select(session, "t3")

    with qtbot.waitSignal(panel.page_wanted, timeout=2000) as asked:
        panel.body.history.act.click()

    assert asked.args == ["history"]


def test_tab_goes_through_the_fields_in_their_order(panel, session, qtbot):
    select(session, "t2")
    panel.body.chips[Role.LEAD].setFocus()
    visited = []

    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        visited.append(QApplication.focusWidget().accessibleName())

    assert visited[:3] == ["责任单位", "配合单位", "完成时限"]


def test_every_field_has_a_name_to_be_read_out(panel, session):
    select(session, "t2")

    named = [*panel.body.chips.values(), panel.body.deadline, panel.body.note]
    assert all(field.accessibleName() for field in (*named, *panel.body.targets.cards))
    assert "疾控处" in panel.body.chips[Role.LEAD].accessibleDescription()


@pytest.mark.parametrize(
    ("words", "values"),
    [("6", (6.0,)), ("1～2", (1.0, 2.0)), ("99.5", (99.5,)), ("", ()), ("很多", None)],
)
def test_values_are_read_as_typed(words, values):
    assert read_values(words) == values


def test_the_verdict_says_in_words_how_ours_stands():
    ours = Target("a", "75%", "覆盖率", TargetKind.RATE, Comparator.AT_LEAST, 75.0, unit="%")
    theirs = replace(ours, value=80.0)
    above = replace(ours, value=85.0)
    open_one = replace(ours, value=None)

    assert verdict(ours, History(ours, asked=theirs), compared=True)[0] == "上级 ≥80%，低于要求"
    assert verdict(above, History(above, asked=theirs), compared=True)[0] == "上级 ≥80%，高于要求"
    assert "待填" in verdict(open_one, History(open_one, asked=theirs), compared=True)[0]
    assert verdict(ours, None, compared=True)[0] == "上级要求：未提"
    assert verdict(ours, None, compared=False)[0] == ""


def test_moments_are_said_as_one_says_them():
    now = datetime(2026, 11, 22, 12, 0).astimezone()

    said = [
        moment_words(now.replace(**at), now) for at in ({"hour": 10}, {"day": 21}, {"month": 3})
    ]
    long_ago = moment_words(now.replace(year=2025), now)

    assert said == ["今天 10:00", "昨天 12:00", "3月22日"]
    assert long_ago == "2025年11月22日"
