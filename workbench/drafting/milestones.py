"""Milestones (节点) of a task: added, changed, taken away, always in the order of their dates.

6月  选址和可研批复        9月  完成设备招标        年底前  投入使用
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.chinese import numeral_value
from workbench.drafting.tree import holder_of, map_paragraph
from workbench.errors import MisuseError
from workbench.plan import Milestone

if TYPE_CHECKING:
    from workbench.plan import Plan

_YEAR = re.compile(r"(20\d\d)年")
_MONTH = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月")
_DAY = re.compile(r"月(\d{1,2})日")
_QUARTER = re.compile(r"([1-4一二三四])季度")
_WORDS = (("上半年", 6), ("下半年", 12), ("年底", 12), ("年末", 12), ("全年", 12), ("年内", 12))
_PARTS = (("上旬", 10), ("中旬", 20))
_LAST, _UNDATED = 31, 99


def put_milestone(plan: Plan, task_id: str, milestone: Milestone, at: int = -1) -> Plan:
    """Milestone number `at` (from 0) of the task is `milestone` now; -1 adds one.

    Raises:
        MisuseError: it says neither what is to be done nor by when.
        NotFoundError: the plan has no such task.
    """
    fresh = Milestone(milestone.deadline.strip(), milestone.text.strip())
    if not (fresh.deadline or fresh.text):
        raise MisuseError("节点没有写要做什么。", "请写上内容，如“完成设备招标”。")
    _, task = holder_of(plan, task_id)
    others = tuple(m for i, m in enumerate(task.milestones) if i != at)
    return _with(plan, task_id, (*others, fresh))


def drop_milestone(plan: Plan, task_id: str, at: int) -> Plan:
    """The task is without its milestone number `at`, counted from 0."""
    _, task = holder_of(plan, task_id)
    return _with(plan, task_id, tuple(m for i, m in enumerate(task.milestones) if i != at))


def milestone_phrase(milestone: Milestone) -> str:
    """One milestone in a cell: 6月 选址和可研批复."""
    return f"{milestone.deadline} {milestone.text}".strip()


def _with(plan: Plan, task_id: str, milestones: tuple[Milestone, ...]) -> Plan:
    paragraph, task = holder_of(plan, task_id)
    ordered = tuple(sorted(milestones, key=lambda m: day_order(m.deadline)))
    if ordered == task.milestones:
        return plan
    changed = replace(task, milestones=ordered)
    tasks = tuple(changed if t is task else t for t in paragraph.tasks)
    return map_paragraph(plan, paragraph.id, lambda p: (replace(p, tasks=tasks),))


def day_order(phrase: str) -> tuple[int, int, int]:
    """Year, month and day by which a date phrase ends, for sorting; undated ones come last."""
    years = _YEAR.findall(phrase)
    month = _month(phrase)
    year = int(years[-1]) if years else _UNDATED * 100 if month == _UNDATED else 0
    days = _DAY.findall(phrase)
    part = next((day for word, day in _PARTS if word in phrase), _LAST)
    return year, month, int(days[-1]) if days else part


def _month(phrase: str) -> int:
    if months := _MONTH.findall(phrase):
        return _number(months[-1])
    if quarters := _QUARTER.findall(phrase):
        return 3 * _number(quarters[-1])
    return next((month for word, month in _WORDS if word in phrase), _UNDATED)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else numeral_value(text)
