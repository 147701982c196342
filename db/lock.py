"""One writer a store: the lock beside it, and who holds it.

The operating system's own lock on `<store>.lock` decides, and it is gone the moment its process is,
killed or not. What the file says (host, process, since when) only names the holder to the second
window; a stale text without a lock means nothing.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    # The lock of Windows bars reading, too: it is put far behind the text that names the holder.
    _FAR = 1 << 20

    def _take(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        # flock, not lockf: it belongs to the open file, so it also parts two stores of one process.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Holder:
    """The window that writes: its computer, its process, and since when."""

    host: str = ""
    pid: int = 0
    since: datetime | None = None

    def __str__(self) -> str:
        """As the read-only bar names it: ‘办公室电脑’上的窗口（今天 09:12 起）."""
        if not self.since:
            return f"“{self.host}”上的窗口" if self.host else "另一个窗口"
        today = self.since.date() == datetime.now(self.since.tzinfo).date()
        day = "今天" if today else f"{self.since.month}月{self.since.day}日"
        return f"“{self.host}”上的窗口（{day} {self.since:%H:%M} 起）"


class WriterLock:
    """The right to write to the store at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(f"{path.name}.lock")
        self._file: IO[bytes] | None = None

    @property
    def held(self) -> bool:
        """We have it."""
        return self._file is not None

    def acquire(self) -> bool:
        """Take the right to write; False where another window has it.

        Raises:
            OSError: the lock file cannot be made, or the disk knows no locks.
        """
        file = self._path.open("a+b", buffering=0)
        try:
            _take(file.fileno())
        except OSError as error:
            file.close()
            if error.errno in _HELD:
                return False
            raise
        self._file = file
        self._sign(file)
        return True

    def release(self) -> None:
        """Let the next window write. The file stays: removing it would let two in at once."""
        if self._file:
            self._file.close()
            self._file = None

    def holder(self) -> Holder:
        """Who has signed the lock last; nobody in particular where the text is not whole."""
        try:
            text = json.loads(self._path.read_text(encoding="utf-8"))
            return Holder(text["host"], text["pid"], datetime.fromisoformat(text["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Holder()

    def _sign(self, file: IO[bytes]) -> None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        text = {"host": socket.gethostname(), "pid": os.getpid(), "since": now}
        file.truncate(0)
        file.write(json.dumps(text, ensure_ascii=False).encode())
