"""The contents page of a long document repeats its headings; it is no text of its own.

目  录
一、总体要求………………1
二、重点任务………………3
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.reading.structure.shapes import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_HEAD = 80  # lines; a contents page stands near the start
_LONGEST = 70
_LEADER = re.compile(r"[.．…·\-—_\s]*[（(]?\d{1,3}[）)]?$|[.．…·]{3,}\d{0,3}$")


def contents_lines(lines: Sequence[Line]) -> range:
    """The lines of the contents page, its own heading included; empty without one."""
    for i, line in enumerate(lines[:_HEAD]):
        if bare(line.key) in ("目录", "目次"):
            end = _end(lines, i + 1)
            return range(i, end) if end > i + 2 else range(0)
    return range(0)


def _end(lines: Sequence[Line], start: int) -> int:
    """Entries are short and come again below, or lead to a page number."""
    later = {_entry(line.key) for line in lines[start + 1 :] if line.mark}
    i = start
    while i < len(lines) and len(lines[i].key) <= _LONGEST:
        key = lines[i].key
        again = _entry(key) in later and any(
            _entry(below.key) == _entry(key) for below in lines[i + 1 :]
        )
        if not again and not (_LEADER.search(key) and "。" not in key):
            break
        i += 1
    return i


def _entry(key: str) -> str:
    """An entry without its leader and page number; a heading up to its stop."""
    return bare(_LEADER.sub("", key)).split("。", 1)[0]
