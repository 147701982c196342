"""Puts a plan on paper as PDF: 22 lines of 28 characters, fonts embedded, text that copies right.

    report = write_pdf(plan, folder / "2027年江城市卫生健康工作要点.pdf", FontBook.find())
    report.pages, report.fonts, report.substitutions

The same plan gives the same bytes on the same machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.aside import writing
from exports.bookmarks import add_bookmarks, well_formed
from exports.drawing import Strays
from exports.font_report import missing, substitutions
from exports.fonts import font_name, own_folder
from exports.page_content import page_content
from exports.standard import GB9704, Face
from exports.typefaces import Typefaces
from exports.typesetting import Page, compose
from workbench.errors import ExportError
from workbench.issuing.paper import paper
from workbench.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument

    from exports.fonts import FontBook
    from exports.standard import Standard
    from workbench.manuscript import Block

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


def write_pdf(
    plan: Plan,
    path: Path,
    book: FontBook,
    standard: Standard = GB9704,
    progress: Callable[[int, int], None] = lambda *_: None,
    blocks: tuple[Block, ...] | None = None,
    marked: Callable[[tuple[Page, ...]], tuple[Page, ...]] = tuple,
) -> PdfReport:
    """Write the whole paper of the plan to `path`.

    Args:
        plan: the plan.
        path: the file.
        book: the fonts of this machine.
        standard: the sheet.
        progress: told of every page drawn, how many there are; it may raise to stop, and the old
            file then stays whole.
        blocks: what else is on the paper instead: a unit's own table.
        marked: what is drawn over the composed pages: the marks of a revised draft.

    Raises:
        ExportError: where the file cannot be written (the old one then stays whole) or a face of
            the document has no font at all.
    """
    blocks = paper(plan) if blocks is None else blocks
    pages = marked(compose(blocks, standard))
    strays = Strays()
    with Typefaces(book) as fonts:
        _require(fonts, pages)
        content = []
        for page in pages:
            content.append(page_content(page, standard, fonts, strays))
            progress(page.number, len(pages))
        document = _document(plan, pages, content, standard)
        add_bookmarks(document, blocks, pages, standard)
        data = _finish(document, fonts)
        report = _report(len(pages), fonts, book, strays)
    with writing(path) as aside:
        aside.write_bytes(data)
    return report


def page_pdf(pages: Sequence[Page], book: FontBook, standard: Standard = GB9704) -> bytes:
    """A PDF of these pages alone, drawn as in the whole paper: for preview and print.

    A character no font has is an empty box here too; a face without any font raises nothing.
    """
    strays = Strays()
    with Typefaces(book) as fonts:
        content = [page_content(page, standard, fonts, strays) for page in pages]
        return _finish(_document(Plan("", "", 0), pages, content, standard), fonts)


def _require(fonts: Typefaces, pages: Sequence[Page]) -> None:
    """Every face the document stands in has a font; another style is never taken instead."""
    faces = {face for page in pages for line in page.lines for _, face in line.strip.faces}
    if any(page.numbered for page in pages):
        faces.add(Face.SONGTI)
    lacking = [face.label for face in Face if face in faces and fonts.chosen(face) is None]
    if lacking:
        damaged = "".join(error.message for error in fonts.damaged)
        raise ExportError(
            f"未能导出 PDF：本机没有可用的{'、'.join(lacking)}字体。{damaged}",
            f"请安装该字体，或把字体文件放入“{own_folder()}”后再导出。",
        )


def _document(
    plan: Plan, pages: Sequence[Page], content: Sequence[bytes], standard: Standard
) -> PDFDocument:
    from reportlab.pdfbase.pdfdoc import (
        PDFArray,
        PDFDictionary,
        PDFDocument,
        PDFObjectReference,
        PDFPage,
        PDFStream,
        PDFZCompress,
    )

    document = PDFDocument(compression=1, invariant=1, lang="zh-CN", pdfVersion=(1, 4))
    document.info = _about(well_formed(plan.title), well_formed(plan.issuer or plan.signature))
    for page, code in zip(pages, content, strict=True):
        sheet = PDFPage()
        sheet.MediaBox = PDFArray([0, 0, standard.page_width, standard.page_height])
        if page.turned:
            sheet.Rotate = 90  # a screen shows it upright
        sheet.Contents = PDFStream(content=code, filters=[PDFZCompress])
        sheet.Resources = PDFDictionary({"Font": PDFObjectReference("BasicFonts")})
        document.addPage(sheet)
    return document


def _about(title: str, author: str) -> PDFDictionary:
    """What the file says about itself.

    Not the hour it was made, which the library would invent: that would be a trace or a falsehood.
    """
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

    words = {"Title": title, "Author": author, "Creator": _PROGRAM, "Producer": _PROGRAM}
    about = PDFDictionary({key: PDFString(text) for key, text in words.items() if text})
    about.digest = lambda signature: signature.update(f"{title}{author}".encode())
    return about


def _finish(document: PDFDocument, fonts: Typefaces) -> bytes:
    from exports.embedding import embed

    table = document.idToObject["BasicFonts"].dict
    for number, typeface in enumerate(fonts.used):
        if typeface.codes:
            table[f"F{number}"] = embed(document, typeface)
    data = document.GetPDFData(None)
    return data if isinstance(data, bytes) else data.encode("latin-1")


def _report(pages: int, fonts: Typefaces, book: FontBook, strays: Strays) -> PdfReport:
    used = {face.value: font_name(info) for face, info in fonts.faces.items()}
    told = tuple(substitutions(fonts, book, strays))
    return PdfReport(pages, used, told, missing(fonts, strays))
