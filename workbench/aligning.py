"""对标, once for window and command line: what a plan answers to, and what is kept of it.

Plain functions that are handed the open `Workbench`; a reference is the id of a plan, document or
template, or a file's path. `Desk` stays from one look to the next, for a window.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from workbench.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from workbench.drafting.alignment import Aligner, Alignment, Confirmed, Requirement
    from workbench.plan import Plan

    Tell = Callable[[int, int], None]

_CHOSEN = "superiors:"
"""A plan's id behind it is the preference that names the documents the plan is held against."""
_LAST = 4
_RANKS = {"上级": 0, "兄弟单位": 2, "本级": 3}
"""How far down the list a paper stands; what the titles do not tell goes behind the superiors'."""


class Kept(Protocol):
    """What is kept of an alignment."""

    def said(self, plan_id: str, kind: type[Confirmed]) -> Mapping[str, Confirmed]: ...
    def say(
        self, plan_id: str, kind: type[Confirmed], told: Mapping[str, Confirmed | None]
    ) -> None: ...
    def preference(self, key: str) -> tuple[str, ...]: ...
    def made_of(self, plan_id: str) -> str: ...
    def keep_preference(self, key: str, words: Sequence[str]) -> None: ...
    def together(self) -> AbstractContextManager[None]: ...


class Named(Protocol):
    """A paper as a list shows it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


class Shelved(Named, Protocol):
    """A document of the library; its title may be empty, its file has a name."""

    @property
    def name(self) -> str: ...
    @property
    def standing(self) -> str: ...


class Aligning(Protocol):
    """What aligning asks of the `Workbench`."""

    @property
    def has_store(self) -> bool: ...
    @property
    def store(self) -> Kept: ...
    def find_plan(self, reference: str) -> Plan: ...
    def documents(self) -> Sequence[Shelved]: ...
    def plans(self) -> Sequence[Named]: ...
    def save(self, before: Plan | None, after: Plan | None, label: str, join: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper one answers to: a document of the library, or a plan of another organ.

    `standing` says what else it is to the plan: 兄弟单位, 本级, 本级，本要点的来源; "" for nothing.
    """

    id: str
    title: str
    standing: str = ""


def references(workbench: Aligning, plan_id: str) -> tuple[Reference, ...]:
    """All that the plan can be held against, the library's documents first; nothing is read."""
    documents = [Reference(d.id, d.title or d.name) for d in workbench.documents()]
    plans = [Reference(p.id, p.title) for p in workbench.plans() if p.id != plan_id]
    return (*documents, *plans)


def superiors(workbench: Aligning, plan: Plan) -> tuple[Reference, ...]:
    """What `plan` can be held against, the likeliest first: superiors' papers, own ones last.

    Her own place's papers are named so, and the one the plan was made of before all.
    """
    made_of = workbench.store.made_of(plan.id) if workbench.has_store else ""
    said = {d.id: d.standing for d in workbench.documents()}
    ranked = [
        _ranked(paper, plan, said.get(paper.id), made_of)
        for paper in references(workbench, plan.id)
    ]
    return tuple(paper for _, paper in sorted(ranked, key=lambda each: each[0]))


def _ranked(paper: Reference, plan: Plan, said: str | None, made_of: str) -> tuple[int, Reference]:
    """The paper with its standing; `said` is what she said of a document, None for a plan."""
    from workbench.standing import Standing, standing_of

    if paper.id == made_of:
        return _LAST, replace(paper, standing="本级，本要点的来源")
    told = standing_of(paper.title, plan.title) or standing_of(paper.title, plan.issuer)
    found = said or told
    if not found and (said is None or _bare_title(paper.title) == _bare_title(plan.title)):
        found = Standing.OWN
    named = "" if not found or found == Standing.SUPERIOR else str(found)
    return _RANKS.get(str(found or ""), 1), replace(paper, standing=named)


def _bare_title(title: str) -> str:
    """What the papers of several years are called alike."""
    return re.sub(r"20\d\d年?", "", title)


def chosen(workbench: Aligning, plan_id: str) -> tuple[str, ...]:
    """The ids of what the plan is held against, in her order."""
    return workbench.store.preference(_CHOSEN + plan_id) if workbench.has_store else ()


def choose(workbench: Aligning, plan_id: str, documents: Sequence[str]) -> None:
    """Remember what the plan is held against."""
    workbench.store.keep_preference(_CHOSEN + plan_id, tuple(dict.fromkeys(documents)))


