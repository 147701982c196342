"""The BIFF records of an old workbook (.xls, MS-XLS): measured, and what they say beside values.

Each record is a number, a length and a body; each sheet is a run of them from BOF to EOF.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.reading.formats import complaints
from workbench.reading.formats.sheet_compound import compound_of, workbook_stream
from workbench.reading.formats.sheet_limits import check_rectangle, too_many, too_wide
from workbench.reading.formats.sheet_package import Measured, SheetFacts
from workbench.reading.formats.sheet_values import BUILTIN

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOF, _EOF, _PASSWORD = 0x809, 0x0A, 0x2F
_SHEET, _FORMAT, _STYLE, _DIMENSIONS, _ROW, _SEVERAL = 0x85, 0x41E, 0xE0, 0x200, 0x208, 0xBD
_CELLS = frozenset((0x06, 0x203, 0x27E, 0x204, 0xFD, 0xD6, 0x205, _SEVERAL))
_HIDDEN = 0x20
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_MOST_RECORDS = 2_000_000


@dataclass(slots=True)
class _Sheet:
    """A sheet being measured."""

    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    corners: list[tuple[int, int]] = field(default_factory=list)


def measured_records(data: bytes, name: str) -> Measured:
    """The workbook in a compound file, measured; UnreadableError where it is none or too large."""
    stream = workbook_stream(data, name)
    try:
        book = _Book(name)
        for number, at, length in _records(stream, name):
            book.take(number, stream, at, length)
    except struct.error as error:
        raise complaints.damaged(name) from error
    return Measured(compound_of(stream), book.facts())


def _records(stream: bytes, name: str) -> Iterator[tuple[int, int, int]]:
    """Number, place and length of each record."""
    at = 0
    for _ in range(_MOST_RECORDS):
        if at + 4 > len(stream):
            return
        number, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > len(stream):
            return
        yield number, at + 4, length
        at += 4 + length
    raise too_many(name)


class _Book:
    """Takes the records in order."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._names: dict[int, str] = {}
        self._codes = dict(BUILTIN)
        self._styles: list[int] = []
        self._sheets: dict[int, _Sheet] = {}
        self._open: _Sheet | None = None

    def take(self, number: int, stream: bytes, at: int, length: int) -> None:
        """One record, whose body stands in `stream` at `at`."""
        if number in _CELLS and length >= 6:
            self._cell(number, stream, at, length)
        elif number == _BOF:
            self._open = self._sheets.setdefault(at - 4, _Sheet())
        elif number == _PASSWORD:
            raise complaints.locked(self._name)
        elif number == _DIMENSIONS and length >= 12:
            self._dimensions(stream, at)
        elif number == _ROW and length >= 14 and self._open:
            if stream[at + 12] & _HIDDEN:
                self._open.hidden.add(struct.unpack_from("<H", stream, at)[0])
        else:
            self._of_book(number, stream, at, length)

    def facts(self) -> dict[str, SheetFacts]:
        """The facts of each sheet, by its name."""
        found = {}
        for start, name in self._names.items():
            sheet = self._sheets.get(start, _Sheet())
            check_rectangle(sheet.corners, self._name)
            codes = {place: self._code(style) for place, style in sheet.styles.items()}
            told = {place: code for place, code in codes.items() if code}
            found[name] = SheetFacts(told, frozenset(sheet.hidden))
        return found

    def _cell(self, number: int, stream: bytes, at: int, length: int) -> None:
        row, column, style = struct.unpack_from("<HHH", stream, at)
        if self._open is None:
            return
        self._open.styles[row, column] = style
        self._open.corners.append((row, column))
        if number == _SEVERAL:
            for i in range(1, (length - 6) // 6):
                style = struct.unpack_from("<H", stream, at + 4 + 6 * i)[0]
                self._open.styles[row, column + i] = style
            self._open.corners.append((row, column + (length - 6) // 6))

    def _dimensions(self, stream: bytes, at: int) -> None:
        """The reader makes room for what this record says."""
        first, last, left, right = struct.unpack_from("<IIHH", stream, at)
        if not (first <= last <= _MOST_ROWS and left <= right <= _MOST_COLUMNS):
            raise too_wide(self._name)

    def _of_book(self, number: int, stream: bytes, at: int, length: int) -> None:
        if number == _SHEET and length >= 8:
            start = struct.unpack_from("<I", stream, at)[0]
            self._names[start] = _text(stream[at + 6 : at + length], wide=False)
        elif number == _FORMAT and length >= 5:
            index = struct.unpack_from("<H", stream, at)[0]
            self._codes[index] = _text(stream[at + 2 : at + length], wide=True)
        elif number == _STYLE and length >= 4:
            self._styles.append(struct.unpack_from("<H", stream, at + 2)[0])

    def _code(self, style: int) -> str:
        code = self._codes.get(self._styles[style], "") if style < len(self._styles) else ""
        return "" if code in ("General", "@", "0") else code


def _text(body: bytes, *, wide: bool) -> str:
    """A string with its length (of one byte, or two) and a flag: bytes, or UTF-16."""
    size = 2 if wide else 1
    count = int.from_bytes(body[:size], "little")
    if body[size] & 1:
        return body[size + 1 : size + 1 + 2 * count].decode("utf-16-le", "replace")
    return body[size + 1 : size + 1 + count].decode("latin-1")
