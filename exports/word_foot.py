"""版记 of a Word file: a table that stands at the foot of the last page whatever is written above.

It is anchored to the end of the text and placed by the lower edge of the type area, so that it goes
along to the page where the text ends (GB/T 9704-2012, 7.4). A letter's has no rules (10.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import word_styles as styles
from exports.colophon import FOOT_ROLES, SIZE
from exports.word_looks import NO_CELL_MARGINS, ParagraphLook, black_line, pitch_of, twips
from exports.word_text import paragraph, run
from workbench.manuscript import BlockRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.standard import Standard
    from workbench.manuscript import Block

_OUTER, _INNER = 8, 6  # 0.35 and 0.25 mm in eighths of a point, 7.4.1
_LEAST = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'

END = f'<w:p><w:pPr><w:pStyle w:val="{styles.COLOPHON}"/>{_LEAST}</w:pPr></w:p>'
"""A paragraph without height, for a table that ends a section."""


def foot_xml(blocks: Sequence[Block], standard: Standard) -> str:
    """The table and the paragraph that holds it; nothing where the paper has no 版记."""
    given = [block for block in blocks if block.role in FOOT_ROLES and block.text.strip()]
    if not given:
        return ""
    ruled = not any(block.letter for block in given)
    rows = "".join(_row(block, standard) for block in given)
    return f"{_table(rows, standard, ruled=ruled)}{END}"


def _table(rows: str, standard: Standard, *, ruled: bool) -> str:
    width = twips(standard.area_width)
    place = (  # LibreOffice 7 lets a table so wide float only where it is placed on the sheet
        '<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page"'
        f' w:tblpX="{twips(standard.left)}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
    )
    sides = (("top", _OUTER), ("bottom", _OUTER), ("insideH", _INNER)) if ruled else ()
    borders = "".join(black_line(side, size) for side, size in sides)
    return (
        f'<w:tbl><w:tblPr>{place}<w:tblW w:w="{width}" w:type="dxa"/>'
        f"{f'<w:tblBorders>{borders}</w:tblBorders>' if borders else ''}"
        f'<w:tblLayout w:type="fixed"/>{NO_CELL_MARGINS}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _row(block: Block, standard: Standard) -> str:
    width, line = twips(standard.area_width), pitch_of(standard)
    if block.role is BlockRole.COPIES:
        label = block.text.find("：", 0, 6) + 1
        look = ParagraphLook(styles.COLOPHON, line=line, align="both", indent=_indent(label))
        content = run(block.text)
    else:
        tab = f'<w:tab w:val="right" w:pos="{twips(standard.area_width - SIZE)}"/>'
        look = ParagraphLook(styles.COLOPHON, line=line, tabs=tab, indent=_indent())
        content = "<w:r><w:tab/></w:r>".join(run(one.text) for one in block.runs)
        if len(block.runs) == 1 and block.text.endswith("印发"):
            content = f"<w:r><w:tab/></w:r>{content}"
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"</w:tcPr>{paragraph(look, content)}</w:tc></w:tr>"
    )


def _indent(label: int = 0) -> str:
    """A character free at both sides; what runs on begins behind a label of so many characters."""
    free, width = twips(SIZE), twips(label * SIZE)
    return (
        f'<w:ind w:left="{free + width}" w:right="{free}" w:firstLineChars="0"'
        f' w:hanging="{width}"/>'
    )
