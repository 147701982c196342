"""A line as set and a paragraph as set, before either has a page, and the making of such lines.

Everything that puts characters beside each other comes through here: text, title, signature, head
and foot. Positions are points from the sheet's left edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from exports.linebreak import Measure, Row, break_paragraph
from exports.standard import Face, Standard, face_of
from exports.widths import cells_of, width_of
from workbench.manuscript import RunRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    stands here instead of lines. `turned`: it stands on a turned sheet. `given`: so many of its
    lines are set wider or closer than usual.
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
    given: int = 0


def cells(text: str) -> float:
    """How many cells `text` takes, blanks around it left out."""
    return cells_of(text.strip())


def strip_of(
    block: Block, row: Row, size: float, cell: float, left: float, standard: Standard
) -> Strip:
    """The line `row` of `block`, its cells counted from `left`."""
    (strip,) = strips_of(block, (row,), size, cell, left, standard)
    return strip


def strips_of(
    block: Block, rows: Iterable[Row], size: float, cell: float, left: float, standard: Standard
) -> tuple[Strip, ...]:
    """The lines `rows` of `block`, their cells counted from `left`."""
    text, bounds, bold = block.text, _bounds(block, standard), _bold(block, standard)
    return tuple(
        Strip(
            row.start,
            row.end,
            text[row.start : row.end],
            tuple([left + cell * x for x in row.xs]),
            size,
            cell,
            _faces(bounds, row),
            heavy=max(0, min(bold, row.end) - row.start),
        )
        for row in rows
    )


def _bounds(block: Block, standard: Standard) -> list[tuple[int, Face]]:
    """Up to which character of the paragraph each face goes."""
    bounds: list[tuple[int, Face]] = []
    end = 0
    for run in block.runs:
        end += len(run.text)
        face = face_of(block, run, standard)
        if bounds and bounds[-1][1] is face:
            bounds.pop()
        bounds.append((end, face))
    return bounds


def _faces(bounds: list[tuple[int, Face]], row: Row) -> tuple[tuple[int, Face], ...]:
    """Up to which character of the line each face goes."""
    found = []
    for end, face in bounds:
        if end > row.start:
            found.append((min(end, row.end) - row.start, face))
            if end >= row.end:
                break
    return tuple(found)


def _bold(block: Block, standard: Standard) -> int:
    """How many characters of the paragraph are a heading that is drawn bold."""
    if block.style not in standard.heavy or not block.has_heading:
        return 0
    return sum(len(run.text) for run in block.runs if run.role is not RunRole.TEXT)


def body_strips(
    block: Block, rows: Iterable[Row], standard: Standard, shift: float = 0.0
) -> tuple[Strip, ...]:
    """Lines in the size of the text, `shift` points in."""
    left = standard.left + shift
    return strips_of(block, rows, standard.body_size, standard.cell, left, standard)


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


def justified(row: Row, width: float) -> Row:
    """The characters spread evenly over `width` cells."""
    count = row.end - row.start
    if count < 2 or row.xs[-1] + 1 >= width:
        return row
    share = (width - row.xs[-1] - 1) / (count - 1)
    return Row(row.start, row.end, tuple(x + share * n for n, x in enumerate(row.xs)))


def hanging(text: str, start: int, label: int, end: int, measure: Measure) -> Sequence[Row]:
    """Characters `start` to `end` whose lines all begin where the first does after its label.

    The label goes up to character `label`; `measure.first` is the blank before it. The lines are
    `measure.width` long, the label included.
    """
    head = solid(text, start, label)
    inset = measure.first + cells_of(text[start:label])
    rows = [
        Row(row.start + label, row.end + label, tuple([x + inset for x in row.xs]))
        for row in break_paragraph(text[label:end], Measure(measure.width - inset))
    ]
    xs = tuple([x + measure.first for x in head.xs])
    if not rows:
        return [Row(start, label, xs)]
    return [Row(start, rows[0].end, xs + rows[0].xs), *rows[1:]]
