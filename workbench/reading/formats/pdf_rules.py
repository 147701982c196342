"""The ruled lines of a PDF page, and the grids of tables they make.

Office programs draw the border of a cell as a line, as a thin filled bar, or as a frame; what is
only shaded is no border.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Place = tuple[int, int]  # row and column, from 0

_THIN = 4.0  # points; a bar that thin is a line
_SHORTEST = 5.0
_NEAR = 3.0  # points between lines that are one, or that touch
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 4_000
_MOST_MEETINGS = 250_000
_MOST_CELLS = 3_000
_MOST_LINES = 1_500  # of one table
_DEEPEST = 3  # forms within forms
_PATH, _FORM = 2, 5
_MOVE = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A line at `at` (y of a level one, x of an upright one) from `start` to `end`."""

    upright: bool
    at: float
    start: float
    end: float

    def meets(self, other: Rule) -> bool:
        """A level and an upright line touch."""
        mine = self.start - _NEAR <= other.at <= self.end + _NEAR
        return mine and other.start - _NEAR <= self.at <= other.end + _NEAR

    def turned(self, turn: int, width: float, height: float) -> Rule:
        """The line on its page turned upright."""
        if turn == 0:
            return self
        xs, ys = ((self.at, self.at), (self.start, self.end))
        if not self.upright:
            xs, ys = ys, xs
        xs, ys = {
            1: (ys, (width - xs[0], width - xs[1])),
            2: ((width - xs[0], width - xs[1]), (height - ys[0], height - ys[1])),
            3: ((height - ys[0], height - ys[1]), xs),
        }[turn]
        upright = self.upright != (turn % 2 == 1)
        at, along = (xs[0], ys) if upright else (ys[0], xs)
        return Rule(upright, at, min(along), max(along))


@dataclass(slots=True)
class Grid:
    """A ruled table: its column lines from left to right, its row lines from top to bottom."""

    xs: list[float]
    ys: list[float]
    roots: dict[Place, Place] = field(default_factory=dict)
    spans: dict[Place, Place] = field(default_factory=dict)  # rows and columns a cell covers

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def cell(self, x: float, y: float) -> Place | None:
        """The place (row and column from 0) of the cell around a point; merged cells count once."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right([-y for y in self.ys], -y) - 1
        return self.roots.get((row, column))

    def holds(self, left: float, right: float, y: float) -> bool:
        """What stands between two points of a line belongs to the table."""
        middle = (left + right) / 2
        return self.bottom <= y <= self.top and self.xs[0] <= middle <= self.xs[-1]

    def cuts(self, left: float, right: float, y: float) -> list[float]:
        """The column lines that stand between two points of a row, in different cells."""
        inner = [x for x in self.xs if left + _NEAR < x < right - _NEAR]
        return [x for x in inner if self.cell(x - _NEAR, y) != self.cell(x + _NEAR, y)]


def rules_of(page: object) -> list[Rule]:
    """The level and upright lines drawn on `page`, a page of pdfium."""
    import pypdfium2.raw as pdfium

    found = list(_Drawing(pdfium).rules(page))
    return found if len(found) <= _MOST_OBJECTS else []


class _Drawing:
    """Walks through what is drawn on a page."""

    def __init__(self, pdfium: Any) -> None:
        self._pdfium = pdfium
        self._left = _MOST_OBJECTS

    def rules(self, page: object) -> Iterator[Rule]:
        lib = self._pdfium
        for i in range(min(lib.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
            yield from self._object(lib.FPDFPage_GetObject(page, i), _Matrix(), _DEEPEST)

    def _object(self, drawn: object, matrix: _Matrix, depth: int) -> Iterator[Rule]:
        kind = self._pdfium.FPDFPageObj_GetType(drawn)
        if kind == _PATH:
            yield from self._path(drawn, matrix)
        elif kind == _FORM and depth:
            yield from self._form(drawn, matrix, depth - 1)

    def _form(self, form: object, matrix: _Matrix, depth: int) -> Iterator[Rule]:
        lib = self._pdfium
        inner = self._matrix(form).then(matrix)
        for i in range(min(lib.FPDFFormObj_CountObjects(form), self._left)):
            self._left -= 1
            yield from self._object(lib.FPDFFormObj_GetObject(form, i), inner, depth)

    def _matrix(self, drawn: object) -> _Matrix:
        found = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(drawn, found):
            return _Matrix()
        return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)

    def _path(self, path: object, matrix: _Matrix) -> Iterator[Rule]:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self._pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
        ends = matrix.of(left.value, bottom.value), matrix.of(right.value, top.value)
        if rule := _rule(*ends):
            yield rule
        elif self._is_stroked(path):
            yield from self._edges(path, self._matrix(path).then(matrix))

    def _is_stroked(self, path: object) -> bool:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self._pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        return bool(stroke.value)

    def _edges(self, path: object, matrix: _Matrix) -> Iterator[Rule]:
        """The straight sides of a frame or of lines drawn in one go."""
        lib = self._pdfium
        x, y = ctypes.c_float(), ctypes.c_float()
        start = at = (0.0, 0.0)
        for i in range(min(lib.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
            segment = lib.FPDFPath_GetPathSegment(path, i)
            lib.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.of(x.value, y.value)
            if lib.FPDFPathSegment_GetType(segment) == _MOVE:
                start = point
            elif rule := _rule(at, point):
                yield rule
            at = point
            if lib.FPDFPathSegment_GetClose(segment) and (rule := _rule(at, start)):
                yield rule


@dataclass(frozen=True, slots=True)
class _Matrix:
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: _Matrix) -> _Matrix:
        """First this one, then `other`."""
        e, f = other.of(self.e, self.f)
        return _Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            e,
            f,
        )


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Rule | None:
    wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
    if high <= _THIN and wide >= _SHORTEST:
        xs = sorted((one[0], other[0]))
        return Rule(False, (one[1] + other[1]) / 2, *xs)
    if wide <= _THIN and high >= _SHORTEST:
        ys = sorted((one[1], other[1]))
        return Rule(True, (one[0] + other[0]) / 2, *ys)
    return None


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The tables of a page, from top to bottom; a frame around text is none."""
    level, upright = (
        _merged(r for r in rules if not r.upright),
        _merged(r for r in rules if r.upright),
    )
    if len(level) * len(upright) > _MOST_MEETINGS:
        return []
    grids = [_grid(*parts) for parts in _touching(level, upright)]
    return sorted((g for g in grids if g is not None), key=lambda g: -g.top)


