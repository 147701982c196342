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

from exports.colophon import SIZE
from exports.standard import Face, Standard, latin_face
from exports.word_lines import scale_of
from exports.word_looks import FIRST_LINE, FLUSH, ParagraphLook, level_of, pitch_of, rows
from workbench.chinese import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.numbering import Scheme, Style

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

BODY, TITLE, ADDRESSEES, THEME, STAGE = "a", "title", "addressees", "theme", "stage"
SIGNATURE, DATE, FOLIO = "signature", "date", "folio"
ANNEX_LIST, ANNEX_NUMBER, ANNEX_TITLE, NOTE = "annexlist", "annexnumber", "annextitle", "note"
LETTERHEAD, CORNER, DOCUMENT_NUMBER = "letterhead", "corner", "documentnumber"
COLOPHON, CELL = "colophon", "cell"
HEITI, KAITI = "heiti", "kaiti"

CELL_SIZE = 10.5
"""五号, of the text in tables where it is not smaller or larger."""

_LEAST_LEVELS = 4
_RED = '<w:color w:val="FF0000"/>'  # 5.2.4

_WORDS_OWN = (
    '<w:style w:type="character" w:default="1" w:styleId="a0">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style>'
)
_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def heading(depth: int) -> str:
    """The style of a heading that stands alone; `depth` 1 = top."""
    return f"heading{level_of(depth)}"


def clause(depth: int) -> str:
    """The style of a paragraph that begins with its heading."""
    return f"clause{level_of(depth)}"


def heading_face(depth: int) -> str:
    """The character style of a heading that begins a paragraph."""
    return f"headingface{level_of(depth)}"


@dataclass(frozen=True, slots=True)
class TypeLook:
    """How characters look: their face and size, their scale in per cent."""

    face: Face
    size: float
    scale: int = 100
    heavy: bool = False
    red: bool = False

    def face_only(self) -> str:
        """The rPr element of a character style that changes nothing but the face."""
        own, latin = FONT_NAMES[self.face], FONT_NAMES[latin_face(self.face)]
        return (
            f'<w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{own}"'
            f' w:cs="{latin}"/></w:rPr>'
        )

    def xml(self) -> str:
        """The rPr element, children in the order of the schema (17.3.2.28).

        Chinese and Latin are both named, so that no theme has a say. 宋体 is for page numbers
        only, whose digits stand in it too (7.5).
        """
        own = FONT_NAMES[self.face]
        latin = own if self.face is Face.SONGTI else FONT_NAMES[latin_face(self.face)]
        half_points = int(self.size * 2 + 1e-6)
        return (
            f'<w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{own}"'
            f' w:cs="{latin}"/>{"<w:b/>" if self.heavy else ""}{_RED if self.red else ""}'
            f'<w:w w:val="{self.scale}"/><w:kern w:val="0"/>'
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        )


def styles_xml(scheme: Scheme, depth: int, standard: Standard) -> str:
    """The styles part for a plan numbered by `scheme` whose sections are `depth` deep."""
    return _Styles(standard).xml(scheme, level_of(max(depth, _LEAST_LEVELS)))


