"""What differs between two wordings of a sentence, character by character.

    新建急救站点6个。 → 新建急救站点12个。        (6 → 12)
    开展2026年检查。 → 开展2027年检查。          (2026 → 2027: a figure differs as a whole)

Single characters that stay between two changes say nothing to a reader and count as changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST = 2  # characters that stay the same between two changes
_IN_FIGURES = frozenset("0123456789.")


class Span(NamedTuple):
    """Characters `old_start` to `old_end` became `new_start` to `new_end`; either may be none."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class Piece(NamedTuple):
    """A stretch of a wording that differs from the other one, or stands in both."""

    text: str
    changed: bool


class _Same(NamedTuple):
    """A run of characters that both have."""

    old: int
    new: int
    length: int


def spans(old: str, new: str) -> tuple[Span, ...]:
    """Where `new` differs from `old`, in order; nothing where they are the same."""
    found, at, behind = [], 0, 0
    for run in (*_kept(old, new), _Same(len(old), len(new), 0)):
        if run.old > at or run.new > behind:
            found.append(Span(at, run.old, behind, run.new))
        at, behind = run.old + run.length, run.new + run.length
    return tuple(found)


def _kept(old: str, new: str) -> Iterator[_Same]:
    """The runs worth keeping: figures whole, and long enough unless they open or close both."""
    from rapidfuzz.distance import Indel

    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            run = _outside_figures(
                old, new, _Same(code.src_start, code.dest_start, code.src_end - code.src_start)
            )
            opens = run.old == run.new == 0
            closes = run.old + run.length == len(old) and run.new + run.length == len(new)
            if run.length >= _LEAST or (run.length and (opens or closes)):
                yield run


def _outside_figures(old: str, new: str, run: _Same) -> _Same:
    """The run without the digits at its ends that go on in what changed."""
    start, end = 0, run.length
    if _figure_at(old, run.old - 1) or _figure_at(new, run.new - 1):
        while start < end and old[run.old + start] in _IN_FIGURES:
            start += 1
    if _figure_at(old, run.old + end) or _figure_at(new, run.new + end):
        while end > start and old[run.old + end - 1] in _IN_FIGURES:
            end -= 1
    return _Same(run.old + start, run.new + start, end - start)


def _figure_at(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at] in _IN_FIGURES


def old_pieces(text: str, found: tuple[Span, ...]) -> tuple[Piece, ...]:
    """The old wording, what is gone from it marked."""
    return tuple(_pieces(text, [(span.old_start, span.old_end) for span in found]))


def new_pieces(text: str, found: tuple[Span, ...]) -> tuple[Piece, ...]:
    """The new wording, what came into it marked."""
    return tuple(_pieces(text, [(span.new_start, span.new_end) for span in found]))


def _pieces(text: str, marked: list[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in (*marked, (len(text), len(text))):
        if at < start:
            yield Piece(text[at:start], changed=False)
        if start < end:
            yield Piece(text[start:end], changed=True)
        at = end
