"""Another plan of 资料 is read beside the window; what is open stays until it is read."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest

from ui.state import Selection
from workbench.drafting.editing import rename
from workbench.errors import NotFoundError

WAIT = 10_000


@pytest.fixture
def other(fake, plan):
    made = replace(plan, id="other", title="2027年江城市卫生工作要点")
    fake.kept[made.id] = made
    return made


@pytest.fixture
def slow(fake, monkeypatch):
    """The store answers for plans when this is set."""
    answer, read = Event(), fake.plan

    def reading(plan_id):
        answer.wait(WAIT / 1000)
        return read(plan_id)

    monkeypatch.setattr(fake, "plan", reading)
    yield answer
    answer.set()


def test_what_is_open_stays_and_can_be_edited_until_the_other_is_read(
    window, session, fake, plan, other, slow, qtbot
):
    window.open_entry("plan", other.id)
    before = session.plan
    session.edit(lambda p: rename(p, "s1", "提升质量"), "改标题")
    edited = session.plan

    with qtbot.waitSignal(session.plan_opened, timeout=WAIT):
        slow.set()

    assert before is plan
    assert fake.kept[plan.id] is edited
    assert session.plan is other


def test_of_two_asked_for_the_later_one_is_opened(window, session, fake, other, slow, qtbot):
    third = fake.kept["third"] = replace(other, id="third")
    opened = []
    session.plan_opened.connect(lambda: opened.append(session.plan))
    window.open_entry("plan", other.id)
    window.open_entry("plan", third.id)

    slow.set()
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    qtbot.wait(50)

    assert opened == [third]


def test_what_was_made_or_opened_meanwhile_stays(window, session, plan, other, slow, qtbot):
    window.open_entry("plan", other.id)
    session.show(plan)

    slow.set()
    qtbot.wait(100)

    assert session.plan is plan


def test_a_hit_in_another_plan_is_current_once_that_is_open(window, session, other, hits, qtbot):
    with qtbot.waitSignal(session.plan_opened, timeout=WAIT):
        window.panel.hit_chosen.emit(hits("plan", other.id, "s12", "t1"))

    assert session.plan is other
    assert session.selection == Selection(section_id="s12", task_ids=("t1",))


@pytest.fixture
def hits():
    """Makes a place that was found: kind, id, section and task."""
    from types import SimpleNamespace

    def made(kind, key, section, task):
        return SimpleNamespace(kind=kind, id=key, section_id=section, task_id=task)

    return made


def test_a_plan_that_is_gone_is_told_and_the_open_one_stays(window, session, fake, plan, qtbot):
    def gone(_):
        raise NotFoundError("没有找到这份要点。", "请另选一份。")

    fake.plan = gone

    with qtbot.waitSignal(session.failed, timeout=WAIT):
        window.open_entry("plan", "gone")

    assert session.plan is plan


def test_a_window_closed_meanwhile_opens_nothing(window, session, plan, other, slow, qtbot):
    opened = []
    session.plan_opened.connect(lambda: opened.append(session.plan))
    window.open_entry("plan", other.id)

    slow.set()
    window.close()
    qtbot.wait(50)

    assert opened == []