def _merged(rules: Iterator[Rule]) -> list[Rule]:
    """Lines in one, end to end or over each other, made one."""
    merged: list[Rule] = []
    level: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if level and rule.at - level[0].at > _NEAR:
            merged += _joined(level)
            level = []
        level.append(rule)
    return merged + _joined(level)


def _joined(level: list[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for rule in sorted(level, key=lambda r: r.start):
        last = joined[-1] if joined else None
        if last and rule.start <= last.end + _NEAR:
            joined[-1] = Rule(last.upright, last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _touching(level: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that hang together."""
    free = set(range(len(level)))
    unused = set(range(len(upright)))
    while free:
        lines, posts = [free.pop()], []
        for i in lines:
            new = [j for j in unused if level[i].meets(upright[j])]
            unused.difference_update(new)
            posts += new
            for j in new:
                more = [k for k in free if upright[j].meets(level[k])]
                free.difference_update(more)
                lines += more
        if posts:
            yield [level[i] for i in lines], [upright[j] for j in posts]


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """The grid of lines that hang together; sides left open end where the lines end."""
    xs = _places([r.at for r in upright] + [x for r in level for x in (r.start, r.end)], upright)
    ys = _places([r.at for r in level] + [y for r in upright for y in (r.start, r.end)], level)
    ys.reverse()
    if len(xs) < 3 or len(ys) < 2:
        return None
    if len(xs) * len(ys) > _MOST_CELLS or len(level) + len(upright) > _MOST_LINES:
        return None
    grid = Grid(xs, ys)
    _merge_cells(grid, level, upright)
    grid.spans = _spans(grid.roots)
    return grid


def _places(values: list[float], rules: list[Rule]) -> list[float]:
    """Where the lines stand, and the outermost ends of those across."""
    places: list[float] = []
    ends = (min(values), max(values))
    for value in sorted([*(rule.at for rule in rules), *ends]):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _merge_cells(grid: Grid, level: list[Rule], upright: list[Rule]) -> None:
    """Cells without a line between them are one; it stands where its first part stands."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    grid.roots = {(r, c): (r, c) for r in range(rows) for c in range(columns)}
    for r, (top, bottom) in enumerate(pairwise(grid.ys)):
        for c, (left, right) in enumerate(pairwise(grid.xs)):
            if c + 1 < columns and not _walled(upright, right, (top + bottom) / 2):
                _unite(grid, (r, c), (r, c + 1))
            if r + 1 < rows and not _walled(level, bottom, (left + right) / 2):
                _unite(grid, (r, c), (r + 1, c))


def _spans(roots: dict[Place, Place]) -> dict[Place, Place]:
    inside: dict[Place, tuple[set[int], set[int]]] = {}
    for (row, column), root in roots.items():
        rows, columns = inside.setdefault(root, (set(), set()))
        rows.add(row)
        columns.add(column)
    return {root: (len(rows), len(columns)) for root, (rows, columns) in inside.items()}


def _walled(rules: list[Rule], at: float, middle: float) -> bool:
    return any(
        abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= middle <= rule.end + _NEAR
        for rule in rules
    )


def _unite(grid: Grid, one: Place, other: Place) -> None:
    keep, gone = sorted((grid.roots[one], grid.roots[other]))
    if keep != gone:
        for place, root in grid.roots.items():
            if root == gone:
                grid.roots[place] = keep
