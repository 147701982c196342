"""Values of a spreadsheet as they are printed: 0.65 under the format 0% is 65%, 46203.0 is 46203.

A format code is that of ECMA-376-1, 18.8.31: sections parted by ;, digits 0 # ?, literals in
quotation marks, % and dates (yyyy"年"m"月"d"日").
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

Value = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta

BUILTIN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"', 32: "h:mm", 33: "h:mm:ss", 36: 'yyyy"年"m"月"', 37: "#,##0",
    38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: "h:mm", 56: "h:mm:ss",
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a file only names by number, those of Chinese offices too (18.8.30)."""

_EPOCH = dt.datetime(1899, 12, 30)
_LAST_DAY = 2_958_465  # 9999-12-31
_WHOLE = 1e15  # above it a float no longer holds every unit
_LONGEST_CODE = 255
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\-\]]*)[^\]]*\]')
_DROPPED = re.compile(r"\[[^\]]*\]|[_*].")
_DIGITS = re.compile(r"[#0?][#0?,.]*")
_HELD = "\ue000"  # stands for a literal while digits are looked for


def printed(value: Value, code: str = "") -> str:
    """`value` as its cell shows it under the format `code`, "" being the general one."""
    if type(value) is float and not code:
        return _general(value)  # by far the most frequent
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    shape = _shape(code[:_LONGEST_CODE])
    if isinstance(value, (int, float)):
        if shape.is_date and 0 < value <= _LAST_DAY:
            return _moment(_EPOCH + dt.timedelta(days=value), shape)
        return _number(value, shape)
    return _time(value, shape)


class _Shape:
    """A format code taken apart."""

    def __init__(self, code: str) -> None:
        section = code.split(";")[0]
        self._literals: list[str] = []
        held = _DROPPED.sub("", _LITERAL.sub(self._hold, section))
        self.is_date = bool(re.search("[ymdhs]", held, re.IGNORECASE)) and "E+" not in held
        self.parts = held.lower()
        found = None if self.is_date else _DIGITS.search(held)
        self.is_number = found is not None and not re.search("[Ee/@]", held)
        self.percent = "%" in held
        self.digits = found[0] if found else ""
        self.before = self._shown(held[: found.start()]) if found else ""
        self.after = self._shown(held[found.end() :]) if found else ""

    def _hold(self, found: re.Match[str]) -> str:
        self._literals.append(next((g for g in found.groups() if g is not None), ""))
        return _HELD

    def _shown(self, text: str) -> str:
        """The literals left and right of the digits, in order."""
        shown = ""
        for char in text:
            shown += self._literals.pop(0) if char == _HELD else char
        return shown.strip()


@lru_cache(maxsize=512)
def _shape(code: str) -> _Shape:
    return _Shape("" if code in ("General", "@") else code)


def _number(value: float, shape: _Shape) -> str:
    if not shape.is_number or value != value or abs(value) >= _WHOLE:
        return _general(value)
    places = len(shape.digits.partition(".")[2].replace(",", ""))
    least = shape.digits.partition(".")[2].count("0")
    scaled = Decimal(repr(value)) * (100 if shape.percent else 1)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    grouped = "," if "," in shape.digits.partition(".")[0] else ""
    text = f"{abs(rounded):{grouped}f}"
    while places > least and text.endswith("0"):
        text, places = text[:-1], places - 1
    minus = "-" if rounded < 0 else ""
    return f"{shape.before}{minus}{text.rstrip('.')}{shape.after}"


def _general(value: float) -> str:
    if -_WHOLE < value < _WHOLE and value == int(value):
        return str(int(value))
    return f"{value:.12g}"


def _time(value: dt.date | dt.time | dt.timedelta, shape: _Shape) -> str:
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02}"
    if not isinstance(value, dt.datetime):
        value = dt.datetime(value.year, value.month, value.day)
    return _moment(value, shape)


def _moment(value: dt.datetime, shape: _Shape) -> str:
    """In Chinese, with the parts the format shows: 2026年6月30日, 2026年6月, 6月30日, 8:30.

    A date at midnight is a date: spreadsheets keep no other.
    """
    code = shape.parts if shape.is_date else "ymdh"
    if "y" not in code and "d" not in code:
        return f"{value.hour}:{value.minute:02}" if "h" in code else f"{value.month}月"
    text = f"{value.year}年" if "y" in code else ""
    text += f"{value.month}月" if "m" in code.partition("h")[0] else ""
    text += f"{value.day}日" if "d" in code.partition("h")[0] else ""
    timed = "h" in code and (value.hour or value.minute)
    return text + (f"{value.hour}:{value.minute:02}" if timed else "")
