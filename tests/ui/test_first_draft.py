"""From last year's paper to a first draft of next year's with its task table: six acts."""

from __future__ import annotations

from time import perf_counter

import pytest

from tests.ui.hands import Desk, first_draft
from ui import style
from ui.tasks.arranging import Filter
from ui.tasks.rows import Column
from workbench.drafting.samples import samples

MOST = 6


@pytest.fixture
def hands(qapp, qtbot, tmp_path):
    """The hands of a drafter before the window on an empty store."""
    style.install(qapp)
    desk = Desk(qtbot, tmp_path)
    yield desk.open()
    desk.window.close()


def test_six_acts_lead_from_last_years_paper_to_a_draft_with_its_task_table(hands):
    began = perf_counter()

    table = first_draft(hands, samples()[0])

    print(f"{hands.acts} acts, {perf_counter() - began:.1f} s")  # noqa: T201 - to be read, not judged
    plan = hands.window.session.plan
    rows = range(table.model.rowCount())
    words = "".join(str(table.model.index(row, Column.TEXT).data()) for row in rows)
    assert table.isVisible()
    assert hands.acts <= MOST
    assert plan.title == "2027年江城市卫生健康工作要点"
    assert table.model.filter == Filter()
    assert table.view.isVisible()
    assert "2027年6月底前" in words
    assert "2026年6月底前" not in words
