"""Rules on marks that come in pairs, over a whole paragraph: GB/T 15834-2011, 4.8 – 4.10, 4.14."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Severity, rule
from workbench.checking.kinds import ParagraphRule, Reach, TextRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checking.context import Facts

_CLOSING = {"（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】", "‘": "’", "〈": "〉"}
_OPENING = {close: opening for opening, close in _CLOSING.items()}
_MARKS = re.compile(f"[{''.join(_CLOSING)}{''.join(_OPENING)}]")
_NUMBERED = re.compile(r"(?:^|[\s。；：，、])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")


def _unpaired(text: str, _facts: Facts) -> Iterator[Hit]:
    """Marks without a partner; the bracket of 1） has none."""
    open_at: list[int] = []
    for found in _MARKS.finditer(text):
        if found[0] in _CLOSING:
            open_at.append(found.start())
        else:
            yield from _closed(text, found.start(), open_at)
    yield from (_alone(text, at) for at in open_at if text[at] != "‘")


def _closed(text: str, at: int, open_at: list[int]) -> Iterator[Hit]:
    """The mark at `at` closes the last one of its kind; those opened since have no partner."""
    opening = _OPENING[text[at]]
    if any(text[place] == opening for place in open_at):
        while text[open_at[-1]] != opening:
            yield _alone(text, open_at.pop())
        open_at.pop()
    elif text[at] != "’" and not (text[at] == "）" and _NUMBERED.search(text[max(0, at - 5) : at])):
        yield _alone(text, at)


def _alone(text: str, at: int) -> Hit:
    char = text[at]
    other = _CLOSING.get(char) or _OPENING[char]
    return Hit(at, at + 1, f"“{char}”没有与之成对的“{other}”。" if char not in "“”" else _QUOTE)


_QUOTE = "引号不成对。"


def _nested_books(text: str, _facts: Facts) -> Iterator[Hit]:
    for found in _NESTED.finditer(text):
        fix = f"〈{found[1]}〉"
        start = found.start(1) - 1
        yield Hit(start, found.end(1) + 1, "书名号里再用书名号应为单书名号〈〉。", fix)


_NESTED = re.compile("《[^《》]{0,60}《([^《》]{1,60})》[^《》]{0,60}》")


def _nested_quotes(text: str, _facts: Facts) -> Iterator[Hit]:
    for found in _QUOTED.finditer(text):
        fix = f"‘{found[1]}’"
        start = found.start(1) - 1
        yield Hit(start, found.end(1) + 1, "引号里再用引号应为单引号‘’。", fix)


_QUOTED = re.compile("“[^“”]{0,60}“([^“”]{1,40})”[^“”]{0,60}”")

PARAGRAPH_RULES = (
    ParagraphRule(
        rule(
            "P2",
            "括号、引号、书名号成对",
            Severity.ERROR,
            "GB/T 15834-2011 4.8—4.10",
            "落实《江城市急救条例，深化“放管服改革。",
            "落实《江城市急救条例》，深化“放管服”改革，1）摸清底数，2）建立台账。",
        ),
        _unpaired,
        "".join((*_CLOSING, *_OPENING)),
    ),
)

TEXT_RULES = (
    TextRule(
        rule(
            "P9",
            "书名号里再用单书名号",
            Severity.ERROR,
            "GB/T 15834-2011 4.14.3",
            "落实《关于〈急救条例〉的通知》《关于《护理办法》的说明》。",
            "落实《关于〈急救条例〉的通知》《护理办法》。",
        ),
        _nested_books,
        "《",
        Reach.ALL,
    ),
    TextRule(
        rule(
            "P16",
            "引号里再用单引号",
            Severity.DOUBT,
            "GB/T 15834-2011 4.9.3",
            "开展““双减”回头看”行动。",
            "开展“‘双减’回头看”和“两个责任”行动。",
        ),
        _nested_quotes,
        "“",
        Reach.ALL,
    ),
)
