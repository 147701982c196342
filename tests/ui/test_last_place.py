"""A plan that is opened again shows where she was, also after the program was closed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.conftest import make_plan
from ui.state import Selection
from workbench.app import Workbench
from workbench.drafting import editing
from workbench.plan import Paragraph, Task

WAIT = 15_000
FAR = "ft50"


def long_plan():
    """Sixty paragraphs stand before the first chapter."""
    plan = make_plan()
    filler = tuple(Paragraph(f"f{n}", (Task(f"ft{n}", "抓好落实。"),)) for n in range(60))
    return replace(plan, preamble=(*plan.preamble, *filler))


@pytest.fixture
def path(tmp_path):
    """A store with two plans."""
    path = tmp_path / "资料库.yaodian"
    with Workbench(path) as workbench:
        workbench.save(None, long_plan(), "新建2027年要点")
        other = replace(
            make_plan(), id="other", title="江城市教育工作要点", sections=(), preamble=()
        )
        workbench.save(None, other, "新建要点")
    return path


@pytest.fixture
def opened(open_window, path):
    """Opens the window on the store, with the settings left by the one before."""

    def opened():
        window = open_window(path)
        window.session.open_plan("plan-2027")
        return window

    return opened


def sheet_of(window):
    return window.area.page.widget("text")


def test_after_a_restart_the_sentence_she_was_at_is_current_and_in_sight(opened):
    first = opened()
    first.session.select(Selection(task_ids=(FAR,)))
    first.close()

    again = opened()

    sheet = sheet_of(again)
    assert again.session.selection.task_ids == (FAR,)
    assert sheet.textCursor().blockNumber() == sheet.sheet.index_of(FAR)
    assert sheet.in_sight(sheet.textCursor())
    assert sheet.verticalScrollBar().value() > 0


def test_each_plan_has_its_own_place(opened):
    window = opened()
    window.session.select(Selection("s12", "", ("t3",)))

    window.session.open_plan("other")
    elsewhere = window.session.selection
    window.session.open_plan("plan-2027")

    assert elsewhere == Selection()
    assert window.session.selection == Selection("s12", "", ("t3",))


def test_where_the_sentence_is_gone_its_item_is_current(opened, path):
    first = opened()
    first.session.select(Selection("s12", "", ("t4",)))
    first.close()
    with Workbench(path) as workbench:
        plan = workbench.plan("plan-2027")
        workbench.save(plan, editing.remove_paragraph(plan, "p2"), "删去")

    again = opened()

    assert again.session.selection == Selection("s12")


def test_a_place_that_is_gone_leaves_the_beginning_in_sight(opened, path):
    first = opened()
    first.session.select(Selection("s2"))
    first.close()
    with Workbench(path) as workbench:
        plan = workbench.plan("plan-2027")
        workbench.save(plan, editing.remove_section(plan, "s2"), "删去")

    again = opened()

    assert again.session.selection == Selection()
    assert sheet_of(again).verticalScrollBar().value() == 0
