"""Rules on times of day: one way of counting the hours, and none that does not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Severity, rule
from workbench.checking.kinds import Mark, Tally, TextRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.findings import Place
    from workbench.checking.kinds import Marked

_SOURCE = "GB/T 7408；核稿惯例"
_TIME = re.compile(
    r"(上午|下午|中午|晚上|晚|凌晨|早上|早|傍晚)?(?<!\d)(\d{1,2})"
    r"(?:[：:](\d{2})(?![\d：:])|[时点](?!间|段|期|代|效|限|候|子|位|对|面|多|以)(?:(\d{1,2})分|半|整)?)"
)
_LATE = ("下午", "晚上", "晚", "傍晚")
_NOON = 12


def _times(text: str, _facts: Facts) -> Iterator[Mark]:
    """Hours of which one can tell how they are counted: 下午3时, 15:00."""
    for found in _TIME.finditer(text):
        hour = int(found[2])
        if found[1] in _LATE and hour < _NOON:
            yield Mark("", *found.span(), "12")
        elif not found[1] and (hour > _NOON or (found[3] and not _is_ratio(text, found))):
            yield Mark("", *found.span(), "24")


def _is_ratio(text: str, found: re.Match[str]) -> bool:
    """1:20 of teachers and children is no time of day."""
    return not re.search("[日前至—～-]$|[每当]天$|起$|（$", text[: found.start()])


def _one_clock(found: Sequence[Marked], _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """The rarer way is the slip; told at its places."""
    ways = [marked.mark.word for marked in found]
    twelve = ways.count("12")
    rarer = "12" if twelve <= len(ways) - twelve else "24"
    if not 0 < twelve < len(ways):
        return
    for place, mark in found:
        if mark.word == rarer:
            message = f"此处用{mark.word}小时制，别处用{36 - int(mark.word)}小时制，全文宜统一。"
            yield place, Hit(mark.start, mark.end, message)


def _impossible(text: str, _facts: Facts) -> Iterator[Hit]:
    for found in _TIME.finditer(text):
        hour, minute = int(found[2]), int(found[3] or found[4] or 0)
        if found[1] and hour > _NOON:
            fix = found[0].removeprefix(found[1])
            yield Hit(*found.span(), f"{hour}时已是24小时制，前面不再加“{found[1]}”。", fix)
        elif (found[1] or found[4]) and (hour > 2 * _NOON or minute > 59):
            yield Hit(*found.span(), f"没有“{found[0]}”这个时间。")


TEXT_RULES = (
    TextRule(
        rule(
            "D31",
            "时刻写法有误",
            Severity.DOUBT,
            _SOURCE,
            "每天下午15时开展演练。",
            "每天下午3时开展演练，生师比达到1:15。",
        ),
        _impossible,
        "时点：:",
    ),
)

TALLIES = (
    Tally(
        rule(
            "D32",
            "12小时制与24小时制混用",
            Severity.DOUBT,
            _SOURCE,
            "1月5日15时前报送计划。1月6日下午3时召开会议。",
            "1月5日15时前报送计划。1月6日16时召开会议，生师比达到1:15。",
        ),
        _one_clock,
        _times,
        "时点：:",
    ),
)
