"""The pivot of the task table: how many tasks each unit has in each quarter, and how many it leads.

    单位 | 一季度 | 二季度 | 三季度 | 四季度 | 常态 | 未定 | 合计 | 其中牵头

A task with several units counts once for each of them, so the last line, where every task counts
once, is not the sum of those above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.excel_layout import Column
from workbench.assigning.breakdown import answerable, effective_assignments, effective_deadlines
from workbench.assigning.quarters import NAMES, ORDER, quarter_of
from workbench.issuing.annexes import NOBODY
from workbench.plan import Role

if TYPE_CHECKING:
    from pandas import DataFrame

    from workbench.plan import Assignment, Plan

SUMMARY = "汇总"
ALL_TASKS = "全部任务（不重复计）"

QUARTERS = tuple(NAMES[quarter] for quarter in ORDER)
COLUMNS = (
    Column("单位", 30),
    *(Column(name, 10, centred=True) for name in (*QUARTERS, "合计", "其中牵头")),
)


def summary_rows(plan: Plan) -> tuple[tuple[str | int, ...], ...]:
    """A row a unit in order of appearance, then 责任未定 where there is any, then all tasks."""
    from pandas import concat

    shares = _shares(plan)
    if shares.empty:
        return ()
    units = units_named(plan)
    nobody = [NOBODY] if shares["unit"].eq(NOBODY).any() else []
    once = shares.sort_values("leads").drop_duplicates("task", keep="last").assign(unit=ALL_TASKS)
    counted = concat((_counted(shares).loc[[*units, *nobody]], _counted(once)))
    return tuple((str(unit), *map(int, counts)) for unit, *counts in counted.itertuples())


def units_named(plan: Plan) -> tuple[str, ...]:
    """The units of the summary's lines, in order of appearance."""
    assignments = effective_assignments(plan)
    return tuple(dict.fromkeys(a.unit for task in answerable(plan) for a in assignments[task.id]))


def _shares(plan: Plan) -> DataFrame:
    """One line a task and unit: which quarter the task falls into, whether the unit leads it."""
    from pandas import DataFrame

    assignments, deadlines = effective_assignments(plan), effective_deadlines(plan)
    lines = (
        (number, unit, NAMES[quarter_of(deadlines[task.id], plan.year)], leads)
        for number, task in enumerate(answerable(plan))
        for unit, leads in _units(assignments[task.id]).items()
    )
    return DataFrame(lines, columns=["task", "unit", "quarter", "leads"])


def _units(assignments: tuple[Assignment, ...]) -> dict[str, bool]:
    """Each unit once, and whether it leads; nobody's tasks have a line of their own."""
    found: dict[str, bool] = {}
    for assignment in assignments:
        found[assignment.unit] = found.get(assignment.unit, False) or assignment.role is Role.LEAD
    return found or {NOBODY: False}


def _counted(shares: DataFrame) -> DataFrame:
    """Tasks by unit and quarter, with their sum and how many the unit leads."""
    from pandas import crosstab

    table = crosstab(shares["unit"], shares["quarter"]).reindex(columns=QUARTERS, fill_value=0)
    return table.assign(sum=table.sum(axis=1), led=shares.groupby("unit")["leads"].sum())
