"""公文要素 says calmly what is out of form, offers the right one, and is one step of undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.dialogs.issuance import IssuanceDialog
from ui.exporting import contents_line, stock_of
from ui.issuing import issue, set_elements
from workbench.issuance import Form, Issuance
from workbench.issuing.elements import proposed
from workbench.issuing.letter import Letter, letter_of
from workbench.looks import Look, Looks
from workbench.plan import Notice

LOOKS = Looks((Look("国家标准"), Look("行距28磅", ("行距28磅，每页22行",))))
HEADED = Issuance(Form.DOCUMENT, ("江城市卫生健康委员会",), number="江卫发〔2027〕1号")


def dialog_on(qtbot, start, looks=LOOKS, parent=None):
    dialog = IssuanceDialog(start, looks, parent)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(qtbot):
    return dialog_on(qtbot, HEADED)


def segment(switch: QWidget, words: str) -> QWidget:
    return next(b for b in switch.findChildren(QWidget) if getattr(b, "text", str)() == words)


def test_what_is_not_touched_stays_as_it_is(qtbot):
    start = replace(
        HEADED,
        letterhead=("江城市民政局", "江城市财政局"),
        secrecy="秘密★1年",
        copy_number="000001",
        urgency="特急",
        signers=("王江", "李城"),
        sealed=True,
        note="此件公开发布",
        copies_to="市委办公室",
        printed_by="江城市民政局办公室",
        printed_on="2027年1月8日",
        for_comment=True,
        task_table=True,
        table_notes=True,
        profile="行距28磅",
    )

    assert dialog_on(qtbot, start).issuance == start


def test_notes_are_printed_only_with_a_table_and_only_if_asked_for(dialog):
    before = (dialog.table_notes.isEnabled(), dialog.issuance.table_notes)

    dialog.task_table.setChecked(True)
    dialog.table_notes.setChecked(True)

    assert before == (False, False)
    assert dialog.issuance.table_notes


def test_a_number_out_of_form_is_told_when_it_is_left(dialog, qtbot):
    field = dialog.fields["number"]
    field.fill("江卫发")
    field.line.setFocus()
    field.line.end(False)
    qtbot.keyClicks(field.line, "[2027]02")
    typing = field.fault.said
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)

    assert typing == ""
    assert field.fault.said.startswith("发文字号写作“江卫发〔2027〕1号”")


def test_the_right_form_is_taken_by_a_press(dialog, qtbot):
    field = dialog.fields["number"]
    field.fill("江卫发[2027]第02号")
    dialog.check()

    qtbot.mouseClick(field.fault.fix, Qt.MouseButton.LeftButton)

    assert field.words == "江卫发〔2027〕2号"
    assert field.fault.said == ""
    assert dialog.issuance.number == "江卫发〔2027〕2号"


def test_a_fault_goes_as_soon_as_it_is_mended_by_hand(dialog, qtbot):
    field = dialog.fields["copy_number"]
    field.fill("12")
    dialog.check()
    before = field.fault.said

    field.fill("000012")

    assert before == "份号是六位数字，如 000001。"
    assert field.fault.said == ""


def test_what_a_form_does_not_print_is_grey_with_the_reason(dialog, qtbot):
    qtbot.mouseClick(segment(dialog.form, "信函格式"), Qt.MouseButton.LeftButton)
    letter = {name for name, field in dialog.fields.items() if not field.isEnabled()}
    reason = dialog.fields["signers"].toolTip()
    qtbot.mouseClick(segment(dialog.form, "不带版头"), Qt.MouseButton.LeftButton)

    assert letter == {"signers", "printed_by", "printed_on"}
    assert reason == "信函不印签发人、印发机关和印发日期。"
    assert {name for name, field in dialog.fields.items() if field.isEnabled()} == {"note"}
    assert dialog.issuance.letterhead == HEADED.letterhead


def test_nothing_is_refused(dialog):
    dialog.fields["secrecy"].fill("内部")
    dialog.check()

    assert dialog.act.isEnabled()
    assert dialog.issuance.secrecy == "内部"


def test_the_chosen_look_says_what_it_changes(dialog):
    standard = dialog.changes.text()
    dialog.look.setCurrentIndex(1)

    assert standard == "按国家标准（GB/T 9704-2012），没有不同之处。"
    assert dialog.changes.text() == "行距28磅，每页22行"
    assert dialog.issuance.profile == "行距28磅"


def test_a_look_of_another_machine_is_kept_and_told(qtbot):
    dialog = dialog_on(qtbot, replace(HEADED, profile="江城市政府办"))

    assert dialog.look.currentText() == "江城市政府办（这台电脑没有）"
    assert dialog.issuance.profile == "江城市政府办"


def test_files_that_hold_no_look_are_told(qtbot):
    dialog = dialog_on(qtbot, HEADED, replace(LOOKS, complaints=("版式文件“甲.json”不能用。",)))

    said = [getattr(part, "text", str)() for part in dialog.findChildren(QWidget)]
    assert "版式文件“甲.json”不能用。" in said


@pytest.mark.parametrize("size", [(1366, 690), (683, 345)])
def test_the_dialog_fits_the_window(qtbot, size):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()

    dialog = IssuanceDialog(HEADED, LOOKS, window)
    dialog.show()

    assert dialog.width() <= size[0] * 0.9
    assert dialog.height() <= size[1] * 0.9
    assert dialog.act.geometry().bottom() <= dialog.height()


def test_in_a_low_window_all_rows_are_there_at_once(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()

    dialog = dialog_on(qtbot, HEADED, parent=window)
    QApplication.processEvents()
    place = dialog.look.mapTo(dialog, dialog.look.rect().topLeft())
    dialog.fields["number"].fill("江卫发[2027]第01号")
    dialog.check()
    QApplication.processEvents()

    assert dialog.area.verticalScrollBar().maximum() == 0
    assert dialog.look.mapTo(dialog, dialog.look.rect().topLeft()) == place


def test_one_fault_is_said_at_a_time_that_of_the_field_she_is_in(dialog):
    dialog.check()
    first = [field for _, field in dialog._all_fields() if field.fault.isVisible()]

    dialog.letter_fields["date"].line.setFocus()
    then = [field for _, field in dialog._all_fields() if field.fault.isVisible()]

    assert first == [dialog.letter_fields["addressees"]]
    assert then == [dialog.letter_fields["date"]]
    assert dialog.place.more.text() == "另有2处"
    assert dialog.letter_fields["signature"].sign.isVisible()


def test_a_red_head_asks_whom_it_goes_to_who_signs_and_when(dialog, qtbot):
    said = {name: field.fault.said for name, field in dialog.letter_fields.items()}
    signature = dialog.letter_fields["signature"]
    signature.line.setFocus()
    qtbot.mouseClick(signature.fault.fix, Qt.MouseButton.LeftButton)
    signed = dialog.letter
    qtbot.mouseClick(segment(dialog.form, "不带版头"), Qt.MouseButton.LeftButton)

    missing = "还没有，印出来会缺这一项。"
    assert said == {"addressees": missing, "body": "", "signature": missing, "date": missing}
    assert signed.signature == "江城市卫生健康委员会"
    assert dialog.letter_fields["date"].fault.said == ""


def test_the_letter_that_is_there_is_shown_and_given_back(qtbot):
    letter = Letter("各区：", "现将要点印发给你们。", "江城市民政局", "2027年1月8日")
    dialog = IssuanceDialog(HEADED, LOOKS, None, letter, "现将《要点》印发给你们。")
    qtbot.addWidget(dialog)

    assert dialog.letter == letter
    assert not dialog.usual.isEnabled()


def test_the_usual_sentence_is_taken_by_a_press(qtbot):
    dialog = IssuanceDialog(HEADED, LOOKS, None, Letter(), "现将《要点》印发给你们。")
    qtbot.addWidget(dialog)
    dialog.show()

    qtbot.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)

    assert dialog.letter.body == "现将《要点》印发给你们。"


def test_elements_and_letter_are_one_step(session):
    letter = Letter("各区：", "现将要点印发给你们。", "江城市民政局", "2027年1月8日")

    issue(session, HEADED, letter)
    set_to = session.plan
    session.undo()

    assert letter_of(set_to) == letter
    assert set_to.notice.number == HEADED.number
    assert session.plan.notice is None


def test_the_keys_go_from_the_first_field_to_the_act(dialog, qtbot):
    reached = [dialog.focusWidget()]
    for _ in range(30):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.append(dialog.focusWidget())

    lines = [field.line for field in dialog.fields.values()]
    assert reached[0] is segment(dialog.form, "文件格式")
    assert set(lines) <= set(reached)
    assert reached.index(dialog.fields["note"].line) < reached.index(dialog.act)


def test_setting_the_elements_is_one_step_that_can_be_undone(session):
    issue(session, HEADED)
    set_to, label = session.plan.issuance, session.undo_label
    session.undo()

    assert set_to == HEADED
    assert label == "设置公文要素"
    assert session.plan.issuance == Issuance()


def test_elements_left_as_they_are_make_no_step(session, fake):
    issue(session, Issuance())

    assert not fake.steps


def test_the_dialog_begins_with_what_the_plan_says(window, session, monkeypatch):
    asked = []
    monkeypatch.setattr("ui.dialogs.issuance.ask_issuance", lambda start, *_: asked.append(start))
    session.edit(lambda plan: replace(plan, issuer="江城市卫生健康委员会"), "改发文机关")

    window.actions_table["elements"].trigger()

    assert asked == [proposed(session.plan)]
    assert asked[0].letterhead == ("江城市卫生健康委员会",)


def test_elements_are_not_asked_for_where_nothing_can_be_written(session, fake, window):
    fake.read_only = True

    set_elements(session, window)

    assert window.area.bars.news[0].text.startswith("资料库现在是只读的")


def test_an_export_says_what_will_be_on_the_paper(plan):
    bare = contents_line(plan)
    notice = Notice("关于印发要点的通知")
    whole = replace(
        plan,
        notice=notice,
        issuance=replace(HEADED, task_table=True, printed_by="办公室", profile="行距28磅"),
    )

    assert bare == "纸面上有：要点。"
    assert contents_line(whole) == (
        "纸面上有：文件格式版头、印发通知、要点、"
        "附件1件（2027年江城市卫生健康工作要点任务分解表）、版记；版式：行距28磅。"
    )


def test_an_export_counts_the_elements_that_are_out_of_form(plan):
    wrong = replace(HEADED, number="江卫发[2027]第01号", printed_on="2027年13月8日")

    signed = replace(plan, addressees="各区：", signature="江城市民政局", date="2027年1月8日")

    told = stock_of(replace(signed, issuance=wrong)).faults
    unprinted = stock_of(replace(plan, issuance=replace(wrong, form=Form.PLAIN))).faults

    assert told == "公文要素有2处要改：发文字号、印发日期。"
    assert unprinted == stock_of(replace(signed, issuance=HEADED)).faults == ""


def test_an_export_names_what_a_red_head_goes_out_without(plan):
    bare = replace(plan, notice=None, addressees="", signature="", date="")

    told = stock_of(replace(bare, issuance=HEADED)).faults

    assert told == "公文还没有主送机关、发文机关署名、成文日期。"


def test_a_level_of_secrecy_is_stopped_at_in_words(dialog, qtbot):
    field, before = dialog.fields["secrecy"], dialog.stop.isVisible()

    field.line.setFocus()
    field.line.insert("秘密")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)

    assert not before
    assert dialog.stop.isVisible()
    assert dialog.stop.words.text().startswith("本机为非涉密计算机，不得存放、处理涉密内容")


@pytest.mark.parametrize("name", ["number", "printed_on"])
def test_a_fault_moves_no_row(dialog, name):
    rest = [dialog.fields["printed_on"].line, dialog.look, dialog.fields["note"].line]
    QApplication.processEvents()
    before = [part.mapTo(dialog, part.rect().topLeft()) for part in rest]

    dialog.fields[name].fill("2027.1.8")
    dialog.check()
    QApplication.processEvents()

    assert dialog.fields[name].fault.isVisible()
    assert [part.mapTo(dialog, part.rect().topLeft()) for part in rest] == before


def test_a_draft_for_comment_with_a_seal_is_told(dialog):
    dialog.sealed.setChecked(True)
    before = dialog.unsealed.isVisible()

    dialog.for_comment.setChecked(True)

    assert not before
    assert dialog.unsealed.text() == "征求意见稿还没有印发，不用印。"
    assert dialog.fields["number"].fault.said == "征求意见稿还没有印发，不编发文字号。"
