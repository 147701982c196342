"""Keeps the cell reader quiet: on a damaged file it writes a trace of its own to standard error.

That trace does not pass through Python, so that the stream itself is turned away meanwhile. The
file ends in one calm sentence all the same.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STANDARD_ERROR = 2
_TURNING = threading.Lock()  # two readers would restore each other's stream


@contextmanager
def quiet() -> Iterator[None]:
    """Standard error leads nowhere inside; a program without one is left alone."""
    with _TURNING:
        try:
            kept = os.dup(_STANDARD_ERROR)
        except OSError:  # a window without a console has no such stream
            yield
            return
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _STANDARD_ERROR)
            os.close(nowhere)
            yield
        finally:
            os.dup2(kept, _STANDARD_ERROR)
            os.close(kept)
