from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor

from ui.collecting import QuietCollections, WindowCollections


@pytest.fixture
def collected(monkeypatch):
    """The generations collected so far; the younger ones have been looked through often enough."""
    done = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: done.append(generation))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 11))
    return done


@pytest.fixture
def quiet(qapp):
    made = QuietCollections(qapp)
    yield made
    made.end()


def test_nothing_is_collected_in_full_by_the_interpreter(quiet):
    held = gc.get_threshold()

    quiet.end()

    assert held[2] > 10**6
    assert gc.get_threshold() == (*held[:2], 10)


def test_it_is_collected_in_full_once_nothing_has_moved(quiet, collected):
    quiet.look()
    before = [*collected]

    quiet.look()

    assert (before, collected) == ([], [2])


def test_it_is_not_while_the_mouse_moves(quiet, collected, monkeypatch):
    quiet.look()
    monkeypatch.setattr(QCursor, "pos", lambda: (7, 7))

    quiet.look()

    assert not collected


def test_it_is_not_where_little_was_made_since(quiet, collected, monkeypatch):
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 3))
    quiet.look()

    quiet.look()

    assert not collected


def test_the_window_looks_for_garbage_while_work_goes_on(qtbot, collected):
    owner = QObject()
    window = WindowCollections(owner)
    window.hold()

    qtbot.waitUntil(lambda: len(collected) >= 10, timeout=5000)
    enabled = gc.isenabled()
    window.end()

    assert set(collected) == {1}
    assert not enabled
