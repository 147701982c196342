"""Each rule fires on the one of its examples and is silent on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checking import table
from workbench.checking.checker import check
from workbench.checking.examples import around, example_plan
from workbench.checking.table import RULES

if TYPE_CHECKING:
    from workbench.checking.findings import Rule


def codes(rule: Rule, *, fires: bool) -> list[str]:
    example = rule.fires if fires else rule.quiet
    return [f.rule for f in check(example_plan(example.text), around(example))]


@pytest.mark.parametrize("code", RULES)
def test_a_rule_fires_on_its_example(code: str) -> None:
    assert code in codes(RULES[code], fires=True)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_silent_on_its_other_example(code: str) -> None:
    assert code not in codes(RULES[code], fires=False)


def test_no_two_rules_have_one_code() -> None:
    groups = (
        table.TEXT_RULES,
        table.PARAGRAPH_RULES,
        table.TASK_RULES,
        table.SECTION_RULES,
        table.TALLIES,
        table.PLAN_RULES,
    )

    assert len(RULES) == sum(len(group) for group in groups) >= 45


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_what_it_is_and_where_it_comes_from(code: str) -> None:
    rule = RULES[code]

    assert rule.name
    assert rule.source


@pytest.mark.parametrize(
    ("wrong", "right"), [("全面贯侧", "贯彻"), ("排查安全隐换", "隐患"), ("安全渡汛", "安全度汛")]
)
def test_wrong_characters_of_the_genre_are_told_with_the_right_ones(wrong, right):
    found = [f for f in check(example_plan(f"{wrong}工作。")) if f.rule == "C1"]

    assert [f.fix for f in found] == [right]
