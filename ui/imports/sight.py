"""What the review of an import shows of a document: its paragraphs, its tree, counts and doubts.

Plain data made beside the window; the source never changes, so only what was made of it differs
from one correction to the next.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from ui.imports.passages import Passage, Passages
from ui.imports.places import RowPlaces
from ui.imports.rows import Key, Row, RowKind, rows_of
from ui.imports.sentences import Sentence, SentenceReader
from workbench.document import BlockKind, NodeKind
from workbench.imports import Imported

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.document import Block, ColumnMapping, Document, Outline
    from workbench.reading.understanding import Understanding

SEPARATOR = "｜"
"""Stands between the cells of a table row, which are shown on one line."""
_MANY = 1000
"""Sentences of a very large document; a long plan has half as many."""
_LINE_ENDS = str.maketrans({"\n": "\u2028", "\r": " ", "\u2029": "\u2028", "\f": " ", "\v": " "})


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
    """All that the page shows. `doubts` and `gaps` are places: doubtful headings, lost text."""

    understanding: Understanding
    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    places: RowPlaces
    counts: Counts
    doubts: tuple[int, ...]
    gaps: tuple[int, ...]

    @property
    def outline(self) -> Outline:
        return self.understanding.outline

    @property
    def columns(self) -> tuple[ColumnMapping, ...]:
        """What the columns of its tables are taken for."""
        return self.outline.columns

    def passage_at(self, place: int) -> int:
        """The number of the paragraph that holds `place`."""
        return max(0, bisect_right(self.passages, place, key=lambda p: p.start) - 1)

    def character_at(self, place: int) -> int | None:
        """The nearest place of the same paragraph that holds a character of some piece."""
        passage = self.passages[self.passage_at(place)]
        source = self.understanding.ledger.source
        behind = (at for at in range(place, passage.end) if not source[at].isspace())
        last = min(place, passage.end - 1)  # the caret may stand behind all there is
        before = (at for at in range(last, passage.start - 1, -1) if not source[at].isspace())
        return next(behind, next(before, None))

    def row_at(self, place: int) -> int:
        """The number of the row in which `place` stands, -1 where it is in none."""
        return self.places.row_at(place)

    def row_near(self, place: int) -> int:
        """That row; where `place` is in none the next one, or the last; -1 if there are no rows."""
        inside = self.row_at(place)
        if inside >= 0:
            return inside
        rows, answers = self.rows, RowKind.ANSWERS
        numbers = range(len(rows))
        behind = (i for i in numbers if rows[i].start >= place and rows[i].kind is not answers)
        last = (i for i in reversed(numbers) if rows[i].kind is not answers)
        return next(behind, next(last, -1))

    def doubt_near(self, place: int) -> int:
        """The next doubt from `place` on, else the last one before it; `place` if there is none."""
        behind = (doubt for doubt in self.doubts if doubt >= place)
        return next(behind, self.doubts[-1] if self.doubts else place)


class SightMaker:
    """Makes the sights of one document while it is corrected.

    What is as it was in the sight before is the same object in the next one, so that the window
    finds what a correction changed without comparing all of it.
    """

    def __init__(self, document: Document) -> None:
        self._lines = _lines(document)
        self._sentences = SentenceReader()
        self._passages: tuple[Passage, ...] = ()
        self._rows: dict[Key, Row] = {}

    def make(self, understanding: Understanding) -> Sight:
        """What is to be shown of `understanding`."""
        sentences = self._sentences.read(understanding)
        flat = [sentence for of_node in sentences for sentence in of_node]
        nodes = understanding.outline.nodes
        gaps = tuple(_gaps(understanding))
        passages = Passages(understanding, flat, gaps).make(self._lines)
        rows = self._kept_rows(rows_of(understanding, sentences))
        return Sight(
            understanding,
            self._kept_passages(tuple(passages)),
            rows,
            RowPlaces(rows),
            _counts(understanding.outline, flat),
            tuple(understanding.place(i) for i, node in enumerate(nodes) if node.doubt),
            gaps,
        )

    def _kept_passages(self, new: tuple[Passage, ...]) -> tuple[Passage, ...]:
        known = zip(new, self._passages or new, strict=True)  # the lines are always the same
        self._passages = tuple(old if old == one else one for one, old in known)
        return self._passages

    def _kept_rows(self, new: tuple[Row, ...]) -> tuple[Row, ...]:
        known = ((row, self._rows.get(row.key)) for row in new)
        kept = tuple(old if old == row else row for row, old in known)
        self._rows = {row.key: row for row in kept}
        return kept


def source_lines(document: Document) -> Iterator[str]:
    """The lines of the source as the page shows them.

    Joined by line ends they are the text of the reader, character for character at its places.
    """
    line = ""
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        line += block.text.translate(_LINE_ENDS)
        if following and _same_row(block, following):
            line += SEPARATOR
        else:
            yield line
            line = ""


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


def _counts(outline: Outline, sentences: Sequence[Sentence]) -> Counts:
    """Those of the plan it will be, as they are told wherever it is imported.

    To make the plan of a very large document takes seconds: there the sentences are counted.
    """
    made, nodes = Imported("", "", outline), outline.nodes
    chapters = sum(node.kind is NodeKind.SECTION and node.level == 1 for node in nodes)
    items = made.sections - chapters
    if len(sentences) <= _MANY:
        return Counts(chapters, items, made.tasks, made.targets)
    own = [s for s in sentences if nodes[s.node].kind is NodeKind.SECTION and not s.named.label]
    return Counts(chapters, items, len(own), sum(s.named.targets for s in own))
