"""The 修订对照表 in Word and Excel: all rows, what changed marked within its cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from exports.revisions_excel import write_table_excel
from exports.revisions_table import TITLES, write_table_word
from tests.exports.revised import NEW, OLD
from workbench.drafting.compare import compare
from workbench.drafting.compare_rows import rows
from workbench.drafting.editing import retext

if TYPE_CHECKING:
    from pathlib import Path

    from docx.table import Table
    from openpyxl.worksheet.worksheet import Worksheet

COMPARISON = compare(OLD, NEW)
ROWS = rows(COMPARISON)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    from docx import Document

    path = tmp_path / "修订对照表.docx"
    write_table_word(COMPARISON, path)
    (found,) = Document(str(path)).tables
    return found


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    from openpyxl import load_workbook

    path = tmp_path / "修订对照表.xlsx"
    write_table_excel(COMPARISON, path)
    return load_workbook(path, rich_text=True).active


def row_of(place: str) -> int:
    return [row.place for row in ROWS].index(place)


def test_word_has_every_row_in_order(table: Table) -> None:
    head, *body = ([cell.text for cell in row.cells] for row in table.rows)

    assert head == list(TITLES)
    assert body == [
        [
            str(number),
            row.place,
            "".join(piece.text for piece in row.old),
            "".join(piece.text for piece in row.new),
            row.remark,
        ]
        for number, row in enumerate(ROWS, 1)
    ]


def test_word_strikes_what_is_gone_and_underlines_what_came(table: Table) -> None:
    cells = table.rows[1 + row_of("（二）完善院前急救网络第1句")].cells

    gone = [run.text for run in cells[2].paragraphs[0].runs if run.font.strike]
    came = [run.text for run in cells[3].paragraphs[0].runs if run.font.underline]

    assert (gone, came) == (["6"], ["12"])


def test_excel_has_every_row_in_order(sheet: Worksheet) -> None:
    title, head, *body = sheet.iter_rows(values_only=True)

    assert title[0] == "《2027年江城市卫生健康工作要点（送审稿）》修订对照表"
    assert head == TITLES
    assert [str(row[1]) for row in body] == [row.place for row in ROWS]
    assert [str(row[3] or "") for row in body] == [
        "".join(piece.text for piece in row.new) for row in ROWS
    ]


def test_excel_strikes_what_is_gone_and_underlines_what_came(sheet: Worksheet) -> None:
    at = 3 + row_of("（二）完善院前急救网络第1句")

    gone = [part.text for part in sheet.cell(at, 3).value if part.font.strike]
    came = [part.text for part in sheet.cell(at, 4).value if part.font.u]

    assert (gone, came) == (["6"], ["12"])


def test_no_cell_is_reckoned_as_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "修订对照表.xlsx"
    write_table_excel(compare(OLD, retext(OLD, "p0", "=SUM(A1:A9)")), path)
    sheet = load_workbook(path).active

    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_plans_that_are_the_same_have_a_table_without_rows(tmp_path: Path) -> None:
    from docx import Document

    path = tmp_path / "修订对照表.docx"
    write_table_word(compare(OLD, replace(OLD)), path)

    assert len(Document(str(path)).tables[0].rows) == 1
