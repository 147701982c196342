"""Page furniture of a PDF: printed page marks and running heads, told by their place on many pages.

— 1 —      - 1 -      第1页 共5页      1 / 5      江城市人民政府公报
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from workbench.reading.formats.pdf_lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.reading.formats.pdf_lines import Margins
    from workbench.reading.formats.pdf_tables import Table

_PAGE_MARK = re.compile(
    r"[—－\-–─―·•.…~～_\s]*(?P<n>\d{1,4})[—－\-–─―·•.…~～_\s]*"
    r"|第?\s*(?P<m>\d{1,4})\s*[页頁]?\s*[,，/／|]?\s*(?:共|of|/)\s*\d{1,4}\s*[页頁]?"
    r"|第\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*[页頁]"
    r"|共\s*\d{1,4}\s*[页頁]\s*[,，/／|]?\s*第\s*\d{1,4}\s*[页頁]"
    r"|(?:page|p\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_SURE = re.compile(r"[—－\-–─―·•…~～]\s*\d|[页頁]|page|of", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_NO_HEAD = re.compile(r"\s*(?:附\s*[件表录图]|表\s*\d|图\s*\d|第[一二三四五六七八九十]+[章节条])")
_RANKS = 3  # lines from the edge of a page that may be furniture
_APART = 1.5  # of the usual distance between lines
_SAME_PLACE = 6.0  # points
_FEWEST = 3  # pages that repeat a line
_LONGEST = 60


class Furniture:
    """Finds the furniture among the elements of all pages, each page's from top to bottom."""

    def __init__(
        self,
        pages: Mapping[int, Sequence[Line | Table]],
        margins: Mapping[int, Margins],
        heights: Mapping[int, float],
    ) -> None:
        """`heights` are those of the sheets, in points."""
        self._pages = pages
        self._margins = margins
        self._heights = heights
        self._found: set[int] = set()

    def find(self) -> set[int]:
        """The `id` of each line that is furniture."""
        for foot in (True, False):
            for _ in range(_RANKS):
                edge = list(self._edge(foot=foot))
                new = {*self._marks(edge), *self._heads(edge)}
                if not new:
                    break
                self._found |= new
        return self._found

    def _edge(self, *, foot: bool) -> Iterator[tuple[Line, Line | Table | None]]:
        """The outermost line of each page that is not known as furniture, and its neighbour."""
        for elements in self._pages.values():
            ordered = iter(reversed(elements) if foot else elements)
            left = (element for element in ordered if id(element) not in self._found)
            outermost = next(left, None)
            if isinstance(outermost, Line):
                yield outermost, next(left, None)

    def _marks(self, edge: Sequence[tuple[Line, Line | Table | None]]) -> Iterator[int]:
        """Page marks: dashes or words say so, or bare numbers that count the pages."""
        for line, neighbour in edge:
            found = _PAGE_MARK.fullmatch(line.text.strip())
            if not found or len(line.text) > _LONGEST:
                continue
            if _SURE.search(line.text) or self._is_apart(line, neighbour):
                yield id(line)
        yield from self._counting(edge)

    def _counting(self, edge: Sequence[tuple[Line, Line | Table | None]]) -> Iterator[int]:
        """Bare numbers at the same distance from the number of the page, on several pages."""
        steps: dict[int, list[Line]] = defaultdict(list)
        for line, _ in edge:
            found = _PAGE_MARK.fullmatch(line.text.strip())
            number = found and (found["n"] or found["m"])
            if number:
                steps[int(number) - line.page].append(line)
        for lines in steps.values():
            if len(lines) > 1 and self._in_one_place(lines):
                yield from map(id, lines)

    def _is_apart(self, line: Line, neighbour: Line | Table | None) -> bool:
        """It stands away from the text, or is smaller."""
        if not isinstance(neighbour, Line):
            return True
        margins = self._margins[line.page]
        usual = max(margins.pitch, 1.2 * margins.size)
        return abs(line.base - neighbour.base) > _APART * usual

    def _heads(self, edge: Sequence[tuple[Line, Line | Table | None]]) -> Iterator[int]:
        """The same words in the same place on several pages; page numbers among them count."""
        alike: dict[str, list[tuple[Line, Line | Table | None]]] = defaultdict(list)
        for line, neighbour in edge:
            if len(line.text) <= _LONGEST and not _NO_HEAD.match(line.text):
                alike[_NUMBER.sub("#", "".join(line.text.split()))].append((line, neighbour))
        for pairs in alike.values():
            lines = [line for line, _ in pairs]
            if len(lines) < 2 or not (_is_one_text(lines) and self._in_one_place(lines)):
                continue
            if len(lines) >= _FEWEST or all(self._is_apart(*pair) for pair in pairs):
                yield from map(id, lines)

    def _in_one_place(self, lines: Sequence[Line]) -> bool:
        """Most of them stand at the same distance from the head or the foot of the sheet."""
        feet = [line.base for line in lines]
        heads = [self._heights[line.page] - line.base for line in lines]
        return _alike(feet) or _alike(heads)


def _alike(distances: Sequence[float]) -> bool:
    steps = Counter(round(distance / _SAME_PLACE) for distance in distances)
    step, _ = steps.most_common(1)[0]
    return sum(steps[step + k] for k in (-1, 0, 1)) > 0.8 * len(distances)


def _is_one_text(lines: Sequence[Line]) -> bool:
    """The numbers in the lines are the same on each page, or count the pages."""
    numbers = [[int(n[:9]) for n in _NUMBER.findall(line.text)] for line in lines]
    for column in zip(*numbers, strict=False):
        steps = {n - line.page for n, line in zip(column, lines, strict=True)}
        if len(set(column)) > 1 and len(steps) > 1:
            return False
    return True
