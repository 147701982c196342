"""The text of a cell as paragraphs, and the number a cell begins with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.punctuation import fold_width
from workbench.reading.layout.traced import EMPTY
from workbench.reading.structure.headings import mark_of
from workbench.reading.tables.grid import together

if TYPE_CHECKING:
    from workbench.reading.layout.traced import Traced
    from workbench.reading.tables.grid import Cell

_STOPPED = re.compile(r"[。；！？：;:!?][”’）)]?$")
_ITEM = re.compile(
    r"[（(]?[\d一二三四五六七八九十①-⑳]+[)）、.．]|[①-⑳—●◆■·•*-]|[一二三四五六七八九十]是|第[一二三四五六七八九十]"
)
_CLOSERS = "。；：;:"


def paragraphs_of(cell: Cell) -> list[Traced]:
    """Its paragraphs: a line typed in the middle of a sentence goes on with the one before.

    That shows only where the cell sets stops: its last line has one, another line has none.
    """
    pieces = [line.piece for line in cell.lines]
    if len(pieces) == 1 or not _STOPPED.search(pieces[-1].text):
        return pieces
    found: list[list[Traced]] = []
    for piece in pieces:
        goes_on = found and not _STOPPED.search(found[-1][-1].text)
        if goes_on and not _ITEM.match(piece.text):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [together(own) for own in found]


def numbered(piece: Traced) -> tuple[Traced, Traced]:
    """The number a text begins with, and the text behind it."""
    key = fold_width(piece.text)
    mark = mark_of(key)
    if mark is None or mark.length >= len(key):
        return EMPTY, piece
    return piece.cut(0, mark.length).strip(), piece.cut(mark.length).strip()


def closed(piece: Traced) -> tuple[Traced, Traced]:
    """A heading and the stop at its end."""
    if len(piece) > 1 and piece.text[-1] in _CLOSERS:
        return piece.cut(0, len(piece) - 1).strip(), piece.cut(len(piece) - 1)
    return piece, EMPTY
