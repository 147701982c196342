"""The word lists of the reader, kept as data: `workbench/data/*.txt`.

A file holds sections `[name]` with words between blanks or line ends; `#` opens a comment line.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def sections(file: str) -> dict[str, tuple[str, ...]]:
    """All sections of `workbench/data/<file>.txt`: its words, the longest first."""
    found: dict[str, list[str]] = {}
    text = files("workbench").joinpath("data", f"{file}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[] "), [])
        elif line and not line.startswith("#"):
            words.extend(line.split())
    return {name: tuple(sorted(words, key=len, reverse=True)) for name, words in found.items()}


@cache
def words(file: str, name: str) -> tuple[str, ...]:
    """The words of one section, the longest first."""
    return sections(file)[name]


@cache
def alternation(file: str, *names: str) -> str:
    """The words of the sections as one group of a regular expression, longer ones tried first."""
    pool = {word for name in names for word in words(file, name)}
    return "(?:" + "|".join(map(re.escape, sorted(pool, key=len, reverse=True))) + ")"
