"""The turn of the year itself: from the document's own year to the new one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.chinese import numeral, numeral_value
from workbench.drafting.phrases import Phrase, builtin_phrases

YEAR = r"(?<!\d)(?:19|20)\d{2}"
"""Four digits of a year, as every rule writes them."""

PERIOD = re.compile(
    r"(?<![一二三四五六七八九百])十([一二三四五六七八九])(?:五(?!十|[年岁个天])|个五年)"
)
"""The word of a five-year period (十四五, 第十四个五年规划), quotation marks around it or not."""

_BEFORE_THE_FIRST = 1951
"""The n-th five-year plan begins 5n years later: 六五 in 1981, and so on since."""


@dataclass(frozen=True, slots=True)
class Turn:
    """From `base`, the plan's own year (0 where it names none), to `year`.

    `title` is the plan's title and `new_title` the title in the new year: inside 《》 the plan
    speaks of itself. `phrases` is the phrase table.
    """

    base: int
    year: int
    title: str = ""
    new_title: str = ""
    phrases: tuple[Phrase, ...] = field(default_factory=builtin_phrases)

    @property
    def gap(self) -> int:
        """How many years forward; 0 where the plan has no year of its own."""
        return self.year - self.base if self.base else 0


def period_years(tens: str) -> tuple[int, int]:
    """First and last year of the period 十`tens`五: 四 → 2021, 2025."""
    first = _BEFORE_THE_FIRST + 5 * numeral_value(f"十{tens}")
    return first, first + 4


def period_name(year: int) -> str:
    """The period a year lies in: 2027 → 十五五."""
    return f"{numeral((year - _BEFORE_THE_FIRST) // 5)}五"


def place_in_period(year: int) -> int:
    """Which year of its five-year period `year` is: 2026 → 1, 2030 → 5."""
    return (year - _BEFORE_THE_FIRST) % 5 + 1
