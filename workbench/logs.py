"""The log file in the user's own folder, where bugs leave their traces and nothing else does."""

from __future__ import annotations

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
    lines = traceback.format_exception(error)
    try:
        with log_file().open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().astimezone().isoformat()}\n{''.join(lines)}\n")
    except OSError as unwritable:
        return f"日志（但日志也未能写入：{unwritable.strerror}）"
    return f"‘{log_file()}’"
