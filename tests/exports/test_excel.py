"""The workbook: rows equal tasks, nothing runs as a formula, nothing tells of the machine."""

from __future__ import annotations

import csv
import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from exports.excel import write_excel
from workbench.errors import ExportError
from workbench.issuance import Issuance
from workbench.plan import (
    Assignment,
    Comparator,
    Paragraph,
    Plan,
    Role,
    Section,
    Target,
    TargetKind,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COLUMNS = [
    "序号",
    "章",
    "重点任务",
    "任务内容",
    "指标",
    "牵头单位",
    "责任单位",
    "配合单位",
    "完成时限",
    "进展状态",
    "备注",
]
BEDS = Target(
    "t1", "新增床位300张以上", "床位", TargetKind.INCREMENT, Comparator.AT_LEAST, 300.0, None, "张"
)
OPEN = Target(
    "t2", "覆盖率达到75%", "覆盖率", TargetKind.RATE, Comparator.AT_LEAST, None, None, "%"
)


def plan(*tasks: Task) -> Plan:
    inner = Section("s2", "完善急救网络", run_in=True, paragraphs=(Paragraph("p", tasks),))
    outer = Section("s1", "健全服务体系", sections=(inner,))
    return Plan("plan", "2027年江城市工作要点", 2027, sections=(outer,))


def city() -> Plan:
    return plan(
        Task(
            "1",
            "新增床位300张以上。",
            (Assignment("医政处", Role.LEAD), Assignment("财务处", Role.SUPPORT)),
            "年底前",
            (BEDS, OPEN),
            note="结转",
        ),
        Task("2", "完善调度系统。", (Assignment("财务处", Role.RESPONSIBLE),)),
        Task("3", "加强宣传。"),
    )


def written(made: Plan, path: Path, *, by_unit: bool = True) -> openpyxl.Workbook:
    write_excel(made, path, by_unit=by_unit)
    return openpyxl.load_workbook(path)


def values(sheet: openpyxl.worksheet.worksheet.Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_rows_equal_tasks_in_the_columns_of_the_task_table(tmp_path: Path) -> None:
    book = written(city(), tmp_path / "a.xlsx")

    title, header, *rows = values(book["任务分解表"])

    assert title[0] == "2027年江城市工作要点任务分解表"
    assert header == COLUMNS
    assert [row[:4] for row in rows] == [
        [1, "一、健全服务体系", "（一）完善急救网络", "新增床位300张以上。"],
        [2, "一、健全服务体系", "（一）完善急救网络", "完善调度系统。"],
        [3, "一、健全服务体系", "（一）完善急救网络", "加强宣传。"],
    ]
    assert [row[4:] for row in rows] == [
        ["新增床位 ≥300张；覆盖率 待填", "医政处", None, "财务处", "年底前", None, "结转"],
        [None, None, "财务处", None, None, None, None],
        [None, None, None, None, None, None, None],
    ]


def test_every_unit_has_its_sheet_with_its_role_and_the_numbers_of_the_table(
    tmp_path: Path,
) -> None:
    book = written(city(), tmp_path / "a.xlsx")

    rows = values(book["财务处"])[2:]

    assert book.sheetnames == ["任务分解表", "指标", "汇总", "医政处", "财务处", "责任未定"]
    assert [(row[0], row[5]) for row in rows] == [(1, "配合"), (2, "责任")]
    assert [row[0] for row in values(book["责任未定"])[2:]] == [3]


def test_unit_sheets_are_left_out_on_request(tmp_path: Path) -> None:
    book = written(city(), tmp_path / "a.xlsx", by_unit=False)

    assert book.sheetnames == ["任务分解表", "指标", "汇总"]


def test_the_targets_sheet_holds_numbers_one_can_reckon_with(tmp_path: Path) -> None:
    _, header, beds, open_target = values(written(city(), tmp_path / "a.xlsx")["指标"])

    assert header[3:] == ["指标", "比较", "目标值", "单位", "时限", "去年", "原文"]
    assert beds[3:] == ["新增床位", "≥", 300, "张", "年底前", None, "新增床位300张以上"]
    assert open_target[3:7] == ["覆盖率", "≥", "待填", "%"]


@pytest.mark.parametrize(
    ("quote", "value", "unit", "cells"),
    [
        ("投资3亿元", 3e8, "元", [3, "亿元"]),
        ("培训1.2万名", 12000.0, "名", [1.2, "万名"]),
        ("培训12000名", 12000.0, "名", [12000, "名"]),
        ("投资120万元", 120.0, "万元", [120, "万元"]),
    ],
)
def test_a_figure_counted_by_myriads_is_so_in_the_targets_sheet_too(
    tmp_path: Path, quote: str, value: float, unit: str, cells: list[object]
) -> None:
    target = Target("t", quote, "投资", TargetKind.LEVEL, Comparator.EXACT, value, None, unit)

    made = plan(Task("1", f"{quote}。", targets=(target,)))

    row = values(written(made, tmp_path / "a.xlsx")["指标"])[2]
    assert row[5:7] == cells


def test_header_is_frozen_and_filtered_and_repeated_in_print(tmp_path: Path) -> None:
    sheet = written(city(), tmp_path / "a.xlsx")["任务分解表"]

    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:K5"
    assert sheet.print_title_rows == "$2:$2"


def test_every_sheet_prints_on_a4_landscape_as_wide_as_the_page_with_page_numbers(
    tmp_path: Path,
) -> None:
    book = written(city(), tmp_path / "a.xlsx")

    setups = {
        (
            sheet.page_setup.paperSize,
            sheet.page_setup.orientation,
            sheet.page_setup.fitToWidth,
            sheet.page_setup.fitToHeight,
            sheet.sheet_properties.pageSetUpPr.fitToPage,
            sheet.oddFooter.center.text,
        )
        for sheet in book
    }

    assert setups == {(9, "landscape", 1, 0, True, "第 &P 页 共 &N 页")}


def test_text_is_wrapped_and_long_rows_are_high_enough(tmp_path: Path) -> None:
    made = plan(Task("1", "短句。"), Task("2", "完善多点触发监测预警机制，" * 20 + "形成合力。"))

    sheet = written(made, tmp_path / "a.xlsx")["任务分解表"]

    assert sheet["D4"].alignment.wrap_text
    assert sheet.row_dimensions[4].height > 11 * 14.5
    assert sheet.row_dimensions[3].height < 60


@pytest.mark.parametrize(
    "text", ["=SUM(A1:A9)", "+1", "-1", "@SUM(A1)", "=", "＝1+1", "#REF!", "=cmd|'/c calc'!A1"]
)
def test_no_text_runs_as_a_formula(tmp_path: Path, text: str) -> None:
    hostile = Target("t", text, text, TargetKind.COUNT, Comparator.EXACT, None, None, text, text)
    task = Task("1", text, (Assignment(text, Role.LEAD),), text, (hostile,), note=text)

    book = written(plan(task), tmp_path / "a.xlsx")

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    same = [cell for cell in cells if cell.value == text]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert len(same) >= 8
    assert {bool(cell.quotePrefix) for cell in same} == {not text.startswith("#")}


def test_no_formula_element_stands_in_any_sheet(tmp_path: Path) -> None:
    write_excel(plan(Task("1", "=1+1")), tmp_path / "a.xlsx")

    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        sheets = [package.read(n).decode() for n in package.namelist() if "worksheets/" in n]

    assert not any("<f>" in sheet for sheet in sheets)


def test_unit_names_become_sheet_names_a_spreadsheet_accepts(tmp_path: Path) -> None:
    long = "江城市经济技术开发区城市建设与生态环境综合治理联席会议秘书组甲乙丙"
    units = (
        "各区/县[市]",
        long + "一",
        long + "二",
        "指标",
        "任务分解表",
        "ABC",
        "abc",
        "'",
        "History",
    )
    task = Task("1", "办事。", tuple(Assignment(unit, Role.LEAD) for unit in units))

    names = written(plan(task), tmp_path / "a.xlsx").sheetnames

    assert names[3] == "各区／县〔市〕"
    assert len({name.casefold() for name in names}) == len(names) == 3 + len(units)
    assert max(len(name) for name in names) == 31
    assert names[6:] == ["指标（2）", "任务分解表（2）", "ABC", "abc（2）", "单位", "History（2）"]


def test_control_characters_are_left_out_and_an_overlong_cell_is_cut_openly(
    tmp_path: Path,
) -> None:
    made = plan(Task("1", "加强\x0b管理\x00。"), Task("2", "长" * 40_000))

    sheet = written(made, tmp_path / "a.xlsx")["任务分解表"]

    assert sheet["D3"].value == "加强管理。"
    assert sheet["D4"].value.endswith("（本格已满，全文见正文）")


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    write_excel(city(), tmp_path / "a.xlsx")
    write_excel(city(), tmp_path / "b.xlsx")

    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        stamps = {entry.date_time for entry in package.infolist()}
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert stamps == {(2000, 1, 1, 0, 0, 0)}


def test_properties_name_the_product_and_nobody_else(tmp_path: Path) -> None:
    properties = written(city(), tmp_path / "a.xlsx").properties

    assert (properties.creator, properties.lastModifiedBy) == ("要点工作台", "要点工作台")
    assert properties.created == properties.modified


def test_a_plan_without_tasks_gives_a_workbook_that_opens(tmp_path: Path) -> None:
    book = written(Plan("plan", "2027年江城市工作要点"), tmp_path / "a.xlsx")

    assert book.sheetnames == ["任务分解表", "指标", "汇总"]
    assert len(values(book["任务分解表"])) == 2


def test_the_old_file_stays_whole_where_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)

    with pytest.raises(ExportError, match="磁盘已满"):
        write_excel(city(), path)

    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_full_disk_of_temporary_files_is_told_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", full)

    with pytest.raises(ExportError, match=r"a\.xlsx”：磁盘已满"):
        write_excel(city(), tmp_path / "a.xlsx")

    assert not list(tmp_path.iterdir())


def test_a_plan_of_a_thousand_tasks_is_written_in_seconds(tmp_path: Path) -> None:
    unit = (Assignment("医政处", Role.LEAD),)
    tasks = [Task(str(i), f"完善第{i}项工作机制，年底前取得实效。", unit) for i in range(1000)]

    started = time.process_time()
    write_excel(plan(*tasks), tmp_path / "a.xlsx")
    spent = time.process_time() - started

    assert spent < 5


@pytest.mark.long
def test_libreoffice_opens_it_and_shows_every_task(
    tmp_path: Path, convert: Callable[[Path, str], Path]
) -> None:
    write_excel(plan(Task("1", "新增床位300张。"), Task("2", "=1+1")), tmp_path / "a.xlsx")

    shown = convert(tmp_path / "a.xlsx", "csv").read_text("utf-8").splitlines()

    _, header, *rows = csv.reader(shown)
    assert header == COLUMNS
    assert [row[3] for row in rows] == ["新增床位300张。", "=1+1"]


def test_the_summary_counts_each_task_once_for_each_of_its_units(tmp_path: Path) -> None:
    _, header, *rows = values(written(city(), tmp_path / "a.xlsx")["汇总"])

    quarters = ("一季度", "二季度", "三季度", "四季度", "常态", "未定")
    assert header == ["单位", *quarters, "合计", "其中牵头"]
    assert rows == [
        ["医政处", 0, 0, 0, 1, 0, 0, 1, 1],
        ["财务处", 0, 0, 0, 1, 0, 1, 2, 0],
        ["责任未定", 0, 0, 0, 0, 0, 1, 1, 0],
        ["全部任务（不重复计）", 0, 0, 0, 1, 0, 2, 3, 1],
    ]


def test_what_comes_every_quarter_counts_once_and_as_steady(tmp_path: Path) -> None:
    every, on = Task("1", "通报。", deadline="每季度"), Task("2", "值守。", deadline="全年")

    *_, whole = values(written(plan(every, on), tmp_path / "a.xlsx")["汇总"])

    assert whole[1:] == [0, 0, 0, 0, 2, 0, 2, 0]


def test_a_unit_that_leads_and_supports_a_task_has_it_once(tmp_path: Path) -> None:
    both = (Assignment("医政处", Role.SUPPORT), Assignment("医政处", Role.LEAD))

    *_, unit, whole = values(written(plan(Task("1", "办事。", both)), tmp_path / "a.xlsx")["汇总"])

    assert unit[1:] == whole[1:] == [0, 0, 0, 0, 0, 1, 1, 1]


def test_states_are_chosen_from_a_list_and_units_offered(tmp_path: Path) -> None:
    book = written(city(), tmp_path / "a.xlsx")

    rules = {str(r.sqref): r for r in book["任务分解表"].data_validations.dataValidation}

    assert rules["J3:J5"].formula1 == '"未启动,达到时序进度,未达时序进度,已完成"'
    assert rules["J3:J5"].showErrorMessage
    assert {area for area, rule in rules.items() if rule.formula1 == "'汇总'!$A$3:$A$4"} == {
        *("F3:F5", "G3:G5", "H3:H5")
    }
    assert not rules["F3:F5"].showErrorMessage


def test_a_unit_gets_the_notes_of_the_drafter_only_if_they_are_to_be_printed(
    tmp_path: Path,
) -> None:
    noted = Task("1", "建站。", (Assignment("医政处", Role.LEAD),), note="等处长定\n来源：省要点")
    own = plan(noted)
    printed = replace(own, issuance=Issuance(table_notes=True))

    kept = written(own, tmp_path / "a.xlsx")
    told = written(printed, tmp_path / "b.xlsx")

    assert values(kept["任务分解表"])[-1][-1] == "等处长定\n来源：省要点"
    assert values(kept["医政处"])[-1][-1] is None
    assert values(told["医政处"])[-1][-1] == "等处长定"
