"""Where a name or a figure stands again."""

from __future__ import annotations

import pytest

from workbench.drafting.echoes import echoes, followed_at
from workbench.plan import Paragraph, Plan, Section, Task


@pytest.fixture
def plan() -> Plan:
    tasks = (
        Task("t1", "落实《江城市急救办法》，增至24家。"),
        Task("t2", "124家医院对照《江城市急救办法》自查。"),
        Task("t3", "24家哨点医院全部联网。"),
    )
    section = Section("s1", "完善急救网络", paragraphs=(Paragraph("p1", tasks),))
    return Plan("plan", "工作要点", 2027, sections=(section,))


def test_a_name_is_found_wherever_it_stands(plan: Plan) -> None:
    found = echoes(plan, "《江城市急救办法》")

    assert [echo.task_id for echo in found] == ["t1", "t2"]
    assert found[0].section_id == "s1"


def test_a_figure_is_not_found_inside_a_longer_one(plan: Plan) -> None:
    assert [echo.task_id for echo in echoes(plan, "24家")] == ["t1", "t3"]


@pytest.mark.parametrize(
    ("offset", "words"), [(5, "《江城市急救办法》"), (14, "24家"), (16, "24家")]
)
def test_what_stands_at_a_place_is_followed(offset: int, words: str) -> None:
    text = "落实《江城市急救办法》，增至24家。"

    span = followed_at(text, offset)

    assert span is not None
    assert text[slice(*span)] == words


def test_plain_words_are_not_followed() -> None:
    assert followed_at("推动信息互通。", 3) is None
