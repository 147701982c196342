"""Units and what is counted in them: the data of measures.txt, and the figure they make.

5家, 1.2万例, 85%, 35微克/立方米. A word that only begins like a unit (项目, 家庭) is none; what
must not follow stands behind "!" in the data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from workbench.plan import Comparator
from workbench.reading.wordlists import sections, words


class Measure(StrEnum):
    """The class of a unit; the values are the sections of measures.txt."""

    COUNT = "count"
    RATE = "rate"
    MONEY = "money"
    GRADE = "grade"
    TIME = "time"
    SIZE = "size"
    AGE = "age"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit at `start:end` of a text; `tail` ends after 以上, 左右 and the like.

    `high` is set for a range. `op` is what stands in or behind the number (多, 余, 以上), else
    None. `han`: printed as a Chinese numeral. `old`: the value a change starts from (由18天).
    """

    start: int
    end: int
    tail: int
    value: float
    high: float | None
    unit: str
    measure: Measure
    op: Comparator | None = None
    suffix: str = ""
    han: bool = False
    old: bool = False


@cache
def entries(*classes: Measure) -> tuple[str, ...]:
    """The entries of the given classes (of all, where none is given), the longest word first."""
    pool = [entry for name in classes or tuple(Measure) for entry in words("measures", name.value)]
    return tuple(sorted(pool, key=lambda entry: len(entry.partition("!")[0]), reverse=True))


@cache
def unit_pattern(*classes: Measure) -> str:
    """A group that matches one unit of the given classes and no word that begins like one."""
    by_first: dict[str, list[str]] = {}
    for entry in entries(*classes):
        by_first.setdefault(entry[0], []).append(_guarded(entry))
    groups = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    # One look at the first character spares most numbers the walk through all the words.
    return f"(?=[{re.escape(''.join(by_first))}])(?:{'|'.join(groups)})"


def _guarded(entry: str) -> str:
    """The entry without its first character."""
    word, _, barred = entry.partition("!")
    printed = re.escape(word[1:]).replace("/", "[/／]")
    return printed + (f"(?!{barred.replace(',', '|')})" if barred else "")


@cache
def _classes() -> dict[str, Measure]:
    return {
        entry.partition("!")[0]: Measure(name)
        for name, names in sections("measures").items()
        for entry in names
    }


def measure_of(unit: str) -> Measure:
    """The class of a unit; 份/千人 and /10万 are rates."""
    known = _classes()
    unit = unit.replace("／", "/")
    if unit in known:
        return known[unit]
    unit = re.sub(r"[（(].*", "", unit)
    base, slash, _ = unit.partition("/")
    measure = known.get(base, Measure.CLASS)
    return Measure.RATE if slash and measure in (Measure.COUNT, Measure.CLASS) else measure


_SUFFIX = re.compile(
    r"\s*(?:(?P<more>及其?以上|或以上|含?以上|[(（]含[)）]以上|起步)|(?P<less>及?以下|以内|之内|内(?![部容外设科置含地生涵在]))"
    r"|(?P<about>左右|上下))"
)
_SUFFIX_SIGNS = {
    "more": Comparator.AT_LEAST,
    "less": Comparator.AT_MOST,
    "about": Comparator.ABOUT,
}


def with_suffix(figure: Figure, text: str) -> Figure:
    """The figure with what binds it from behind: 以上, 以内, 左右."""
    found = _SUFFIX.match(text, figure.end)
    if not found or (found[0].strip() == "内" and figure.measure is not Measure.TIME):
        return figure
    op = _SUFFIX_SIGNS[found.lastgroup or ""]
    return replace(figure, tail=found.end(), op=op, suffix=found[0].strip())
