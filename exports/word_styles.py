"""The styles of the Word file, as the official look (`standard`) has them.

Real styles, so that whoever goes on in Word or WPS changes a level once and not every heading:
公文标题, 主送机关, 一级标题 … with outline levels for the navigation pane, 署名, 成文日期, 页码,
and 正文 (Word's own Normal). A heading run into its text stands in 二级条文: the outline level is
the paragraph's, the face of the heading that of the character style 二级标题字符. Word's style
separator is not used: LibreOffice 7 and other readers break the line there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.standard import GB9704, HEADING_FACES, Face, latin_face
from workbench.chinese import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.numbering import Scheme

FONT_NAMES = {
    Face.XIAOBIAOSONG: "方正小标宋简体",
    Face.FANGSONG: "仿宋_GB2312",
    Face.KAITI: "楷体_GB2312",
    Face.HEITI: "黑体",
    Face.SONGTI: "宋体",
    Face.LATIN: "Times New Roman",
}
"""What the faces are called on the machines of offices."""

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PITCH = 579
"""From line to line, in twentieths of a point: 225 mm / 22, in whole ones as the file wants it."""

BODY, TITLE, ADDRESSEES, THEME = "a", "title", "addressees", "theme"
SIGNATURE, DATE, FOLIO = "signature", "date", "folio"
ANNEX_NUMBER, ANNEX_TITLE = "annexnumber", "annextitle"

_SCALE = 98  # per cent; 28 characters of 16 pt then fit 156 mm, the rest is spread (两端对齐)
_LAST_LEVEL = 9  # of outline levels: ECMA-376-1, 17.3.1.20
_LEAST_LEVELS = 4

_FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="632"/>'
_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_WORDS_OWN = (
    '<w:style w:type="character" w:default="1" w:styleId="a0">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style>'
)
_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def heading(depth: int) -> str:
    """The style of a heading that stands alone; `depth` 1 = top."""
    return f"heading{_level(depth)}"


def clause(depth: int) -> str:
    """The style of a paragraph that begins with its heading."""
    return f"clause{_level(depth)}"


def heading_face(depth: int) -> str:
    """The character style of a heading that begins a paragraph."""
    return f"headingface{_level(depth)}"


def _level(depth: int) -> int:
    return min(max(depth, 1), _LAST_LEVEL)


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Properties of a paragraph or of its style; what is not set is inherited.

    `before` and `after` are blank lines; `left` and `right` the cells free on either side; `level`
    is the outline level, 1 = top.
    """

    style: str = ""
    keeps_next: bool = False
    new_page: bool = False
    before: float = 0.0
    after: float = 0.0
    indent: str = ""
    left: float = 0.0
    right: float = 0.0
    align: str = ""
    level: int = 0

    def xml(self) -> str:
        """The pPr element, children in the order of the schema (ECMA-376-1, 17.3.1.26)."""
        return f"<w:pPr>{''.join(self._children())}</w:pPr>"

    def _children(self) -> Iterator[str]:
        if self.style:
            yield f'<w:pStyle w:val="{self.style}"/>'
        if self.keeps_next:
            yield "<w:keepNext/>"
        if self.new_page:
            yield "<w:pageBreakBefore/>"
        yield from self._placement()
        if self.level:
            yield f'<w:outlineLvl w:val="{_level(self.level) - 1}"/>'

    def _placement(self) -> Iterator[str]:
        if self.before or self.after:
            yield f'<w:spacing w:before="{_lines(self.before)}" w:after="{_lines(self.after)}"/>'
        if self.left or self.right:
            yield f'<w:ind w:left="{_cells(self.left)}" w:right="{_cells(self.right)}"/>'
        elif self.indent:
            yield self.indent
        if self.align:
            yield f'<w:jc w:val="{self.align}"/>'


def _lines(count: float) -> int:
    return round(count * PITCH)


def _cells(count: float) -> int:
    return round(count * GB9704.cell * 20)


