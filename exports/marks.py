"""发文机关标志: the red name of the organ, or of several one below the other with 文件 beside them.

    江城市卫生健康委员会
    江　城　市　民　政　局　文件
    江 城 市 医 疗 保 障 局

GB/T 9704-2012, 7.2.4. Its size is free: as large as fits, 22 mm at most. Heights are those of the
strokes, which begin and end inside the em box.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.pages import Line
from exports.standard import MM, Ink
from exports.strips import cells, justified, solid, strip_of

if TYPE_CHECKING:
    from exports.linebreak import Row
    from exports.standard import Standard
    from workbench.manuscript import Block

_MOST = 22 * MM
_MOST_TOGETHER = 75 * MM  # the height of a joint mark: page 1 has to show text (7.3.3)
_INK_ABOVE, _INK_BELOW = 0.81, 0.11  # of the size; between those of the usual 小标宋 fonts
_LEADING = 1.25
_GAP = 0.4  # between the organs and 文件
_ENDING = 3  # a last run so short is no organ but what stands behind them all


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as set, and where its strokes begin and end."""

    lines: tuple[Line, ...]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def mark_of(
    given: tuple[int, Block] | None, top: float, standard: Standard, scale: float = 1.0
) -> Mark | None:
    """The mark with its upper edge at `top`, its size `scale` of the largest that fits."""
    if given is None:
        return None
    at, block = given
    organs, ending = _parts(block)
    widest = max(1.0, *(_width(block, row) for row in organs))
    tail = _GAP + _width(block, ending) if ending else 0.0
    size = scale * _largest(len(organs), widest + tail, standard)
    left = standard.left + (standard.area_width - (widest + tail) * size) / 2
    first = top + _INK_ABOVE * size
    last = first + _LEADING * size * (len(organs) - 1)
    placed = [
        (first + _LEADING * size * n, justified(row, widest), left) for n, row in enumerate(organs)
    ]
    if ending:
        placed.append(((first + last) / 2, ending, left + (widest + _GAP) * size))
    lines = tuple(
        Line(at, y, strip_of(block, row, size, size, x, standard), Ink.RED) for y, row, x in placed
    )
    return Mark(lines, top, last + _INK_BELOW * size)


def _largest(organs: int, cells_wide: float, standard: Standard) -> float:
    """The largest size in which so many organs go into their place."""
    high = _LEADING * (organs - 1) + _INK_ABOVE + _INK_BELOW
    return min(_MOST, standard.area_width / cells_wide, _MOST_TOGETHER / high)


def _parts(block: Block) -> tuple[list[Row], Row | None]:
    """The organs, and what stands behind several; behind one it goes on in its row."""
    rows, start = [], 0
    for run in block.runs:
        rows.append(solid(block.text, start, start + len(run.text)))
        start += len(run.text)
    if len(rows) == 1 or rows[-1].end - rows[-1].start > _ENDING:
        return rows, None
    if len(rows) == 2:
        return [solid(block.text, 0, start)], None
    return rows[:-1], rows[-1]


def _width(block: Block, row: Row) -> float:
    return cells(block.text[row.start : row.end])
