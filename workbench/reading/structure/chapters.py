"""Chapter lines: unnumbered headings that stand alone over the numbers of a scheme.

坚决扛牢粮食安全责任          ┐ one such line may be anything,
（一）稳定播种面积。…          │ two or more over numbers that run on
（二）扩大油料生产。…          │ or begin anew are the chapters
强化农业基础支撑              ┘ of the document
（三）落实硬措施。…
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.document import BlockKind
from workbench.reading.structure.chrome import is_furniture, metadata
from workbench.reading.structure.shapes import is_date, is_number, is_title_like, notice_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_SHORTEST, _LONGEST = 4, 40
_SENTENCE_MARK = re.compile(r"[。；！？：]|，.*，")
_ENDED = re.compile(r"[。！？；：”）〕\]]$")
_ANNEX = re.compile(r"附\s*件")


def chapter_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the chapter lines, none where there are not at least two in step."""
    found = [i for i in range(len(lines) - 1) if _may_be_chapter(lines, i)]
    if found and not any(is_title_like(line.key) for line in lines[: found[0]]):
        found = found[1:]  # the line over the first number is the title itself
    marks = [mark for i in found if (mark := lines[i + 1].mark)]
    if len(marks) < 2 or len({mark.style for mark in marks}) > 1:
        return frozenset()
    values = [mark.value for mark in marks]
    run_on = all(a < b for a, b in pairwise(values))
    return frozenset(found) if run_on or set(values) == {1} else frozenset()


def _may_be_chapter(lines: Sequence[Line], i: int) -> bool:
    line, below = lines[i], lines[i + 1]
    if line.mark or not below.mark or line.block.kind is BlockKind.CELL:
        return False
    if line.block.auto_number or not _SHORTEST <= len(line.key) <= _LONGEST:
        return False
    above = lines[i - 1].key if i else ""
    return bool(_ENDED.search(above)) and not _is_something_else(line.key)


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
