"""Headings without number that stand alone on their lines, told by more than one of them.

坚决扛牢粮食安全责任          ┐ one such line may be anything,
（一）稳定播种面积。…          │ two or more over numbers that run on
（二）扩大油料生产。…          │ or begin anew are the chapters
强化农业基础支撑              ┘ of the document
（三）落实硬措施。…

Three or more that each stand over a paragraph are its headings as well, and so are very short ones
that make up all of a section with the sentences below them, and lines that their format calls so.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.document import BlockKind
from workbench.reading.structure.chrome import is_furniture, metadata
from workbench.reading.structure.shapes import (
    is_date,
    is_number,
    is_organ,
    is_title_like,
    notice_title,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_SHORTEST, _LONGEST = 4, 40
_LONGEST_ALONE = 30
_LONGEST_STYLED = 60
_SHORTEST_TITLE = 9  # characters; 重点任务 is a heading, 江城市2027年重点任务 a title
_SHORTEST_TEXT = 30  # characters of the paragraph below
_FEWEST_ALONE = 3
_LONGEST_IN_ROW = 12
_FEWEST_IN_ROW = 2
_PHRASE = re.compile(r"[\u4e00-\u9fff、“”]+")
_SENTENCE_MARK = re.compile(r"[。；！？：]|，.*，")
_ENDED = re.compile(r"[。！？；：”）〕\]]$")
_FULL_STOP = re.compile(r"[。！？][”’）)〕\]】]*$|[）〕\]]$")
_ANNEX = re.compile(r"附\s*[件表录图]")
_CELL = re.compile(
    r"(?:\d|长期|持续|常年|全年|每[年月季]|各[县区市]|见附)|.*[：:（(]$|[—\-●■◆]{1,2}$"
)
_UNIT_LINE = re.compile(r"(?:牵头|责任|配合|完成|主办|协办)[^，。]{0,8}(?:单位|部门|时限|人)")


def chapter_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the headings without number that the document as a whole speaks for."""
    chapters = _over_numbers(lines)
    alone = _over_text(lines, fewest=1 if chapters else _FEWEST_ALONE)
    return chapters | alone | _in_rows(lines) | _styled(lines)


# -- over numbers ------------------------------------------------------------------------------


def _over_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """None where there are not at least two in step."""
    found = [i for i in range(len(lines) - 1) if _may_be_chapter(lines, i)]
    if found and not any(_may_be_title(line.key) for line in lines[: found[0]]):
        found = found[1:]  # the line over the first number is the title itself
    marks = [mark for i in found if (mark := lines[i + 1].mark)]
    if len(marks) < 2 or len({mark.style for mark in marks}) > 1:
        return frozenset()
    values = [mark.value for mark in marks]
    run_on = all(a < b for a, b in pairwise(values))
    return frozenset(found) if run_on or set(values) == {1} else frozenset()


def _may_be_chapter(lines: Sequence[Line], i: int) -> bool:
    line, below = lines[i], lines[i + 1]
    if not below.mark or not _may_be_heading(line, _LONGEST):
        return False
    above = lines[i - 1].key if i else ""
    return bool(_ENDED.search(above)) and not _is_something_else(line.key)


def _may_be_heading(line: Line, longest: int) -> bool:
    if line.mark or line.block.auto_number or line.block.kind is BlockKind.CELL:
        return False
    return _SHORTEST <= len(line.key) <= longest


def _is_something_else(key: str) -> bool:
    return bool(
        _SENTENCE_MARK.search(key)
        or _ANNEX.match(key)
        or is_date(key)
        or is_number(key)
        or is_furniture(key)
        or metadata(key)
        or notice_title(key)
    )


# -- over text ---------------------------------------------------------------------------------


def _over_text(lines: Sequence[Line], fewest: int) -> frozenset[int]:
    """None where there are not at least `fewest`."""
    found = [i for i in range(len(lines) - 1) if _may_stand_alone(lines, i)]
    if found and not any(_may_be_title(line.key) for line in lines[: found[0]]):
        found = found[1:]  # the first one is the title itself
    return frozenset(found) if len(found) >= fewest else frozenset()


