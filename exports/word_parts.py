"""The parts of a Word file beside its text: styles, settings, font table.

What python-docx brings along in its template – theme, sample numbering, thumbnail, hundreds of
styles – is taken out: offices are asked for fonts that a theme names and nobody uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.standard import Face
from exports.word_styles import FONT_NAMES, NAMESPACE, styles_xml

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

    from exports.standard import Standard
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

_SETTINGS = f"""<w:settings {_XMLNS}><w:zoom w:percent="100"/>
<w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/><w:useFELayout/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
 w:val="15"/></w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"""


def fit_parts(document: Document, scheme: Scheme, depth: int, standard: Standard) -> None:
    """Give an empty document the styles, fonts and settings of an official paper."""
    _drop_template_parts(document)
    _replace(document.styles.element, styles_xml(scheme, depth, standard))
    _replace(document.settings.element, _SETTINGS)
    _add_font_table(document)


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