def aligned(workbench: Aligning, plan: str, document: str, tell: Tell | None = None) -> Alignment:
    """What of the superior's `document` stands in `plan`; `tell` as for `alignment.align`.

    Raises:
        NotFoundError: where one of the references stands for nothing.
    """
    from workbench.drafting.alignment import align

    ours = workbench.find_plan(plan)
    return align(ours, workbench.find_plan(document), confirmed(workbench, ours.id), tell)


def confirmed(workbench: Aligning, plan_id: str) -> Mapping[str, Confirmed]:
    """What was said of the superiors' requirements; a file can be looked at without a store."""
    from workbench.drafting.alignment import Confirmed

    return workbench.store.said(plan_id, Confirmed) if workbench.has_store else {}


def confirm(workbench: Aligning, plan_id: str, told: Mapping[str, Confirmed | None]) -> None:
    """Keep what answers the superior's requirements, by their digest; None takes it back.

    Raises:
        NotFoundError: the plan is no plan of the store: it could not be kept.
    """
    from workbench.drafting.alignment import Confirmed

    if not any(plan.id == plan_id for plan in workbench.plans()):
        raise NotFoundError(
            "这份要点不在资料库里，所作的核对无法保存。", "请先新建或导入要点再核对。"
        )
    workbench.store.say(plan_id, Confirmed, told)


def draft_missing(
    workbench: Aligning, plan: Plan, requirement: Requirement, section_id: str, source: Reference
) -> Plan:
    """Make a sentence of a requirement in a section of the plan, and keep both in one go.

    Raises:
        NotFoundError: the plan or the section is gone.
        StoreError: nothing could be kept; the plan is as it was.
    """
    from workbench.drafting.alignment import Confirmed, drafted

    after = drafted(plan, requirement, section_id, source.title, source.id)
    had = {task.id for task in plan.tasks()}
    made = tuple(task.id for task in after.tasks() if task.id not in had)
    with workbench.store.together():
        confirm(workbench, plan.id, {requirement.entry.digest: Confirmed(made)})
        workbench.save(plan, after, "按上级要求新建任务")
    return after


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of the papers a plan is held against, and what of it stands there."""

    reference: Reference
    paper: Plan
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Aligned:
    """A plan held against all that was chosen for it."""

    plan: Plan
    sheets: tuple[Sheet, ...] = ()


class Desk:
    """Where an open plan is held against its superiors, again after each edit.

    Only touched by one thread; what it knows of the documents stays until `forget`.
    """

    def __init__(self, workbench: Aligning) -> None:
        self._workbench = workbench
        self._plan_id = ""
        self._papers: dict[str, tuple[Reference, Plan, Aligner]] = {}

    def forget(self) -> None:
        """The library changed: read the documents again."""
        self._papers.clear()

    def align(self, plan: Plan, tell: Tell | None = None) -> Aligned:
        """Hold `plan` against what was chosen for it; only what an edit touches is judged anew."""
        if plan.id != self._plan_id:
            self.forget()
            self._plan_id = plan.id
        said = confirmed(self._workbench, plan.id)
        return Aligned(
            plan,
            tuple(
                Sheet(reference, paper, aligner.align(plan, said, tell))
                for reference, paper, aligner in map(self._paper, self._standing(plan.id))
            ),
        )

    def _standing(self, plan_id: str) -> tuple[str, ...]:
        """What was chosen and is still there."""
        wanted = chosen(self._workbench, plan_id)
        if wanted and not all(key in self._papers for key in wanted):
            there = {one.id for one in references(self._workbench, plan_id)}
            return tuple(key for key in wanted if key in there)
        return wanted

    def _paper(self, key: str) -> tuple[Reference, Plan, Aligner]:
        from workbench.drafting.alignment import Aligner

        if key not in self._papers:
            found = self._workbench.find_plan(key)
            names = {one.id: one for one in references(self._workbench, self._plan_id)}
            self._papers[key] = names.get(key, Reference(key, found.title)), found, Aligner(found)
        return self._papers[key]


def write_alignment(found: Aligned, path: Path) -> None:
    """Write the papers, requirement by requirement, and the matrix as an Excel file.

    Raises:
        ExportError: the file cannot be written.
    """
    from exports.excel_alignment import write_alignment as write

    papers = [(sheet.reference.title, sheet.alignment) for sheet in found.sheets]
    write(papers, path, found.plan.title)
