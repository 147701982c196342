"""Puts a plan on paper as PDF: 22 lines of 28 characters, fonts embedded, text that copies right.

    report = write_pdf(plan, folder / "2027年江城市卫生健康工作要点.pdf", FontBook.find())
    report.pages, report.fonts, report.substitutions

The same plan gives the same bytes on the same machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from exports.aside import writing
from exports.drawing import Missing, draw_page
from exports.fonts import font_name, own_folder
from exports.paragraphs import Strip
from exports.standard import GB9704, Face, face_of
from exports.typefaces import Typefaces
from exports.typesetting import Line, Page, compose
from exports.widths import width_of
from workbench.errors import ExportError
from workbench.manuscript import Block, RunRole, manuscript
from workbench.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from exports.fonts import FontBook
    from exports.standard import Standard

_PROGRAM = "要点工作台"


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What came of an export: pages, the font used for each face, and what had to stand in.

    `substitutions` are Chinese sentences for the drafter: damaged font files, fonts that stand in
    for a face, characters taken from another font, characters no font has. `missing` are those.
    """

    pages: int
    fonts: dict[str, str]
    substitutions: tuple[str, ...]
    missing: str = ""


def write_pdf(plan: Plan, path: Path, book: FontBook, standard: Standard = GB9704) -> PdfReport:
    """Write the plan to `path`.

    Raises:
        ExportError: where the file cannot be written (the old one then stays whole) or a face of
            the document has no font at all.
    """
    blocks = manuscript(plan)
    pages = compose(blocks, standard)
    missing = Missing()
    with Typefaces(book) as fonts:
        _require(fonts, blocks)
        content = [
            draw_page(page, [_folio(page, standard)], standard.page_height, fonts, missing)
            for page in pages
        ]
        document = _document(plan, content, standard)
        _add_outline(document, blocks, pages, standard)
        data = _finish(document, fonts)
        report = _report(len(pages), fonts, book, missing)
    with writing(path) as aside:
        aside.write_bytes(data)
    return report


def page_pdf(pages: Sequence[Page], book: FontBook, standard: Standard = GB9704) -> bytes:
    """A PDF of these pages alone, drawn as in the whole paper: for preview and print.

    A character no font has is an empty box here too; a face without any font raises nothing.
    """
    missing = Missing()
    with Typefaces(book) as fonts:
        content = [
            draw_page(page, [_folio(page, standard)], standard.page_height, fonts, missing)
            for page in pages
        ]
        return _finish(_document(Plan("", "", 0), content, standard), fonts)


def _require(fonts: Typefaces, blocks: Sequence[Block]) -> None:
    """Every face the document stands in has a font; another style is never taken instead."""
    faces = {Face.SONGTI, *(face_of(block, run) for block in blocks for run in block.runs)}
    lacking = [face.label for face in Face if face in faces and fonts.chosen(face) is None]
    if lacking:
        damaged = "".join(error.message for error in fonts.damaged)
        raise ExportError(
            f"未能导出 PDF：本机没有可用的{'、'.join(lacking)}字体。{damaged}",
            f"请安装该字体，或把字体文件放入“{own_folder()}”后再导出。",
        )


def _folio(page: Page, standard: Standard) -> Line:
    """The page number — n — below the type area, a character in: odd right, even left (7.5)."""
    text = f"— {page.number} —"
    size = standard.folio_size
    edges = [0.0, *accumulate(width_of(char) * size for char in text)]
    odd = page.number % 2
    left = standard.right - size - edges[-1] if odd else standard.left + size
    xs = tuple(left + edge for edge in edges[:-1])
    strip = Strip(0, len(text), text, xs, size, size, ((len(text), Face.SONGTI),))
    return Line(-1, standard.folio_baseline, strip)


