"""Rules on figures: one value for one indicator, sums, the superior's figure, last year's."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.checking.context import indicator_key
from workbench.checking.findings import Example, Hit, Severity, rule
from workbench.checking.kinds import Duty, Mark, Reach, Tally, TaskRule, TextRule
from workbench.plan import Comparator, TargetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.findings import Place
    from workbench.checking.kinds import Marked
    from workbench.plan import Target

_STATES = (TargetKind.LEVEL, TargetKind.RATE)
_PARTIAL = re.compile("其中|分别|各区|各县|各市|每个|其他|其余")


def _values(duty: Duty, facts: Facts) -> Iterator[Mark]:
    """Levels and rates under the name of their indicator; those of parts of it left out."""
    text = duty.task.text
    for target in duty.task.targets:
        at = text.find(target.quote)
        if target.kind not in _STATES or target.value is None or at < 0:
            continue
        clause = text[max(text.rfind(mark, 0, at) for mark in "。；") + 1 : at + len(target.quote)]
        if _NAMED.match(target.indicator) and not _PARTIAL.search(clause):
            key = f"{indicator_key(target)}|{_term(target.deadline, facts.year)}"
            yield Mark(key, at, at + len(target.quote), f"{target.op.value}|{target.figure}")


_NAMED = re.compile(r"(?![较比同其该达占约年每])[^，。\d]{4,}$")
_YEAR = re.compile(r"20\d\d|十.五")


def _term(deadline: str, year: int) -> str:
    """Nothing for the end of the plan's own year, however it is said."""
    return "" if _YEAR_END.fullmatch(deadline.replace(str(year), "")) else deadline


_YEAR_END = re.compile("到?年?(?:12月)?[底末内]?前?|全年|今年")


def _two_values(found: Sequence[Marked], _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    first = found[0].mark.word
    for place, mark in found[1:]:
        if mark.word != first:
            name, told = mark.key.split("|")[0], first.split("|")[1]
            here = mark.word.split("|")[1]
            message = f"“{name}”前文是{told}，此处是{here}，请核对。"
            yield place, Hit(mark.start, mark.end, message)


def _sums(text: str, _facts: Facts) -> Iterator[Hit]:
    """100张，其中甲60张、乙50张: the parts are more than the whole; 甲60张、乙50张，共100张."""
    for found in _OF_WHICH.finditer(text):
        parts = _parts(found[3], found[2])
        if sum(map(_value, parts)) > _value(found[1]) and not _CHANGE.search(found[3]):
            message = f"分项{'＋'.join(parts)}大于总数{found[1]}{found[2]}。"
            yield Hit(*found.span(), message)
    for found in _TOGETHER.finditer(text):
        near = max(0, found.start() - _NEAR)
        start = max(near, *(text.rfind(mark, near, found.start()) + 1 for mark in "。；："))
        parts = _parts(text[start : found.start()], found[2])
        if len(parts) > 1 and sum(map(_value, parts)) != _value(found[1]):
            message = f"分项{'＋'.join(parts)}不等于合计{found[1]}{found[2]}。"
            yield Hit(start, found.end(), message)


def _parts(text: str, unit: str) -> list[str]:
    """The figures of `unit` in a list."""
    return [m[1] for m in _FIGURE.finditer(text) if text.startswith(unit, m.end())]


def _value(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))


_NEAR = 200  # characters a list is long
_FIGURE = re.compile(r"(?<![\d.,])(\d+(?:,\d{3})*(?:\.\d+)?)")
_CHANGE = re.compile("由[0-9]|增加到|提高到|减少到|增至|降至|以上|以下|不少于|不低于|至少")
_UNIT = "(万元|亿元|公里|张|个|家|名|人|所|项|件|套|户|亩|辆|座|间|场|台|吨|例|支|门|篇)"
_OF_WHICH = re.compile(
    rf"{_FIGURE.pattern}{_UNIT}[^，。；：\d]{{0,6}}[，（]其中[：，]?([^。；）]{{2,200}})"
)
_TOGETHER = re.compile(rf"(?:合计|共计|总计){_FIGURE.pattern}{_UNIT}")


def _below_superior(duty: Duty, facts: Facts) -> Iterator[Hit]:
    for target in duty.task.targets:
        for theirs in facts.background.superior.get(indicator_key(target), ()):
            if _falls_short(target, theirs):
                at = max(duty.task.text.find(target.quote), 0)
                message = f"上级要求“{theirs.quote}”，此处“{target.quote}”低于上级。"
                yield Hit(at, at + len(target.quote), message)
                break


def _falls_short(ours: Target, theirs: Target) -> bool:
    """A lower bound below theirs or an upper bound above, of levels and rates of the same year."""
    if ours.value is None or theirs.value is None or ours.kind not in _STATES:
        return False
    here, there = _YEAR.search(ours.deadline), _YEAR.search(theirs.deadline)
    if (here[0] if here else "") != (there[0] if there else ""):
        return False
    if theirs.op is Comparator.AT_MOST:
        return ours.value > theirs.value
    return ours.value < theirs.value


def _below_last(duty: Duty, _facts: Facts) -> Iterator[Hit]:
    for target in duty.task.targets:
        last = re.search(r"\d+(?:\.\d+)?", target.last)
        if target.value is None or last is None or target.kind not in _STATES:
            continue
        value, before = target.value, float(last[0])
        worse = value > before if target.op is Comparator.AT_MOST else value < before
        if worse:
            at = max(duty.task.text.find(target.quote), 0)
            message = f"上年是{target.last}，今年“{target.quote}”反而退步。"
            yield Hit(at, at + len(target.quote), message)


_SUPERIOR = "家庭医生签约率达到75%以上。"

TALLIES = (
    Tally(
        rule(
            "T20",
            "一个指标两个数",
            Severity.DOUBT,
            "指标一致",
            "家庭医生签约率达到75%以上。\n家庭医生签约率达到78%以上。",
            "家庭医生签约率达到75%以上。\n到2030年家庭医生签约率达到85%以上。",
        ),
        _two_values,
        note_task=_values,
    ),
)

TEXT_RULES = (
    TextRule(
        rule(
            "T21",
            "分项与总数不符",
            Severity.DOUBT,
            "指标一致",
            "新增床位100张，其中北湖区60张、南山县50张。",
            "新增床位100张，其中北湖区60张、南山县40张。",
        ),
        _sums,
        "其合共总",
        Reach.SENTENCE,
    ),
)

TASK_RULES = (
    TaskRule(
        rule(
            "T22",
            "指标低于上级要求",
            Severity.DOUBT,
            "对标上级要点",
            Example("家庭医生签约率达到70%以上。", superior=_SUPERIOR),
            Example("家庭医生签约率达到78%以上。", superior=_SUPERIOR),
        ),
        _below_superior,
        "targets",
    ),
    TaskRule(
        rule(
            "T23",
            "指标低于上年",
            Severity.DOUBT,
            "指标一致",
            "last：80%\n家庭医生签约率达到75%以上。",
            "last：70%\n家庭医生签约率达到75%以上。",
        ),
        _below_last,
        "targets",
    ),
)
