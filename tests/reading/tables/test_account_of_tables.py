"""Whatever stands in a table: no character is lost, none is booked twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.document import Block, BlockKind, Document
from workbench.reading.assembly import plan_of
from workbench.reading.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.document import Outline
    from workbench.plan import Plan

HEADERS = ("序号", "类别", "重点任务", "具体举措", "目标", "责任单位", "完成时限", "一季度", "备注")
INDICATORS = (
    "类别",
    "指标名称",
    "单位",
    "2027年目标",
    "属性",
    "数据来源",
    "2026年",
    "序号",
    "备注",
)
AIMS = ("序号", "任务", "2026年完成", "2027年目标", "牵头单位", "配合单位", "时限", "12月", "编号")
TEXTS = (
    *(
        "1",
        "2",
        "一、健全体系",
        "（一）完善网络",
        "新建站点6个。投用3个；",
        "1.优化流程\n缩短时间。",
    ),
    *("市卫健委、市财政局", "/", "6月底前", "√", "合计", "注：说明", "≥65%", "300以上", "天", "%"),
    *(
        "附件2",
        "填报单位：市府办",
        "江城市任务分解表",
        "序号",
        "重点任务",
        "责任单位",
        "(试行)",
        "a,b",
    ),
)
CELLS = st.tuples(
    st.sampled_from(TEXTS), st.integers(1, 9), st.sampled_from((1, 1, 1, 2, 3)), st.integers(1, 2)
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7, unique_by=lambda c: c[1]), max_size=9)


def _blocks(rows: list) -> tuple[Block, ...]:
    return tuple(
        Block(text, BlockKind.CELL, 0, "", False, False, 0, 1, row, column, down, wide)
        for row, cells in enumerate(rows, 1)
        for text, column, down, wide in sorted(cells, key=lambda cell: cell[1])
    )


@settings(max_examples=80, deadline=None)
@given(st.sampled_from((HEADERS, INDICATORS)), st.integers(2, 9), ROWS, ROWS, st.booleans())
def test_the_account_of_any_table_is_whole(
    names: list[str], columns: int, above: list, below: list, loose: bool
) -> None:
    header = [(name, n, 1, 1) for n, name in enumerate(names[:columns], 1)]
    blocks = _blocks([*above, header, *below])
    document = Document("表.xlsx", "html" if loose else "sheet", (Block("工作要点"), *blocks))

    understanding = understand(document)

    assert understanding.outline.account.missing == 0
    assert understanding.ledger.twice == 0


@settings(max_examples=80, deadline=None)
@given(st.sampled_from((HEADERS, AIMS)), st.integers(2, 9), ROWS, st.booleans())
def test_the_plan_says_all_that_the_outline_of_a_table_says(
    names: list[str], columns: int, below: list, loose: bool
) -> None:
    header = [(name, n, 1, 1) for n, name in enumerate(names[:columns], 1)]
    blocks = (Block("2027年工作要点"), *_blocks([header, *below]))
    outline = understand(Document("表.xlsx", "html" if loose else "sheet", blocks)).outline

    said = "".join("\n".join(_said(plan_of(outline))).split(" "))

    assert [part for part in _parts(outline) if part not in said] == []


def _parts(outline: Outline) -> Iterator[str]:
    """Headings, sentences and what stands between the marks of the cells beside them."""
    for node in outline.nodes:
        texts = (node.heading, *node.sentences, *(field.text for field in node.fields))
        yield from (part for text in texts for part in re.split(r"[\s、，；。：/]+", text))


def _said(plan: Plan) -> Iterator[str]:
    yield from (plan.title, plan.signature, plan.date)
    for section, _ in plan.walk():
        yield from (section.heading, section.deadline, *(a.unit for a in section.assignments))
    for task in (task for paragraph in plan.paragraphs() for task in paragraph.tasks):
        yield from (task.text, task.deadline, task.note, *(a.unit for a in task.assignments))
        yield from (target.quote for target in task.targets)
