"""Small tools of the rules: every match of a pattern as a hit, and what a span may not touch."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit
from workbench.drafting.rewriting import book_spans, is_free

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.checking.context import Facts

DIGITS = "0123456789"
HAN_DIGITS = "一二三四五六七八九十百千两〇零"
NUMBER = r"(?<![\d.])\d+(?:\.\d+)?"
MEASURE = (
    r"(?:个百分点|个|家|名|人次|人|所|项|张|件|场|次|辆|例|间|座|套|户|处|批|期|种|类|万元|亿元|元|"
    r"公里|千米|亩|公顷|平方米|平方公里|吨|年|个月|天|岁|分钟|小时|%|％|‰|万|亿|支|条|台|门|篇|部)"
)


def once(pattern: str) -> Callable[[], re.Pattern[str]]:
    """The pattern, compiled when a text first asks for it: a class of all Han takes 2 ms."""
    return cache(lambda: re.compile(pattern))


def every(
    pattern: str,
    message: str,
    fix: str | Callable[[re.Match[str]], str] = "",
    *,
    books: bool = True,
) -> Callable[[str, Facts], Iterator[Hit]]:
    """A rule's function: each match is a hit; {0}, {1} … in the texts are its groups.

    `books`: names of documents 《…》 are looked into as well.
    """
    compiled = once(pattern)

    def find(text: str, _facts: Facts) -> Iterator[Hit]:
        for found in compiled().finditer(text):
            if not books and "《" in text and not is_free(*found.span(), book_spans(text)):
                continue
            groups = (found[0], *(group or "" for group in found.groups()))
            told = fix(found) if callable(fix) else fix.format(*groups)
            yield Hit(*found.span(), message.format(*groups, fix=told), told)

    return find


def replaced(
    pairs: Iterable[tuple[str, str]], message: str
) -> Callable[[str, Facts], Iterator[Hit]]:
    """A rule's function: each wrong word is to be the right one; {0} and {1} in the message."""
    right = dict(pairs)
    compiled = once("|".join(sorted(map(re.escape, right), key=len, reverse=True)))

    def find(text: str, _facts: Facts) -> Iterator[Hit]:
        for found in compiled().finditer(text):
            fix = right[found[0]]
            yield Hit(*found.span(), message.format(found[0], fix), fix)

    return find


def first_chars(words: Iterable[str]) -> str:
    """The characters one of which stands in a text that holds any of the words."""
    return "".join(sorted({word[0] for word in words if word}))
