"""Numbers of sections: recognise the printed ones, generate ours.

A section carries no number; a plan carries a `Scheme`, one `Level` a depth, and the numbers
follow: 一、（一）1.（1）① – each level restarting under every parent (一、（一）二、（一）) or
running on through the whole document (一、（一）二、（二）). Levels may be skipped.
Order and marks of the levels: GB/T 9704-2012, 7.3.3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.chinese import numeral, numeral_value

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Style(StrEnum):
    """How a number is written; the value is the first one of its kind."""

    CHAPTER = "一、"
    ARTICLE = "（一）"
    POINT = "1."
    SUBPOINT = "（1）"
    CIRCLED = "①"
    POINT_COMMA = "1、"
    NAMED_PART = "第一部分"
    NAMED_CHAPTER = "第一章"
    NAMED_SECTION = "第一节"
    NAMED_CLAUSE = "第一条"
    DECIMAL = "1.1"
    SIGN = "§1"
    NONE = ""


_STANDARD = (Style.CHAPTER, Style.ARTICLE, Style.POINT, Style.SUBPOINT)
_STANDARD_BELOW = {
    Style.CHAPTER: 1,
    Style.NAMED_CLAUSE: 1,
    Style.ARTICLE: 2,
    Style.POINT: 3,
    Style.POINT_COMMA: 3,
    Style.DECIMAL: 3,
    Style.SUBPOINT: 4,
    Style.CIRCLED: 4,
}
"""From which level of the standard on sections below one of a style are numbered."""


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a scheme; `runs_on` counts through the whole document instead of restarting."""

    style: Style
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """The numbering of a plan: `levels[0]` numbers the top sections, and so on downwards.

    A paper shows no more levels than it uses; below these follow those of the standard.
    """

    levels: tuple[Level, ...]

    @property
    def reach(self) -> tuple[Level, ...]:
        """Its own levels and those of the standard below them: 一、（一） goes on with 1.（1）."""
        used = max((_STANDARD_BELOW.get(level.style, 0) for level in self.levels), default=0)
        return (*self.levels, *(Level(style) for style in _STANDARD[used:]))

    def level(self, depth: int) -> Level:
        """The level of sections at `depth` (1 = top); below the last one nothing is numbered."""
        levels = self.levels if depth <= len(self.levels) else self.reach
        return levels[depth - 1] if depth <= len(levels) else Level(Style.NONE)


RESTARTING = Scheme(
    (Level(Style.CHAPTER), Level(Style.ARTICLE), Level(Style.POINT), Level(Style.SUBPOINT))
)
RUNNING_ON = Scheme(
    (Level(Style.CHAPTER), Level(Style.ARTICLE, True), Level(Style.POINT), Level(Style.SUBPOINT))
)
ARTICLES_ON_TOP = Scheme((Level(Style.ARTICLE), Level(Style.POINT), Level(Style.SUBPOINT)))


class Mark(NamedTuple):
    """A number found at the start of a text: `text[:length]` is the mark as printed.

    `above` are the numbers it names before its own: (1, 2) of 1.2.3.
    """

    style: Style
    value: int
    length: int
    above: tuple[int, ...] = ()


