"""Sentences keep their identity: when a paragraph's text changes, its tasks are found again in it.

The text is split anew and each sentence continues an old task (same text, most similar, same
place), so ids, units, deadlines, sources and pinned targets stay. A sentence cut in two leaves its
units with both halves; a sentence swallowed by another leaves its units there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.similarity import match_sentences
from workbench.plan import Assignment, Target, TargetKind, Task, new_id
from workbench.reading.deadlines import find_deadline
from workbench.reading.indicator_names import says_nothing
from workbench.reading.sentences import split_sentences
from workbench.reading.spoken_units import units_said
from workbench.reading.targets import find_targets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CLOSERS = "。！？；!?;"
_PIECE = 4
"""A shorter run of characters may stand in two sentences by chance."""


def resplit(old: Sequence[Task], text: str) -> tuple[Task, ...]:
    """The tasks of `text`, continuing those of `old`; joining them gives `text` again."""
    return continue_tasks(old, split_sentences(text))


def continue_tasks(old: Sequence[Task], sentences: Sequence[str]) -> tuple[Task, ...]:
    """One task a sentence, each continuing the old task it was."""
    pairs = match_sentences([task.text for task in old], sentences)
    tasks = [
        reword(old[pairs[i]], text) if i in pairs else new_task(text, _report(old))
        for i, text in enumerate(sentences)
    ]
    for i in range(len(tasks)):
        if i not in pairs:
            tasks[i] = _inherit(tasks[i], old)
    for j in sorted(set(range(len(old))) - set(pairs.values())):
        _bequeath(old[j], tasks)
    return tuple(tasks)


def new_task(text: str, report: bool = False) -> Task:
    """A task read out of a fresh sentence: its units, deadline and targets."""
    return Task(
        new_id(),
        text,
        units_said(text),
        find_deadline(text),
        find_targets(text, report=report),
    )


def reword(task: Task, text: str) -> Task:
    """The task with another text: what the old one said is read anew, the rest stays as set."""
    if text == task.text:
        return task
    return replace(
        task,
        text=text,
        assignments=_assignments(task, text),
        deadline=_deadline(task, text),
        targets=_targets(task, text),
    )


def _assignments(task: Task, text: str) -> tuple[Assignment, ...]:
    before, after = units_said(task.text), units_said(text)
    return after if after and before != after else task.assignments


def _deadline(task: Task, text: str) -> str:
    before, after = find_deadline(task.text), find_deadline(text)
    follows = before != after and task.deadline in ("", before)
    return after if follows else task.deadline


def _targets(task: Task, text: str) -> tuple[Target, ...]:
    """The figures of `text`; one that was there keeps its id and what is known of last year."""
    left = [t for t in task.targets if t.pinned or t.value is not None or t.quote in text]
    closed = [t for t in task.targets if t not in left]
    found = find_targets(text, report=_report((task,)))
    kept = [_continue_target(target, left, closed) for target in found]
    stay = [t for t in left if t.pinned or (t.value is None and t.quote in text)]
    return (*kept, *stay)


def _continue_target(target: Target, left: list[Target], closed: list[Target]) -> Target:
    """`target` under the id of the one it was: same words, else an opened one, else same unit."""
    old = (
        _take(left, lambda t: t.quote == target.quote)
        or _take(closed, lambda t: t.unit == target.unit)
        or _take(left, lambda t: t.unit == target.unit and t.value is not None)
    )
    if old is None:
        return target
    if old.pinned:
        return replace(old, quote=target.quote)
    unnamed = says_nothing(target.indicator)
    name = old.indicator if unnamed and target.unit == old.unit else target.indicator
    return replace(target, id=old.id, last=old.last, indicator=name)


def _take(pool: list[Target], same: Callable[[Target], bool]) -> Target | None:
    """The first of `pool` that is the `same`, taken out of it."""
    found = next((t for t in pool if same(t)), None)
    if found:
        pool.remove(found)
    return found


def _report(tasks: Sequence[Task]) -> bool:
    return any(t.kind is TargetKind.FACT for task in tasks for t in task.targets)


def _inherit(task: Task, old: Sequence[Task]) -> Task:
    """A piece cut off an old sentence is still the work of the same units."""
    piece = task.text.strip(_CLOSERS)
    if task.assignments or len(piece) < _PIECE:
        return task
    whole = next((o for o in old if piece in o.text), None)
    if whole is None:
        return task
    return replace(task, assignments=whole.assignments, deadline=task.deadline or whole.deadline)


def _bequeath(gone: Task, tasks: list[Task]) -> None:
    """A sentence swallowed by another leaves its units there."""
    piece = gone.text.strip(_CLOSERS)
    if not gone.assignments or len(piece) < _PIECE:
        return
    for i, task in enumerate(tasks):
        if piece in task.text:
            extra = tuple(a for a in gone.assignments if a not in task.assignments)
            tasks[i] = replace(task, assignments=task.assignments + extra)
            return
