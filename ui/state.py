"""What the session tells the panels: what is selected, what is said, what an import brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import SecrecyError
from workbench.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.gateway import ImportedEntry, NewPlanEntry
    from workbench.errors import WorkbenchError
    from workbench.imports import Outcome
    from workbench.plan import Plan

READ_ONLY = ("资料库现在是只读的，改动没有写入。", "请关闭正在使用资料库的另一个窗口后再改。")


ISSUED_LOCK = "这份要点已印发，先开始下一稿"
PAST_LOCK = "正在看过去的一刻，先回到现在"


def locked(plan: Plan | None, *, past: bool) -> str:
    """Why a plan is not to be changed now, "" if it may be."""
    if past:
        return PAST_LOCK
    return ISSUED_LOCK if plan and plan.status is Status.ISSUED else ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What all sides of the plan show as current: a section, a paragraph, some tasks, or a part.

    `part` as in `manuscript.Block.part` (title, signature …). Empty fields: nothing of the kind.
    """

    section_id: str = ""
    paragraph_id: str = ""
    task_ids: tuple[str, ...] = ()
    part: str = ""


_MARKED = "flag"
"""The class of places that are only marked: nobody is asked about them."""


class Message(NamedTuple):
    """A calm sentence for the status line.

    `undoable` offers 撤销 of the open plan's newest step beside it, `undo` one of its own. A
    message that `stays` is there until the next one.
    """

    text: str
    undoable: bool = False
    stays: bool = False
    undo: Callable[[], None] | None = None


def made_message(made: NewPlanEntry) -> Message:
    """Which plan was made, and how many places the new year asks about."""
    words = f"已生成{made.plan.year}年要点"
    count = sum(str(p.kind) != _MARKED for p in made.proposals)
    return Message(f"{words}，{count}处待核对" if count else words)


class ImportResult(NamedTuple):
    """What came of importing: an outcome for each of many files, or the one looked over.

    `wanted` is how many files were to be read, more than were read if she called it off;
    `passed_over` names what lay beside them in a folder and is no document.
    """

    outcomes: tuple[Outcome, ...]
    reviewed: ImportedEntry | None = None
    wanted: int = 0
    passed_over: tuple[str, ...] = ()

    @property
    def stopped(self) -> bool:
        """Some files were not read any more."""
        return len(self.outcomes) < self.wanted

    @property
    def imported(self) -> tuple[ImportedEntry, ...]:
        """All documents, known ones too."""
        one = (self.reviewed,) if self.reviewed else ()
        return (*one, *(outcome.imported for outcome in self.outcomes if outcome.imported))

    @property
    def fresh(self) -> tuple[ImportedEntry, ...]:
        """The documents that are new in the library."""
        found = (o.imported for o in self.outcomes if o.imported and not o.repeated)
        return (*((self.reviewed,) if self.reviewed else ()), *found)

    @property
    def repeated(self) -> tuple[ImportedEntry, ...]:
        """The documents that were in the library before."""
        return tuple(o.imported for o in self.outcomes if o.imported and o.repeated)

    @property
    def failures(self) -> tuple[tuple[str, WorkbenchError], ...]:
        """The files that could not be read, and why."""
        return tuple((o.name, o.error) for o in self.outcomes if o.error)

    @property
    def marked(self) -> tuple[tuple[str, WorkbenchError], ...]:
        """The files that are marked as secret and wait for her answer."""
        return tuple((name, e) for name, e in self.failures if isinstance(e, SecrecyError))

    @property
    def doubtful(self) -> tuple[ImportedEntry, ...]:
        """The new documents with headings the reader is not sure of, or with lost text."""
        outlines = ((entry, entry.outline) for entry in self.fresh)
        return tuple(e for e, outline in outlines if outline.doubtful or outline.account.missing)


EXPORT_STOPPED = Message("已取消导出，写完的文件留着，没写完的仍是原来那份")
"""What is said when she calls an export off."""
