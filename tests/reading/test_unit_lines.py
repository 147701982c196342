"""Units in documents: on lines of their own, in brackets that page layout broke, on headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.assigning.breakdown import rows
from workbench.reading.assembly import plan_of
from workbench.reading.labels import unit_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

TITLE = "江城市2027年重点工作要点\n为做好2027年重点工作，制定本要点。\n"


def named(outline: Outline) -> list[tuple[str | float | bool | None, ...]]:
    """Section, role and unit of every unit named."""
    return [(u["section"], u["role"], u["unit"]) for u in unit_labels(outline)]


def test_a_bracket_broken_over_lines_is_read_whole(read: Callable[[str], Outline]) -> None:
    outline = read(
        f"{TITLE}一、加强学校建设\n1.新建学校2所，改造校舍3处。（责任单位：市教\n育局、市财政\n"
        "局，各县（市、\n区）人民政府）\n2.修缮桥梁3座。【牵头单位：市交通运输局；\n配合单位：市财政局】\n"
    )

    assert named(outline) == [
        ("1", "responsible", "市教育局"),
        ("1", "responsible", "市财政局"),
        ("1", "responsible", "各县（市、区）人民政府"),
        ("2", "lead", "市交通运输局"),
        ("2", "support", "市财政局"),
    ]


def test_a_bracket_never_closed_ends_before_the_next_number(
    read: Callable[[str], Outline],
) -> None:
    outline = read(
        f"{TITLE}一、加强学校建设\n1.新建学校2所，改造校舍3处。[责任单位：市教育局\n"
        "2.修缮桥梁3座，改造道路5条。（责任单位：市交通运输局）\n"
    )

    assert named(outline) == [
        ("1", "responsible", "市教育局"),
        ("2", "responsible", "市交通运输局"),
    ]


LABELS = [
    ("牵头责任单位", "lead"),
    ("市级牵头单位", "lead"),
    ("主办部门", "lead"),
    ("共同责任单位", "responsible"),
    ("责任处室", "responsible"),
    ("协同责任单位", "support"),
    ("会办单位", "support"),
    ("督办单位", "support"),
    ("参与部门", "support"),
]

PARAGRAPH = (
    "完善工作机制，健全服务体系，推动各项任务落地\n见效，不断提升群众获得感和满意度，建设城乡一体\n"
    "的公共服务网络，新建改建一批便民设施，提高运行\n效率。\n"
)


@pytest.mark.parametrize(("label", "role"), LABELS)
def test_every_label_opens_a_line_in_hard_wrapped_text(
    label: str, role: str, read: Callable[[str], Outline]
) -> None:
    lines = f"责任科室：基础教育科、职业教育科\n{label}：市教育局\n时间节点：2027年6月底前\n"

    outline = read(
        f"{TITLE}一、加强学校建设\n1.{PARAGRAPH}{lines}2.{PARAGRAPH}{lines}3.{PARAGRAPH}{lines}"
    )

    assert named(outline)[2::3] == [
        ("1", role, "市教育局"),
        ("2", role, "市教育局"),
        ("3", role, "市教育局"),
    ]
    assert {u["deadline"] for u in unit_labels(outline)} == {"2027年6月底前"}


def test_the_unit_on_a_heading_holds_for_the_tasks_below(read: Callable[[str], Outline]) -> None:
    outline = read(
        f"{TITLE}一、加强学校建设（牵头单位：市教育局）\n（一）新建学校。新建学校2所。\n"
        "（二）改造校舍。改造校舍3处。（责任单位：市住建局）\n"
    )

    table = rows(plan_of(outline))

    assert [(row.lead, row.responsible) for row in table] == [
        ("市教育局", ""),
        ("市教育局", "市住建局"),
    ]


def test_rows_of_months_are_due_in_their_month(read: Callable[[str], Outline]) -> None:
    outline = read(
        f"{TITLE}一、工作安排\n1月：召开动员会，印发方案。\n2月：开展摸底排查。\n"
        "3月份：组织培训，总结经验。\n"
    )

    assert [row.deadline for row in rows(plan_of(outline))] == ["1月", "2月", "3月份"]
