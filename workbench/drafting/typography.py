"""Words that only look otherwise: the dash of a range, widths of signs, blanks.

5-10家  5～10家  5 — 10 家     the same figure, whatever a rule of punctuation made of it
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

_DASHES = "-‐‑‒–—―−－~～〜∼"
_QUOTES = '"“”„‟＂「」'
_RUN = re.compile(r"-{2,}")
_BLANK = re.compile(r"\s+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def levelled(text: str) -> str:
    """The text with each sign as its plainest one; as long as it was, sign for sign."""
    return text if text.isalnum() else "".join(map(_plain, text))


def same_words(a: str, b: str) -> bool:
    """Whether nothing but punctuation and type tells the two apart."""
    return a == b or _bare(a) == _bare(b)


def _bare(text: str) -> str:
    return _THOUSANDS.sub("", _RUN.sub("-", _BLANK.sub("", levelled(text))))


@cache
def _plain(sign: str) -> str:
    if sign in _DASHES:
        return "-"
    if sign in _QUOTES:
        return '"'
    plain = normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign
