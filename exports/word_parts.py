"""The parts of a Word file beside its text: page, page numbers, settings, font table.

What python-docx brings along in its template – theme, sample numbering, thumbnail, hundreds of
styles – is taken out: offices are asked for fonts that a theme names and nobody uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.standard import GB9704, MM, Face
from exports.word_styles import FOLIO, FONT_NAMES, NAMESPACE, styles_xml

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

    from workbench.numbering import Scheme

_KEPT = ("/styles", "/settings")
_XMLNS = f'xmlns:w="{NAMESPACE}"'

_STAND_INS = {
    Face.XIAOBIAOSONG: ("方正小标宋_GBK", "86", "auto"),
    Face.FANGSONG: ("仿宋", "86", "modern"),
    Face.KAITI: ("楷体", "86", "modern"),
    Face.HEITI: ("SimHei", "86", "modern"),
    Face.SONGTI: ("SimSun", "86", "auto"),
    Face.LATIN: ("Liberation Serif", "00", "roman"),
}
"""What Word is to take where a font is not installed; its character set (86 = GB2312), family."""

_FOOTER_LINE = 320  # twentieths of a point; the baseline stands a fifth above its foot
_FOLIO_INDENT = round(GB9704.folio_size * 20)  # one character in from the edge, 7.5

_SETTINGS = f"""<w:settings {_XMLNS}><w:zoom w:percent="100"/>
<w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/><w:useFELayout/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
 w:val="15"/></w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"""


def fit_parts(document: Document, scheme: Scheme, depth: int) -> None:
    """Give an empty document the page, styles and settings of an official paper."""
    _drop_template_parts(document)
    _replace(document.styles.element, styles_xml(scheme, depth))
    _replace(document.settings.element, _SETTINGS)
    _add_font_table(document)
    _set_up_page(document)
    _number_pages(document)


def _drop_template_parts(document: Document) -> None:
    rels, package_rels = document.part.rels, document.part.package.rels
    for key in [key for key, rel in rels.items() if not rel.reltype.endswith(_KEPT)]:
        del rels[key]
    for key in [k for k, rel in package_rels.items() if rel.reltype.endswith("/thumbnail")]:
        del package_rels[key]


def _replace(element: _Element, xml: str) -> None:
    """Put the content of `xml` in the place of what `element` holds."""
    from docx.oxml import parse_xml

    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)


def _add_font_table(document: Document) -> None:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    fonts = "".join(
        f'<w:font w:name="{FONT_NAMES[face]}"><w:altName w:val="{other}"/>'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/></w:font>'
        for face, (other, charset, family) in _STAND_INS.items()
    )
    part = Part(
        PackURI("/word/fontTable.xml"),
        CONTENT_TYPE.WML_FONT_TABLE,
        f"<w:fonts {_XMLNS}>{fonts}</w:fonts>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_up_page(document: Document) -> None:
    """210 × 297 mm, margins 37 28 35 26 mm: 5.1, 5.2.1. No document grid: the lines are exact."""
    margins = {
        "top": GB9704.top,
        "right": GB9704.page_width - GB9704.right,
        "bottom": GB9704.page_height - GB9704.top - GB9704.area_height,
        "left": GB9704.left,
        "header": 15 * MM,
        "footer": GB9704.page_height - GB9704.folio_baseline - _FOOTER_LINE / 20 / 5,
        "gutter": 0,
    }
    sides = " ".join(f'w:{name}="{_twips(length)}"' for name, length in margins.items())
    size = f'w:w="{_twips(GB9704.page_width)}" w:h="{_twips(GB9704.page_height)}"'
    _replace(
        document.element.body[-1],
        f"<w:sectPr {_XMLNS}><w:pgSz {size}/><w:pgMar {sides}/></w:sectPr>",
    )


def _twips(points: float) -> int:
    return round(points * 20)


def _number_pages(document: Document) -> None:
    """— 1 — one character in from the edge, on odd pages at the right, on even ones left: 7.5."""
    section = document.sections[0]
    for footer, align, side in (
        (section.footer, "right", "right"),
        (section.even_page_footer, "left", "left"),
    ):
        footer.is_linked_to_previous = False
        look = (
            f'<w:pPr><w:pStyle w:val="{FOLIO}"/>'
            f'<w:spacing w:line="{_FOOTER_LINE}" w:lineRule="exact"/>'
            f'<w:ind w:{side}="{_FOLIO_INDENT}" w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>'
        )
        _replace(footer.part.element, f"<w:ftr {_XMLNS}><w:p>{look}{_folio()}</w:p></w:ftr>")


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
