from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.assigning.breakdown import effective_assignments, effective_deadlines
from workbench.reading.assembly import plan_of
from workbench.reading.labels import unit_labels
from workbench.reading.unit_defaults import told_default

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

TITLE = "江城市2027年重点工作要点\n为做好2027年重点工作，制定本要点。\n"

TOLD = [
    ("以下各项任务均由各县（市、区）人民政府负责落实。", "resp:各县（市、区）人民政府"),
    ("以下任务由市教育局牵头，市财政局配合。", "lead:市教育局"),
    ("下列任务责任单位均为市教育局、市财政局。", "resp:市教育局 resp:市财政局"),
    ("以下各项牵头单位均为市教育局。", "lead:市教育局"),
    ("以下任务均需各县（市、区）政府落实，不再逐一列出。", "resp:各县（市、区）政府"),
    ("各项任务责任单位均包含各县区政府，不再列出。", "resp:各县区政府"),
    ("本要点各项工作统一由市教育局牵头。", "lead:市教育局"),
]


@pytest.mark.parametrize(("sentence", "units"), TOLD)
def test_a_default_names_units_with_their_role(sentence: str, units: str) -> None:
    found = told_default(sentence).assignments

    assert " ".join(f"{a.role.value[:4]}:{a.unit}" for a in found) == units


SILENT = [
    "各项工作均由专人负责。",
    "全部费用均由市财政局负责承担。",
    "各项任务的责任单位均为第一责任单位。",
    "以下简称市教育局。",
    "各县（市、区）人民政府要抓好落实。",
    "所有学校均建成食堂。",
    "各责任单位均要落实责任。",
    "",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_other_sentences_name_nobody_for_all(sentence: str) -> None:
    assert told_default(sentence).assignments == ()


def test_a_term_for_tasks_without_one_is_told() -> None:
    assert told_default("未注明完成时限的，均为2027年12月底前。").deadline == "2027年12月底前"


def units_by_text(outline: Outline) -> dict[str, list[str]]:
    plan = plan_of(outline)
    found = effective_assignments(plan)
    return {task.text: [a.unit for a in found[task.id]] for task in plan.tasks()}


def test_a_default_of_the_preamble_holds_for_tasks_that_name_nobody(
    read: Callable[[str], Outline],
) -> None:
    outline = read(
        f"{TITLE}以下各项任务均由各县（市、区）人民政府负责落实。\n一、加强学校建设\n"
        "（一）新建学校。新建学校2所。\n（二）改造校舍。改造校舍3处。（责任单位：市住建局）\n"
    )

    units = units_by_text(outline)

    assert units["新建学校2所。"] == ["各县（市、区）人民政府"]
    assert units["改造校舍3处。（责任单位：市住建局）"] == ["市住建局"]


def test_a_default_at_the_head_of_a_chapter_holds_for_the_chapter(
    read: Callable[[str], Outline],
) -> None:
    outline = read(
        f"{TITLE}一、加强学校建设\n下列任务责任单位均为市教育局。\n（一）新建学校。新建学校2所。\n"
        "二、加强医疗服务\n（一）新建医院。新建医院1所。\n"
    )

    units = units_by_text(outline)

    assert units["新建学校2所。"] == ["市教育局"]
    assert units["新建医院1所。"] == []


def test_a_default_is_labelled_where_it_is_said_only(read: Callable[[str], Outline]) -> None:
    outline = read(
        f"{TITLE}一、加强学校建设\n下列任务责任单位均为市教育局。\n（一）新建学校。新建学校2所。\n"
    )

    assert [(label["section"], label["unit"]) for label in unit_labels(outline)] == [
        ("一", "市教育局")
    ]


def test_a_term_for_all_is_that_of_tasks_without_one(read: Callable[[str], Outline]) -> None:
    outline = read(
        f"{TITLE}未注明完成时限的，均为2027年12月底前。\n一、加强学校建设\n新建学校2所。\n"
        "二、加强医疗服务\n2027年6月底前新建医院1所。\n"
    )

    plan = plan_of(outline)
    due = effective_deadlines(plan)

    assert [due[task.id] for task in plan.tasks()] == ["2027年12月底前", "2027年6月底前"]


def test_the_first_of_a_list_leads_where_the_document_says_so(
    read: Callable[[str], Outline],
) -> None:
    outline = read(
        f"{TITLE}责任单位排在第一位的为牵头单位。\n一、加强学校建设\n"
        "（一）新建学校。新建学校2所。（责任单位：市教育局、市财政局）\n"
        "（二）改造校舍。改造校舍3处。（责任单位：市住建局）\n"
    )

    assert [(label["role"], label["unit"]) for label in unit_labels(outline)] == [
        ("lead", "市教育局"),
        ("responsible", "市财政局"),
        ("responsible", "市住建局"),
    ]


NOTES = [
    (
        "（责任单位：市农业局、市水利局，排第一的为牵头单位）",
        ["responsible", "lead", "responsible"],
    ),
    (
        "（责任单位：市农业局、市水利局，以下各项均为排第一的为牵头单位）",
        ["responsible", "lead", "lead"],
    ),
    ("责任单位中排第一的为牵头单位。", ["responsible", "responsible", "lead"]),
]


@pytest.mark.parametrize(("note", "firsts"), NOTES)
def test_a_note_beside_one_list_speaks_of_that_list(
    read: Callable[[str], Outline], note: str, firsts: list[str]
) -> None:
    outline = read(
        f"{TITLE}一、加强学校建设\n新建学校2所。（责任单位：市教育局、市财政局）\n"
        f"二、加强水利建设\n新建水库2座。{note}\n"
        "三、加强道路建设\n新建道路2条。（责任单位：市交通局、市住建局）\n"
    )

    first = {label["unit"]: label["role"] for label in unit_labels(outline)}

    named = ("市教育局", "市农业局", "市交通局")
    assert [first.get(unit, "responsible") for unit in named] == firsts
