"""What was taken out of a plan comes back as it stood, and nothing else with it."""

from __future__ import annotations

import pytest

from workbench.drafting.dropping import without_tasks
from workbench.drafting.editing import rename
from workbench.drafting.returning import returned
from workbench.plan import Paragraph, Plan, Section, Task


@pytest.fixture
def plan() -> Plan:
    first = Paragraph("p1", (Task("t1", "新建急救站点6个。"), Task("t2", "完善调度。")))
    second = Paragraph("p2", (Task("t3", "开展技能竞赛。"),))
    third = Paragraph("p3", (Task("t4", "改造农贸市场。"),))
    return Plan(
        "plan",
        "2027年江城市工作要点",
        sections=(
            Section("a", "卫生", sections=(
                Section("a1", "急救", paragraphs=(first,)),
                Section("a2", "疾控", paragraphs=(second,)),
            )),
            Section("b", "商务", paragraphs=(third,)),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("ids", [("t1",), ("t2",), ("t1", "t2"), ("t1", "t2", "t3"), ("t3", "t4")])
def test_what_was_taken_out_stands_where_it_stood(plan: Plan, ids: tuple[str, ...]) -> None:
    assert returned(without_tasks(plan, ids), plan, ids) == plan


def test_what_else_is_gone_stays_gone(plan: Plan) -> None:
    now = without_tasks(plan, ("t1", "t2", "t3"))

    back = returned(now, plan, ("t3",))

    assert [task.id for task in back.tasks()] == ["t3", "t4"]
    assert [section.id for section, _ in back.walk()] == ["a", "a2", "b"]


def test_what_was_written_since_is_kept(plan: Plan) -> None:
    now = rename(without_tasks(plan, ("t3",)), "a1", "院前急救")

    back = returned(now, plan, ("t3",))

    assert [section.heading for section, _ in back.walk()] == ["卫生", "院前急救", "疾控", "商务"]
