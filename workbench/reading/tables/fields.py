"""Cells beside the sentences of a task table: units, terms, aims, notes.

A field is tied to its sentences by where these stand in the source, so that it follows them
wherever a correction moves them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.document import Column, Field, Node, PieceRole
from workbench.punctuation import fold_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.reading.account import Ledger
    from workbench.reading.layout.traced import Traced
    from workbench.reading.structure.drafts import Draft

_WHOLE = -1
_ONCE = (Column.TARGETS, Column.NOTE)  # said of the first sentence, not of each


@dataclass(frozen=True, slots=True)
class FieldPiece:
    """The text of a cell, and the places where the paragraphs begin that it stands beside.

    `label` is the header of a column of aims or of one that has no name with us. `borrowed`: the
    text is booked elsewhere (the header of a column that is ticked). `quoted`: keys of sentences
    of the text that its row says again; it belongs to these.
    """

    column: Column
    piece: Traced
    beside: tuple[int, ...]
    label: str = ""
    borrowed: bool = False
    quoted: tuple[str, ...] = ()


def sentence_key(text: str) -> str:
    """A text by which the same sentence is found again: no marks, no blanks, half width."""
    return "".join(char for char in fold_width(text) if char.isalnum())


@dataclass(frozen=True, slots=True)
class _Spot:
    """A paragraph (or heading) of a node and its sentences."""

    node: int
    sentences: range


def with_fields(
    nodes: Sequence[Node], drafts: Sequence[Draft], fields: Sequence[FieldPiece], ledger: Ledger
) -> tuple[Node, ...]:
    """The nodes with the fields that stand beside their sentences; all fields are booked."""
    if not fields:
        return tuple(nodes)
    spots = _spots(nodes, drafts)
    quotes = _quotes(nodes) if any(field.quoted for field in fields) else {}
    found: dict[int, list[Field]] = {}
    for field in fields:
        beside = [spots[place] for place in field.beside if place in spots]
        beside = beside or [quotes[key] for key in field.quoted if key in quotes]
        text = _booked(field, beside[0].node if beside else _WHOLE, ledger)
        for spot, sentence in _sentences(field, beside, nodes):
            found.setdefault(spot.node, []).append(_field(field, sentence, text))
    return tuple(
        replace(node, fields=tuple(found[i])) if i in found else node
        for i, node in enumerate(nodes)
    )


def _booked(field: FieldPiece, node: int, ledger: Ledger) -> str:
    if field.borrowed:
        return field.piece.text
    return ledger.normalised(field.piece, PieceRole.TEXT, node).text


def _field(piece: FieldPiece, sentence: int, text: str) -> Field:
    """An aim keeps its header apart, which may tell its year and unit; a note begins with it."""
    if piece.column is Column.TARGETS:
        return Field(sentence, piece.column, text, piece.label)
    return Field(sentence, piece.column, f"{piece.label}：{text}" if piece.label else text)


def _spots(nodes: Sequence[Node], drafts: Sequence[Draft]) -> Mapping[int, _Spot]:
    """Where each paragraph begins: which node it is of, and which of its sentences."""
    spots: dict[int, _Spot] = {}
    for number, (node, draft) in enumerate(zip(nodes, drafts, strict=True)):
        if draft.heading.text:
            spots[draft.heading.places[0]] = _Spot(number, range(0))
        first = 0
        for piece, sentences in zip(draft.paragraphs, node.paragraphs, strict=True):
            own = range(first, first + len(sentences))
            first += len(sentences)
            spots |= {place: _Spot(number, own) for place in piece.places[:1]}
    return spots


def _quotes(nodes: Sequence[Node]) -> Mapping[str, _Spot]:
    """Each sentence by its key; the first where several are the same."""
    spots: dict[str, _Spot] = {}
    for number, node in enumerate(nodes):
        for at, sentence in enumerate(node.sentences):
            spots.setdefault(sentence_key(sentence), _Spot(number, range(at, at + 1)))
    return spots


def _sentences(
    field: FieldPiece, beside: Sequence[_Spot], nodes: Sequence[Node]
) -> Iterator[tuple[_Spot, int]]:
    """The sentences it holds for; the whole node where it stands beside all of a leaf's."""
    if not beside:
        return
    first = beside[0]
    if field.column in _ONCE:
        yield first, first.sentences.start if first.sentences else _WHOLE
        return
    alone = all(spot.node == first.node for spot in beside)
    covered = sum(len(spot.sentences) for spot in beside)
    if alone and covered in (0, len(nodes[first.node].sentences)) and _is_leaf(nodes, first.node):
        yield first, _WHOLE
        return
    for spot in beside:
        yield from ((spot, sentence) for sentence in spot.sentences)


def _is_leaf(nodes: Sequence[Node], number: int) -> bool:
    following = nodes[number + 1] if number + 1 < len(nodes) else None
    return following is None or following.level <= nodes[number].level
