"""The log file in the user's own folder: traces of bugs and warnings, and nothing else."""

from __future__ import annotations

import contextlib
import logging
import traceback
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def log_file() -> Path:
    """Where the log stands; the folder is made if need be."""
    import platformdirs

    folder = platformdirs.user_log_path("yaodian", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "workbench.log"


def log_bug(error: BaseException) -> str:
    """Append the trace of `error` to the log; gives the file's name for the message."""
    try:
        _append("".join(traceback.format_exception(error)))
    except OSError as unwritable:
        return f"日志（但日志也未能写入：{unwritable.strerror}）"
    return f"“{log_file()}”"


def keep_warnings() -> None:
    """From now on warnings of all packages go into the log, not onto the drafter's screen."""
    logging.basicConfig(handlers=[_Handler(logging.WARNING)])


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):  # there is nobody left to tell
            _append(self.format(record))


def _append(text: str) -> None:
    with log_file().open("a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(f"{datetime.now().astimezone().isoformat()}\n{text.rstrip()}\n\n")
