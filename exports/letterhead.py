"""版头: all that stands above the title of a paper's first page.

    000001
    机密★1年
    特急
               江城市卫生健康委员会文件            red, its upper edge 35 mm below the type area's

                  江卫发〔2027〕1号               or one character in, with 签发人 at the right
    ────────────────────────────                 red, 4 mm below

GB/T 9704-2012, 7.2; of a letter (信函) 10.1: the mark 30 mm below the sheet's edge, red double
lines below it and at the sheet's foot, the other elements between the first line and the title.
Heights are measured down from the sheet's upper edge.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exports.marks import mark_of
from exports.pages import Line, Rule
from exports.standard import EM_ABOVE, MM, Ink, Standard
from exports.strips import cells, justified, solid, strip_of
from workbench.manuscript import Block, BlockRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from exports.linebreak import Row
    from exports.strips import Strip

_LEFT_ROLES = (BlockRole.COPY_NUMBER, BlockRole.SECRECY, BlockRole.URGENCY)

HEAD_ROLES = frozenset(
    (*_LEFT_ROLES, BlockRole.LETTERHEAD, BlockRole.DOCUMENT_NUMBER, BlockRole.SIGNERS)
)
LETTER_LINE = 170 * MM
"""How long a letter's lines are, 10.1."""

LETTER_FOOT = 20 * MM
"""From the lower edge of the sheet to a letter's double line there, 10.1."""

LETTER_GAP = 1.5
"""Between the two lines of a letter's double line, in points."""

_MARK_TOP = 35 * MM  # below the upper edge of the type area, 7.2.4
_LETTER_MARK_TOP = 30 * MM  # below the upper edge of the sheet, 10.1
_LINE_GAP = 4 * MM  # from 发文字号 to the red line, 7.2.7; from a letter's mark to its lines
_LINE_WIDTH = 1.5
_BLANK_ROWS = 2  # between mark and 发文字号, between red line and title
_INSET = 1.0  # cells, 发文字号 and 签发人 from the edges
_THICK, _THIN = 2.0, 0.75
_BELOW_LINE = 7 / 8  # of a character of text, from a letter's line to what stands below it
_MOST_SHRUNK = 0.12  # share of its size a mark gives up so that the title meets the grid
_LETTER_SHRUNK = 0.25
_ROUND_UP = 0.6  # a title stands up to so much of a row lower, else a little higher
_LEAST_TEXT = 3  # rows of page 1 that stay for the text, however many signers there are
_SIGNERS_A_ROW = 2
_NAME = 3.0  # cells; a name of two characters is spread over them beside longer ones
_APART = 2.0  # cells between two persons, where a name may itself have one in it


@dataclass(frozen=True, slots=True)
class Head:
    """版头 as set: its lines and rules, and the row of page 1 in which the text begins."""

    lines: tuple[Line, ...] = ()
    rules: tuple[Rule, ...] = ()
    rows: int = 0
    letter: bool = False
    scale: float = 1.0
    """The share of its size that the mark has kept."""


_Placed = dict[BlockRole, tuple[int, Block]]


def set_head(blocks: Sequence[tuple[int, Block]], standard: Standard) -> Head:
    """The head made of `blocks`, each with its place in the manuscript; none gives an empty one.

    The mark is as large as its place allows, or a little smaller where the title then stands in a
    row of the grid. Where that takes too much, the number shares what is missing or too much.
    """
    given: _Placed = {b.role: (at, b) for at, b in blocks if b.text.strip()}
    if not given:
        return Head()
    letter = any(block.letter for _, block in given.values())
    build = _letter if letter else _document
    head, row = build(given, standard, 1.0, 0.0)
    mark = mark_of(given.get(BlockRole.LETTERHEAD), 0.0, standard)
    spare = (row - int(row)) * standard.pitch
    most = _LETTER_SHRUNK if letter else _MOST_SHRUNK
    if mark and spare <= most * mark.height:
        head, row = build(given, standard, 1 - spare / mark.height, 0.0)
    rows = int(row + _ROUND_UP)
    if not letter:
        head, _ = build(given, standard, head.scale, (rows - row) / 2)
    return replace(head, rows=min(rows, standard.rows - _LEAST_TEXT), letter=letter)


def _document(given: _Placed, standard: Standard, scale: float, lower: float) -> tuple[Head, float]:
    """The head of a 文件, and at which row of the grid its title wants to stand.

    The number stands `lower` rows further down than it should.
    """
    top = standard.top + _MARK_TOP
    mark = mark_of(given.get(BlockRole.LETTERHEAD), top, standard, scale)
    below = _row(mark.bottom if mark else top, standard) + _BLANK_ROWS + lower
    signers = list(_signers(given, below, standard))
    last = below + max(0, len({line.y for line in signers}) - 1)
    red = standard.baseline(last, standard.body_size)
    red += (1 - EM_ABOVE) * standard.body_size + _LINE_GAP
    rule = Rule(standard.left, red, standard.right, red, _LINE_WIDTH, Ink.RED)
    lines = (
        *_corner(given, standard, lambda row: standard.baseline(row, standard.body_size)),
        *(mark.lines if mark else ()),
        *_number(given, standard.baseline(last, standard.body_size), standard),
        *signers,
    )
    return Head(lines, (rule,), scale=scale), _row(red, standard) + _BLANK_ROWS


