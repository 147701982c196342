"""The years before a plan, once for table and board: what its items were, and their figures.

    2027 ← 2026 (made of it)  ← 2025 (same title, the year before)

Plain functions that are handed the open `Workbench`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.app import Workbench
    from workbench.drafting.fates import Ledger
    from workbench.particulars import Comparing
    from workbench.plan import Plan

_YEARS = 3
_MOST_READ = 40
"""So many papers are looked through for the one a plan was made of."""
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
        known = last_year(workbench, plan)
        if known is None or known[1].year >= (plan.year or 9999):
            break
        plan = known[1]
        found.append(plan)
    return tuple(found)


def last_year(workbench: Comparing, plan: Plan) -> tuple[str, Plan] | None:
    """The paper `plan` was made of, its id and what it says; reads papers, so it may be slow.

    Where the store does not tell, it is the one in which the sentences of `plan` stood, else the
    plan of the year before, else a document called the same with the year before in its title.
    """
    made_of = workbench.store.made_of(plan.id) if workbench.has_store else ""
    papers = {p.id: p.title for p in workbench.plans() if p.id != plan.id}
    earlier = [key for key, title in papers.items() if plan.year and _is_before(plan, title)]
    papers |= {d.id: f"{d.title}{d.name}" for d in workbench.documents()}
    known = made_of if made_of in papers else _by_sources(workbench, plan, papers)
    key = known or next(iter(earlier), "") or _by_title(workbench, plan)
    found = _plan_of(workbench, key)
    return (key, found) if found else None


def _by_sources(workbench: Comparing, plan: Plan, papers: Mapping[str, str]) -> str:
    """The paper that holds a sentence from which one of `plan` was made."""
    sources = {task.source for task in plan.tasks() if task.source}
    likely = sorted(papers, key=lambda key: not _is_before(plan, papers[key]))
    for key in likely[:_MOST_READ] if sources else ():
        found = _plan_of(workbench, key)
        if found and sources.intersection(task.id for task in found.tasks()):
            return key
    return ""


def _is_before(plan: Plan, title: str) -> bool:
    return str(plan.year - 1) in title


def _plan_of(workbench: Comparing, key: str) -> Plan | None:
    if not key:
        return None
    try:
        return workbench.find_plan(key)
    except NotFoundError:
        return None


def _by_title(workbench: Comparing, plan: Plan) -> str:
    """A document of the library that is called the same, with the year before in its title."""
    wanted = plan.title.replace(str(plan.year), str(plan.year - 1))
    if not _YEAR.search(plan.title):
        return ""
    names = ((d.id, d.title or d.name) for d in workbench.documents())
    return next((key for key, name in names if name == wanted), "")


def _superiors(workbench: Workbench) -> tuple[Plan, ...]:
    keys = [d.id for d in workbench.documents() if getattr(d, "standing", "") == _ABOVE]
    plans = (_plan_of(workbench, key) for key in keys)
    return tuple(plan for plan in plans if plan is not None)