def _document(plan: Plan, content: Sequence[bytes], standard: Standard) -> PDFDocument:
    from reportlab.pdfbase.pdfdoc import (
        PDFDictionary,
        PDFDocument,
        PDFObjectReference,
        PDFPage,
        PDFStream,
        PDFZCompress,
    )

    document = PDFDocument(compression=1, invariant=1, lang="zh-CN", pdfVersion=(1, 4))
    document.setTitle(_well_formed(plan.title))
    document.setAuthor(_well_formed(plan.issuer or plan.signature))
    document.setSubject("")
    document.setCreator(_PROGRAM)
    document.setProducer(_PROGRAM)
    for code in content:
        page = PDFPage()
        page.pagewidth, page.pageheight = standard.page_width, standard.page_height
        page.Contents = PDFStream(content=code, filters=[PDFZCompress])
        page.Resources = PDFDictionary({"Font": PDFObjectReference("BasicFonts")})
        document.addPage(page)
    return document


def _well_formed(text: str) -> str:
    """`text` with a mark in place of half a character, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _finish(document: PDFDocument, fonts: Typefaces) -> bytes:
    from exports.embedding import embed

    table = document.idToObject["BasicFonts"].dict
    for number, typeface in enumerate(fonts.used):
        if typeface.codes:
            table[f"F{number}"] = embed(document, typeface)
    data = document.GetPDFData(None)
    return data if isinstance(data, bytes) else data.encode("latin-1")


def _add_outline(
    document: PDFDocument, blocks: Sequence[Block], pages: Sequence[Page], standard: Standard
) -> None:
    """Bookmarks from the headings, nested as they are."""
    entries = [
        (blocks[line.block], f"b{line.block}", page.number, line)
        for page in pages
        for line in page.lines
        if line.strip.start == 0 and blocks[line.block].has_heading
    ]
    if not entries:
        return
    tree = _Tree(document, standard)
    for block, name, number, line in entries:
        tree.add(block, name, number, line)
    document.outline.setDestinations(tree.closed())


class _Tree:
    """Grows the nested lists the PDF library wants: a heading, or (heading, those below it)."""

    def __init__(self, document: PDFDocument, standard: Standard) -> None:
        self._document, self._standard = document, standard
        self._open: list[tuple[int, list[object]]] = [(0, [])]

    def add(self, block: Block, name: str, page: int, line: Line) -> None:
        """Hang a heading below the last one of a higher level."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFObjectReference

        while self._open[-1][0] >= max(block.level, 1):
            self._close()
        top = self._standard.page_height - line.y + self._standard.pitch
        place = [PDFObjectReference(f"Page{page}"), PDFName("XYZ"), 0, round(top, 2), 0]
        self._open[-1][1].append({name: PDFArray(place)})
        self._open.append((max(block.level, 1), []))
        self._document.outline.destinationnamestotitles[name] = _heading(block)

    def _close(self) -> None:
        _, below = self._open.pop()
        siblings = self._open[-1][1]
        if below:
            siblings[-1] = (siblings[-1], below)

    def closed(self) -> list[object]:
        """The whole tree."""
        while len(self._open) > 1:
            self._close()
        return self._open[0][1]


def _heading(block: Block) -> str:
    words = (run.text for run in block.runs if run.role is not RunRole.TEXT)
    return _well_formed("".join(words).removesuffix("。"))


def _report(pages: int, fonts: Typefaces, book: FontBook, missing: Missing) -> PdfReport:
    used = {face.value: font_name(info) for face, info in fonts.faces.items()}
    stood_in = [
        f"{face.label}：本机没有标准字体，以{font_name(info)}代替。"
        for face, info in fonts.faces.items()
        if book.is_stand_in(face, info)
    ]
    borrowed = [
        f"“{chars}”：{face.label}中没有，取自{font_name(info)}。"
        for (face, info), chars in fonts.borrowed.items()
    ]
    lost = [
        f"“{char}”：本机所有字体都没有这个字，第{'、'.join(map(str, on))}页以空框代替。"
        for char, on in missing.pages.items()
    ]
    damaged = [str(error) for error in fonts.damaged]
    told = (*damaged, *stood_in, *borrowed, *lost)
    return PdfReport(pages, used, told, "".join(missing.pages))
