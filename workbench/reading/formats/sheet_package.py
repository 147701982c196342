"""The zip of XML parts that an .xlsx or .xlsm is: measured, looked through, and packed anew.

The library that reads cells is given a package of only those parts that were unpacked and measured
here, so that nothing a file claims about itself can make it lay out more than the machine has.
What that library does not tell – number formats, hidden rows – is read from the parts as well.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.reading.formats import complaints
from workbench.reading.formats.sheet_limits import (
    MOST_CHARACTERS,
    check_rectangle,
    not_sheet,
    too_many,
)
from workbench.reading.formats.sheet_values import BUILTIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_LARGEST_PART = 64 * 1024 * 1024  # bytes; 100,000 filled cells take about 10 MiB
_LARGEST_TOTAL = 128 * 1024 * 1024
_MOST_PARTS = 2000
_LEFT_OUT = re.compile(
    r"docprops/|customxml/|xl/(?:theme|drawings|media|charts|externallinks|comments|printersettings"
    r"|pivot|activex|ctrlprops|vba|threaded|persons|calcchain)",
    re.IGNORECASE,
)
_UNUSUAL = re.compile(rb'<c(?! r="[A-Z]\d{1,5}"|ols?[ >])')  # far away, or without its place
_CELL = re.compile(
    rb"<(?:\w{1,9}:)?c\b[^<>]{0,200}?\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"'][^<>]{0,200}>"
)
_ROW = re.compile(rb"<(?:\w{1,9}:)?row\b")
_UNPLACED = re.compile(rb"<(?:\w{1,9}:)?c(?![^<>]{0,200}?\sr\s*=)[\s>/]")
_MOST_ROWS = 300_000
_HIDDEN = re.compile(
    rb"<(?:\w{1,9}:)?row\b(?=[^<>]{0,300}?\shidden=\"(?:1|true)\")[^<>]{0,300}?\sr=\"(\d+)\""
)
_UNCACHED = re.compile(rb"</f>(?:<v\s*/>|<v></v>)?</c>|<f\b[^<>]{0,300}/>(?:<v\s*/>|<v></v>)?</c>")
_SHARED = re.compile(rb"t=\"s\"[^<>]{0,100}>\s*<v>(\d{1,9})</v>")


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a sheet says beside its values; rows and columns count from 0.

    `codes` are the number formats of the cells that have one, `uncached` formulas without result.
    """

    codes: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    uncached: int = 0


NO_FACTS = SheetFacts()


@dataclass(frozen=True, slots=True)
class Measured:
    """A workbook fit to be read: its bytes, and the facts of its sheets by name."""

    data: bytes
    facts: dict[str, SheetFacts]


