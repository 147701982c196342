"""Figures become open: last year's number leaves the sentence and is shown beside the slot.

    新增护理站30家以上  →  新增护理站〔数〕家以上, last year 30家以上

Only the number or the range goes; unit, bound and hedge stay as printed.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.chinese import numeral_value
from workbench.drafting.proposals import Hit, ProposalKind
from workbench.drafting.rewriting import Edit, Rewriting, book_spans, is_free
from workbench.drafting.slots import FIGURE_SLOT
from workbench.plan import new_id
from workbench.reading.targets import find_targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.rewriting import Span
    from workbench.plan import Target

_HAN = "零〇一二三四五六七八九十百千两"
_ONE = rf"(?:\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[{_HAN}]+)"
_DASH = r"\s*(?:[-—–－~～〜]{1,2}|至|到|或|、)\s*"
_BETWEEN = r"(?:\s*[%％‰]|\s*[万亿]?\s*[^\d\s，。；、—–－~～〜-]{0,3}?)"
_SINGLE = re.compile(rf"(?P<low>{_ONE})")
_RANGE = re.compile(rf"(?P<low>{_ONE}){_BETWEEN}{_DASH}(?P<high>{_ONE})")
_SCALE = re.compile(r"\s*(?:多|余)?\s*(万亿|[万亿千百]?)")
_SCALES = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12}
_BOUND_BEFORE = re.compile(
    r"(?:力争)?(?:不少于|不低于|不超过|不高于|不大于|至少|最多|超过|突破|达到|达|"
    r"(?:提高|提升|增加|扩大|下降|压减|缩减|控制)(?:到|至|在)|增至|降至|减至|控制在|≥|≤|>=|<=|约|近)\s*$"
)
_BOUND_AFTER = re.compile(r"\s*(?:及以上|及以下|以上|以下|以内|之内|左右|上下)")


@dataclass(frozen=True, slots=True)
class Figure:
    """Where the figure of a target stands in its sentence.

    `quote` is the span of the target's quote, `digits` of the number or range in it, `phrase` of
    the number with its unit and its bound (不少于50家).
    """

    target: Target
    quote: Span
    digits: Span
    phrase: Span


def find_figures(text: str, targets: Sequence[Target]) -> tuple[Figure, ...]:
    """The figures of `targets` in their sentence, those in 《》 and those not printed left out."""
    taken = list(book_spans(text))
    found: list[Figure] = []
    for target in targets:
        if target.value is None:
            continue
        place = next((f for f in _places(text, target) if is_free(*f.digits, taken)), None)
        if place:
            taken.append(place.digits)
            found.append(place)
    return tuple(sorted(found, key=lambda figure: figure.digits))


def _places(text: str, target: Target) -> Iterator[Figure]:
    """Where it may stand: every place its quote is printed, every number in it that fits."""
    at = text.find(target.quote) if target.quote else -1
    while at >= 0:
        quote = (at, at + len(target.quote))
        pattern = _SINGLE if target.value_high is None else _RANGE
        numbers = [m for m in pattern.finditer(text, *quote) if _fits(m, text, target)]
        for number in sorted(numbers, key=lambda m: not _has_unit(m, text, target)):
            yield Figure(target, quote, number.span(), _phrase(text, number.span(), target))
        at = text.find(target.quote, at + 1)


def _fits(number: re.Match[str], text: str, target: Target) -> bool:
    """The number, with or without the 万 behind it, is the target's value."""
    ends = [(number["low"], target.value)]
    if target.value_high is not None:
        ends.append((number["high"], target.value_high))
    scales = (1.0, _scale(text, number.end()), _scale(text, number.end("low")))
    return all(
        value is not None and any(math.isclose(_value(digits) * by, value) for by in scales)
        for digits, value in ends
    )


def _value(digits: str) -> float:
    plain = re.sub("[,，]", "", digits)
    return float(plain) if plain[0].isdecimal() else float(numeral_value(plain))


def _scale(text: str, at: int) -> float:
    found = _SCALE.match(text, at)
    return _SCALES[found[1]] if found else 1.0


def _has_unit(number: re.Match[str], text: str, target: Target) -> bool:
    return bool(target.unit) and _unit_end(text, number.end(), target.unit) > number.end()


def _unit_end(text: str, at: int, unit: str) -> int:
    """Where the unit behind a number at `at` ends; `at` where another word stands there."""
    found = re.compile(rf"\s*(?:[多余]?(?:万亿|[万亿千百])?[多余]?)?\s*{re.escape(unit)}").match(
        text, at
    )
    return found.end() if found and unit else at


def _phrase(text: str, digits: Span, target: Target) -> Span:
    before = _BOUND_BEFORE.search(text[: digits[0]])
    end = _unit_end(text, digits[1], target.unit)
    after = _BOUND_AFTER.match(text, end)
    return before.start() if before else digits[0], after.end() if after else end


def figure_hits(text: str, figures: Sequence[Figure]) -> Iterator[Hit]:
    """Two applied hits a figure, the wide one first: 30家以上 → 〔数〕家以上, else 30 → 〔数〕.

    Whoever collects them takes the first that is free.
    """
    for figure in figures:
        others = [f.digits for f in figures if f is not figure]
        if is_free(*figure.phrase, others):
            yield _opening(text, figure, figure.phrase)
        yield _opening(text, figure, figure.digits)


def _opening(text: str, figure: Figure, span: Span) -> Hit:
    (start, end), (low, high) = span, figure.digits
    after = text[start:low] + FIGURE_SLOT + text[high:end]
    reason = "指标数不沿用，请填新值"
    return Hit(start, text[start:end], after, ProposalKind.FIGURE, reason, applied=True)


def opened(figure: Figure, rewriting: Rewriting) -> Target:
    """The target without its value; its quote reads as the rewritten sentence does."""
    return replace(
        figure.target,
        value=None,
        value_high=None,
        quote=rewriting.result_of(*figure.quote),
        last=rewriting.text[slice(*figure.phrase)],
    )


def read_open_targets(text: str, *, report: bool = False) -> tuple[Target, ...]:
    """The targets of a sentence that has slots in place of its figures."""
    probe, spans = _probe(text)
    rewriting = Rewriting(probe, tuple(Edit(at, "9", FIGURE_SLOT) for at in spans))
    figures = find_figures(probe, find_targets(probe, report=report))
    open_ones = [f for f in figures if f.digits[0] in spans]
    return tuple(replace(opened(f, rewriting), id=new_id(), last="") for f in open_ones)


def _probe(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` with a 9 in each slot, and where these stand: the target reader wants a number."""
    pieces = text.split(FIGURE_SLOT)
    starts: list[int] = []
    at = 0
    for piece in pieces[:-1]:
        at += len(piece)
        starts.append(at)
        at += 1
    return "9".join(pieces), tuple(starts)
