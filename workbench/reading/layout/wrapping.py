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

from workbench.reading.layout.setting import CLOSED, EXCESS, INDENT, SLACK, Setting, measure, width
from workbench.reading.layout.tearing import Tears
from workbench.reading.layout.traced import joined
from workbench.reading.structure.chrome import is_remark, is_telling_furniture, metadata
from workbench.reading.structure.headings import Counter, is_bare_number
from workbench.reading.structure.runs import is_unit, runs_of
from workbench.reading.structure.shapes import is_addressees, is_date, is_number, is_organ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.layout.lines import Line

_STOPPED = re.compile(
    r"[。！？!?][”’]?(?:\s*[（(〔\[［][^（）()〔〕\[\]]*(?:[（(〔][^（）()〔〕]*[）)〕][^（）()〔〕\[\]]*)*[）)〕\]］])?$"
)
LABEL = re.compile(
    r"(?:[国省市区县镇乡][级直])?(?:牵头|责任|配合|主办|协办|承办|主责|完成|实施|分管|主管|参与|落实|联系"
    r"|协同|共同|会办|督办|督导|协助|支持|办结|整改|工作时)"
    r"[^，。：]{0,8}(?:单位|部门|领导|处室|科室|时限|时间|期限|节点|责任人|人|限)\s*："
    r"|(?:时限|时间)(?:要求|节点|进度|安排)\s*："
)
_LABEL_ENDS = tuple("位门导室限间点人求度排")  # last characters of labels
_LABEL_BLANKS = 8  # characters in which one of them mostly stands before the colon
_TAG = re.compile(rf"[（(〔\[［【{{｛]\s*(?:{LABEL.pattern})")
_TAG_LINES = 8  # lines a bracket of units may be broken over
_UNITS = re.compile(r"[^，。：]{0,12}(?:单位|部门|领导|科室|处室)\s*：")
_WHOLE_NAME = re.compile(
    r"(?:(?<=[^，、：])[府办厅会委局部院心组司团校学队行检党处站署社所馆县区市镇乡村位门街道]|等|人|\W)$"
)
_GOES_ON = tuple("，、,（(《“〔[")
_OPENERS = tuple("“《（(〔[，。、；：）)”》〕")
_BRACKETS = ("（", "〔", "[", "［")
_LAST_WORD = re.compile(r"[\u3400-\u9fff]{1,6}(?:。|$)")
_UNBROKEN = re.compile(
    r"[0-9A-Za-z.,、%～~+/-]+|[\u3400-\u9fff]?[“‘《（][^”’》）]{0,12}[”’》）]{0,2}"
)
_ANNEX = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*(?:：|$)|附\s*[：:]")
_LONGEST_HEADING = 30  # characters of a line that is a heading and not the begin of a paragraph
_LONGEST_OPEN = 300  # characters; a bracket open for longer was never closed
_TAIL = 1200  # characters kept of a paragraph being gathered


