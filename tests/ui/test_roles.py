"""Painted widgets are to a screen reader what they are to the eye."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from ui import roles
from ui.board.chart import Chart
from ui.details.chips import ChipField
from ui.details.head import StateChip
from ui.pages.desk import PagesDesk
from ui.turn.page import Progress
from ui.turn.stat_bar import StatBar
from ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def told(qapp):
    roles.install()


def role_of(widget):
    return QAccessible.queryAccessibleInterface(widget).role()


def draw_nothing(*_):
    """A chart that is never shown."""


def shown(qtbot, widget, name="名称"):
    qtbot.addWidget(widget)
    widget.setAccessibleName(name)
    return widget


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (Progress, QAccessible.Role.ProgressBar),
        (StatBar, QAccessible.Role.Chart),
        (StateChip, QAccessible.Role.StaticText),
        (lambda: Chart("各单位任务", "按完成季度", draw_nothing), QAccessible.Role.Chart),
        (lambda: PagesDesk(draw_nothing), QAccessible.Role.Document),
        (lambda: ChipField("牵头单位", dict), QAccessible.Role.List),
    ],
)
def test_a_painted_widget_has_the_role_of_what_it_shows(qtbot, make, role):
    widget = shown(qtbot, make())

    assert role_of(widget) is role


def test_its_name_is_read_out_as_before_and_again_after_garbage_was_collected(qtbot):
    widget = shown(qtbot, Progress(), "已处理 3 / 9")
    role_of(widget)

    gc.collect()

    told = QAccessible.queryAccessibleInterface(widget)
    assert told.role() is QAccessible.Role.ProgressBar
    assert told.text(QAccessible.Text.Name) == "已处理 3 / 9"


def test_what_qt_knows_itself_stays_as_it_is(qtbot):
    plain = shown(qtbot, QWidget())
    label = shown(qtbot, QLabel("字"))

    assert role_of(plain) is QAccessible.Role.Client
    assert role_of(label) is QAccessible.Role.StaticText


def test_the_window_tells_qt_when_it_is_painted_first(qapp, session, qtbot, tmp_path):
    qapp.setProperty("roles", "")
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, settings, fresh=False)
    qtbot.addWidget(window)

    with qtbot.waitSignal(window.painted):
        window.show()

    assert qapp.property("roles") == "told"
