"""The paragraphs of a source under review: what became of each, and how its runs are shown.

条    (一)提升疾病预防控制能力。推进市疾控中心迁建项目,6月底前完成可研批复。
number heading           text          changed comma
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.document import NodeKind, PieceRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.imports.sentences import Sentence
    from ui.sheet.spans import Mark
    from workbench.document import Piece
    from workbench.reading.understanding import Understanding

_LEVELS = {1: "章", 2: "条", 3: "三级", 4: "四级", 5: "五级"}


class Look(StrEnum):
    """How a run of the source is shown."""

    TITLE = "title"
    NUMBER = "number"
    CHAPTER = "chapter"
    ITEM = "item"
    DOUBT = "doubt"
    META = "meta"
    CHROME = "chrome"
    CHANGED = "changed"
    MISSING = "missing"
    BORDER = "border"


_LOOKS = {
    PieceRole.TITLE: Look.TITLE,
    PieceRole.META: Look.META,
    PieceRole.NUMBER: Look.NUMBER,
    PieceRole.CHROME: Look.CHROME,
}
_WORDS = {
    PieceRole.TITLE: "标题",
    PieceRole.META: "抬头",
    PieceRole.CHROME: "杂项",
    PieceRole.STOP: "抬头",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Places `start` to before `end` of the source, shown in one way."""

    start: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Stroke:
    """Places of the source that are marked as a target, unit or term."""

    start: int
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Note:
    """The word in the margin: what the source became from `start` on to before `end`."""

    start: int
    end: int
    word: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or table row of the source and what became of it."""

    start: int
    end: int
    notes: tuple[Note, ...] = ()
    runs: tuple[Run, ...] = ()
    strokes: tuple[Stroke, ...] = ()

    @property
    def goes_on(self) -> bool:
        """It continues what stands in the line above."""
        return bool(self.notes) and not any(note.word for note in self.notes)

    @property
    def is_chrome(self) -> bool:
        """Something of it does not go into the plan."""
        return any(run.look is Look.CHROME for run in self.runs)


class Passages:
    """Puts together what is to be shown of each line of one understanding."""

    def __init__(
        self, understanding: Understanding, sentences: Sequence[Sentence], gaps: Sequence[int]
    ) -> None:
        self._understanding = understanding
        self._nodes = understanding.outline.nodes
        self._starts = understanding.ledger.starts
        self._blocks = understanding.document.blocks
        self._gaps = gaps
        self._pieces: list[list[Piece]] = [[] for _ in self._blocks]
        for piece in understanding.pieces:
            self._pieces[piece.block].append(piece)
        self._changed: list[list[Run]] = [[] for _ in self._blocks]
        for change in understanding.outline.changes:
            at = self._starts[change.block] + change.offset
            self._changed[change.block].append(Run(at, at + 1, Look.CHANGED))
        self._strokes: list[list[Stroke]] = [[] for _ in self._blocks]
        for sentence in sentences:
            for start, end, mark in sentence.marks():
                block = bisect_right(self._starts, start) - 1
                self._strokes[block].append(Stroke(start, end, mark))
        self._begun = {
            piece.places[0]
            for draft in understanding.parsing.drafts
            for piece in draft.pieces
            if piece.text
        }

    def make(self, lines: Sequence[tuple[int, int]]) -> Iterator[Passage]:
        for first, last in lines:
            blocks = range(first, last + 1)
            start = self._starts[first]
            end = self._starts[last] + len(self._blocks[last].text)
            pieces = [piece for block in blocks for piece in self._pieces[block]]
            gaps = [place for place in self._gaps if start <= place < end]
            yield Passage(
                start,
                end,
                tuple(self._notes(pieces, gaps, end)),
                tuple(self._runs(blocks, pieces, gaps)),
                tuple(stroke for block in blocks for stroke in self._strokes[block]),
            )

    def _runs(self, blocks: range, pieces: Sequence[Piece], gaps: Sequence[int]) -> Iterator[Run]:
        for piece in pieces:
            yield from self._look(piece)
        for block in blocks:
            yield from self._changed[block]
        for block in blocks[1:]:
            yield Run(self._starts[block] - 1, self._starts[block], Look.BORDER)
        for place in gaps:
            yield Run(place, place + 1, Look.MISSING)

    def _notes(self, pieces: Sequence[Piece], gaps: Sequence[int], end: int) -> Iterator[Note]:
        """One for each node that begins here, and where text and furniture change."""
        begun = [(self._starts[p.block] + p.start, p) for p in pieces if self._opens(p, pieces)]
        words = [(place, *self._word(piece)) for place, piece in begun]
        words += [(gaps[0], "缺失", "")] if gaps else []
        words.sort()
        ends = [*(place for place, _, _ in words[1:]), end]
        for (place, word, doubt), stop in zip(words, ends, strict=False):
            yield Note(place, stop, word, doubt)

    def _opens(self, piece: Piece, pieces: Sequence[Piece]) -> bool:
        """It is the first of its node, or of its role outside all nodes, on this line."""
        same = (p for p in pieces if _belongs(p) == _belongs(piece))
        return next(same) is piece

    def _word(self, piece: Piece) -> tuple[str, str]:
        """What the line became from `piece` on, and the doubt about it."""
        if piece.node < 0:
            return _WORDS.get(piece.role, ""), ""
        node = self._nodes[piece.node]
        if piece.role in (PieceRole.NUMBER, PieceRole.HEADING):
            opens = self._understanding.place(piece.node) == self._starts[piece.block] + piece.start
            word = "存疑" if node.doubt else _LEVELS.get(node.level, "条")
            return word if opens else "", node.doubt
        if node.kind is NodeKind.SIGNATURE:
            return "落款", ""
        begun = self._starts[piece.block] + piece.start in self._begun
        return "正文" if begun else "", ""

    def _look(self, piece: Piece) -> Iterator[Run]:
        look = _LOOKS.get(piece.role)
        if piece.role is PieceRole.HEADING:
            node = self._nodes[piece.node]
            look = Look.DOUBT if node.doubt else Look.CHAPTER if node.level == 1 else Look.ITEM
        if look:
            at = self._starts[piece.block]
            yield Run(at + piece.start, at + piece.end, look)


def _belongs(piece: Piece) -> tuple[int, str]:
    return piece.node, piece.role.value * (piece.node < 0)
