"""What the review of an import shows of a document: its source paragraph by paragraph, and counts.

    条    (一)提升疾病预防控制能力。推进市疾控中心迁建项目,6月底前完成可研批复。
          number heading           text          changed comma

Plain data made beside the window; the source never changes, so only what was made of it differs
from one correction to the next.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from ui.import_rows import Row, rows_of
from ui.import_sentences import Sentence, SentenceReader
from workbench.document import BlockKind, NodeKind, PieceRole
from workbench.reading.tables.lifting import mapping_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.sheet_spans import Mark
    from workbench.document import Block, ColumnMapping, Document, Node, Outline, Piece
    from workbench.reading.understanding import Understanding

SEPARATOR = "｜"
"""Stands between the cells of a table row, which are shown on one line."""
_LEVELS = {1: "章", 2: "条", 3: "三级", 4: "四级", 5: "五级"}
_LINE_ENDS = str.maketrans({"\n": "\u2028", "\r": " ", "\u2029": "\u2028", "\f": " ", "\v": " "})


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


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of what: 8章 20条 86项 指标41."""

    chapters: int = 0
    items: int = 0
    tasks: int = 0
    targets: int = 0

    @property
    def words(self) -> str:
        return f"{self.chapters}章 {self.items}条 {self.tasks}项 指标{self.targets}"


@dataclass(frozen=True)
class Sight:
    """All that the page shows. `doubts` and `gaps` are places: doubtful headings, lost text.

    `columns` is what the columns of its tables are taken for.
    """

    understanding: Understanding
    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    counts: Counts
    doubts: tuple[int, ...]
    gaps: tuple[int, ...]
    columns: tuple[ColumnMapping, ...] = ()

    @property
    def outline(self) -> Outline:
        return self.understanding.outline

    def passage_at(self, place: int) -> int:
        """The number of the paragraph that holds `place`."""
        return max(0, bisect_right(self.passages, place, key=lambda p: p.start) - 1)

    def character_at(self, place: int) -> int | None:
        """The nearest place of the same paragraph that holds a character of some piece."""
        passage = self.passages[self.passage_at(place)]
        source = self.understanding.ledger.source
        behind = (at for at in range(place, passage.end) if not source[at].isspace())
        before = (at for at in range(place, passage.start - 1, -1) if not source[at].isspace())
        return next(behind, next(before, None))

    def row_at(self, place: int) -> int:
        """The number of the row in which `place` stands, -1 where it is in none."""
        inside = (i for i, row in enumerate(self.rows) if row.start <= place < row.end)
        return max(inside, key=lambda i: self.rows[i].start, default=-1)


class SightMaker:
    """Makes the sights of one document while it is corrected."""

    def __init__(self, document: Document) -> None:
        self._lines = _lines(document)
        self._sentences = SentenceReader()
        self._mappings: dict[tuple[ColumnMapping, ...], tuple[ColumnMapping, ...]] = {}

    def make(self, understanding: Understanding) -> Sight:
        """What is to be shown of `understanding`."""
        sentences = self._sentences.read(understanding)
        flat = [sentence for of_node in sentences for sentence in of_node]
        nodes = understanding.outline.nodes
        gaps = tuple(_gaps(understanding))
        document = understanding.document
        if document.columns not in self._mappings:
            self._mappings[document.columns] = mapping_of(document)
        return Sight(
            understanding,
            tuple(_Passages(understanding, flat, gaps).make(self._lines)),
            rows_of(understanding, sentences),
            _counts(nodes, sentences),
            tuple(understanding.place(i) for i, node in enumerate(nodes) if node.doubt),
            gaps,
            self._mappings[document.columns],
        )


def source_text(document: Document) -> str:
    """The source as the page shows it: character for character at the places of the reader."""
    texts = [block.text.translate(_LINE_ENDS) for block in document.blocks]
    ends = ["\n"] * len(texts)
    for at, (block, following) in enumerate(pairwise(document.blocks)):
        if _same_row(block, following):
            ends[at] = SEPARATOR
    return "".join(text + end for text, end in zip(texts, ends, strict=True))[:-1]


def _same_row(block: Block, following: Block) -> bool:
    cells = block.kind is following.kind is BlockKind.CELL
    return cells and (block.table, block.row) == (following.table, following.row)


def _lines(document: Document) -> tuple[tuple[int, int], ...]:
    """First and last block of each line of the source; the cells of a table row are one line."""
    lines: list[tuple[int, int]] = []
    for at, block in enumerate(document.blocks):
        if at and _same_row(document.blocks[at - 1], block):
            lines[-1] = (lines[-1][0], at)
        else:
            lines.append((at, at))
    return tuple(lines)


class _Passages:
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


def _gaps(understanding: Understanding) -> Iterator[int]:
    """The places of characters nobody accounts for; there are none unless a reader is wrong."""
    if not understanding.outline.account.missing:
        return
    source = understanding.ledger.source
    covered = bytearray(len(source))
    for piece in understanding.pieces:
        at = understanding.block_place(piece.block, 0)
        length = piece.end - piece.start
        covered[at + piece.start : at + piece.end] = b"\1" * length
    yield from (at for at, char in enumerate(source) if not covered[at] and not char.isspace())


def _counts(nodes: Sequence[Node], sentences: Sequence[Sequence[Sentence]]) -> Counts:
    sections = [node for node in nodes if node.kind is NodeKind.SECTION]
    own = [
        sentence
        for node, of_node in zip(nodes, sentences, strict=True)
        if node.kind is NodeKind.SECTION
        for sentence in of_node
    ]
    chapters = sum(node.level == 1 for node in sections)
    return Counts(
        chapters,
        len(sections) - chapters,
        len(own),
        sum(sentence.named.targets for sentence in own),
    )
