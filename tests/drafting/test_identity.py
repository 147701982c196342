"""What a sentence says of itself is read when it is written, and again when it is reworded."""

from __future__ import annotations

from dataclasses import replace

from workbench.drafting.identity import new_task, reword
from workbench.plan import Role


def test_a_sentence_that_says_who_leads_is_assigned_when_written() -> None:
    task = new_task("发布健康提示，由疾控科牵头，医政科配合。")

    assert (task.units(Role.LEAD), task.units(Role.SUPPORT)) == (("疾控科",), ("医政科",))


def test_units_follow_the_words_when_these_name_others() -> None:
    task = new_task("发布健康提示，由疾控科牵头。")

    reworded = reword(task, "发布健康提示，由医政科牵头。")

    assert reworded.units(Role.LEAD) == ("医政科",)


def test_units_stay_when_other_words_change() -> None:
    task = new_task("发布健康提示，由疾控科牵头。")

    reworded = reword(task, "每月发布健康提示，由疾控科牵头。")

    assert reworded.assignments == task.assignments


def test_a_bare_figure_keeps_the_name_its_heading_gave() -> None:
    task = new_task("每年不低于75%以上。")
    (target,) = task.targets
    named = replace(task, targets=(replace(target, indicator="签约率"),))

    (after,) = reword(named, "每年不低于80%以上。").targets

    assert (after.indicator, after.value) == ("签约率", 80.0)
