"""Spreadsheets: every cell as printed, what is hidden told, and claims of a file never believed."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import struct
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from workbench.document import BlockKind
from workbench.errors import UnreadableError
from workbench.reading.formats import read_bytes
from workbench.reading.formats.sheet_compound import compound_of, workbook_stream
from workbench.reading.formats.sheet_limits import MOST_CELLS, MOST_COLUMNS
from workbench.reading.formats.sheet_quiet import quiet
from workbench.reading.formats.sheet_values import printed

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.document import Document


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _texts(document: Document) -> list[tuple[int, int, str]]:
    return [(b.row, b.column, b.text) for b in document.blocks if b.kind is BlockKind.CELL]


@pytest.fixture
def book() -> Workbook:
    """Two rows with a date, a share, a hidden row, a merged cell."""
    made = Workbook()
    sheet = made.active
    sheet.title = "任务"
    sheet.append(["序号", "任务", "覆盖率", "时限"])
    sheet.append([1, "新建急救站点6个", 0.65, dt.date(2027, 6, 30)])
    sheet.append(["一、深化改革"])
    sheet["C2"].number_format = "0%"
    sheet["D2"].number_format = 'yyyy"年"m"月"d"日"'
    sheet.merge_cells("A3:D3")
    sheet.row_dimensions[2].hidden = True
    return made


def test_cells_are_read_as_printed(book: Workbook) -> None:
    document = read_bytes(_bytes(book), "任务表.xlsx")

    assert _texts(document)[4:] == [
        (2, 1, "1"),
        (2, 2, "新建急救站点6个"),
        (2, 3, "65%"),
        (2, 4, "2027年6月30日"),
        (3, 1, "一、深化改革"),
    ]


def test_a_merged_cell_tells_what_it_covers(book: Workbook) -> None:
    block = read_bytes(_bytes(book), "任务表.xlsx").blocks[-1]

    assert (block.row_span, block.column_span) == (1, 4)


def test_hidden_rows_are_kept_and_told(book: Workbook) -> None:
    remarks = read_bytes(_bytes(book), "任务表.xlsx").remarks

    assert [r.message for r in remarks] == ["第 2 行在原表中是隐藏的（共 1 行），也已收入。"]


def test_a_hidden_sheet_is_left_out_and_told(book: Workbook) -> None:
    book.create_sheet("旧稿").append(["旧任务", "旧单位"])
    book["旧稿"].sheet_state = "hidden"

    document = read_bytes(_bytes(book), "任务表.xlsx")

    assert "旧任务" not in [block.text for block in document.blocks]
    assert document.remarks[0].message.startswith("工作表“旧稿”是隐藏的")


def test_a_formula_without_result_is_told(book: Workbook) -> None:
    book.active["E2"] = "=1+1"

    remarks = read_bytes(_bytes(book), "任务表.xlsx").remarks

    assert remarks[-1].message.startswith("1 个公式没有存下结果")


def test_empty_sheets_are_passed_over(book: Workbook) -> None:
    book.create_sheet("空表", 0)

    document = read_bytes(_bytes(book), "任务表.xlsx")

    assert {block.table for block in document.blocks} == {0, 1}


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (46203.0, "General", "46203"),
        (0.30000000000000004, "", "0.3"),
        (0.6543, "0.0%", "65.4%"),
        (5, '0"家"', "5家"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (3, "[$￥-804]#,##0.00_);[Red]\\([$￥-804]#,##0.00\\)", "￥3.00"),
        (2, "0.##", "2"),
        (46203, 'm"月"d"日";@', "6月30日"),
        (46203, '[$-804]yyyy"年"m"月";@', "2026年6月"),
        (dt.date(2026, 6, 30), "yyyy/m/d", "2026年6月30日"),
        (dt.datetime(2026, 6, 30, 8, 5), "", "2026年6月30日8:05"),
        (dt.datetime(2026, 6, 30), "yyyy-mm-dd h:mm:ss", "2026年6月30日"),
        (dt.datetime(2026, 6, 30, 8, 5), "yyyy-mm-dd h:mm:ss", "2026年6月30日8:05"),
        (dt.time(8, 30), "", "8:30"),
        (dt.timedelta(days=1, hours=2), "", "26:00"),
        (True, "", "TRUE"),
        (1e20, "0", "1e+20"),
    ],
)
def test_a_value_is_printed_by_its_format(value: float, code: str, text: str) -> None:
    assert printed(value, code) == text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_another_kind_of_workbook_reads_like_a_new_one(
    book: Workbook, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / "任务表.xlsx"
    book.save(file)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", suffix, "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    other = read_bytes(file.with_suffix(f".{suffix}").read_bytes(), f"任务表.{suffix}")

    assert other.blocks == read_bytes(file.read_bytes(), "任务表.xlsx").blocks
    assert other.remarks == read_bytes(file.read_bytes(), "任务表.xlsx").remarks


def test_an_open_workbook_needs_a_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.reading.formats.office_convert.find_program", lambda: "")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    with pytest.raises(UnreadableError) as caught:
        read_bytes(out.getvalue(), "任务表.ods")

    assert caught.value.message == "未能读取“任务表.ods”：本机没有能转换这种格式的程序。"
    assert caught.value.advice == "原文件未改动。请在 WPS 或 Excel 中另存为 .xlsx 再导入。"


def test_a_compound_file_gives_back_its_stream() -> None:
    for size in (1, 4096, 70_000, 8_000_000):
        stream = bytes(range(256)) * (size // 256 + 1)

        assert workbook_stream(compound_of(stream), "表.xls")[: len(stream)] == stream


# -- files that claim too much ---------------------------------------------------------------


def _with_sheet(book: Workbook, xml: bytes) -> bytes:
    """The workbook with another text for its sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_bytes(book))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name.endswith("sheet1.xml") else old.read(name))
    return out.getvalue()


