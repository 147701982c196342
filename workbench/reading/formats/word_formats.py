"""How Word writes the numbers it generates: 12 as 十二, 一二, １２, ⑫, XII (ECMA-376, 17.18.59)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.chinese import numeral, year_numeral
from workbench.numbering import CIRCLED

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST = 9999  # no list of a real document is longer
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ENCLOSED = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"


def roman(value: int) -> str:
    """4 → IV"""
    text = ""
    for step, letters in _ROMAN:
        text += letters * (value // step)
        value %= step
    return text


def letters(value: int) -> str:
    """1 → A, 27 → AA, 53 → AAA, as Word counts."""
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _circled(value: int) -> str:
    return CIRCLED[value - 1] if value <= len(CIRCLED) else str(value)


def _enclosed(value: int) -> str:
    return _ENCLOSED[value - 1] if value <= len(_ENCLOSED) else numeral(value)


def _counting(value: int) -> str:
    """Places up to 99, digit by digit above: 九十九, 一〇〇."""
    return numeral(value) if value < 100 else year_numeral(value)


def _japanese(value: int) -> str:
    """Without 一 before 十, 百 and 千, and without 零: 111 → 百十一."""
    return re.sub("一(?=[十百千])|零", "", numeral(value))


def _formal(value: int, figures: dict[int, int]) -> str:
    """In the characters of a cheque, 一 before 十 written as well: 12 → 壹拾贰."""
    text = numeral(value)
    return (f"一{text}" if text.startswith("十") else text).translate(figures)


def _ordinal(value: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{'th' if 10 < value % 100 < 14 else ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate(_WIDE_DIGITS),
    "decimalFullWidth2": lambda value: str(value).translate(_WIDE_DIGITS),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda value: f"（{value}）",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "chineseCounting": _counting,
    "chineseCountingThousand": numeral,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": numeral,
    "taiwaneseDigital": year_numeral,
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": year_numeral,
    "koreanDigital2": year_numeral,
    "ideographDigital": year_numeral,
    "chineseLegalSimplified": lambda value: _formal(value, _FORMAL),
    "ideographLegalTraditional": lambda value: _formal(value, _TRADITIONAL),
    "japaneseLegal": lambda value: _formal(value, _TRADITIONAL),
    "ideographEnclosedCircle": _enclosed,
    "ideographTraditional": lambda value: _STEMS[(value - 1) % 10],
    "ideographZodiac": lambda value: _BRANCHES[(value - 1) % 12],
    "ideographZodiacTraditional": lambda value: (
        _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]
    ),
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda value: letters(value).lower(),
    "none": lambda value: "",  # noqa: ARG005  # the table calls all alike
}


def written(value: int, form: str) -> str:
    """`value` in the number format `form` (the name in numbering.xml); 1, 2 where unknown."""
    if not 0 < value <= _LARGEST:
        return str(value)
    return _FORMATS.get(form, str)(value)
