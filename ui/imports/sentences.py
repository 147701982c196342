"""The sentences of a document under review: where each stands in its source, what it names.

    监测哨点医院增至20家，6月底前完成。（牵头单位：市疾控中心）
                    指标    时限       单位

Reading figures, units and terms takes far longer than everything else, and a correction changes
few sentences: what was read of a sentence is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.sheet.spans import Mark, figure_in
from workbench.document import NodeKind
from workbench.punctuation import edits_of
from workbench.reading.deadlines import find_deadline
from workbench.reading.reports import stances
from workbench.reading.sentences import split_sentences
from workbench.reading.spoken_units import find_spoken
from workbench.reading.units import find_tags, is_label, without_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.document import Node
    from workbench.plan import Target
    from workbench.reading.layout.traced import Traced
    from workbench.reading.reports import Stance
    from workbench.reading.structure.drafts import Draft
    from workbench.reading.understanding import Understanding

_Span = tuple[int, int, Mark]


@dataclass(frozen=True, slots=True)
class Named:
    """What a sentence names: places in its text, how many targets, whether units and a term.

    `label`: it is no task but a line that only says who answers or by when (完成时限：6月底前).
    """

    spans: tuple[_Span, ...] = ()
    targets: int = 0
    label: bool = False

    def has(self, mark: Mark) -> bool:
        """Something of this kind is named."""
        return any(kind is mark for _, _, kind in self.spans)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of node number `node`: its text, and the places of its characters."""

    node: int
    text: str
    places: Sequence[int]
    named: Named

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.places[0]

    @property
    def end(self) -> int:
        """Behind its last character in the source."""
        return max(self.places[-1], self.places[0]) + 1

    def marks(self) -> Iterator[tuple[int, int, Mark]]:
        """The runs of the source that are marked; a run broken over lines is several."""
        for start, end, mark in self.named.spans:
            for first, last in _runs(self.places[start:end]):
                yield first, last + 1, mark


class SentenceReader:
    """Finds the sentences of one document again and again while it is corrected."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Stance], Named] = {}

    def read(self, understanding: Understanding) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences of each node."""
        outline, drafts = understanding.outline, understanding.parsing.drafts
        ways = stances(outline)
        return tuple(
            tuple(self._of_node(number, outline.nodes[number], draft, ways[number]))
            for number, draft in enumerate(drafts)
        )

    def _of_node(self, number: int, node: Node, draft: Draft, stance: Stance) -> Iterator[Sentence]:
        whole = node.kind is NodeKind.SIGNATURE
        for paragraph in draft.paragraphs:
            for piece in _pieces(paragraph, whole=whole):
                yield Sentence(number, piece.text, piece.places, self._named(piece.text, stance))

    def _named(self, text: str, stance: Stance) -> Named:
        key = (text, stance)
        if key not in self._known:
            self._known[key] = named(text, stance)
        return self._known[key]


def named(text: str, stance: Stance) -> Named:
    """What a sentence names, read as its stretch of the document is read."""
    targets = stance.targets(text)
    spans = list(_figures(text, targets))
    tags = find_tags(text)
    spans += [(t.start, t.end, Mark.UNIT if t.assignments else Mark.DUE) for t in tags]
    spoken = None if tags else find_spoken(text)
    spans += [(spoken.start, spoken.end, Mark.UNIT)] if spoken else []
    due = find_deadline(without_tags(text))
    at = text.find(due) if due else -1
    spans += [(at, at + len(due), Mark.DUE)] if at >= 0 else []
    return Named(tuple(sorted(spans)), len(targets), is_label(text))


def _figures(text: str, targets: Sequence[Target]) -> Iterator[_Span]:
    """Where the figures of the targets stand."""
    at = 0
    for target in targets:
        start = text.find(target.quote, at)
        if start >= 0:
            first, last = figure_in(target.quote, target.unit, target.value)
            yield start + first, start + last, Mark.TARGET
            at = start + first


def _pieces(paragraph: Traced, *, whole: bool) -> tuple[Traced, ...]:
    restored = paragraph.edited(edits_of(paragraph.text))
    texts = (restored.text,) if whole else split_sentences(restored.text)
    return restored.pieces(texts)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of growing neighbouring places, first and last of each."""
    first = last = -1
    for place in places:
        if last >= 0 and not last <= place <= last + 1:
            yield first, last
            first = place
        elif first < 0:
            first = place
        last = place
    if first >= 0:
        yield first, last
