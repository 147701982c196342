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
from typing import TYPE_CHECKING

from workbench.reading.chrome import is_furniture
from workbench.reading.front import (
    bare,
    is_addressees,
    is_date,
    is_number,
    is_organ,
    is_title_like,
    notice_title,
    quoted_names,
)
from workbench.reading.headings import Counter, is_bare_number
from workbench.reading.traced import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.lines import Line

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
_FEWEST = 5  # open lines that make a document hard-wrapped
_SLACK = 8  # columns by which a full line may fall short (no mark begins a line)
_EXCESS = 4  # columns by which narrow digits let it go over


def width(text: str) -> int:
    """Columns of `text`: two for a Chinese character, one for a Latin one."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def measure(lines: Sequence[Line]) -> int:
    """The columns of a full line where page layout broke the lines, else 0."""
    long = [line for line in lines if width(line.key) >= 30]
    open_ = [
        width(line.key)
        for line, following in zip(lines, lines[1:], strict=False)
        if width(line.key) >= 30
        and not _CLOSED.search(line.key)
        and not (following.gap or line.mark or following.mark)
    ]
    if len(open_) < _FEWEST or len(open_) < 0.35 * len(long):
        return 0
    full = sorted(open_)[int(0.9 * (len(open_) - 1))]
    near = sum(full - 8 <= w <= full + 4 for w in open_)
    return full if full <= 160 and near >= 0.3 * len(open_) else 0


@dataclass(slots=True)
class _Paragraph:
    """Lines gathered so far; `visual` is the width of the line on paper being filled."""

    lines: list[Line]
    visual: int
    titled: bool = False

    @property
    def key(self) -> str:
        return "".join(line.key for line in self.lines)

    def line(self) -> Line:
        first = self.lines[0]
        if len(self.lines) == 1:
            return first
        return first.with_piece(joined([line.piece for line in self.lines]))


class Joiner:
    """Joins what page layout broke."""

    def __init__(self, lines: Sequence[Line], pages: set[int], *, plain: bool) -> None:
        """`pages`: the indices of lines that a page mark stands before; `plain`: plain text."""
        self._lines = lines
        self._pages = pages
        self._full = measure(lines) if plain else 0
        self._runs = dict(self._signature_runs())
        if self._full:
            self._runs |= dict(self._title_runs())
        self._counter = Counter()

    def paragraphs(self) -> list[Line]:
        """The lines as paragraphs."""
        done: list[_Paragraph] = []
        titled_to = 0
        for i, line in enumerate(self._lines):
            if i < titled_to:
                done[-1].lines.append(line)
                continue
            titled_to = i + self._runs.get(i, 0)
            if not done or titled_to > i or self._breaks(done[-1], i):
                done.append(_Paragraph([line], 0, titled=titled_to > i))
            else:
                done[-1].lines.append(line)
            self._advance(done[-1], line)
            if len(done[-1].lines) == 1:
                self._count(line)
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
        line = self._lines[i]
        key = before.key
        if is_bare_number(key):
            return bool(line.mark)
        if self._full and (LABEL.fullmatch(key) or (not before.titled and _is_open(key))):
            return False
        if not self._full:
            return i not in self._pages or bool(_CLOSED.search(key)) or self._starts(key, line)
        if (
            before.titled
            or _is_unit(key)
            or is_addressees(key)
            or self._starts(key, line)
            or self._signs(i)
        ):
            return True
        if line.gap and i not in self._pages and not key.endswith(_GOES_ON):
            return True
        return self._ends(before, key, i)

    def _starts(self, before: str, line: Line) -> bool:
        key = line.key
        if LABEL.match(key) or is_number(key) or _ANNEX.match(key):
            return not before.endswith(_GOES_ON)
        if is_date(key):
            return bool(_STOPPED.search(before)) or width(before) < self._full - _SLACK
        mark = line.mark
        if mark is None:
            return is_furniture(key) and "。" in before[-3:]
        return self._counter.expects(mark) or bool(
            _STOPPED.search(before) and self._counter.judge(mark)
        )

    def _signs(self, i: int) -> bool:
        """The issuing organ, next above the date."""
        below = self._lines[i + 1].key if i + 1 < len(self._lines) else ""
        return is_date(below) and is_organ(self._lines[i].key)

    def _ends(self, before: _Paragraph, key: str, i: int) -> bool:
        line = self._lines[i]
        short = before.visual < self._full - _SLACK
        if not short or key.endswith(_GOES_ON) or line.key.startswith(_BRACKETS):
            return False
        if _STOPPED.search(key) or key.endswith("："):
            return not self._fills(before.visual, i)
        if LABEL.match(key):
            return True
        alone = before.lines[0].mark and not line.key.startswith(_OPENERS)
        return bool(alone and not re.search(r"[。，；]", key))

    def _fills(self, visual: int, i: int) -> bool:
        """The fragments from line `i` on fill the line on paper exactly."""
        for line in self._lines[i : i + 6]:
            if _is_unit(line.key) or line.mark:
                return False
            visual += width(line.key)
            if visual >= self._full - _SLACK:
                return visual <= self._full + _EXCESS
        return False

    def _title_runs(self) -> Iterator[tuple[int, int]]:
        """Where a title stands, by the name the notice gives it, and over how many lines."""
        head = self._lines[:80]
        names = set(quoted_names("".join(line.key for line in head)))
        for i in range(len(head)):
            text = ""
            for n, line in enumerate(head[i : i + 4], 1):
                text += bare(line.key)
                if text in names or notice_title(text) or (n == 1 and self._is_title_here(i)):
                    yield i, n
                    break

    def _signature_runs(self) -> Iterator[tuple[int, int]]:
        """Where the name of the issuing organ, next above the date, takes two lines."""
        for i, (first, second, third) in enumerate(
            zip(self._lines, self._lines[1:], self._lines[2:], strict=False)
        ):
            if is_date(third.key) and is_organ(second.key) and _is_half_name(first.key):
                above = self._lines[i - 1].key if i else ""
                if above.endswith(("。", "：")):
                    yield i, 2

    def _is_title_here(self, i: int) -> bool:
        """A title-like line next below a date, a number or a remark."""
        above = self._lines[i - 1].key if i else ""
        return bool(above) and _is_unit(above) and is_title_like(self._lines[i].key)


def _is_half_name(key: str) -> bool:
    """The first line of an organ's long name: 市推进政府职能转变"""
    return 6 <= len(key) <= 30 and not is_organ(key) and not re.search(r"[。，；：]", key)


def _is_open(key: str) -> bool:
    """A bracket or quote is still open at the end: the line break stands inside it."""
    tail = key[-_LONGEST_OPEN:]
    return any(tail.rfind(a) > tail.rfind(b) for a, b in ("（）", "〔〕", "《》", "“”", "[]"))


def _is_unit(key: str) -> bool:
    """A line complete in itself: a date, a document number, a publication remark."""
    return is_date(key) or is_number(key) or is_furniture(key)
