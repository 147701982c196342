"""对照表: a sheet a paper, the matrix, and what is ours alone."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from exports.excel_alignment import EXTRA, MATRIX, write_alignment
from workbench.drafting.alignment import Confirmed, Relation, align
from workbench.imports import read_file

PAPERS = Path(__file__).resolve().parent.parent / "data" / "对标"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    ours, theirs = (
        read_file(PAPERS / f"{name}2027年卫生健康工作要点.txt").plan
        for name in ("江城市", "南江省")
    )
    lost = align(ours, theirs).missing[-1].entry.digest
    found = align(ours, theirs, {lost: Confirmed((), Relation.WAIVED, "本市没有海岛")})
    path = tmp_path_factory.mktemp("对照") / "对照表.xlsx"
    write_alignment([("省要点", found), ("省厅要点", found)], path, "市要点")
    return openpyxl.load_workbook(path)


def words(sheet):
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


def test_each_paper_has_its_sheet_then_matrix_and_what_is_ours_alone(book):
    assert book.sheetnames == ["对照表1", "对照表2", MATRIX, EXTRA]


def test_a_requirement_stands_beside_its_answer_with_the_figures_of_both(book):
    row = next(row for row in words(book["对照表1"]) if "两癌" in row[1])

    assert row[2] == "低于要求"
    assert "75%" in row[3]
    assert row[4] == "上级≥80%，本级≥75%"


def test_what_does_not_apply_says_why(book):
    row = next(row for row in words(book["对照表1"]) if "海岛" in row[1])

    assert (row[2], row[6], row[7]) == ("不适用", "已确认", "本市没有海岛")


def test_the_matrix_counts_by_chapter_and_ends_with_what_found_none(book):
    rows = words(book[MATRIX])

    assert ["健全公共卫生服务体系", "4／5", "4／5"] in rows
    assert rows[-1] == ["未对应到任何一章", "5", "5"]


def test_what_nothing_asks_for_is_listed_once(book):
    found = [row[2] for row in words(book[EXTRA]) if "讲座" in row[2]]

    assert found == ["举办健康讲座60场。"]