class _Styles:
    """Writes the styles of a sheet."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard

    def xml(self, scheme: Scheme, levels: int) -> str:
        styles = [self._defaults(), self._normal(), _WORDS_OWN, *self._text(), *self._letter()]
        styles += self._paper()
        for level in range(1, levels + 1):
            styles += self._level(level, scheme.level(level).style)
        return f'<w:styles xmlns:w="{NAMESPACE}">{"".join(styles)}</w:styles>'

    def _type(self, face: Face, *, heavy: bool = False) -> str:
        standard = self._standard
        return TypeLook(face, standard.body_size, scale_of(standard), heavy).xml()

    def _defaults(self) -> str:
        run = self._type(Face.FANGSONG).replace("</w:rPr>", f"{_LANGUAGE}</w:rPr>")
        return (
            f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault>"
            "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
        )

    def _normal(self) -> str:
        """正文: exact lines, no widow held back, no gaps at digits.

        overflowPunct=1 is what Word does anyhow. LibreOffice 7.4 takes it for the opposite and
        keeps every mark inside the type area; without it, it hangs them out and does not draw one
        that begins right at the edge: one mark in some 50,000 characters was lost.
        """
        return (
            f'<w:style w:type="paragraph" w:default="1" w:styleId="{BODY}">'
            '<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>'
            '<w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
            '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
            f'<w:spacing w:before="0" w:after="0" w:line="{pitch_of(self._standard)}"'
            f' w:lineRule="exact"/>{FIRST_LINE}<w:jc w:val="both"/></w:pPr>'
            f"{self._type(Face.FANGSONG)}</w:style>"
        )

    def _text(self) -> Iterator[str]:
        row = rows(1, self._standard)
        big = TypeLook(Face.XIAOBIAOSONG, self._standard.title_size).xml()
        title = ParagraphLook(keeps_next=True, after=row, indent=FLUSH, align="center")
        yield _style(TITLE, "公文标题", title, big, BODY)
        stage = ParagraphLook(keeps_next=True, after=row, indent=FLUSH, align="center")
        yield _style(STAGE, "稿件阶段", stage, self._type(Face.KAITI), BODY)
        yield _style(ADDRESSEES, "主送机关", ParagraphLook(indent=FLUSH), "", BODY)
        yield _style(THEME, "主题句", ParagraphLook(keeps_next=True), "", BODY)
        number = ParagraphLook(keeps_next=True, new_page=True, indent=FLUSH)
        yield _style(ANNEX_NUMBER, "附件序号", number, self._type(Face.HEITI), ANNEX_TITLE)
        annex = ParagraphLook(
            keeps_next=True, before=row, after=row, indent=FLUSH, align="center", level=1
        )
        yield _style(ANNEX_TITLE, "附件标题", annex, big, BODY)

    def _letter(self) -> Iterator[str]:
        """What closes a letter: 7.3.4 – 7.3.6."""
        row = rows(1, self._standard)
        yield _style(ANNEX_LIST, "附件说明", ParagraphLook(), "", ANNEX_LIST)
        signature = ParagraphLook(keeps_next=True, before=row, indent=FLUSH, align="right")
        yield _style(SIGNATURE, "署名", signature, "", DATE)
        date = ParagraphLook(indent=FLUSH, align="right")
        yield _style(DATE, "成文日期", date, "", BODY)
        yield _style(NOTE, "附注", ParagraphLook(), "", BODY)

    def _paper(self) -> Iterator[str]:
        """Head, foot, page number, cells of a table: 7.2, 7.4, 7.5."""
        flush, middle = ParagraphLook(indent=FLUSH), ParagraphLook(indent=FLUSH, align="center")
        mark = TypeLook(Face.XIAOBIAOSONG, self._standard.title_size, red=True).xml()
        yield _style(LETTERHEAD, "发文机关标志", middle, mark, DOCUMENT_NUMBER)
        yield _style(CORNER, "份号密级", ParagraphLook(indent=FLUSH, align="left"), "", CORNER)
        yield _style(DOCUMENT_NUMBER, "发文字号", middle, "", TITLE)
        small = TypeLook(Face.FANGSONG, SIZE).xml()
        yield _style(COLOPHON, "版记", ParagraphLook(indent=FLUSH, align="left"), small, COLOPHON)
        folio = TypeLook(Face.SONGTI, self._standard.folio_size).xml()
        yield _style(FOLIO, "页码", flush, folio, FOLIO)
        cell = ParagraphLook(indent=FLUSH, align="left")
        yield _style(CELL, "表格文字", cell, TypeLook(Face.FANGSONG, CELL_SIZE).xml(), CELL)
        for key, face in ((HEITI, Face.HEITI), (KAITI, Face.KAITI)):
            yield _face_style(key, f"{face.label}字符", "", TypeLook(face, 0).face_only())

    def _level(self, level: int, style: Style) -> Iterator[str]:
        name = f"{numeral(level)}级标题"
        face = self._standard.heading_face(style)
        run = self._type(face, heavy=style in self._standard.heavy)
        look = ParagraphLook(keeps_next=True, level=level)
        yield _style(heading(level), name, look, run, BODY, link=heading_face(level))
        yield _face_style(heading_face(level), f"{name}字符", heading(level), run)
        clause_look = ParagraphLook(level=level)
        yield _style(clause(level), f"{numeral(level)}级条文", clause_look, "", BODY)


def _face_style(key: str, name: str, linked: str, run: str) -> str:
    link = f'<w:link w:val="{linked}"/>' if linked else ""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{key}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="a0"/>{link}{run}</w:style>'
    )


def _style(
    key: str, name: str, look: ParagraphLook, run: str, following: str, *, link: str = ""
) -> str:
    linked = f'<w:link w:val="{link}"/>' if link else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{BODY}"/><w:next w:val="{following}"/>{linked}<w:qFormat/>'
        f"{look.xml()}{run}</w:style>"
    )
