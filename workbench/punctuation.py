"""Punctuation as Chinese text prints it: half-width marks made full-width, recorded, undoable.

    加强管理,做好"放管服"服务(试行).  →  加强管理，做好“放管服”服务（试行）。

Never touched: numbers (1,000 3.5%), times (10:30), ratios (1:2), addresses, versions and whatever
else is Latin. Marks: GB/T 15834-2011.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Edit:
    """A normalisation of a text: `after` replaces `before`, which stood at `offset`."""

    offset: int
    before: str
    after: str


_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", "~": "～"}
_FOLDING = (*_WIDE.items(), ("．", "."))
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WIDE_MARKS = "，。、；：？！（）《》〈〉〔〕【】「」『』“”‘’—…～·％"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_CANDIDATE = re.compile(rf"\.{{3,}}|[,;:?!()~.\"']|\s+|[{_INVISIBLE}]+")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]*[\w/]|[\w.]{1,64}@[\w.]+|\b[\w-]+(?:\.[\w-]+)+\b", re.ASCII
)
_IS_HAN = re.compile(rf"[{_HAN}]")
_IS_WIDE = re.compile(rf"[{_HAN}{_WIDE_MARKS}%‰℃]")
_SPACED_OUT = re.compile(rf"(?<![{_HAN}])[{_HAN}](?:\s+[{_HAN}](?![{_HAN}]))+")
_NUMBER = re.compile(r"\s*(?:[一二三四五六七八九十百零〇]{1,6}|\d{1,3}|[A-Za-z])\s*$")
_LISTED = re.compile(rf"(?:^|[\s：；。，、:;,（(])\d{{1,3}}$|[（(][{_HAN}]$")
_TRANSPARENT = "()\"'*`"  # brackets, quotes and Markdown's marks: what stands behind them counts
_NEAR = 12  # characters in which a clause must show that it is Chinese
_FURTHEST_PARTNER = 80  # characters from a bracket to the other


def fold_width(text: str) -> str:
    """`text` with half-width , ; : ? ! ( ) made full-width, of the same length; for recognising."""
    for narrow, wide in _FOLDING:  # many times as fast as str.translate
        text = text.replace(narrow, wide)
    return text


def restore_punctuation(text: str) -> str:
    """`text` with full-width marks between Chinese and without stray blanks; see `edits_of`."""
    return apply_edits(text, edits_of(text))


def edits_of(text: str) -> tuple[Edit, ...]:
    """What a Chinese text needs to read as printed, in order of offset.

    Half-width , ; : ? ! ( ) ~ and the full stop become full-width beside Chinese, straight quotes
    a pair; blanks between digit and Chinese, beside Chinese marks and in 国 务 院 go, others
    between Chinese shrink to one; invisible characters go.
    """
    if text.isascii() or not _CANDIDATE.search(text):
        return ()
    return tuple(_Restorer(text).edits())


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
        self._addresses = _Spans(_ADDRESS, text if "." in text or "@" in text else "")
        self._spaced = _Spans(_SPACED_OUT, text if len(text.split(maxsplit=1)) > 1 else "")
        self._brackets = self._wide_brackets() if "(" in text or ")" in text else set()
        self._quotes = dict(_quotes(text)) if '"' in text or "'" in text else {}

    def edits(self) -> Iterator[Edit]:
        text = self._text
        for found in _CANDIDATE.finditer(text):
            before, at = found[0], found.start()
            if before in ",;:" and at and "\u4e00" <= text[at - 1] <= "\u9fff":  # nearly always
                yield Edit(at, before, _WIDE[before])
                continue
            after = self._after(before, at, found.end())
            if after != before and not self._addresses.hold(at):
                yield Edit(at, before, after)

    def _after(self, before: str, at: int, end: int) -> str:
        if before in _WIDE:
            return self._mark(before, at)
        if before[0] in _INVISIBLE:
            return ""
        if before.isspace():
            return self._blank(before, at, end)
        if before in "\"'":
            return self._quotes.get(at, before)
        return self._stop(before, at, end)

    def _mark(self, before: str, at: int) -> str:
        wide = at in self._brackets if before in "()" else self._beside_chinese(before, at)
        return _WIDE[before] if wide else before

    def _blank(self, before: str, at: int, end: int) -> str:
        left, right = self._text[at - 1 : at], self._text[end : end + 1]
        if not left or not right or self._spaced.hold(at):
            return ""
        kinds = (_kind(left), _kind(right))
        if "mark" in kinds or kinds in (("digit", "han"), ("han", "digit")):
            return ""
        return " " if kinds == ("han", "han") else before

    def _stop(self, before: str, at: int, end: int) -> str:
        """A full stop, but not behind a number of a list, in a decimal or a name."""
        left, right = self._text[at - 1 : at], self._text[end : end + 1].strip()
        if len(before) > 1:
            wide = _IS_WIDE.match(left) or _IS_WIDE.match(right)
            return "…" * max(1, len(before) // 3) if wide else before
        if right and not (_IS_WIDE.match(right) or right in _TRANSPARENT or right.isdigit()):
            return before
        if _IS_WIDE.match(left) or left in _TRANSPARENT:
            return before if _NUMBER.fullmatch(self._text, 0, at) else "。"
        return "。" if left.isalnum() and self._ends_sentence(at, right) else before

    def _ends_sentence(self, at: int, right: str) -> bool:
        """Behind digits or Latin: no number of a list, no decimal, and the clause is Chinese."""
        near = self._text[max(0, at - (_NEAR if right else _FURTHEST_PARTNER)) : at]
        if right.isdigit() or _LISTED.search(near) or _NUMBER.fullmatch(near):
            return False
        return bool(_IS_HAN.search(near))

    def _beside_chinese(self, mark: str, at: int) -> bool:
        left, right = self._neighbour(at, -1), self._neighbour(at, 1)
        if left.isdigit() and right.isdigit():
            return mark == "~"
        if mark == "~":
            return bool(_IS_WIDE.match(left) or left.isdigit()) and bool(right)
        if _IS_WIDE.match(left) or (mark not in "?!" and _IS_WIDE.match(right)):
            return True
        return self._in_chinese_clause(at)

    def _in_chinese_clause(self, at: int) -> bool:
        """Between Latin or digits, without a blank behind it: APP,5G基站."""
        if not self._text[at + 1 : at + 2].strip():
            return False
        before, after = self._text[max(0, at - _NEAR) : at], self._text[at + 1 : at + _NEAR]
        return bool(_IS_HAN.search(before) and _IS_HAN.search(after))

    def _neighbour(self, at: int, step: int) -> str:
        """The nearest character that is no blank and no half-width bracket or quote."""
        for i in range(at + step, at + step * 4, step):
            char = self._text[i : i + 1] if i >= 0 else ""
            if not char or not (char.isspace() or char in _TRANSPARENT):
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
        inner = self._text[start + 1 : min(end, start + _FURTHEST_PARTNER)]
        mixed = self._text[start] == "（" or self._text[end] == "）"
        return (start, end) if mixed or _IS_WIDE.search(around + inner) else ()


def _kind(char: str) -> str:
    if char.isdigit() and char.isascii():
        return "digit"
    if _IS_HAN.match(char):
        return "han"
    return "mark" if char in _WIDE_MARKS else "other"


# -- quotes ----------------------------------------------------------------------------------

_PAIRS = {'"': ("“", "”"), "'": ("‘", "’")}
_OPENS_AFTER = "（(《〈【〔“‘：:，,、；;。—"
_CLOSES_BEFORE = "）)》〉】〕”’，,、；;。.！!？?"


def _quotes(text: str) -> Iterator[tuple[int, str]]:
    """The straight quotes that belong to Chinese, each with the one it is printed as."""
    for mark, (opening, closing) in _PAIRS.items():
        places = [i for i, char in enumerate(text) if char == mark and not _in_word(text, i)]
        paired, is_open = len(places) % 2 == 0, False
        for at in places:
            is_open = not is_open if paired else _opens(text, at, is_open=is_open)
            if _is_chinese_quote(text, at):
                yield at, opening if is_open else closing


def _in_word(text: str, at: int) -> bool:
    """An apostrophe, or a measure of feet and inches: it's, 5'."""
    around = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return all(char.isascii() and char.isalnum() for char in around)


def _opens(text: str, at: int, *, is_open: bool) -> bool:
    """In turn; what stands around decides where one of a pair is missing."""
    left, right = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if not left or left in _OPENS_AFTER:
        return not (is_open and (not right or right in _CLOSES_BEFORE))
    if not right or right in _CLOSES_BEFORE:
        return False
    return not is_open


def _is_chinese_quote(text: str, at: int) -> bool:
    return bool(_IS_WIDE.search(text[max(0, at - _NEAR) : at + _NEAR]))
