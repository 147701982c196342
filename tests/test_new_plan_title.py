"""A new plan has the title she gave it from the beginning: no step takes the old one back."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench import turnover
from workbench.app import Workbench

OLD = Path(__file__).parent / "data" / "江城市2026年教育工作要点.txt"
TITLE = "江城市2027年教育工作要点（征求意见稿）"


@pytest.fixture
def workbench(tmp_path):
    with Workbench(tmp_path / "资料库.yaodian") as opened:
        yield opened


def test_a_plan_of_last_years_paper(workbench):
    source = workbench.import_file(OLD).id

    plan = workbench.new_plan(source, 2027, at_once=False, title=TITLE).plan

    assert workbench.plan(plan.id).title == TITLE
    assert workbench.undo(plan.id) is None


def test_a_plan_of_a_template_that_was_filled_in(workbench):
    template = workbench.make_template(workbench.import_file(OLD).id, "教育")

    plan = turnover.fill_template(workbench, template.id, {}, TITLE)

    assert workbench.plan(plan.id).title == TITLE
    assert workbench.undo(plan.id) is None
