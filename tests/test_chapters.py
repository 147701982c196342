"""What is known of a chapter that stayed is never taken for one that changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.chapters import holds_task, owner_in, section_in, tasks_by_id
from workbench.numbering import RESTARTING, RUNNING_ON
from workbench.plan import Paragraph, Plan, Section, SectionKind, Task
from workbench.remembering import remembered_of_parts


def item(name: str, *below: Section, kind: SectionKind = SectionKind.NUMBERED) -> Section:
    tasks = (Task(f"{name}t", "新建急救站点6个。"),)
    return Section(
        name, "完善网络", kind, paragraphs=(Paragraph(f"{name}p", tasks),), sections=below
    )


@pytest.fixture
def plan() -> Plan:
    chapters = (
        item("a", item("a1"), item("a2")),
        item("b", item("b1"), item("b2")),
        item("c", item("c1")),
        item("d", kind=SectionKind.ANNEX),
    )
    notes = (Paragraph("before", (Task("t0", "为做好全年工作，制定本要点。"),)),)
    return Plan("p", "江城市要点", 2027, sections=chapters, preamble=notes)


def test_numbers_run_on_over_the_chapters(plan):
    assert list(plan.numbers().values()) == [
        *("一、", "（一）", "（二）", "二、", "（三）", "（四）", "三、", "（五）", "附件"),
    ]


def test_a_new_item_moves_the_numbers_of_chapters_that_stayed(plan):
    plan.numbers()
    first = replace(plan.sections[0], sections=(*plan.sections[0].sections, item("a3")))

    after = replace(plan, sections=(first, *plan.sections[1:]))

    assert after.numbers()["a3"] == "（三）"
    assert after.numbers()["b1"] == "（四）"
    assert after.numbers()["c1"] == "（六）"
    assert plan.numbers()["b1"] == "（三）"


def test_a_chapter_that_goes_moves_those_behind_it(plan):
    plan.numbers()

    after = replace(plan, sections=plan.sections[1:])

    assert after.numbers() == {
        "b": "一、",
        "b1": "（一）",
        "b2": "（二）",
        "c": "二、",
        "c1": "（三）",
        "d": "附件",
    }


def test_another_scheme_numbers_chapters_that_stayed_anew(plan):
    assert plan.scheme is RUNNING_ON
    plan.numbers()

    after = replace(plan, scheme=RESTARTING)

    assert after.numbers()["b1"] == "（一）"


def test_one_annex_more_numbers_the_annex_that_stayed(plan):
    assert plan.numbers()["d"] == "附件"

    after = replace(plan, sections=(*plan.sections, item("e", kind=SectionKind.ANNEX)))

    assert (after.numbers()["d"], after.numbers()["e"]) == ("附件1", "附件2")


def test_walking_sees_the_edit(plan):
    assert [s.id for s, _ in plan.walk()][:3] == ["a", "a1", "a2"]
    first = replace(plan.sections[0], sections=())

    after = replace(plan, sections=(first, *plan.sections[1:]))

    assert [(s.id, depth) for s, depth in after.walk()][:3] == [("a", 1), ("b", 1), ("b1", 2)]
    assert [s.id for s, _ in plan.walk()][:3] == ["a", "a1", "a2"]


def test_parts_are_found_where_they_stand(plan):
    assert section_in(plan, "b2") is plan.sections[1].sections[1]
    assert owner_in(plan, "c1p") is plan.sections[2].sections[0]
    assert holds_task(plan, "a2t")
    assert tasks_by_id(plan)["t0"].text == "为做好全年工作，制定本要点。"


def test_what_is_not_there_is_not_found(plan):
    assert section_in(plan, "x") is None
    assert owner_in(plan, "before") is None
    assert not holds_task(plan, "t0")
    assert "x" not in tasks_by_id(plan)


def test_parts_of_an_edit_are_not_found_in_the_plan_before(plan):
    assert section_in(plan, "a3") is None
    first = replace(plan.sections[0], sections=(item("a3"),))

    after = replace(plan, sections=(first, *plan.sections[1:]))

    assert section_in(after, "a3") is first.sections[0]
    assert section_in(after, "a1") is None
    assert section_in(plan, "a3") is None


def test_a_part_is_asked_once_until_it_is_another_one():
    asked = []
    ask = remembered_of_parts(lambda part: asked.append(part) or len(asked))
    part = item("a")

    answers = [ask(part), ask(part), ask(replace(part)), ask(part)]

    assert answers == [1, 1, 2, 3]


def test_a_part_is_asked_anew_with_other_words_beside_it():
    asked = []
    ask = remembered_of_parts(lambda part, start: asked.append(start) or start)
    part = item("a")

    answers = [ask(part, 1), ask(part, 1), ask(part, start=1), ask(part, 2)]

    assert answers == [1, 1, 1, 2]
    assert asked == [1, 1, 2]
