"""The compound file (OLE2, MS-CFB) that an .xls or .et is: its workbook stream out, and in again.

    header │ sectors of 512 bytes: allocation table, directory, streams

Chains of sectors are followed with limits. The library that reads cells is given a compound file
that holds the workbook stream and nothing else.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from workbench.reading.formats import complaints
from workbench.reading.formats.office_kinds import OLE
from workbench.reading.formats.sheet_limits import not_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_STREAM = 64 * 1024 * 1024
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SECTOR = 512
_ENTRY = 128  # bytes of a directory entry
_SMALL = 4096  # bytes; shorter streams stand in the stream of the root entry
_MINI = 64
_IN_HEADER = 109  # sectors of the allocation table that the header itself names
_STREAM, _ROOT = 2, 5


def workbook_stream(data: bytes, name: str) -> bytes:
    """The stream of BIFF records in a compound file; UnreadableError where there is none."""
    if not data.startswith(OLE):
        raise not_sheet(name)
    try:
        streams = _Compound(data).streams()
        entry = streams.get("Workbook") or streams.get("Book")
        if entry is None and "EncryptedPackage" in streams:
            raise complaints.locked(name)
        if entry is None:
            raise not_sheet(name)
        return entry()
    except (struct.error, IndexError, ValueError) as error:
        raise complaints.damaged(name) from error


class _Compound:
    """A compound file being read. ValueError where its chains do not hold together."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise ValueError("no sector size known")
        self._size = 1 << shift
        self._table = self._allocation()
        directory, mini = (
            struct.unpack_from("<I", data, 48)[0],
            struct.unpack_from("<I", data, 60)[0],
        )
        self._entries = list(self._directory(self._joined(directory)))
        self._mini_table = _numbers(self._joined(mini)) if mini < _TABLE else ()
        roots = [(start, size) for kind, _, start, size in self._entries if kind == _ROOT]
        self._small = self._joined(roots[0][0])[: roots[0][1]] if roots and roots[0][1] else b""

    def streams(self) -> dict[str, Reader]:
        """How to read each stream, by name."""
        return {
            name: Reader(self, start, size)
            for kind, name, start, size in reversed(self._entries)
            if kind == _STREAM
        }

    def content(self, start: int, size: int) -> bytes:
        """A stream of `size` bytes that begins at sector `start`."""
        if size > _LARGEST_STREAM:
            raise ValueError("stream too large")
        if size >= _SMALL:
            return self._joined(start)[:size]
        chain = _chain(self._mini_table, start)
        return b"".join(self._small[i * _MINI : (i + 1) * _MINI] for i in chain)[:size]

    def _allocation(self) -> tuple[int, ...]:
        head = struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76)
        sectors = [sector for sector in head if sector < _TABLE]
        following = struct.unpack_from("<I", self._data, 68)[0]
        for _ in range(len(self._data) // self._size):
            if following >= _TABLE:
                break
            *more, following = _numbers(self._sector(following))
            sectors += [sector for sector in more if sector < _TABLE]
        if len(sectors) > len(self._data) // self._size + 1:
            raise ValueError("more table than file")
        return _numbers(b"".join(map(self._sector, sectors)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise ValueError("sector outside the file")
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _joined(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(self._table, start)))

    def _directory(self, data: bytes) -> Iterator[tuple[int, str, int, int]]:
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", data, at + 64)[0]
            name = data[at : at + max(0, min(64, length) - 2)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", data, at + 116)
            yield data[at + 66], name, start, size


class Reader:
    """Reads one stream when called."""

    def __init__(self, file: _Compound, start: int, size: int) -> None:
        self._file, self._start, self._size = file, start, size

    def __call__(self) -> bytes:
        return self._file.content(self._start, self._size)


def _chain(table: tuple[int, ...], start: int) -> Iterator[int]:
    """The sectors from `start` on; ValueError for a chain that runs in a circle."""
    sector = start
    for _ in range(len(table) + 1):
        if sector >= _TABLE:
            return
        yield sector
        sector = table[sector]
    raise ValueError("a chain without end")


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def compound_of(stream: bytes) -> bytes:
    """A compound file that holds `stream` as its workbook and nothing else."""
    body = stream.ljust(max(len(stream), _SMALL), b"\0")
    sectors = -(-len(body) // _SECTOR)
    tables = next(n for n in range(1, sectors + 2) if n * 128 >= sectors + 1 + n + n // 127 + 1)
    listing = max(0, -(-(tables - _IN_HEADER) // 127))  # sectors that name further table sectors
    first = tables + listing
    table = [_TABLE] * tables + [_TABLE - 1] * listing + [_END]
    table += [*range(first + 2, first + 1 + sectors), _END]
    table += [_FREE] * (tables * 128 - len(table))
    entries = [
        _entry("Root Entry", _ROOT, 1, _END, 0),
        _entry("Workbook", _STREAM, _FREE, first + 1, len(body)),
        _entry("", 0, _FREE, 0, 0) * 2,
    ]
    named = [*range(tables), *[_FREE] * (_IN_HEADER + listing * 127 - tables)]
    head = OLE + bytes(16) + struct.pack("<HHHHH6x", 62, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<IIIIIIIII", 0, tables, first, 0, _SMALL, _END, 0, tables if listing else _END, listing
    )
    head += struct.pack(f"<{_IN_HEADER}I", *named[:_IN_HEADER])
    more = b""
    for n in range(listing):
        own = named[_IN_HEADER + n * 127 : _IN_HEADER + (n + 1) * 127]
        more += struct.pack("<128I", *own, _END if n == listing - 1 else tables + n + 1)
    packed = struct.pack(f"<{len(table)}I", *table)
    return head + packed + more + b"".join(entries) + body.ljust(sectors * _SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2 if name else 0, kind, 1)
    return head + struct.pack("<III36xIII", _FREE, _FREE, child, start, size, 0)
