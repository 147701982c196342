"""Task tables inside other documents, and the one we export ourselves."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from exports.excel import write_excel
from workbench.app import read_file
from workbench.assigning.breakdown import rows
from workbench.document import PieceRole
from workbench.drafting.samples import samples
from workbench.reading.assembly import plan_of
from workbench.reading.corrections import Act, Correction, corrected
from workbench.reading.formats import read_bytes
from workbench.reading.understanding import booked, understand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.document import Outline
    from workbench.plan import Plan

TREE = [
    "1 附件 江城市2027年重点任务分解表",
    "2 服务保障 新建急救站点6个。 投用救护车9辆。",
    "2 队伍建设 招录医师30名。",
]
ROWS = (
    ("序号", "重点领域", "工作任务", "责任单位"),
    ("1", "服务保障", "新建急救站点6个。", "市卫健委"),
    ("2", "", "投用救护车9辆。", "市公安局"),
    ("3", "队伍建设", "招录医师30名。", "市人社局"),
)


def _word_document() -> bytes:
    """A plan with a task table in its annex, two of whose cells are merged."""
    from docx import Document

    made = Document()
    for line in ("江城市2027年工作要点", "一、总体要求", "抓好各项工作。", "附件"):
        made.add_paragraph(line)
    made.add_paragraph("江城市2027年重点任务分解表")
    table = made.add_table(0, 4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_table_in_a_word_document_stands_in_its_annex(
    tree: Callable[[Outline], list[str]],
) -> None:
    result = understand(read_bytes(_word_document(), "要点.docx")).outline

    assert tree(result)[1:] == TREE
    assert result.account.missing == 0


def test_a_table_in_a_web_page_is_read_under_its_title(
    tree: Callable[[Outline], list[str]],
) -> None:
    page = (
        "<html><body><h1>江城市2027年重点任务分解表</h1><table>"
        "<tr><td>序号</td><td>重点领域</td><td>工作任务</td><td>责任单位</td></tr>"
        "<tr><td>1</td><td rowspan=2>服务保障</td><td>新建急救站点6个。</td><td>市卫健委</td></tr>"
        "<tr><td>2</td><td>投用救护车9辆。</td><td>市公安局</td></tr>"
        "<tr><td>3</td><td>队伍建设</td><td>招录医师30名。</td><td>市人社局</td></tr>"
        "</table></body></html>"
    )

    result = understand(read_bytes(page.encode(), "任务.html")).outline

    assert result.title == "江城市2027年重点任务分解表"
    assert tree(result) == [
        "1 服务保障 新建急救站点6个。 投用救护车9辆。",
        "1 队伍建设 招录医师30名。",
    ]


def test_a_page_copied_cell_by_cell_is_a_table(
    plain: Callable[[str], Outline], tree: Callable[[Outline], list[str]]
) -> None:
    result = plain(
        "江城市2027年任务分工表\n\t\n"
        "序号\n\t工作事项\n\t主要内容\n\t牵头单位\n\t\n"
        "1\n\t扩大服务供给。\n\t新建站点6个。\n\t市卫健委\n\t\n"
        "投用救护车9辆，\n缩短等候时间。\n\t市公安局\n\t\n"
        "2\n\t加强队伍建设。\n\t招录医师30名。\n\t市人社局\n"
    )

    assert tree(result) == [
        "1 1 扩大服务供给 新建站点6个。 投用救护车9辆，缩短等候时间。",
        "1 2 加强队伍建设 招录医师30名。",
    ]


def test_a_group_between_tabbed_rows_is_a_heading(
    plain: Callable[[str], Outline], tree: Callable[[Outline], list[str]]
) -> None:
    result = plain(
        "江城市2027年任务分解表\n"
        "序号\t工作任务\t责任单位\n"
        "一、健全体系\n"
        "1\t新建站点6个\t市卫健委\n"
        "二、深化改革\n"
        "2\t推进支付方式改革\t市医保局\n"
    )

    assert tree(result) == ["1 一、 健全体系 新建站点6个", "1 二、 深化改革 推进支付方式改革"]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, Outline]:
    """A plan, and the task table of it read back, with a sheet for each unit."""
    plan = plan_of(read_file(samples()[0]).outline)
    path: Path = tmp_path_factory.mktemp("tables") / "任务分解表.xlsx"
    write_excel(plan, path, by_unit=True)
    return plan, read_file(path).outline


def test_our_own_task_table_comes_back_with_all_rows(exported: tuple[Plan, Outline]) -> None:
    plan, outline = exported

    before = [(r.text, r.lead, r.responsible, r.support, r.deadline) for r in rows(plan)]
    after = rows(plan_of(outline))

    assert [(r.text, r.lead, r.responsible, r.support, r.deadline) for r in after] == before
    assert outline.account.missing == 0


def test_sheets_that_say_it_again_are_left_out_and_told(exported: tuple[Plan, Outline]) -> None:
    _, outline = exported

    assert outline.remarks[0].message == "第 2 张表的内容在前面的表里都有，未再收入。"


def test_fields_follow_their_sentence_through_a_correction(book: Callable[..., bytes]) -> None:
    data = book(
        [
            ["序号", "领域", "任务", "责任单位"],
            [1, "服务保障", "新建站点6个。", "市卫健委"],
            [2, "队伍建设", "招录医师30名。", "市人社局"],
        ]
    )
    before = understand(read_bytes(data, "任务表.xlsx"))

    parsing = corrected(before.parsing, [Correction(Act.DEMOTE, before.place(1))])
    after = booked(parsing)

    assert [node.level for node in after.outline.nodes] == [1, 2]
    assert after.outline.nodes[1].fields[0].text == "市人社局"
    assert after.outline.account.missing == 0


def test_every_cell_has_a_role_in_the_review(book: Callable[..., bytes]) -> None:
    data = book([["序号", "任务", "责任单位"], [1, "新建站点6个。", "市卫健委"]])

    pieces = understand(read_bytes(data, "任务表.xlsx")).pieces

    assert [piece.role for piece in pieces[-3:]] == [
        PieceRole.NUMBER,
        PieceRole.TEXT,
        PieceRole.TEXT,
    ]
