"""Lines broken by page layout → paragraphs.

Text cut out of a PDF breaks wherever the paper did, and often again around quotation marks:

    推动养老服务提质，         ┐
    更好满足老年人需             ├ one line on paper, one paragraph here
    求。                       ┘
    （二）完善服务网络。构建…     a new one: it begins with the next number
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.reading.layout.traced import joined
from workbench.reading.structure.chrome import (
    is_furniture,
    is_remark,
    is_telling_furniture,
    metadata,
)
from workbench.reading.structure.headings import Counter, is_bare_number
from workbench.reading.structure.runs import is_unit, runs_of
from workbench.reading.structure.shapes import is_addressees, is_date, is_number, is_organ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_CLOSED = re.compile(r"[。！？；：!?;:][”’）)〕\]】]*$")
_STOPPED = re.compile(
    r"[。！？!?][”’]?(?:\s*[（(〔\[［][^（）()〔〕\[\]]*(?:[（(〔][^（）()〔〕]*[）)〕][^（）()〔〕\[\]]*)*[）)〕\]］])?$"
)
LABEL = re.compile(
    r"(?:牵头|责任|配合|主办|协办|承办|主责|完成|实施|分管|主管|参与|落实|联系)"
    r"[^，。：]{0,8}(?:单位|部门|领导|处室|科室|时限|时间|期限|责任人|人)\s*："
)
_GOES_ON = tuple("，、,（(《“〔[")
_OPENERS = tuple("“《（(〔[，。、；：）)”》〕")
_BRACKETS = ("（", "〔", "[", "［")
_ANNEX = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*(?:：|$)|附\s*[：:]")
_LONGEST_OPEN = 300  # characters; a bracket open for longer was never closed
_TAIL = 1200  # characters kept of a paragraph being gathered
_FEWEST = 3  # open lines that make a document hard-wrapped
_OPEN_SHARE = 0.35  # of its long lines are open
_NEAR_SHARE = 0.3  # of the open lines are about as wide as the widest
_WIDER_SHARE = 0.03  # of the long lines may be wider still
_LONG = 30  # columns
_WIDEST = 160  # columns
_SLACK = 8  # columns by which a full line may fall short (no mark begins a line)
_EXCESS = 4  # columns by which narrow digits let it go over


def width(text: str) -> int:
    """Columns of `text`: two for a Chinese character, one for a Latin one."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def measure(lines: Sequence[Line]) -> int:
    """The columns of a full line where page layout broke the lines, else 0.

    Told by many lines that end in mid-sentence, about as wide as each other and as the widest.
    """
    widths = [width(line.key) for line in lines]
    long = [w for w in widths if w >= _LONG]
    open_ = [
        w
        for w, (line, following) in zip(widths, pairwise(lines), strict=False)
        if w >= _LONG and not (_CLOSED.search(line.key) or following.gap or following.mark)
    ]
    if len(open_) < _FEWEST or len(open_) < _OPEN_SHARE * len(long):
        return 0
    full = sorted(open_)[int(0.9 * (len(open_) - 1))]
    near = sum(full - _SLACK <= w <= full + _EXCESS for w in open_)
    wider = sum(w > full + 2 * _EXCESS for w in long)
    even = near >= _NEAR_SHARE * len(open_) and wider <= _WIDER_SHARE * len(long)
    return full if even and full <= _WIDEST else 0


@dataclass(slots=True)
class _Paragraph:
    """Lines gathered so far.

    `tail` is the end of their text (all of it while it is short), `visual` the width of the line
    on paper being filled. `named`: they are a title or a name, complete as they are.
    """

    lines: list[Line]
    tail: str
    visual: int = 0
    named: bool = False

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.tail = (self.tail + line.key)[-_TAIL:]

    @property
    def head(self) -> Line:
        return self.lines[0]

    def line(self) -> Line:
        if len(self.lines) == 1:
            return self.head
        return self.head.with_piece(joined([line.piece for line in self.lines]))


