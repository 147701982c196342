"""The task table on paper: its columns, its chapters, and a unit's own part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workbench.assigning.breakdown import rows
from workbench.errors import NotFoundError
from workbench.issuance import Issuance
from workbench.issuing.task_table import task_table, unit_table
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
    from workbench.manuscript import Table

LEAD, SUPPORT = Assignment("医政处", Role.LEAD), Assignment("财务处", Role.SUPPORT)


def section(name: str, *tasks: Task, below: tuple[Section, ...] = ()) -> Section:
    paragraphs = (Paragraph(f"p{name}", tasks),) if tasks else ()
    return Section(name, name, paragraphs=paragraphs, sections=below)


def plan(*sections: Section) -> Plan:
    return Plan("plan", "2027年江城市卫生健康工作要点", sections=sections)


PLAN = plan(
    section(
        "健全体系",
        below=(
            section("完善网络", Task("a", "建站。", (LEAD, SUPPORT)), Task("b", "补人。", (LEAD,))),
            section("强化队伍", Task("c", "培训。", (LEAD,), "6月底前")),
        ),
    ),
    section("强化保障", Task("d", "拨款。", (SUPPORT,))),
)


def words(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]


def test_chapters_with_tasks_below_them_stand_over_the_whole_width() -> None:
    table = task_table(PLAN)

    assert words(table)[0] == ["一、健全体系", None, None, None, None, None]
    assert table.rows[0][0] is not None
    assert table.rows[0][0].across == 6


def test_a_task_stands_once_beside_all_its_rows() -> None:
    table = task_table(PLAN)

    assert [row[:3] for row in words(table)[1:4]] == [
        ["1", "（一）完善网络", "建站。"],
        ["2", None, "补人。"],
        ["3", "（二）强化队伍", "培训。"],
    ]
    assert table.rows[1][1] is not None
    assert table.rows[1][1].down == 2


def test_a_note_that_names_a_source_stays_with_the_drafter() -> None:
    noted = Task("a", "建站。", (LEAD,), note="来源：南江省2027年工作要点")

    assert "备注" not in titles(task_table(plan(section("甲", noted))))
    assert rows(plan(section("甲", noted)))[0].note == "来源：南江省2027年工作要点"


def test_her_notes_go_on_paper_only_if_she_wants_them_there() -> None:
    noted = Task("a", "建站。", (LEAD,), note="等张处长定\n来源：南江省2027年工作要点")
    kept = plan(section("甲", noted))
    issued = replace(kept, issuance=Issuance(task_table=True, table_notes=True))

    assert "备注" not in titles(task_table(kept)) + titles(unit_table(kept, "医政处"))
    assert words(task_table(issued))[0][-1] == "等张处长定"
    assert words(unit_table(issued, "医政处"))[0][-1] == "等张处长定"


def test_a_sentence_directly_below_its_chapter_takes_the_room_of_the_name() -> None:
    table = task_table(PLAN)

    assert words(table)[5][:3] == ["4", "拨款。", None]


def test_a_target_without_its_figure_is_blank_on_paper() -> None:
    given = Target("1", "站点6个", "站点", TargetKind.COUNT, Comparator.AT_LEAST, 6, unit="个")
    open_ = replace(given, id="2", indicator="研究项目", value=None, last="1-2项")
    drawn = plan(section("甲", Task("a", "建站。", targets=(given, open_))))

    (row,) = rows(drawn)
    ((*_, aims, _, _),) = words(task_table(drawn))

    assert aims == "站点 ≥6个"
    assert row.targets == "站点 ≥6个；研究项目 待填（去年1-2项）"


def test_where_all_figures_are_open_the_paper_has_no_column_for_them() -> None:
    open_ = Target("1", "", "站点", TargetKind.COUNT, Comparator.AT_LEAST, None, last="6个")

    table = task_table(plan(section("甲", Task("a", "建站。", targets=(open_,)))))

    assert "指标" not in titles(table)


def test_one_chapter_alone_has_no_row_of_its_own() -> None:
    table = task_table(plan(PLAN.sections[0]))

    assert words(table)[0][:2] == ["1", "（一）完善网络"]


def test_where_tasks_stand_below_chapters_alone_these_are_the_names() -> None:
    table = task_table(
        plan(section("甲项", Task("a", "建站。")), section("乙项", Task("b", "补人。")))
    )

    assert [row[1] for row in words(table)] == ["一、甲项", "二、乙项"]


def test_a_unit_gets_its_own_tasks_with_its_role_and_their_numbers() -> None:
    table = unit_table(PLAN, "财务处")

    role = titles(table).index("角色")
    assert [(row[0], row[role]) for row in words(table) if row[1]] == [("1", "配合"), ("4", "配合")]
    assert table.landscape


def test_the_tasks_of_nobody_have_no_role() -> None:
    table = unit_table(plan(section("甲项", Task("a", "建站。"))), "")

    assert titles(table) == ["序号", "重点任务", "任务内容", "牵头单位", "完成时限"]


@pytest.mark.parametrize(("unit", "told"), [("疾控处", "疾控处"), ("", "都已有责任单位")])
def test_a_unit_without_tasks_is_refused_in_a_sentence(unit: str, told: str) -> None:
    with pytest.raises(NotFoundError, match=told):
        unit_table(PLAN, unit)
