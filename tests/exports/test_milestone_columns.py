"""Milestones stand in a column of their own in every task table, where there are any."""

from __future__ import annotations

from exports.excel_sheets import MAIN, sheets
from workbench.issuing.task_table import task_table
from workbench.plan import Milestone, Paragraph, Plan, Section, Task

STEPS = (Milestone("6月", "选址"), Milestone("9月", "完成招标"))


def plan_with(milestones: tuple[Milestone, ...]) -> Plan:
    task = Task("t1", "新建急救站点6个。", milestones=milestones)
    section = Section("s1", "完善急救网络", paragraphs=(Paragraph("p1", (task,)),))
    return Plan("p", "2027年江城市工作要点", 2027, sections=(section,))


def test_milestones_get_a_column_in_the_workbook():
    sheet = next(s for s in sheets(plan_with(STEPS), by_unit=True) if s.name == MAIN)
    at = [column.title for column in sheet.columns].index("节点")
    rows = list(sheet.rows)

    assert rows[0][at] == "6月 选址；9月 完成招标"
    assert {len(row) for row in rows} == {len(sheet.columns)}


def test_milestones_get_a_column_on_paper():
    table = task_table(plan_with(STEPS))

    assert "节点" in [column.title for column in table.columns]
    assert any(cell and cell.text == "6月 选址；9月 完成招标" for row in table.rows for cell in row)


def test_without_milestones_there_is_no_column():
    sheet = next(s for s in sheets(plan_with(()), by_unit=False) if s.name == MAIN)

    assert "节点" not in [column.title for column in sheet.columns]
    assert "节点" not in [column.title for column in task_table(plan_with(())).columns]
