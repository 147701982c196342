"""Files on their way into the library: read, understood, perhaps corrected, counted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.document import Document, Outline
    from workbench.reading.corrections import Decisions
    from workbench.reading.parsing import Parsing
    from workbench.reading.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read, not yet in the library."""

    name: str
    data: bytes
    outline: Outline


@dataclass(frozen=True)
class Review:
    """A file as read, to be looked over; `decisions` is what was decided about it before."""

    name: str
    data: bytes
    document: Document
    decisions: Decisions

    @property
    def key(self) -> str:
        """The SHA-256 by which a file that waits is known."""
        return digest(self.data)

    @cached_property
    def parsing(self) -> Parsing:
        """What the reader made of it, before any decision."""
        from workbench.reading.parsing import parse

        return parse(self.document)

    def corrected(self, decisions: Decisions) -> Parsing:
        """What the reader made of it, after these decisions."""
        from workbench.reading.corrections import corrected
        from workbench.reading.parsing import parse

        chosen = replace(self.document, columns=decisions.columns)
        start = parse(chosen) if decisions.columns else self.parsing
        return corrected(start, decisions.corrections)

    def understanding(self, decisions: Decisions) -> Understanding:
        """The document after these decisions."""
        from workbench.reading.understanding import booked

        return booked(self.corrected(decisions))


@dataclass(frozen=True, slots=True)
class Imported:
    """A document now in the library; the counts are those of the plan it holds."""

    id: str
    name: str
    title: str
    outline: Outline
    sections: int
    tasks: int
    targets: int


def digest(data: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def read_data(path: Path) -> bytes:
    """The bytes of a file whose format is known."""
    from workbench.reading.formats import read_data as read

    return read(path)


def read_file(path: Path, decided: Callable[[str], Decisions] | None = None) -> Reading:
    """Read a file without writing anything; fit for a background thread.

    `decided` gives what was decided about a file with this SHA-256; it is decided again.
    """
    data = read_data(path)
    decisions = decided(digest(data)) if decided else None
    if decisions:
        review = review_of(path.name, data, decisions)
        return Reading(path.name, data, review.understanding(decisions).outline)
    from workbench.reading.formats import read_bytes
    from workbench.reading.outline import outline

    return Reading(path.name, data, outline(read_bytes(data, path.name)))


def review_of(name: str, data: bytes, decisions: Decisions) -> Review:
    """A file to be looked over."""
    from workbench.reading.formats import read_bytes

    return Review(name, data, read_bytes(data, name), decisions)


def imported(document_id: str, reading: Reading) -> Imported:
    """What is told of a document after import."""
    from workbench.reading.assembly import plan_of

    plan = plan_of(reading.outline)
    tasks = tuple(plan.tasks())
    return Imported(
        document_id,
        reading.name,
        plan.title,
        reading.outline,
        sum(1 for _ in plan.walk()),
        len(tasks),
        sum(len(task.targets) for task in tasks),
    )
