"""A document's plan has the same ids whenever it is read, and no two alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app import read_file
from workbench.drafting.samples import samples
from workbench.reading.assembly import plan_of
from workbench.reading.steady import steady_plan

if TYPE_CHECKING:
    from workbench.plan import Plan

FILE = Path(__file__).parent.parent / "data" / "江城市2026年教育工作要点.txt"


def ids(plan: Plan) -> list[str]:
    sections = [section.id for section, _ in plan.walk()]
    paragraphs = [paragraph.id for paragraph in plan.paragraphs()]
    tasks = [task for paragraph in plan.paragraphs() for task in paragraph.tasks]
    targets = [target.id for task in tasks for target in task.targets]
    return [plan.id, *sections, *paragraphs, *(task.id for task in tasks), *targets]


def test_a_file_read_twice_is_the_same_plan() -> None:
    assert read_file(FILE).plan == read_file(FILE).plan


def test_no_two_parts_of_a_plan_have_one_id() -> None:
    found = ids(read_file(FILE).plan)

    assert len(set(found)) == len(found) > 500


def test_the_same_words_in_another_file_have_other_ids() -> None:
    outline = read_file(samples()[0]).outline

    one, other = steady_plan(outline, "a"), steady_plan(outline, "b")

    assert not set(ids(one)) & set(ids(other))


def test_nothing_but_the_ids_is_changed() -> None:
    outline = read_file(samples()[0]).outline
    plan, made = steady_plan(outline, "a"), plan_of(outline)

    assert [task.text for task in plan.tasks()] == [task.text for task in made.tasks()]
    assert [task.assignments for task in plan.tasks()] == [t.assignments for t in made.tasks()]
    assert (plan.title, plan.scheme, plan.notice is None) == (
        made.title,
        made.scheme,
        made.notice is None,
    )
