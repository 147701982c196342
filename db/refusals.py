"""Errors of SQLite and the file system in the drafter's words, translated at one place.

    with refusing(path):
        connection.execute(…)       # “未能写入资料库‘要点.db’：磁盘已满。” instead of a traceback

Only what she can mend is translated. A broken constraint is a bug of ours and stays what it is.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from json import JSONDecodeError
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import MisuseError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.errors import WorkbenchError


class Refusal(NamedTuple):
    """What failed (未能…资料库“…”：reason) and what to do now."""

    verb: str
    reason: str
    advice: str


_FULL = Refusal("写入", "磁盘已满", "已保存的内容未受影响。请腾出磁盘空间，再做一次。")
_DENIED = Refusal(
    "写入", "没有读写权限", "原有内容未改动。请换一个可以写入的文件夹，或请管理员授权。"
)
_BUSY = Refusal("使用", "正被其他程序占用", "原有内容未改动。请关闭打开它的程序，稍后再试。")
_DAMAGED = Refusal("读取", "文件已损坏", "请不要删除它，把最近的备份复制到别处打开。")
_FAULTY = Refusal(
    "读写", "磁盘没有响应或写不进去", "已保存的内容未受影响。请检查磁盘或网络，再做一次。"
)
_CLOSED = Refusal("打开", "文件不存在或没有读写权限", "请检查所在文件夹，或换一个位置。")

_BY_CODE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _DENIED,
    sqlite3.SQLITE_PERM: _DENIED,
    sqlite3.SQLITE_AUTH: _DENIED,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: _FAULTY,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
}
_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: _DENIED,
    errno.EIO: _FAULTY,
    errno.EFBIG: _FAULTY,
    errno.ENOLCK: Refusal("使用", "所在磁盘不能加锁", "请把资料库放到本机磁盘上。"),
    errno.ENOENT: Refusal("打开", "所在文件夹不存在", "请先建立文件夹，或换一个位置。"),
    errno.EISDIR: Refusal("打开", "这是一个文件夹", "请给出一个文件名。"),
    errno.ENOTDIR: Refusal("打开", "上级路径不是文件夹", "请换一个位置。"),
    errno.EEXIST: Refusal("打开", "上级路径不是文件夹", "请换一个位置。"),
    errno.ENAMETOOLONG: Refusal("打开", "文件名过长", "请换一个较短的文件名。"),
}
# Said of a damaged file without a code of its own, by Python's sqlite3 and by FTS5.
_GARBLED = ("Could not decode to UTF-8", "invalid fts5 file format")
_UNSTORABLE = (
    "文字中有无法保存的字符（半个字）。",
    "此次改动没有保存。请删去显示为方框的字，再做一次。",
)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Run a piece of work on the store at `path`; what the drafter can mend becomes calm words.

    Raises:
        StoreError: no right, full disk, damaged file, locked by another program.
        MisuseError: a text no file can hold (half of a surrogate pair).
    """
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeError) as error:
        told = explained(path, error)
        if told is None:
            raise
        raise told from error


def explained(path: Path, error: Exception) -> WorkbenchError | None:
    """The error in the drafter's words; None for one that she cannot mend."""
    if isinstance(error, UnicodeEncodeError):
        return MisuseError(*_UNSTORABLE)
    garbled = isinstance(error, (UnicodeDecodeError, JSONDecodeError))
    if garbled or str(error).startswith(_GARBLED):
        return damaged(path)
    if isinstance(error, sqlite3.Error):
        refusal = _BY_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    else:
        refusal = _BY_ERRNO.get(getattr(error, "errno", None) or 0)
    return _told(path, refusal) if refusal else None


def damaged(path: Path) -> StoreError:
    """The refusal for a file that is ours but cannot be what we wrote."""
    return _told(path, _DAMAGED)


def _told(path: Path, refusal: Refusal) -> StoreError:
    return StoreError(f"未能{refusal.verb}资料库“{path.name}”：{refusal.reason}。", refusal.advice)
