"""The store is opened again: each view comes up in its window, which keeps the keys for undo."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import make_plan
from workbench.app import Workbench
from workbench.drafting import editing

VIEWS = ("text", "tasks", "align", "pages", "board")
WAIT = 15_000


class Windows(QObject):
    """Keeps what was shown as a window of its own."""

    def __init__(self, parent):
        super().__init__(parent)
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def path(tmp_path):
    """A store with a plan that was edited once."""
    path = tmp_path / "资料库.yaodian"
    with Workbench(path) as workbench:
        plan = make_plan()
        workbench.save(None, plan, "新建2027年要点")
        once = editing.set_task_text(plan, "t2", "监测哨点医院增至30家。")
        workbench.save(plan, once, "改写（一）第2句")
    return path


@pytest.fixture
def reopen(open_window, path):
    """Opens the window on the store as it is at the start of the program, in a view."""
    return partial(open_window, path)


@pytest.mark.parametrize("view", VIEWS)
def test_ctrl_z_works_at_once_in_each_view(reopen, qtbot, view):
    window = reopen(view)

    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert window.session.redo_label == "改写（一）第2句"


def test_no_part_is_a_window_of_its_own_for_a_moment(reopen, qapp, qtbot):
    window = reopen("text")
    windows = Windows(window)
    qapp.installEventFilter(windows)

    for view in VIEWS:
        window.area.show_view(view)
    for action in ("history", "find", "check", "reference"):
        window.actions_table[action].trigger()
    qapp.removeEventFilter(windows)

    assert windows.seen == []


@pytest.mark.parametrize("view", ["text", "board"])
def test_counts_are_there_without_an_edit(reopen, qtbot, view):
    window = reopen(view)
    tabs = window.area.bottom.tabs

    qtbot.waitUntil(lambda: tabs.tabText(0) != "审校", timeout=WAIT)

    assert "责任未定" in window.status.tasks.text()
    assert window.session.undo_label == "改写（一）第2句"
