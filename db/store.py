"""The store (资料库): one SQLite file with plans, their journal and the library; one window writes.

with Store.open(path) as store:
    store.save(None, plan, "新建2027年要点")
    store.save(plan, edited, "改写（二）第1句")      # on disk when this returns: one fsync
    store.undo(plan.id)                              # equal to `plan`, also after a restart
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import journal, library, phrases, preferences, reviews, sayings
from db.changes import resolve, write
from db.differences import difference
from db.hits import Hit, HitKind
from db.journal import Action, ActionKind, Step
from db.library import AddedDocument, LibraryDocument
from db.open_file import OpenFile
from db.plans import PlanSummary, load, stamp, summaries
from db.reviews import WaitingReview
from db.search import search
from workbench.errors import NotFoundError, StoreError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from db.lock import WriterLock
    from db.sayings import S
    from workbench.document import Outline, SourceFile
    from workbench.drafting.phrases import Phrase
    from workbench.drafting.proposals import Proposal
    from workbench.drafting.templates import Template
    from workbench.plan import Plan, Unit
    from workbench.reading.corrections import Decisions

__all__ = ["Hit", "HitKind", "LibraryDocument", "PlanSummary", "Step", "Store", "WaitingReview"]


class Store(OpenFile):
    """An open store: plans, their journal, and the library.

    All methods raise StoreError where the file or the disk fails, ReadOnlyError where something
    would be written while another window holds the store; either way nothing is changed.
    """

    def __init__(self, path: Path, lock: WriterLock, connection: sqlite3.Connection) -> None:
        super().__init__(path, lock, connection)
        self._heads: dict[str, Plan] = {}  # plans as they stand in the file; only we change it

    # -- plans ------------------------------------------------------------------------------------

    def plans(self) -> tuple[PlanSummary, ...]:
        """All plans, the one changed last first."""
        with self._reading() as connection:
            return summaries(connection)

    def plan(self, plan_id: str) -> Plan:
        """The plan exactly as saved.

        Raises:
            NotFoundError: no plan has this id.
        """
        with self._reading() as connection:
            plan = self._head(connection, plan_id)
        if plan is None:
            raise NotFoundError(
                f"没有找到编号为“{plan_id}”的要点。", "请在“我的要点”列表中另选一份。"
            )
        return plan

    def save(
        self,
        before: Plan | None,
        after: Plan | None,
        label: str,
        *,
        join: str = "",
        join_within: float = 5.0,
    ) -> None:
        """Make `after` of `before` on disk: the rows that differ and one journal action, together.

        None as `before` makes a plan, None as `after` deletes it. `label` names the step in the
        drafter's words (改写（二）第1句). An edit with the same non-empty `join` as the newest one
        becomes part of that step if no more than `join_within` seconds lie between them.

        Raises:
            StoreError: the plan in the store is not `before` any more.
            ValueError: `before` and `after` are different plans.
        """
        diff = difference(before, after)
        if not diff:
            return
        action = Action(diff.plan_id, _kind(before, after), label, join, join_within)
        with self._writing() as connection:
            self._require(connection, diff.plan_id, before)
            changes = resolve(connection, diff)
            write(connection, changes)
            journal.record(connection, action, changes)
            stamp(connection, diff.plan_id)
        self._remember(diff.plan_id, after)

    def undo(self, plan_id: str) -> Plan | None:
        """Take the newest step back and return the plan as it was; None if there is no step."""
        return self._step(plan_id, journal.undo)

    def redo(self, plan_id: str) -> Plan | None:
        """Do the step last taken back again; None if there is none, or it deleted the plan."""
        return self._step(plan_id, journal.redo)

    def undo_label(self, plan_id: str) -> str:
        """What undo would take back, "" for nothing."""
        with self._reading() as connection:
            return journal.undo_label(connection, plan_id)

    def redo_label(self, plan_id: str) -> str:
        """What redo would bring back, "" for nothing."""
        with self._reading() as connection:
            return journal.redo_label(connection, plan_id)

    def history(self, plan_id: str) -> tuple[Step, ...]:
        """All steps of a plan, the oldest first; also those of a deleted one."""
        with self._reading() as connection:
            return journal.history(connection, plan_id)

    # -- library ----------------------------------------------------------------------------------

    def add_document(
        self, file: SourceFile, outline: Outline, decisions: Decisions | None = None
    ) -> AddedDocument:
        """Keep a file and what was understood of it; the same bytes twice are one document.

        What was decided about it is kept in the same go, if given.
        """
        with self._writing() as connection:
            added = library.add_document(connection, file, outline)
            if decisions is not None:
                reviews.keep(connection, file, decisions)
            return added

    def add_documents(
        self, files: Sequence[tuple[SourceFile, Outline]]
    ) -> tuple[AddedDocument, ...]:
        """Keep several files, all of them or none, with one fsync; in their order."""
        with self._writing() as connection:
            return tuple(library.add_document(connection, *each) for each in files)

    def documents(self) -> tuple[LibraryDocument, ...]:
        """All documents in the order of their import."""
        with self._reading() as connection:
            return library.documents(connection)

    def document(self, document_id: str) -> LibraryDocument:
        """One document; NotFoundError if there is none."""
        with self._reading() as connection:
            return library.document(connection, document_id)

    def original(self, document_id: str) -> bytes:
        """The imported file to the last byte; NotFoundError if there is none."""
        with self._reading() as connection:
            return library.original(connection, document_id)

    def add_template(self, template: Template) -> None:
        """Keep a template; one with the same id takes the place of the old."""
        with self._writing() as connection:
            library.add_template(connection, template)

    def templates(self) -> tuple[Template, ...]:
        """The drafter's own templates, the built-in ones left out."""
        with self._reading() as connection:
            return library.templates(connection)

    def template(self, template_id: str) -> Template:
        """One template of the drafter's own; NotFoundError if there is none."""
        with self._reading() as connection:
            return library.template(connection, template_id)

    def units(self) -> tuple[Unit, ...]:
        """The drafter's list of units (机构名录)."""
        with self._reading() as connection:
            return library.units(connection)

    def save_units(self, units: Sequence[Unit]) -> None:
        """Make `units` the list of units."""
        with self._writing() as connection:
            library.save_units(connection, units)

    def proposals(self, plan_id: str) -> tuple[Proposal, ...]:
        """What the turn of the year proposed for a plan."""
        with self._reading() as connection:
            return library.proposals(connection, plan_id)

    def save_proposals(self, plan_id: str, proposals: Sequence[Proposal]) -> None:
        """Make `proposals` those of a plan."""
        with self._writing() as connection:
            library.save_proposals(connection, plan_id, proposals)

    def phrases(self) -> tuple[Phrase, ...]:
        """The drafter's own entries of the phrase table."""
        with self._reading() as connection:
            return phrases.phrases(connection)

    def save_phrases(self, wanted: Sequence[Phrase]) -> None:
        """Make `wanted` the drafter's own entries."""
        with self._writing() as connection:
            phrases.save_phrases(connection, wanted)

    def fact_ticks(self, plan_id: str) -> frozenset[str]:
        """The facts of a plan that were looked at and are right, by their ids."""
        with self._reading() as connection:
            return phrases.fact_ticks(connection, plan_id)

    def tick_facts(self, plan_id: str, facts: Sequence[str]) -> None:
        """Note that these were looked at and are right."""
        with self._writing() as connection:
            phrases.tick_facts(connection, plan_id, facts)

    def keep_review(self, file: SourceFile, decisions: Decisions) -> None:
        """Keep what was decided about a file so far; unless it is a document it waits."""
        with self._writing() as connection:
            reviews.keep(connection, file, decisions)

    def waiting_reviews(self) -> tuple[WaitingReview, ...]:
        """The files whose import was begun and neither finished nor given up."""
        with self._reading() as connection:
            return reviews.waiting(connection)

    def waiting_file(self, sha256: str) -> bytes:
        """A file that waits, to the last byte; NotFoundError if there is none."""
        with self._reading() as connection:
            return reviews.file(connection, sha256)

    def decisions(self, sha256: str) -> Decisions:
        """What was decided about a file, whether it waits or is a document by now."""
        with self._reading() as connection:
            return reviews.decisions(connection, sha256)

    def discard_review(self, sha256: str) -> None:
        """Forget a file that waits and what was decided about it."""
        with self._writing() as connection:
            reviews.discard(connection, sha256)

    def said(self, plan_id: str, kind: type[S]) -> dict[str, S]:
        """What was said of one kind for a plan, by the digest of the words it was said of."""
        with self._reading() as connection:
            return sayings.said(connection, plan_id, kind)

    def say(self, plan_id: str, kind: type[S], told: Mapping[str, S | None]) -> None:
        """Keep what was said, in one go; None takes it back."""
        with self._writing() as connection:
            sayings.say(connection, plan_id, kind, told)

    def preference(self, key: str) -> tuple[str, ...]:
        """The words kept under `key` (her places, what a plan is held against); () for none."""
        with self._reading() as connection:
            return preferences.preference(connection, key)

    def keep_preference(self, key: str, words: Sequence[str]) -> None:
        """Make `words` what is kept under `key`."""
        with self._writing() as connection:
            preferences.keep_preference(connection, key, words)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Where all words of `query` stand in a sentence, heading or title; see `search.py`."""
        with self._reading() as connection:
            return search(connection, query, limit)

    # -- inside -----------------------------------------------------------------------------------

    def _head(self, connection: sqlite3.Connection, plan_id: str) -> Plan | None:
        """The plan as it stands in the file: at hand while we are the only one to change it."""
        if self.read_only:
            return load(connection, plan_id)
        plan = self._heads.get(plan_id) or load(connection, plan_id)
        self._remember(plan_id, plan)
        return plan

    def _require(self, connection: sqlite3.Connection, plan_id: str, before: Plan | None) -> None:
        """Refuse an edit of a state that is not the newest: it would undo what it has not seen."""
        head = self._head(connection, plan_id)
        if head is before or head == before:
            return
        title = head.title if head else before.title if before else ""
        raise StoreError(
            f"“{title}”在这次改动之前已有别的改动，这次的没有保存。", "请重新打开它，再改一次。"
        )

    def _remember(self, plan_id: str, plan: Plan | None) -> None:
        if plan is None:
            self._heads.pop(plan_id, None)
        else:
            self._heads[plan_id] = plan

    def _step(self, plan_id: str, move: Callable[[sqlite3.Connection, str], bool]) -> Plan | None:
        with self._turn:
            with self._writing() as connection:
                if not move(connection, plan_id):
                    return None
                stamp(connection, plan_id)
                plan = load(connection, plan_id, self._heads.get(plan_id))
            self._remember(plan_id, plan)
            return plan


def _kind(before: Plan | None, after: Plan | None) -> ActionKind:
    if before is None:
        return ActionKind.CREATE
    return ActionKind.DELETE if after is None else ActionKind.EDIT
