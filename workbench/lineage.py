"""The years before a plan, once for table and board: what its items were, and their figures.

    2027 ← 2026 (made of it)  ← 2025 (same title, the year before)

Plain functions that are handed the open `Workbench`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import NotFoundError
from workbench.turnover import last_year

if TYPE_CHECKING:
    from workbench.app import Workbench
    from workbench.drafting.fates import Ledger
    from workbench.plan import Plan

_YEARS = 3
_YEAR = re.compile(r"20\d\d")
_ABOVE = "上级"


@dataclass(frozen=True, slots=True)
class Lineage:
    """A plan with those of the years before, the last one first, and what became of its items.

    `ledger` is None where no year before is known; `superiors` are the papers it answers to.
    """

    plan: Plan
    before: tuple[Plan, ...] = ()
    ledger: Ledger | None = None
    superiors: tuple[Plan, ...] = ()


def lineage(workbench: Workbench, plan: Plan) -> Lineage:
    """What went before `plan`; takes a second for a large one, so ask beside the window."""
    from workbench.drafting.carryover import carry_over
    from workbench.drafting.fates import Decision, Result

    before = years_before(workbench, plan)
    if not before:
        return Lineage(plan, superiors=_superiors(workbench))
    said = workbench.store.said
    ledger = carry_over(before[0], plan, said(plan.id, Result), said(plan.id, Decision))
    return Lineage(plan, before, ledger, _superiors(workbench))


def years_before(workbench: Workbench, plan: Plan, most: int = _YEARS) -> tuple[Plan, ...]:
    """The plans of up to `most` years before, the last one first."""
    found: list[Plan] = []
    while len(found) < most:
        key = last_year(workbench, plan) or _by_title(workbench, plan)
        older = _plan_of(workbench, key)
        if older is None or older.year >= (plan.year or 9999):
            break
        found.append(older)
        plan = older
    return tuple(found)


def _plan_of(workbench: Workbench, key: str) -> Plan | None:
    if not key:
        return None
    try:
        return workbench.find_plan(key)
    except NotFoundError:
        return None


def _by_title(workbench: Workbench, plan: Plan) -> str:
    """A document of the library that is called the same, with the year before in its title."""
    wanted = plan.title.replace(str(plan.year), str(plan.year - 1))
    if not _YEAR.search(plan.title):
        return ""
    names = ((d.id, d.outline.title or d.name) for d in workbench.documents())
    return next((key for key, name in names if name == wanted), "")


def _superiors(workbench: Workbench) -> tuple[Plan, ...]:
    keys = [d.id for d in workbench.documents() if getattr(d, "standing", "") == _ABOVE]
    plans = (_plan_of(workbench, key) for key in keys)
    return tuple(plan for plan in plans if plan is not None)
