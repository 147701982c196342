"""What the store knows of each sentence of a plan: where it came from, who asks for it, its steps.

Plain functions that are handed the open `Workbench`. `background` reads other plans and compares:
it is slow and belongs beside the window; what it answers is looked up by the id of a task.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from workbench.aligning import Desk, Named, Shelved
    from workbench.drafting.alignment import Alignment, Confirmed
    from workbench.drafting.entries import Entry
    from workbench.drafting.fates import Decision, ItemFate, Ledger, Result
    from workbench.drafting.levels import History
    from workbench.plan import Plan, Target, Unit
    from workbench.versions import StepEntry

S = TypeVar("S", "Decision", "Result", "Confirmed")


class Sayings(Protocol):
    """What was said of sentences, and what a plan is held against."""

    def said(self, plan_id: str, kind: type[S]) -> Mapping[str, S]: ...
    def say(self, plan_id: str, kind: type[S], told: Mapping[str, S | None]) -> None: ...
    def preference(self, key: str) -> tuple[str, ...]: ...
    def keep_preference(self, key: str, words: Sequence[str]) -> None: ...
    def made_of(self, plan_id: str) -> str: ...
    def together(self) -> AbstractContextManager[None]: ...


class Comparing(Protocol):
    """What comparing asks of the `Workbench`."""

    @property
    def has_store(self) -> bool: ...
    @property
    def store(self) -> Sayings: ...
    def find_plan(self, reference: str) -> Plan: ...
    def documents(self) -> Sequence[Shelved]: ...
    def plans(self) -> Sequence[Named]: ...
    def save(self, before: Plan | None, after: Plan | None, label: str, join: str = "") -> None: ...


class Journal(Protocol):
    """What is asked of the store."""

    def steps_of(self, plan_id: str, keys: Sequence[str], count: int) -> Sequence[StepEntry]: ...
    def save_units(self, units: Sequence[Unit]) -> None: ...


class Journaled(Protocol):
    """A workbench whose store has a journal."""

    @property
    def store(self) -> Journal: ...


@dataclass(frozen=True, slots=True)
class Link:
    """Where a sentence comes from, or who asks for it: `words` stand in the paper `key`.

    `score` is how alike both are, 0 to 1; 0 where nothing was compared. `sure` is False for what
    is only proposed and waits for her word.
    """

    key: str
    title: str
    words: str
    score: float = 0.0
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one sentence: its fate (未定 · 似延续), sources, what its figures meet.

    `last` are last year's figures, `actual` is what was reached as told, `asked` the superiors'.
    """

    fate: str = ""
    links: tuple[Link, ...] = ()
    last: tuple[Target, ...] = ()
    actual: str = ""
    asked: tuple[Target, ...] = ()

    def histories(self, targets: Iterable[Target]) -> tuple[History, ...]:
        """The figures of the sentence as they stand now, each with those it is held against."""
        from workbench.drafting.levels import histories

        return histories(targets, self.last, self.actual, self.asked)


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of the sentences of a plan, by the ids of the tasks.

    `last` and `superiors` say whether there was anything to compare with; `titles` are those of
    all papers, by their ids.
    """

    plan_id: str
    known: Mapping[str, Known] = field(default_factory=dict)
    last: bool = False
    superiors: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)

    def of(self, task_id: str, text: str, origin: str) -> Known | None:
        """What is known of a sentence as it stands by now, its `origin` among it; None if nothing.

        A sentence taken over since the others were compared has a source already.
        """
        had = self.known.get(task_id)
        return _with_origin(had, text, origin, self.titles) if origin else had


def background(workbench: Comparing, plan: Plan) -> Background:
    """Hold `plan` against last year's and against its superiors; slow.

    Raises:
        StoreError: the store cannot be read.
    """
    from workbench.aligning import Desk
    from workbench.assigning.board import task_fates
    from workbench.lineage import last_year

    old = last_year(workbench, plan)
    sheets = [
        (s.reference.id, s.reference.title, s.alignment) for s in Desk(workbench).align(plan).sheets
    ]
    ledger = _ledger(workbench, plan, old[1]) if old else None
    lines, words = (_lines(ledger), task_fates(ledger)) if ledger else ({}, {})
    asked: dict[str, list[_Ask]] = {}
    for ask in _asked(sheets):
        for task_id in ask.tasks:
            asked.setdefault(task_id, []).append(ask)
    known = {
        t.id: _known(old, lines.get(t.id), words.get(t.id, ""), asked.get(t.id, ()))
        for t in plan.tasks()
    }
    titles = {d.id: d.title or d.name for d in workbench.documents()}
    titles.update({p.id: p.title for p in workbench.plans()})
    for task in plan.tasks():
        if task.origin:
            made = _with_origin(known[task.id], task.text, task.origin, titles)
            known[task.id] = made or known[task.id]
    return Background(plan.id, known, old is not None, bool(sheets), titles)


def asked_of(desk: Desk, plan: Plan) -> dict[str, tuple[Target, ...]]:
    """What the superiors ask in figures of each task, by its id; slow."""
    sheets = [(s.reference.id, s.reference.title, s.alignment) for s in desk.align(plan).sheets]
    found: dict[str, tuple[Target, ...]] = {}
    for ask in _asked(sheets):
        for task_id in ask.tasks:
            found[task_id] = (*found.get(task_id, ()), *ask.targets)
    return found


def _lines(ledger: Ledger) -> dict[str, ItemFate]:
    """The fate that ended in each sentence."""
    return {
        task.id: fate for fate in ledger.sentences for entry in fate.new for task in entry.tasks
    }


def _ledger(workbench: Comparing, plan: Plan, old: Plan) -> Ledger:
    from workbench.drafting.carryover import carry_over
    from workbench.drafting.fates import Decision, Result

    if not workbench.has_store:
        return carry_over(old, plan)
    said = workbench.store.said
    return carry_over(old, plan, said(plan.id, Result), said(plan.id, Decision))


def _known(
    old: tuple[str, Plan] | None, fate: ItemFate | None, words: str, theirs: Sequence[_Ask]
) -> Known:
    last = fate.old.targets if fate and fate.old else ()
    actual = fate.result.actual if fate and fate.result else ""
    wanted = tuple(target for ask in theirs for target in ask.targets)
    links = [ask.link for ask in theirs]
    if old and fate and fate.old:
        links.insert(0, _link(old, fate.old, fate.score))
    return Known(words, tuple(links), tuple(last), actual, wanted)


def _link(old: tuple[str, Plan], entry: Entry, score: float) -> Link:
    key, plan = old
    year = f"{plan.year}年要点" if plan.year else plan.title
    return Link(key, f"{year}{_place(plan, entry)}", entry.text, score)


def _place(plan: Plan, entry: Entry) -> str:
    """Where a sentence stands: （二）第1句."""
    number = plan.numbers().get(entry.section_id, "")
    for section, _ in plan.walk():
        if section.id == entry.section_id:
            tasks = [task.id for task in section.tasks()]
            if entry.tasks and entry.tasks[0].id in tasks:
                return f"{number.rstrip('、.')}第{tasks.index(entry.tasks[0].id) + 1}句"
    return number.rstrip("、.")


@dataclass(frozen=True, slots=True)
class _Ask:
    """What a superior asks of some of our tasks."""

    tasks: frozenset[str]
    link: Link
    targets: tuple[Target, ...]


def _asked(sheets: Sequence[tuple[str, str, Alignment]]) -> Iterator[_Ask]:
    for key, title, alignment in sheets:
        for at, wanted in enumerate(alignment.requirements, start=1):
            for answer in wanted.answers:
                tasks = frozenset(task.id for task in answer.entry.tasks)
                name = f"{title} 第{at}项"
                yield _Ask(
                    tasks,
                    Link(key, name, wanted.entry.text, answer.score, wanted.confirmed),
                    wanted.entry.targets,
                )


def _with_origin(
    had: Known | None, text: str, origin: str, titles: Mapping[str, str]
) -> Known | None:
    """With the paper a sentence was taken from among its sources, as long as there is one."""
    if origin not in titles or (had and any(link.key == origin for link in had.links)):
        return had
    known = had or Known()
    return replace(known, links=(*known.links, Link(origin, titles[origin], text)))


def steps_of(
    workbench: Journaled, plan_id: str, keys: Sequence[str], count: int
) -> tuple[StepEntry, ...]:
    """The last `count` steps that touched the rows of these sections or tasks, the newest first."""
    return tuple(workbench.store.steps_of(plan_id, keys, count))


def keep_units(workbench: Journaled, units: Sequence[Unit]) -> None:
    """Make `units` the drafter's list of units (机构名录)."""
    workbench.store.save_units(units)
