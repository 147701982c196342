"""Where the pages of 版面 lie on the desk: one or two a row, as large as the zoom asks for.

All in pixels of the window, from the upper left corner of the whole desk, which is scrolled.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN = 16
"""Around the pages and between them, in pixels."""
PERCENTS = (50, 75, 100, 125, 150, 200)
_SMALLEST = 0.1


class Fit(StrEnum):
    """A zoom that follows the window."""

    HEIGHT = "height"
    WIDTH = "width"

    @property
    def label(self) -> str:
        return {"height": "适合高度", "width": "适合宽度"}[self.value]


Zoom = Fit | int
"""Following the window, or so many percent of the size on paper."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How she wants the pages: how large, and two a row or one."""

    zoom: Zoom = Fit.HEIGHT
    double: bool = True


class PageLayout:
    """The pages in rows; a landscape page has a row to itself."""

    def __init__(
        self,
        sizes: Sequence[tuple[float, float]],
        arrangement: Arrangement,
        room: QSizeF,
        dots: float,
    ) -> None:
        """`sizes` in points, `room` that is seen at a time, `dots` in a point at 100 %."""
        self._sizes = sizes
        self.rows = _rows(sizes, 2 if arrangement.double else 1)
        self.scale = self._scaled(arrangement.zoom, room, dots)
        self.percent = round(self.scale / dots * 100)
        self.width = max(room.width(), max(map(self._row_width, self.rows), default=0) + 2 * MARGIN)
        self.tops: list[int] = []
        self.rects: list[QRectF] = []
        self.height = self._place(room.height())

    def row_of(self, index: int) -> int:
        """The row in which page `index` lies."""
        return next((at for at, row in enumerate(self.rows) if index in row), 0)

    def row_at(self, y: float) -> int:
        """The row at height `y`, or the one above the gap there."""
        return max(0, bisect_left(self.tops, y + 1) - 1)

    def between(self, top: float, bottom: float) -> list[int]:
        """The pages of which something lies between two heights."""
        if not self.rows:
            return []
        rows = self.rows[self.row_at(top) : self.row_at(bottom) + 1]
        return [index for row in rows for index in row]

    def page_at(self, x: float, y: float) -> int:
        """The page at a place, -1 where the desk is bare."""
        found = (index for index in self.between(y, y) if self.rects[index].contains(x, y))
        return next(found, -1)

    def _scaled(self, zoom: Zoom, room: QSizeF, dots: float) -> float:
        if isinstance(zoom, int):
            return dots * zoom / 100
        broad = [
            (room.width() - MARGIN * (len(row) + 1)) / sum(self._sizes[i][0] for i in row)
            for row in self.rows
        ]
        high = [(room.height() - 2 * MARGIN) / height for _, height in self._sizes]
        return max(_SMALLEST, min(broad if zoom is Fit.WIDTH else broad + high, default=dots))

    def _row_width(self, row: Sequence[int]) -> int:
        return sum(self._pixels(i)[0] for i in row) + MARGIN * (len(row) - 1)

    def _pixels(self, index: int) -> tuple[int, int]:
        width, height = self._sizes[index]
        return int(width * self.scale), int(height * self.scale)

    def _place(self, room: float) -> int:
        """Put the pages in their places; the height of all."""
        y = MARGIN
        for row in self.rows:
            self.tops.append(y)
            x = int((self.width - self._row_width(row)) / 2)
            for index in row:
                width, height = self._pixels(index)
                self.rects.append(QRectF(x, y, width, height))
                x += width + MARGIN
            y += max(self._pixels(i)[1] for i in row) + MARGIN
        return max(y, int(room)) if len(self.rows) < 2 else y


def _rows(sizes: Sequence[tuple[float, float]], columns: int) -> list[tuple[int, ...]]:
    rows: list[tuple[int, ...]] = []
    waiting: tuple[int, ...] = ()
    for index, (width, height) in enumerate(sizes):
        lies = width > height
        if waiting and (lies or len(waiting) == columns):
            rows.append(waiting)
            waiting = ()
        waiting = (*waiting, index)
        if lies:
            rows.append(waiting)
            waiting = ()
    return [*rows, waiting] if waiting else rows
