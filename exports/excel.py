"""Plan → Excel workbook: the task table (任务分解表), the targets, a summary, a sheet a unit.

Streamed row by row (openpyxl write-only) with shared styles: a plan of thousands of tasks takes
seconds and little memory. No cell can be run as a formula, whatever its text begins with.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from exports.aside import writing
from exports.excel_layout import (
    HEADER_HEIGHT,
    TITLE_HEIGHT,
    SheetNames,
    cell_text,
    looks_like_formula,
    row_height,
)
from exports.excel_sheets import Cell, Sheet, sheets, unit_sheet
from exports.excel_styles import Styles, add_styles, pale_where
from exports.excel_summary import SUMMARY, units_named
from exports.office_package import repacked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from workbench.plan import Plan

_HEADER_ROW = 2
_A4 = 9  # ECMA-376-1, 18.3.1.63
_INCH = 25.4


def write_excel(plan: Plan, path: Path, *, by_unit: bool = True) -> None:
    """Write the task table of `plan` to `path`, with a sheet for each unit unless told otherwise.

    Raises:
        ExportError: where the file cannot be written; one that stood there is then as it was.
    """
    with writing(path) as aside:
        data = _package(sheets(plan, by_unit=by_unit), _units_of(plan))
        aside.write_bytes(repacked(data, f"{plan.title}任务分解表"))


def write_unit_excel(plan: Plan, unit: str, path: Path) -> None:
    """Write the tasks of one unit alone to `path`; "" for those nobody answers for.

    Raises:
        ExportError: as `write_excel`.
        NotFoundError: where the unit answers for nothing.
    """
    sheet = unit_sheet(plan, unit)
    with writing(path) as aside:
        data = _package([sheet], "")
        aside.write_bytes(repacked(data, sheet.title))


def write_sheets(made: Iterable[Sheet], path: Path, title: str) -> None:
    """Write sheets other than the task table's to `path`, in the same dress.

    Raises:
        ExportError: as `write_excel`.
    """
    with writing(path) as aside:
        aside.write_bytes(repacked(_package(made, ""), title))


def _package(made: Iterable[Sheet], units: str) -> bytes:
    """The file as its library makes it, which keeps its rows in temporary files meanwhile."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    styles = add_styles(book)
    names = SheetNames()
    for sheet in made:
        _SheetWriter(book, styles, sheet, names.name(sheet.name), units).write()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _units_of(plan: Plan) -> str:
    """Where the summary names the units; "" where it names none."""
    count = len(units_named(plan))
    return f"'{SUMMARY}'!$A${_HEADER_ROW + 1}:$A${_HEADER_ROW + count}" if count else ""