def _may_stand_alone(lines: Sequence[Line], i: int) -> bool:
    """A short line below a finished paragraph, a number or a title, and over a full paragraph."""
    line, below = lines[i], lines[i + 1]
    if not _may_be_heading(line, _LONGEST_ALONE) or below.mark or len(below.key) < _SHORTEST_TEXT:
        return False
    if not _FULL_STOP.search(below.key) or "。" not in below.key or _is_title(line.key):
        return False
    above = lines[i - 1] if i else None
    ended = above and (_FULL_STOP.search(above.key) or above.mark or _is_title(above.key))
    return bool(ended) and not _is_something_else(line.key) and not _is_cell(line.key)


def _is_title(key: str) -> bool:
    return len(key) >= _SHORTEST_TITLE and (is_title_like(key) or bool(notice_title(key)))


def _is_cell(key: str) -> bool:
    """What stands in the columns of a task table: 长期推进, 2027年6月, 市教育局"""
    return bool(_CELL.match(key) or is_organ(key) or _UNIT_LINE.match(key))


def _may_be_title(key: str) -> bool:
    """A title by its words, or a headline that may be one."""
    if is_title_like(key):
        return True
    plain = _SHORTEST_TITLE <= len(key) <= _LONGEST_STYLED and not _SENTENCE_MARK.search(key)
    return plain and not (_is_something_else(key) or is_organ(key))


def _title_before(lines: Sequence[Line], i: int) -> int:
    titles = [j for j, line in enumerate(lines[:i]) if _is_title(line.key)]
    return titles[-1] if titles else -1


# -- in rows -----------------------------------------------------------------------------------


def _in_rows(lines: Sequence[Line]) -> frozenset[int]:
    """加强领导 / 成立领导小组，…。/ 落实责任 / …。 below a number: all of a row or none of it."""
    found: set[int] = set()
    row: list[int] = []
    whole = False
    for i, line in enumerate(lines):
        if line.mark or (row and _ends_row(line.key)):
            found.update(row if whole and len(row) >= _FEWEST_IN_ROW else ())
            row, whole = [], line.mark is not None
        elif whole and _may_head_row(lines, i):
            row.append(i)
        else:
            whole = whole and _is_told(line)
    found.update(row if whole and len(row) >= _FEWEST_IN_ROW else ())
    return frozenset(found)


def _ends_row(key: str) -> bool:
    """What closes a document: an organ, a date, a list of annexes."""
    return len(key) <= _LONGEST and bool(_ANNEX.match(key) or is_date(key) or is_organ(key))


def _may_head_row(lines: Sequence[Line], i: int) -> bool:
    """A very short line over a sentence."""
    line = lines[i]
    if i + 1 >= len(lines) or not _may_be_heading(line, _LONGEST_IN_ROW):
        return False
    if not _PHRASE.fullmatch(line.key) or _is_cell(line.key) or _is_something_else(line.key):
        return False
    below = lines[i + 1]
    return not below.mark and len(below.key) > _LONGEST_IN_ROW and "。" in below.key


def _is_told(line: Line) -> bool:
    """A finished paragraph, or the line that names the units below it."""
    if line.block.kind is BlockKind.CELL:
        return False
    return bool(_FULL_STOP.search(line.key) or _UNIT_LINE.match(line.key))


# -- by style ----------------------------------------------------------------------------------


def _styled(lines: Sequence[Line]) -> frozenset[int]:
    """Lines that their format calls headings; the first may be the title."""
    found = [
        i
        for i, line in enumerate(lines)
        if line.block.heading_level
        and _may_be_heading(line, _LONGEST_STYLED)
        and not (_is_something_else(line.key) and not line.key.endswith("："))
    ]
    if found and _names_document(lines, found):
        found = found[1:]
    return frozenset(found)


def _names_document(lines: Sequence[Line], found: Sequence[int]) -> bool:
    """The first heading is the title: the only one of its level, or one by its words."""
    first = lines[found[0]]
    level = first.block.heading_level
    others = [line for line in lines if line.block.heading_level and line is not first]
    alone = all(line.block.heading_level > level for line in others)
    untitled = _title_before(lines, found[0]) < 0
    return _is_title(first.key) or (untitled and (alone or is_title_like(first.key)))