class Joiner:
    """Joins what page layout broke."""

    def __init__(self, lines: Sequence[Line], pages: set[int], *, plain: bool) -> None:
        """`pages`: the indices of lines that a page mark stands before; `plain`: plain text."""
        self._lines = lines
        self._pages = pages
        self._full = measure(lines) if plain else 0
        self._runs = runs_of(lines, wrapped=bool(self._full))
        self._counter = Counter()
        self._above = True  # nothing but furniture so far

    def paragraphs(self) -> list[Line]:
        """The lines as paragraphs."""
        done: list[_Paragraph] = []
        named_to = 0
        for i, line in enumerate(self._lines):
            if i < named_to:
                done[-1].add(line)
                continue
            run = self._runs.get(i, 0)
            named_to = i + run
            if not done or run or self._breaks(done[-1], i):
                done.append(_Paragraph([line], line.key, named=bool(run)))
                self._count(line)
            else:
                done[-1].add(line)
            self._advance(done[-1], line)
        return [paragraph.line() for paragraph in done]

    def _advance(self, paragraph: _Paragraph, line: Line) -> None:
        """A full line on paper is done; a fragment adds to the one being filled."""
        wide = width(line.key)
        if (
            paragraph.visual >= self._full - _SLACK
            or paragraph.visual + wide > self._full + _EXCESS
        ):
            paragraph.visual = 0
        paragraph.visual += wide

    def _count(self, line: Line) -> None:
        if line.mark and self._counter.judge(line.mark):
            self._counter.accept(line.mark)

    def _breaks(self, before: _Paragraph, i: int) -> bool:
        """A new paragraph begins with line `i`."""
        line, tail = self._lines[i], before.tail
        if is_bare_number(tail):
            return bool(line.mark)
        if not self._full:
            goes_on = i in self._pages and not before.named and not _CLOSED.search(tail)
            return not goes_on or is_unit(tail) or self._starts(tail, line)
        if LABEL.fullmatch(tail) or (not before.named and _is_open(tail)):
            return False
        if before.named or is_unit(tail) or is_addressees(tail) or self._is_shell(tail):
            return True
        if self._starts(tail, line) or self._signs(i):
            return True
        if line.gap and i not in self._pages and not tail.endswith(_GOES_ON):
            return True
        return self._ends(before, i)

    def _is_shell(self, tail: str) -> bool:
        """Furniture on top of a page, before any text has come."""
        self._above = self._above and (is_furniture(tail) or bool(metadata(tail)))
        return self._above

    def _starts(self, before: str, line: Line) -> bool:
        key = line.key
        if LABEL.match(key) or is_number(key) or _ANNEX.match(key):
            return not before.endswith(_GOES_ON)
        if is_date(key):
            return bool(_STOPPED.search(before)) or width(before) < self._full - _SLACK
        mark = line.mark
        if mark is None:
            return is_remark(key) or (is_telling_furniture(key) and bool(_STOPPED.search(before)))
        return self._counter.expects(mark) or bool(
            _STOPPED.search(before) and self._counter.judge(mark)
        )

    def _signs(self, i: int) -> bool:
        """The issuing organ, next above the date."""
        below = self._lines[i + 1].key if i + 1 < len(self._lines) else ""
        return is_date(below) and is_organ(self._lines[i].key)

    def _ends(self, before: _Paragraph, i: int) -> bool:
        line, tail = self._lines[i], before.tail
        short = before.visual < self._full - _SLACK
        if not short or tail.endswith(_GOES_ON) or line.key.startswith(_BRACKETS):
            return False
        if _STOPPED.search(tail) or tail.endswith("："):
            return not self._fills(before.visual, i)
        if LABEL.match(before.head.key):
            return True
        alone = before.head.mark and not line.key.startswith(_OPENERS)
        return bool(alone and not re.search(r"[。，；]", tail))

    def _fills(self, visual: int, i: int) -> bool:
        """The fragments from line `i` on fill the line on paper exactly."""
        for line in self._lines[i : i + 6]:
            if is_unit(line.key) or line.mark:
                return False
            visual += width(line.key)
            if visual >= self._full - _SLACK:
                return visual <= self._full + _EXCESS
        return False


def _is_open(key: str) -> bool:
    """A bracket or quote is still open at the end: the line break stands inside it."""
    tail = key[-_LONGEST_OPEN:]
    return any(tail.rfind(a) > tail.rfind(b) for a, b in ("（）", "〔〕", "《》", "“”", "[]"))
