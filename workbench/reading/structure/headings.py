"""Headings: which printed numbers are numbers of sections, at which level, and where they end.

一、提升服务品质              alone on its line
（一）完善网络。到2027年底，…    run into its text: the heading ends at the first 。
1.整理办事清单，依托网页，抓紧推动清单事项搬到网上办理，健全机制。    no heading, a numbered task
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from workbench.chinese import numeral_value
from workbench.numbering import CIRCLED, Mark, Style, recognise

_FIGURE_AFTER_POINT = re.compile(
    r"(\d{1,2})\s*[.．]\s*(?=(?:19|20)\d\d\s*年|(?:1[0-2]|[1-9])\s*月(?:[底初末份前]|[上中下]旬|\d)"
    r"|12\d{3}(?!\d)|100\s*[%％]|[1-9]\d?家|[1-9]\d(?:[所名项座条处户]|个(?![百点工小月单])))"
)
_SINGLE = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛❶❷❸❹❺❻❼❽❾❿"
_FIRST = frozenset(
    "一二三四五六七八九十百零〇0123456789０１２３４５６７８９（(〔第§" + CIRCLED + _SINGLE
)
_NO_NUMBER = re.compile(r"([一二三四五六七八九十]{1,3})(?:[、，]|产|[类级线季]|年级|中全会)")
_QUARTER = re.compile(r"[一二三四]季度[^，。；：！？]{2,16}")
_LOWEST = (Style.SUBPOINT, Style.CIRCLED)  # begin with one, or go on with the last of their kind
_TWINS = {Style.POINT: Style.POINT_COMMA, Style.POINT_COMMA: Style.POINT}
_POINTS = tuple(_TWINS)
_STYLES = frozenset(Style)
_BARE_NUMBER = re.compile(r"[\s、.．:：。]*")
_LONGEST_BARE = 24  # characters of a number with its marks and blanks


def mark_of(key: str) -> Mark | None:
    """The number a line begins with; 1.2027年底前 and 1.4月底前 begin with 1."""
    if key[:1] not in _FIRST:
        return None
    if key[0].isdecimal() and (found := _FIGURE_AFTER_POINT.match(key)):
        return Mark(Style.POINT, int(found[1]), found.end())
    mark = recognise(key)
    if mark and mark.style is Style.CHAPTER and _is_list(key, mark):
        return None  # 二、三产业
    if mark and mark.style is Style.DECIMAL and mark.length == len(key):
        return None  # a figure in a cell
    return mark


def _is_list(key: str, mark: Mark) -> bool:
    """二、三产业 counts upwards; 一、一季度工作总结 and 二、一级保护区 are headings."""
    found = _NO_NUMBER.match(key, mark.length)
    if not found or _QUARTER.fullmatch(key, mark.length):
        return False
    return numeral_value(found[1]) > mark.value


def is_bare_number(key: str) -> bool:
    """Nothing but a number stands on the line (its text was broken off by page layout)."""
    mark = mark_of(key) if len(key) <= _LONGEST_BARE else None
    return bool(mark and _BARE_NUMBER.fullmatch(key[mark.length :]))


def shape_of(number: str) -> str:
    """What numbers of one kind have in common: 1.2 → #.#, 第三节 → 第#节."""
    return re.sub(r"[一二三四五六七八九十百]+|\d+|[A-Za-z]+", "#", number)


class Verdict(NamedTuple):
    """A number taken as that of a section: its level (1 = top) and why one may doubt it.

    `resumes`: it goes on with a list that another list of the same style interrupted.
    `misprint`: the number is wrong and counts as the one that had to come.
    """

    level: int
    doubt: str = ""
    resumes: bool = False
    misprint: bool = False


@dataclass(slots=True)
class _Open:
    """A section that is open: its kind of number, its value, the numbers it names above itself.

    `outer` is where a list of the same kind had come to when this one began from one again.
    """

    kind: str
    value: int = 0
    above: tuple[int, ...] = ()
    outer: int = 0

    def resumed_by(self, mark: Mark) -> bool:
        """`mark` goes on with the outer list, and not with this one."""
        return bool(self.outer) and mark.value == self.outer + 1 != self.value + 1

    def outer_of(self, mark: Mark) -> int:
        """Where the outer list had come to, once `mark` follows this section."""
        if self.above != mark.above or self.resumed_by(mark):
            return 0
        return self.outer or (self.value if mark.value == 1 <= self.value else 0)


