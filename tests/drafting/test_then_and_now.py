"""A past moment is shown with what became of each of its sentences since."""

from __future__ import annotations

import pytest

from workbench.drafting import editing, structure
from workbench.drafting.redline import Mark
from workbench.drafting.then_and_now import Fate, as_it_stood, then_and_now
from workbench.manuscript import RunRole
from workbench.plan import Paragraph, Plan, Role, Section, Task


@pytest.fixture
def past() -> Plan:
    tasks = (Task("t1", "新建急救站点6个。"), Task("t2", "完善调度系统。"))
    return Plan(
        "plan",
        "2027年江城市工作要点",
        sections=(
            Section("a", "疾控"),
            Section("b", "急救", paragraphs=(Paragraph("p1", tasks),)),
        ),
    )


def test_nothing_differs_from_itself(past: Plan) -> None:
    shown = then_and_now(past, past)

    assert shown.words == ""
    assert not [block for block in shown.blocks if block.differing or block.told]


def test_only_the_words_that_differ_are_marked(past: Plan) -> None:
    now = editing.set_task_text(past, "t1", "新建急救站点12个。")

    shown = then_and_now(past, now)
    block = shown.blocks[-1]
    text = "".join(run.text for run in block.block.runs)

    assert text == "新建急救站点612个。完善调度系统。"
    assert [(text[d.start : d.end], d.mark) for d in block.differing] == [
        ("6", Mark.GONE),
        ("12", Mark.COME),
    ]
    assert [told.fate for told in block.told] == [Fate.REWORDED]
    assert shown.words == "改写 1 句"


def test_units_and_dates_of_the_table_that_changed_are_counted(past: Plan) -> None:
    once = editing.assign(past, ["t1", "t2"], Role.LEAD, ("医政处",))
    now = editing.set_deadline(once, ["t2"], "6月底前")

    assert then_and_now(past, now).words == "责任时限改 2 项"


def test_sentences_that_came_and_went_are_told(past: Plan) -> None:
    now = editing.retext(past, "p1", "新建急救站点6个。组织技能竞赛。")

    assert then_and_now(past, now).words in ("新增 1 句、删去 1 句", "改写 1 句")


def test_a_dropped_sentence_is_one(past: Plan) -> None:
    now = editing.retext(past, "p1", "新建急救站点6个。")

    assert then_and_now(past, now).words == "删去 1 句"


def test_numbers_are_those_of_the_past(past: Plan) -> None:
    now = structure.remove_section(past, "a")

    shown = then_and_now(past, now)
    numbers = [r.text for b in shown.blocks for r in b.block.runs if r.role is RunRole.NUMBER]

    assert numbers == ["一、", "二、"]
    assert shown.words == "删去 1 句"


def test_each_place_knows_the_sentence_that_stood_there(past: Plan) -> None:
    now = editing.set_task_text(past, "t1", "新建急救站点12个。")
    block = then_and_now(past, now).blocks[-1]  # 新建急救站点612个。完善调度系统。

    found = [block.sentence_at(place) for place in (0, 6, 7, 10, 11, 17, 18)]

    assert found == ["t1", "t1", "t1", "t1", "t2", "t2", "t2"]


def test_a_sentence_that_came_later_did_not_stand_there(past: Plan) -> None:
    now = editing.retext(past, "p1", "新建急救站点6个。完善调度系统。组织技能竞赛。")
    block = then_and_now(past, now).blocks[-1]
    text = "".join(run.text for run in block.block.runs)

    assert block.sentence_at(text.index("技能")) == ""
    assert block.sentence_at(text.index("调度")) == "t2"


def test_a_moment_alone_knows_its_sentences_but_none_in_a_heading(past: Plan) -> None:
    blocks = as_it_stood(past)

    assert [block.sentence_at(0) for block in blocks] == ["", "", "", "t1"]
