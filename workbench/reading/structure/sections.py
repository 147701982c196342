"""Sections, annexes, signatures and closing text: lines behind the front matter → drafts.

一、强化服务 / （一）完善网络。新建站点6个。/ 牵头单位：市教育局 / 附件：清单 / 2027年1月8日
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.document import BlockKind, NodeKind
from workbench.numbering import Style
from workbench.reading.layout.wrapping import LABEL
from workbench.reading.structure import certainty
from workbench.reading.structure.annexes import (
    ANNEX,
    is_glossary,
    label_of,
    may_name_annex,
    names_annexes,
    opens_document,
    table_head,
)
from workbench.reading.structure.closing import closed, tasks_aligned
from workbench.reading.structure.drafts import Draft, paragraph, signature
from workbench.reading.structure.headings import Counter, Verdict, shape_of
from workbench.reading.structure.levels import by_scheme
from workbench.reading.structure.shapes import SENTENCE_MARK, is_date, is_organ, is_signature
from workbench.reading.structure.splitting import opening_of, usual_styles

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from workbench.reading.layout.lines import Line
    from workbench.reading.structure.certainty import Certainty

_LONGEST_STYLED = 40
_LONGEST_UNNUMBERED = 22
_GREATEST_MISPRINT = 40
_FAR = 120  # lines within which the next number of a kind is looked for
_SHORTEST_BELOW = 30  # characters of the text that makes a short line above it a heading


class SectionReader:
    """Reads the lines from the first heading on."""

    def __init__(
        self,
        lines: Sequence[Line],
        chapters: frozenset[int] = frozenset(),
        tables: Mapping[int, Sequence[Draft]] = MappingProxyType({}),
    ) -> None:
        """`chapters`: the indices of lines that are headings without number.

        `tables`: the drafts of the tables for which a line stands, by its index.
        """
        self._lines = lines
        self._tables = tables
        self._counter = Counter()
        self._drafts: list[Draft] = []
        self._chapters = chapters
        self._openings = [opening_of(ln.key, ln.start) if ln.mark else None for ln in lines]
        self._usual = usual_styles(lines, self._openings)
        self._annexed = False  # in the list behind “附件：”
        self._clause = -1  # the last line that is a clause of the sentence above it
        self._restarted: dict[int, int] = {}  # level → the draft its numbers began anew with

    def read(self) -> list[Draft]:
        """The drafts in document order."""
        i = 0
        while i < len(self._lines):
            i += self._take(i)
        by_scheme(self._drafts)
        tasks_aligned(self._drafts)
        if self._drafts and not self._drafts[-1].in_table:
            closed(self._drafts)
        return self._drafts

    def _take(self, i: int) -> int:
        """Read line `i`, and the next one where they belong together; how many were read."""
        line = self._lines[i]
        if i in self._tables:
            self._table(self._tables[i])
            return 1
        if self._is_signature(i):
            self._drafts.append(signature(line.piece))
            return 1
        if opened := self._part(i):
            return opened
        if names_annexes(line.key) or (self._annexed and self._is_listed(line)):
            self._annexed = True
            self._drafts.append(paragraph(line.piece))
            return 1
        self._annexed = False
        if self._is_clause(i):
            self._clause = i
            self._text(line)
            return 1
        verdict = self._verdict(line) or self._misprinted(i) or self._stepped_back(line)
        if verdict:
            self._section(i, verdict)
        elif i in self._chapters or self._is_unnumbered_heading(i):
            self._unnumbered(i)
        else:
            self._text(line)
        return 1

    def _table(self, drafts: Sequence[Draft]) -> None:
        """The rows of a table stand in the section that is open."""
        above = self._counter.level
        for draft in drafts:
            draft.level += above if draft.kind is NodeKind.SECTION else 0
        self._drafts += drafts

    # -- signatures and annexes ----------------------------------------------------------------

    def _is_signature(self, i: int) -> bool:
        """A date below everything, or the organ above such a date."""
        if not self._drafts or not self._ends_at(i + 1):
            return is_organ(self._lines[i].key) and self._is_date_below(i)
        return is_signature(self._lines[i].key)

    def _is_date_below(self, i: int) -> bool:
        below = self._lines[i + 1 : i + 3]
        dates = [n for n, line in enumerate(below) if is_date(line.key)]
        organs = all(is_organ(line.key) for line in below[: dates[0]]) if dates else False
        return organs and self._ends_at(i + 2 + dates[0])

    def _ends_at(self, i: int) -> bool:
        """Nothing of the same document stands from line `i` on."""
        if i >= len(self._lines) or ANNEX.match(self._lines[i].key):
            return True
        return opens_document(self._lines, i)

    def _is_listed(self, line: Line) -> bool:
        """A further entry of the list of annexes: 2.江城市…清单"""
        return bool(line.mark and line.mark.value > 1 and not SENTENCE_MARK.search(line.key))

    def _part(self, i: int) -> int:
        """Another document, an annex or a box begins with line `i`; how many lines name it."""
        line = self._lines[i]
        glossary = is_glossary(line.key)
        if self._counter.level and (glossary or opens_document(self._lines, i)):
            self._counter.restart()
            draft = Draft(NodeKind.SECTION, self._counter.open("附件"), heading=line.piece)
            sure = certainty.ANNEX if glossary else certainty.DOCUMENT
            self._drafts.append(_sure(draft, sure))
            return 1
        if found := label_of(self._lines, i):
            return self._labelled(i, found)
        return 0

    def _labelled(self, i: int, found: re.Match[str]) -> int:
        """附件1 or 专栏1, its title on the same or the next line."""
        piece = self._lines[i].piece
        annex = found["label"].startswith("附")
        if annex:
            self._counter.restart()
        end = table_head(found)
        draft = Draft(
            NodeKind.SECTION,
            self._counter.open("附件" if annex else "专栏"),
            piece.cut(0, found.end("label")).strip(),
            heading=piece.cut(found.start("title"), end).strip(),
            closer=piece.cut(found.end("label"), found.start("title")).strip(),
            paragraphs=[piece.cut(end)] if end < len(piece) else [],
        )
        self._drafts.append(_sure(draft, certainty.ANNEX if annex else certainty.BOX))
        below = self._lines[i + 1] if i + 1 < len(self._lines) else None
        if found["title"] or not below or not may_name_annex(below):
            return 1
        draft.heading = below.piece
        return 2

    # -- headings --------------------------------------------------------------------------------

    def _is_clause(self, i: int) -> bool:
        """①医师1名； behind 每队不少于3人，包括： goes on with the sentence."""
        line = self._lines[i]
        if not line.mark or line.mark.style not in (Style.CIRCLED, Style.SUBPOINT):
            return False
        if self._clause == i - 1 >= 0:
            return line.mark.value > 1 and line.key.endswith(("；", "。"))
        opened = i > 0 and self._lines[i - 1].key.endswith("：")
        return opened and line.mark.value == 1 and line.key.endswith("；")

    def _verdict(self, line: Line) -> Verdict | None:
        """Whether the number of the line is that of a section; a generated one always is."""
        generated = line.block.auto_number
        if line.mark is None:
            return Verdict(self._counter.level_of(generated)) if generated else None
        verdict = self._counter.judge(line.mark)
        if verdict is None and (generated or line.block.heading_level):
            return Verdict(self._counter.level_of(line.mark.style))
        return verdict

    def _misprinted(self, i: int) -> Verdict | None:
        """The number is wrong, but the next of its kind goes on as if it were right."""
        mark = self._lines[i].mark
        before = self._counter.value_of(mark) if mark else 0
        if not mark or not before or mark.value > _GREATEST_MISPRINT:
            return None
        level = self._counter.level_of(mark.style)
        for line in self._lines[i + 1 : i + _FAR]:
            if line.mark and line.mark.style is mark.style:
                goes_on = line.mark.value == before + 2
                doubt = f"编号应为{before + 1}，印作{mark.value}"
                return Verdict(level, doubt, misprint=True) if goes_on else None
            if line.mark and self._counter.level_of(line.mark.style) < level:
                return None
        return None

    def _stepped_back(self, line: Line) -> Verdict | None:
        """四、保障措施 behind 五、…: a heading by its looks whose number was not renewed."""
        mark = line.mark
        if not mark or mark.above:
            return None
        before = self._counter.value_of(mark)
        if not 1 < mark.value < before or not _is_plain_heading(line, mark.style):
            return None
        level = self._counter.level_of(mark.style)
        return Verdict(level, f"编号往回，{before}之后是{mark.value}")

    def _section(self, i: int, verdict: Verdict) -> None:
        line = self._lines[i]
        leaf = self._is_leaf(i, verdict)
        self._count(line, verdict)
        usual = line.mark is not None and line.mark.style in self._usual
        opening = self._openings[i] or opening_of(line.key, line.start)
        split = opening.split(leaf=leaf, usual=usual)
        rest = line.piece.cut(split.rest).strip()
        sure = certainty.numbered(line, verdict, split)
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
                doubt=sure.doubt,
                certainty=sure.value,
                reason=sure.reason,
            )
        )

    def _count(self, line: Line, verdict: Verdict) -> None:
        """Go on from the number of the line; an outer list that goes on made the inner one so."""
        if not line.mark:
            self._counter.open(shape_of(line.block.auto_number))
            return
        restarts = line.mark.value == 1 <= self._counter.value_of(line.mark)
        self._counter.accept(line.mark, misprint=verdict.misprint)
        begun = {level: at for level, at in self._restarted.items() if level <= verdict.level}
        if verdict.resumes and verdict.level in begun:
            self._nest(begun.pop(verdict.level))
        elif restarts:
            begun.setdefault(verdict.level, len(self._drafts))
        self._restarted = begun

    def _nest(self, start: int) -> None:
        """The drafts from `start` on were a list within the list."""
        _sure(self._drafts[start], certainty.INNER)
        for draft in self._drafts[start:]:
            draft.level += draft.level > 0

    def _is_leaf(self, i: int, verdict: Verdict) -> bool:
        """No text and no deeper number stands below the line."""
        if i + 1 >= len(self._lines):
            return True
        below = self._lines[i + 1]
        if LABEL.match(below.key) or i + 1 in self._chapters or label_of(self._lines, i + 1):
            return True
        if below.mark is None:
            return bool(below.block.auto_number)
        following = self._counter.judge(below.mark)
        return following is None or following.level <= verdict.level

    def _is_unnumbered_heading(self, i: int) -> bool:
        """A short line without number or stop over a full paragraph, below a finished one."""
        line = self._lines[i]
        if line.block.kind is BlockKind.CELL or SENTENCE_MARK.search(line.key):
            return False
        if line.block.heading_level:
            return 3 <= len(line.key) <= _LONGEST_STYLED
        if not 3 <= len(line.key) <= _LONGEST_UNNUMBERED or is_date(line.key):
            return False
        above = self._lines[i - 1].key if i else "。"
        told = line.block.bold or above.endswith(("。", "〕", "）"))
        return told and not line.key.endswith(("）", "、")) and self._is_spelled_out(i + 1)

    def _is_spelled_out(self, i: int) -> bool:
        """Line `i` is a full paragraph of text."""
        if i >= len(self._lines) or self._lines[i].mark:
            return False
        key = self._lines[i].key
        return len(key) >= _SHORTEST_BELOW and key.endswith("。")

    def _unnumbered(self, i: int) -> None:
        line = self._lines[i]
        level = line.block.heading_level
        sure = certainty.LONE
        if i in self._chapters:
            over_number = i + 1 < len(self._lines) and self._lines[i + 1].mark
            sure = certainty.CHAPTER if over_number else certainty.PARALLEL
        if level:
            sure = certainty.styled(level)
        draft = Draft(
            NodeKind.SECTION,
            self._counter.open(f"H{level}" if level else "LINE"),
            heading=line.piece,
        )
        self._drafts.append(_sure(draft, sure))

    def _text(self, line: Line) -> None:
        last = self._drafts[-1] if self._drafts else None
        if last and last.kind is NodeKind.SECTION and not last.in_table:
            last.paragraphs.append(line.piece)
        else:
            self._drafts.append(paragraph(line.piece))


def _is_plain_heading(line: Line, style: Style) -> bool:
    """A short line without any mark, or such a phrase run into the text of a chapter or article."""
    found = SENTENCE_MARK.search(line.key, line.start)
    if not found:
        return len(line.key) <= _LONGEST_UNNUMBERED
    phrase = found[0] == "。" and found.start() <= _LONGEST_UNNUMBERED
    return phrase and style in (Style.CHAPTER, Style.ARTICLE)


def _sure(draft: Draft, sure: Certainty) -> Draft:
    draft.certainty, draft.reason, draft.doubt = sure.value, sure.reason, sure.doubt
    return draft
