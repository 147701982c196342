"""How much work something is: counted, because time differs from machine to machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def calls_in(work: Callable[[], object]) -> int:
    """The calls of Python functions that `work` makes."""
    count = 0

    def noted(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(noted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
