from __future__ import annotations

import gc

import pytest

from ui.collecting import FullCollections


@pytest.fixture
def collections():
    made = FullCollections()
    yield made
    made.end()


def test_nothing_is_collected_in_full_until_all_who_asked_have_released(collections):
    usual = gc.get_threshold()
    collections.hold()
    collections.hold()
    collections.release()
    held = gc.get_threshold()

    collections.release()

    assert held[:2] == usual[:2]
    assert held[2] > 10**6
    assert gc.get_threshold() == usual


def test_at_the_end_all_is_as_usual_and_a_late_release_changes_nothing(collections):
    usual = gc.get_threshold()
    collections.hold()
    collections.hold()

    collections.end()
    collections.release()
    collections.hold()
    collections.release()

    assert gc.get_threshold() == usual
