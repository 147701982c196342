"""Titles, numbers and signatures of many notices come out as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.document import NodeKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]

BODY = "一、强化服务保障\n（一）完善急救网络。新建急救站点6个。缩短反应时间。\n"
PLAN = "江城市推进养老服务提质升级三年行动计划（2027—2029年）"
NOTICE = f"江城市人民政府办公室关于印发{PLAN}的通知"
SENT = f"各县（市、区）人民政府：\n现将《{PLAN}》印发给你们，请认真贯彻执行。\n"
SIGNED = "江城市人民政府办公室\n2027年3月5日\n"


@pytest.mark.parametrize(
    "printed",
    [
        NOTICE,
        NOTICE.replace("关于", "\n关于"),
        NOTICE.replace("关于", "\n关于").replace("三年", "三年\n"),
        f"江政办发〔2027〕12号\n{NOTICE}",
        f"江城市人民政府办公室文件\n{NOTICE}",
    ],
)
def test_the_title_of_the_notice_takes_one_to_three_lines(read: Read, printed: str) -> None:
    result = read(f"{printed}\n{SENT}{SIGNED}{PLAN}\n{BODY}")

    assert result.meta.notice_title == NOTICE
    assert result.title == PLAN
    assert result.nodes[0].sentences == (f"现将《{PLAN}》印发给你们，请认真贯彻执行。",)


@pytest.mark.parametrize(
    "printed",
    [
        PLAN,
        PLAN.replace("（", "\n（"),
        PLAN.replace("三年", "三年\n"),
        f"{PLAN}\n{PLAN}",
    ],
)
def test_the_title_of_the_plan_takes_one_or_two_lines(read: Read, printed: str) -> None:
    result = read(f"{NOTICE}\n{SENT}{SIGNED}{printed}\n为发展养老服务，制定本计划。\n{BODY}")

    assert result.title == PLAN
    assert [n.sentences for n in result.nodes[3:4]] == [("为发展养老服务，制定本计划。",)]


def test_remarks_below_a_title_belong_to_it(read: Read) -> None:
    printed = PLAN.replace("（", "\n（")

    result = read(f"{printed}\n（征求意见稿）\n为发展养老服务，制定本计划。\n{BODY}")

    assert result.title == f"{PLAN}（征求意见稿）"


@pytest.mark.parametrize(
    "number", ["江政办发〔2027〕12号", "江政办发[2027]12号", "江政办发2027年第12号"]
)
def test_the_document_number_is_known_in_any_bracket(read: Read, number: str) -> None:
    result = read(f"{NOTICE}\n{number}\n{SENT}{SIGNED}{PLAN}\n{BODY}")

    assert result.meta.document_number == number


@pytest.mark.parametrize(
    "date", ["2027年3月5日", "二〇二七年三月五日", "2027-03-05", "2027.3.5", "2027/3/5"]
)
def test_the_date_of_the_signature_is_known_in_any_form(read: Read, date: str) -> None:
    result = read(f"{NOTICE}\n{SENT}江城市人民政府办公室\n{date}\n{PLAN}\n{BODY}")

    signed = [n.sentences[0] for n in result.nodes if n.kind is NodeKind.SIGNATURE]
    assert signed == ["江城市人民政府办公室", date]
    assert result.meta.date == "2027-03-05"


def test_the_size_of_the_letters_is_no_document_number(read: Read) -> None:
    result = read(f"{PLAN}\n来源：江城市民政局  字号：大 中 小\n{BODY}")

    assert result.meta.document_number == ""
