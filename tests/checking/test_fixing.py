"""Fixes keep the sentences they are in, and can be made of one rule alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checking.checker import check
from workbench.checking.examples import around, example_plan
from workbench.checking.fixing import fixable, fixed
from workbench.checking.table import RULES
from workbench.drafting.editing import set_task_text

if TYPE_CHECKING:
    from workbench.plan import Plan


def only_text(plan: Plan) -> str:
    return "".join(task.text for task in plan.tasks())


def test_all_fixes_of_a_sentence_are_made_at_once() -> None:
    plan = example_plan("落实《急救条例》、《护理办法》,抓好台帐。")

    after = fixed(plan, check(plan))

    assert only_text(after) == "落实《急救条例》《护理办法》，抓好台账。"


def test_a_fixed_sentence_is_the_same_task() -> None:
    plan = example_plan("抓好工作布署（责任单位：医政处）。新建急救站6个。")

    after = fixed(plan, check(plan))

    assert [t.id for t in after.tasks()] == [t.id for t in plan.tasks()]
    assert next(after.tasks()).assignments == next(plan.tasks()).assignments


def test_fixing_one_rule_leaves_the_others() -> None:
    plan = example_plan("落实《急救条例》、《护理办法》,抓好台帐。")

    after = fixed(plan, fixable(check(plan), "P1"))

    assert only_text(after) == "落实《急救条例》《护理办法》,抓好台帐。"


def test_headings_titles_and_dates_are_fixed_too() -> None:
    plan = example_plan(
        "# 2027年江城市工作要点。\ndate：2027年01月05日\n一、健全台帐\n新建急救站。"
    )

    after = fixed(plan, check(plan))

    assert after.title == "2027年江城市工作要点"
    assert after.date == "2027年1月5日"
    assert after.sections[0].heading == "健全台账"


def test_a_sentence_changed_since_is_left_alone() -> None:
    plan = example_plan("抓好工作布署。")
    findings = check(plan)
    changed = set_task_text(plan, next(plan.tasks()).id, "重新抓好工作布署。")

    assert fixed(changed, findings) == changed


def test_every_fix_of_the_examples_silences_its_rule() -> None:
    plans = [(code, example_plan(rule.fires.text)) for code, rule in RULES.items()]
    found = [(code, plan, check(plan, around(RULES[code].fires))) for code, plan in plans]
    mechanical = [(code, plan, fixable(f, code)) for code, plan, f in found if fixable(f, code)]

    again = [
        code
        for code, plan, f in mechanical
        if fixable(check(fixed(plan, f), around(RULES[code].fires)), code)
    ]

    assert len(mechanical) >= 25
    assert not again


def test_no_fix_is_empty_and_every_span_lies_in_its_text() -> None:
    found = [f for r in RULES.values() for f in check(example_plan(r.fires.text), around(r.fires))]

    assert all(0 <= f.start < f.end <= len(f.text) for f in found)
    assert all(f.quote == f.text[f.start : f.end] for f in found)
