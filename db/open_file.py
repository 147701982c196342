"""An open store file: the right to write, and calls that each see or change it as a whole."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from db import opening
from db.changes import StaleRowError
from db.lock import WriterLock
from db.refusals import damaged, explained, refusing
from workbench.errors import ReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

log = logging.getLogger(__name__)


class OpenFile:
    """One store file, open. It may be shared by threads; each call has it for itself.

    All methods raise StoreError where the file or the disk fails, ReadOnlyError where something
    would be written while another window holds the store; either way nothing is changed.
    """

    def __init__(self, path: Path, lock: WriterLock, connection: sqlite3.Connection) -> None:
        self._path = path
        self._lock = lock
        self._connection = connection
        self._turn = RLock()
        self._joined = False  # inside `together`: calls are part of its transaction

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open the store at `path` for writing or, if another window has it, for reading.

        A missing one is made if `create`, folders included. An older one is copied aside and
        brought up to date.

        Raises:
            StoreError: not ours, newer, damaged, no right to it, a folder, or no room on the disk.
        """
        with refusing(path):
            opening.look_at(path, create=create)
            lock = WriterLock(path)
            return cls(path, lock, opening.connect(path, lock))

    @property
    def read_only(self) -> bool:
        """Another window holds the store: it can be looked at and searched, not changed."""
        return not self._lock.held

    @property
    def holder(self) -> str:
        """Who writes while we may not: ‘办公室电脑’上的窗口（今天 09:12 起）; "" if we do."""
        return str(self._lock.holder()) if self.read_only else ""

    def claim(self) -> bool:
        """Become the writer if the other window is gone; True if we are the writer now."""
        with self._turn, refusing(self._path):
            if self.read_only:
                fresh = opening.connect(self._path, self._lock)
                self._connection.close()
                self._connection = fresh
            return not self.read_only

    def checkpoint(self) -> None:
        """Copy the log into the file; for idle moments, as it takes several fsyncs."""
        if self.read_only:
            return
        with self._turn, refusing(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            opening.begin_log(self._connection)

    def copy_to(self, goal: Path) -> None:
        """Put a whole copy of the store at `goal`; it may be called beside the window.

        Raises:
            StoreError: something stands there already, or there is no room.
        """
        with refusing(goal):
            opening.copy_store(self._path, goal)

    def close(self) -> None:
        """Let go of the file and of the right to write. What was saved is safe in any case."""
        with self._turn:
            try:
                if not self.read_only:
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:  # the log stays beside the file and is read next time
                log.warning("log not copied into %s: %s", self._path, error)
            finally:
                self._connection.close()
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is kept inside is on disk afterwards, with one fsync, or none of it."""
        with self._turn:
            try:
                with self._writing():
                    self._joined = True
                    try:
                        yield
                    finally:
                        self._joined = False
            except BaseException:
                self._taken_back()
                raise

    def _taken_back(self) -> None:
        """What was kept is not on disk after all: forget what was taken for it."""

    @contextmanager
    def _guarding(self) -> Iterator[None]:
        """Errors in the drafter's words; one that nobody foresaw is the file's fault or a bug."""
        with self._turn, refusing(self._path):
            try:
                yield
            except (sqlite3.Error, ValueError, TypeError, LookupError) as error:
                told = explained(self._path, error)
                if told is None and opening.is_sound(self._connection):
                    raise
                raise (told or damaged(self._path)) from error

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, showing one moment of the store while another window may write to it."""
        with self._guarding():
            if self._joined:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._rollback()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The connection in a transaction: afterwards all of it is on disk, or nothing."""
        with self._guarding():
            self._require_right()
            if self._joined:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except StaleRowError as error:
                raise damaged(self._path) from error
            finally:
                self._rollback()

    def _rollback(self) -> None:
        if self._connection.in_transaction:  # a failing disk ends a transaction by itself
            self._connection.execute("ROLLBACK")

    def _require_right(self) -> None:
        if self.read_only:
            raise ReadOnlyError(
                f"资料库“{self._path.name}”正由{self.holder}使用，这里只能查看，改动没有写入。",
                "请关闭那边的窗口后再改。",
            )
