"""Chinese numerals: 二十五 ↔ 25, 二〇二七 → 2027, 12000例 → 1.2万例; no other module knows them."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_NUMERALS = frozenset((*_DIGITS, *_PLACES, *_MYRIADS))


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
    if text in _DIGITS:  # one character, as most are
        return _DIGITS[text]
    if not text or not _NUMERALS.issuperset(text):
        return 0
    if _DIGITS.keys() >= set(text):
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
    number, unit = in_myriads(value, unit)
    return f"{_digits(number)}{unit}"


def in_myriads(value: float, unit: str = "") -> tuple[Decimal, str]:
    """A large round number counted by 万 or 亿, which go before its unit: 3e8 元 → 3, 亿元."""
    number = Decimal(repr(value))
    for name, size in reversed(_MYRIADS.items()):
        if number >= size and number % (size // 100) == 0 and not unit.startswith(("万", "亿")):
            return number / size, name + unit
    return number, unit


def _digits(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
