"""The 修订对照表 as an Excel sheet: the same rows, what changed marked within its cell."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from exports.aside import writing
from exports.excel_layout import (
    HEADER_HEIGHT,
    TITLE_HEIGHT,
    Column,
    cell_text,
    looks_like_formula,
    row_height,
)
from exports.office_package import printable, repacked
from exports.revisions_table import TITLES, table_title
from workbench.drafting.compare_rows import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.cell import Cell
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet.worksheet import Worksheet

    from workbench.drafting.compare import Comparison
    from workbench.drafting.compare_rows import Row
    from workbench.drafting.compare_spans import Piece

_COLUMNS = tuple(
    Column(title, width, centred)
    for title, width, centred in zip(
        TITLES, (7.0, 26.0, 52.0, 52.0, 32.0), (True, False, False, False, False), strict=True
    )
)
_GONE, _CAME = "C00000", "1F4E9E"
_LINE, _GROUND = "8A919C", "E9EDF2"
_HEADER_ROW = 2
_A4 = 9  # ECMA-376-1, 18.3.1.63


def write_table_excel(comparison: Comparison, path: Path) -> None:
    """Write the rows of what changed to `path`.

    Raises:
        ExportError: where the file cannot be written; one that stood there is then as it was.
    """
    title = table_title(comparison)
    with writing(path) as aside:
        aside.write_bytes(repacked(_package(title, rows(comparison)), title))


def _package(title: str, found: Sequence[Row]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = "修订对照表"
    _set_up(page)
    looks = _Looks()
    for at, column in enumerate(_COLUMNS, 1):
        looks.title(_put(page.cell(1, at), title if at == 1 else ""))
        looks.header(_put(page.cell(_HEADER_ROW, at), column.title))
    page.row_dimensions[1].height, page.row_dimensions[2].height = TITLE_HEIGHT, HEADER_HEIGHT
    for number, row in enumerate(found, 1):
        _append(page, looks, number, row)
    page.auto_filter.ref = f"A{_HEADER_ROW}:E{_HEADER_ROW + len(found)}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _append(page: Worksheet, looks: _Looks, number: int, row: Row) -> None:
    at = _HEADER_ROW + number
    looks.text(page.cell(at, 1, number), centred=True)
    looks.text(_put(page.cell(at, 2), row.place))
    looks.text(_put_pieces(page.cell(at, 3), row.old, gone=True))
    looks.text(_put_pieces(page.cell(at, 4), row.new, gone=False))
    looks.text(_put(page.cell(at, 5), row.remark))
    plain = ["".join(piece.text for piece in side) for side in (row.old, row.new)]
    values = (number, row.place, *plain, row.remark)
    page.row_dimensions[at].height = row_height(values, _COLUMNS)


def _put(cell: Cell, value: str) -> Cell:
    """Text that is never reckoned as a formula."""
    text = cell_text(value)
    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(text)
    return cell


def _put_pieces(cell: Cell, pieces: Sequence[Piece], *, gone: bool) -> Cell:
    if not pieces:
        return cell
    text = "".join(piece.text for piece in pieces)
    if cell_text(text) != printable(text):  # too long for a cell: told openly, without marks
        return _put(cell, text)
    cell.value = _rich(pieces, gone=gone)
    return cell


def _rich(pieces: Sequence[Piece], *, gone: bool) -> CellRichText:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    if gone:
        marked = InlineFont(rFont="宋体", sz=11, strike=True, color=_GONE)
    else:
        marked = InlineFont(rFont="宋体", sz=11, u="single", color=_CAME)
    plain = InlineFont(rFont="宋体", sz=11)
    blocks = [
        TextBlock(marked if piece.changed else plain, printable(piece.text)) for piece in pieces
    ]
    return CellRichText(blocks)


class _Looks:
    """How cells look."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        thin = Side("thin", color=_LINE)
        self._grid = Border(thin, thin, thin, thin)
        self._ground = PatternFill("solid", fgColor=_GROUND)
        self._across = Alignment("centerContinuous", "center")
        self._centred = Alignment("center", "center", wrap_text=True)
        self._left = Alignment("left", "center", wrap_text=True)
        self._big, self._bold = Font("方正小标宋简体", 18), Font("黑体", 11)
        self._body = Font("宋体", 11)

    def title(self, cell: Cell) -> None:
        cell.font, cell.alignment = self._big, self._across

    def header(self, cell: Cell) -> None:
        cell.font, cell.alignment = self._bold, self._centred
        cell.border, cell.fill = self._grid, self._ground

    def text(self, cell: Cell, *, centred: bool = False) -> None:
        cell.font, cell.alignment = self._body, self._centred if centred else self._left
        cell.border = self._grid


def _set_up(page: Worksheet) -> None:
    """Columns, frozen header; A4 landscape, as wide as the page, header on every page."""
    for letter, column in zip("ABCDE", _COLUMNS, strict=True):
        page.column_dimensions[letter].width = column.width
    page.freeze_panes = f"A{_HEADER_ROW + 1}"
    page.sheet_view.showGridLines = False
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    page.oddFooter.center.text = "第 &P 页 共 &N 页"
