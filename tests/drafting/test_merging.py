"""An item of last year goes into another one of the new plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.drafting.dropping import without_tasks
from workbench.drafting.entries import items
from workbench.drafting.merging import merge, same_item
from workbench.errors import NotFoundError
from workbench.plan import Assignment, Paragraph, Plan, Role, Section, Task

LEAD = (Assignment("民政局", Role.LEAD),)


def _item(key: str, heading: str, *texts: str, year: str = "") -> Section:
    tasks = tuple(
        Task(f"{year}{key}{n}", text, LEAD, source=f"{key}{n}" if year else "")
        for n, text in enumerate(texts)
    )
    return Section(
        f"{year}{key}", heading, run_in=True, paragraphs=(Paragraph(f"{year}{key}p", tasks),)
    )


def _plan(year: str) -> Plan:
    chapter = Section(
        f"{year}c",
        "兜牢民生底线",
        sections=(
            _item("a", "推进养老助餐", "新增助餐点12个。", year=year),
            _item("b", "开展敬老月活动", "走访老人300户。", "举办义诊4场。", year=year),
        ),
    )
    return Plan(f"plan{year}", "2027年江城市民政工作要点", 2027, sections=(chapter,))


OLD, NEW = _plan(""), _plan("n")


def test_the_sentences_of_an_item_merged_stand_behind_those_of_the_other() -> None:
    after = merge(NEW, items(OLD)[1], items(NEW)[0])

    [entry] = items(after)
    assert entry.heading == "推进养老助餐"
    assert [task.id for task in entry.tasks] == ["na0", "nb0", "nb1"]
    assert entry.tasks[1].assignments == LEAD


def test_the_item_that_was_merged_goes() -> None:
    after = merge(NEW, items(OLD)[1], items(NEW)[0])

    assert "开展敬老月活动" not in [section.heading for section, _ in after.walk()]


def test_an_item_merged_into_a_bare_heading_is_its_text() -> None:
    bare = Section("nx", "弘扬敬老风尚")
    chapter = replace(NEW.sections[0], sections=(*NEW.sections[0].sections, bare))
    plan = replace(NEW, sections=(chapter,))

    after = merge(plan, items(OLD)[1], items(plan)[2])

    assert [task.id for task in items(after)[1].tasks] == ["nb0", "nb1"]
    assert items(after)[1].heading == "弘扬敬老风尚"


def test_what_stands_in_the_other_already_stays_there() -> None:
    assert merge(NEW, items(OLD)[1], items(NEW)[1]) is NEW


def test_an_item_that_is_gone_takes_nothing_in() -> None:
    without = without_tasks(NEW, {"na0"})

    with pytest.raises(NotFoundError):
        merge(without, items(OLD)[1], items(NEW)[0])


def test_an_item_is_the_same_with_more_words() -> None:
    after = merge(NEW, items(OLD)[1], items(NEW)[0])

    assert same_item(after, items(NEW)[0]) == items(after)[0]
