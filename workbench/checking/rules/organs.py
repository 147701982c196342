"""Rules on names of organs: old ones, those not in the drafter's list, and the same one twice."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.checking.context import Context
from workbench.checking.findings import Example, Hit, Severity, rule
from workbench.checking.kinds import Duty, TaskRule, TextRule
from workbench.checking.patterns import first_chars
from workbench.plan import Role, Unit
from workbench.reading.unit_names import is_organ
from workbench.wordlists import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checking.context import Facts

_LISTED = Context(units=(Unit("u1", "市教育局", ("教育局",)), Unit("u2", "市财政局")))


def _renamed(text: str, facts: Facts) -> Iterator[Hit]:
    """Old names; one inside a longer name that is current (自然资源和规划局) is none."""
    if not facts.year:
        return
    for found in _any_name().finditer(text):
        row = _RENAMED.get(found[0])
        if row and int(row[2]) <= facts.year:
            message = f"“{row[0]}”{row[2]}年{row[3] or '更名'}，现为“{row[1]}”。"
            yield Hit(*found.span(), message, row[1])


_RENAMED = {row[0]: row for row in rows("organs")}


@cache
def _any_name() -> re.Pattern[str]:
    """Old and current names, the longest first."""
    current = {row[1] for row in _RENAMED.values()} | {row[0] for row in rows("organs_kept")}
    names = sorted({*_RENAMED, *current}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def _unknown(duty: Duty, facts: Facts) -> Iterator[Hit]:
    """A unit printed in the sentence that the list (机构名录) does not have; only with a list."""
    if not facts.context.units:
        return
    known, text = facts.background.unit_names, duty.task.text
    for assignment in duty.task.assignments:
        name = assignment.unit
        at = text.find(name)
        if at >= 0 and name not in known and is_organ(name) and not _GENERAL.issuperset(name[:1]):
            yield Hit(at, at + len(name), f"机构名录里没有“{name}”，请核对名称或加入名录。")


_GENERAL = frozenset("各有相")
"""各区政府, 有关部门: names of no one organ."""


_PAIR = 2


def _two_roles(duty: Duty, _facts: Facts) -> Iterator[Hit]:
    if len(duty.task.assignments) < _PAIR:
        return
    text = duty.task.text
    lead, support = set(duty.task.units(Role.LEAD)), duty.task.units(Role.SUPPORT)
    for name in support:
        if name in lead:
            at = max(text.rfind(name), 0)
            end = at + len(name) if name in text else len(text)
            yield Hit(at, end, f"“{name}”既是牵头单位又是配合单位。")


def _several_lead(duty: Duty, _facts: Facts) -> Iterator[Hit]:
    lead = duty.task.units(Role.LEAD)
    if len(lead) > 1:
        text = duty.task.text
        at = max(text.find(lead[1]), 0)
        end = at + len(lead[1]) if lead[1] in text else len(text)
        yield Hit(at, end, f"牵头单位有{len(lead)}个（{'、'.join(lead)}），由谁牵头请明确。")


TEXT_RULES = (
    TextRule(
        rule(
            "C30",
            "机构旧名",
            Severity.DOUBT,
            "机构改革方案；机构更名表",
            "由市卫生计生委牵头。",
            "由市卫生健康委牵头，市自然资源和规划局配合。",
        ),
        _renamed,
        first_chars(_RENAMED),
    ),
)

TASK_RULES = (
    TaskRule(
        rule(
            "C31",
            "单位不在机构名录里",
            Severity.DOUBT,
            "本单位机构名录",
            Example("新建学校6所（责任单位：市教育委员会、市财政局）。", _LISTED),
            Example("新建学校6所（责任单位：市教育局、市财政局、各区政府）。", _LISTED),
        ),
        _unknown,
        "assignments",
    ),
    TaskRule(
        rule(
            "T10",
            "一个单位两种角色",
            Severity.DOUBT,
            "任务分解惯例",
            "新建学校6所（牵头单位：市教育局；配合单位：市教育局、市财政局）。",
            "新建学校6所（牵头单位：市教育局；配合单位：市财政局）。",
        ),
        _two_roles,
        "assignments",
    ),
    TaskRule(
        rule(
            "T11",
            "牵头单位不止一个",
            Severity.HINT,
            "任务分解惯例",
            "新建学校6所（牵头单位：市教育局、市财政局）。",
            "新建学校6所（牵头单位：市教育局；配合单位：市财政局）。",
        ),
        _several_lead,
        "assignments",
    ),
)
