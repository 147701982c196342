"""A PDF file opened with limits, page by page: its runs, its ruled lines, what is only a picture.

Broken, locked, scanned or hostile files end in one calm sentence.
"""

from __future__ import annotations

import ctypes
import math
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

from workbench.reading.formats import complaints
from workbench.reading.formats.pdf_aligned import aligned_tables
from workbench.reading.formats.pdf_bombs import refuse_bombs
from workbench.reading.formats.pdf_columns import unfolded
from workbench.reading.formats.pdf_lines import has_neighbours
from workbench.reading.formats.pdf_rules import grids_of, rules_of
from workbench.reading.formats.pdf_runs import Glyphs, Run, runs_of
from workbench.reading.formats.pdf_tables import Table, table_of
from workbench.reading.formats.pdf_weaving import unwoven

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.formats.pdf_rules import Rule

_HEAD = b"%PDF"
_ENCRYPTED = b"/Encrypt"
_HEAD_WITHIN = 1024
_MOST_PAGES = 3_000
_MOST_CHARACTERS = 3_000_000
_MOST_ON_PAGE = 200_000
_LONGEST = 8.0  # seconds
_LOCKED = 4  # FPDF_ERR_PASSWORD
_IMAGE = 3
_FORM = 5
_FEW = 30  # characters beside the picture of a scan: its page number, the name of the scanner
_PICTURE_SHARE = 0.5  # of the page that the picture of a scan covers
_MOST_LOOKED_AT = 2_000  # objects, in search of a picture
_LINK, _POPUP, _WIDGET = 2, 16, 20  # annotations that are no remarks

_LOCK = Lock()  # the library may be used by one thread at a time


