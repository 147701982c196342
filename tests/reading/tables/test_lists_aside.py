"""Sheets beside the task tables of a workbook that hold no tasks: whom to call."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from workbench.reading.assembly import plan_of
from workbench.reading.formats import read_bytes
from workbench.reading.labels import unit_labels
from workbench.reading.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline


def test_a_list_of_names_in_another_sheet_is_text_outside_the_sections(
    tree: Callable[[Outline], list[str]],
) -> None:
    from openpyxl import Workbook

    made, out = Workbook(), io.BytesIO()
    tasks, names = made.active, made.create_sheet("联系人")
    tasks.title = "任务分解"
    for row in (
        ["江城市2027年任务表"],
        ["序号", "任务", "责任单位"],
        [1, "开展义诊4次", "市卫健委"],
    ):
        tasks.append(row)
    for row in (["单位", "姓名", "电话"], ["市教育局", "张三", "0000000"]):
        names.append(row)
    made.save(out)

    outline = understand(read_bytes(out.getvalue(), "任务表.xlsx")).outline
    plan = plan_of(outline)

    assert outline.account.missing == 0
    assert [task.text for task in plan.tasks()] == ["开展义诊4次"]
    assert [node for node in tree(outline) if node.startswith("0")] == [
        "0 联系人",
        "0 单位 姓名 电话",
        "0 市教育局 张三　0000000",
    ]
    assert [u["unit"] for u in unit_labels(outline)] == ["市卫健委"]
