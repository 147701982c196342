"""From last year's paper to a first draft of next year's with its task table: six acts."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QSettings

from tests.ui.hands import WAIT, Hands, first_draft
from ui import style
from ui.session import Session
from ui.tasks.arranging import Filter
from ui.tasks.rows import Column
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.drafting.samples import samples

MOST = 6


@pytest.fixture
def hands(qapp, qtbot, tmp_path):
    """The hands of a drafter before the window on an empty store."""
    style.install(qapp)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Session(Workbench(tmp_path / "资料库.yaodian")), settings)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    with qtbot.waitSignal(window.session.begun, timeout=WAIT):
        window.begin()
    yield Hands(window)
    window.close()


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
