"""A wild hand over the whole window: nothing breaks, and text, table and store stay one thing."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.wild_hand import WildHand
from ui import style
from ui.session import Session
from ui.tasks.rows import task_rows
from ui.window.main_window import MainWindow
from workbench.aligning import choose
from workbench.app import Workbench
from workbench.assigning.breakdown import rows
from workbench.drafting.samples import samples
from workbench.manuscript import manuscript

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbench.plan import Plan

EVERY = 10
"""After so many actions all is compared."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with the samples and next year's plan, held against one of them."""
    path = tmp_path / "资料库.yaodian"
    with Workbench(path) as workbench:
        documents = [workbench.import_file(sample) for sample in samples()]
        plan = workbench.new_plan(documents[0].id, 2027).plan
        choose(workbench, plan.id, [documents[1].id])
    return path


@pytest.fixture
def window(qapp, qtbot: QtBot, tmp_path: Path, path: Path, monkeypatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    monkeypatch.setenv("HOME", str(tmp_path))  # what a dialog may write lands there
    style.install(qapp)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Session(Workbench(path)), settings, fresh=False)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    style.lay_sheet(qapp)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.session.plan_opened, timeout=30_000):
        window.begin()
    yield window
    window.close()
    style.install(qapp)
    qapp.setStyleSheet("")


def in_step(window: MainWindow) -> str:
    """What differs between plan, store, text and table; "" if nothing does."""
    session = window.session
    session.flushing.emit()
    plan = session.plan
    if plan is None:
        return ""
    if session.workbench.plan(plan.id) != plan:
        return "the store holds another plan"
    sheet, table = (window.area.page.widget(view) for view in ("text", "tasks"))
    shown = sheet.toPlainText().split("\n") if sheet is not None else typed(plan)
    if shown != typed(plan):
        return f"the sheet shows other words: {set(shown) ^ set(typed(plan))}"
    if table is not None and table.isVisible() and not rows_agree(table, plan):
        return "the table shows other rows"
    return ""


def kept_plans(workbench: Workbench) -> dict[str, Plan]:
    return {plan.id: workbench.plan(plan.id) for plan in workbench.plans()}


def typed(plan: Plan) -> list[str]:
    return ["".join(r.text for r in b.runs if r.role != "number") for b in manuscript(plan)]


def rows_agree(table, plan: Plan) -> bool:
    table._later.stop()
    table._refresh()
    shown = {line.key for line in table.model._lines if hasattr(line, "row")}
    every = task_rows(plan)
    return (
        table.model._every == every
        and [row.row for row in every] == list(rows(plan))
        and shown <= {row.key for row in every}
    )


def walk_back_and_forth(workbench: Workbench, plan: Plan) -> tuple[Plan, Plan]:
    """The plan with everything undone, and again with all that was undone redone."""
    first, last, steps = plan, plan, 0
    while workbench.undo_label(plan.id) and (undone := workbench.undo(plan.id)):
        first, steps = undone, steps + 1
    for _ in range(steps):
        last = workbench.redo(plan.id) or last
    return first, last


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(
    ("seed", "count"),
    [(1, 200), (2, 200)]
    + [pytest.param(seed, 2500, marks=pytest.mark.long) for seed in range(11, 19)],
)
def test_nothing_breaks_and_all_stays_one(window, path, qtbot, seed: int, count: int) -> None:
    broken: list[object] = []
    window.session.broke.connect(broken.append)
    window.close = lambda: True  # 退出 is not tried
    begun = kept_plans(window.session.workbench)
    hand = WildHand(window, seed)

    for step in range(count):
        hand.act()
        if step % 3 == 0:
            QApplication.processEvents()
        differs = in_step(window) if step % EVERY == 0 else ""
        assert not differs, f"{differs} at {step}: {hand.done[-EVERY - 5 :]}"
        assert not broken, f"{broken} at {step}: {hand.done[-15:]}"

    hand.stop()
    assert in_step(window) == ""
    qtbot.waitUntil(lambda: not window.findChildren(QDialog), timeout=5000)
    qtbot.waitUntil(lambda: not window.session.unfinished, timeout=30_000)
    del window.close
    assert window.close()
    with Workbench(path) as workbench:
        assert not workbench.read_only, "the window still holds the store"
        ended = kept_plans(workbench)
        walked = {key: walk_back_and_forth(workbench, plan) for key, plan in ended.items()}
    assert {key: last for key, (_, last) in walked.items()} == ended
    assert {key: first for key, (first, _) in walked.items() if key in begun} == begun
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
