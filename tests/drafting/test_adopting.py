from __future__ import annotations

import pytest

from workbench.drafting.adopting import adopted
from workbench.errors import MisuseError
from workbench.plan import Assignment, Paragraph, Plan, Role, Section, Task

THEIRS = Task(
    "x1",
    "新建急救站点6个（责任单位：省急救中心）。",
    (Assignment("省急救中心", Role.RESPONSIBLE),),
    source="x0",
)
PLAN = Plan(
    "p",
    "要点",
    sections=(
        Section(
            "s1", "甲", paragraphs=(Paragraph("q1", (Task("t1", "一。"), Task("t2", "二。"))),)
        ),
        Section("s2", "乙"),
    ),
)


def test_a_sentence_is_taken_behind_the_current_one_with_its_source():
    after, made = adopted(PLAN, [THEIRS], "资料", "s1", "t1")

    tasks = list(after.tasks())
    assert [task.text for task in tasks] == ["一。", "新建急救站点6个。", "二。"]
    assert tasks[1].id == made[0] != "x1"
    assert (tasks[1].origin, tasks[1].source, tasks[1].assignments) == ("资料", "", ())
    assert tasks[1].targets[0].value == 6


def test_without_a_current_sentence_it_stands_at_the_end_of_the_item():
    after, _ = adopted(PLAN, [THEIRS, THEIRS], "资料", "s2")

    assert len(list(after.sections[1].tasks())) == 2
    assert len({task.id for task in after.tasks()}) == 4


@pytest.mark.parametrize(("tasks", "section"), [([], "s1"), ([THEIRS], "")])
def test_nothing_taken_or_nowhere_to_put_it_is_told(tasks, section):
    with pytest.raises(MisuseError, match="没有写入"):
        adopted(PLAN, tasks, "资料", section)