def face_xml(face: Face, size: float = GB9704.body_size, scale: int = _SCALE) -> str:
    """The rPr element of a face, children in the order of the schema (17.3.2.28).

    Chinese and Latin are both named, so that no theme has a say. 宋体 is for page numbers only,
    whose digits stand in it too (7.5).
    """
    own = FONT_NAMES[face]
    latin = own if face is Face.SONGTI else FONT_NAMES[latin_face(face)]
    half_points = round(size * 2)
    return (
        f'<w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{own}" w:cs="{latin}"/>'
        f'<w:w w:val="{scale}"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    )


def styles_xml(scheme: Scheme, depth: int) -> str:
    """The styles part for a plan numbered by `scheme` whose sections are `depth` deep."""
    levels = range(1, _level(max(depth, _LEAST_LEVELS)) + 1)
    faces = {level: HEADING_FACES[scheme.level(level).style] for level in levels}
    styles = [_defaults(), _normal(), _WORDS_OWN, *_plain_styles()]
    for level, face in faces.items():
        styles += _level_styles(level, face)
    return f'<w:styles xmlns:w="{NAMESPACE}">{"".join(styles)}</w:styles>'


def _defaults() -> str:
    run = face_xml(Face.FANGSONG).replace("</w:rPr>", f"{_LANGUAGE}</w:rPr>")
    return (
        f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault>"
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )


def _normal() -> str:
    """正文: exact lines, no widow held back, no gaps at digits.

    overflowPunct=1 is what Word does anyhow. LibreOffice 7.4 takes it for the opposite and keeps
    every mark inside the type area; without it, it hangs them out and does not draw one that
    begins right at the edge: one mark in some 50,000 characters was lost.
    """
    return (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{BODY}"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="1"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'
        '<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{PITCH}" w:lineRule="exact"/>{_FIRST_LINE}'
        f'<w:jc w:val="both"/></w:pPr>{face_xml(Face.FANGSONG)}</w:style>'
    )


def _plain_styles() -> Iterator[str]:
    big = face_xml(Face.XIAOBIAOSONG, GB9704.title_size, 100)
    title = ParagraphLook(keeps_next=True, after=1, indent=_FLUSH, align="center")
    yield _style(TITLE, "公文标题", title, big, BODY)
    yield _style(ADDRESSEES, "主送机关", ParagraphLook(indent=_FLUSH), "", BODY)
    yield _style(THEME, "主题句", ParagraphLook(keeps_next=True), "", BODY)
    signature = ParagraphLook(keeps_next=True, before=1, indent=_FLUSH, align="right")
    yield _style(SIGNATURE, "署名", signature, "", DATE)
    yield _style(DATE, "成文日期", ParagraphLook(indent=_FLUSH, align="right"), "", BODY)
    number = ParagraphLook(keeps_next=True, new_page=True, indent=_FLUSH)
    yield _style(ANNEX_NUMBER, "附件序号", number, face_xml(Face.HEITI), ANNEX_TITLE)
    annex = ParagraphLook(
        keeps_next=True, before=1, after=1, indent=_FLUSH, align="center", level=1
    )
    yield _style(ANNEX_TITLE, "附件标题", annex, big, BODY)
    folio = face_xml(Face.SONGTI, GB9704.folio_size, 100)
    yield _style(FOLIO, "页码", ParagraphLook(indent=_FLUSH), folio, FOLIO)


def _level_styles(level: int, face: Face) -> Iterator[str]:
    name = f"{numeral(level)}级标题"
    look, run = ParagraphLook(keeps_next=True, level=level), face_xml(face)
    yield _style(heading(level), name, look, run, BODY, link=heading_face(level))
    yield (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{heading_face(level)}">'
        f'<w:name w:val="{name}字符"/><w:basedOn w:val="a0"/><w:link w:val="{heading(level)}"/>'
        f"{run}</w:style>"
    )
    yield _style(clause(level), f"{numeral(level)}级条文", ParagraphLook(level=level), "", BODY)


def _style(
    key: str, name: str, look: ParagraphLook, run: str, following: str, *, link: str = ""
) -> str:
    linked = f'<w:link w:val="{link}"/>' if link else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{BODY}"/><w:next w:val="{following}"/>{linked}<w:qFormat/>'
        f"{look.xml()}{run}</w:style>"
    )
