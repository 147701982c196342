"""Every item model of the window keeps Qt's rules, with the content of a real store."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QSettings
from PySide6.QtTest import QAbstractItemModelTester

import ui
from tests.ui.test_fonts_dialog import FONTS
from tests.ui.test_import_tree import ROWS
from ui import style
from ui.dialogs.font_model import FontModel
from ui.dialogs.phrase_model import PhraseModel
from ui.imports.tree_model import RowsModel
from ui.session import Session
from ui.slots.slot_model import SlotModel
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.drafting import editing
from workbench.drafting.phrases import Phrase
from workbench.drafting.samples import samples
from workbench.plan import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT = 30_000
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
PAGES = ("rollforward", "fates", "facts", "compare")
SHOWN = ("text", "tasks", "align", "board", "history", "find", "check", "palette", "align-matrix")


def models_of_the_window() -> set[type]:
    """All classes of item models in the folders of the window, but for those others build on."""
    found: set[type] = set()
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        held = vars(importlib.import_module(module.name)).values()
        found |= {c for c in held if isinstance(c, type) and issubclass(c, QAbstractItemModel)}
    ours = {made for made in found if made.__module__.startswith("ui.")}
    return {made for made in ours if not made.__subclasses__()}


@pytest.fixture
def window(qapp, qtbot, tmp_path) -> Iterator[MainWindow]:
    """Every page and list of it has been opened once."""
    style.install(qapp)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    workbench = Workbench(tmp_path / "资料库.yaodian")
    documents = [workbench.import_file(sample) for sample in samples()]
    made = workbench.new_plan(documents[0].id, 2027)
    workbench.store.keep_preference(f"superiors/{made.plan.id}", ())
    window = MainWindow(Session(workbench), settings, fresh=False)
    qtbot.addWidget(window)
    window.resize(1600, 900)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.session.plan_opened, timeout=WAIT):
        window.begin()
    for key in PAGES:
        window.area.show_whole(key)
    for key in SHOWN:
        window.actions_table[key].trigger()
    window.aids.palette.hide()
    window.panel.search.setText("急救")
    window.panel.seek()  # at once, not after the pause of typing
    yield window
    window.close()


def test_every_model_of_the_window_keeps_the_rules_while_the_plan_changes(
    window, qtbot, qtmodeltester
):
    own = Phrase("新质生产力", "2024")
    apart = (RowsModel(), FontModel(FONTS), PhraseModel((own,)), SlotModel())
    apart[0].show(ROWS)
    models = [*window.findChildren(QAbstractItemModel), *apart]
    ours = [model for model in models if type(model).__module__.startswith("ui.")]
    session = window.session
    qtbot.waitUntil(lambda: not session.unfinished, timeout=WAIT)
    testers = [QAbstractItemModelTester(model, FATAL) for model in ours]

    task = next(task for task in session.plan.tasks() if len(task.text) > 20)
    session.apply(editing.assign(session.plan, [task.id], Role.LEAD, ["疾控处"]), "填充")
    session.apply(editing.set_task_text(session.plan, task.id, "改写了这一句。"), "改写")
    for key in ("undo", "undo", "redo", "tasks", "text", "align"):
        window.actions_table[key].trigger()
    session.open_plan("")

    assert len(testers) == len(ours)
    assert models_of_the_window() - {type(model) for model in ours} == set()
