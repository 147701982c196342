"""The phrase table (提法表): political phrases and slogans, each with the time it is in use.

党的十九大    2017-10 – 2022    党的二十大2022年10月召开

The table that comes with the program is a start; the drafter's own entries come first and take the
place of those of the same name. A phrase out of its time is only ever flagged: the program writes
no political phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workbench.errors import MisuseError
from workbench.wordlists import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATE = re.compile(r"((?:19|20)\d{2})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase (提法) and when it is in use, both ends included.

    `valid_from` and `valid_to` are a year, a month or a day (2017, 2017-10, 2017-10-18), "" for no
    end on that side. `pattern` is a regular expression for a phrase that is written in several
    ways; without one `text` itself is looked for.
    """

    text: str
    valid_from: str = ""
    valid_to: str = ""
    note: str = ""
    pattern: str = ""

    def in_use(self, year: int) -> bool:
        """A plan for `year` may use it at least for a part of the year."""
        first, last = _year(self.valid_from, 0), _year(self.valid_to, 9999)
        return first <= year <= last

    @property
    def search(self) -> re.Pattern[str]:
        """What finds it in a text."""
        return _compiled(self.pattern or re.escape(self.text))


def _year(date: str, otherwise: int) -> int:
    return int(date[:4]) if date else otherwise


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def builtin_phrases() -> tuple[Phrase, ...]:
    """The table that comes with the program."""
    return tuple(Phrase(*row) for row in rows("phrases"))


def phrase_table(own: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """The drafter's own phrases, then the built-in ones she has not set anew under their name."""
    first = tuple(own)
    named = {phrase.text for phrase in first}
    return (*first, *(phrase for phrase in builtin_phrases() if phrase.text not in named))


def checked_phrase(phrase: Phrase) -> Phrase:
    """The phrase, where it can be kept.

    Raises:
        MisuseError: it has no text, or its dates are none or stand the wrong way round.
    """
    if not phrase.text.strip():
        raise MisuseError("提法是空的。", "请写出要核对的提法，如“党的十九大”。")
    for date in (phrase.valid_from, phrase.valid_to):
        if date and not _DATE.fullmatch(date):
            raise MisuseError(
                f"提法“{phrase.text}”的起止时间“{date}”不是日期。",
                "请写年、年月或年月日，如 2017、2017-10 或 2017-10-18。",
            )
    if phrase.valid_from and phrase.valid_to and not _in_order(phrase):
        raise MisuseError(
            f"提法“{phrase.text}”的停用时间早于起用时间。", "请把两个时间对调，或改正其中一个。"
        )
    return phrase


def _in_order(phrase: Phrase) -> bool:
    """起用 is not behind 停用: 2017-10 – 2017 is a part of one year."""
    shared = min(len(phrase.valid_from), len(phrase.valid_to))
    return phrase.valid_from[:shared] <= phrase.valid_to[:shared]