def labels_in(text: str) -> Iterator[re.Match[str]]:
    """The labels in `text`; each ends with its only colon, so that only colons are looked at."""
    start, at = 0, text.find("：")
    while at >= 0:
        end = text[max(0, at - _LABEL_BLANKS) : at].rstrip()
        if (not end or end.endswith(_LABEL_ENDS)) and (found := LABEL.search(text, start, at + 1)):
            yield found
        start, at = at + 1, text.find("：", at + 1)


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
        self._setting = measure(lines) if plain else Setting()
        self._full = self._setting.full
        self._plain = plain
        self._tears = Tears(lines)
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
        if paragraph.visual >= self._full - SLACK or paragraph.visual + wide > self._full + EXCESS:
            paragraph.visual = 0
        paragraph.visual += wide

    def _count(self, line: Line) -> None:
        if _ANNEX.match(line.key):
            self._counter.restart()  # its numbers begin anew
        if line.mark and self._counter.judge(line.mark):
            self._counter.accept(line.mark)

    def _breaks(self, before: _Paragraph, i: int) -> bool:
        """A new paragraph begins with line `i`."""
        line, tail = self._lines[i], before.tail
        if is_bare_number(tail):
            return bool(line.mark)
        if not self._full:
            if self._is_inside_tag(before, i):
                return False
            complete = before.named or CLOSED.search(tail) or _is_heading_alone(before)
            goes_on = not complete and (i in self._pages or self._is_torn(before, i))
            return not goes_on or is_unit(tail) or self._starts(tail, line)
        if LABEL.fullmatch(tail) or (not before.named and _is_open(tail)):
            return False
        if before.named or is_unit(tail) or is_addressees(tail) or self._is_shell(tail, line):
            return True
        if self._starts(tail, line) or self._signs(i) or self._is_apart(before, i):
            return True
        return self._ends(before, i)

    def _is_torn(self, before: _Paragraph, i: int) -> bool:
        """A single line is broken in a text that is not."""
        return self._plain and self._tears.at(i, i - len(before.lines), before.tail)

    def _is_inside_tag(self, before: _Paragraph, i: int) -> bool:
        """（责任单位：市教 / 育局）: a bracket with a label is open and closes further down."""
        depth = 0 if before.named else _open_tags(before.tail)
        for line in self._lines[i : i + _TAG_LINES] if depth else ():
            if line.mark:
                return False
            depth = max(0, depth + _balance(line.key))
            if not depth:
                return True
        return False

    def _is_shell(self, tail: str, line: Line) -> bool:
        """Furniture over the text, before any number has come."""
        self._above = self._above and not line.mark
        return self._above and any(
            is_telling_furniture(key) or bool(metadata(key)) for key in (tail, line.key)
        )

    def _is_apart(self, before: _Paragraph, i: int) -> bool:
        """A blank line before line `i` or its indent tells that it begins a paragraph."""
        line, tail = self._lines[i], before.tail
        if i in self._pages or tail.endswith(_GOES_ON):
            return False
        if line.gap and not self._setting.spaced and not self._runs_over(before, line):
            return True
        return line.indent >= INDENT and self._setting.indented

    def _runs_over(self, before: _Paragraph, line: Line) -> bool:
        """A full line in mid-sentence: the blank line behind it is the end of a page."""
        if CLOSED.search(before.tail) or (len(before.lines) == 1 and before.head.mark):
            return False
        visual = before.visual
        return visual >= self._full - SLACK or self._overflows(visual, line.key)

    def _starts(self, before: str, line: Line) -> bool:
        key = line.key
        if LABEL.match(key) or is_number(key) or _ANNEX.match(key):
            return not before.endswith(_GOES_ON)
        if is_date(key):
            ended = _STOPPED.search(before) or is_organ(before)
            return bool(ended) or width(before) < self._full - SLACK
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
        short = before.visual < self._full - SLACK
        if not short or tail.endswith(_GOES_ON) or line.key.startswith(_BRACKETS):
            return False
        if self._setting.clean:
            return bool(CLOSED.search(tail)) or not self._overflows(before.visual, line.key)
        if _STOPPED.search(tail) or tail.endswith("："):
            return not self._fills(before.visual, i)
        if LABEL.match(before.head.key):
            return not self._is_cut_name(before, line)
        alone = before.head.mark and not line.key.startswith(_OPENERS)
        return bool(alone) and _is_heading(tail, line.key)

    def _is_cut_name(self, before: _Paragraph, line: Line) -> bool:
        """责任单位：…，市直 / 各部门: a line is full, and its last name not complete."""
        if not _UNITS.match(before.tail) or _WHOLE_NAME.search(before.tail):
            return False
        return line.key.startswith("“") or width(before.tail) >= self._full - 2 * SLACK

    def _overflows(self, visual: int, key: str) -> bool:
        """What `key` begins with may not be broken, and did not fit into the line before."""
        unbroken = _UNBROKEN.match(key)
        return unbroken is not None and visual + width(unbroken[0]) > self._full - SLACK

    def _fills(self, visual: int, i: int) -> bool:
        """The fragments from line `i` on fill the line on paper exactly."""
        for line in self._lines[i : i + 6]:
            if is_unit(line.key) or line.mark:
                return False
            visual += width(line.key)
            if visual >= self._full - SLACK:
                return visual <= self._full + EXCESS
        return False


def _open_tags(tail: str) -> int:
    """How many brackets are open since the last one that opened with a label."""
    if "：" not in tail:
        return 0
    starts = [found.start() for found in _TAG.finditer(tail)]
    return max(0, _balance(tail[starts[-1] :])) if starts else 0


def _balance(text: str) -> int:
    return sum((char in "（(〔[［【{｛") - (char in "）)〕]］】}｝") for char in text)


def _is_heading_alone(before: _Paragraph) -> bool:
    """A short numbered line: the page broke behind it, not inside."""
    return (
        bool(before.head.mark) and len(before.tail) <= _LONGEST_HEADING and "。" not in before.tail
    )


def _is_heading(tail: str, following: str) -> bool:
    """A numbered line ends here: no sentence has begun, and its last word is whole."""
    if "。" in tail or "；" in tail or tail.endswith("，"):
        return False
    if tail.endswith(("”", "》")) and _LAST_WORD.match(following):
        return False  # 强化“三医联动” / 综合改革。
    return "，" not in tail or len(tail) <= _LONGEST_HEADING


def _is_open(key: str) -> bool:
    """A bracket or quote is still open at the end: the line break stands inside it."""
    tail = key[-_LONGEST_OPEN:]
    return any(tail.rfind(a) > tail.rfind(b) for a, b in ("（）", "〔〕", "《》", "“”", "[]"))
