"""A unit's own paper says whose tasks these are, in the middle of the sheet."""

from __future__ import annotations

import pytest

from exports.standard import GB9704
from exports.typesetting import compose
from workbench.errors import NotFoundError
from workbench.issuing.annexes import unit_paper
from workbench.plan import Assignment, Paragraph, Plan, Role, Section, Task


@pytest.fixture
def plan() -> Plan:
    task = Task("t", "新建站点20个。", (Assignment("救助科", Role.LEAD),))
    open_one = Task("u", "办好年会。")
    section = Section("s", "抓好救助", paragraphs=(Paragraph("p", (task, open_one)),))
    return Plan("p", "江城市2027年工作要点", 2027, sections=(section,))


def test_title_and_table_stand_on_one_landscape_page(plan: Plan) -> None:
    (page,) = compose(unit_paper(plan, "救助科"), GB9704)

    assert page.turned
    assert "".join(line.strip.text for line in page.lines if not line.block) == (
        "江城市2027年工作要点任务分解表（救助科）"
    )


def test_the_title_is_centred(plan: Plan) -> None:
    (page,) = compose(unit_paper(plan, "救助科"), GB9704)
    strip = page.lines[0].strip

    right = GB9704.page_height - (strip.xs[-1] + strip.cell)
    foot = GB9704.page_height - GB9704.top - GB9704.area_height
    assert strip.xs[0] - foot == pytest.approx(right - GB9704.top, abs=1)


def test_what_nobody_answers_for_is_a_paper_too(plan: Plan) -> None:
    title, table = unit_paper(plan, "")

    assert title.text == "江城市2027年工作要点任务分解表（责任未定）"
    assert "办好年会。" in table.text


def test_a_unit_without_tasks_has_no_paper(plan: Plan) -> None:
    with pytest.raises(NotFoundError, match="气象局"):
        unit_paper(plan, "气象局")
