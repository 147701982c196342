"""Numbers that a browser prints before the items of an ordered list: 1. a. Ⅰ 一、"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.numbering import recognise
from workbench.reading.formats.limits import number_in
from workbench.reading.formats.word_formats import written

if TYPE_CHECKING:
    from lxml import etree

_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)
_LONGEST_STYLE = 500
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal")
_FORMATS = {
    "1": ("decimal", "{}."),
    "a": ("lowerLetter", "{}."),
    "A": ("upperLetter", "{}."),
    "i": ("lowerRoman", "{}."),
    "I": ("upperRoman", "{}."),
    "decimal": ("decimal", "{}."),
    "decimal-leading-zero": ("decimalZero", "{}."),
    "lower-alpha": ("lowerLetter", "{}."),
    "lower-latin": ("lowerLetter", "{}."),
    "upper-alpha": ("upperLetter", "{}."),
    "upper-latin": ("upperLetter", "{}."),
    "lower-roman": ("lowerRoman", "{}."),
    "upper-roman": ("upperRoman", "{}."),
    "cjk-heavenly-stem": ("ideographTraditional", "{}、"),
    "cjk-earthly-branch": ("ideographZodiac", "{}、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "{}、"),
    **dict.fromkeys(_CHINESE, ("chineseCountingThousand", "{}、")),
}


class OrderedList:
    """An ordered list while its items are read."""

    def __init__(self, element: etree._Element) -> None:
        self._next = number_in(str(element.get("start", "")), 1)
        self._form = _form(element) or "1"

    def advance(self, item: etree._Element) -> str:
        """The number before `item`, "" in a list that shows none."""
        self._next = number_in(str(item.get("value", "")), self._next)
        form, text = _FORMATS.get(_form(item) or self._form, ("", ""))
        number = text.format(written(self._next, form)) if form else ""
        self._next += 1
        return number


def _form(element: etree._Element) -> str:
    style = _STYLE.search(str(element.get("style", ""))[:_LONGEST_STYLE])
    words = style[1].lower().split() if style else []
    named = (word for word in words if word in _FORMATS or word == "none")
    return next(named, str(element.get("type", "")))


def numbered_itself(text: str) -> bool:
    """The text has its number typed: the one of the list would be a second."""
    return recognise(text) is not None
