"""Lists are walked round the end, and a list that stays the same does not move."""

from __future__ import annotations

import pytest

from ui.row_model import RowModel
from ui.tree_model import DISPLAY
from ui.walking import next_waiting, stepped


class Words(RowModel[str]):
    """Words known by their first character."""

    heads = ("词",)

    def key_of(self, row: str) -> object:
        return row[:1]

    def told(self, row: str, column: int, role: int) -> object:
        return row if role == DISPLAY else None


@pytest.mark.parametrize(
    ("at", "steps", "count", "line"),
    [(0, 1, 3, 1), (2, 1, 3, 0), (0, -1, 3, 2), (-1, 1, 3, 0), (-1, -1, 3, 2), (0, 1, 0, -1)],
)
def test_a_step_goes_round_the_end_and_from_none_to_the_first_or_last(at, steps, count, line):
    assert stepped(at, steps, count) == line


@pytest.mark.parametrize(
    ("at", "steps", "line"), [(0, 1, 2), (2, 1, 0), (2, -1, 0), (-1, -1, 2), (1, -1, 0)]
)
def test_the_next_that_waits_is_found_in_either_direction(at, steps, line):
    assert next_waiting("等定等", at, steps, lambda word: word == "等") == line


def test_one_that_waits_alone_is_found_from_itself():
    assert next_waiting("定等定", 1, 1, lambda word: word == "等") == 1


def test_where_nothing_waits_there_is_no_next_one():
    assert next_waiting("定定", 0, 1, lambda word: word == "等") == -1
    assert next_waiting("", -1, 1, lambda word: word == "等") == -1


def test_the_same_rows_with_other_words_are_drawn_anew_and_nothing_moves(qtbot, qtmodeltester):
    model = Words()
    model.show(["急救", "疾控"])
    kept = model.index(1, 0)

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(["急诊", "疾病预防控制"])

    qtmodeltester.check(model)
    assert kept.data() == "疾病预防控制"


def test_other_rows_begin_the_list_anew(qtbot):
    model = Words()
    model.show(["急救", "疾控"])

    with qtbot.waitSignal(model.modelReset):
        model.show(["疾控"])

    assert (model.rowCount(), model.row(0), model.row(1)) == (1, "疾控", None)
    assert not model.line(-1).isValid()
