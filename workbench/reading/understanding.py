"""A document understood: the outline, and what became of every piece of the source.

    Document → Parsing (pieces) → Understanding (outline, account, pieces)

Every character of the source is booked once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.document import Outline, PieceRole
from workbench.reading.account import Ledger
from workbench.reading.parsing import parse
from workbench.reading.tables.fields import with_fields

if TYPE_CHECKING:
    from workbench.document import Document, Piece
    from workbench.reading.parsing import Parsing, Part

NOWHERE = -1


@dataclass(frozen=True)
class Understanding:
    """A parsing, the outline it amounts to, and the book in which each character stands."""

    parsing: Parsing
    outline: Outline
    ledger: Ledger

    @property
    def document(self) -> Document:
        """The file as read."""
        return self.parsing.document

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What became of each stretch of the source, in its order."""
        return self.ledger.pieces()

    def place(self, node: int) -> int:
        """The place in the source where node number `node` begins, NOWHERE if it has no text."""
        pieces = self.parsing.drafts[node].pieces
        return min((piece.places[0] for piece in pieces if piece.text), default=NOWHERE)

    def block_place(self, block: int, offset: int) -> int:
        """The place of character `offset` of block number `block`."""
        return self.ledger.starts[block] + offset


def understand(document: Document, *, tables: bool = True) -> Understanding:
    """Understand `document`; every non-blank character of it is in the account.

    Without `tables` their cells stay text, line by line as they stand.
    """
    return booked(parse(document, tables=tables))


def booked(parsing: Parsing) -> Understanding:
    """The outline of a parsing, its punctuation restored, each character in the account."""
    ledger = Ledger(parsing.document)
    told = [draft.book(ledger, node) for node, draft in enumerate(parsing.drafts)]
    nodes = with_fields(told, parsing.drafts, parsing.fields, ledger)
    title = "".join(filter(None, (_book(ledger, part) for part in parsing.parts)))
    outline = Outline(
        title=title or parsing.name,
        nodes=nodes,
        meta=parsing.meta,
        chrome=_chrome(parsing),
        account=ledger.account(),
        changes=ledger.changes(),
        remarks=parsing.document.remarks + parsing.remarks,
        columns=parsing.columns,
    )
    return Understanding(parsing, outline, ledger)


def _book(ledger: Ledger, part: Part) -> str:
    """Book a part; what it adds to the title."""
    if part.role in (PieceRole.CHROME, PieceRole.STOP):
        ledger.mark(part.piece, part.role)
        return ""
    text = ledger.normalised(part.piece, part.role).text
    return text if part.role is PieceRole.TITLE else ""


def _chrome(parsing: Parsing) -> tuple[str, ...]:
    pieces = (part.piece for part in parsing.parts if part.role is PieceRole.CHROME)
    return tuple(piece.text for piece in sorted(pieces, key=lambda piece: piece.places[0]))