@dataclass(slots=True)
class Page:
    """What is printed on a page, turned upright: tables, runs outside of them, what leans."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    leaning: list[Run] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    characters: int = 0
    pictured: bool = False  # a picture covers it
    invisible: bool = False  # its text lies unseen under a picture
    remarks: int = 0

    def add(self, table: Table, runs: Sequence[Run]) -> None:
        """Put the table in the place of its runs."""
        self.tables.append(table)
        taken = set(map(id, runs))
        self.runs = [run for run in self.runs if id(run) not in taken]


def pages_of(data: bytes, name: str) -> Iterator[Page]:
    """The pages of the PDF in `data`, one at a time.

    Raises:
        UnreadableError: where it is none, is broken or locked, or asks for too much.
    """
    if _HEAD not in data[:_HEAD_WITHIN]:
        raise complaints.not_pdf(name)
    refuse_bombs(data, name)
    with _LOCK, _opened(data, name) as document:
        if _ENCRYPTED in data:
            refuse_bombs(_decrypted(document), name)
        yield from _Reader(name).pages(document)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[object]:
    import pypdfium2.raw as pdfium

    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == _LOCKED:
            raise complaints.locked(name)
        raise complaints.damaged(name)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _decrypted(document: object) -> bytes:
    """The file without its encryption, which needed no password."""
    import pypdfium2.raw as pdfium

    parts: list[bytes] = []

    def write(_: object, data: Any, size: int) -> int:
        parts.append(ctypes.string_at(data, size))
        return 1

    writer = pdfium.FPDF_FILEWRITE(version=1)
    pdfium_method = type(writer.WriteBlock)
    writer.WriteBlock = pdfium_method(write)
    pdfium.FPDF_SaveAsCopy(document, writer, pdfium.FPDF_REMOVE_SECURITY)
    return b"".join(parts)


class _Reader:
    """Goes through the pages once, as long as the file stays within what a document needs."""

    def __init__(self, name: str) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium: Any = pdfium
        self._name = name
        self._end = time.monotonic() + _LONGEST
        self._characters = 0

    def pages(self, document: object) -> Iterator[Page]:
        count = self._pdfium.FPDF_GetPageCount(document)
        if count <= 0:
            raise complaints.damaged(self._name)
        if count > _MOST_PAGES:
            raise complaints.too_long(self._name)
        for i in range(count):
            yield self._page(document, i)
            if time.monotonic() > self._end or self._characters > _MOST_CHARACTERS:
                raise complaints.too_long(self._name)

    def _page(self, document: object, i: int) -> Page:
        lib = self._pdfium
        handle = lib.FPDF_LoadPage(document, i)
        if not handle:
            raise complaints.damaged(self._name)
        try:
            text = lib.FPDFText_LoadPage(handle)
            if not text:
                raise complaints.damaged(self._name)
            try:
                return self._read(handle, Glyphs(text), i + 1)
            finally:
                lib.FPDFText_ClosePage(text)
        finally:
            lib.FPDF_ClosePage(handle)

    def _read(self, handle: object, glyphs: Glyphs, number: int) -> Page:
        if len(glyphs.text) > _MOST_ON_PAGE:
            raise complaints.too_long(self._name)
        lib = self._pdfium
        width, height = lib.FPDF_GetPageWidthF(handle), lib.FPDF_GetPageHeightF(handle)
        if not math.isfinite(width + height):
            raise complaints.damaged(self._name)
        if lib.FPDFPage_GetRotation(handle) % 2:
            width, height = height, width
        page = Page(number, width, height)
        self._sort_runs(page, list(runs_of(glyphs)), handle, glyphs)
        self._characters += page.characters
        page.remarks = self._remarks(handle)
        if page.characters <= _FEW:
            page.pictured = self._is_pictured(handle, width * height)
        page.invisible = glyphs.is_invisible()
        return page

    def _sort_runs(self, page: Page, runs: list[Run], handle: object, glyphs: Glyphs) -> None:
        """Turn the page the way most of its text is written; what leans is set apart."""
        turns = [0, 0, 0, 0]
        for run in runs:
            page.characters += len(run.text)
            if run.turn >= 0:
                turns[run.turn] += len(run.text)
        turn = turns.index(max(turns))
        page.leaning = [run for run in runs if run.turn != turn]
        width, height = page.width, page.height
        page.runs = [
            run.turned(turn, width, height) if turn else run for run in runs if run.turn == turn
        ]
        if turn % 2:
            page.width, page.height = height, width
        upright = None if turn else glyphs
        if upright:
            page.runs = unwoven(page.runs, upright)
        if has_neighbours(page.runs):
            rules = [rule.turned(turn, width, height) for rule in rules_of(handle)]
            self._take_tables(page, rules, upright)
            if not page.tables:
                page.runs, page.width = unfolded(page.runs, page.width)

    def _take_tables(self, page: Page, rules: list[Rule], glyphs: Glyphs | None) -> None:
        """Tables take the runs inside them."""
        for grid in grids_of(rules):
            inside = [run for run in page.runs if grid.holds(run.left, run.right, run.middle)]
            table = table_of(grid, inside, glyphs, page.number) if inside else None
            if table is not None:
                page.add(table, inside)
        if glyphs:
            for table, taken in aligned_tables(page.runs, glyphs, page.number):
                page.add(table, taken)

    def _remarks(self, handle: object) -> int:
        """How many notes are pinned to the page; links and form fields are none."""
        lib = self._pdfium
        count = 0
        for i in range(min(lib.FPDFPage_GetAnnotCount(handle), _MOST_LOOKED_AT)):
            annotation = lib.FPDFPage_GetAnnot(handle, i)
            if annotation:
                count += lib.FPDFAnnot_GetSubtype(annotation) not in (_LINK, _POPUP, _WIDGET)
                lib.FPDFPage_CloseAnnot(annotation)
        return count

    def _is_pictured(self, handle: object, area: float) -> bool:
        lib = self._pdfium
        count = min(lib.FPDFPage_CountObjects(handle), _MOST_LOOKED_AT)
        drawn = (lib.FPDFPage_GetObject(handle, i) for i in range(count))
        pictures = [o for o in drawn if lib.FPDFPageObj_GetType(o) in (_IMAGE, _FORM)]
        return sum(map(self._area, pictures)) >= _PICTURE_SHARE * area

    def _area(self, drawn: object) -> float:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self._pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
        return abs((right.value - left.value) * (top.value - bottom.value))
