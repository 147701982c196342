"""Whatever stands in a plan, checking ends, and every finding stands where it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.checking.checker import check
from workbench.checking.context import Context
from workbench.checking.examples import example_plan
from workbench.checking.fixing import fixed

if TYPE_CHECKING:
    from workbench.plan import Role, Task

BITS = (
    *"0123456789.,-—～%年月日号第一二三十百千万个家人，。、；：“”《》（）()〔〕[]【】X×*某 率约近",
    *("2027年", "2026年", "以上", "不低于", "其中", "共计", "一是", "三是", "责任单位：", "附件2"),
    *("十四五", "2月30日", "星期三", "〔2026〕01号", "长沙", "制订", "制定", "出台《江城市方案》"),
)
TEXTS = st.lists(st.sampled_from(BITS), max_size=25).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_every_finding_stands_in_its_text(title: str, heading: str, text: str) -> None:
    plan = example_plan(f"date：2027年3月5日\n一、{heading or '急救'}\n{text}")
    plan = replace(plan, title=title, issuer="江城市卫生健康委")

    found = check(plan, Context(places=("江城",), words=(("长沙", "江城"),)))

    assert all(0 <= f.start <= f.end <= len(f.text) for f in found)
    assert all(f.quote == f.text[f.start : f.end] for f in found)


def roles(task: Task) -> list[Role]:
    return [assignment.role for assignment in task.assignments]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_fixing_loses_no_assignment(text: str) -> None:
    """A unit follows its printed name where something in it is put right: 年(0 becomes 年（0."""
    plan = example_plan(f"{text}\n新建急救站6个（责任单位：医政处）。")
    before = {task.id: roles(task) for task in plan.tasks()}

    after = {task.id: roles(task) for task in fixed(plan, check(plan)).tasks()}

    assert {key: units for key, units in before.items() if units and key in after} == {
        key: after[key] for key, units in before.items() if units and key in after
    }
