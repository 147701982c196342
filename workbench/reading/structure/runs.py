"""Names that take several lines: titles, notice titles, issuing organs.

江城市人民政府办公室            江城市推进社区阅读提档        市推进街区环境整治
关于印发…工作要点的通知         三年行动方案（2026-2028年）   工作联席会议办公室
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from workbench.reading.structure.chrome import is_furniture, is_remark, metadata
from workbench.reading.structure.metadata import bare_label
from workbench.reading.structure.shapes import (
    SENTENCE_MARK,
    bare,
    is_date,
    is_number,
    is_organ,
    is_title_like,
    notice_title,
    quoted_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.layout.lines import Line

_HEAD = 80  # lines; titles stand near the start
_MOST_LINES = 4
_LONGEST_SECOND = 18  # characters of the second line of a title that two lines make up
_LONGEST_REST = 6
_LONGEST_FIRST = 44
_SENTENCE_MARK = re.compile(r"[。；！？，：、]")
_CONTINUES = re.compile(
    r"(?:\d{4}\s*年(?:度|至|[-—－])?|十[三四五六七]五)?[^，。；：]{0,8}"
    r"(?:工作|实施|行动|重点|任务|要点|方案|计划|规划|意见|安排|清单|措施|报告|总结)"
)
_COMPLETE = re.compile(r"\d{4}\s*年.{6,}")
_NO_TITLE = ("-", "•", "·", "●", "∙", "【", "（")
_AND = ("暨", "及", "和", "与")  # 江城市2027年工作总结 / 暨2028年工作计划
_REMARK = re.compile(
    r"（(?:征求意见稿|送审稿|讨论稿|草案|试行|暂行|修订稿|修订|审议稿|\d{4}.{0,12}年)）"
    r"|征求意见稿|送审稿"
)


def is_unit(key: str) -> bool:
    """A line complete in itself: a date, a document number, a publication remark."""
    return is_date(key) or is_number(key) or is_remark(key)


def runs_of(lines: Sequence[Line], *, wrapped: bool) -> dict[int, int]:
    """Where a name begins and over how many lines it goes; `wrapped`: page layout broke lines.

    A run of one line says that the line is a title complete in itself.
    """
    runs = dict(_organs(lines)) | dict(_pairs(lines[:_HEAD])) | dict(_joint(lines[:_HEAD]))
    return runs | dict(_named(lines[:_HEAD], wrapped=wrapped))


def _named(head: Sequence[Line], *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Titles by the name the notice gives them, or where nothing but furniture stands above."""
    names = set(quoted_names("".join(line.key for line in head)))
    if not wrapped:
        if names:
            yield from _quoted(head, names)
        return
    told_to = 0  # up to here all lines are furniture, complete in themselves, or titles
    for i, line in enumerate(head):
        length = _length(head[i : i + _MOST_LINES], names, told=told_to >= i)
        if length:
            yield i, length
        if length or _is_shell(line.key):
            told_to = max(told_to, i + max(1, length))


def _quoted(head: Sequence[Line], names: set[str]) -> Iterator[tuple[int, int]]:
    """Titles by their names, in a text whose lines are whole."""
    longest = max(map(len, names))
    keys = [bare(line.key) for line in head]
    for i, line in enumerate(head):
        text = ""
        for n, key in enumerate(keys[i : i + _MOST_LINES], 1):
            text += key
            if len(text) > longest:
                break
            if text in names and not is_unit(line.key):
                yield i, n
                break


def _length(lines: Sequence[Line], names: set[str], *, told: bool) -> int:
    """How many of the lines make up a title, 0 where they do not begin with one."""
    text = ""
    if is_unit(lines[0].key):
        return 0  # 江政办〔2027〕3号 above the title
    for n, line in enumerate(lines, 1):
        text += bare(line.key)
        if text in names or notice_title(text):
            return n
        if told and _may_open_title(lines[0]) and _is_whole_title(text):
            return n + len(list(takewhile(_ends_title, lines[n:])))
    return 0


def _ends_title(line: Line) -> bool:
    """The rest of a title that seemed complete: 江城市2027年工作计划 / 安排, or a remark."""
    rest = len(line.key) <= _LONGEST_REST and not line.mark and is_title_like(line.key)
    return rest or _is_remark(line)


def _is_shell(key: str) -> bool:
    return is_unit(key) or is_furniture(key) or bool(metadata(key))


def _pairs(head: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """A title over two lines, and a remark below a title (征求意见稿)."""
    for i, (first, second) in enumerate(pairwise(head)):
        if _may_open_title(first) and not second.mark and _continues(first, second):
            remarks = takewhile(_is_remark, head[i + 2 : i + _MOST_LINES])
            yield i, 2 + len(list(remarks))


def _is_remark(line: Line) -> bool:
    """（征求意见稿） below a title"""
    return bool(_REMARK.fullmatch(bare(line.key)))


def _joint(head: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """A notice of one or several organs, each on its line over 关于印发…的通知."""
    for i, line in enumerate(head):
        own = _notice_lines(head[i : i + 3]) if line.key.startswith("关于") else 0
        organs = 0
        while own and organs < min(i, _MOST_LINES) and is_organ(head[i - organs - 1].key):
            organs += 1
        if own and own + organs > 1:
            yield i - organs, organs + own


def _notice_lines(lines: Sequence[Line]) -> int:
    """Over how many of the lines 关于印发…的通知 goes, 0 for none."""
    text = ""
    for n, line in enumerate(lines, 1):
        text += bare(line.key)
        if notice_title(text):
            return n
        if line.mark or SENTENCE_MARK.search(line.key):
            return 0
    return 0


def _continues(first: Line, second: Line) -> bool:
    both = bare(first.key + second.key)
    if notice_title(both) and not notice_title(first.key):
        named = second.key.startswith("关于") and is_organ(first.key)
        return named or not notice_title(second.key)
    if is_title_like(first.key):
        joint = second.key.startswith(_AND) and is_title_like(second.key)
        return joint or _is_remark(second)
    if second.gap:
        return False
    if len(second.key) > _LONGEST_SECOND or not _is_whole_title(both):
        return False
    return bool(_CONTINUES.match(second.key)) and (
        is_organ(first.key) or not _COMPLETE.match(second.key)
    )


def _is_whole_title(text: str) -> bool:
    return is_title_like(text) and not _is_torn(text)


def _is_torn(text: str) -> bool:
    """A name in it began above, or goes on below: …条例》《江城市…方案"""
    for first, last in ("《》", "〈〉", "“”"):
        closed = text.find(last)
        if text.count(first) != text.count(last) or -1 < closed < text.find(first):
            return True
    return False


def _may_open_title(line: Line) -> bool:
    key = line.key
    if not 4 <= len(key) <= _LONGEST_FIRST or line.mark or line.block.table:
        return False
    if key.startswith(_NO_TITLE) or bare_label(key):
        return False
    return not (_SENTENCE_MARK.search(key) or is_unit(key) or is_furniture(key) or metadata(key))


def _organs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The issuing organ, next above the date, where its name takes two lines."""
    for i in range(1, len(lines) - 2):
        if not is_date(lines[i + 2].key) or not is_organ(lines[i + 1].key):
            continue
        if _is_half_name(lines[i].key) and lines[i - 1].key.endswith(("。", "：")):
            yield i, 2


def _is_half_name(key: str) -> bool:
    """The first line of a long name: 市推进街区环境整治"""
    return 6 <= len(key) <= 30 and not is_organ(key) and not re.search(r"[。，；：]", key)
