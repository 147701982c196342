"""An office file is a zip of XML parts: opened with limits, so that no file can harm the machine.

Refused are archives that unpack to too much (zip bombs), parts with document type definitions
(entity bombs, reads of other files), and anything that is no such archive at all.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING

from workbench.reading.formats import complaints
from workbench.reading.formats.limits import LARGEST_SOURCE
from workbench.reading.formats.office_kinds import ZIP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_LARGEST_TOTAL = 256 * 1024 * 1024
_LARGEST_RATIO = 400  # unpacked : packed; real parts reach about 30
_RATIO_FROM = 4 * 1024 * 1024  # smaller parts may well be all alike
_MOST_PARTS = 5000
_MOST_TAGS = 4_000_000  # tags and attributes of one part; a 1,000-page text has about 500,000
_BROKEN = (  # what the library raises on damaged archives
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, OverflowError, NotImplementedError),
)
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_STRICT = (
    (_STRICT_MARK + b"wordprocessingml/main", _USUAL + b"wordprocessingml/2006/main"),
    (_STRICT_MARK + b"drawingml/main", _USUAL + b"drawingml/2006/main"),
    (_STRICT_MARK + b"officeDocument/math", _USUAL + b"officeDocument/2006/math"),
    (
        _STRICT_MARK + b"officeDocument/relationships",
        _USUAL + b"officeDocument/2006/relationships",
    ),
)


class Package:
    """The XML parts of one office file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if not data.startswith(ZIP):
            raise complaints.not_word(name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise complaints.damaged(name) from error
        self._relations: dict[str, tuple[tuple[str, str], ...]] = {}
        self._refuse_bombs()

    def part(self, path: str) -> etree._Element | None:
        """The root of the XML part `path`, None where the file has none."""
        data = self._bytes(path)
        return None if data is None else self._parse(data)

    def related(self, path: str, kind: str) -> tuple[str, ...]:
        """The parts that `path` ("" for the package) names in the relation `kind`."""
        if path not in self._relations:
            self._relations[path] = tuple(self._relations_of(path))
        return tuple(target for type_, target in self._relations[path] if type_ == kind)

    def _relations_of(self, path: str) -> Iterator[tuple[str, str]]:
        folder, file = posixpath.split(path)
        relations = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        for each in () if relations is None else relations:
            if each.get("TargetMode") != "External":
                target = posixpath.join(folder, str(each.get("Target", "")))
                type_ = str(each.get("Type", "")).rpartition("/")[2]
                yield type_, posixpath.normpath(target).lstrip("/")

    def _refuse_bombs(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > _MOST_PARTS or sum(i.file_size for i in infos) > _LARGEST_TOTAL:
            raise complaints.too_large(self.name)
        for info in infos:
            ratio = info.file_size / max(1, info.compress_size)
            if info.file_size > _RATIO_FROM and ratio > _LARGEST_RATIO:
                raise complaints.too_large(self.name)
            if info.flag_bits & 1:
                raise complaints.locked(self.name)
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise complaints.damaged(self.name)

    def _bytes(self, path: str) -> bytes | None:
        try:
            with self._zip.open(path) as stream:
                data = stream.read(LARGEST_SOURCE + 1)
        except KeyError:
            return None
        except _BROKEN as error:
            raise complaints.damaged(self.name) from error
        if len(data) > LARGEST_SOURCE:
            raise complaints.too_large(self.name)
        return data

    def _parse(self, data: bytes) -> etree._Element:
        from lxml import etree

        if data.count(b"<") + data.count(b'="') > _MOST_TAGS:
            raise complaints.too_large(self.name)
        for strict, usual in _STRICT if _STRICT_MARK in data[:8192] else ():
            data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise complaints.damaged(self.name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise complaints.unsafe(self.name)
        return root


@cache
def _parser() -> etree.XMLParser:
    """The one parser: nothing is fetched, replaced or kept that is not text."""
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
