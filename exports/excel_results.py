"""The empty table that is sent out for last year's results (上年结果填报表), a sentence a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.excel import write_sheets
from exports.excel_layout import Column
from exports.excel_sheets import Sheet
from workbench.drafting.entries import sentences

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.plan import Plan

NAME = "上年结果"
_COLUMNS = (
    Column("序号", 7, centred=True),
    Column("章", 20),
    Column("任务内容", 60),
    Column("进展状态", 16, centred=True),
    Column("完成率", 10, centred=True),
    Column("实际完成", 24),
    Column("备注", 24),
)


def write_blank(plan: Plan, path: Path) -> None:
    """Write the sentences of `plan` with empty cells for state, share done and figure reached.

    Raises:
        ExportError: where the file cannot be written; one that stood there is then as it was.
    """
    rows = (
        (number, entry.chapter, entry.body, "", "", "", "")
        for number, entry in enumerate((e for e in sentences(plan) if e.tasks), start=1)
    )
    sheet = Sheet(NAME, f"{plan.title}{NAME}填报表", _COLUMNS, rows, grouped=(1,))
    write_sheets((sheet,), path, f"{plan.title}{NAME}")