def measured_package(data: bytes, name: str) -> Measured:
    """The workbook in `data`, packed anew; UnreadableError where it is none or is too large."""
    package = _Package(_parts(data, name), name)
    return Measured(package.packed(), dict(package.facts()))


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    """The parts that hold cells, each unpacked as far as its limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_PARTS:
                raise complaints.too_large(name)
            if any(info.flag_bits & 1 for info in infos):
                raise complaints.damaged(name)
            wanted = [info for info in infos if _is_wanted(info.filename)]
            if sum(info.file_size for info in wanted) > _LARGEST_TOTAL:
                raise complaints.too_large(name)
            return {info.filename: _unpacked(archive, info, name) for info in wanted}
    except (
        zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
        RuntimeError,
    ) as error:  # fmt: skip
        raise complaints.damaged(name) from error


def _is_wanted(path: str) -> bool:
    return path.lower().endswith((".xml", ".rels")) and not _LEFT_OUT.match(path.lstrip("/"))


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(info) as stream:
        data = stream.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        raise complaints.too_large(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise complaints.unsafe(name)
    return data


class _Package:
    """The parts of one workbook."""

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self._parts = parts
        self._name = name
        if "xl/workbook.xml" not in parts:
            raise not_sheet(name)

    def packed(self) -> bytes:
        """All parts in a zip that packs nothing."""
        self._check_strings()
        for part in self._parts.values():
            if b"sheetData" in part:
                self._check_size(part)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for path, data in self._parts.items():
                archive.writestr(path, data)
        return out.getvalue()

    def facts(self) -> Iterator[tuple[str, SheetFacts]]:
        """The facts of each sheet, by its name."""
        codes = self._codes()
        for name, path in self._sheets():
            part = self._parts.get(path)
            if part is not None:
                yield name, _facts(part, codes)

    def _check_size(self, part: bytes) -> None:
        """Refuse a sheet whose cells stand in too large a rectangle; most are near the corner."""
        data = part[: part.rfind(b"sheetData")]
        if b":c " not in data and b":c>" not in data and not _UNUSUAL.search(data):
            return
        rows = _ROW.split(data)  # a cell that does not tell its place stands next to the last
        if len(rows) > _MOST_ROWS:
            raise too_many(self._name)
        if _UNPLACED.search(data):
            check_rectangle([(0, 0), (len(rows), max(row.count(b"<") for row in rows))], self._name)
        places = ((int(m[2]), _column(m[1])) for m in _CELL.finditer(data) if m[0][-2] != 0x2F)
        check_rectangle(places, self._name)

    def _check_strings(self) -> None:
        """Refuse strings that together, each as often as cells use it, are more than a file."""
        shared = self._parts.get("xl/sharedStrings.xml")
        if shared is None:
            return
        lengths = [len(item) for item in shared.split(b"</si>")]
        sheets = [part for path, part in self._parts.items() if "worksheets/" in path]
        cells = sum(part.count(b'"s"') for part in sheets)
        if max(lengths) * cells < MOST_CHARACTERS:
            return
        used = (int(m[1]) for part in sheets for m in _SHARED.finditer(part))
        if sum(lengths[i] for i in used if i < len(lengths)) > MOST_CHARACTERS * 3:
            raise too_many(self._name)

    def _sheets(self) -> Iterator[tuple[str, str]]:
        """The name of each sheet and the part it stands in."""
        relations = self._root("xl/_rels/workbook.xml.rels")
        targets = {} if relations is None else {
            each.get("Id"): str(each.get("Target", "")) for each in relations
        }  # fmt: skip
        book = self._root("xl/workbook.xml")
        for sheet in () if book is None else book.iter(f"{_MAIN}sheet", f"{_STRICT}sheet"):
            link = next((v for k, v in sheet.items() if str(k).endswith("}id")), "")
            target = targets.get(link, "")
            path = target.lstrip("/") if target[:1] == "/" else posixpath.join("xl", target)
            yield str(sheet.get("name", "")), posixpath.normpath(path)

    def _codes(self) -> dict[int, str]:
        """The number formats by cell style; the plain ones are left out."""
        root = self._root("xl/styles.xml")
        if root is None:
            return {}
        space = root.tag.partition("}")[0] + "}"
        own = {f.get("numFmtId"): f.get("formatCode") for f in root.iter(f"{space}numFmt")}
        styles = root.find(f"{space}cellXfs")
        found = {}
        for index, style in enumerate(() if styles is None else styles):
            number = str(style.get("numFmtId", "0"))
            known = BUILTIN.get(int(number), "") if number.isdigit() else ""
            code = str(own.get(number) or known)
            if code not in ("", "General", "@", "0"):
                found[index] = code
        return found

    def _root(self, path: str) -> etree._Element | None:
        from lxml import etree

        data = self._parts.get(path)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise complaints.damaged(self._name) from error


def _facts(part: bytes, codes: dict[int, str]) -> SheetFacts:
    hidden = frozenset(int(m[1]) - 1 for m in _HIDDEN.finditer(part)) if b"hidden=" in part else ()
    return SheetFacts(
        dict(_cell_codes(part, codes)),
        frozenset(hidden),
        len(_UNCACHED.findall(part)) if b"</f>" in part else 0,
    )


def _cell_codes(part: bytes, codes: dict[int, str]) -> Iterator[tuple[tuple[int, int], str]]:
    used = [index for index in codes if b's="%d"' % index in part]
    if not used:
        return
    styles = "|".join(map(str, used)).encode()
    cell = re.compile(
        rb"<(?:\w{1,9}:)?c\b(?=[^<>]{0,200}?\ss=\"(" + styles + rb")\")"
        rb"[^<>]{0,200}?\sr=\"([A-Z]{1,3})(\d{1,7})\""
    )
    for found in cell.finditer(part):
        yield (int(found[3]) - 1, _column(found[2])), codes[int(found[1])]


def _column(letters: bytes) -> int:
    """A → 0, Z → 25, AA → 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1
