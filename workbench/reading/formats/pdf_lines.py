"""The runs of a PDF page → its visual lines, from top to bottom, and the margins they keep."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from workbench.numbering import CIRCLED, recognise
from workbench.reading.formats.pdf_characters import is_wide
from workbench.reading.formats.pdf_runs import WIDE_GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.reading.formats.pdf_runs import Run

    Shape = tuple[int, int]

_STEP = 0.35  # of the size; a run further up or down stands on another line
_RAISED = 0.7  # of the size of its line: a note mark or an index
_RAISED_STEP = 0.65
_BASE, _LEFT, _SIZE = attrgetter("base"), attrgetter("left"), attrgetter("size")
_NUMBER_STARTS = frozenset("一二三四五六七八九十百0123456789（(〔第§" + CIRCLED)
_APART = "  "
_FEWEST_FULL = 3  # lines that end at the same place make a margin
_MARGIN_SHARE = 0.12  # of the lines of a kind of page
_ENOUGH_PAGES = 24  # tell the margins of all
_NARROW = 0.5  # of the sheet
_NEAR = 0.6  # of the size: lines that begin or end at the same place
_LATIN = 0.62  # of a Chinese character; type of one width for all is the widest
_OPENERS = "“‘（《〈〔【［｛「『([{"
_CLOSERS = "”’）》〉〕】］｝」』，。、；：？！％…—,.;:?!)]}%‰℃"
# A line is not broken between a quotation mark and a digit or letter (UAX 14, LB19).
_UNIT = re.compile(
    rf"[{re.escape(_OPENERS)}]*(?:[A-Za-z0-9][A-Za-z0-9.,:/~+#&'-]*|[^A-Za-z0-9])"
    rf"[{re.escape(_CLOSERS)}]*(?:(?<=[”’])[A-Za-z0-9][A-Za-z0-9.,:/~+#&'-]*)?"
)


@dataclass(slots=True)
class Line:
    """A line on paper: what stands side by side, read from left to right.

    `number`: it begins with the number of a section.
    """

    page: int
    runs: list[Run] = field(default_factory=list)
    text: str = ""
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    opens_bold: bool = False
    bold: bool = False
    hyphen: bool = False
    number: bool = False

    def finish(self) -> None:
        """All runs are there: put them in order, and see what they amount to."""
        runs = self.runs
        first = runs[0]
        self.text, self.left, self.right = first.text, first.left, first.right
        self.bold = first.opens_bold and first.ends_bold
        if len(runs) > 1:
            self._finish_many()
            first = max(runs, key=_SIZE)  # a raised mark does not lift its line
        self.base, self.size = first.base, first.size
        self.opens_bold, self.hyphen = runs[0].opens_bold, runs[-1].hyphen
        self.number = self.text[:1] in _NUMBER_STARTS and recognise(self.text) is not None

    def _finish_many(self) -> None:
        self.runs.sort(key=_LEFT)
        self.text, self.left = _text(self.runs), self.runs[0].left
        self.right = max(run.right for run in self.runs)
        self.bold = all(run.opens_bold and run.ends_bold for run in self.runs)


@dataclass(frozen=True, slots=True)
class Margins:
    """Where full lines begin and end, and the size of the characters between."""

    left: float
    right: float
    size: float
    pitch: float

    def indent(self, line: Line) -> float:
        """By how many characters the line begins behind the margin."""
        return (line.left - self.left) / self.size

    def free(self, line: Line) -> float:
        """How many characters are free at its end."""
        return (self.right - line.right) / self.size

    def is_centred(self, line: Line) -> bool:
        """As much room before it as behind it."""
        before, behind = line.left - self.left, self.right - line.right
        even = abs(before - behind) <= 1.2 * line.size
        return even and min(before, behind) > 1.2 * self.size

    def could_take(self, line: Line, following: Line) -> bool:
        """The first characters of `following` would have had room at the end of `line`."""
        free = (self.right - line.right) / self.size
        if free < 1.0:
            return False
        found = _UNIT.match(following.text.lstrip())
        wanted = width(found[0]) * following.size if found else following.size
        apart = 0.25 if is_wide(line.text[-1]) != is_wide(following.text[0]) else 0.0
        return free > wanted / self.size + apart + 0.4


def width(text: str) -> float:
    """The room `text` needs at most, in Chinese characters."""
    return sum(1.0 if is_wide(char) or char in "“”‘’—…·" else _LATIN for char in text)


def lines_of(runs: Iterable[Run], page: int) -> list[Line]:
    """The visual lines of `runs`; what is printed twice in the same place is read once."""
    lines: list[Line] = []
    for run in sorted(runs, key=_BASE, reverse=True):
        if not run.text or run.text.isspace():
            continue
        line = _line_of(run, lines)
        if line is None:
            lines.append(Line(page, [run]))
        elif not any(_repeats(run, other) for other in line.runs):
            line.runs.append(run)
    for line in lines:
        line.finish()
    return sorted(lines, key=_BASE, reverse=True)


def _line_of(run: Run, lines: Sequence[Line]) -> Line | None:
    """The line the run stands on, among the last ones."""
    for line in lines[-3:]:
        head = line.runs[0]
        if head.base - run.base < head.size and _belongs(line, run):
            return line
    return None


def has_neighbours(runs: Sequence[Run]) -> bool:
    """Something stands beside something else: there may be a table."""
    ordered = sorted(runs, key=_BASE, reverse=True)
    for i, run in enumerate(ordered):
        for other in ordered[i + 1 : i + 4]:
            if run.base - other.base >= 0.8 * max(run.size, other.size):
                break
            if run.right <= other.left or other.right <= run.left:
                return True
    return False


def _belongs(line: Line, run: Run) -> bool:
    """The run stands on the line, beside what is there."""
    head = line.runs[0] if len(line.runs) == 1 else max(line.runs, key=lambda r: r.size)
    small, large = sorted((head.size, run.size))
    step = _RAISED_STEP if small <= _RAISED * large else _STEP
    if abs(run.base - head.base) > step * large:
        return False
    slack = 0.6 * small
    return all(
        run.left >= own.right - slack or run.right <= own.left + slack or _repeats(run, own)
        for own in line.runs
    )


def _repeats(run: Run, other: Run) -> bool:
    near = abs(run.left - other.left) <= 0.3 * run.size
    return near and run.text == other.text and abs(run.base - other.base) <= 0.3 * run.size


def _text(runs: Sequence[Run]) -> str:
    text = runs[0].text
    for before, run in itertools.pairwise(runs):
        gap = run.left - before.right
        if gap > WIDE_GAP * min(before.size, run.size):
            text += _APART
        elif not (is_wide(text[-1]) or is_wide(run.text[0])) and gap > 0.1 * run.size:
            text += " "
        text += run.text
    return text


def margins_by_page(
    pages: Mapping[int, Sequence[Line]],
    shapes: Mapping[int, Shape],
    frames: Mapping[int, Sequence[tuple[float, float]]],
) -> dict[int, Margins]:
    """The margins of each page; `shapes` are the sizes of the sheets, `frames` ends of its tables.

    Pages of one shape are set alike. Those printed on both sides may stand apart from each other,
    so a page with enough lines tells by how much it stands beside the others.
    """
    found: dict[int, Margins] = {}
    for shape in set(shapes.values()):
        own = {n: lines for n, lines in pages.items() if shapes[n] == shape}
        told = list(own.values())[:: 1 + len(own) // _ENOUGH_PAGES]
        usual = _margins([line for lines in told for line in lines])
        usual = _widened(usual, [frame for number in own for frame in frames[number]], shape[0])
        for number, lines in own.items():
            found[number] = _moved(usual, lines) if len(own) > 1 else usual
    return found


def _margins(lines: Sequence[Line]) -> Margins:
    body = [line for line in lines if len(line.text) > 1]
    if not body:
        return Margins(0.0, 0.0, 1.0, 0.0)
    size = _usual((line.size for line in body), weights=[len(line.text) for line in body])
    plain = _of_size(body, size) or body
    left = _left(plain, size)
    return Margins(left, max(_right(plain, size), left + size), size, _pitch(plain, size))


def _widened(margins: Margins, frames: Sequence[tuple[float, float]], sheet: float) -> Margins:
    """Pages of tables are at least as wide as these; a few short lines do not tell how wide."""
    left = min((left for left, _ in frames), default=margins.left)
    right = max((right for _, right in frames), default=margins.right)
    if not frames and right - left < _NARROW * sheet:
        right = max(right, sheet - left)
    wider = (right - left) > 1.2 * (margins.right - margins.left)
    return replace(margins, left=left, right=right) if wider else margins


def _of_size(lines: Sequence[Line], size: float) -> list[Line]:
    return [line for line in lines if abs(line.size - size) < 0.15 * size]


def _moved(usual: Margins, lines: Sequence[Line]) -> Margins:
    """The margins where this page stands beside the others."""
    if not lines or abs(min(map(_LEFT, lines)) - usual.left) < 0.5 * usual.size:
        return usual
    own = _of_size(lines, usual.size)
    if len(own) < 2 * _FEWEST_FULL:
        return usual
    left = _left(own, usual.size) - usual.left
    right = _right(own, usual.size) - usual.right
    if abs(left - right) > 0.5 * usual.size:
        return usual
    return replace(usual, left=usual.left + left, right=usual.right + right)


def _left(lines: Sequence[Line], size: float) -> float:
    """Where lines begin that continue a paragraph: the leftmost place many begin at."""
    return -_edge([-line.left for line in lines], size)


def _right(lines: Sequence[Line], size: float) -> float:
    return _edge([line.right for line in lines], size)


def _edge(values: Sequence[float], size: float) -> float:
    """The outermost place that a good share of the values is near to."""
    fewest = max(1, min(_FEWEST_FULL, len(values) // 3), int(_MARGIN_SHARE * len(values)))
    ordered = sorted(values, reverse=True)
    for value, last in zip(ordered, ordered[fewest - 1 :], strict=False):
        if value - last <= _NEAR * size:
            return value
    return ordered[0]


def _usual(values: Iterable[float], weights: Sequence[int]) -> float:
    counts: Counter[int] = Counter()  # in half points
    for value, weight in zip(values, weights, strict=True):
        counts[int(2 * value + 0.5)] += weight
    return counts.most_common(1)[0][0] / 2 or 1.0


def _pitch(lines: Sequence[Line], size: float) -> float:
    """The usual distance between two lines, 0 where none is usual."""
    steps: Counter[int] = Counter()  # in half points
    for above, below in itertools.pairwise(lines):
        step = above.base - below.base
        if above.page == below.page and 0.8 * size < step < 4 * size:
            steps[int(2 * step + 0.5)] += 1
    return steps.most_common(1)[0][0] / 2 if steps else 0.0
