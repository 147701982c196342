"""The one number of characters, and the limit that applies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.checking.checker import check
from workbench.checking.context import Context
from workbench.letters import GENERAL_LIMIT, SPECIAL_LIMIT, letters, letters_by_chapter, usual_limit
from workbench.plan import Notice, Paragraph, Plan, Section, SectionKind, Task


def _said(text: str, key: str) -> tuple[Paragraph, ...]:
    return (Paragraph(f"p{key}", (Task(f"t{key}", text),)),)


def _plan(title: str = "2027年江城市教育工作要点", **parts: object) -> Plan:
    item = Section("s11", "扩学位", run_in=True, paragraphs=_said("新建学校 3 所。", "1"))
    return Plan(
        "p",
        title,
        2027,
        preamble=_said("今年抓好以下工作。", "0"),
        sections=(Section("s1", "办好教育", sections=(item,)),),
        closing=_said("请抓好落实。", "9"),
        **parts,  # type: ignore[arg-type]
    )


def test_text_headings_and_numbers_count_and_blanks_do_not() -> None:
    assert letters(_plan()) == 9 + len("一、办好教育") + len("（一）扩学位。新建学校3所。") + 6


def test_title_signature_date_notice_and_annexes_do_not_count() -> None:
    annex = Section("a1", "名单", kind=SectionKind.ANNEX, paragraphs=_said("若干学校。", "a"))
    notice = Notice("关于印发工作要点的通知", paragraphs=_said("现予印发。", "n"))
    plan = _plan(signature="江城市教育局", date="2027年1月5日", notice=notice)
    grown = replace(plan, sections=(*plan.sections, annex))

    assert letters(grown) == letters(_plan())


def test_the_chapters_come_to_the_sections_of_the_whole() -> None:
    assert letters_by_chapter(_plan()) == {"s1": letters(_plan()) - 9 - 6}


@pytest.mark.parametrize(
    ("title", "limit"),
    [
        ("2027年江城市教育工作要点", GENERAL_LIMIT),
        ("江城市校外培训专项治理工作方案", SPECIAL_LIMIT),
        ("江城市学前教育三年行动计划", SPECIAL_LIMIT),
    ],
)
def test_a_paper_for_one_task_may_have_fewer_characters(title: str, limit: int) -> None:
    assert usual_limit(_plan(title)) == limit


def test_what_is_checked_is_what_is_shown() -> None:
    plan = _plan()

    found = check(plan, Context(limit=letters(plan) - 1))
    none = check(plan, Context(limit=letters(plan)))

    assert [f"正文{letters(plan)}字" in f.message for f in found if "字的限制" in f.message] == [
        True
    ]
    assert not [f for f in none if "字的限制" in f.message]
