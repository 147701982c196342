"""版记: who gets copies, who printed it and when, at the foot of the last page.

    ──────────────────────────────
    抄送：市委办公室，市人大办公室，市政协办公室。
    ──────────────────────────────
    江城市卫生健康委员会办公室　　　2027年1月8日印发
    ──────────────────────────────

GB/T 9704-2012, 7.4; a letter has 抄送 alone and no lines (10.1). It is set from the lower edge of
the type area upwards, in rows of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.linebreak import Measure
from exports.pages import Line, Rule
from exports.standard import MM, Standard
from exports.strips import cells, hanging, solid, strip_of
from workbench.manuscript import Block, BlockRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.strips import Strip

FOOT_ROLES = frozenset((BlockRole.COPIES, BlockRole.PRINTED))

SIZE = 14.0
"""四号, of what stands in it; in points."""
_OUTER, _INNER = 0.35 * MM, 0.25 * MM
_INSET = 1.0  # cells free at both sides
_LEAST = 0.4  # a line that is too long is set no smaller than this share of its size


@dataclass(frozen=True, slots=True)
class Foot:
    """版记 as set: its lines, its rules, and how many rows it takes at the foot of a page."""

    lines: tuple[Line, ...] = ()
    rules: tuple[Rule, ...] = ()
    rows: int = 0


def set_foot(blocks: Sequence[tuple[int, Block]], standard: Standard) -> Foot:
    """The foot made of `blocks`, each with its place in the manuscript."""
    rows: list[tuple[int, list[Strip]]] = []
    tops: list[int] = []
    for at, block in blocks:
        if block.text.strip():
            tops.append(len(rows))
            rows += [(at, strips) for strips in _rows(block, standard)]
    lines = tuple(
        Line(at, _baseline(len(rows) - number, standard), strip)
        for number, (at, strips) in enumerate(rows)
        for strip in strips
    )
    ruled = rows and not any(block.letter for _, block in blocks)
    return Foot(lines, tuple(_rules(tops, len(rows), standard)) if ruled else (), len(rows))


def _baseline(rows_up: int, standard: Standard) -> float:
    """The baseline of the row that is `rows_up` from the lower edge of the type area."""
    return standard.baseline(0, SIZE) - standard.top + standard.foot - rows_up * standard.pitch


def _rules(tops: Sequence[int], rows: int, standard: Standard) -> Iterator[Rule]:
    """Above each element and below the last: the outer ones thick, those between thin (7.4.1)."""
    for row in (*tops, rows):
        y = standard.foot - (rows - row) * standard.pitch
        width = _OUTER if row in (0, rows) else _INNER
        yield Rule(standard.left, y, standard.right, y, width)


def _rows(block: Block, standard: Standard) -> Iterator[list[Strip]]:
    if block.role is BlockRole.PRINTED:
        yield list(_printed(block, standard))
        return
    label = block.text.find("：", 0, 6) + 1
    width = standard.area_width / SIZE - _INSET
    rows = hanging(block.text, 0, label, len(block.text), Measure(width, _INSET))
    yield from ([strip_of(block, row, SIZE, SIZE, standard.left, standard)] for row in rows)


def _printed(block: Block, standard: Standard) -> Iterator[Strip]:
    """印发机关 at the left, 印发日期 at the right; both smaller where they would meet."""
    room = standard.area_width - 2 * _INSET * SIZE
    size = SIZE * max(_LEAST, min(1.0, room / (SIZE * (cells(block.text) + _INSET))))
    start = 0
    for run in block.runs:
        end = start + len(run.text)
        left = standard.left + _INSET * SIZE
        if run is block.runs[-1] and (start or run.text.endswith("印发")):
            left = standard.right - _INSET * SIZE - cells(run.text) * size
        yield strip_of(block, solid(block.text, start, end), size, size, left, standard)
        start = end
