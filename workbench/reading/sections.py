"""Sections, annexes, signatures and closing text: lines behind the front matter → drafts.

一、强化服务 / （一）完善网络。新建站点6个。/ 牵头单位：市教育局 / 附件：清单 / 2027年1月8日
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.document import BlockKind, NodeKind
from workbench.reading.drafts import Draft, paragraph, signature
from workbench.reading.headings import Counter, Verdict, mark_of, shape_of, split_heading
from workbench.reading.shapes import is_date, is_organ, is_title_like
from workbench.reading.wrapping import LABEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.lines import Line

_ANNEX = re.compile(r"附\s*件\s*(?P<n>\d{1,2}|[一二三四五六七八九十])?\s*[:：]?\s*(?P<title>.*)")
_ANNEX_LIST = re.compile(r"附\s*件?\s*\d?\s*：\s*\S")
_ADDRESS_TO_ALL = re.compile(r"各位(?:代表|委员|同志|领导)|同志们")
_SENTENCE_MARK = re.compile(r"[。！？；：，]")
_LONGEST_ANNEX = 60
_LONGEST_UNNUMBERED = 22
_SHORTEST_BELOW = 30  # characters of the text that makes a short line above it a heading
_FEWEST_SIBLINGS = 3


def is_annex(key: str) -> bool:
    """附件1 on a line of its own, or with the title of the annex behind it."""
    found = _ANNEX.fullmatch(key)
    if not found or _SENTENCE_MARK.search(found["title"]) or len(key) > _LONGEST_ANNEX:
        return False
    return not found["title"] or bool(found["n"]) or is_title_like(found["title"])


class SectionReader:
    """Reads the lines from the first heading on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._counter = Counter()
        self._drafts: list[Draft] = []
        self._annexed = False  # in the list behind “附件：”

    def read(self) -> list[Draft]:
        """The drafts in document order."""
        i = 0
        while i < len(self._lines):
            i += self._take(i)
        _close(self._drafts)
        return self._drafts

    def _take(self, i: int) -> int:
        """Read line `i`, and the next one where they belong together; how many were read."""
        line = self._lines[i]
        if self._is_signature(i):
            self._drafts.append(signature(line.piece))
            return 1
        if _ANNEX_LIST.match(line.key) or (self._annexed and self._is_listed(line)):
            self._annexed = True
            self._drafts.append(paragraph(line.piece))
            return 1
        self._annexed = False
        if annexed := self._annex(i):
            return annexed
        verdict = self._verdict(line)
        if verdict:
            self._section(i, verdict)
        elif self._is_unnumbered_heading(i):
            self._unnumbered(line)
        else:
            self._text(line)
        return 1

    # -- signatures and annexes ----------------------------------------------------------------

    def _is_signature(self, i: int) -> bool:
        """A date below everything, or the organ above such a date."""
        if not self._drafts or not self._ends_at(i + 1):
            return is_organ(self._lines[i].key) and self._is_date_below(i)
        return is_date(self._lines[i].key)

    def _is_date_below(self, i: int) -> bool:
        below = self._lines[i + 1 : i + 3]
        dates = [n for n, line in enumerate(below) if is_date(line.key)]
        organs = all(is_organ(line.key) for line in below[: dates[0]]) if dates else False
        return organs and self._ends_at(i + 2 + dates[0])

    def _ends_at(self, i: int) -> bool:
        """Nothing of the same document stands from line `i` on."""
        return i >= len(self._lines) or bool(_ANNEX.match(self._lines[i].key))

    def _is_listed(self, line: Line) -> bool:
        """A further entry of the list of annexes: 2.江城市…清单"""
        return bool(line.mark and line.mark.value > 1 and not _SENTENCE_MARK.search(line.key))

    def _annex(self, i: int) -> int:
        """附件1 on its line, its title on the same or the next one."""
        line = self._lines[i]
        found = _ANNEX.fullmatch(line.key)
        if not found or not is_annex(line.key):
            return 0
        self._counter.restart()
        level = self._counter.open("附件")
        draft = Draft(
            NodeKind.SECTION, level, number=line.piece.cut(0, found.start("title")).strip()
        )
        self._drafts.append(draft)
        if found["title"]:
            draft.heading = line.piece.cut(found.start("title"))
            return 1
        below = self._lines[i + 1] if i + 1 < len(self._lines) else None
        if (
            below
            and not mark_of(below.key)
            and len(below.key) <= 50
            and not _SENTENCE_MARK.search(below.key)
        ):
            draft.heading = below.piece
            return 2
        return 1

    # -- headings --------------------------------------------------------------------------------

    def _verdict(self, line: Line) -> Verdict | None:
        """Whether the number of the line is that of a section; a generated one always is."""
        if line.mark is None:
            return (
                Verdict(self._counter.level_of(line.block.auto_number))
                if line.block.auto_number
                else None
            )
        verdict = self._counter.judge(line.mark)
        if verdict is None and line.block.auto_number:
            return Verdict(self._counter.level_of(line.mark.style.value))
        return verdict

    def _section(self, i: int, verdict: Verdict) -> None:
        line = self._lines[i]
        leaf = self._is_leaf(i, verdict)
        if line.mark:
            self._counter.accept(line.mark)
        else:
            self._counter.open(shape_of(line.block.auto_number))
        split = split_heading(line.key, line.start, leaf=leaf)
        rest = line.piece.cut(split.rest).strip()
        self._drafts.append(
            Draft(
                NodeKind.SECTION,
                verdict.level,
                line.piece.cut(0, split.number),
                line.block.auto_number,
                line.piece.cut(split.start, split.end).strip(),
                line.piece.cut(split.end, split.rest).strip(),
                [rest] if rest.text else [],
                run_in=bool(rest.text),
                doubt=verdict.doubt or split.doubt,
            )
        )

    def _is_leaf(self, i: int, verdict: Verdict) -> bool:
        """No text and no deeper number stands below the line."""
        if i + 1 >= len(self._lines):
            return True
        below = self._lines[i + 1]
        if LABEL.match(below.key):
            return True
        if below.mark is None:
            return bool(below.block.auto_number)
        following = self._counter.judge(below.mark)
        return following is None or following.level <= verdict.level

    def _is_unnumbered_heading(self, i: int) -> bool:
        """A short line without number or stop over a full paragraph, below a finished one."""
        line = self._lines[i]
        if line.block.kind is BlockKind.CELL:
            return False
        styled = line.block.heading_level > 0 or line.block.bold
        if _SENTENCE_MARK.search(line.key) or not 3 <= len(line.key) <= 40:
            return False
        if line.block.heading_level:
            return True
        if (
            len(line.key) > _LONGEST_UNNUMBERED
            or is_date(line.key)
            or line.key.endswith(("）", "、"))
        ):
            return False
        above = self._lines[i - 1].key if i else "。"
        below = self._lines[i + 1].key if i + 1 < len(self._lines) else ""
        spelled_out = len(below) >= _SHORTEST_BELOW and below.endswith("。") and not mark_of(below)
        return spelled_out and (styled or above.endswith(("。", "〕", "）")))

    def _unnumbered(self, line: Line) -> None:
        level = line.block.heading_level
        kind = f"H{level}" if level else "LINE"
        doubt = "" if level else "没有编号的短行"
        self._drafts.append(
            Draft(NodeKind.SECTION, self._counter.open(kind), heading=line.piece, doubt=doubt)
        )

    def _text(self, line: Line) -> None:
        last = self._drafts[-1] if self._drafts else None
        if last and last.kind is NodeKind.SECTION:
            last.paragraphs.append(line.piece)
        else:
            self._drafts.append(paragraph(line.piece))


