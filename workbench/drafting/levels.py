"""Figures side by side: last year's target, what was reached, the superior's value, the new one.

    去年 ≥95%    完成 96.2%    省 ≥97%    今年 ≥95%    below what was reached and what is asked

An increment starts at nought every year; a level or a rate goes on from where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.matter import core
from workbench.drafting.similarity import ratio
from workbench.plan import Comparator, Target, TargetKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAME = 0.5  # indicators at least so alike are one
_PART = 0.95  # one indicator holds the other's words
_PER_HEAD = re.compile("人均|户均|每?[千万百]人|每[十百千万]")
_GOES_ON = (TargetKind.LEVEL, TargetKind.RATE)
_NUMBER = r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万|亿)?\s*"
_TIMES = {None: 1.0, "万": 1e4, "亿": 1e8}


@dataclass(frozen=True, slots=True)
class History:
    """A figure of the new plan beside those it has to be held against.

    `last` is last year's target as printed, `reached` what came of it in the target's unit,
    `asked` the superior's target; "" and None where nothing is known.
    """

    target: Target
    last: str = ""
    reached: float | None = None
    asked: Target | None = None

    @property
    def falls_back(self) -> bool:
        """Whether the new level or rate lies below what was reached already."""
        told = self.reached is not None and self.target.value is not None
        return told and self.target.kind in _GOES_ON and _worse(self.target, self.reached)

    @property
    def below_asked(self) -> bool:
        """Whether the new figure lies below the superior's."""
        return self.asked is not None and lower(self.target, self.asked)

    @property
    def warning(self) -> str:
        """What the drafter has to look at, "" for nothing."""
        if self.falls_back:
            return f"“{self.target.quote}”低于上年已达到的水平，请核对。"
        if self.below_asked and self.asked:
            return f"“{self.target.quote}”低于上级要求“{self.asked.quote}”，请核对。"
        return ""


def histories(
    targets: Iterable[Target],
    last: Iterable[Target],
    actual: str = "",
    asked: Iterable[Target] = (),
) -> tuple[History, ...]:
    """Each figure of the new year with its counterparts; `actual` is what was reached, as told."""
    targets, last = tuple(targets), tuple(last)
    known = zip(targets, counterparts(targets, last), counterparts(targets, asked), strict=True)
    return tuple(_history(target, last, actual, (own, above)) for target, own, above in known)


def _history(
    target: Target,
    last: tuple[Target, ...],
    actual: str,
    counterparts: tuple[Target | None, Target | None],
) -> History:
    before, above = counterparts
    printed = before.figure if before else target.last
    alone = sum(each.unit == target.unit for each in last) <= 1
    reached = _reached(target, actual) if alone or target.indicator in actual else None
    return History(target, printed, reached, above)


def _reached(target: Target, actual: str) -> float | None:
    """The figure told in the target's unit: 完成21家，合格率97%. After its indicator if named."""
    start = max(actual.find(target.indicator), 0) if target.indicator else 0
    found = re.search(_NUMBER + re.escape(target.unit), actual[start:])
    return float(found[1].replace(",", "")) * _TIMES[found[2]] if found else None


def counterpart(target: Target, among: Iterable[Target]) -> Target | None:
    """The figure of `among` that measures the same: same unit, indicators alike."""
    scored = [(_likeness(target, other), at, other) for at, other in enumerate(among)]
    best = max(scored, key=lambda s: (s[0], -s[1]), default=None)
    return best[2] if best and best[0] >= _SAME else None


def counterparts(targets: Iterable[Target], among: Iterable[Target]) -> tuple[Target | None, ...]:
    """For each of `targets` the figure of `among` that measures the same, None where none does.

    A figure belongs to the one of `targets` whose indicator it is most like, of equals to the one
    at the same place; no neighbour takes it.
    """
    targets = tuple(targets)
    owned: list[list[tuple[float, int, Target]]] = [[] for _ in targets]
    for at, other in enumerate(among):
        scored = [(_likeness(own, other), -abs(i - at), i) for i, own in enumerate(targets)]
        likeness, near, owner = max(scored, default=(0.0, 0, -1))
        if likeness >= _SAME:
            owned[owner].append((likeness, near, other))
    best = (max(own, key=lambda o: o[:2], default=None) for own in owned)
    return tuple(found[2] if found else None for found in best)


def _likeness(a: Target, b: Target) -> float:
    """1 for the same indicator; 床位 in 三级医院床位 is nearly that; 千人床位数 is another one."""
    if a.unit != b.unit or bool(_PER_HEAD.search(a.indicator)) != bool(
        _PER_HEAD.search(b.indicator)
    ):
        return 0.0
    ours, theirs = core(a.indicator), core(b.indicator)
    if not ours or not theirs or ours == theirs:
        return float(ours == theirs)
    return _PART if ours in theirs or theirs in ours else ratio(ours, theirs)


def lower(ours: Target, theirs: Target) -> bool:
    """Whether our figure asks less than theirs: 75% under 80%以上, 12分钟 over 10分钟以内."""
    asked = theirs.value if theirs.value_high is None else theirs.value_high
    if asked is None or ours.value is None:
        return False
    bound = theirs if theirs.op is Comparator.AT_MOST else ours
    return _misses(ours, asked, at_most=bound.op is Comparator.AT_MOST)


def higher(ours: Target, theirs: Target) -> bool:
    """Whether our figure asks more than theirs."""
    return lower(theirs, ours)


def _worse(target: Target, reached: float | None) -> bool:
    at_most = target.op is Comparator.AT_MOST
    return reached is not None and _misses(target, reached, at_most=at_most)


def _misses(ours: Target, mark: float, *, at_most: bool) -> bool:
    """Whether what `ours` asks at least lies on the wrong side of the mark."""
    best = ours.value if ours.value_high is None else ours.value_high
    if best is None or ours.value is None:
        return False
    return ours.value > mark if at_most else best < mark
