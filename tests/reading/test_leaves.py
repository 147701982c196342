"""Headings that paper prints as sentences are tasks of the plan, to the last mark."""

from __future__ import annotations

import pytest

from workbench.manuscript import plain_text
from workbench.reading.assembly import plan_of
from workbench.reading.formats import read_bytes
from workbench.reading.outline import outline

_PLAN = """2027年江城市档案工作要点
一、夯实基础
1.开展档案进社区5次
2.制定安全管理制度。
3.建成共享平台
二、加强保障
1.总体目标：到2027年底，全市建成档案服务点20个，群众满意度达到95%。
2.再创佳绩！各县（市、区）要对照要求，逐项抓好落实，按季度报送进展。
3.加强培训
培训档案人员200人次。
"""


@pytest.fixture
def text() -> str:
    return plain_text(plan_of(outline(read_bytes(_PLAN.encode(), "要点.txt"))))


def test_a_plan_prints_what_was_read_mark_for_mark(text: str) -> None:
    assert text == _PLAN


def test_a_point_without_text_is_a_task_with_its_figure() -> None:
    plan = plan_of(outline(read_bytes(_PLAN.encode(), "要点.txt")))

    first = plan.sections[0].sections[0]

    assert (first.heading, [task.text for task in first.tasks()]) == ("", ["开展档案进社区5次"])
    assert [target.value for task in first.tasks() for target in task.targets] == [5]


def test_a_heading_with_text_below_it_stays_one() -> None:
    plan = plan_of(outline(read_bytes(_PLAN.encode(), "要点.txt")))

    assert plan.sections[1].sections[2].heading == "加强培训"
