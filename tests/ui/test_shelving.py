"""The papers of a large library stand under their years."""

from __future__ import annotations

from ui.library.shelving import MANY, shelved
from ui.tree_model import Row


def papers(count):
    return [Row(f"document:{at}", f"{2020 + at % 3}年江城市工作要点{at}") for at in range(count)]


def test_few_papers_are_one_list():
    rows = papers(MANY)

    assert shelved(rows) == tuple(rows)


def test_many_papers_stand_under_their_years_the_latest_first():
    rows = [*papers(MANY), Row("document:x", "工作总结")]

    shelves = shelved(rows)

    assert [row.text for row in shelves] == ["2022年", "2021年", "2020年", "未写年份"]
    assert sum(len(row.rows) for row in shelves) == MANY + 1
    assert shelves[0].right == str(len(shelves[0].rows))
