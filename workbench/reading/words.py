"""The word lists of the reading rooms: small data files, one entry a line, # for remarks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "data" / "reading"


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of `data/reading/<name>.txt` in the order of the file."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def any_of(name: str) -> str:
    """A regular expression for any entry of the list, longest first."""
    entries = sorted(words(name), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, entries)) + ")"
