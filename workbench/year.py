"""What the turning year asks for, once for window and command line: carry-over.

Plain functions that are handed the open `Workbench`; a reference is the id of a plan, document or
template, or a file's path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from workbench.errors import NotFoundError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from workbench.app import Workbench
    from workbench.drafting.entries import Entry
    from workbench.drafting.fates import Decision, Ledger, Result
    from workbench.drafting.results import Readout
    from workbench.plan import Plan

S = TypeVar("S", "Decision", "Result")
_CHOICES = 20
"""So many of the last choices for an item are looked at for the one that took it out."""

# -- carry-over --------------------------------------------------------------------------


def carried(
    workbench: Workbench, old: str, new: str, told: Mapping[str, Result] | None = None
) -> Ledger:
    """The fate of every item of the plan `old` in the plan `new`, with what was said of it.

    `told` are results of last year that count this time only, by digest.

    Raises:
        NotFoundError: where one of the references stands for nothing.
    """
    return carried_plans(workbench, workbench.find_plan(old), workbench.find_plan(new), told)


def carried_plans(
    workbench: Workbench, old: Plan, new: Plan, told: Mapping[str, Result] | None = None
) -> Ledger:
    """`carried` for plans at hand, of which the new one may be ahead of the store."""
    from workbench.drafting.carryover import carry_over
    from workbench.drafting.fates import Decision, Result

    results = {**_said(workbench, new.id, Result), **(told or {})}
    return carry_over(old, new, results, _said(workbench, new.id, Decision))


def actuals(workbench: Workbench, plan: Plan, old: Plan) -> dict[str, str]:
    """What last year's sentences were told to have reached, by their text."""
    from workbench.drafting.entries import items
    from workbench.drafting.fates import Result
    from workbench.drafting.matter import digest

    said = _said(workbench, plan.id, Result)
    if not said:
        return {}
    found: dict[str, str] = {}
    for entry in items(old):
        whole = said.get(entry.digest, Result())
        for task in entry.tasks:
            alone = whole.actual if len(entry.tasks) == 1 else ""
            found[task.text] = said.get(digest(task.text), Result()).actual or alone
    return found


def same_for_years(workbench: Workbench, old: Plan, plan: Plan) -> dict[str, int]:
    """In how many years an item of `old` reads the same, by its digest; two years at least.

    Only plans of the same organ's matter count: those of the library from the years before.
    """
    from workbench.drafting.entries import items
    from workbench.drafting.matter import plain

    counts = {entry.digest: {old.year} for entry in items(old)}
    by_words = {plain(entry.text): entry.digest for entry in items(old)}
    for other in _years_before(workbench, old, plan):
        for entry in items(other):
            if name := by_words.get(plain(entry.text)):
                counts[name].add(other.year)
    return {name: len(years) for name, years in counts.items() if len(years) > 1}


def _years_before(workbench: Workbench, old: Plan, plan: Plan) -> Iterator[Plan]:
    """The plans, and documents whose title tells a plan of three years before, of the library."""
    for entry in workbench.plans():
        if entry.id not in (old.id, plan.id) and entry.year < old.year:
            yield workbench.plan(entry.id)
    earlier = [str(old.year - back) for back in (1, 2, 3)]
    for document in workbench.documents():
        title = document.outline.title
        if any(year in title for year in earlier) and _alike(title, old.title):
            yield workbench.find_plan(document.id)


def _alike(title: str, other: str) -> bool:
    from workbench.drafting.matter import plain

    return plain(title) == plain(other)


def decide(
    workbench: Workbench,
    plan: Plan,
    told: Mapping[str, Decision | None],
    label: str,
    after: Plan | None = None,
) -> Plan:
    """Keep what the drafter said of last year's items, by their digest; None takes it back.

    It is one step of the plan, with what it makes of the text (`after`); returns the plan then.

    Raises:
        StoreError: the plan in the store is not `plan` any more.
    """
    _kept(workbench, plan.id)
    now = plan if after is None else after
    workbench.store.decide(plan, now, label, told)
    return now


def before_it_went(
    workbench: Workbench, plan: Plan, entry: Entry
) -> tuple[Plan, frozenset[str]] | None:
    """The plan before her choice for an item of last year took it out, and the sentences it took.

    None where no choice of hers did, or they are all there again.
    """
    now = {task.id for task in plan.tasks()}
    for step in workbench.store.steps_of(plan.id, [f"fate {entry.digest}"], _CHOICES):
        before = workbench.store.plan_at(plan.id, step.number - 1)
        after = {task.id for task in workbench.store.plan_at(plan.id, step.number).tasks()}
        gone = frozenset(task.id for task in before.tasks() if task.id not in after)
        if gone:
            return (before, gone - now) if gone - now else None
    return None


def report(workbench: Workbench, plan_id: str, told: Mapping[str, Result | None]) -> None:
    """Keep what last year's sentences came to, by their digest; None takes it back."""
    from workbench.drafting.fates import Result

    workbench.store.say(_kept(workbench, plan_id), Result, told)


def results_of(workbench: Workbench, old: str, file: Path) -> Readout:
    """Last year's results as a filled-in task table tells them.

    Raises:
        UnreadableError: the file cannot be read, or tells no result.
        NotFoundError: `old` stands for nothing.
    """
    from workbench.drafting.results import results_in
    from workbench.reading.formats import read

    readout = results_in(read(file), workbench.find_plan(old))
    if not readout.results and not readout.unknown:
        raise UnreadableError(
            f"“{file.name}”里没有上年结果。",
            "表里要有一栏任务内容，一栏进展状态、完成率或实际完成，并且填好。请换成填好的表。",
        )
    return readout


def read_results(workbench: Workbench, old: str, plan_id: str, file: Path) -> Readout:
    """Keep the results of `results_of` for the new plan."""
    readout = results_of(workbench, old, file)
    report(workbench, plan_id, readout.results)
    return readout


def write_ledger(ledger: Ledger, path: Path, title: str = "") -> None:
    """Write the ledger, the leader's page and the figures of both years as an Excel file.

    Raises:
        ExportError: the file cannot be written.
    """
    from exports import excel_ledger

    excel_ledger.write_ledger(ledger, path, title)


def write_blank(old: Plan, path: Path) -> None:
    """Write the table the units fill in with what last year's sentences came to.

    Raises:
        ExportError: the file cannot be written.
    """
    from exports import excel_results

    excel_results.write_blank(old, path)


def _said(workbench: Workbench, plan_id: str, kind: type[S]) -> dict[str, S]:
    """What was said for a plan; a file can be looked at without a store."""
    return workbench.store.said(plan_id, kind) if workbench.has_store else {}


def _kept(workbench: Workbench, plan_id: str) -> str:
    """The id of a plan that is in the store: what is said of a mere file could not be kept."""
    if any(plan.id == plan_id for plan in workbench.plans()):
        return plan_id
    raise NotFoundError("这份要点不在资料库里，所作的核对无法保存。", "请先新建或导入要点再核对。")
