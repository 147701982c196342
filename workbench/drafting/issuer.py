"""The issuing organ and its place, as a plan's title and issuer name them.

江城市卫生健康委员会, 江城市青石区2026年卫生健康工作要点 → 江城市青石区, 青石区
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.plan import Plan

_PLACE = re.compile(
    r"(?:(?!全|本|我|各|某|关于|印发)[一-龥]{2,4}?(?:自治[区州县旗]|(?<!社)(?:[省市县旗州盟]|区(?![域块间位]))))+"
)
_ENDINGS = tuple("省市区县旗州盟")
_APART = r"(?!民(?![政族生兵办营用主])|场(?![馆所])|值|容|面)"
_ORGAN = re.compile(r"(?:委员会|委|局|办公室|办|厅|部|政府|中心|会|组|院|处)$")


def organ_names(plan: Plan) -> tuple[str, ...]:
    """The names under which the issuing organ signs, the longest first."""
    signatures = (plan.issuer, plan.signature, plan.notice.signature if plan.notice else "")
    return _longest_first(name for name in signatures if _ORGAN.search(name))


def place_names(plan: Plan) -> tuple[str, ...]:
    """The issuer's place and its last part (江城市青石区, 青石区), the longest first."""
    found: set[str] = set()
    for text in (plan.issuer, *organ_names(plan), re.sub(r"\d{4}年?度?", "", plan.title)):
        if place := _PLACE.match(text):
            found |= {place[0], _last_part(place[0])}
    return _longest_first(found)


def short_names(places: Iterable[str]) -> tuple[str, ...]:
    """The places without what they are: 江城市 → 江城; none of one character."""
    return _longest_first(short for place in places if len(short := short_name(place)) > 1)


def short_name(place: str) -> str:
    """江城市 → 江城, 江城市青石区 → 青石; "" where the name has no such ending."""
    last = _last_part(place) if place[-1:] in _ENDINGS else ""
    return last[:-1]


def place_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Where one of the names stands and no other word: 江城市民 and 江城市场 are none of 江城市."""
    return re.compile("|".join(re.escape(name) + _APART * name.endswith("市") for name in names))


def _last_part(place: str) -> str:
    return re.split(r"(?<=[省市区县旗州盟])", place)[-2]


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=lambda name: (-len(name), name)))
