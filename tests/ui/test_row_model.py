"""A list that is shown anew keeps what stands on the rows that stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from ui.row_model import RowModel
from ui.tree_model import DISPLAY


class Words(RowModel[str]):
    heads = ("词",)

    def key_of(self, row: str) -> object:
        return row[0]

    def told(self, row: str, column: int, role: int) -> object:
        return row if role == DISPLAY else None


@pytest.fixture
def words(qapp):
    model = Words()
    model.show(("a1", "b1", "c1", "d1"))
    model.tester = QAbstractItemModelTester(model)
    return model


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (("a2", "b2", "c2", "d2"), 2),
        (("b2", "c2"), 1),
        (("c2", "d2", "e2"), 0),
        (("x2", "a2", "y2", "c2", "z2"), 3),
    ],
)
def test_a_row_that_stays_keeps_its_place(words, rows, line):
    place = QPersistentModelIndex(words.index(2, 0))

    words.follow(rows)

    assert words.rows == rows
    assert (place.row(), place.data()) == (line, "c2")


@pytest.mark.parametrize("rows", [("d2", "c2", "a2"), ("x2", "y2"), (), ("a2", "a3", "c2")])
def test_a_list_in_another_order_begins_anew(words, rows):
    place = QPersistentModelIndex(words.index(2, 0))

    words.follow(rows)

    assert words.rows == rows
    assert not place.isValid()
