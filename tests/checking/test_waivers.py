"""A waiver holds for one rule and one sentence, until the sentence changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checking.checker import check
from workbench.checking.examples import example_plan
from workbench.checking.waivers import open_findings, standing, waive
from workbench.drafting.editing import set_task_text
from workbench.errors import MisuseError

if TYPE_CHECKING:
    from workbench.checking.findings import Finding
    from workbench.plan import Plan


def typo(plan: Plan) -> Finding:
    return next(f for f in check(plan) if f.rule == "C1")


def test_a_waived_finding_is_not_open() -> None:
    plan = example_plan("抓好工作布署,健全台账。")
    waiver = waive(typo(plan), "原文件名称如此")

    rules = [f.rule for f in open_findings(check(plan), [waiver])]

    assert "C1" not in rules
    assert "P3" in rules


def test_a_changed_sentence_is_checked_again() -> None:
    plan = example_plan("抓好工作布署。")
    waiver = waive(typo(plan), "原文件名称如此")
    changed = set_task_text(plan, next(plan.tasks()).id, "抓好年度工作布署。")

    assert "C1" in [f.rule for f in open_findings(check(changed), [waiver])]


def test_another_sentence_with_the_same_words_is_not_waived() -> None:
    plan = example_plan("抓好工作布署。\n抓好工作布署。")
    waiver = waive(typo(plan), "原文件名称如此")

    assert [f.rule for f in open_findings(check(plan), [waiver])].count("C1") == 1


def test_a_waiver_needs_a_reason() -> None:
    plan = example_plan("抓好工作布署。")

    with pytest.raises(MisuseError):
        waive(typo(plan), "  ")


def test_what_is_let_stand_is_told_with_its_reason() -> None:
    plan = example_plan("抓好工作布署,健全台账。")
    waiver = waive(typo(plan), "原文件名称如此")

    told = standing(check(plan), [waiver])

    assert [(f.rule, w.reason) for f, w in told] == [("C1", "原文件名称如此")]