class Counter:
    """Follows the numbers of a document and tells which of them can be numbers of sections."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._last: dict[str, int] = {}

    def judge(self, mark: Mark) -> Verdict | None:
        """The verdict on the next number, None where it cannot follow those before it."""
        kind = self._kind(mark)
        depth = self._depth(kind)
        if depth is None:
            return self._first(mark, kind)
        known = self._open[depth]
        if mark.above != known.above:
            follows = mark.value == 1 and mark.above > known.above
            return Verdict(depth + 1) if follows else None
        if known.resumed_by(mark):
            return Verdict(depth + 1, resumes=True)
        doubt = _doubt(known.value, mark.value, known=True)
        return None if doubt is None else Verdict(depth + 1, doubt)

    def _first(self, mark: Mark, kind: str) -> Verdict | None:
        """The verdict on a number of a kind that is not open."""
        before = 0
        if mark.value == self._last.get(kind, 0) + 1:
            before = mark.value - 1
        if mark.value != 1 and mark.style in _LOWEST and not before:
            return None
        if mark.style is Style.DECIMAL and not self._is_below(mark):
            return None
        doubt = _doubt(before, mark.value, known=False)
        return None if doubt is None else Verdict(len(self._open) + 1, doubt)

    def _is_below(self, mark: Mark) -> bool:
        """1.1 opens a level under the first section, 2.1 under the second."""
        parent = self._open[-1].value if self._open else 1
        return mark.value == 1 and mark.above[-1] in (1, parent)

    def expects(self, mark: Mark) -> bool:
        """`mark` follows without any doubt."""
        verdict = self.judge(mark)
        return bool(verdict and not verdict.doubt)

    def accept(self, mark: Mark, *, misprint: bool = False) -> None:
        """Go on from `mark`; a `misprint` counts as the number that had to come."""
        if misprint:
            mark = mark._replace(value=self.value_of(mark) + 1)
        kind = self._kind(mark)
        depth = self._depth(kind)
        outer = 0 if depth is None else self._open[depth].outer_of(mark)
        del self._open[len(self._open) if depth is None else depth :]
        self._open.append(_Open(kind, mark.value, mark.above, outer))
        self._last[kind] = mark.value

    def value_of(self, mark: Mark) -> int:
        """The number of its kind that `mark` comes after, 0 where none of it is open."""
        depth = self._depth(self._kind(mark))
        return 0 if depth is None else self._open[depth].value

    def _kind(self, mark: Mark) -> str:
        """Its style; but 3、 behind 2. goes on with the points, as does 3. behind 2、."""
        if mark.style is Style.DECIMAL:
            return f"1{'.1' * len(mark.above)}"
        own = mark.style
        if mark.value == 1 or mark.style not in _POINTS or self._depth(own) is not None:
            return own
        twin = _TWINS[mark.style]
        depth = self._depth(twin)
        before = self._last.get(twin) if depth is None else self._open[depth].value
        return twin if before == mark.value - 1 else own

    def open(self, kind: str, value: int = 0) -> int:
        """Open a section of `kind`, closing those it does not stand in; its level."""
        depth = self._depth(kind)
        del self._open[len(self._open) if depth is None else depth :]
        self._open.append(_Open(kind, value))
        return len(self._open)

    def restart(self) -> None:
        """Forget all numbers: another document begins."""
        self._open.clear()
        self._last.clear()

    def level_of(self, number: str) -> int:
        """The level a section numbered like `number` would have."""
        depth = self._depth(number if number in _STYLES else shape_of(number))
        return len(self._open) + 1 if depth is None else depth + 1

    @property
    def level(self) -> int:
        """The level of the section that is open, 0 before the first."""
        return len(self._open)

    def _depth(self, kind: str) -> int | None:
        for i, open_ in enumerate(self._open):
            if open_.kind == kind:
                return i
        return None


def _doubt(before: int, value: int, *, known: bool) -> str | None:
    if value == before + 1 or (value == 1 and not known):
        return ""
    if value == before:
        return f"编号与上一条重复（{value}）"
    if before < value <= before + 4:
        return f"编号不连续，{before or '开头'}之后是{value}" if before else f"编号从{value}开始"
    return "编号重新从一开始" if value == 1 else None
