"""Our own samples: all five shapes, several pages each, read and turned without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.drafting.rollforward import ProposalKind, roll_forward
from workbench.drafting.samples import samples
from workbench.manuscript import plain_text
from workbench.numbering import Style
from workbench.plan import Plan, SectionKind, TargetKind
from workbench.reading.assembly import plan_of
from workbench.reading.formats import read
from workbench.reading.outline import outline

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.document import Outline

STEMS = [path.stem for path in samples()]


@pytest.fixture(scope="module")
def outlines() -> dict[str, Outline]:
    return {path.stem: outline(read(path)) for path in samples()}


@pytest.fixture(scope="module")
def plans(outlines: dict[str, Outline]) -> dict[str, Plan]:
    return {stem: plan_of(parsed) for stem, parsed in outlines.items()}


def test_five_files_in_three_formats_and_two_encodings() -> None:
    files = samples()

    assert len(files) == 5
    assert {path.suffix for path in files} == {".html", ".txt", ".md"}
    assert [p.stem for p in files if not is_utf8(p)] == ["city-primary-care-brief-2025"]


def is_utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_each_is_several_pages_long(plans: dict[str, Plan]) -> None:
    lengths = {stem: len(plain_text(plan)) for stem, plan in plans.items()}

    assert min(lengths.values()) >= 3900
    assert lengths["city-health-points-2026"] >= 7900
    assert sum(lengths.values()) >= 24_500


@pytest.mark.parametrize(
    ("stem", "title", "year"),
    [
        ("city-health-points-2026", "2026年江城市卫生健康工作要点", 2026),
        (
            "city-health-quality-plan-2026-2030",
            "江城市推进卫生健康高质量发展实施方案（2026—2030年）（征求意见稿）",
            2026,
        ),
        (
            "city-primary-care-brief-2025",
            "江城市2025年基层卫生健康综合改革工作情况（卫生健康工作简报第48期）",
            2025,
        ),
        ("city-civil-affairs-plan-2026", "2026年全市民政工作计划安排", 2026),
        ("district-health-points-2026", "江城市青石区2026年卫生健康工作要点", 2026),
    ],
)
def test_titles_and_years_are_found(
    plans: dict[str, Plan], stem: str, title: str, year: int
) -> None:
    assert (plans[stem].title, plans[stem].year) == (title, year)


@pytest.mark.parametrize("stem", STEMS)
def test_no_character_is_lost_on_reading(outlines: dict[str, Outline], stem: str) -> None:
    assert outlines[stem].account.missing == 0


def test_all_five_shapes_are_there(plans: dict[str, Plan]) -> None:
    points = plans["city-health-points-2026"]
    arrangement = plans["city-civil-affairs-plan-2026"]

    assert points.notice
    assert points.notice.number == "江卫发〔2026〕3号"
    assert points.scheme.level(2).runs_on
    assert len(list(points.walk())) == 10 + 46
    assert any(s.assignments for s, _ in plans["city-health-quality-plan-2026-2030"].walk())
    assert arrangement.scheme.level(1).style is Style.ARTICLE
    assert sum(s.kind is SectionKind.THEME for s, _ in arrangement.walk()) >= 15
    assert not plans["district-health-points-2026"].scheme.level(2).runs_on


def test_all_sorts_of_targets_are_there(plans: dict[str, Plan]) -> None:
    targets = [t for plan in plans.values() for task in plan.tasks() for t in task.targets]

    assert {t.kind for t in targets} == set(TargetKind)
    assert len(targets) >= 400
    assert any(t.value_high for t in targets)
    assert any(t.hedged for t in targets)


@pytest.mark.parametrize("stem", STEMS)
def test_every_figure_of_a_sample_opens(plans: dict[str, Plan], stem: str) -> None:
    new, proposals = roll_forward(plans[stem], 2027)

    tasks = [task for p in new.paragraphs() for task in p.tasks]
    assert all(t.value is None for task in tasks for t in task.targets)
    assert all(t.quote in task.text for task in tasks for t in task.targets)
    assert sum(p.kind is ProposalKind.FIGURE for p in proposals) == sum(
        len(task.targets) for task in tasks
    )


def test_the_works_points_turn_in_every_class(plans: dict[str, Plan]) -> None:
    _, proposals = roll_forward(plans["city-health-points-2026"], 2027)

    assert {p.kind for p in proposals} >= {
        ProposalKind.PROPOSE,
        ProposalKind.ASK,
        ProposalKind.FLAG,
        ProposalKind.EXPIRED,
        ProposalKind.PHRASE,
        ProposalKind.FIGURE,
    }
