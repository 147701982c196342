"""Filtering looks at each row once, and at nothing that was not asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ui.tasks.arranging import Filter, Grouping, GroupRow, Look, State, arranged, passing
from ui.tasks.model import TaskModel
from ui.tasks.rows import Column, TaskRow, task_rows


@pytest.fixture
def rows(plan):
    return task_rows(plan)


@pytest.fixture
def model(rows, qapp):
    model = TaskModel(lambda *_: True)
    model.show(rows)
    return model


def test_each_row_is_looked_at_once(model, rows, monkeypatch):
    asked, holds = [], TaskRow.holds

    def noted(row, words):
        asked.append(row.key)
        return holds(row, words)

    monkeypatch.setattr(TaskRow, "holds", noted)
    model.set_filter("急救", only_open=False)

    assert asked == [row.key for row in rows]


def test_what_passed_is_counted(model, rows, qtbot):
    with qtbot.waitSignal(model.counted) as told:
        model.set_filter("急救", only_open=False)

    shown = [line.key for line in model.lines() if isinstance(line, TaskRow)]
    assert told.args == [len(shown), len(rows)]
    assert shown == [row.key for row in rows if "急救" in row.row.text + row.row.item]


def test_rows_that_change_are_filtered_anew(model, rows):
    model.set_filter("指挥中心", only_open=False)
    reworded = replace(rows[0], row=replace(rows[0].row, text="建成指挥中心。"))

    model.show((reworded, *rows[1:]))

    assert [line.key for line in model.lines() if isinstance(line, TaskRow)] == [rows[0].key]


def test_groups_count_all_their_tasks_after_an_edit(rows):
    look = Look(Filter(only_open=True), Grouping.CHAPTER)
    before = [line for line in arranged(rows, look, {}) if isinstance(line, GroupRow)]
    fewer = [row for row in rows if row.key != rows[0].key]

    after = [line for line in arranged(fewer, look, {}) if isinstance(line, GroupRow)]

    assert before[0].count == after[0].count + 1


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(words="急救"),
        Filter(only_open=True),
        Filter(state=State.OPEN),
        Filter(quarter=0),
        Filter(chapter="s1"),
        Filter(fate="延续"),
        Filter(words="没有这样的话"),
    ],
)
def test_a_row_that_is_kept_passes_whatever_is_asked(rows, wanted):
    kept = replace(wanted, kept=frozenset({rows[0].key}))

    assert passing(rows[:1], kept, {rows[0].key: "新增"}) == [rows[0]]


def test_a_word_is_found_in_every_cell(rows):
    row = rows[0]
    cells = (row.row.text, row.row.lead, row.row.deadline, row.row.chapter, row.row.item)

    assert all(row.holds(cell) for cell in cells)
    assert row.shown(Column.TEXT) in row.row.text
    assert not row.holds("没有这样的话")
