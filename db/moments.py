"""Moments as they are stored: whole microseconds since 1970 in UTC."""

from __future__ import annotations

import time
from datetime import datetime


def now() -> int:
    """This moment."""
    return time.time_ns() // 1_000


def moment(stored: int) -> datetime:
    """A stored moment in the drafter's time zone."""
    return datetime.fromtimestamp(stored / 1_000_000).astimezone()
