"""A second window on a store that another process writes to: it reads, copies, and takes over."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QProcess

from tests.ui.conftest import make_plan
from ui.history import standing
from ui.history.past import Past
from ui.session import Session
from workbench.app import Workbench
from workbench.drafting import editing

HOLD = (
    "import sys; from pathlib import Path; from db.store import Store\n"
    "store = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
)
WAIT = 15_000


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "资料库.yaodian"
    with Workbench(path) as workbench:
        workbench.save(None, make_plan(), "新建2027年要点")
    return path


@pytest.fixture
def elsewhere(path):
    """Another process that writes to the store until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


@pytest.fixture
def second(qapp, elsewhere, path):
    session = Session(Workbench(path))
    session.begin()
    session.open_plan("plan-2027")
    yield session
    session.close()


def test_it_reads_and_refuses_to_write(second):
    told = []
    second.failed.connect(told.append)

    changed = second.edit(lambda p: editing.rename(p, "s12", "急救"), "改标题")

    assert second.read_only
    assert not changed
    assert "只读" in told[0].message
    assert "上的窗口（今天 " in second.workbench.holder


def test_it_shows_the_past_but_brings_nothing_back(second, qtbot):
    with qtbot.waitSignal(second.past.timeline_changed, timeout=WAIT):
        second.past.read()

    assert isinstance(second.past, Past)
    assert second.past.timeline.present == 1
    assert second.stuck == "资料库现在是只读的"


def test_it_takes_over_when_the_other_one_is_gone(second, elsewhere, qtbot):
    elsewhere.kill()
    elsewhere.wait()

    with qtbot.waitSignal(second.plan_opened, timeout=WAIT):
        second._watch.look()

    assert not second.read_only
    assert second.edit(lambda p: editing.rename(p, "s12", "急救"), "改标题")


def test_a_copy_is_made_and_opened_beside(second, tmp_path, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *words: opened.append(words))
    goal = tmp_path / "副本.yaodian"

    with qtbot.waitSignal(second.idle, timeout=WAIT):
        standing.copy_store(second, goal)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)

    assert str(goal) in opened[0][1]
    with Workbench(goal, create=False) as copy:
        assert copy.plan("plan-2027") == make_plan()
        assert not copy.read_only
