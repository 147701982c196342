"""The store (资料库): one SQLite file with plans, their journal and the library; one window writes.

with Store.open(path) as store:
    store.save(None, plan, "新建2027年要点")
    store.save(plan, edited, "改写（二）第1句")      # on disk when this returns: one fsync
    store.undo(plan.id)                              # equal to `plan`, also after a restart
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import library, phrases, preferences, reviews, sayings
from db.hits import Hit, HitKind
from db.journal import Step
from db.library import AddedDocument, LibraryDocument
from db.plan_store import PlanStore
from db.plans import PlanSummary
from db.reviews import WaitingReview
from db.search import search
from db.versions import Version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from db.sayings import S
    from workbench.document import Outline, SourceFile
    from workbench.drafting.fates import Decision
    from workbench.drafting.phrases import Phrase
    from workbench.drafting.proposals import Proposal
    from workbench.drafting.templates import Template
    from workbench.plan import Plan, Unit
    from workbench.reading.corrections import Decisions

__all__ = [
    "Hit",
    "HitKind",
    "LibraryDocument",
    "PlanSummary",
    "Step",
    "Store",
    "Version",
    "WaitingReview",
]

_MADE_OF = "made-of/"


class Store(PlanStore):
    """An open store: plans, their journal, and the library.

    All methods raise StoreError where the file or the disk fails, ReadOnlyError where something
    would be written while another window holds the store; either way nothing is changed.
    """

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
            return library.documents(connection, self._outline)

    def document_count(self) -> int:
        """How many documents there are."""
        with self._reading() as connection:
            return library.document_count(connection)

    def document(self, document_id: str) -> LibraryDocument:
        """One document; NotFoundError if there is none."""
        with self._reading() as connection:
            return library.document(connection, document_id)

    def set_standing(self, document_id: str, standing: str) -> None:
        """Say what a document is to her: 上级, 兄弟单位 or 本级; "" takes it back."""
        with self._writing() as connection:
            library.set_standing(connection, document_id, standing)

    def _outline(self, document_id: str) -> str:
        with self._reading() as connection:
            return library.stored_outline(connection, document_id)

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

    def save_turned(
        self,
        before: Plan | None,
        after: Plan,
        label: str,
        proposals: Sequence[Proposal],
        *,
        made_of: str = "",
    ) -> None:
        """`save` an edit and the proposals as it leaves them, both or neither.

        `made_of`: the id, or file, a new plan was made of.
        """

        def also(connection: sqlite3.Connection) -> None:
            library.save_proposals(connection, after.id, proposals)
            if made_of:
                preferences.keep_preference(connection, _MADE_OF + after.id, (made_of,))

        self.save(before, after, label, also=also)

    def made_of(self, plan_id: str) -> str:
        """The id (of a plan or document) or file a plan was made of, "" where nobody knows."""
        return next(iter(self.preference(_MADE_OF + plan_id)), "")

    def save_proposals(self, plan_id: str, proposals: Sequence[Proposal]) -> None:
        """Make `proposals` those of a plan."""
        with self._writing() as connection:
            library.save_proposals(connection, plan_id, proposals)

    def change_proposals(self, plan_id: str, changed: Mapping[int, Proposal]) -> None:
        """Put other proposals in the places of some, as counted from 0."""
        with self._writing() as connection:
            library.change_proposals(connection, plan_id, changed)

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

    def decide(
        self, before: Plan, after: Plan, label: str, told: Mapping[str, Decision | None]
    ) -> None:
        """`save` an edit and what she said of last year's items as one step, both or neither."""
        from workbench.drafting.fates import Decision as Fated

        self.save(
            before,
            after,
            label,
            beside=lambda connection: sayings.changes(connection, after.id, Fated, told),
        )

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
