"""What stood in a plan comes back from a past moment; what moved since stays."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.db.random_plans import grow, mutate
from workbench.drafting import bringing_back, editing, structure
from workbench.errors import MisuseError, NotFoundError
from workbench.plan import Paragraph, Plan, Section, Task
from workbench.status import Status


@pytest.fixture
def past() -> Plan:
    first = Paragraph("p1", (Task("t1", "新建急救站点6个。"), Task("t2", "完善调度。")))
    second = Paragraph("p2", (Task("t3", "开展技能竞赛。"),))
    return Plan(
        "plan",
        "2027年江城市工作要点",
        sections=(
            Section("a", "卫生", sections=(
                Section("a1", "急救", paragraphs=(first,)),
                Section("a2", "疾控", paragraphs=(second,)),
            )),
            Section("b", "教育"),
        ),
    )  # fmt: skip


def test_the_whole_comes_back_but_its_state(past: Plan) -> None:
    now = Plan("plan", "改过的题", status=Status.SUBMITTED)

    back = bringing_back.whole(now, past)

    assert back.sections == past.sections
    assert back.status is Status.SUBMITTED


def test_an_item_that_changed_stands_as_it_stood(past: Plan) -> None:
    now = editing.retext(editing.rename(past, "b", "教育体育"), "p1", "新建急救站点12个。")

    back = bringing_back.item(now, past, "a1")

    assert back.sections[0] == past.sections[0]
    assert back.sections[1].heading == "教育体育"


def test_an_item_that_is_gone_comes_back_behind_the_one_it_followed(past: Plan) -> None:
    now = structure.remove_section(past, "a2")

    assert bringing_back.item(now, past, "a2") == past


def test_an_item_whose_parent_is_gone_comes_back_on_top(past: Plan) -> None:
    now = structure.remove_section(past, "a")

    back = bringing_back.item(now, past, "a2")

    assert [section.id for section in back.sections] == ["a2", "b"]


def test_what_moved_away_since_stays_where_it_is(past: Plan) -> None:
    now = structure.move_section(past, "a1", "b", 0)

    back = bringing_back.item(now, past, "a")

    assert back.sections[1].sections[0].id == "a1"
    assert [s.heading for s in back.sections[0].sections] == ["急救", "疾控"]
    assert back.sections[0].sections[0].id != "a1"


def test_a_sentence_that_changed_stands_as_it_stood(past: Plan) -> None:
    now = editing.set_task_text(past, "t1", "新建急救站点12个。")

    assert bringing_back.sentence(now, past, "t1") == past


def test_a_sentence_that_is_gone_comes_back_in_its_place(past: Plan) -> None:
    now = editing.retext(past, "p1", "新建急救站点6个。")

    assert bringing_back.sentence(now, past, "t2") == past


def test_a_sentence_whose_paragraph_is_gone_brings_one_along(past: Plan) -> None:
    now = editing.remove_paragraph(past, "p2")

    assert bringing_back.sentence(now, past, "t3") == past


def test_a_sentence_does_not_come_back_without_its_item(past: Plan) -> None:
    now = structure.remove_section(past, "a2")

    with pytest.raises(MisuseError, match="取回整条"):
        bringing_back.sentence(now, past, "t3")


def test_what_did_not_stand_there_then_is_told(past: Plan) -> None:
    with pytest.raises(NotFoundError):
        bringing_back.item(past, past, "nowhere")


@given(seed=st.integers(0, 2**32), edits=st.integers(0, 8))
@settings(max_examples=60, deadline=None)
def test_no_id_stands_twice_whatever_was_edited_since(seed: int, edits: int) -> None:
    chance = random.Random(seed)
    past = now = grow(chance, 25)
    for _ in range(edits):
        now = mutate(now, chance)
    for section, _ in past.walk():
        now = bringing_back.item(now, past, section.id)

    ids = [s.id for s, _ in now.walk()] + [t.id for p in now.paragraphs() for t in p.tasks]

    assert len(ids) == len(set(ids))
