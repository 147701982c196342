"""Files on their way into the library: read, understood, perhaps corrected, counted."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.document import NodeKind, SourceFile
from workbench.file_names import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.document import Document, Outline
    from workbench.errors import WorkbenchError
    from workbench.plan import Plan
    from workbench.reading.corrections import Decisions
    from workbench.reading.parsing import Parsing
    from workbench.reading.understanding import Understanding

    Guard = Callable[[SourceFile, Document], None]


def _let_pass(file: SourceFile, document: Document) -> None:
    """The guard of whoever only looks at a file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read, not yet in the library."""

    file: SourceFile
    outline: Outline

    @property
    def plan(self) -> Plan:
        """What it says as a plan, with the same ids whenever it is read."""
        from workbench.reading.steady import steady_plan

        return steady_plan(self.outline, self.file.sha256)


@dataclass(frozen=True)
class Review:
    """A file as read, to be looked over; `decisions` is what was decided about it before."""

    file: SourceFile
    document: Document
    decisions: Decisions

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.file.name

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.file.data

    @property
    def key(self) -> str:
        """The SHA-256 by which a file that waits is known."""
        return self.file.sha256

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


@dataclass(frozen=True)
class Imported:
    """A document now in the library, and what the plan it holds amounts to."""

    id: str
    name: str
    outline: Outline

    @property
    def title(self) -> str:
        """The title of the plan."""
        return self.outline.title

    @property
    def sections(self) -> int:
        """How many headings it has."""
        return sum(node.kind is NodeKind.SECTION for node in self.outline.nodes)

    @property
    def tasks(self) -> int:
        """How many rows its task table has."""
        from workbench.assigning.breakdown import answerable

        return len(answerable(self._plan))

    @property
    def targets(self) -> int:
        """How many figures it sets."""
        return sum(len(task.targets) for task in self._plan.tasks())

    @cached_property
    def _plan(self) -> Plan:
        """Made when somebody counts: a thousand files are imported without."""
        from workbench.reading.assembly import plan_of

        return plan_of(self.outline)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one of many files: a document, or why there is none.

    `repeated`: the very same file was in the library before.
    """

    path: Path
    imported: Imported | None = None
    error: WorkbenchError | None = None
    repeated: bool = False

    @property
    def name(self) -> str:
        """The name of the file, as it is shown."""
        return shown_name(self.path)


def files_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files themselves; of a folder all readable ones below it, by name.

    Hidden files and what an open Word leaves beside its documents (~$…) are passed over.
    """
    return tuple(file for path in paths for file in (_below(path) if _is_folder(path) else [path]))


def passed_over(paths: Sequence[Path]) -> tuple[str, ...]:
    """The names of what lies in these folders beside the files of `files_in`: pictures, ~$…."""
    read = set(files_in(paths))
    folders = (found for path in paths for found in os.walk(path))
    below = (Path(root, name) for root, _, names in folders for name in names)
    return tuple(shown_name(file) for file in sorted(below) if file not in read)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # longer than any name: said when the file is read
        return False


def _below(folder: Path) -> list[Path]:
    """Its files by name, and the folders that may not be looked into: they are no files either."""
    from workbench.reading.formats import SUFFIXES

    closed: list[OSError] = []
    found = [
        file
        for root, _, names in os.walk(folder, onerror=closed.append)
        for file in (Path(root, name) for name in names)
        if file.suffix.lower() in SUFFIXES and not _is_aside(file, folder) and file.is_file()
    ]
    return sorted([*found, *(Path(error.filename) for error in closed)])


def _is_aside(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


@contextmanager
def only_new_objects_collected() -> Iterator[None]:
    """Keep the garbage collector from what is there already.

    Whoever imports a thousand files holds all of their outlines, none of which has a cycle; going
    through them again and again takes a twentieth of the time.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def source_file(path: Path) -> SourceFile:
    """A file whose format is known, with its bytes."""
    from workbench.reading.formats import read_data

    return SourceFile(shown_name(path), read_data(path))


def read_file(
    path: Path, decided: Callable[[str], Decisions] | None = None, guard: Guard = _let_pass
) -> Reading:
    """Read a file without writing anything; fit for a background thread.

    `decided` gives what was decided about a file with this SHA-256; it is decided again. `guard`
    looks at what was read and raises if it must not go on.
    """
    from workbench.reading.outline import outline

    file = source_file(path)
    decisions = decided(file.sha256) if decided else None
    if decisions:
        return Reading(file, review_of(file, decisions, guard).understanding(decisions).outline)
    return Reading(file, outline(_guarded(file, guard)))


def review_of(file: SourceFile, decisions: Decisions, guard: Guard = _let_pass) -> Review:
    """A file to be looked over; `guard` as in `read_file`."""
    return Review(file, _guarded(file, guard), decisions)


def _guarded(file: SourceFile, guard: Guard) -> Document:
    from workbench.reading.formats import read_bytes

    document = read_bytes(file.data, file.name)
    guard(file, document)
    return document
