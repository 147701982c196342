"""What the drafter fills in around a plan is checked calmly, and the right form is offered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.issuance import PLAIN, Form, Issuance
from workbench.issuing.elements import (
    Fault,
    faults,
    issuance_of,
    names_in,
    printed_faults,
    proposed,
    with_fix,
    with_issuance,
)
from workbench.plan import Notice, Plan

HEADED = Issuance(Form.DOCUMENT, letterhead=("江城市卫生健康委员会",))


def plan(**parts: object) -> Plan:
    return replace(Plan("p", "2027年江城市卫生健康工作要点", 2027), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "good",
    [
        Issuance(number="江卫发〔2027〕1号"),
        Issuance(number="江卫办函〔2027〕112号"),
        Issuance(copy_number="000123"),
        Issuance(secrecy="秘密"),
        Issuance(secrecy="机密★1年"),
        Issuance(secrecy="秘密★6个月"),
        Issuance(secrecy="绝密★长期"),
        Issuance(urgency="特急"),
        Issuance(printed_on="2027年1月8日"),
        Issuance(printed_on="2027年12月31日印发"),
        Issuance(copies_to="市委办公室，市政府办公室。"),
        Issuance(note="联系人：王江，电话：12345"),
    ],
)
def test_elements_as_the_standard_has_them_are_left_alone(good: Issuance) -> None:
    assert faults(good) == ()


@pytest.mark.parametrize(
    ("wrong", "fix"),
    [
        ("江卫发[2027]1号", "江卫发〔2027〕1号"),
        ("江卫发（2027）1号", "江卫发〔2027〕1号"),
        ("江卫发【2027】第1号", "江卫发〔2027〕1号"),
        ("江卫发〔2027〕第001号", "江卫发〔2027〕1号"),
        ("江卫发 〔２０２７〕 １２ 号", "江卫发〔2027〕12号"),
        ("江卫发2027年3号", "江卫发〔2027〕3号"),
        ("江卫发〔27〕1号", ""),
        ("江卫发〔2027〕 号", ""),
    ],
)
def test_a_document_number_gets_its_brackets_and_loses_the_rest(wrong: str, fix: str) -> None:
    (found,) = faults(Issuance(number=wrong))

    assert (found.field, found.fix) == ("number", fix)


@pytest.mark.parametrize(
    ("field", "wrong", "fix"),
    [
        ("copy_number", "12", "000012"),
        ("copy_number", "１２３", "000123"),
        ("copy_number", "1234567", ""),
        ("copy_number", "第一份", ""),
        ("secrecy", "机密1年", "机密★1年"),
        ("secrecy", "秘密★一年", "秘密★1年"),
        ("secrecy", "秘密*十二个月", "秘密★12个月"),
        ("secrecy", "绝密长期", "绝密★长期"),
        ("secrecy", "内部", ""),
        ("secrecy", "机密★30年", ""),
        ("urgency", "特 急", "特急"),
        ("urgency", "十万火急", ""),
        ("note", "（此件公开发布）", "此件公开发布"),
        ("copies_to", "抄送：市委办公室", "市委办公室"),
        ("printed_on", "2027-01-08", "2027年1月8日"),
        ("printed_on", "2027年01月08日印发", "2027年1月8日"),
        ("printed_on", "二〇二七年十二月八日", "2027年12月8日"),
        ("printed_on", "2027年2月30日", ""),
    ],
)
def test_an_element_out_of_form_is_told_with_the_right_one(
    field: str, wrong: str, fix: str
) -> None:
    (found,) = faults(replace(PLAIN, **{field: wrong}))  # type: ignore[arg-type]

    assert (found.field, found.fix) == (field, fix)


def test_what_a_fault_offers_has_no_fault() -> None:
    wrong = replace(HEADED, letterhead=("江城市财政局文件", "江城市民政局"), secrecy="秘密1年")

    mended = wrong
    for fault in faults(wrong):
        mended = with_fix(mended, fault)

    assert mended.letterhead == ("江城市财政局", "江城市民政局")
    assert mended.copy_number == "000001"
    assert faults(mended) == ()


def test_a_head_without_an_organ_is_told() -> None:
    assert [fault.field for fault in faults(Issuance(Form.LETTER))] == ["letterhead"]


def test_a_plan_proposes_organ_number_and_date() -> None:
    notice = Notice("关于印发要点的通知", "江卫发〔2027〕1号", date="2027年1月5日")

    found = proposed(plan(issuer="江城市卫生健康委员会", notice=notice))

    assert found.letterhead == ("江城市卫生健康委员会",)
    assert found.number == "江卫发〔2027〕1号"
    assert found.printed_by == "江城市卫生健康委员会办公室"
    assert found.printed_on == "2027年1月5日"
    assert found.form is Form.PLAIN


def test_what_was_set_is_not_proposed_anew() -> None:
    headed = plan(issuer="江城市卫生健康委员会", issuance=Issuance(Form.LETTER))

    assert proposed(headed) == Issuance(Form.LETTER)


def test_the_number_stands_in_the_notice_where_there_is_one() -> None:
    before = plan(notice=Notice("关于印发要点的通知", "江卫发〔2027〕〔数〕号"))

    after = with_issuance(before, replace(HEADED, number="江卫发〔2027〕1号"))

    assert after.notice.number == "江卫发〔2027〕1号"
    assert after.issuance.number == ""
    assert issuance_of(after).number == "江卫发〔2027〕1号"


def test_without_a_notice_the_number_is_kept_with_the_elements() -> None:
    after = with_issuance(plan(), replace(HEADED, number="江卫发〔2027〕1号"))

    assert after.issuance.number == "江卫发〔2027〕1号"


def test_elements_that_stay_as_they_are_are_no_edit() -> None:
    before = plan(issuance=HEADED)

    assert with_issuance(before, issuance_of(before)) is before


def test_names_are_parted_by_any_mark() -> None:
    assert names_in(" 江城市民政局、江城市财政局，江城市教育局 ") == (
        "江城市民政局",
        "江城市财政局",
        "江城市教育局",
    )


def test_what_is_no_print_is_not_kept() -> None:
    typed = Issuance(letterhead=("江城市\n民政局", "\x01"), note="联系人：王江\x07\n")

    after = with_issuance(plan(), typed)

    assert after.issuance.letterhead == ("江城市 民政局",)
    assert after.issuance.note == "联系人：王江"


def test_a_day_there_is_not_is_told() -> None:
    wrong = Issuance(Form.DOCUMENT, ("江城市民政局",), printed_on="2027年13月8日")

    assert printed_faults(wrong) == (Fault("printed_on", "没有2027年13月8日这一天。"),)
    assert printed_faults(replace(wrong, form=Form.LETTER)) == ()


def test_a_draft_for_comment_has_no_number_yet() -> None:
    draft = Issuance(number="江卫发〔2027〕1号", for_comment=True)

    assert [fault.field for fault in faults(draft)] == ["number"]
