"""Visual lines of a PDF → the paragraphs their author wrote, over the ends of pages.

    江城市2027年工作要点             larger or centred: a title, its lines joined
2027年，全市将推进服务提质，       indented: begins a paragraph
抓好落实。                            at the margin, below a full line: goes on
一、强化服务                       does not reach the margin: ends its paragraph
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.document import Block
from workbench.punctuation import PARAGRAPH_ENDS
from workbench.reading.formats.pdf_joining import joined_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.reading.formats.pdf_lines import Line, Margins

_INDENT = 1.2  # characters from which a line is indented
_SET_IN = 0.5  # characters by which a line is set in below another
_OTHER_SIZE = 0.12
_OTHER_TITLE = 0.05
_LARGE = 1.12  # of the usual size: a title
_APART = 1.35  # of the usual distance between lines
_TITLE_APART = 2.4  # of their size, between the lines of a title
_QUOTES = "”’"
_ADDRESSEES = re.compile(
    r"各?[^。；！？]{0,300}(?:政府|单位|部门|[局委办处科镇]|处室|机构|学校|公司|街道|同志)"
    r"[）)]?[：:]$"
)
_HANGS = re.compile(r"[^，。；：\s]{1,8}[：:]|[•●■◆▪·○]|[-–—*]\s")
_NAMED = re.compile(
    r"(?:通知|通告|通报|要点|方案|意见|计划|规划|安排|办法|报告|清单|措施|总结|决定|细则|规定|制度|"
    r"台账|任务分解|分工|[一览明细汇总任务]表|稿|试行|文件|[)）])$"
)
_TITLE_GOES_ON = re.compile(r"[的（(和及与]|关于")
_GAP = "  "
_FEWEST_NUMBERED = 3
_MOST_ADDRESSED = 6  # lines of addressees
_BROKEN_SHARE = 0.15  # of the lines end in mid-sentence: text of broken lines, printed
_FEWEST_BROKEN = 12
_SHORTEST_BROKEN = 10  # characters
_LACKING = 4  # characters


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph."""

    lines: list[Line]
    centred: bool
    heading_level: int = 0

    def blocks(self) -> list[Block]:
        """As the one block of the document it is."""
        bold = all(line.bold for line in self.lines)
        text, page = joined_text(self.lines), self.lines[0].page
        level = self.heading_level
        return [Block(text, heading_level=level, bold=bold, centred=self.centred, page=page)]


