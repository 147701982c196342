"""The account of characters: where every non-blank character of the source went.

Each piece of the outline hands in the places of its characters; a place nobody hands in is missing,
and nothing is made up for it.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from operator import itemgetter
from typing import TYPE_CHECKING

from workbench.document import Account, Change, Piece, PieceRole
from workbench.punctuation import edits_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.document import Document
    from workbench.punctuation import Edit
    from workbench.reading.layout.traced import Traced


class Fate(IntEnum):
    """What became of a character of the source."""

    MISSING = 0
    TEXT = 1
    NUMBER = 2
    STOP = 3
    CHROME = 4
    NORMALISED = 5


_FATES = dict.fromkeys(PieceRole, bytes([Fate.TEXT])) | {
    PieceRole.NUMBER: bytes([Fate.NUMBER]),
    PieceRole.STOP: bytes([Fate.STOP]),
    PieceRole.CHROME: bytes([Fate.CHROME]),
}


class Ledger:
    """The source of one document, place by place, and what became of each."""

    def __init__(self, document: Document) -> None:
        self.starts: list[int] = []
        at = 0
        texts = [block.text for block in document.blocks]
        for text in texts:
            self.starts.append(at)
            at += len(text) + 1
        self.source = "\n".join([*texts, ""])
        self.twice = 0
        self._fates = bytearray(len(self.source))
        self._changes: list[tuple[int, str, str]] = []  # place, before, after
        self._booked: list[tuple[Sequence[int], PieceRole, int]] = []

    def mark(self, piece: Traced, role: PieceRole, node: int = -1) -> None:
        """Book the characters of `piece`; booking one twice is counted in `twice`."""
        if not piece.text:
            return
        places, fate = piece.places, _FATES[role]
        self._booked.append((places, role, node))
        if isinstance(places, range) and places.step == 1:
            start, stop = places.start, places.stop
            self.twice += stop - start - self._fates.count(0, start, stop)
            self._fates[start:stop] = fate * (stop - start)
            return
        before = -1
        for place in places:
            if place != before:  # a blank put between two Latin words has the place of the first
                self.twice += self._fates[place] > 0
            self._fates[place] = fate[0]
            before = place

    def normalised(self, piece: Traced, role: PieceRole, node: int = -1) -> Traced:
        """`piece` with its punctuation restored: booked as text, what changed as normalised."""
        self.mark(piece, role, node)
        edits = edits_of(piece.text)
        if not edits:
            return piece
        self._record(piece.places, edits)
        return piece.edited(edits)

    def _record(self, places: Sequence[int], edits: Sequence[Edit]) -> None:
        fates, changes = self._fates, self._changes
        for offset, before, after in edits:
            told = after
            for at, char in enumerate(before, offset):
                place = places[at]
                if not char.isspace():
                    fates[place] = Fate.NORMALISED
                changes.append((place, char, told))
                told = ""  # all of it stands for the first character

    def pieces(self) -> tuple[Piece, ...]:
        """What became of each stretch of the source, in its order."""
        found = [piece for booked in self._booked for piece in self._stretches(*booked)]
        return tuple(sorted(found, key=lambda piece: (piece.block, piece.start)))

    def _stretches(self, places: Sequence[int], role: PieceRole, node: int) -> Iterator[Piece]:
        """Runs of neighbouring places inside one block."""
        for start, end in _runs(places):
            block = bisect_right(self.starts, start) - 1
            at = self.starts[block]
            yield Piece(block, start - at, end - at, role, node)

    def changes(self) -> tuple[Change, ...]:
        """The recorded normalisations in the order of the source."""
        return tuple(self._told())

    def _told(self) -> Iterator[Change]:
        block, start, end = -1, 0, 0
        for place, before, after in sorted(self._changes, key=itemgetter(0)):
            if place >= end:
                block = bisect_right(self.starts, place) - 1
                start = self.starts[block]
                end = self.starts[block + 1] if block + 1 < len(self.starts) else len(self.source)
            yield Change(block, place - start, before, after)

    def account(self) -> Account:
        """The counts of non-blank characters by fate."""
        fates = bytearray()
        at = 0
        for word in self.source.split():
            start = self.source.index(word, at)
            at = start + len(word)
            fates += self._fates[start:at]
        return Account(
            source=len(fates),
            text=fates.count(Fate.TEXT),
            numbers=fates.count(Fate.NUMBER),
            stops=fates.count(Fate.STOP),
            chrome=fates.count(Fate.CHROME),
            normalised=fates.count(Fate.NORMALISED),
        )


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of consecutive places as (start, end)."""
    if isinstance(places, range) and places.step == 1:
        if places:
            yield places.start, places.stop
        return
    start = end = -1
    for place in places:
        if place == end - 1:
            continue
        if place != end:
            if start >= 0:
                yield start, end
            start = place
        end = place + 1
    if start >= 0:
        yield start, end


def undo_changes(text: str, changes: Sequence[Change]) -> str:
    """The source of a block from its normalised text and the block's own changes, in order."""
    moved = 0
    for change in changes:
        at = change.offset + moved
        text = text[:at] + change.before + text[at + len(change.after) :]
    return text
