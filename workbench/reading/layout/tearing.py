"""Single lines torn in two, in a plain text whose other lines are whole paragraphs.

    到2027年，每个街道至少建成1个      the line below begins with what cannot begin one,
    以上。                            or this one ends with what cannot end one
    …健全服务体系。全市共有社区阅      or it stops in a long sentence, in a text that
    览室60个。                        closes all its sentences

A list without stops looks alike; so the last kind needs a text that never leaves a stop out.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.document import BlockKind
from workbench.reading.layout.setting import CLOSED
from workbench.reading.structure.chains import begins_with_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_LONG = 28  # characters; a shorter line is as long as its writer wanted it
_SHORT_CLAUSE = 8  # characters of a clause just begun
_SHORTEST = 12
_REST = re.compile(r"[，。；、）％%]|(?:以?[上下内外]|[底末初前后中]|左右|等)[，。；]|的")
_HANGS = tuple("的和与及或以对将把从由至其每各该并且为在")
_OPEN_END = re.compile(r"[\u4e00-\u9fff\d%％]$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_OPENS = re.compile(r"(?:20)?\d\d年|同志们|各位|一年来|今年|下一步|为|要|各")
_CLAUSE = re.compile(r"[，。；：]")


class Tears:
    """Tells whether a line goes on with the one above it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    def at(self, i: int, first: int, tail: str) -> bool:
        """Line `i` goes on with the paragraph that began with line `first` and ends with `tail`."""
        line = self._lines[i]
        if line.mark or line.gap or len(tail) < _SHORTEST or not _OPEN_END.search(tail):
            return False
        if line.block.kind is BlockKind.CELL or not ("，" in tail or "。" in tail):
            return False
        if _REST.match(line.key) or tail.endswith(_HANGS):
            return True
        return self._stops_inside(tail, first) and self._may_go_on(line.key) and self._closes_all

    def _stops_inside(self, tail: str, first: int) -> bool:
        """A long paragraph, itself below a finished one or a number, ends in a sentence."""
        if len(tail) < _LONG or not first or not _HAN.match(tail[-1]):
            return False
        head, above = self._lines[first], self._lines[first - 1]
        if not (CLOSED.search(above.key) or above.mark) or (head.mark and "。" not in tail):
            return False
        clauses = _CLAUSE.split(tail)
        if "：" in tail.rpartition("。")[2]:
            return False  # 专栏2：重点工程
        return "。" in tail or len(clauses) > 2 or len(clauses[-1]) <= _SHORT_CLAUSE

    @staticmethod
    def _may_go_on(key: str) -> bool:
        """The rest of a sentence: neither what is to be done nor a usual begin."""
        told = "。" in key and _HAN.match(key) is not None
        return told and not (_OPENS.match(key) or begins_with_verb(key))

    @cached_property
    def _closes_all(self) -> bool:
        """No paragraph with a comma ends without a stop where a number or blank line follows."""
        return not any(
            (following.mark or following.gap)
            and len(line.key) >= _LONG
            and "，" in line.key
            and _OPEN_END.search(line.key)
            for line, following in pairwise(self._lines)
        )