def _may_name_annex(line: Line) -> bool:
    return not line.mark and len(line.key) <= 50 and not _SENTENCE_MARK.search(line.key)


def _close(drafts: list[Draft]) -> None:
    """Move the closing text of the document out of its last section."""
    last = next(
        (i for i in range(len(drafts) - 1, -1, -1) if drafts[i].kind is NodeKind.SECTION), -1
    )
    if last < 0 or not drafts[last].paragraphs:
        return
    own = drafts[last].paragraphs
    keep = _kept(drafts, last)
    drafts[last].paragraphs = own[:keep]
    drafts[last + 1 : last + 1] = [paragraph(piece) for piece in own[keep:]]


def _kept(drafts: list[Draft], last: int) -> int:
    """How many paragraphs the last section keeps.

    What opens with 各位代表, or goes on where all its siblings are one paragraph long, is said of
    the whole.
    """
    own = drafts[last].paragraphs
    for i, piece in enumerate(own):
        if _ADDRESS_TO_ALL.match(piece.text):
            return i
    level = drafts[last].level
    siblings = [d for d in drafts[:last] if d.kind is NodeKind.SECTION and d.level == level]
    single = all(d.run_in and len(d.paragraphs) == 1 for d in siblings)
    alone = single and len(siblings) >= _FEWEST_SIBLINGS and drafts[last].run_in
    return 1 if alone and level == 1 else len(own)
