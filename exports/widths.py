"""How wide a character stands and on which sides its cell is blank; no font is asked.

A Chinese character or mark takes a cell, a digit half a cell, a Latin letter what it takes in
Times. As no installed font has a say, the lines of a plan are the same on every machine.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

# Advance widths of U+0020…U+007E in Times, in thousandths of the em.
_TIMES = (
    *(250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278),
    *(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444),
    *(921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722),
    *(556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500),
    *(333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500),
    *(500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541),
)
_NARROW_ANYWAY = "–‐‑"
_INVISIBLE = {"Mn", "Me", "Cf", "Cc"}

NO_START = frozenset("，。、；：？！）》〉」』】〕〗”’…—％%‰℃·,.;:?!)]}～")
"""Marks that must not begin a line (a whole —— or …… may)."""

NO_END = frozenset("（《〈「『【〔〖“‘([{")
"""Marks that must not end a line."""

BLANK_AFTER = frozenset("，。、；：？！）》〉」』】〕〗”’")
"""Marks whose right half is blank: up to half a cell can be taken there."""

BLANK_BEFORE = frozenset("（《〈「『【〔〖“‘")
"""Marks whose left half is blank."""

MARKS = BLANK_AFTER | BLANK_BEFORE | frozenset("…—·～,.;:?!()[]{}")
"""Characters that do not keep another one company on a last line."""


@lru_cache(maxsize=16384)
def width_of(char: str) -> float:
    """The width of `char` in cells."""
    code = ord(char)
    if 0x20 <= code < 0x7F:
        return _TIMES[code - 0x20] / 1000
    if char.isspace():
        return 1.0 if char == "　" else 0.25
    if char in _NARROW_ANYWAY:
        return 0.5
    if unicodedata.category(char) in _INVISIBLE:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def cells_of(text: str) -> float:
    """The width of all characters of `text` in cells."""
    return sum(map(width_of, text))


@lru_cache(maxsize=16384)
def is_wide(char: str) -> bool:
    """Whether `char` fills a cell of its own and is set in the Chinese face."""
    return width_of(char) == 1.0 and not char.isspace()


def is_drawn(char: str) -> bool:
    """Whether there is anything to see of `char`: no joiner, no soft hyphen, no blank."""
    selects_variant = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    hidden = selects_variant or unicodedata.category(char) in ("Cf", "Cc")
    return not (hidden or char.isspace())


class Kind(StrEnum):
    """What a character is to the line-breaker."""

    WIDE = "wide"
    NARROW = "narrow"
    HYPHEN = "hyphen"
    BLANK = "blank"
    CLOSING = "closing"
    OPENING = "opening"
    NARROW_OPENING = "narrow opening"
    BOUND = "bound"


class Traits(NamedTuple):
    """What the line-breaker needs of a character: its width, its blank half, its kind."""

    width: float
    blank: float
    kind: Kind


@lru_cache(maxsize=16384)
def traits_of(char: str) -> Traits:
    """The traits of `char`."""
    blank = 0.5 if char in BLANK_AFTER or char in BLANK_BEFORE else 0.0
    return Traits(width_of(char), blank, _kind(char))


def _kind(char: str) -> Kind:
    if char.isspace():
        return Kind.BLANK
    if width_of(char) == 0.0:
        return Kind.BOUND
    if char in NO_START:
        return Kind.CLOSING
    if char in NO_END:
        return Kind.OPENING if is_wide(char) else Kind.NARROW_OPENING
    if is_wide(char):
        return Kind.WIDE
    return Kind.HYPHEN if char in "-/" else Kind.NARROW