@dataclass(slots=True)
class Joiner:
    """Decides line by line whether a paragraph goes on."""

    margins: Mapping[int, Margins]
    open: Paragraph | None = None
    numbered: int = 0  # paragraphs at the margin that begin with a number, beyond doubt
    indented: int = 0  # paragraphs that begin indented
    broken: bool = False  # the lines were broken before they were printed

    def add(self, line: Line) -> Paragraph | None:
        """Take the line; the paragraph it begins, None where it goes on with the open one."""
        if self.open and not self.broken and not self._begins(self.open, line):
            self.open.lines.append(line)
            self.open.centred = self.open.centred and self._is_title_line(line)
            return None
        self.open = Paragraph([line], self._is_title_line(line))
        return self.open

    def learn(self, lines: Sequence[Line]) -> None:
        """See how the lines of the document begin that follow a short one."""
        short = sum(self._is_broken_off(line) for line in lines)
        self.broken = short > _BROKEN_SHARE * len(lines) and short >= _FEWEST_BROKEN
        for last, line in pairwise(lines):
            margins = self._at(line)
            indented = margins.indent(line) >= _INDENT
            if not (indented or line.number) or margins.is_centred(line):
                continue
            if self._at(last).could_take(last, line):
                self.indented += indented
                self.numbered += not indented

    def _is_broken_off(self, line: Line) -> bool:
        """A line that ends in mid-sentence long before the margin."""
        if self._at(line).free(line) <= _LACKING or line.number:
            return False
        named = len(line.text) < _SHORTEST_BROKEN or self._is_title_line(line)
        return not (named or _is_stopped(line.text))

    def close(self) -> None:
        """Something else than a line follows."""
        self.open = None

    def _is_title_line(self, line: Line) -> bool:
        return self._at(line).is_centred(line) or self._is_large(line)

    def _at(self, line: Line) -> Margins:
        return self.margins[line.page]

    def _is_large(self, line: Line) -> bool:
        return line.size > _LARGE * self._at(line).size

    def _begins(self, paragraph: Paragraph, line: Line) -> bool:
        """`line` begins a new paragraph."""
        last = paragraph.lines[-1]
        if last.hyphen:
            return False
        large = self._is_large(line)
        other = _OTHER_TITLE if large and self._is_large(last) else _OTHER_SIZE
        if abs(last.size - line.size) > other * max(last.size, line.size):
            return True
        if large:
            return self._begins_title(paragraph, line)
        if self._is_apart(last, line):
            return True
        full = not self._at(last).could_take(last, line)
        gaps, above = line.text.count(_GAP), last.text.count(_GAP)
        if min(gaps, above) > 1 or (not full and (gaps or above)):
            return True  # names and dates set apart, rows of a table without rules
        return self._begins_text(paragraph, line, full=full)

    def _begins_text(self, paragraph: Paragraph, line: Line, *, full: bool) -> bool:
        last = paragraph.lines[-1]
        stopped = _is_stopped(last.text)
        if not full:
            return stopped or not self._goes_on(last, line)
        if self._hangs(paragraph, line):
            return False
        if self._at(line).indent(line) >= _INDENT:
            return stopped or not self._is_set_in(paragraph, line)
        return stopped and self._shows_begin(paragraph, line)

    def _shows_begin(self, paragraph: Paragraph, line: Line) -> bool:
        """At the margin below a full line that ends with a stop, a line may yet begin anew."""
        if line.number and (self._is_block_style() or self._is_heading(line)):
            return True
        last = paragraph.lines[-1]
        if line.opens_bold and not last.bold:
            return True
        named = len(paragraph.lines) < _MOST_ADDRESSED and last.text[-1] in "：:"
        return named and bool(_ADDRESSEES.fullmatch("".join(x.text for x in paragraph.lines)))

    def _is_heading(self, line: Line) -> bool:
        """A short line without a stop."""
        return self._at(line).free(line) > _LACKING and not _is_stopped(line.text)

    def _goes_on(self, last: Line, line: Line) -> bool:
        """A line that lacks little and no stop; what follows could not be divided."""
        margins = self._at(last)
        short = margins.free(last) > _LACKING or margins.is_centred(last)
        behind = self._at(line).indent(line) < _SET_IN and not line.number
        return behind and not short

    def _is_block_style(self) -> bool:
        """The paragraphs of the document begin at the margin, and their numbers tell where."""
        return self.numbered >= _FEWEST_NUMBERED and self.numbered > self.indented

    def _is_set_in(self, paragraph: Paragraph, line: Line) -> bool:
        """All its lines are set in alike, or it is a centred name over several lines."""
        if line.number:
            return False
        first = paragraph.lines[0]
        inner = self._at(line).indent(line)
        others = paragraph.lines
        alike = len(others) > 1 and all(
            abs(self._at(other).indent(other) - inner) < _SET_IN for other in others
        )
        centred = inner > 3 and self._at(line).is_centred(line) and first.bold == line.bold
        return alike or (centred and len(paragraph.lines) == 1)

    def _hangs(self, paragraph: Paragraph, line: Line) -> bool:
        """Its further lines are set in below a number or a label: 抄送：…"""
        first = paragraph.lines[0]
        if line.left < first.left + _SET_IN * line.size:
            return False
        if not (_HANGS.match(first.text) or first.number) or line.number:
            return False
        step = self._at(line).indent(line) - self._at(first).indent(first)
        if len(paragraph.lines) == 1:
            return _SET_IN < step < 8
        second = paragraph.lines[1]
        back = self._at(second).indent(second) - self._at(line).indent(line)
        return step > _SET_IN and abs(back) < _SET_IN

    def _is_apart(self, last: Line, line: Line) -> bool:
        step = last.base - line.base
        if last.page != line.page or step <= _APART * line.size:
            return False
        margins = self._at(line)
        usual = margins.pitch * line.size / margins.size if margins.pitch else 2.5 * line.size
        return step > _APART * max(usual, line.size)

    def _begins_title(self, paragraph: Paragraph, line: Line) -> bool:
        """A title goes on until it is a whole name, or as long as its lines are full."""
        last = paragraph.lines[-1]
        step = last.base - line.base
        if last.page != line.page or step > _TITLE_APART * line.size:
            return True
        text = "".join(line.text for line in paragraph.lines)
        if line.number or line.text in text:
            return True
        margins = self._at(last)
        if margins.indent(last) < _INDENT and margins.could_take(last, line):
            return True  # headings at the margin
        room = (margins.right - margins.left) - (last.right - last.left)
        if room < 1.6 * line.size:
            return False
        return bool(_NAMED.search(text)) and not _TITLE_GOES_ON.match(line.text)


def _is_stopped(text: str) -> bool:
    """It ends with a mark that may end a paragraph."""
    return text.rstrip(_QUOTES).endswith(PARAGRAPH_ENDS)
