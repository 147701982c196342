"""A document's plan with ids that are the same whenever it is read: a source that stays a source.

A plan made of a document remembers for each sentence which one it was. The document's plan is
made anew each time it is asked for; were its ids made up each time, nothing could be found again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from workbench.reading.assembly import plan_of

if TYPE_CHECKING:
    from workbench.document import Outline
    from workbench.plan import Paragraph, Plan, Section, Task

_LENGTH = 16  # as long as ids that are made up


def steady_plan(outline: Outline, name: str) -> Plan:
    """The plan of a document; `name` tells it from every other (the SHA-256 of its file)."""
    return _Namer(name).plan(plan_of(outline))


class _Namer:
    """Gives ids by what stands there, and by how often it stood there before."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: Counter[tuple[str, str]] = Counter()

    def plan(self, plan: Plan) -> Plan:
        notice = plan.notice
        return replace(
            plan,
            id=self._id("plan", ""),
            notice=notice and replace(notice, paragraphs=self._paragraphs(notice.paragraphs)),
            preamble=self._paragraphs(plan.preamble),
            sections=tuple(map(self._section, plan.sections)),
            closing=self._paragraphs(plan.closing),
        )

    def _section(self, section: Section) -> Section:
        return replace(
            section,
            id=self._id("section", section.heading),
            paragraphs=self._paragraphs(section.paragraphs),
            sections=tuple(map(self._section, section.sections)),
        )

    def _paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(
            replace(p, id=self._id("paragraph", p.text), tasks=tuple(map(self._task, p.tasks)))
            for p in paragraphs
        )

    def _task(self, task: Task) -> Task:
        targets = tuple(replace(t, id=self._id("target", t.quote)) for t in task.targets)
        return replace(task, id=self._id("task", task.text), targets=targets)

    def _id(self, kind: str, text: str) -> str:
        count = self._seen[kind, text]
        self._seen[kind, text] += 1
        told = "\0".join((self._name, kind, text, str(count)))
        return sha256(told.encode()).hexdigest()[:_LENGTH]
