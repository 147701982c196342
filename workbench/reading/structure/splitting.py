"""Numbered paragraphs taken apart: number, heading, the stop that closes it, the rest.

一、提升服务品质              alone on its line
（一）完善网络。到2027年底，…    run into its text: the heading ends at the first 。
（二）总体目标：到2027年底，…    a label
三、强化保障各街道要明确专人…    glued to it where line ends were lost
1.整理办事清单，依托网页，抓紧推动清单事项搬到网上办理，健全机制。    no heading, a numbered task
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.reading.sentences import first_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_LONGEST_ALONE = 60  # characters of a heading that stands alone
_LONGEST_RUN_IN = 46
_LONGEST_USUAL = 60  # where nearly all its siblings are headings
_LONGEST_LEAF = 24
_FAR = 600  # characters; a heading and the bracket behind it end before
_FEWEST_SIBLINGS = 4
_USUAL_SHARE = 0.6
_STOPS = "。！？!?"
_STOP_OR_BRACKET = re.compile(rf"[{_STOPS}（〔\[“《）〕\]”》]")
_LABEL = re.compile(r"[^，。、；：“《（\d\s]{2,14}：\s*(?=\S{12})")
_OF_UNITS = re.compile(r"[^，。：]{0,6}(?:单位|部门|科室|处室|时限|时间|责任人|领导|联系人)\s*：")
_GAP = re.compile(r"[^，。；：、“《\s]{3,24}(?:\s{2,}|\u3000)(?=[\u4e00-\u9fff“《]\S{11})")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff）”])\s(?=[\u4e00-\u9fff“《])")
_SHORT = re.compile(r"[^，。；：、“《\s]{4,18}")
_UNBROKEN = re.compile(
    r"[^，。；：]{2,20}?(?:领导|保障|措施|要求|实施|落实|督查|督导|考核|检查|宣传|引导|责任|配合|监督|管理)"
    r"(?=各[^，。；：]{1,24}?(?:要|应|须)(?![求素点件])[^。]{8,}。)"
)
_NEAR = 24  # characters in which such a heading ends
_SHORTEST_TEXT = 30  # characters behind a single blank that closed a heading


class Split(NamedTuple):
    """Where the parts of a numbered paragraph are: its heading is `text[start:end]`."""

    number: int
    start: int
    end: int
    rest: int

    @property
    def is_long(self) -> bool:
        """A heading so long that it may well be a task."""
        return self.end - self.start > _LONGEST_RUN_IN


def usual_styles(lines: Sequence[Line], openings: Sequence[Opening | None]) -> frozenset[str]:
    """The styles of numbers that nearly always stand before a heading in this document.

    `openings` are those of the numbered lines, None for the others.
    """
    total = Counter(line.mark.style for line in lines if line.mark)
    headed: Counter[str] = Counter()
    for line, opening in zip(lines, openings, strict=True):
        if line.mark and opening and total[line.mark.style] >= _FEWEST_SIBLINGS:
            split = opening.split(leaf=False)
            headed[line.mark.style] += split.end > split.start
    return frozenset(
        style
        for style, n in total.items()
        if n >= _FEWEST_SIBLINGS and headed[style] >= _USUAL_SHARE * n
    )


class Opening(NamedTuple):
    """How a numbered paragraph opens, whatever stands around it.

    Its first sentence is `key[start:stop]`, with the brackets behind it it ends at `end`. `known`
    is the split where no more has to be known, `of_units`: it names units.
    """

    key: str
    start: int
    known: Split | None = None
    end: int = 0
    stop: int = 0
    of_units: bool = False

    def split(self, *, leaf: bool, usual: bool = False) -> Split:
        """Where the heading begins and ends.

        `leaf`: neither text nor sections follow below the paragraph. `usual`: numbers of its style
        mostly stand before headings. An empty heading (start == end) means a numbered task.
        """
        if self.known is not None:
            return self.known
        key, start, end, stop = self.key, self.start, self.end, self.stop
        number, whole = _number(key, start), end == len(key)
        if stop == len(key):
            taken = not self.of_units and _stands_alone(key[start:])
            split = Split(number, start, stop - key.endswith("："), stop)
        else:
            split = Split(number, start, stop, _behind(key, stop))
            if whole and not leaf and split.rest < end:
                return Split(number, start, end, end)  # 提升影响力。（牵头单位：市教育局）
            if leaf and whole:
                taken = _is_phrase(key[start:stop], key[split.rest :])
            else:
                taken = _opens_text(key[start:stop], usual=usual)
        return split if taken else Split(number, start, start, start)


def opening_of(key: str, start: int) -> Opening:
    """How a paragraph opens behind its number; `start` is the length of that."""
    told = key.find("：", start) >= 0
    label = _LABEL.match(key, start) if told else None
    of_units = told and _OF_UNITS.match(key, start) is not None
    if label and not of_units:
        end = label.start() + len(label[0].rstrip()) - 1
        return Opening(key, start, Split(_number(key, start), start, end, label.end()))
    if closed := _closed_by_blank(key, start):
        return Opening(key, start, Split(_number(key, start), start, *closed))
    if "各" in key[start : start + _NEAR] and (unbroken := _UNBROKEN.match(key, start)):
        end = unbroken.end()
        return Opening(key, start, Split(_number(key, start), start, end, end))
    end = start + first_end(key[start : start + _FAR])
    if end == start + _FAR < len(key):
        return Opening(key, start, Split(_number(key, start), start, start, start))
    return Opening(key, start, None, end, _stop_of(key, start, end), of_units)


def _number(key: str, start: int) -> int:
    """The length of a number without the blanks behind it."""
    return len(key[:start].rstrip())


def _closed_by_blank(key: str, start: int) -> tuple[int, int] | None:
    """Where a heading ends and its text begins, a wide blank or the only single one between."""
    if len(key.split(None, 1)) == 1:
        return None
    if gap := _GAP.match(key, start):
        return start + len(gap[0].rstrip()), gap.end()
    short = _SHORT.match(key, start)
    blank = _BLANK.match(key, short.end()) if short else None
    if not blank or len(key) - blank.end() < _SHORTEST_TEXT or _BLANK.search(key, blank.end()):
        return None
    text = key[blank.end() :]
    return (blank.start(), blank.end()) if text.find("。") > text.find("，") > 0 else None


def _stop_of(key: str, start: int, end: int) -> int:
    """The offset of the 。 that closes the first sentence, brackets after it left out."""
    sentence = key[start:end].rstrip()
    depth = 0
    for found in _STOP_OR_BRACKET.finditer(sentence):
        char = found[0]
        depth += (char in "（〔[“《") - (char in "）〕]”》")
        if char in _STOPS and depth <= 0:
            return start + found.start()
    return start + len(sentence)


def _behind(key: str, stop: int) -> int:
    while stop < len(key) and (key[stop] in _STOPS or key[stop].isspace()):
        stop += 1
    return stop


def _stands_alone(text: str) -> bool:
    return len(text) <= _LONGEST_ALONE and text[-1:] not in tuple("；，、")


def _is_phrase(text: str, rest: str) -> bool:
    """A single sentence with nothing below: a short phrase is a heading, anything else a task."""
    short = len(text) <= _LONGEST_LEAF and "，" not in text
    return short and not rest and not re.search(r"\d", text)


def _opens_text(text: str, *, usual: bool) -> bool:
    """A title-like phrase; a long sentence with many clauses is a task."""
    longest, most = (_LONGEST_USUAL, 4) if usual else (_LONGEST_RUN_IN, 2)
    return len(text) <= longest and text.count("，") <= most and "；" not in text
