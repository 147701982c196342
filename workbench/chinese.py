"""Chinese numerals, dates and punctuation; no other module knows them.

Examples: 二十五 ↔ 25, 二〇二七 → 2027; half-width “加强管理,做好服务(试行)” → full-width
“加强管理，做好服务（试行）”, recorded so that it can be undone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


def numeral(value: int) -> str:
    """`value` from 1 to 9999 as a Chinese numeral, as headings are numbered: 12 → 十二."""
    text = ""
    gap = False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + name
        gap = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def year_numeral(year: int) -> str:
    """A year digit by digit, as formal dates have it: 2027 → 二〇二七."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


def numeral_value(text: str) -> int:
    """The number a Chinese numeral stands for: 二十五 → 25, 二〇二七 → 2027, 三万 → 30000.

    0 where the text is no numeral.
    """
    if not text or any(c not in _DIGITS and c not in _PLACES and c not in _MYRIADS for c in text):
        return 0
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _places_value(text)


def _places_value(text: str) -> int:
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _PLACES:
            section += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[char]
            section = digit = 0
    return total + section + digit


def amount(value: float, unit: str = "") -> str:
    """`value` in full digits, large round ones by 万 and 亿 as printed: 12000 例 → 1.2万例."""
    number = Decimal(repr(value))
    for name, size in reversed(_MYRIADS.items()):
        if number >= size and number % (size // 100) == 0 and not unit.startswith(("万", "亿")):
            return f"{_digits(number / size)}{name}{unit}"
    return f"{_digits(number)}{unit}"


def _digits(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Edit:
    """A normalisation of a text: `after` replaces `before`, which stood at `offset`."""

    offset: int
    before: str
    after: str


_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", "~": "～"}
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WIDE_MARKS = "，。、；：？！（）《》〈〉〔〕【】「」『』“”‘’—…～·％"
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*[\w/]|[\w.]{1,64}@[\w.]+", re.ASCII)
_BLANK = r"\s"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_CANDIDATE = re.compile(rf"[,;:?!()~]|{_BLANK}+|[{_INVISIBLE}]+")
_IS_HAN = re.compile(rf"[{_HAN}]")
_IS_WIDE = re.compile(rf"[{_HAN}{_WIDE_MARKS}%‰℃]")
_SPACED_OUT = re.compile(rf"(?<![{_HAN}])[{_HAN}](?:{_BLANK}+[{_HAN}](?![{_HAN}]))+")


def fold_width(text: str) -> str:
    """`text` with half-width , ; : ? ! ( ) made full-width, of the same length; for recognising."""
    return text.translate(_FOLDING)


_FOLDING = str.maketrans({**_WIDE, "~": "～", "．": "."})


def restore_punctuation(text: str) -> str:
    """`text` with full-width marks between Chinese and without stray blanks; see `edits_of`."""
    return apply_edits(text, edits_of(text))


def edits_of(text: str) -> tuple[Edit, ...]:
    """What a Chinese text needs to read as printed, in order of offset.

    Half-width , ; : ? ! ( ) ~ beside Chinese become full-width (not in 1,000, 10:30 or addresses);
    blanks between digit and Chinese, beside Chinese marks and in 国 务 院 go, others between
    Chinese shrink to one; invisible characters go.
    """
    if text.isascii():
        return ()
    return tuple(_Restorer(text).edits())


class _Spans:
    """The stretches of a text that a pattern matches."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        found = [match.span() for match in pattern.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def hold(self, at: int) -> bool:
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._ends[i]


class _Restorer:
    """Finds the edits of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._addresses = _Spans(_ADDRESS, text if "." in text else "")
        self._spaced = _Spans(_SPACED_OUT, text if len(text.split(maxsplit=1)) > 1 else "")
        self._brackets = self._wide_brackets()

    def edits(self) -> Iterator[Edit]:
        for found in _CANDIDATE.finditer(self._text):
            before, at = found[0], found.start()
            after = self._after(before, at, found.end())
            if after != before and not self._addresses.hold(at):
                yield Edit(at, before, after)

    def _after(self, before: str, at: int, end: int) -> str:
        if before[0] in _INVISIBLE:
            return ""
        if before.isspace():
            return self._blank(before, at, end)
        if before in "()":
            return _WIDE[before] if at in self._brackets else before
        return _WIDE[before] if self._beside_chinese(before, at) else before

    def _blank(self, before: str, at: int, end: int) -> str:
        left, right = self._text[at - 1 : at], self._text[end : end + 1]
        if not left or not right or self._spaced.hold(at):
            return ""
        kinds = (_kind(left), _kind(right))
        if "mark" in kinds or kinds in (("digit", "han"), ("han", "digit")):
            return ""
        return " " if kinds == ("han", "han") else before

    def _beside_chinese(self, mark: str, at: int) -> bool:
        left, right = self._neighbour(at, -1), self._neighbour(at, 1)
        if left.isdigit() and right.isdigit():
            return mark == "~"
        if mark == "~":
            return bool(_IS_WIDE.match(left) or left.isdigit()) and bool(right)
        if mark in "?!":
            return bool(_IS_WIDE.match(left))
        return bool(_IS_WIDE.match(left) or _IS_WIDE.match(right))

    def _neighbour(self, at: int, step: int) -> str:
        """The nearest character that is no blank and no half-width bracket or mark."""
        for i in range(at + step, at + step * 4, step):
            char = self._text[i : i + 1] if i >= 0 else ""
            if not char or not (char.isspace() or char in "()\"'"):
                return char
        return ""

    def _wide_brackets(self) -> set[int]:
        """Offsets of half-width brackets to widen: both of a pair, or a stray beside Chinese."""
        wide: set[int] = set()
        open_at: list[int] = []
        for found in re.finditer(r"[()（）]", self._text):
            if found[0] in "(（":
                open_at.append(found.start())
            elif open_at:
                wide.update(self._pair(open_at.pop(), found.start()))
            else:
                wide.update(self._pair(found.start(), found.start()))
        wide.update(at for start in open_at for at in self._pair(start, start))
        return wide

    def _pair(self, start: int, end: int) -> tuple[int, ...]:
        around = self._text[max(0, start - 1) : start] + self._text[end + 1 : end + 2]
        inner = self._text[start + 1 : min(end, start + 80)]
        mixed = self._text[start] == "（" or self._text[end] == "）"
        return (start, end) if mixed or _IS_WIDE.search(around + inner) else ()


def _kind(char: str) -> str:
    if char.isdigit() and char.isascii():
        return "digit"
    if _IS_HAN.match(char):
        return "han"
    return "mark" if char in _WIDE_MARKS else "other"


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """`text` after the edits, which stand in order of offset."""
    return _replaced(text, [(e.offset, e.before, e.after) for e in edits])


def undo_edits(text: str, edits: Sequence[Edit]) -> str:
    """The original of a text made by `apply_edits` with the same edits."""
    moved, back = 0, []
    for edit in edits:
        back.append((edit.offset + moved, edit.after, edit.before))
        moved += len(edit.after) - len(edit.before)
    return _replaced(text, back)


def _replaced(text: str, changes: Sequence[tuple[int, str, str]]) -> str:
    parts: list[str] = []
    done = 0
    for offset, before, after in changes:
        parts += (text[done:offset], after)
        done = offset + len(before)
    return "".join([*parts, text[done:]])
