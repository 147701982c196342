"""Whom a plan goes to, who signs it and when: filled in, or missed before print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.issuance import Form, Issuance
from workbench.issuing.elements import issuance_of, with_issuance
from workbench.issuing.letter import (
    Letter,
    faults_in,
    lacking,
    letter_of,
    usual_body,
    with_letter,
)
from workbench.issuing.paper import paper_text
from workbench.plan import Notice, Paragraph, Plan, Task

HEADED = Issuance(Form.DOCUMENT, ("江城市民政局",), number="江民发〔2027〕1号", sealed=True)
BARE = Plan("p", "2027年江城市民政工作要点", 2027, issuer="江城市民政局", issuance=HEADED)
WHOLE = Letter("各区民政局：", "现将《要点》印发给你们。", "江城市民政局", "2027年1月8日")


def test_a_plan_without_notice_is_given_one_by_its_sentence() -> None:
    after = with_issuance(with_letter(BARE, WHOLE), HEADED)

    assert after.notice is not None
    assert after.notice.title == "江城市民政局关于印发《2027年江城市民政工作要点》的通知"
    assert letter_of(after) == WHOLE
    assert issuance_of(after).number == "江民发〔2027〕1号"
    assert paper_text(after).split("\n")[2:8] == [
        "江城市民政局关于印发《2027年江城市民政工作要点》的通知",
        "各区民政局：",
        "现将《要点》印发给你们。",
        "江城市民政局",
        "2027年1月8日",
        "2027年江城市民政工作要点",
    ]


def test_without_a_sentence_the_plan_itself_is_addressed_and_signed() -> None:
    after = with_letter(BARE, replace(WHOLE, body=""))

    assert after.notice is None
    assert (after.addressees, after.signature, after.date) == (
        WHOLE.addressees,
        WHOLE.signature,
        WHOLE.date,
    )


def test_what_the_plan_said_of_itself_moves_into_its_new_notice() -> None:
    signed = with_letter(BARE, replace(WHOLE, body=""))
    after = with_letter(signed, replace(letter_of(signed), body=usual_body(signed)))

    assert after.notice is not None
    assert (after.addressees, after.signature, after.date) == ("", "", "")
    assert after.notice.signature == "江城市民政局"
    assert after.notice.paragraphs[0].text.startswith("现将《2027年江城市民政工作要点》印发给你们")


def test_the_notice_of_a_source_is_changed_where_it_stands() -> None:
    task, second = Task("t", "现将要点印发给你们。"), Paragraph("b", (Task("u", "附件另发。"),))
    notice = Notice(
        "关于印发要点的通知", "江民发〔2027〕1号", "各区：", (Paragraph("a", (task,)), second)
    )
    plan = replace(BARE, notice=notice)

    after = with_letter(plan, replace(letter_of(plan), date="2027年1月8日"))

    assert after.notice == replace(notice, date="2027年1月8日")


def test_a_letter_left_as_it_is_changes_nothing() -> None:
    notice = Notice("关于印发要点的通知", paragraphs=(Paragraph("a", (Task("t", " 现印发。 "),)),))
    plan = replace(BARE, notice=notice)

    assert with_letter(plan, letter_of(plan)) is plan
    assert with_letter(BARE, Letter()) is BARE


def test_a_head_without_a_letter_is_told_by_name() -> None:
    signed = with_letter(BARE, replace(WHOLE, body="", date=""))

    assert lacking(BARE) == ("主送机关", "发文机关署名", "成文日期")
    assert lacking(signed) == ("成文日期",)
    assert lacking(with_letter(BARE, WHOLE)) == ()
    assert lacking(replace(BARE, issuance=Issuance())) == ()


@pytest.mark.parametrize(("typed", "fix"), [("2027.1.8", "2027年1月8日"), ("年初", "")])
def test_a_date_out_of_form_is_offered_the_right_one(typed: str, fix: str) -> None:
    (found,) = faults_in(replace(WHOLE, date=typed))

    assert (found.field, found.fix) == ("date", fix)