def _sheet(rows: bytes) -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (space, rows)


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1'><c r='A1'><v>1</v></c><c r='XFD1048576'><v>1</v></c></row>",
        b"<row/>" * 300_000 + b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>",
    ],
    ids=["far corner", "other quotes", "rows without place"],
)
def test_a_sheet_that_claims_a_huge_rectangle_is_refused(book: Workbook, rows: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"不像任务表|表格过大"):
        read_bytes(_with_sheet(book, _sheet(rows)), "任务表.xlsx")


def test_a_million_rows_are_refused(book: Workbook) -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 400_000)
    )

    with pytest.raises(UnreadableError, match="表格过大"):
        read_bytes(_with_sheet(book, _sheet(rows)), "任务表.xlsx")


def test_more_cells_than_any_table_has_are_refused(book: Workbook) -> None:
    text = "甲,乙\n" * (MOST_CELLS // 2 + 1)

    with pytest.raises(UnreadableError, match="表格过大"):
        read_bytes(text.encode(), "任务表.csv")


def test_a_row_wider_than_any_spreadsheet_is_refused() -> None:
    with pytest.raises(UnreadableError, match="行列范围过大"):
        read_bytes(("甲\t" * (MOST_COLUMNS + 1) + "\n").encode(), "任务表.tsv")


def test_definitions_of_entities_are_refused(book: Workbook) -> None:
    xml = b'<!DOCTYPE x [<!ENTITY a "b">]>' + _sheet(b"")

    with pytest.raises(UnreadableError, match="不安全"):
        read_bytes(_with_sheet(book, xml), "任务表.xlsx")


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04junk", b"no sheet", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_workbook_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_bytes(data, "任务表.xlsx")


def test_an_old_workbook_that_claims_huge_dimensions_is_refused() -> None:
    corner = struct.pack("<HHIIHHH", 0x200, 14, 0, 0xFFFFFF, 0, 0xFFFF, 0)
    stream = struct.pack("<HHHH", 0x809, 4, 0x600, 5) + corner + struct.pack("<HH", 10, 0)

    with pytest.raises(UnreadableError, match="行列范围过大"):
        read_bytes(compound_of(stream), "任务表.xls")


def test_the_cell_reader_writes_nothing_to_standard_error(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with quiet():
        os.write(2, b"a trace")
    os.write(2, b"a sentence")

    assert capfd.readouterr().err == "a sentence"
