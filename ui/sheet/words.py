"""The phrases of a Chinese sentence: what a double click selects and Ctrl+← → step over.

    新建|急救站点|〔数〕|个 …  Qt takes a run of Chinese for one word, so a whole item would be one.

A phrase ends at punctuation, brackets, blanks, figures and Latin letters; a figure with its
decimals, a Latin word and a slot 〔数〕 are each one whole. Offsets count as Qt counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.sheet.spans import characters, width
from workbench.drafting.slots import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterator

_PHRASE = re.compile(
    rf"(?P<word>{SLOT.pattern}|\d+(?:[.,]\d+)*[%％‰]?|[A-Za-z]+|[^\W\d_A-Za-z]+)|\s+|."
)
_Span = tuple[int, int]


def phrase_at(text: str, offset: int) -> _Span:
    """From where to where the phrase, figure, slot or mark at `offset` goes."""
    for start, end, _ in _phrases(text):
        if start <= offset < end:
            return start, end
    return width(text), width(text)


def slot_at(text: str, offset: int) -> _Span | None:
    """From where to where the slot at `offset` goes, None if none stands there."""
    at = characters(text, offset)
    found = (slot.span() for slot in SLOT.finditer(text))
    span = next((span for span in found if span[0] <= at < span[1]), None)
    return (width(text[: span[0]]), width(text[: span[1]])) if span else None


def phrase_before(text: str, offset: int) -> int:
    """Where the phrase left of `offset` begins; marks and blanks between are passed over."""
    starts = [start for start, _, word in _phrases(text) if word and start < offset]
    return starts[-1] if starts else 0


def phrase_behind(text: str, offset: int) -> int:
    """Where the phrase right of `offset` begins; the end of the text if none does."""
    starts = (start for start, _, word in _phrases(text) if word and start > offset)
    return next(starts, width(text))


def _phrases(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each phrase or mark, and whether it is one of words."""
    at = 0
    for found in _PHRASE.finditer(text):
        end = at + width(found.group())
        yield at, end, found.group("word") is not None
        at = end
