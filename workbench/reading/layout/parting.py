"""Documents run together into one line, parted again.

江城区2027年工作要点2027年，全区将…。一、强基础（一）加快项目建设。推进…。（二）深化改革。…
└ title            └ preamble    └ 一、      └ （一）                   └ （二）
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from workbench.numbering import Style
from workbench.reading.layout.wrapping import LABEL, labels_in
from workbench.reading.structure.chrome import DATE, is_telling_furniture, metadata
from workbench.reading.structure.headings import Counter, mark_of
from workbench.reading.structure.runs import is_unit
from workbench.reading.structure.shapes import (
    NUMBER,
    is_addressees,
    is_date,
    is_title_like,
    notice_title,
)
from workbench.reading.wordlists import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.numbering import Mark
    from workbench.reading.layout.lines import Line

_LONG = 500  # characters; no paragraph that stands for itself holds several sections
_LONGEST_HEADING = 46
_SHORTEST_FRONT = 20
_LONGEST_WHOLE = 60
_LONGEST_LABEL = 20
_LONGEST_NAMES = 240  # characters; the units a label names
_LONGEST_ADDRESSEES = 300
_LONGEST_LEFT = 320  # characters; more than that is no name, whatever it ends with
_BLANKS = re.compile(r"\s+")
_ENDS = re.compile(r"[。；！？]")
_PART_ENDS = tuple("。！？：；:;”）")
_SINGLE = re.compile(r"[\u4e00-\u9fff]")
_HAN = "一二三四五六七八九十百"
_INSIDE = re.compile(  # begins with one class of characters: searched many times as fast
    rf"[{_HAN}（第\d](?:(?<=[{_HAN}])[{_HAN}]{{0,3}}、|(?<=（)(?:[{_HAN}]{{1,4}}|\d{{1,2}})）"
    rf"|(?<=\d)(?<![\d.]\d)\d?[.．、](?!\d)|(?<=第)[一二三四五六七八九十]{{1,3}}(?:章|部分))"
)
_STOPS = tuple("。！？；”）〕】] \u3000")
_FIRST_BELOW = "（一）"
_GLUED = re.compile(rf"(?:^|[。：])[一二三四五六七八九十]{{1,3}}、[^。；：]{{2,46}}{_FIRST_BELOW}")
_TOP = (Style.CHAPTER, Style.ARTICLE)
_BOUNDARY = re.compile(r"[。；：\s]")
_OPENS_BODY = (
    r"(?=20\d\d年(?!度)|为[^民]|根据|按照|今年|现将|以|围绕|坚持|全[省市区县]|我[省市区县]|各)"
)
_TITLE = re.compile(
    rf"(?!为|根据|按照|现将|今年|坚持|围绕)[^。，；：\s]{{3,60}}?{any_of('title_words')}"
    rf"(?:（[^（）]{{1,24}}）)?{_OPENS_BODY}"
)
_NOTICE = re.compile(r"[^。，；：]{4,120}?的(?:通知|函)(?=[\u4e00-\u9fff]{1,8}〔|\s|各|现将|$)")
_ADDRESSEES = re.compile(r"[^。；：]{2,300}：")


def part(lines: Sequence[Line]) -> list[Line]:
    """The lines, those too long to be one paragraph cut where title, numbers and gaps show."""
    parted: list[Line] = []
    for line in lines:
        if parted and len(line.key) <= _LONG and _FIRST_BELOW not in line.key:
            parted.append(line)
        else:
            parted += _pieces(line, first=not parted)
    return parted


def _pieces(line: Line, *, first: bool) -> Iterator[Line]:
    """The lines in one; before the `first` title and notice stand, perhaps glued to it."""
    numbers = _Scan(line.key).cuts() if len(line.key) > _LONG else None
    own = [line] if numbers is None else list(_cut(line, _gaps(line.key, frozenset(numbers))))
    if first and own and len(own[0].key) > _SHORTEST_FRONT:
        own[:1] = _front(own[0])
    if len(own) > 1:
        numbers = None  # of the whole; each part counts anew
    for piece in own:
        yield from _by_numbers(piece, numbers)


def _cut(line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    if not cuts:
        yield line
        return
    bounds = [0, *cuts, len(line.key)]
    for start, end in itertools.pairwise(bounds):
        piece = line.with_piece(line.piece.cut(start, end), first=start == 0)
        if piece.key:
            yield piece


def _gaps(key: str, numbers: frozenset[int]) -> list[int]:
    """Where a gap stood for a line end, `numbers` begin behind some; 国  务  院 stays one word."""
    cuts, start = [], 0
    for gap in _BLANKS.finditer(key):
        if gap.end() not in numbers and _is_spacing(key, gap):
            continue
        left = key[max(start, gap.start() - _LONGEST_LEFT) : gap.start()]
        parts = gap.end() in numbers or _parts_here(key, gap) or _is_label(key, gap, left)
        if parts or _is_whole(left, key[gap.end() : gap.end() + 12]):
            cuts.append(gap.end())
            start = gap.end()
    return cuts


def _is_spacing(key: str, gap: re.Match[str]) -> bool:
    """One blank between characters that stand alone: 国 务 院, or a line of nothing else."""
    start, end = gap.span()
    alone = key[start - 2 : start - 1].isspace() and key[end + 1 : end + 2].isspace()
    return alone and end - start == 1


def _is_label(key: str, gap: re.Match[str], left: str) -> bool:
    """责任单位：… begins behind the gap, and not inside a bracket."""
    label = LABEL.match(key, gap.end(), gap.end() + _LONGEST_LABEL)
    return label is not None and not _is_inside(left)


def _parts_here(key: str, gap: re.Match[str]) -> bool:
    left, right = key[max(0, gap.start() - 12) : gap.start()], key[gap.end() : gap.end() + 12]
    ended, wide = left.endswith(_PART_ENDS), len(gap[0]) > 1
    if (ended and (wide or left.endswith("。"))) or is_date(left[-11:].strip()):
        return True
    if (ended or wide) and mark_of(right):
        return True
    if DATE.match(key, gap.end()) and not left[-1:].isascii():
        return True
    spaced = _SINGLE.fullmatch(left[-1:]) and left[-2:-1].isspace()
    spaced = spaced or (_SINGLE.fullmatch(right[:1]) and right[1:2].isspace())
    return not spaced and (len(gap[0]) >= 3 or gap[0].count("\u3000") == 2)  # an indent


def _is_whole(left: str, right: str) -> bool:
    """What stands left of the blank needs no more: a heading alone, a title, furniture."""
    if left.endswith("：") and len(left) <= _LONGEST_ADDRESSEES:
        return is_addressees(left) and not mark_of(left) and "，要" not in left
    if not 2 <= len(left) <= _LONGEST_WHOLE or _ENDS.search(left):
        return False
    if left[-1].isdigit() or left.count("（") > left.count("）"):
        return False
    if mark := mark_of(left):
        word = left[-1].isascii() or (right[:1].isascii() and not mark_of(right))  # 推进 5G 网络
        return len(left) - mark.length >= 2 and not word
    return is_unit(left) or is_title_like(left) or bool(notice_title(left)) or _is_shell(left)


def _is_shell(left: str) -> bool:
    return is_telling_furniture(left) or bool(metadata(left))


def _front(line: Line) -> list[Line]:
    """Notice title, document number, addressees and title glued to what follows them."""
    cuts: list[int] = []
    at = 0
    if notice := _NOTICE.match(line.key):
        at = _skip(notice.end(), cuts)
        if number := NUMBER.match(line.key, at):
            at = _skip(number.end(), cuts)
        if addressees := _ADDRESSEES.match(line.key, at):
            at = _skip(addressees.end(), cuts)
    elif title := _TITLE.match(line.key):
        at = _skip(title.end(), cuts)
    return list(_cut(line, cuts))


def _skip(end: int, cuts: list[int]) -> int:
    cuts.append(end)
    return end


def _by_numbers(line: Line, numbers: Sequence[int] | None) -> Iterator[Line]:
    """The sections in a long line; `numbers` are where they begin, None where not yet known."""
    if numbers is None:
        if len(line.key) <= _LONG and not _GLUED.search(line.key):
            yield line
            return
        numbers = _Scan(line.key).cuts()
    yield from _cut(line, sorted({*numbers, *_labels(line.key)}))


def _labels(key: str) -> Iterator[int]:
    """Where 牵头单位：… begins behind a sentence, and 责任单位：… behind its names."""
    end = -1
    for found in labels_in(key):
        at = found.start()
        left = key[max(0, at - _LONGEST_NAMES) : at]
        behind = left.endswith("。") or (
            0 <= end >= at - _LONGEST_NAMES and "。" not in key[end:at]
        )
        if behind and not _is_inside(left):
            yield at
            end = found.end()


def _is_inside(left: str) -> bool:
    return max(map(left.rfind, "（〔【[")) > max(map(left.rfind, "）〕】]"))


class _Scan:
    """Goes through one long line and finds the numbers of its sections."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._counter = Counter()
        self._heading = -1  # where the text of the last heading begins, -1 once it has ended

    def cuts(self) -> list[int]:
        cuts, done = [], 0
        for found in _INSIDE.finditer(self._key):
            at = found.start()
            mark = mark_of(self._key[at : at + 24]) if at >= done else None
            if mark is None or not self._is_section(at, mark):
                continue
            self._counter.accept(mark)
            self._heading = done = at + mark.length
            cuts.append(at)
        return cuts

    def _is_section(self, at: int, mark: Mark) -> bool:
        if at == 0:
            return True
        if not self._counter.expects(mark):
            return False
        if self._key[at - 1] in _STOPS:
            return mark.style is not Style.SUBPOINT or self._counter.level > 0
        if self._is_behind_label(at):
            return True
        if not self._counter.level:
            if self._key[at - 1] == "：":  # 现将有关事项通知如下：一、
                return mark.style is Style.CHAPTER
            above = _BOUNDARY.split(self._key[max(0, at - 60) : at])[-1]
            return mark.style in _TOP and is_title_like(above)
        between = self._key[self._heading : at] if self._heading >= 0 else ""
        return 2 <= len(between) <= _LONGEST_HEADING and not _ENDS.search(between)

    def _is_behind_label(self, at: int) -> bool:
        """完成时限：6月底前2.加强…: nothing but names and dates since the label."""
        tail = self._key[max(self._heading, at - _LONGEST_NAMES, 0) : at]
        label = tail.rfind("：")
        if label < 0 or _ENDS.search(tail, label):
            return False
        return any(found.end() == label + 1 for found in labels_in(tail))
