"""The errors a drafter may meet: what happened to which file or clause, and what to do now.

    WorkbenchError
    ├── UnreadableError   a file could not be read (missing, empty, damaged, no right to it)
    ├── SecrecyError      a file is marked as a state secret: she must answer first
    ├── NotFoundError     an id or a name stands for nothing in the store
    ├── StoreError        the store cannot be opened or written
    │   └── ReadOnlyError another window holds the store
    ├── ExportError       a result could not be put on paper or on disk
    └── MisuseError       a command or an edit that makes no sense as given

Both parts of a message are Chinese sentences written for the drafter, e.g.
“未能读取‘2026年要点.docx’：文件已损坏。” and “原文件未改动。可在 WPS 中另存一份再导入。”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class WorkbenchError(Exception):
    """Something the drafter can mend: `message` is the fact, `advice` the next step."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}{self.advice}"


class UnreadableError(WorkbenchError):
    """A file that cannot be read as a document."""


class SecrecyError(WorkbenchError):
    """A file of `path`, known by `sha256`, is marked 绝密, 机密 or 秘密; nothing is stored."""

    def __init__(self, message: str, advice: str, path: Path, sha256: str) -> None:
        super().__init__(message, advice)
        self.path = path
        self.sha256 = sha256


class NotFoundError(WorkbenchError):
    """A name or id that stands for nothing."""


class StoreError(WorkbenchError):
    """The store cannot be opened, is newer than the program, or cannot be written."""


class ReadOnlyError(StoreError):
    """The store is held by another window; nothing can be written from here."""


class ExportError(WorkbenchError):
    """A result that could not be written."""


class MisuseError(WorkbenchError):
    """A command or an edit that makes no sense as given."""
