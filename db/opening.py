"""Opening the file: is it ours, whole and of this version; made aside if new, copied if old.

The header of an SQLite file (https://www.sqlite.org/fileformat2.html, 1.3) is read before SQLite
touches it: a file that is not ours gets no journal beside it and not one byte changed.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import ExitStack, closing, suppress
from typing import TYPE_CHECKING

from db.migrations import APPLICATION_ID, VERSION, migrate
from db.refusals import damaged
from workbench.errors import StoreError
from workbench.placing import put_in_place

if TYPE_CHECKING:
    from pathlib import Path

    from db.lock import WriterLock

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_BUSY_SECONDS = 2.0
# A checkpoint copies the log into the file and costs fsyncs of its own. It is done at closing and
# when idle; only a log of this many pages (40 MB) is not left to wait.
_CHECKPOINT_PAGES = 10_000


def look_at(path: Path, *, create: bool) -> None:
    """All that can be refused before a lock or anything else is written beside the file.

    Raises:
        StoreError: it is a folder, no store of ours, damaged, or missing and not to be made.
    """
    if not is_empty(path):
        check_header(path)
    elif not create:
        raise StoreError(f"没有找到资料库“{path.name}”。", "请检查位置，或先导入一份资料来新建。")
    path.parent.mkdir(parents=True, exist_ok=True)


def connect(path: Path, lock: WriterLock) -> sqlite3.Connection:
    """A connection that may write if the lock can be had, else one that only reads.

    Raises:
        StoreError: the store cannot be opened; the lock is free again.
    """
    if not lock.acquire():
        return open_for_reading(path)
    try:
        return open_for_writing(path)
    except BaseException:
        lock.release()
        raise


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection to a whole store of this version, made or brought up to date if need be.

    Raises:
        StoreError: the store is newer than the program, or its log was left without it.
    """
    if is_empty(path):
        _create(path)
    with ExitStack() as stack:
        connection = stack.enter_context(closing(_connect(path)))
        version = _version(path, connection)
        if version < VERSION:
            _copy(connection, path.with_name(f"{path.name}.v{version}.bak"))
            migrate(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        begin_log(connection)
        stack.pop_all()
        return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, to a store that another window holds.

    SQLite's `mode=ro` is not used: it fails where the writer has just closed and taken the log's
    index with it.

    Raises:
        StoreError: the store is newer, or the other window is still making it or changing its form.
    """
    if is_empty(path):
        raise StoreError(f"资料库“{path.name}”正由另一窗口新建。", "请稍等片刻再打开。")
    with ExitStack() as stack:
        connection = stack.enter_context(closing(_connect(path)))
        connection.execute("PRAGMA query_only = ON")
        if _version(path, connection) < VERSION:
            raise StoreError(f"资料库“{path.name}”正由另一窗口升级。", "请稍等片刻再打开。")
        stack.pop_all()
        return connection


def _connect(path: Path) -> sqlite3.Connection:
    """A connection with our rules on: foreign keys, and every commit on disk before it returns.

    It may be used from several threads, by one at a time.
    """
    connection = sqlite3.connect(
        path,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
    return connection


def begin_log(connection: sqlite3.Connection) -> None:
    """Write to the log once, changing nothing.

    The first write after a checkpoint costs fsyncs of its own (the header of the log, the folder);
    no edit of the drafter's shall pay for them.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version = {version}")


def is_sound(connection: sqlite3.Connection) -> bool:
    """The file keeps the rules of SQLite and of the schema; reads all of it."""
    try:
        faults: list[tuple[str]] = connection.execute("PRAGMA integrity_check(1)").fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return faults == [("ok",)] and not orphans


def is_empty(path: Path) -> bool:
    """Nothing is there, or a file without a byte.

    Raises:
        OSError: the path leads nowhere or may not be looked at.
    """
    try:
        if path.is_dir():
            raise StoreError(f"“{path.name}”是一个文件夹，不是资料库。", "请给出资料库文件的名字。")
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True


def check_header(path: Path) -> None:
    """Refuse a file that is no store of ours, or shorter than it says it is.

    Raises:
        StoreError: the file stays untouched.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER)
    ours = APPLICATION_ID.to_bytes(4, "big")
    if header[:16] != _MAGIC or header[68:72] != ours:
        raise StoreError(
            f"“{path.name}”不是要点工作台的资料库。",
            "该文件未改动。请换一个文件，或换一个文件名新建。",
        )
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if path.stat().st_size < (65536 if page == 1 else page) * pages and not _log(path).exists():
        raise damaged(path)


def _version(path: Path, connection: sqlite3.Connection) -> int:
    """The version of the store.

    Raises:
        StoreError: a newer program wrote it; the file stays untouched.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise StoreError(
            f"资料库“{path.name}”由更新版本的要点工作台写成，这一版打不开。",
            "该文件未改动。请安装新版后再打开。",
        )
    return version


def _create(path: Path) -> None:
    """Make an empty store aside and put it at `path` whole.

    Raises:
        StoreError: a log stands there whose store was taken away; a new store would swallow it.
    """
    if _log(path).exists():
        raise StoreError(
            f"资料库“{path.name}”不在了，但它的日志还在。",
            "日志未改动，里面可能有最近的改动。请把资料库文件放回原处，或换一个文件名新建。",
        )
    aside = _aside(path)
    try:
        with closing(sqlite3.connect(aside)) as connection:
            migrate(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        put_in_place(aside, path)
    finally:
        _remove(aside)


def copy_store(path: Path, goal: Path) -> None:
    """A whole copy of the store at `goal`, also while another window writes to it.

    Raises:
        StoreError: something stands there already, or the store cannot be read.
    """
    if goal.exists() or _log(goal).exists():
        raise StoreError(f"“{goal.name}”已经在了，没有另存。", "请换一个文件名。")
    with closing(open_for_reading(path)) as connection:
        goal.parent.mkdir(parents=True, exist_ok=True)
        _copy(connection, goal)


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    """A whole copy of the store, made aside and then put at `path`."""
    aside = _aside(path)
    try:
        with closing(sqlite3.connect(aside)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        put_in_place(aside, path)
    finally:
        _remove(aside)


def _aside(path: Path) -> Path:
    return path.with_name(f".{secrets.token_hex(8)}.new")


def _remove(aside: Path) -> None:
    for name in (aside, _log(aside), aside.with_name(f"{aside.name}-journal")):
        with suppress(OSError):  # what failed before is the error to tell, not this
            name.unlink(missing_ok=True)


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
