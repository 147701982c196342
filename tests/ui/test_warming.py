"""What opening shows is made in turns of its own while the store is opened beside the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings

from ui.session import Session
from ui.window.main_window import MainWindow
from ui.window.warming import Warming
from workbench.app import Workbench
from workbench.plan import Plan, Section

WAIT = 20_000


@pytest.fixture
def kept():
    return Plan("p1", "2027年江城市教育工作要点", 2027, sections=(Section("s1", "提升质量"),))


@pytest.fixture
def window(qapp, qtbot, tmp_path, kept):
    """On a store that holds a plan and is opened when `begin` is called."""
    workbench = Workbench(tmp_path / "资料库.yaodian")
    workbench.store.save(None, kept, "新建要点")
    workbench.close()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(Session(Workbench(tmp_path / "资料库.yaodian")), settings, fresh=False)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    yield made
    made.close()


def test_view_details_and_lists_are_there_before_the_plan(window, qtbot):
    with qtbot.waitSignal(window.session.begun, timeout=WAIT):
        window.begin()
        qtbot.waitUntil(lambda: window.area.bottom is not None, timeout=WAIT)

    assert window.area.page.widget("text") is not None


def test_no_two_of_them_are_made_in_one_turn(window, qtbot, monkeypatch):
    made, piece = [], Warming._make_piece

    def noted(warming):
        before = len(warming._pieces)
        piece(warming)
        made.append(before - len(warming._pieces))

    monkeypatch.setattr(Warming, "_make_piece", noted)

    with qtbot.waitSignal(window.session.plan_opened, timeout=WAIT):
        window.begin()

    assert sum(made) == 6
    assert max(made) == 1


def test_the_plan_open_last_is_shown_when_all_is_made(window, qtbot, kept):
    with qtbot.waitSignal(window.session.plan_opened, timeout=WAIT):
        window.begin()

    assert window.session.plan == kept
    assert window.area.pages.currentWidget() is window.area.below
    assert window.area.page.focusWidget() is window.area.page.widget("text")


def test_a_window_closed_meanwhile_opens_nothing(window, qtbot):
    opened = []
    window.session.plan_opened.connect(lambda: opened.append(True))
    window.begin()

    window.close()
    qtbot.wait(100)

    assert opened == []
    assert window.area.page.widget("text") is None


def test_what_she_opened_meanwhile_stays(window, qtbot):
    """The store stands open, and she was quicker than the parts that are still made."""
    other = Plan("p2", "2027年江城市卫生工作要点", 2027)
    window.session.begun.connect(lambda: window.session.show(other))
    window.warming._add(*[lambda: None] * 3000)
    window.begin()

    qtbot.waitUntil(lambda: window.session.ready and not window.warming._pieces, timeout=WAIT)
    qtbot.wait(20)

    assert window.session.plan is other
