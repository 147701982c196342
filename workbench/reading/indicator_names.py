"""What a figure measures where its own sentence does not say: the heading above it.

(3) 重点人群签约率
    每年不低于75%以上，力争2035年达到95%。          both are of 重点人群签约率
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from workbench.reading.figures.binding import bound_words
from workbench.reading.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.plan import Target

_LONGEST = 40  # characters; a longer heading is a sentence


def named_by_heading(targets: Iterable[Target], heading: str) -> tuple[Target, ...]:
    """The targets, those whose name only compares and counts called what the heading says."""
    name = heading.strip(" 。：:；;，,")
    fits = 1 < len(name) <= _LONGEST and not says_nothing(name)
    return tuple(
        replace(t, indicator=name) if fits and says_nothing(t.indicator) else t for t in targets
    )


def says_nothing(name: str) -> bool:
    """每年不低于75%以上, 达到80%, ≥50%: nothing but a bound, a number and its unit."""
    if len(name) > _LONGEST:
        return False
    return not _filling().sub("", name)


@cache
def _filling() -> re.Pattern[str]:
    bounds = bound_words("at_least", "at_most", "about", "hedge", "unbound")
    grown = alternation("target_words", "increment")
    return re.compile(
        rf"{bounds}|{grown}|每年|每月|每季度?|全年|当年|较?上一?年|以[上下内]|增长|下降|提高|提升|增加|减少"
        r"|降低|左右|不少于|不低于|[≥≤＞＜><=～~\-—至到为在的达率年月底前末均]|\d[\d.,]*|百分点|个|[%％‰]"
    )
