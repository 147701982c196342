"""The outlines of a PostScript font (charstrings), written out with their subroutines in place.

Adobe technical notes 5177, the charstrings, and 5176, clause 4, the numbers of dictionaries, which
are written nearly alike.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

END = b"\x0e"
"""The operator that closes every outline."""

_CALL_LOCAL, _RETURN, _CALL_GLOBAL = 10, 11, 29
_STEMS = frozenset((1, 3, 18, 23))
_MASKS = frozenset((19, 20))
_DEEPEST = 10  # nested subroutines, 5177, appendix B
_LONGEST = 200_000  # bytes of one outline as it is followed; a longer one is a trap, no character


class Subroutines(Protocol):
    """Numbered pieces of charstrings."""

    count: int

    def __getitem__(self, number: int) -> bytes: ...


def flattened(charstring: bytes, shared: Subroutines, own: Subroutines | None) -> bytes:
    """The charstring without calls.

    Args:
        charstring: an outline as its font has it.
        shared: the subroutines of the whole font program.
        own: those of the outline's font dictionary, if it has any.

    Raises:
        ValueError: it is built as the format does not allow.
        LookupError: it calls what is not there.
    """
    return _Flattener(shared, own).flat(charstring)


class _Flattener:
    """Follows one charstring.

    Stem hints have to be counted on the way: hint masks are as long as there are stems.
    """

    def __init__(self, shared: Subroutines, own: Subroutines | None) -> None:
        self._shared, self._own = shared, own
        self._out: list[bytes] = []
        self._stems = self._length = 0
        self._waiting: list[bytes] = []  # operands not yet taken by an operator

    def flat(self, charstring: bytes) -> bytes:
        self._run(charstring, 0)
        if not self._out or self._out[-1] != END:
            raise ValueError("an outline that is not closed")
        return b"".join(self._out)

    def _run(self, code: bytes, depth: int) -> None:
        self._length += len(code)
        if depth > _DEEPEST or self._length > _LONGEST:
            raise ValueError("subroutines nested too deep, or an outline without end")
        at, end, waiting = 0, len(code), self._waiting
        while at < end:
            size = _NUMBER_SIZES[code[at]]
            if size:
                waiting.append(code[at : at + size])
                at += size
            elif code[at] == _RETURN:
                return
            else:
                at += self._operate(code, at, depth)

    def _operate(self, code: bytes, at: int, depth: int) -> int:
        """Carry out the operator at `at`; the length of it."""
        operator = code[at]
        if operator in (_CALL_LOCAL, _CALL_GLOBAL):
            self._call(self._own if operator == _CALL_LOCAL else self._shared, depth)
            return 1
        if operator == END[0] and len(self._waiting) > 3:
            raise ValueError("made of two other glyphs by their standard names, which go")
        size = 2 if operator == 12 else 1
        if operator in _STEMS or operator in _MASKS:
            self._stems += len(self._waiting) // 2
        if operator in _MASKS:
            size += (self._stems + 7) // 8
        self._out += [*self._waiting, code[at : at + size]]
        self._waiting.clear()
        return size

    def _call(self, subroutines: Subroutines | None, depth: int) -> None:
        if subroutines is None or not self._waiting:
            raise ValueError("call of a subroutine that is not there")
        count = subroutines.count
        bias = 107 if count < 1240 else 1131 if count < 33900 else 32768
        self._run(subroutines[_number(self._waiting.pop()) + bias], depth + 1)


def _number_size(first: int) -> int:
    """The bytes of a charstring's number that begins with `first`, 0 for an operator."""
    if first >= 32:
        return 1 if first < 247 else 2 if first < 255 else 5
    return 3 if first == 28 else 0


_NUMBER_SIZES = bytes(map(_number_size, range(256)))


def _number(raw: bytes) -> int:
    if raw[0] == 255:
        return int(struct.unpack(">l", raw[1:])[0]) >> 16
    return _integer(raw, 0, len(raw))


def operand_size(raw: bytes, at: int) -> int:
    """The bytes of the number at `at` of a dictionary."""
    first = raw[at]
    if first != 30:
        return {28: 3, 29: 5}.get(first) or (1 if first < 247 else 2)
    end = at + 1  # a real number: nibbles up to one that is 15
    while raw[end] & 0xF != 0xF:
        end += 1
    return end - at + 1


def integers(raw: bytes) -> list[int]:
    """The whole numbers encoded in `raw`."""
    return list(_integers(raw))


def _integers(raw: bytes) -> Iterator[int]:
    at = 0
    while at < len(raw):
        size = operand_size(raw, at)
        yield _integer(raw, at, size)
        at += size


def _integer(raw: bytes, at: int, size: int) -> int:
    """The whole number of `size` bytes at `at`."""
    first = raw[at]
    if first in (28, 29):
        return int.from_bytes(raw[at + 1 : at + size], "big", signed=True)
    if first < 247:
        return first - 139
    if first < 251:
        return (first - 247) * 256 + raw[at + 1] + 108
    return -(first - 251) * 256 - raw[at + 1] - 108
