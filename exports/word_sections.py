"""The sheets of a Word file: upright ones and turned ones for tables, and their page numbers.

    — 1 —     odd pages at the right, even ones at the left, one character in (7.5); on a turned
              sheet where it stands on the others (8): at its left edge, turned with it

A letter's first page has no number but the double line at its foot (10.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.letterhead import LETTER_FOOT, LETTER_GAP, LETTER_LINE
from exports.standard import MM, Standard
from exports.word_looks import NO_CELL_MARGINS, ParagraphLook, twips
from exports.word_styles import FOLIO, NAMESPACE

if TYPE_CHECKING:
    from docx.document import Document

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XMLNS = f'xmlns:w="{NAMESPACE}" xmlns:r="{_RELATIONS}"'

FOOTER_LINE = 320
"""The height of a page number's line in twentieths of a point; its baseline is a fifth above."""

_NUMBER_WIDTH = 80 * MM
_DOUBLE_LINE = LETTER_GAP + 1.5 + 0.75  # points, of a border thick and thin with a large gap


@dataclass(frozen=True, slots=True)
class SheetLook:
    """How the pages of a section are: turned, numbered, with a letter's first page."""

    turned: bool = False
    numbered: bool = True
    letter: bool = False


class Sections:
    """Writes the properties of sections; adds a footer to the file when it is first asked for."""

    def __init__(self, document: Document, standard: Standard) -> None:
        self._document = document
        self._standard = standard
        self._footers: dict[str, str] = {}

    def xml(self, look: SheetLook) -> str:
        """The sectPr element, children in the order of the schema (17.6.17)."""
        title = "<w:titlePg/>" if look.letter else ""
        return (
            f'<w:sectPr>{self._references(look)}<w:type w:val="nextPage"/>'
            f"{self._page(look.turned)}{title}</w:sectPr>"
        )

    def _page(self, turned: bool) -> str:
        sheet = self._standard
        sides = {
            "top": sheet.top,
            "right": sheet.page_width - sheet.right,
            "bottom": sheet.page_height - sheet.foot,
            "left": sheet.left,
        }
        width, height, orient = sheet.page_width, sheet.page_height, ""
        if turned:  # the upper edge of the turned sheet is the left one of the sheet
            order = ("left", "top", "right", "bottom")
            sides = dict(zip(sides, (sides[name] for name in order), strict=True))
            width, height, orient = height, width, ' w:orient="landscape"'
        sides |= {"header": 15 * MM, "footer": self._footer_height(turned), "gutter": 0.0}
        margins = " ".join(f'w:{name}="{twips(length)}"' for name, length in sides.items())
        return f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orient}/><w:pgMar {margins}/>'

    def _footer_height(self, turned: bool) -> float:
        sheet = self._standard
        if turned:
            return 15 * MM
        return sheet.page_height - sheet.folio_baseline - FOOTER_LINE / 20 / 5

    def _references(self, look: SheetLook) -> str:
        kinds = {"even": self._number(look, even=True), "default": self._number(look, even=False)}
        if look.letter:
            kinds["first"] = self._letter_foot()
        return "".join(
            f'<w:footerReference w:type="{kind}" r:id="{self._related(content)}"/>'
            for kind, content in kinds.items()
        )

    def _related(self, content: str) -> str:
        """The footer's relation to the text; the same one for the same content."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        if content not in self._footers:
            part = Part(
                PackURI(f"/word/footer{len(self._footers) + 1}.xml"),
                CONTENT_TYPE.WML_FOOTER,
                f"<w:ftr {XMLNS}>{content}</w:ftr>".encode(),
                self._document.part.package,
            )
            self._footers[content] = self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)
        return self._footers[content]

    def _number(self, look: SheetLook, *, even: bool) -> str:
        if not look.numbered:
            return f"<w:p>{ParagraphLook(FOLIO).xml()}</w:p>"
        align = "left" if even else "right"
        if look.turned:
            return self._turned_number(align)
        free = twips(self._standard.folio_size)  # one character in from the edge
        return _number_paragraph(align, f'<w:ind w:{align}="{free}" w:firstLine="0"/>')

    def _turned_number(self, align: str) -> str:
        """A frame at the left edge of the turned sheet, its text running down."""
        sheet, line = self._standard, FOOTER_LINE / 20
        middle = sheet.page_height - sheet.foot - sheet.folio_gap
        free = sheet.folio_size
        top = sheet.left + free if align == "left" else sheet.right - free - _NUMBER_WIDTH
        place = (
            '<w:tblpPr w:vertAnchor="page" w:horzAnchor="page"'
            f' w:tblpX="{twips(middle - line / 2)}" w:tblpY="{twips(top)}"/>'
        )
        width, height = twips(line), twips(_NUMBER_WIDTH)
        content = _number_paragraph(align, '<w:ind w:firstLine="0"/>')
        return (
            f'<w:tbl><w:tblPr>{place}<w:tblW w:w="{width}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{NO_CELL_MARGINS}</w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
            f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:textDirection w:val="tbRl"/>'
            f"</w:tcPr>{content}</w:tc></w:tr></w:tbl><w:p>{ParagraphLook(FOLIO).xml()}</w:p>"
        )

    def _letter_foot(self) -> str:
        """The red double line at the foot of a letter's first page, thin over thick."""
        y = self._standard.page_height - LETTER_FOOT
        look = ParagraphLook(
            FOLIO,
            line=20,
            borders=double_line("bottom", "thinThickLargeGap", 0),
            frame=letter_frame(y - 1 - _DOUBLE_LINE),
        )
        return f"<w:p>{look.xml()}</w:p><w:p>{ParagraphLook(FOLIO).xml()}</w:p>"


def letter_frame(y: float, height: float = 0.0) -> str:
    """A frame as wide as a letter's lines (170 mm), `y` points below the edge of the sheet."""
    high = f' w:h="{twips(height)}" w:hRule="exact"' if height else ""
    return (
        f'<w:framePr w:w="{twips(LETTER_LINE)}"{high} w:wrap="notBeside" w:vAnchor="page"'
        f' w:hAnchor="page" w:xAlign="center" w:y="{twips(y)}"/>'
    )


def double_line(side: str, kind: str, space: int) -> str:
    """A border of two red lines, `space` points from the text.

    With a large gap the size is that of the gap, in eighths of a point; the lines are always 1.5
    and 0.75 points wide. With a small or medium one it would be that of the thick line.
    """
    size = round(LETTER_GAP * 8)
    return f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="{space}" w:color="FF0000"/>'


def _number_paragraph(align: str, indent: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{FOLIO}"/>'
        f'<w:spacing w:line="{FOOTER_LINE}" w:lineRule="exact"/>{indent}'
        f'<w:jc w:val="{align}"/></w:pPr>{_folio()}</w:p>'
    )


def _folio() -> str:
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    field = "".join(
        f"<w:r>{content}</w:r>"
        for content in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    dash = f'<w:r>{hint}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    return dash.format("— ") + field + dash.format(" —")