_HAN = "[一二三四五六七八九十百零〇]{1,6}"
_NTH = rf"第\s*({_HAN}|\d{{1,3}})\s*"
_SINGLE = {"㈠": Style.ARTICLE, "⑴": Style.SUBPOINT, "⒈": Style.POINT, "❶": Style.CIRCLED}
"""The first of each run of characters that are a whole number in themselves."""
_LAST = {"㈠": "㈩", "⑴": "⒇", "⒈": "⒛", "❶": "❿"}
_AMOUNT = "万亿元%％倍℃"
_MEASURE = r"个百千至到年月日米公吨亩家人次名所座平级~～\-—/"
_PATTERNS: dict[Style, re.Pattern[str]] = {
    Style.CHAPTER: re.compile(rf"({_HAN})\s*[、，,．.]\s*"),
    Style.ARTICLE: re.compile(rf"[（(〔]?\s*({_HAN})\s*[）)〕][、，,.．]?\s*"),
    Style.POINT: re.compile(r"(\d{1,3})\s*[.．](?!\d)\s*"),
    Style.DECIMAL: re.compile(
        rf"(\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?:[.．、]|(?!\d))\s*(?![\d{_AMOUNT}])"
        rf"(?:(?<=[\s.．、])|(?![{_MEASURE}]))(?=\S|$)"
    ),
    Style.POINT_COMMA: re.compile(r"(\d{1,3})\s*、\s*"),
    Style.SUBPOINT: re.compile(r"[（(]?\s*(\d{1,3})\s*[）)]\s*"),
    Style.CIRCLED: re.compile(rf"([{CIRCLED}])\s*"),
    Style.NAMED_PART: re.compile(rf"{_NTH}部分[\s、:：]*"),
    Style.NAMED_CHAPTER: re.compile(rf"{_NTH}章[\s、:：]*"),
    Style.NAMED_SECTION: re.compile(rf"{_NTH}节[\s、:：]*"),
    Style.NAMED_CLAUSE: re.compile(rf"{_NTH}条[\s、:：]*"),
    Style.SIGN: re.compile(rf"§\s*(\d{{1,3}}|{_HAN})[、.．:：]?(?!\d)\s*"),
}
_NAMED = (Style.NAMED_PART, Style.NAMED_CHAPTER, Style.NAMED_SECTION, Style.NAMED_CLAUSE)
_BY_FIRST: dict[str, tuple[Style, ...]] = {
    **dict.fromkeys("一二三四五六七八九十百零〇", (Style.CHAPTER, Style.ARTICLE)),
    **dict.fromkeys("（(〔", (Style.ARTICLE, Style.SUBPOINT)),
    **dict.fromkeys(CIRCLED, (Style.CIRCLED,)),
    "第": _NAMED,
    "§": (Style.SIGN,),
}
"""The styles a number may be of by its first character; any other one may be a digit."""
_DIGITS = (Style.POINT, Style.DECIMAL, Style.POINT_COMMA, Style.SUBPOINT)


def recognise(text: str) -> Mark | None:
    """The number `text` begins with, in any width and style, or None."""
    if single := _single(text):
        return single
    for style in _BY_FIRST.get(text[:1], _DIGITS):
        if found := _PATTERNS[style].match(text):
            if style is Style.DECIMAL:
                return _decimal(found)
            value = _value(found[1])
            return Mark(style, value, found.end()) if value else None
    return None


def _decimal(found: re.Match[str]) -> Mark | None:
    *above, value = map(int, found[1].replace("．", ".").split("."))
    return Mark(Style.DECIMAL, value, found.end(), tuple(above)) if value else None


def _single(text: str) -> Mark | None:
    """㈠ ⑴ ⒈ ❶, one character each; blanks and a comma may follow."""
    char = text[:1]
    if not "①" < char <= "㈩":
        return None
    for first, style in _SINGLE.items():
        if first <= char <= _LAST[first]:
            rest = text[1:].lstrip("、，,.． \u3000")
            return Mark(style, ord(char) - ord(first) + 1, len(text) - len(rest))
    return None


def _value(digits: str) -> int:
    if digits in CIRCLED:
        return CIRCLED.index(digits) + 1
    return int(digits) if digits.isdigit() else numeral_value(digits)


def render(style: Style, value: int, above: tuple[int, ...] = ()) -> str:
    """The number `value` (1, 2, …) as it is printed in `style`, e.g. （十二）.

    `above` are the numbers of the levels above it; only a decimal (2.1) names them.
    """
    if style is Style.DECIMAL:
        return ".".join(str(number) for number in (*above, value))
    if style is Style.NONE:
        return ""
    if style is Style.CIRCLED:
        return CIRCLED[value - 1] if value <= len(CIRCLED) else f"（{value}）"
    first = "1" if "1" in style.value else "一"
    return style.value.replace(first, str(value) if first == "1" else numeral(value), 1)
