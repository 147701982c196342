"""What reads a sentence is made ready beside the window before the first one is kept."""

from __future__ import annotations

import pytest

from ui.sheet import writer
from ui.sheet.sheet import Sheet


@pytest.fixture
def prepared(monkeypatch):
    """How often the readers were made ready."""
    times = []
    monkeypatch.setattr(writer, "_read_twice", lambda: times.append(1))
    return times


def test_the_first_plan_makes_the_readers_ready_once(qtbot, session, plan, prepared):
    sheet = Sheet(session)
    qtbot.addWidget(sheet)
    qtbot.waitUntil(lambda: prepared == [1], timeout=5000)

    session.open_plan(plan.id)
    sheet._writer._warm_up()

    assert prepared == [1]