def _letter(given: _Placed, standard: Standard, scale: float, lower: float) -> tuple[Head, float]:
    """The head of a 信函, with the lines at head and foot of the sheet; it keeps to its places."""
    mark = mark_of(given.get(BlockRole.LETTERHEAD), _LETTER_MARK_TOP, standard, scale)
    thick = (mark.bottom if mark else _LETTER_MARK_TOP) + _LINE_GAP + _THICK / 2
    thin = thick + (_THICK + _THIN) / 2 + LETTER_GAP
    size = standard.body_size
    first = thin + _THIN / 2 + (_BELOW_LINE + EM_ABOVE) * size
    corner = list(_corner(given, standard, lambda row: first + row * standard.pitch))
    foot = standard.page_height - LETTER_FOOT - _THICK / 2
    above = foot - (_THICK + _THIN) / 2 - LETTER_GAP
    heights = ((thick, _THICK), (thin, _THIN), (above, _THIN), (foot, _THICK))
    rules = tuple(_letter_rule(y, width, standard) for y, width in heights)
    number = _number(given, first, standard)
    last = max((line.y for line in (*corner, *number)), default=first)
    lines = (*(mark.lines if mark else ()), *corner, *number)
    grid = last - standard.baseline(0, size)
    return Head(lines, rules, scale=scale), grid / standard.pitch + 1 + _BLANK_ROWS + lower


def _letter_rule(y: float, width: float, standard: Standard) -> Rule:
    left = (standard.page_width - LETTER_LINE) / 2
    return Rule(left, y, left + LETTER_LINE, y, width, Ink.RED)


def _row(y: float, standard: Standard) -> float:
    return (y - standard.top) / standard.pitch


def _corner(
    given: Mapping[BlockRole, tuple[int, Block]],
    standard: Standard,
    baseline: Callable[[int], float],
) -> Iterator[Line]:
    """份号, 密级 and 紧急程度, a line each, flush left; 密级 of a 文件 stands on the second."""
    row = 0
    for role in _LEFT_ROLES:
        if role not in given:
            continue
        at, block = given[role]
        if role is BlockRole.SECRECY and not block.letter:
            row = 1
        yield Line(at, baseline(row), _flush(block, 0.0, standard))
        row += 1


def _flush(block: Block, left: float, standard: Standard) -> Strip:
    """The block on one line, `left` cells in; a 密级 without term is parted: 秘　密."""
    row = solid(block.text, 0, len(block.text))
    spread = 3.0 if block.role is BlockRole.SECRECY and len(block.text) == 2 else 0.0
    return _fitted(block, justified(row, spread), left, standard.columns - left, standard)


def _fitted(block: Block, row: Row, left: float, room: float, standard: Standard) -> Strip:
    """A line `left` cells in, set smaller where it would take more than `room` cells."""
    width = max(cells(block.text[row.start : row.end]), row.xs[-1] + 1)
    scale = min(1.0, room / width)
    start = standard.left + left * standard.cell
    size, cell = standard.body_size * scale, standard.cell * scale
    return strip_of(block, row, size, cell, start, standard)


def _number(given: _Placed, baseline: float, standard: Standard) -> tuple[Line, ...]:
    """发文字号: centred, one character in beside 签发人, flush right in a letter."""
    if BlockRole.DOCUMENT_NUMBER not in given:
        return ()
    at, block = given[BlockRole.DOCUMENT_NUMBER]
    width = min(cells(block.text), standard.columns)
    left = (standard.columns - width) / 2
    room = float(standard.columns)
    if block.letter:
        left *= 2
    elif BlockRole.SIGNERS in given:
        left, room = _INSET, standard.columns / 2 - _INSET
    row = solid(block.text, 0, len(block.text))
    return (Line(at, baseline, _fitted(block, row, left, room, standard)),)


def _signers(given: _Placed, first: float, standard: Standard) -> Iterator[Line]:
    """签发人 at the right, two names a row, those below beginning under the first (7.2.6)."""
    if BlockRole.SIGNERS not in given:
        return
    at, block = given[BlockRole.SIGNERS]
    label, *names = block.runs
    name = max((cells(run.text) for run in names), default=0.0)
    room = standard.columns / 2 - cells(label.text)
    fit = _SIGNERS_A_ROW if 2 * name + _APART <= room else 1
    across = min(fit, max(1, len(names)))
    taken = across * name + (across - 1) * _APART
    begin = max(standard.columns - _INSET - taken, standard.columns - room)
    left = begin - cells(label.text)
    end = len(label.text)
    head = solid(block.text, 0, end)
    yield Line(at, _at(first, standard), _fitted(block, head, left, begin - left, standard))
    for number, run in enumerate(names):
        row = solid(block.text, end, end := end + len(run.text))
        line, column = divmod(number, across)
        spread = justified(row, min(name, _NAME))
        strip = _fitted(block, spread, begin + column * (name + _APART), name, standard)
        yield Line(at, _at(first + line, standard), strip)


def _at(row: float, standard: Standard) -> float:
    return standard.baseline(row, standard.body_size)
