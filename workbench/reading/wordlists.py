"""The word lists of the reader, kept as data: `workbench/data/*.txt`.

A file holds sections `[name]` with words between blanks or line ends; `#` opens a comment line.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.wordlists import DATA


@cache
def sections(file: str) -> dict[str, tuple[str, ...]]:
    """All sections of `workbench/data/<file>.txt`: its words, the longest first."""
    found: dict[str, list[str]] = {}
    text = (DATA / f"{file}.txt").read_text(encoding="utf-8")
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


@cache
def any_word(file: str, *names: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Any word of the sections, between two further patterns; compiled once."""
    return re.compile(f"{before}{alternation(file, *names)}{after}")


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of `data/reading/<name>.txt`, one a line, in the order of the file."""
    text = (DATA / "reading" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def any_of(name: str) -> str:
    """A regular expression for any entry of `data/reading/<name>.txt`, longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(entries(name), key=len, reverse=True))) + ")"
