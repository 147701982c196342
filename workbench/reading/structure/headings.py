"""Headings: which printed numbers are numbers of sections, at which level, and where they end.

一、提升服务品质              alone on its line
（一）完善网络。到2027年底，…    run into its text: the heading ends at the first 。
1.整理办事清单，依托网页，抓紧推动清单事项搬到网上办理，健全机制。    no heading, a numbered task
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.numbering import CIRCLED, Mark, Style, recognise

_YEAR_AFTER_POINT = re.compile(r"(\d{1,2})\s*[.．]\s*(?=(?:19|20)\d\d\s*年)")
_FIRST = frozenset("一二三四五六七八九十百零〇0123456789０１２３４５６７８９（(〔第" + CIRCLED)
_NO_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}(?:[、，]|产|[类级线季]|年级|中全会)")
_LOWEST = (Style.SUBPOINT, Style.CIRCLED)  # never run on, so never begin but with one
_TWINS = {Style.POINT: Style.POINT_COMMA, Style.POINT_COMMA: Style.POINT}
_BARE_NUMBER = re.compile(r"[\s、.．:：。]*")


def mark_of(key: str) -> Mark | None:
    """The number a line begins with; 1.2027年底前 begins with 1."""
    if key[:1] not in _FIRST:
        return None
    if found := _YEAR_AFTER_POINT.match(key):
        return Mark(Style.POINT, int(found[1]), found.end())
    mark = recognise(key)
    if mark and mark.style is Style.CHAPTER and _NO_NUMBER.match(key, mark.length):
        return None  # 二、三产业
    return mark


def is_bare_number(key: str) -> bool:
    """Nothing but a number stands on the line (its text was broken off by page layout)."""
    mark = mark_of(key)
    return bool(mark and _BARE_NUMBER.fullmatch(key[mark.length :]))


def shape_of(number: str) -> str:
    """What numbers of one kind have in common: 1.2 → #.#, 第三节 → 第#节."""
    return re.sub(r"[一二三四五六七八九十百]+|\d+|[A-Za-z]+", "#", number)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A number taken as that of a section: its level (1 = top) and why one may doubt it."""

    level: int
    doubt: str = ""


class Counter:
    """Follows the numbers of a document and tells which of them can be numbers of sections."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._last: dict[str, int] = {}

    def judge(self, mark: Mark) -> Verdict | None:
        """The verdict on the next number, None where it cannot follow those before it."""
        kind = self._kind(mark)
        depth = self._depth(kind)
        if depth is None and mark.style in _LOWEST and mark.value != 1:
            return None
        before = self._open[depth][1] if depth is not None else 0
        if depth is None and mark.value == self._last.get(kind, 0) + 1:
            before = mark.value - 1
        doubt = _doubt(before, mark.value, known=depth is not None)
        if doubt is None:
            return None
        return Verdict(len(self._open) + 1 if depth is None else depth + 1, doubt)

    def expects(self, mark: Mark) -> bool:
        """`mark` follows without any doubt."""
        verdict = self.judge(mark)
        return bool(verdict and not verdict.doubt)

    def accept(self, mark: Mark) -> None:
        """Go on from `mark`."""
        kind = self._kind(mark)
        self.open(kind, mark.value)
        self._last[kind] = mark.value

    def _kind(self, mark: Mark) -> str:
        """Its style; but 3、 behind 2. goes on with the points, as does 3. behind 2、."""
        own, twin = mark.style.value, _TWINS.get(mark.style)
        if twin is None or mark.value == 1 or self._depth(own) is not None:
            return own
        depth = self._depth(twin.value)
        before = self._last.get(twin.value) if depth is None else self._open[depth][1]
        return twin.value if before == mark.value - 1 else own

    def open(self, kind: str, value: int = 0) -> int:
        """Open a section of `kind`, closing those it does not stand in; its level."""
        depth = self._depth(kind)
        del self._open[len(self._open) if depth is None else depth :]
        self._open.append((kind, value))
        return len(self._open)

    def restart(self) -> None:
        """Forget all numbers: another document begins."""
        self._open.clear()
        self._last.clear()

    def level_of(self, number: str) -> int:
        """The level a section numbered like `number` would have."""
        depth = self._depth(number if number in set(Style) else shape_of(number))
        return len(self._open) + 1 if depth is None else depth + 1

    @property
    def level(self) -> int:
        """The level of the section that is open, 0 before the first."""
        return len(self._open)

    def _depth(self, kind: str) -> int | None:
        return next((i for i, (k, _) in enumerate(self._open) if k == kind), None)


def _doubt(before: int, value: int, *, known: bool) -> str | None:
    if value == before + 1 or (value == 1 and not known):
        return ""
    if value == before:
        return f"编号与上一条重复（{value}）"
    if before < value <= before + 4:
        return f"编号不连续，{before or '开头'}之后是{value}" if before else f"编号从{value}开始"
    return "编号重新从一开始" if value == 1 else None
