"""Which straight quotes of a text belong to Chinese, and how each is printed.

    开展"'双减'回头看"行动  →  开展“‘双减’回头看”行动

Quotes pair within a line. Apostrophes (it's), inches (65"显示屏) and those of foreign text stay.
"""

from __future__ import annotations

import re

from workbench.widths import IS_WIDE

_NEAR = 12  # characters in which Chinese must stand beside one quote of a pair
_PAIRS = (('"', "“", "”", re.compile(r"[\"“”\n]")), ("'", "‘", "’", re.compile(r"['‘’\n]")))
_OPENS_AFTER = "（(《〈【〔“‘：:，,、；;。—"
_CLOSES_BEFORE = "）)》〉】〕”’，,、；;。.！!？?"
_INCHES = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d)?\"(?:[的屏液触管]|显示|一体机|电视|$)")


def printed_quotes(text: str) -> dict[int, str]:
    """The straight quotes that belong to Chinese, each with the one it is printed as."""
    found: dict[int, str] = {}
    for mark, opening, closing, pattern in _PAIRS:
        if mark not in text:
            continue
        line: list[int] = []
        for at in [m.start() for m in pattern.finditer(text)]:
            if text[at] == "\n":
                found.update(_printed(text, line, opening, closing) if line else {})
                line = []
            elif text[at] != mark or not _in_word(text, at):
                line.append(at)
        found.update(_printed(text, line, opening, closing))
    return found


def _printed(text: str, places: list[int], opening: str, closing: str) -> dict[int, str]:
    """The straight quotes among those of one line; both of a pair are Chinese or none."""
    found: dict[int, str] = {}
    paired, opened = len(places) % 2 == 0, -1
    for at in places:
        if text[at] in (opening, closing):
            is_open = text[at] == opening
        else:
            is_open = opened < 0 if paired else _opens(text, at, is_open=opened >= 0)
        pair = [opened, at] if opened >= 0 and not is_open else [at]
        if any(_is_chinese_quote(text, i) for i in pair):
            found[at] = opening if is_open else closing
            found.update(dict.fromkeys(pair[:-1], opening))
        opened = at if is_open else -1
    return {at: after for at, after in found.items() if text[at] != after}


def _in_word(text: str, at: int) -> bool:
    """An apostrophe, or a measure of feet and inches: it's, 5', 65"显示屏."""
    left, right = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if not (left.isascii() and left.isalnum()):
        return False
    if right.isascii() and right.isalnum():
        return True
    return left.isdigit() and bool(_INCHES.search(text[max(0, at - 5) : at + 4]))


def _opens(text: str, at: int, *, is_open: bool) -> bool:
    """In turn; what stands around decides where one of a pair is missing."""
    left, right = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if not left or left in _OPENS_AFTER:
        return not (is_open and (not right or right in _CLOSES_BEFORE))
    if not right or right in _CLOSES_BEFORE:
        return False
    return not is_open


def _is_chinese_quote(text: str, at: int) -> bool:
    if "\u4e00" <= text[max(0, at - 1) : at] <= "\u9fff":
        return True
    return bool(IS_WIDE.search(text[max(0, at - _NEAR) : at + _NEAR]))
