"""Puts a finished file where it belongs, so that a power cut leaves the old one or the new one."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def put_in_place(aside: Path, target: Path) -> None:
    """Give `aside`, whole and on disk, the name `target` in the same folder, for good.

    Raises:
        OSError: as the system gives it.
    """
    aside.replace(target)
    if os.name == "nt":
        return  # has no handle on a folder and needs none
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network folders refuse to sync; the file is there
            os.fsync(folder)
    finally:
        os.close(folder)