class _SheetWriter:
    """Writes one sheet: title line, frozen header with filter, then the rows."""

    def __init__(
        self, book: Workbook, styles: Styles, sheet: Sheet, name: str, units: str = ""
    ) -> None:
        from openpyxl.cell import Cell as SheetCell

        self._new_cell = SheetCell
        self._page: WriteOnlyWorksheet = book.create_sheet(name)
        self._styles = styles
        self._sheet = sheet
        self._columns = sheet.columns
        self._written = 0
        self._units = units

    def write(self) -> None:
        self._set_up_view()
        self._set_up_print()
        self._append_title()
        titles = [column.title for column in self._columns]
        self._append([self._text(title, self._styles.header) for title in titles], HEADER_HEIGHT)
        for cells in self._sheet.rows:
            self._append_row(cells)
        self._page.auto_filter.ref = f"A{_HEADER_ROW}:{self._last_column}{self._written}"
        self._pale_repeated_cells()
        self._offer_choices()
        self._draw_chart()

    @property
    def _last_column(self) -> str:
        from openpyxl.utils import get_column_letter

        return str(get_column_letter(len(self._columns)))

    def _set_up_view(self) -> None:
        from openpyxl.utils import get_column_letter

        page = self._page
        page.freeze_panes = f"A{_HEADER_ROW + 1}"
        page.sheet_view.showGridLines = False
        for index, column in enumerate(self._columns, start=1):
            page.column_dimensions[get_column_letter(index)].width = column.width

    def _set_up_print(self) -> None:
        """A4 landscape, as wide as the page, header on every page, numbered at the foot."""
        page = self._page
        page.page_setup.paperSize = _A4
        page.page_setup.orientation = "landscape"
        page.page_setup.fitToWidth = 1
        page.page_setup.fitToHeight = 1 if self._sheet.chart else 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
        page.print_options.horizontalCentered = True
        margins = page.page_margins
        margins.left = margins.right = 12 / _INCH
        margins.top = 16 / _INCH
        margins.bottom = 18 / _INCH
        margins.header = margins.footer = 8 / _INCH
        page.oddFooter.center.text = "第 &P 页 共 &N 页"

    def _append_title(self) -> None:
        """Centred over all columns without merging, so that sorting and filtering stay free."""
        style = self._styles.title_for(self._sheet.title)
        rest = [self._text("", style) for _ in self._columns[1:]]
        self._append([self._text(self._sheet.title, style), *rest], TITLE_HEIGHT)

    def _append_row(self, values: tuple[Cell, ...]) -> None:
        pairs = zip(values, self._columns, strict=True)
        cells = [
            self._cell(value, self._styles.short if column.centred else self._styles.text)
            for value, column in pairs
        ]
        self._append(cells, row_height(values, self._columns))

    def _append(self, cells: list[SheetCell], height: float) -> None:
        self._written += 1
        self._page.row_dimensions[self._written].height = height
        self._page.append(cells)
        del self._page.row_dimensions[self._written]  # written, and half the memory of a sheet

    def _cell(self, value: Cell, style: tuple[int, ...]) -> SheetCell:
        if isinstance(value, str):
            return self._text(value, style)
        whole = isinstance(value, int)
        return self._new_cell(self._page, 1, 1, value, self._styles.number if whole else style)

    def _text(self, value: str, style: tuple[int, ...]) -> SheetCell:
        """A cell that stays text: =SUM(A1) is shown, never reckoned, also after it was edited."""
        text = cell_text(value)
        cell = self._new_cell(self._page, 1, 1, text or None, style)
        if text:
            cell.data_type = "s"
            cell.quotePrefix = looks_like_formula(text)
        return cell

    def _pale_repeated_cells(self) -> None:
        """Every row keeps its chapter, so that filters work; the eye sees only where one begins."""
        from openpyxl.utils import get_column_letter

        for index in self._sheet.grouped:
            letter = get_column_letter(index + 1)
            first = _HEADER_ROW + 1
            if self._written > first:
                area = f"{letter}{first + 1}:{letter}{self._written}"
                rule = pale_where(f"{letter}{first + 1}={letter}{first}")
                self._page.conditional_formatting.add(area, rule)

    def _draw_chart(self) -> None:
        """Below the rows; without a row beside the sum there is nothing to compare."""
        from exports.excel_chart import stacked_bars

        bars = self._written - _HEADER_ROW - 1
        if self._sheet.chart and bars > 0:
            made = stacked_bars(self._page, self._sheet.chart, _HEADER_ROW, bars)
            self._page.add_chart(made, f"A{self._written + 2}")

    def _offer_choices(self) -> None:
        """States are chosen from a list; units too, but a cell may hold several of them."""
        for index, words in self._sheet.choices:
            self._validate(index, f'"{",".join(words)}"', strict=True)
        for index in self._sheet.lists_units:
            self._validate(index, self._units, strict=False)

    def _validate(self, index: int, source: str, *, strict: bool) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        first, letter = _HEADER_ROW + 1, get_column_letter(index + 1)
        if self._written < first or not source:
            return
        rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=strict)
        rule.errorTitle, rule.error = "请从列表中选择", "可填的状态在单元格右侧的下拉列表中。"
        rule.add(f"{letter}{first}:{letter}{self._written}")
        self._page.data_validations.append(rule)
