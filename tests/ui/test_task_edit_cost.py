"""An edit asks the table of tasks about the chapter it touched, and about nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ui.tasks import rows as task_rows_module
from ui.tasks.chapters import ByChapter
from ui.tasks.columns import Columns
from ui.tasks.model import TaskModel
from ui.tasks.rows import RowBook, TaskRow
from ui.tasks.unit_names import UnitNames
from ui.tasks.view import TaskView
from workbench.drafting.editing import set_note
from workbench.plan import Paragraph, Plan, Section, Task

CHAPTERS, ITEMS = 40, 5


def _section(chapter: int, item: int) -> Section:
    name = f"{chapter}-{item}"
    task = Task(f"t{name}", f"新建急救站点{item + 1}个（牵头单位：单位{chapter % 3}）。")
    return Section(f"s{name}", "完善急救网络", paragraphs=(Paragraph(f"p{name}", (task,)),))


@pytest.fixture
def plan() -> Plan:
    chapters = (
        Section(f"c{at}", "健全体系", sections=tuple(_section(at, item) for item in range(ITEMS)))
        for at in range(CHAPTERS)
    )
    return Plan("many", "2027年江城市工作要点", 2027, sections=tuple(chapters))


@pytest.fixture
def edited(plan) -> Plan:
    return set_note(plan, "t20-2", "等批复")


def test_only_sections_of_the_chapter_of_an_edit_are_looked_at(plan, edited, monkeypatch):
    book, looked_at = RowBook(), []
    book.rows(plan)
    asked = task_rows_module._Kept.holds

    def noted(kept, path, *told):
        looked_at.append(path[-1].id)
        return asked(kept, path, *told)

    monkeypatch.setattr(task_rows_module._Kept, "holds", noted)
    book.rows(edited)

    assert looked_at == [f"s20-{item}" for item in range(ITEMS)]


def test_rows_after_an_edit_are_those_of_a_new_book(plan, edited):
    book = RowBook()
    book.rows(plan)

    assert book.rows(edited) == RowBook().rows(edited)


def test_only_the_chapter_of_an_edit_is_counted_again(plan, edited):
    book, counted = RowBook(), []
    kept = ByChapter(lambda rows: counted.append(rows[0].chapter_id) or len(rows))
    kept.of(book.rows(plan))
    counted.clear()

    found = kept.of(book.rows(edited))

    assert counted == ["c20"]
    assert found == [ITEMS] * CHAPTERS


def test_rows_that_stayed_are_not_asked_for_their_keys(plan, edited, qapp, monkeypatch):
    book, model, asked = RowBook(), TaskModel(lambda *_: True), []
    model.show(book.rows(plan))
    every = book.rows(edited)
    monkeypatch.setattr(TaskRow, "key", property(lambda row: asked.append(row) or row.row.task_id))

    model.show(every)

    assert len({row.row.task_id for row in asked}) <= 1


def test_one_row_is_announced_after_an_edit(plan, edited, qapp, qtbot):
    book, model = RowBook(), TaskModel(lambda *_: True)
    model.show(book.rows(plan))

    with qtbot.waitSignal(model.dataChanged) as told:
        model.show(book.rows(edited))

    assert told.args[0].row() == told.args[1].row() == model.row_of("t20-2")


def test_names_are_those_of_all_rows_after_an_edit(plan):
    book, names, fresh = RowBook(), UnitNames(), UnitNames()
    names.learn(book.rows(plan), ["市医保局"])
    fewer = replace(plan, sections=plan.sections[:1])

    names.learn(book.rows(fewer), ["市医保局"])
    fresh.learn(RowBook().rows(fewer), ["市医保局"])

    assert (names.offered, names.settled) == (fresh.offered, fresh.settled)
    assert names.offered[0] == "市医保局"


def test_what_a_task_was_last_year_measures_no_row(plan, qtbot, monkeypatch):
    model = TaskModel(lambda *_: True)
    model.show(RowBook().rows(plan))
    view = TaskView(model, lambda: (), None)
    qtbot.addWidget(view)
    measured = []
    monkeypatch.setattr(Columns, "_fit", lambda *told: measured.append(told))

    model.show_fates({"t20-2": "延续"})

    assert not measured
