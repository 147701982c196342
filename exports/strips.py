"""A line as set and a paragraph as set, before either has a page, and the making of such lines.

Everything that puts characters beside each other comes through here: text, title, signature, head
and foot. Positions are points from the sheet's left edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from exports.linebreak import Measure, Row, break_paragraph
from exports.standard import Face, Standard, face_of
from exports.widths import width_of
from workbench.manuscript import RunRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.manuscript import Block, Table


@dataclass(frozen=True, slots=True)
class Strip:
    """A line as set, before it has a page: characters `start` to `end` of its paragraph.

    `xs` are the left edges of the characters' boxes, measured from the sheet's left edge, `cell`
    the width a Chinese character has here, `faces` says up to which character of the line each
    face goes. `gap` is the number of blank rows before it. The first `heavy` characters are drawn
    bold, by a stroke around them.
    """

    start: int
    end: int
    text: str
    xs: tuple[float, ...]
    size: float
    cell: float
    faces: tuple[tuple[int, Face], ...]
    gap: int = 0
    heavy: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph as set: its lines, blank rows `before` (none at a page's top) and `after`.

    `keep`: the next paragraph begins on the same page. `together`: so many of its lines at least
    stand on the page where it begins. `tail`: it closes a text (signature, date) and needs text
    above it on its page. `least`: blank rows it needs where room is short. `room`: rows that stay
    on the page below it. `fresh`: it begins a page. `close`: no blank row before it. `table`: what
    stands here instead of lines. `turned`: it stands on a turned sheet.
    """

    strips: tuple[Strip, ...]
    before: int = 0
    after: int = 0
    keep: bool = False
    together: int = 1
    tail: bool = False
    least: int = 0
    room: int = 0
    fresh: bool = False
    close: bool = False
    table: Table | None = None
    turned: bool = False


def cells(text: str) -> float:
    """How many cells `text` takes, blanks around it left out."""
    return sum(width_of(char) for char in text.strip())


def strip_of(
    block: Block, row: Row, size: float, cell: float, left: float, standard: Standard
) -> Strip:
    """The line `row` of `block`, its cells counted from `left`."""
    text = block.text[row.start : row.end]
    xs = tuple([left + cell * x for x in row.xs])
    faces = _faces(block, row, standard)
    return Strip(
        row.start, row.end, text, xs, size, cell, faces, heavy=_heavy(block, row, standard)
    )


def _faces(block: Block, row: Row, standard: Standard) -> tuple[tuple[int, Face], ...]:
    """Up to which character of the line each face goes."""
    ends = accumulate(len(run.text) for run in block.runs)
    pieces = [
        (min(end, row.end) - row.start, face_of(block, run, standard))
        for end, run in zip(ends, block.runs, strict=True)
        if end > row.start and end - len(run.text) < row.end
    ]
    return tuple(list(same)[-1] for _, same in groupby(pieces, key=lambda piece: piece[1]))


def _heavy(block: Block, row: Row, standard: Standard) -> int:
    """How many characters of the line belong to a heading that is drawn bold."""
    if block.style not in standard.heavy or not block.has_heading:
        return 0
    bold = sum(len(run.text) for run in block.runs if run.role is not RunRole.TEXT)
    return max(0, min(bold, row.end) - row.start)


def body_strip(block: Block, row: Row, standard: Standard, shift: float = 0.0) -> Strip:
    """A line in the size of the text, `shift` points in."""
    left = standard.left + shift
    return strip_of(block, row, standard.body_size, standard.cell, left, standard)


def centred(
    block: Block, start: int, end: int, size: float, cell: float, standard: Standard
) -> Strip:
    """Characters `start` to `end` on one line, centred in the type area."""
    left = standard.left + (standard.area_width - cells(block.text[start:end]) * cell) / 2
    return strip_of(block, solid(block.text, start, end), size, cell, left, standard)


def solid(text: str, start: int, end: int) -> Row:
    """Characters `start` to `end` one behind the other."""
    edges = [0.0, *accumulate(width_of(char) for char in text[start:end])]
    return Row(start, end, tuple(edges[:-1]))


def hanging(text: str, start: int, label: int, end: int, measure: Measure) -> Sequence[Row]:
    """Characters `start` to `end` whose lines all begin where the first does after its label.

    The label goes up to character `label`; `measure.first` is the blank before it. The lines are
    `measure.width` long, the label included.
    """
    head = solid(text, start, label)
    inset = measure.first + sum(width_of(char) for char in text[start:label])
    rows = [
        Row(row.start + label, row.end + label, tuple([x + inset for x in row.xs]))
        for row in break_paragraph(text[label:end], Measure(measure.width - inset))
    ]
    xs = tuple([x + measure.first for x in head.xs])
    if not rows:
        return [Row(start, label, xs)]
    return [Row(start, rows[0].end, xs + rows[0].xs), *rows[1:]]
