"""A text with changes at known places, and what stands there afterwards.

Everything between 《 and 》 is the name of a document and belongs to somebody else: no change is
ever made in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """`before` at `start` becomes `after`."""

    start: int
    before: str
    after: str

    @property
    def end(self) -> int:
        """Where `before` ends."""
        return self.start + len(self.before)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """`text` and the edits to it, in order and apart from each other."""

    text: str
    edits: tuple[Edit, ...] = ()

    @property
    def result(self) -> str:
        """The text after all edits."""
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += (self.text[at : edit.start], edit.after)
            at = edit.end
        return "".join(parts) + self.text[at:]

    def result_of(self, start: int, end: int) -> str:
        """What stands in place of `text[start:end]`; an edit that reaches over is taken whole."""
        parts: list[str] = []
        at = start
        for edit in self.edits:
            if edit.end <= start or edit.start >= end:
                continue
            parts += (self.text[at : max(at, edit.start)], edit.after)
            at = edit.end
        return "".join(parts) + self.text[at : max(at, end)]


def least_edit(start: int, before: str, after: str) -> Edit:
    """Only what differs: 2026年6月底前 → 2027年6月底前 touches one digit."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    return Edit(start + head, before[head : len(before) - tail], after[head : len(after) - tail])


def _shared(a: str, b: str) -> int:
    """How many characters `a` and `b` begin with alike."""
    pairs = zip(a, b, strict=False)
    return next((i for i, (x, y) in enumerate(pairs) if x != y), min(len(a), len(b)))


def book_spans(text: str) -> tuple[Span, ...]:
    """The document names 《…》 of `text`, marks included, the outermost ones.

    A mark without its partner protects everything up to the end, or from the start, of the text.
    """
    spans: list[Span] = []
    depth = start = 0
    for at, char in enumerate(text):
        if char == "《":
            start = at if depth == 0 else start
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                spans.append((start, at + 1))
        elif char == "》":
            spans = [(0, at + 1)]
    if depth:
        spans.append((start, len(text)))
    return tuple(spans)


def is_free(start: int, end: int, taken: Iterable[Span]) -> bool:
    """`start`–`end` touches none of the `taken` spans."""
    return all(end <= low or start >= high for low, high in taken)
