"""The 修订对照表 in Word: 原文 beside 修改后, what changed marked, on turned A4 sheets.

序号 | 位置 | 原文 | 修改后 | 说明
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from exports import word_styles as styles
from exports.aside import writing
from exports.office_package import printable, repacked
from exports.standard import GB9704, Standard
from exports.table_columns import BESIDE
from exports.table_grid import ABOVE, LEADING
from exports.table_sheet import turned
from exports.word_looks import ParagraphLook, rows, twips
from exports.word_parts import fit_parts
from exports.word_sections import XMLNS, Sections, SheetLook
from exports.word_text import paragraph, run
from workbench.drafting.compare_rows import rows as rows_of
from workbench.numbering import RUNNING_ON

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.drafting.compare import Comparison
    from workbench.drafting.compare_rows import Row
    from workbench.drafting.compare_spans import Piece

TITLES = ("序号", "位置", "原文", "修改后", "说明")
_SHARES = (0.05, 0.15, 0.31, 0.31, 0.18)
_GONE = '<w:strike/><w:color w:val="C00000"/>'
_CAME = '<w:color w:val="1F4E9E"/>'
_UNDERLINED = '<w:u w:val="single"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table_title(comparison: Comparison) -> str:
    """《2027年江城市卫生健康工作要点》修订对照表"""
    return f"《{comparison.new_title}》修订对照表" if comparison.new_title else "修订对照表"


def write_table_word(comparison: Comparison, path: Path, standard: Standard = GB9704) -> None:
    """Write the rows of what changed to `path`.

    Raises:
        ExportError: where the file cannot be written; one that stood there is then as it was.
    """
    title = table_title(comparison)
    with writing(path) as aside:
        aside.write_bytes(repacked(_package(title, rows_of(comparison), standard), title))


def _package(title: str, found: Sequence[Row], standard: Standard) -> bytes:
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    fit_parts(document, RUNNING_ON, 1, standard)
    sections = Sections(document, standard)
    look = ParagraphLook(styles.TITLE, after=rows(1, standard), gaps=True)
    text = paragraph(look, run(title)) + _table(found, standard) + paragraph(ParagraphLook(), "")
    text += sections.xml(SheetLook(turned=True))
    body = document.element.body
    for element in list(body):
        body.remove(element)
    for element in list(parse_xml(f"<w:body {XMLNS}>{text}</w:body>")):
        body.append(element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(found: Sequence[Row], standard: Standard) -> str:
    width = turned(standard).area_width
    widths = [twips(width * share) for share in _SHARES]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    margins = "".join(
        f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>'
        for side, points in (
            ("top", ABOVE),
            ("left", BESIDE),
            ("bottom", ABOVE),
            ("right", BESIDE),
        )
    )
    look = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    )
    lines = [_row(at, row, widths) for at, row in enumerate(found, 1)]
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{_header(widths)}{''.join(lines)}</w:tbl>"


def _header(widths: Sequence[int]) -> str:
    cells = "".join(
        _cell(width, run(title, styles.HEITI), centred=True)
        for title, width in zip(TITLES, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(number: int, row: Row, widths: Sequence[int]) -> str:
    contents = (
        run(str(number)),
        run(row.place),
        _pieces(row.old, _GONE, ""),
        _pieces(row.new, _CAME, _UNDERLINED),
        run(row.remark),
    )
    cells = "".join(
        _cell(width, content, centred=not at)
        for at, (width, content) in enumerate(zip(widths, contents, strict=True))
    )
    return f"<w:tr>{cells}</w:tr>"


def _cell(width: int, content: str, *, centred: bool = False) -> str:
    line = twips(styles.CELL_SIZE * LEADING)
    look = ParagraphLook(styles.CELL, line=line, align="center" if centred else "")
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(look, content)}</w:tc>"
    )


def _pieces(pieces: Sequence[Piece], before: str, behind: str) -> str:
    """A wording, what changed in it with the properties that stand before and behind its face."""
    return "".join(
        _changed(piece.text, before, behind) if piece.changed else run(piece.text)
        for piece in pieces
    )


def _changed(text: str, before: str, behind: str) -> str:
    """In the order of the schema: strike and colour before underline (17.3.2.28)."""
    properties = f'<w:rFonts w:hint="eastAsia"/>{before}{behind}'
    lines = escape(printable(text)).split("\n")
    content = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"
