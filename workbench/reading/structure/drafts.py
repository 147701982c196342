"""Nodes in the making: pieces of source text, not yet normalised or booked in the account."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.document import Node, NodeKind, PieceRole
from workbench.punctuation import fold_width
from workbench.reading.layout.traced import EMPTY, Traced
from workbench.reading.sentences import split_sentences

if TYPE_CHECKING:
    from workbench.reading.account import Ledger


@dataclass(slots=True)
class Draft:
    """A node in the making.

    `closer` is the stop that closed its heading; `auto_number` is a number its format generates,
    which stands in no source text. `in_table`: it is a row of a table or a group of rows.
    `opened`: a heading that a drafter made of a sentence.
    """

    kind: NodeKind
    level: int = 0
    number: Traced = EMPTY
    auto_number: str = ""
    heading: Traced = EMPTY
    closer: Traced = EMPTY
    paragraphs: list[Traced] = field(default_factory=list)
    run_in: bool = False
    in_notice: bool = False
    doubt: str = ""
    certainty: float = 1.0
    reason: str = ""
    in_table: bool = False
    opened: bool = False

    @property
    def pieces(self) -> tuple[Traced, ...]:
        """All its text, in order of the source."""
        return (self.number, self.heading, self.closer, *self.paragraphs)

    def book(self, ledger: Ledger, node: int) -> Node:
        """The finished node, number `node` of its outline; all its characters are booked."""
        ledger.mark(self.number, PieceRole.NUMBER, node)
        ledger.mark(self.closer, PieceRole.STOP, node)
        return Node(
            self.kind,
            self.level,
            self.auto_number or "".join(_folded(self.number.text).split()),
            ledger.normalised(self.heading, PieceRole.HEADING, node).text,
            tuple(self._sentences(ledger, piece, node) for piece in self.paragraphs),
            run_in=self.run_in,
            in_notice=self.in_notice,
            doubt=self.doubt,
            certainty=self.certainty,
            reason=self.reason,
            in_table=self.in_table,
            closer=_folded(self.closer.text),
        )

    def _sentences(self, ledger: Ledger, piece: Traced, node: int) -> tuple[str, ...]:
        text = ledger.normalised(piece, PieceRole.TEXT, node).text
        if self.kind is NodeKind.SIGNATURE:
            return (text,)
        return tuple(map(str.strip, split_sentences(text)))


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    """A number or stop as it is printed, of which all documents have the same."""
    return fold_width(text.strip())


def paragraph(piece: Traced, *, in_notice: bool = False) -> Draft:
    """Text outside all sections."""
    return Draft(NodeKind.PARAGRAPH, paragraphs=[piece], in_notice=in_notice)


def signature(piece: Traced, *, in_notice: bool = False) -> Draft:
    """An issuing organ or a date under a document."""
    return Draft(NodeKind.SIGNATURE, paragraphs=[piece], in_notice=in_notice)
